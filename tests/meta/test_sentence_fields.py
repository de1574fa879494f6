"""Each sentence is given the fields that it has, also where no test ever draws it."""

from __future__ import annotations

import ast
from string import Formatter
from typing import TYPE_CHECKING

from tests.meta.source import ROOT, loaded, named, nodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def _texts(node: ast.expr, names: Mapping[str, object]) -> Iterator[str]:
    """Yield the sentences that an expression may be, as far as its names say: `words.GONE`."""
    if isinstance(node, ast.IfExp):
        yield from (*_texts(node.body, names), *_texts(node.orelse, names))
    elif isinstance(node, ast.Name):
        yield from filter(None, [_text(names.get(node.id))])
    elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        yield from filter(None, [_text(getattr(names.get(node.value.id), node.attr, None))])


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _fields(sentence: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(sentence) if field}


def _missing(call: ast.Call, names: Mapping[str, object]) -> Iterator[str]:
    """Yield the fields that a sentence has, and isn't given."""
    assert isinstance(call.func, ast.Attribute)
    given = {one.arg for one in call.keywords}
    if None not in given:  # **fields: what's in them is known only when it runs
        for sentence in _texts(call.func.value, names):
            yield from sorted(_fields(sentence) - {str(one) for one in given})


def test_each_sentence_gets_its_fields() -> None:
    """No `format(...)` leaves a field out: that would be a fault where a member reads."""
    found, count = dict[str, list[str]](), 0
    for module in loaded("bot", "cogs"):
        path = ROOT / str(module.__file__)
        for node in nodes(path):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "format"
                and node.keywords
            ):
                count += any(_texts(node.func.value, vars(module)))
                if missing := [*_missing(node, vars(module))]:
                    found[f"{named(path)}:{node.lineno}"] = missing

    assert count > 700
    assert found == {}
