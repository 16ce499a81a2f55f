"""The illustrator's command: what goes wrong is said in a line."""

import pytest

from acupress.__main__ import main
from acupress.facts.tables import PLATES

GOOD = str(PLATES / "foot_sole.svg")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([GOOD, "/no/such/folder/sole.png"], "'/no/such/folder/sole.png': No such file"),
        ([GOOD, "sole.xyz"], "'sole.xyz' is no picture: give it an ending of .png, .svg, .pdf."),
        ([GOOD, "sole"], "'sole' is no picture: give it an ending of .png, .svg, .pdf."),
        (["nowhere.svg", "sole.png"], "There is no plate file 'nowhere.svg'."),
    ],
)
def test_a_file_that_cannot_be_read_or_written_is_named_in_one_line(arguments, said, capsys):
    assert main(arguments) == 2
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(said)
