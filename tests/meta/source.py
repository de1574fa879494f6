"""The project's own files, for tests that read them."""

from __future__ import annotations

import ast
import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

ROOT = Path(__file__).parents[2]
CODE = ("bot", "cogs", "migrations", "tests")
# What is in bot/ without being a feature: what all share, and what starts the program.
SHARED = {"kit", "ui", "agenda", "demo", "trying"}


def modules(*folders: str) -> Iterator[Path]:
    """Yield every Python file below these folders."""
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    """Return a file's syntax tree, read once for all that look at it."""
    return ast.parse(path.read_text(encoding="utf-8"))


def loaded(*folders: str) -> Iterator[ModuleType]:
    """Yield every module below these folders, also those that nothing else imports."""
    for path in modules(*folders):
        if path.name != "__main__.py":
            place = path.parent if path.name == "__init__.py" else path.with_suffix("")
            yield import_module(".".join(place.relative_to(ROOT).parts))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return every node of a file's syntax tree: to go through it takes longer than to read it."""
    return tuple(ast.walk(tree(path)))


def named(path: Path) -> str:
    """Return a file's place in the project."""
    return path.relative_to(ROOT).as_posix()


def packages(folder: str) -> set[str]:
    """Return the names of the packages directly in a folder."""
    return {path.parent.name for path in (ROOT / folder).glob("*/__init__.py")}


def features() -> set[str]:
    """Return the names of every feature."""
    return packages("bot") - SHARED


def configuration() -> dict[str, Any]:
    """Return pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
