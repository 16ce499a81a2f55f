"""The package as others install it: a wheel, used from an empty folder."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
USE = """
import acupress as ap
from pathlib import Path
print(Path(ap.__file__).parent)
print(ap.locate("BL60").words)
assert ap.show_point("BL60").alt and ap.point_card("BL60").text
assert ap.PointPicker(["LI4", "BL60"]).selected == "LI4"
ap.GuidedSession(), ap.RuleStepper("BL23"), ap.CountdownTimer(60)
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Where the wheel, built from this folder, is installed; what it needs is here already."""
    wheels, place = tmp_path_factory.mktemp("wheels"), tmp_path_factory.mktemp("place")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", str(wheels), str(ROOT)], check=True)
    (wheel,) = wheels.glob("acupress-*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--target", str(place), str(wheel)], check=True)
    return place


def test_an_installed_package_finds_its_tables_plates_and_widgets(installed, tmp_path):
    run = subprocess.run(
        [sys.executable, "-c", USE],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stderr
    where, words = run.stdout.splitlines()
    assert Path(where) == installed / "acupress"
    assert "Achilles tendon" in words


def test_it_carries_the_tables_that_teachers_edit(installed):
    inside = {file.name for file in (installed / "acupress" / "data").glob("*.csv")}
    assert inside == {file.name for file in (ROOT / "data").glob("*.csv")}


def numbers(version):
    """A version's numbers, without the zeros at its end: 10.4 is 10.4.0."""
    return tuple(map(int, re.sub(r"(\.0)+$", "", version).split(".")))


def test_the_lower_bounds_are_the_versions_that_are_tested_as_the_oldest():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    bounds = dict(needed.split(">=") for needed in project["dependencies"])
    rows = (ROOT / "tests" / "oldest.txt").read_text(encoding="utf-8").splitlines()
    oldest = dict(row.split("==") for row in rows if row and not row.startswith("#"))
    assert {name: numbers(bound) for name, bound in bounds.items()} == {
        name: numbers(pin) for name, pin in oldest.items()
    }
