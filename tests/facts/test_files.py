"""A file is written whole or not at all; what is no file is left what it is."""

import os
import stat

from acupress import __main__ as command
from acupress.body import export
from acupress.facts.files import write_whole


def test_a_device_stays_a_device(tmp_path):
    link = tmp_path / "nowhere"
    link.symlink_to(os.devnull)
    write_whole(link, b"text")
    assert stat.S_ISCHR(link.stat().st_mode) and [one.name for one in tmp_path.iterdir()] == [
        "nowhere"
    ]


def test_what_commands_write_is_as_it_was_where_there_is_no_room(tmp_path, monkeypatch, capsys):
    table = tmp_path / "points.csv"
    table.write_text("as it was")

    def full(*_):
        raise OSError(28, "No space left on device", str(table))

    monkeypatch.setattr(export, "located_rows", lambda: [])
    monkeypatch.setattr(export, "as_csv", lambda rows: "code\n")
    monkeypatch.setattr(os, "replace", full)
    assert command.main(["table", "--format", "csv", str(table)]) == 2
    assert "No space left" in capsys.readouterr().out
    assert [one.name for one in tmp_path.iterdir()] == ["points.csv"]
    assert table.read_text() == "as it was"
