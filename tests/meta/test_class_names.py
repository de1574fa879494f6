"""Each class has a name of its own, so that a word means one thing wherever it's read."""

from __future__ import annotations

import ast
from collections import defaultdict

from tests.meta.source import modules, named, nodes


def test_class_names() -> None:
    """No two modules of the program define classes of the same name."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for path in modules("bot", "cogs"):
        for node in nodes(path):
            if isinstance(node, ast.ClassDef):
                found[node.name].add(named(path))

    assert {name: sorted(places) for name, places in found.items() if len(places) > 1} == {}
