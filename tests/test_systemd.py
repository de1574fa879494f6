"""`service install`: a unit that systemd accepts, for anyone who runs the bot, or by hand."""

from __future__ import annotations

import configparser
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot import startup
from bot import systemd as service
from bot.__main__ import main


@pytest.fixture
def systemd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer with systemd, whose commands are written down; a folder with settings."""
    (tmp_path / "units").mkdir()
    (tmp_path / "my bot").mkdir()
    (tmp_path / "my bot" / ".env").touch()
    monkeypatch.chdir(tmp_path / "my bot")
    monkeypatch.setattr(service, "RUNNING", tmp_path)
    monkeypatch.setattr(service, "UNITS", tmp_path / "units")
    monkeypatch.setattr(Path, "owner", lambda _: "marta")
    monkeypatch.setenv("SUDO_USER", "an-administrator")
    told = tmp_path / "systemctl"
    told.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/told\n')
    told.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    return tmp_path


def _read(text: str) -> configparser.ConfigParser:
    unit = configparser.ConfigParser(interpolation=None, strict=True)
    unit.optionxform = str  # type: ignore[assignment,method-assign] # systemd's names have capitals
    unit.read_string(text)
    return unit


def test_install(systemd: Path) -> None:
    """The unit is for the owner of the settings, in this folder, with this Python."""
    assert main(["service", "install"]) == 0

    unit = _read((systemd / "units" / "whats-working.service").read_text())
    assert unit["Service"]["User"] == "marta"
    assert unit["Service"]["WorkingDirectory"] == str(systemd / "my bot")
    assert unit["Service"]["ExecStart"] == f"{sys.executable} -m bot run"
    assert unit["Unit"]["Wants"].split()[0] == "network-online.target"
    assert int(unit["Service"]["RestartSec"])
    assert (systemd / "told").read_text() == "daemon-reload\nenable --now whats-working\n"


def test_settings_written_with_sudo(systemd: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where `.env` is root's, the bot runs as the person behind sudo: root may do too much."""
    monkeypatch.setattr(Path, "owner", lambda _: "root")
    assert main(["service", "install"]) == 0

    unit = _read((systemd / "units" / "whats-working.service").read_text())
    assert unit["Service"]["User"] == "an-administrator"


def test_without_rights(
    systemd: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Anyone who isn't an administrator gets the command, and the file to save by hand."""

    def refused(*_arguments: object) -> int:
        raise PermissionError

    monkeypatch.setattr(Path, "write_text", refused)
    assert main(["service", "install"]) == 1

    said = capsys.readouterr().out
    assert f"sudo {sys.executable} -m bot service install" in said
    assert "[Install]\nWantedBy=multi-user.target" in said


@pytest.mark.parametrize(
    ("remove", "says"), [("RUNNING", "Only systemd"), (".env", "There's no .env in")]
)
def test_not_here(
    systemd: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    remove: str,
    says: str,
) -> None:
    """Without systemd, or in another folder, it says what to do."""
    if remove == "RUNNING":
        monkeypatch.setattr(service, "RUNNING", systemd / "none")
    else:
        Path(".env").unlink()
    assert main(["service", "install"]) == 17
    assert says in capsys.readouterr().err


def test_refused_by_systemd(systemd: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What systemd doesn't take is a sentence with the way on."""
    (systemd / "systemctl").write_text("#!/bin/sh\n[ $1 != enable ]\n")
    assert main(["service", "install"]) == 17

    said = capsys.readouterr()
    assert "systemd didn't take it (systemctl enable --now whats-working;" in said.err
    assert "Installed" not in said.out


def test_no_restart_where_it_cannot_help() -> None:
    """Every exit code is tried again or not, on purpose: what may pass by itself is."""
    text = service.TEMPLATE.read_text()
    prevented = {int(code) for code in _read(text)["Service"]["RestartPreventExitStatus"].split()}
    codes = {one.code for one in vars(startup).values() if isinstance(one, startup.StartProblem)}

    # Another bot, a full disk, a clock that isn't set yet; 17 is of no running bot.
    assert codes - prevented == {10, 16, 17, 18}
    assert prevented <= codes


def test_systemd_accepts_it(tmp_path: Path) -> None:
    """Where systemd's own check is installed, it finds nothing wrong, whatever a folder's name."""
    check = shutil.which("systemd-analyze")
    if check is None:
        return  # the names are those of its manual, and parsed above
    folder = tmp_path / "50%h of my bot"
    python = folder / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    file = tmp_path / "whats-working.service"
    file.write_text(service.unit(folder, "root", service.program(str(python))))
    done = subprocess.run([check, "verify", file], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
