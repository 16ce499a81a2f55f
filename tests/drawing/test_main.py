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
        (["gallery", "/no/such/folder/a.pdf"], "'/no/such/folder/a.pdf': No such file"),
        (["gallery", "plates.png"], "'plates.png' is no PDF: give it the ending .pdf."),
        (["landmarks", "ankle_latral"], "There is no plate 'ankle_latral'. Did you mean ankle_lat"),
        (["landmarks", "nowhere.svg"], "There is no plate file 'nowhere.svg'."),
        (["nowhere.svg", "sole.png"], "There is no plate file 'nowhere.svg'."),
    ],
)
def test_a_file_that_cannot_be_read_or_written_is_named_in_one_line(arguments, said, capsys):
    assert main(arguments) == 2
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(said)


def test_the_landmarks_of_a_plate_are_listed_with_kind_place_and_touch(capsys):
    assert main(["landmarks", "ankle_lateral"]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head == "Outer side of the right ankle and foot (ankle_lateral): 25 landmarks"
    assert len(lines) == 2 * 25
    mark = lines.index("achilles_front_border (line): front edge of the Achilles tendon")
    assert lines[mark + 1].strip().startswith("Pinch the cord above your heel")
