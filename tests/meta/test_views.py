"""What one presses and fills in works for ever: every part is found again by its custom id."""

from __future__ import annotations

import ast
import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import discord
import pytest

from bot.kit.text import BUTTON_LABEL_LIMIT, CUSTOM_ID_LIMIT
from bot.shelf import rules as shelf_rules
from bot.ui.components import FORM_PARTS, PersistentButton, form
from bot.ui.modal import box
from bot.ui.template import verb_of
from bot.wins import rules
from cogs.shelf import finding
from cogs.shelf.finding import ShelfSearch
from cogs.wins import listing, views
from tests.components import LARGEST, custom_id, everything, example, listed
from tests.meta.opening import LONGEST, opened
from tests.meta.source import modules, named, nodes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.ui.context import Context
    from bot.ui.modal import Answers

MANY = 9_999  # pages of wins
TITLE_LIMIT = 45
# The one place that may make a plain button, and those that fill a menu or a form of ours.
PLAIN = {"View", "LayoutView", "Button", "button", "select"}
FILLED = {"Select", "UserSelect", "RoleSelect", "ChannelSelect", "MentionableSelect"}


def test_there_are_many() -> None:
    """The tests below have something to look at."""
    assert len(everything().pressable) > 200
    assert len(everything().forms) > 25


def test_templates_name_feature_and_verb() -> None:
    """No two buttons or selects share the two words that an id begins with, nor do two forms."""
    texts = [one.template.text for one in listed()]

    assert [one for one in texts if not re.match(r"[a-z]+:[a-z_]+(:\{|$)", one)] == []
    assert len(listed()) == len({id(one) for one in listed()})


def test_no_id_matches_two_templates() -> None:
    """discord.py runs every template that matches: of each id there is exactly one."""
    for one in everything().pressable.values():
        for written in (custom_id(one), custom_id(one, LARGEST)):
            assert one.template.pattern.fullmatch(written)
            matching = [
                other.template.text
                for other in everything().pressable.values()
                if other.item.__discord_ui_compiled_template__.fullmatch(written)
            ]
            assert matching == [one.template.text]


def test_ids_fit_at_their_largest() -> None:
    """The largest values that a template takes make an id that Discord takes."""
    longest = {one.template.text: len(one.template.longest()) for one in listed()}

    assert {text: length for text, length in longest.items() if length > CUSTOM_ID_LIMIT} == {}


def test_the_longest_search_fits() -> None:
    """A search fits into the buttons that turn its pages, however it is narrowed."""
    search = listing.WinSearch("w" * rules.QUERY_LIMIT, "learned", LONGEST, date(2026, 9, 1))
    ids = [
        views.turn.custom_id(MANY, search.tail()),
        views.search_again.custom_id(search.tail()),
    ]

    look = ShelfSearch("w" * shelf_rules.QUERY_LIMIT, "community", "elementary", "two_schools")
    ids.append(finding.turn.custom_id(MANY, look.tail()))

    assert max(map(len, ids)) <= CUSTOM_ID_LIMIT
    assert listing.WinSearch.from_tail(search.tail()) == search
    assert ShelfSearch.from_tail(look.tail()) == look


def test_labels() -> None:
    """Each button says in words what it does."""
    for part in everything().pressable.values():
        if isinstance(part, PersistentButton):
            assert 0 < len(part.label) <= BUTTON_LABEL_LIMIT
            assert part.label[0].isalnum()


def test_every_custom_id_in_the_code_is_there() -> None:
    """Each custom id that is written down somewhere belongs to a part that exists."""
    known = {one.template.verb for one in listed()}
    features = {one.partition(":")[0] for one in known}
    written = re.compile(r"([a-z]+):([a-z_]+)(?::|$)")
    missing = {
        f"{named(path)}: {text}"
        for path in modules("bot", "cogs")
        if path.parts[-2] != "demo"  # which presses buttons by what their ids begin with
        for text in _ids(path)
        if (found := written.match(text)) and found[1] in features
        if f"{found[1]}:{found[2]}" not in known or not _is_one(text)
    }

    assert missing == set()


def _ids(path: Path) -> Iterator[str]:
    """Yield every text in a module, with `{}` for what is filled in."""
    marks = [mark for node in nodes(path) for mark in getattr(node, "decorator_list", ())]
    templates = {id(found) for mark in marks for found in ast.walk(mark)}
    for node in nodes(path):
        if isinstance(node, ast.JoinedStr) and id(node) not in templates:
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
            )
            templates |= {id(part) for part in node.values}
        elif isinstance(node, ast.Constant) and id(node) not in templates:
            yield str(node.value)


def _is_one(text: str) -> bool:
    """Return whether an id, with `{}` for what is filled in, may be one of its template's.

    Two words alone may be how a form is looked up.
    """
    component = everything().pressable.get(verb_of(text))
    if component is None or text in everything().forms:
        return True
    feature, verb, *values = text.split(":")
    kinds = *component.template.placeholders.values(), *("int" for _ in values)
    filled = [
        example(kind) if one == "{}" else one for one, kind in zip(values, kinds, strict=False)
    ]
    return component.template.pattern.fullmatch(":".join([feature, verb, *filled])) is not None


def test_no_plain_views() -> None:
    """Only a card makes a view, and nothing makes buttons: plain ones die, or take others along.

    discord.py 2.7.1 unregisters a DynamicItem for every message when a view that mixes it
    with an ordinary button stops (`ui/view.py`, 948 to 982).
    """
    found = {
        f"{named(path)}: {name}"
        for path in modules("bot", "cogs")
        if path.parts[-2] != "demo"
        for name in _made(path) & PLAIN
    }

    assert found == {"bot/ui/card.py: View"}


@cache
def _made(path: Path) -> frozenset[str]:
    """Return what of discord.ui a module calls or inherits from."""
    called = [node.func for node in nodes(path) if isinstance(node, ast.Call)]
    bases = [base for node in nodes(path) if isinstance(node, ast.ClassDef) for base in node.bases]
    names = set()
    for node in (*called, *bases):
        inner = node.value if isinstance(node, ast.Subscript) else node
        if isinstance(inner, ast.Attribute) and ast.unparse(inner.value) in ("discord.ui", "ui"):
            names.add(inner.attr)
    return frozenset(names)


def test_selects_are_filled_where_they_are_wrapped() -> None:
    """A plain select is made only where a card or a form takes it in."""
    for path in modules("bot", "cogs"):
        if path.parts[-2] != "demo" and _made(path) & FILLED:
            text = path.read_text("utf-8")
            assert any(one in text for one in (".select(", "Select(", "Part")), named(path)


def test_one_place_makes_forms() -> None:
    """Every form is made where its words are known again after a restart."""
    makes = {named(path) for path in modules("bot", "cogs") if "Modal" in _made(path)}

    assert makes == {"bot/ui/components.py"}


def test_a_form_says_who_reads_it() -> None:
    """What others will see names what looks at it first; what nobody sees says why."""
    for surface, private in (("", ""), ("win", "only its author reads it")):
        asked = form("win:nobody", list, title="A form", surface=surface, private=private)
        with pytest.raises(ValueError, match="who reads"):
            asked(_nothing)


async def _nothing(_ctx: Context, _answers: Answers) -> None:
    """Do nothing."""


def test_forms_fit() -> None:
    """A form has at most five parts, each within what Discord shows (docs: Component Reference)."""
    forms = [opened(one) for one in everything().forms.values()]
    for one in forms:
        payload = one.to_dict()

        assert 1 <= len(one.children) <= FORM_PARTS
        assert len(payload["custom_id"]) <= CUSTOM_ID_LIMIT
        assert 1 <= len(payload["title"]) <= TITLE_LIMIT
        for part in payload["components"]:
            box = part["component"]
            assert len(part["label"]) <= 45
            assert len(part.get("description") or "") <= 100
            assert len(box.get("value") or "") <= box.get("max_length", 4_000) <= 4_000
    assert forms


def test_a_form_too_many_parts() -> None:
    """A part more than Discord takes is said with the form's name, and what to do."""
    parts = [box(f"part{number}", "What?", limit=10) for number in range(FORM_PARTS + 1)]

    @form("shout:long", lambda: parts, title="Too long", private="never opened")
    async def long(_ctx: Context, _answers: Answers) -> None:
        """Hand in nothing."""

    with pytest.raises(ValueError, match=r"shout:long: .* 5 parts.* own"):
        long.filled().modal()


def test_one_thing_is_asked_for() -> None:
    """A form needs one answer at most; the rest is optional, or chosen already when it opens."""
    for one in map(opened, everything().forms.values()):
        needed = [
            child
            for child in one.walk_children()
            if isinstance(child, discord.ui.TextInput | discord.ui.Select | discord.ui.FileUpload)
            and child.required
            and not any(option.default for option in getattr(child, "options", ()))
        ]

        assert len(needed) <= 1, one.title
