"""The newest Python is found by running it: names that lead nowhere are passed over."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.meta.source import ROOT

if TYPE_CHECKING:
    from pathlib import Path

# A Python as far as it's asked: which one it is, to make a venv, to install.
PYTHON = """#!/bin/sh
case "$1$2" in
  --version) echo "Python {version}";;
  -mvenv) {venv} && mkdir -p "$4/bin" && cp "$0" "$4/bin/python";;
  -cimport\\ sys*) echo 11;;
  -cimport\\ ensurepip*) [ "$3" = {minor} ];;
esac
"""
SHIM = "#!/bin/sh\necho pyenv: command not found; exit 127\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A checkout whose own Python is 3.11, and a computer on which python3.13 leads nowhere."""
    for name in (".ci/newest", "Makefile", "tests/requirements.lock"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    program(tmp_path / ".venv/bin/python", version="3.11.2")
    program(tmp_path / "bin/python3.13", SHIM)
    return tmp_path


def program(path: Path, text: str = PYTHON, version: str = "", venv: str = "true") -> None:
    """Put a program there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    minor = ".".join(version.split(".")[:2])
    path.write_text(text.format(version=version, minor=minor, venv=venv))
    path.chmod(0o755)


def newest(folder: Path) -> tuple[int, str]:
    """Run it; return the exit code and the last line that it said."""
    env = {"PATH": f"{folder / 'bin'}:/usr/bin:/bin", "HOME": str(folder)}
    done = subprocess.run([folder / ".ci/newest"], env=env, capture_output=True, text=True)
    return done.returncode, done.stdout.splitlines()[-1]


def test_none(folder: Path) -> None:
    """A name alone isn't a Python."""
    assert newest(folder) == (1, "No Python from 3.12 to 3.13 works here.")


def test_where_pyenv_keeps_them(folder: Path) -> None:
    """The one behind an unset name is found, its newest version first."""
    for version in ("3.13.2", "3.13.10"):
        program(folder / f".pyenv/versions/{version}/bin/python3", version=version)
    program(folder / "bin/python3.12", version="3.12.1")

    assert newest(folder) == (0, "Python 3.13.10 is the newest that works here.")
    assert newest(folder) == (0, "Python 3.13.10 is the newest that works here.")


def test_one_that_cannot_be_used(folder: Path) -> None:
    """One that makes no venv is passed over for an older one, and so is what calls itself newer."""
    program(folder / "bin/python3.13", version="3.13.0", venv="false")
    program(folder / ".pyenv/versions/3.13.1/bin/python3", version="3.14.0")
    program(folder / "bin/python3.12", version="3.12.1")

    assert newest(folder) == (0, "Python 3.12.1 is the newest that works here.")
