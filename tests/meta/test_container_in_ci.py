"""The container in `.ci/run`: what can't be tried fails nothing, what misbehaves does."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.meta.source import ROOT

if TYPE_CHECKING:
    from pathlib import Path

# Programs as far as .ci/image asks them: each does nothing, and all goes well.
IMAGE = {
    "id": "echo 0",
    "apt-get": "",
    "debootstrap": 'for base in "$@"; do :; done; mkdir "$base"',
    "tar": "",
    "podman": "",
    "make": 'echo "make $1"',
}
RUN = ("make", "chromium", "initdb", ".ci/newest", ".ci/cover", ".ci/image")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A checkout, as far as both scripts read it."""
    for name in ("run", "image"):
        program(tmp_path / f".ci/{name}", (ROOT / f".ci/{name}").read_text("utf-8"))
    return tmp_path


def program(path: Path, text: str) -> None:
    """Put a program there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text if text.startswith("#!") else f"#!/bin/sh\n{text}\n", "utf-8")
    path.chmod(0o755)


def ended(folder: Path, script: str) -> tuple[int, str]:
    """Run a script; return its exit code and all it said."""
    env = {"PATH": f"{folder / 'bin'}:/usr/bin:/bin", "TMPDIR": str(folder)}
    done = subprocess.run([folder / script], env=env, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("name", "does", "says"),
    [
        ("id", "echo 1000", "only root can make its base"),
        ("apt-get", '[ "$1" != update ]', "Debian's packages can't be reached"),
        ("apt-get", '[ "$1" != install ]', "Podman can't be installed"),
        ("debootstrap", "echo no mirror; exit 1", "debootstrap can't make its base: no mirror"),
        ("podman", "case $* in *import*) exit 1;; esac", "no image can be kept here"),
        (
            "podman",
            "case $* in *true) echo no rights; exit 1;; esac",
            "none can run here: no right",
        ),
        ("podman", "case $* in *build*) echo no DNS; exit 1;; esac", "gets no packages: no DNS"),
    ],
)
def test_not_here(folder: Path, name: str, does: str, says: str) -> None:
    """What this computer can't do is said, and fails nothing."""
    for one, usual in IMAGE.items():
        program(folder / "bin" / one, does if one == name else usual)
    code, said = ended(folder, ".ci/image")

    assert (code, "make image-test" in said) == (0, False)
    assert "NOT TESTED: the container, because" in said
    assert says in said
    assert not list(folder.glob("tmp.*"))


@pytest.mark.parametrize("code", [0, 2])
def test_image(folder: Path, code: int) -> None:
    """Where it can be tried, building and running it decides."""
    for one, usual in IMAGE.items():
        program(folder / "bin" / one, f"{usual}; exit {code}" if one == "make" else usual)
    found, said = ended(folder, ".ci/image")

    assert found == code
    assert "NOT TESTED" not in said
    assert "make image-test" in said
    assert not list(folder.glob("tmp.*"))


@pytest.mark.parametrize(
    ("does", "code", "says"),
    [
        ("echo all is well", 0, "all is well"),
        ("echo the bot never connected; exit 2", 2, "the bot never connected"),
        ("kill -KILL $$", 0, "NOT TESTED to the end: the container."),
        ("exit 124", 0, "NOT TESTED to the end: the container."),
    ],
)
def test_run(folder: Path, does: str, code: int, says: str) -> None:
    """`.ci/run` fails with it, unless the time was up."""
    for one in RUN:
        place = folder if one.startswith(".ci/") else folder / "bin"
        program(place / one, does if one == ".ci/image" else "")
    found, said = ended(folder, ".ci/run")

    assert (found, says in said) == (code, True)
