"""Sentences that nobody reads, and sentences that stand twice."""

from __future__ import annotations

import ast
from collections import defaultdict
from typing import TYPE_CHECKING

from tests.meta.source import modules, named, nodes, tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Short labels such as "Back" may be the same word on different buttons.
LONG_ENOUGH = 6  # words


def _rooms() -> list[Path]:
    return [path for path in modules("bot") if path.stem.endswith("words")]


def _constants(path: Path) -> Iterator[tuple[str, ast.expr]]:
    for node in tree(path).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            yield node.target.id, node.value


def _used() -> set[str]:
    """Return every name that the program reads."""
    found: set[str] = set()
    for path in modules("bot", "cogs"):
        for node in nodes(path):
            if isinstance(node, ast.Attribute):
                found.add(node.attr)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                found.add(node.id)
            elif isinstance(node, ast.ImportFrom):
                found |= {one.name for one in node.names}
    return found


def test_no_sentence_is_unused() -> None:
    """Each constant of a words module is read somewhere in the program."""
    used = _used()
    unused = [
        f"{named(path)}: {name}"
        for path in _rooms()
        for name, _ in _constants(path)
        if name.isupper() and name not in used
    ]

    assert unused == []


def test_no_sentence_stands_twice() -> None:
    """A sentence is written once: two copies would soon say different things."""
    where: dict[str, list[str]] = defaultdict(list)
    for path in _rooms():
        for name, value in _constants(path):
            keys = {id(key) for one in ast.walk(value) for key in getattr(one, "keys", ())}
            for node in ast.walk(value):
                if id(node) in keys:  # names that other modules look up
                    continue
                text = node.value if isinstance(node, ast.Constant) else None
                if isinstance(text, str) and len(text.split()) >= LONG_ENOUGH:
                    where[text].append(f"{named(path)}: {name}")

    assert {text: places for text, places in where.items() if len(places) > 1} == {}
