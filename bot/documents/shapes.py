"""The shapes of a blurb: read from blurbs.toml, and filled in Jinja2's sandbox."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Template

_FILE = Path(__file__).with_name("blurbs.toml")

# A sentence that ends with what a member typed has its full stop already, or needs none.
_TWO_ENDS = re.compile(r"([.!?…。؟][\"”’')]*)\.$")
_COUNTS = re.compile(r"{{ (?:trying|worked) }}")


@dataclass(frozen=True, slots=True)
class Shape:
    """One way to put a win: `opening` by kind of win, and sentences that each stand alone."""

    id: str
    sentences: tuple[str, ...]
    opening: Mapping[str, str]


@cache
def load() -> dict[str, tuple[Shape, ...]]:
    """Return the shapes of every piece: newsletter, announcement and so on."""
    pieces = tomllib.loads(_FILE.read_text("utf-8"))
    return {
        piece: tuple(
            Shape(row["id"], tuple(row["sentences"]), row.get("opening", {})) for row in rows
        )
        for piece, rows in pieces.items()
    }


def filled(shape: Shape, facts: Mapping[str, str | None], kind: str) -> dict[str, str]:
    """Return the sentences of a shape by their template, without those that lack a fact.

    *facts*: what is known, by the names that blurbs.toml explains; what a member typed is only
    ever a value, so `{{7*7}}` stays as it is. *kind*: the win's.
    """
    if shape.opening:
        opening = _template(shape.opening[kind])[0].render(facts)
        facts = {**facts, "opening": opening}
    found = {}
    for sentence in shape.sentences:
        template, names = _template(sentence)
        if all(facts.get(name) is not None for name in names):
            text = " ".join(template.render(facts).split())
            if sentence.endswith("}}."):
                text = _TWO_ENDS.sub(r"\1", text)
            found[sentence] = text[0].upper() + text[1:] if _COUNTS.match(sentence) else text
    return found


@cache
def _template(source: str) -> tuple[Template, frozenset[str]]:
    """Return a template of ours, and the names of what it needs."""
    from jinja2 import StrictUndefined, meta
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(autoescape=False, undefined=StrictUndefined)
    names = meta.find_undeclared_variables(environment.parse(source))
    return environment.from_string(source), frozenset(names)
