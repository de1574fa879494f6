"""`Any` is written only where a library, a file or Discord gives values without a type."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.meta.source import modules, named, nodes

if TYPE_CHECKING:
    from pathlib import Path

BOUNDARIES = {
    # Rows, statements and drivers
    "bot/kit/columns.py": "what SQLAlchemy's Column takes",
    "bot/kit/database.py": "SQLAlchemy's rows, whose columns nothing checks, and drivers",
    "bot/kit/sqlite.py": "aiosqlite's cursor, and the rows it gives",
    "bot/backup/rows.py": "values of any column, as JSON keeps them",
    "bot/shelf/rules.py": "the same, by its columns",
    "bot/wins/rules.py": "the same",
    # Files and what reads them
    "bot/shelf/office_text.py": "an lxml tree",
    "bot/celebrations/checking.py": "tables of a TOML file, whose types are checked here",
    "bot/celebrations/observances.py": "tables of a TOML file",
    "bot/documents/wordstyles.py": "python-docx, whose styles are of several kinds",
    # Discord
    "bot/ui/payload.py": "an interaction's data, as Discord sends it",
    "bot/ui/template.py": "custom ids: text that each placeholder's kind reads",
    "bot/ui/under_post.py": "a channel as Discord's HTTP interface gives it",
    "bot/ui/components.py": "arguments of discord.py's overloads, and its callback",
    "bot/ui/answer.py": "arguments of discord.py's overloads",
    "bot/ui/send.py": "the same",
    "bot/shards.py": "the same",
    "bot/ui/review.py": "a surface or a draft of whatever text, which only its own functions read",
    "cogs/coffee/views.py": "a value of one of four menus, by the setting's name",
    # The simulated Discord
    "bot/demo/presses.py": "SimCord's pages",
    "bot/demo/simulated.py": "SimCord's inner parts",
    "bot/demo/stage.py": "the same, and the stories' file",
    "bot/demo/world.py": "the same",
}
# How often at most it's written: where a type became known, the number goes down.
AT_MOST = {("bot", "cogs"): 60, ("tests",): 180}


def test_any_only_at_boundaries() -> None:
    """Each module that uses `Any` is listed above with the reason, and each one listed does."""
    users = {named(path) for path in modules("bot", "cogs") if _count(path)}

    assert users == BOUNDARIES.keys()


@pytest.mark.parametrize(("folders", "most"), AT_MOST.items())
def test_any_gets_rarer(folders: tuple[str, ...], most: int) -> None:
    """What has a type declares it, in tests too."""
    assert sum(map(_count, modules(*folders))) <= most


def _count(path: Path) -> int:
    return sum(isinstance(node, ast.Name) and node.id == "Any" for node in nodes(path))
