"""Whatever members type, no card turns it into formatting, a link, a date or a ping."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import re
from collections import Counter
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import discord
import pytest

from bot.celebrations.observances import Observance
from bot.mentors import content
from bot.mentors.content import MeetingAgenda
from bot.school.clock import SchoolClock
from bot.search.index import Collection
from bot.ui.card import Button, Card
from bot.wins.queries import WINS
from bot.wins.rules import Step
from tests.meta.filling import ID, NAME, WORDS, Filler, Whatever, hints
from tests.meta.source import loaded, modules, named, nodes
from tests.switches import SWITCHES

if TYPE_CHECKING:
    from collections.abc import Iterator

LIVE = {
    "a masked link": r"(?<!\\)\[[^\]\n]*\]\([^)\n]*evil",
    "bold": r"(?<![\\*])[*_|](?=z[a-z])",
    "a heading": r"(?m)^[ \t]*#{1,3} z",
    "a quotation": r"(?m)^[ \t]*> z",
    "a ping": r"@(?:everyone|here)\b|<@&",
    "a name's date, channel or person": r"<(?:t:88|#88|@88)",
    "a name's link": r"https://evil\.example/zname",
    "a command": r"</z",
}

GUILD = SimpleNamespace(
    name=NAME,
    id=ID,
    get_channel=lambda _: None,
    get_role=lambda _: SimpleNamespace(name=NAME),
    default_notifications=discord.NotificationLevel.all_messages,
    me=SimpleNamespace(guild_permissions=discord.Permissions.all()),
)
MEETUP = '{"day": "2027-03-01", "zone": "America/Chicago", "at": "15:30", "minutes": 60}'
OWN = Observance("own-7", NAME, what=WORDS, idea=WORDS, note=WORDS, instead=WORDS)
# What has a rule of its own: words out of a list, links that are checked, the bot's sentences.
GIVEN: dict[str, object] = {
    **dict.fromkeys(("Observance.organiser", "MissedRow.reason", "Waiting.line"), "Said."),
    **dict.fromkeys(
        ("Finding.what", "Finding.fix", "Unanswered.question", "Issue.opener", "Issue.closer"),
        "Said.",
    ),
    **dict.fromkeys(("Opener.text", "Opener.reason", "Reason.what"), "Said of {name}: {line}"),
    **dict.fromkeys(
        (
            "Ask.why",
            "Pair.why",
            "Made.said",
        ),
        ("Why.",),
    ),
    **dict.fromkeys(("Idea.text", "Idea.opening"), "Say hello."),
    **dict.fromkeys(
        (
            "Letter.label",
            "Letter.subject",
            "Letter.text",
            "Written.text",
            "Written.when",
        ),
        "Hi [teacher's name],",
    ),
    **dict.fromkeys(
        ("Group.zone", "Member.zone", "OwnMentoring.zone", "Issue.zone"), "America/Chicago"
    ),
    "Group.switches": SWITCHES,
    "SchoolYear.weekdays": frozenset(range(5)),
    "Observance.confidence": "high",
    "Observance.sources": ("https://example.org/day",),
    "Observance.slug": "own-7",
    "month.contested": [(OWN, "March 1", True)],
    "month.name": "March",
    "choosing.calendar": None,
    "DocumentChoice.kind": "my-year",
    "Mail.audience": "members",
    "Selection.base": "calm",
    "Selection.packs": (),
    "Document.rows": (),
    "Sorted.stay": Counter(),
    "Made.files": {"docx": (b"...",)},
    "Resource.link": "https://example.org/(page)",
    **dict.fromkeys(("Resource.hidden", "Resource.kind", "Resource.rights", "Resource.file"), None),
    "Resource.consent": "named",
    "Resource.levels": ("high",),
    "Resource.topics": ("weeding",),
    "ResourceReport.why": "rights",
    **dict.fromkeys(("Meetup.dates", "MeetupDraft.dates"), MEETUP),
    **dict.fromkeys(("Meetup.kind", "MeetupDraft.kind"), "coffee"),
    **dict.fromkeys(("MeetupDraft.length", "MeetupDraft.spots"), ""),
    "EventTimes.zone": "America/Chicago",
    "Slots.talks": [(WORDS, "small", NAME)],
    "Span.minutes": 60,
    "Span.days": 1,
    "Repeat.rule": "FREQ=WEEKLY;BYDAY=WE",
    "Win.kind": "idea",
    "Win.consent": "named",
    "Win.hidden": None,
    "WinDraft.kind": "idea",
    "Request.size": "weeks",
    "Pair.size": "weeks",
    "Offer.state": "open",
    "Request.district": "any",
    "Reason.name": "topics",
    "PlanEntry.source": "own",
    "Try.answer": "worked",
    "Company.said": {"name": NAME, "line": WORDS, "topic": "carts"},
    "piece.name": "newsletter",
    "week.kinds": Whatever("kind", "The weekly post"),
    "feature.kinds": Whatever("kind", "The weekly post"),
    "next_line.kinds": Whatever("kind", "The weekly post"),
    "feature.name": "weekly",
    "Group.answers_in": "thread",
}
MADE: dict[object, object] = {
    SchoolClock: SchoolClock(),
    Button: Button("win:share"),
    MeetingAgenda: content.first("US"),
    discord.Guild: GUILD,
    Step: Step.DESCRIBE,
    Collection: WINS,
}
# What is no message: a name, a day, lines to be put together, a button.
NO_CARDS = {
    "celebrations.calendar_cards.fitting",
    "celebrations.day_cards.fitted",
    "celebrations.day_cards.thread_name",
    "wins.cards.thread_name",
    "coffee.cards.plain_name",
    "shelf.cards.where",
    "shelf.cards.title",
    "groups.school_cards.fingerprint",
    "groups.week_cards.numbered",
    "coffee.cards.met",
    "coffee.cards.meet",
}


def _functions() -> Iterator[tuple[str, Any]]:
    """Yield every public function of a module of cards, and its name."""
    for path in modules("cogs"):
        if not path.stem.endswith("cards"):
            continue
        module = importlib.import_module(named(path)[:-3].replace("/", "."))
        for name, one in vars(module).items():
            if inspect.isfunction(one) and one.__module__ == module.__name__ and name[0] != "_":
                yield f"{path.parent.name}.{path.stem}.{name}", one


def _cards() -> Iterator[object]:
    for key, one in _functions():
        if key not in NO_CARDS:
            yield pytest.param(one, id=key)


def test_nothing_is_given_to_what_is_gone() -> None:
    """Each exception names a field or a parameter that's there, and each function left out is."""
    functions = dict(_functions())
    takes = {f"{one.__name__}.{it}" for one in functions.values() for it in hints(one)}
    has = {
        f"{one.__name__}.{field.name}"
        for module in loaded("bot", "cogs")
        for one in vars(module).values()
        if isinstance(one, type) and dataclasses.is_dataclass(one)
        for field in dataclasses.fields(one)
    }

    assert GIVEN.keys() - takes - has == set()
    assert functions.keys() >= NO_CARDS


@pytest.mark.parametrize("card", list(_cards()))
def test_every_card(card: object) -> None:
    """No function that makes a card lets a member's words be more than words."""
    made = Filler(GIVEN, MADE).call(card)
    lines = [made.content, made.note] if isinstance(made, Card) else made
    text = lines if isinstance(lines, str) else "\n".join(map(str, lines))
    text = re.sub(r"(?s)```.*?```", "", text)

    found = {what: text for what, live in LIVE.items() if re.search(live, text)}
    assert found == {}, "it's safe() or safe_name() that takes it; what's no message is in NO_CARDS"


def test_one_way_to_make_words_safe() -> None:
    """Nothing but `bot/kit/safe.py` escapes words, or says of words that they are safe."""
    found = [
        f"{named(path)}:{node.lineno}"
        for path in modules("bot", "cogs")
        if named(path) != "bot/kit/safe.py"
        for node in nodes(path)
        if (isinstance(node, ast.Attribute) and node.attr.startswith("escape_"))
        or (isinstance(node, ast.Name | ast.alias) and _name(node).startswith("escape_"))
        or (isinstance(node, ast.Call) and _makes_safe(node))
    ]

    assert found == []


def _makes_safe(call: ast.Call) -> bool:
    called = call.func.id if isinstance(call.func, ast.Name) else ""
    return called == "Safe" or (
        called == "cast" and ast.unparse(call.args[0]).startswith(("Safe", "'Safe"))
    )


def _name(node: ast.Name | ast.alias) -> str:
    return node.id if isinstance(node, ast.Name) else node.name


# Fields and columns that hold what a member typed, or is called.
TYPED = {
    "author_name",
    "display_name",
    "global_name",
    "print_name",
    "behalf",
    "thanks",
    "story",
    "alt",
    "about",
    "school",
    "district",
    "town",
    "activity",
    "counter",
}

# Functions that return `Safe`.
SAFE = {
    "safe",
    "safe_line",
    "safe_name",
    "fenced",
    "line",
    "cards.line",
    "_safe",  # of cogs/members/cards.py: a member's own field, or what stands where it is empty
}


def test_members_words_are_made_safe_where_they_are_shown() -> None:
    """No sentence takes a member's words as they are: they pass through `safe` on the way."""
    found = []
    for path in modules("cogs"):
        for node in nodes(path):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                given = [*node.args, *(one.value for one in node.keywords)]
                if node.func.attr == "format":
                    found += [f"{named(path)}:{node.lineno}" for one in given if _is_raw(one)]
            elif isinstance(node, ast.FormattedValue) and _is_raw(node.value):
                found.append(f"{named(path)}:{node.lineno}")

    assert found == []


def _is_raw(node: ast.expr) -> bool:
    """Return whether a member's words are in an expression without being made safe."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) in SAFE:
        return False
    if isinstance(node, ast.Attribute) and node.attr in TYPED:
        return True
    return any(_is_raw(one) for one in ast.iter_child_nodes(node) if isinstance(one, ast.expr))
