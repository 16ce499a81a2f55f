"""Binder's recipe, as far as it can be read without building the image."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BINDER = ROOT / "binder"
IN_THE_BASE_IMAGE = {"ipykernel", "ipywidgets", "jupyterlab"}


def pins(path):
    """Map each package named in a requirements file to its pin."""
    rows = (line.partition("#")[0].strip() for line in path.read_text().splitlines())
    return dict(row.split("==") for row in rows if row and not row.startswith("-r"))


# Binder's image is a Linux one: neither repo2docker nor bash can be asked for on Windows.
on_linux = pytest.mark.skipif(sys.platform == "win32", reason="Binder builds on Linux")


@pytest.fixture(scope="module")
def dockerfile():
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", str(ROOT)]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return run.stdout + run.stderr


def test_binder_installs_the_tested_versions():
    tested = pins(ROOT / "requirements.txt")
    voila = {"voila": pins(ROOT / "requirements-dev.txt")["voila"]}
    expected = {name: pin for name, pin in tested.items() if name not in IN_THE_BASE_IMAGE}
    assert pins(BINDER / "requirements.txt") == expected | voila


@on_linux
def test_binder_offers_the_python_that_is_asked_for(dockerfile):
    """Without runtime.txt it would be 3.10, too old for pandas and matplotlib."""
    version = (BINDER / "runtime.txt").read_text().strip().removeprefix("python-")
    assert f"python={version}" in dockerfile
    assert tuple(map(int, version.split("."))) >= (3, 11)


@on_linux
def test_binder_reads_this_folder_and_no_other(dockerfile):
    assert not (ROOT / ".binder").exists(), "Binder refuses two folders"
    assert "binder/requirements.txt" in dockerfile
    assert "binder/postBuild" in dockerfile


@on_linux
def test_packages_are_installed_before_the_lessons_are_copied(dockerfile):
    """Then a commit that changes a lesson reuses them. A path among the pins would undo that."""
    assert dockerfile.index('-r "binder/requirements.txt"') < dockerfile.index(" src/ ")


@on_linux
def test_postbuild_stops_at_the_first_error():
    script = BINDER / "postBuild"
    assert subprocess.run(["bash", "-n", script]).returncode == 0
    assert "set -euo pipefail" in script.read_text().splitlines()
    assert script.stat().st_mode & 0o100, "chmod +x binder/postBuild"


def test_the_settings_are_valid():
    json.loads((BINDER / "overrides.json").read_text())
