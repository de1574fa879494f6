"""Days and times of day that people read come from the one formatter, `bot/kit/dates`."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from tests.meta.source import modules, named, nodes, tree

if TYPE_CHECKING:
    from collections.abc import Iterator

# Names of months and weekdays, and hours of half a day: what countries write differently.
NAMES = re.compile(r"%-?[AaBbhIlpPcx]")
# What reads dates, and the formatter.
READERS = ("bot/kit/dates/", "bot/school/")


def _formats(node: ast.AST) -> Iterator[str]:
    """Yield the formats of days in an f-string, or handed to strftime or format."""
    if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
        yield ast.unparse(node.format_spec)
    if isinstance(node, ast.Call):
        called = ast.unparse(node.func).rpartition(".")[2]
        given = (one for one in node.args if isinstance(one, ast.Constant))
        if called in {"strftime", "format"}:
            yield from (str(one.value) for one in given)


def found_in(source: ast.AST) -> list[int]:
    """Return the lines on which a day or a time is written by hand."""
    return sorted(
        getattr(node, "lineno", 0)
        for node in ast.walk(source)
        if any(NAMES.search(one) for one in _formats(node))
    )


def test_one_formatter() -> None:
    """Nothing else names a month, a weekday or half a day: `say_month`, `say_day` and so on do."""
    found = {
        named(path): lines
        for path in modules("bot", "cogs")
        if not named(path).startswith(READERS) and (lines := found_in(tree(path)))
    }

    assert found == {}


def test_what_it_finds() -> None:
    """Each way to write a day by hand is found; a file's name and a time on the clock aren't."""
    by_hand = """
a = f"{day:%B %Y}"
b = day.strftime("%A")
c = format(day, "%b %d")
d = f"{at:%I:%M %p}"
e = f"weekly-{day:%Y-%m-%d}.html, {at:%H:%M}"
"""

    assert found_in(ast.parse(by_hand)) == [2, 3, 4, 5]


def test_one_local_day() -> None:
    """Which day it is somewhere is asked in one way: `local_day`."""
    found = {
        named(path): node.lineno
        for path in modules("bot", "cogs", "tests")
        for node in nodes(path)
        if isinstance(node, ast.Attribute)
        and node.attr == "date"
        and isinstance(node.value, ast.Call)
        and ast.unparse(node.value.func) in {"local", "calendar.local"}
    }

    assert found.keys() == {"bot/kit/calendar.py"}
