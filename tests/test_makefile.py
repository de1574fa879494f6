"""`make run` on computers as they are: no venv, an old Python, a .venv that was cut short."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from bot import startup
from bot.__main__ import main
from tests.test_broken_states import Host, host
from tests.test_startup import ROOT

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["host"]

# What `make` calls in place of Python. Its venv has a pip that writes down what it's asked.
PYTHON = f"""#!/bin/sh
[ -n "$WITHOUT_VENV" ] && [ "$2" = venv ] && {{
  mkdir -p .venv/bin; ln -sf /no/python .venv/bin/python; exit 1; }}
if [ "$2" = venv ]; then
  rm -rf .venv; mkdir -p .venv/bin; cp "$0" .venv/bin/python; echo venv >> told; exit
fi
case "$2" in
  pip) shift 2; echo "pip $1" >> told; exit;;
  bot) shift 2; echo "bot $*" >> told; [ "$1" != migrate ] || exit ${{MIGRATING:-0}}; exit;;
esac
[ "$1" = -c ] && [ -n "$OLD" ] && {{ echo "$OLD" >&2; exit 1; }}
exec {sys.executable} "$@"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A fresh clone, as far as `make` reads it."""
    (tmp_path / "tests").mkdir()
    for name in ("Makefile", "requirements.lock", "requirements-extras.lock"):
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "tests/requirements.lock", tmp_path / "tests")
    python = tmp_path / "python"
    python.write_text(PYTHON)
    python.chmod(0o755)
    return tmp_path


def make(folder: Path, target: str, **env: str) -> tuple[int, str, list[str]]:
    """Run a target; return the exit code, what it said, and what it asked of Python."""
    (folder / "told").write_text("")
    done = subprocess.run(
        ["make", target, f"PYTHON={folder / 'python'}"],
        cwd=folder,
        env={"PATH": os.environ["PATH"], **env},
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout + done.stderr, (folder / "told").read_text().splitlines()


INSTALLED = ["pip install", "pip uninstall"]


def test_first_and_second_time(folder: Path) -> None:
    """The first start installs, the second only starts, and a new lock installs again."""
    assert make(folder, "run")[2] == ["venv", *INSTALLED, "bot run"]
    assert make(folder, "run")[2] == ["bot run"]
    assert (folder / ".venv/installed.lock").read_bytes() == (
        folder / "requirements.lock"
    ).read_bytes()

    os.utime(folder / "requirements.lock", (2**31, 2**31))
    os.utime(folder / "requirements-extras.lock", (2**31, 2**31))
    assert make(folder, "run")[2] == [*INSTALLED, "bot run"]


@pytest.mark.parametrize("target", ["run", "demo"])
def test_without_venv(folder: Path, target: str) -> None:
    """Without python3-venv it names the package and leaves nothing half made; then it works."""
    code, said, _ = make(folder, target, WITHOUT_VENV="1")
    assert code != 0
    assert "sudo apt install python3-venv" in said
    assert not (folder / ".venv").exists()

    assert make(folder, target)[0] == 0


def test_half_made(folder: Path) -> None:
    """A .venv without pip, as an earlier version left it, is made again, also after it ran once."""
    make(folder, "run")
    python = folder / ".venv/bin/python"
    python.unlink()
    python.symlink_to("/no/python")  # as after an upgrade of the system's Python

    assert make(folder, "run")[2] == ["venv", *INSTALLED, "bot run"]


@pytest.mark.parametrize("target", ["run", "demo", "update"])
def test_old_python(folder: Path, target: str) -> None:
    """`make run` is as clear about an old Python as `make demo`."""
    (folder / ".git").mkdir()
    git = folder / "git"
    git.write_text("#!/bin/sh\n")
    git.chmod(0o755)
    code, said, told = make(
        folder,
        target,
        OLD="Python 3.11 or newer is needed.",
        PATH=f"{folder}:{os.environ['PATH']}",
    )

    assert code != 0
    assert "Python 3.11 or newer is needed." in said
    assert "venv" not in told


@pytest.fixture
def pulled(folder: Path) -> Path:
    """A clone with a program in it, in which `git pull` brings new packages."""
    git = folder / "git"
    git.write_text('#!/bin/sh\necho "git $*" >> told\ntouch -d @2147483648 requirements.lock\n')
    git.chmod(0o755)
    make(folder, "run")
    return folder


def update(folder: Path, **env: str) -> tuple[int, str, list[str]]:
    """Run `make update` with the folder's git."""
    return make(folder, "update", PATH=f"{folder}:{os.environ['PATH']}", **env)


def test_update(pulled: Path) -> None:
    """One command: a copy by the old program, the new one and its packages, a look, the update."""
    code, said, told = update(pulled)

    assert code == 0
    assert told == [
        "bot backup --for-update",
        "git pull --ff-only",
        *INSTALLED,
        "bot doctor --offline",
        "bot migrate",
    ]
    assert "Updated. Start it: make run" in said


@pytest.mark.parametrize(
    ("ended", "code", "says"),
    [("10", 0, "the old version is still running. Stop it, then: make run"), ("16", 2, "Error 1")],
)
def test_update_beside_a_bot(pulled: Path, ended: str, code: int, says: str) -> None:
    """Where it runs in another window its database isn't touched; what fails still fails."""
    done, said, _ = update(pulled, MIGRATING=ended)

    assert done == code
    assert says in said
    assert "Updated. Start it" not in said


@pytest.mark.parametrize("extra", ["postgres", "moving"])
def test_extras(folder: Path, extra: str) -> None:
    """Their packages are asked for once, and kept up to date from then on."""
    make(folder, "run")
    assert make(folder, extra)[2] == INSTALLED
    wanted = (folder / "requirements-extras.lock").read_bytes()
    assert (folder / ".venv/installed.lock").read_bytes() == wanted
    assert make(folder, "run")[2] == ["bot run"]


def test_packages_of_before(host: Host) -> None:
    """After `git pull` without its packages nothing starts, and it says which command helps."""
    (host.folder / startup.INSTALLED).write_text("of before")
    host.patch.setattr("sys.prefix", str(host.folder))
    for command in ("run", "doctor"):
        code, said = host.told(command)
        assert code == 15
        assert said == (
            "The program was updated, but its packages weren't. In the program's folder: "
            "make update\n"
        )


def test_a_package_that_is_missing(host: Host) -> None:
    """A module that isn't there is one sentence; a module of our own would be a bug."""
    host.patch.setattr("bot.__main__.OWN", host.folder / "none")
    for command in ("run", "doctor"):
        with host.patch.context() as patch:
            without_dotenv(patch)
            code, said = host.told(command)
        assert code == 15
        assert "The package dotenv isn't installed" in said


def test_another_python(host: Host, tmp_path: Path) -> None:
    """What's typed with the system's Python is said again with the program's own."""
    host.patch.setattr("bot.__main__.OWN", tmp_path)
    without_dotenv(host.patch)
    code, said = host.told("doctor")

    assert code == 15
    assert said.endswith("The program has its own: .venv/bin/python -m bot doctor\n")


def without_dotenv(patch: pytest.MonkeyPatch) -> None:
    """As in a process that just began, and whose Python doesn't have one of the packages."""
    for module in ("bot.command_line", "bot.settings"):
        patch.delitem(sys.modules, module, raising=False)  # another test loads it, or none did
    patch.setitem(sys.modules, "dotenv", None)


def test_without_an_extra(host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    """Moving a group says which package it needs before it asks for a passphrase."""
    host.patch.setitem(sys.modules, "cryptography", None)
    for more in (("export", "5", "a.group"), ("import", "a.group")):
        assert main(["group", *more]) == 15
        assert "make moving" in capsys.readouterr().err
