"""One version number: anyone who reports something names the program that has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot import __version__
from bot.__main__ import main
from tests.discord import text
from tests.meta.source import ROOT, configuration

if TYPE_CHECKING:
    from tests.discord import World


def test_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    """`--version` prints it and stops."""
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])

    assert capsys.readouterr().out == f"What's Working {__version__}\n"


async def test_help(world: World) -> None:
    """/help shows it."""
    help_ = text(await world.dana.slash(world.channel, "help"))

    assert f"(What's Working {__version__})" in help_


def test_packaging_reads_it() -> None:
    """pyproject.toml doesn't keep a second number."""
    project = configuration()["project"]

    assert "version" not in project
    assert "version" in project["dynamic"]


def test_image_is_labeled() -> None:
    """However the image is built, also by compose, which passes nothing, it says its version."""
    said = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    runs = said[said.rindex("FROM ") :]
    defaults = dict(re.findall(r"^ARG (\w+)=(.*)$", runs, re.MULTILINE))
    labels = dict(re.findall(r'image\.(\w+)="(.*)"', runs))

    assert labels["version"] == "${VERSION}"
    assert defaults["VERSION"] == __version__
    assert labels["source"] == "${SOURCE}"
    assert defaults["SOURCE"]


def test_changelog_has_its_section() -> None:
    """A release can be tagged: the changelog has a section for this number."""
    assert f"\n## {__version__} " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
