"""Lists are written out, so that a change to one shows what was changed."""

from __future__ import annotations

import ast

from tests.meta.source import CODE, modules, named, nodes


def test_no_list_is_made_of_pieces() -> None:
    """No list or call takes its things from lists that are written inside it: `*("a", "b")`."""
    pieces = [
        f"{named(path)}:{node.lineno}"
        for path in modules(*CODE)
        for node in nodes(path)
        if isinstance(node, ast.Starred) and isinstance(node.value, ast.Tuple | ast.List | ast.Set)
    ]

    assert pieces == []
