"""A win as a blurb: every shape with everything that may be known, and with nothing."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import chain, combinations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.blurb import LIMITS, PIECES, BlurbSource, phrase, tells, written
from bot.documents.shapes import load
from bot.members.rules import Member
from bot.wins.details import LIMIT, Details
from bot.wins.rules import KINDS, MOMENT, PRESENTED, STORY_LIMIT, Win
from bot.wins.tries import TryCount
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from collections.abc import Iterator

TOLD: dict[str, Any] = {
    "helped": "ninth graders who never come in",
    "changed": "the lunch crew asks for the next cart",
    "number": "41 checkouts in two days",
}
STORIES = [
    'We put a "blind date with a book" cart by the cafeteria doors. Most came who never come in.',
    "My book talk flopped: nine titles in twenty minutes, and they were gone after four",
    "Sorted our fiction by genre, with painter's tape!\n\nNobody asked me where anything was",
    'A book came back in a freezer bag, with a note: "It was like this when the dog found it."',
    "Twenty minutes with our new math teacher, Mr. Okafor, at 9 a.m. Now she asks for more?",
    "We read outside on Poetry Day, all of the sixth grade",
]
WINS = [
    Win(1, 1, 2, "Dana", kind, story, MONDAY, picture="p.jpg", alt="A red cart of books")
    for kind, story in zip([*KINDS, "presented", "moment"], STORIES, strict=True)
]
DANA = Member(1, 2, "dana", MONDAY, print_name="Dana Whitehorse", school="Prairie High")
MANY = TryCount(trying=12, worked=3)
SUBSETS = list(chain.from_iterable(combinations(TOLD, n) for n in range(len(TOLD) + 1)))
SHAPES = [(piece, number) for piece, shapes in load().items() for number in range(len(shapes))]

WRONG = {
    "two spaces": re.compile(r"\s\s"),
    "a space before": re.compile(r"\s[.,;:!?]"),
    "two ends": re.compile(r"[.!?,;:][.,;:]"),
    "a hours": re.compile(r"\ba [aeio]\w+s?\b|\ban [bcdfgjklmnpqrstvwz]\w+", re.I),
    "left open": re.compile(r"\{|\}|None|%"),
    "no space after": re.compile(r"[a-z][.!?][A-Z]"),
    "small after a full stop": re.compile(r"[.!?] (?!and now)[a-z]"),
    "twice": re.compile(r"\b(\w+) \1\b", re.I),
}
ENDS = re.compile(r"[.!?…][\"”’')]*$")


def source(win: Win, **other: object) -> BlurbSource:
    """A win of somebody whose name stays here, unless a test says otherwise."""
    given: dict[str, Any] = {
        "author": DANA,
        "details": Details(),
        "tries": TryCount(),
        "zone": "America/Chicago",
    }
    return BlurbSource(win=win, **(given | other))


def shaped(win: Win, piece: str, number: int, **other: object) -> str:
    """A win in a certain shape of a piece."""
    there = source(win, **other)
    ahead = (number - win.id) % len(load()[piece])
    details = replace(there.details, wordings={piece: ahead})
    text = written(replace(there, details=details), piece)
    assert text is not None
    return text


def everything(piece: str, number: int) -> Iterator[str]:
    """Yield every win in a shape, with every subset of what may be known about it."""
    for win in WINS:
        for known in SUBSETS:
            given: dict[str, Any] = {name: TOLD[name] for name in known}
            details = Details(**given)
            for named, tries in ((True, MANY), (False, TryCount())):
                one = replace(win, consent="named" if named else "here", thanks="the lunch crew")
                yield shaped(one, piece, number, details=details, tries=tries)


def test_there_are_enough_shapes() -> None:
    """Each piece has six shapes and more, each of its own, with an opening for every kind."""
    assert set(load()) == set(PIECES)
    for piece, shapes in load().items():
        assert len(shapes) >= 6, piece
        assert len({one.id for one in shapes}) == len(shapes)
        assert len({one.sentences for one in shapes}) == len(shapes)
        for one in shapes:
            kinds = set() if piece == "caption" else {*KINDS, PRESENTED, MOMENT}
            assert set(one.opening) == kinds, one.id
        openings = Counter(text for one in shapes for text in one.opening.values())
        assert not openings or max(openings.values()) == 1


@pytest.mark.parametrize(("piece", "number"), SHAPES)
def test_every_shape_is_said_well(piece: str, number: int) -> None:
    """With every subset of facts: no gap, no doubled word, an end, and within its words."""
    for text in everything(piece, number):
        assert {
            name: found[0] for name, rule in WRONG.items() if (found := rule.search(text))
        } == {}
        assert text[0].isupper()
        assert ENDS.search(text), text
        assert 4 <= len(text.split()) <= LIMITS[piece], text


@pytest.mark.parametrize(("piece", "number"), SHAPES)
def test_what_is_not_known_is_not_said(piece: str, number: int) -> None:
    """Without a fact its sentence is gone; a number of colleagues below three is not told."""
    win = replace(WINS[0], thanks=None)
    bare = shaped(win, piece, number, tries=TryCount(2, 2))

    full = shaped(win, piece, number, details=Details(**TOLD), tries=TryCount(2, 2))
    for name, fact in TOLD.items():
        assert fact not in bare
        needs = f"{{{{ {name} }}}}" in "".join(load()[piece][number].sentences)
        assert (fact in full) <= needs
    assert not re.search(r"colleagues|Whitehorse|Prairie High|thank", bare, re.I)


@pytest.mark.parametrize(("piece", "number"), SHAPES)
def test_names_only_by_consent(piece: str, number: int) -> None:
    """Name, school and thanks are in it only where the author lets the name travel."""
    win = replace(WINS[0], thanks="Zenobia")
    names = re.compile("Dana|Whitehorse|Prairie|Zenobia", re.I)

    for consent in ("here", "unnamed"):
        assert not names.search(shaped(replace(win, consent=consent), piece, number))
    hides = replace(DANA, hidden=True)
    assert not names.search(shaped(replace(win, consent="named"), piece, number, author=hides))
    told = [one for one in load()[piece][number].sentences if re.search("by }}|place|thanks", one)]
    named = shaped(replace(win, consent="named"), piece, number)
    assert bool(names.search(named)) == bool(told)


@pytest.mark.parametrize("piece", PIECES)
def test_another_wording(piece: str) -> None:
    """Each press goes on to the next shape, until all were seen."""
    seen = [shaped(WINS[0], piece, number, details=Details(**TOLD)) for number in range(6)]

    assert len(set(seen)) == 6


@pytest.mark.parametrize("piece", [one for one in PIECES if one != "caption"])
def test_shapes_really_differ(piece: str) -> None:
    """Not only their first words do: the story stands first, last or between, and facts move."""
    marks = ("{{ opening }}", "{{ story }}", "{{ number }}", "{{ helped }}", "{{ changed }}")
    orders, bare = set(), set()
    for shape in load()[piece]:
        said = " ".join(shape.sentences)
        orders.add(tuple(sorted((one for one in marks if one in said), key=said.index)))
        bare.add(said.index("{{ story }}") > said.index("{{ opening }}"))

    assert len(orders) >= 4
    assert bare == {True, False}


def test_what_was_asked_for_is_said() -> None:
    """Anyone who answers one of the three questions finds it in the newsletter's every shape."""
    for shape in load()["newsletter"]:
        said = " ".join(shape.sentences)
        assert all(f"{{{{ {name} }}}}" in said for name in TOLD), shape.id


def test_the_newsletter_is_cut_between_sentences() -> None:
    """Of a long story the first sentences are in it, whole, as many as there is room for."""
    story = " ".join(f"Sentence number {n} has seven small words." for n in range(40))
    text = shaped(replace(WINS[0], story=story), "newsletter", 0)

    assert 40 < len(text.split()) <= 50
    assert text.endswith("has seven small words.")


@pytest.mark.parametrize("piece", ["newsletter", "principal", "board"])
def test_one_endless_sentence(piece: str) -> None:
    """A sentence that is too long by itself is cut between words, and what is added gives way."""
    story = "and then another cart of books came in " * 40
    text = shaped(replace(WINS[0], story=story), piece, 0, details=Details(**TOLD))

    assert len(text.split()) <= LIMITS[piece]
    assert text.endswith("…")
    assert text[:-1].split()[-1] in story.split()


@pytest.mark.parametrize(
    "typed",
    [
        "{{7*7}} {% for x in y %} {{ opening }} {{ ''.__class__ }}",
        "=cmd|' /C calc'!A0",
        "<script>alert(1)</script> & <b>bold</b>",
        "**bold** _under_ `code` ```fence``` [a](b)",
        "Кто-то прочитал книгу. ספר טוב מאוד. كتاب جيد جدا",
        "🎉🎉 So many books! 📚",
        "读书很有意思。" * 100,
        "x" * STORY_LIMIT,
        "...",
        "\u202eabc\u202c",
    ],
)
def test_what_is_typed_stays_as_it_is(typed: str) -> None:
    """Nothing that a member typed is evaluated, and nothing of it breaks a piece."""
    details = Details(helped=typed[:LIMIT], changed=typed[:LIMIT], number=typed[:LIMIT])
    win = replace(WINS[0], story=typed, alt=typed[:500])
    for piece in PIECES:
        for number in range(6):
            text = shaped(win, piece, number, details=details)
            assert 0 < len(text.split()) <= LIMITS[piece]
            assert "49" not in text
            assert "<class" not in text
    first = next(iter(typed.split()))[:6]
    assert first in shaped(win, "newsletter", 0) or "\u202e" in typed


@pytest.mark.parametrize(("piece", "number"), SHAPES)
def test_nothing_is_called_a_success_that_is_none(piece: str, number: int) -> None:
    """What was told on a book day or presented is not said to have worked; nobody said so."""
    for win in WINS:
        said = shaped(replace(win, story="A cart."), piece, number)
        claims = re.search(
            r"\b(?:worked|works|success|good news|good one|good thing)\b", said, re.I
        )
        if win.kind in (PRESENTED, MOMENT):
            assert claims is None, said
        assert (win.kind == MOMENT and piece != "caption") == ("book day" in said), said


def test_without_a_photo_there_is_no_caption() -> None:
    """Nor without its description."""
    assert written(source(replace(WINS[0], picture=None, alt=None)), "caption") is None
    assert written(source(replace(WINS[0], alt=None)), "caption") is None


@pytest.mark.parametrize(
    ("name", "typed", "stands"),
    [
        ("helped", "It helped Ninth graders.", "ninth graders"),
        ("helped", "helped our aides;", "our aides"),
        ("helped", "Jordan's class", "Jordan's class"),
        ("helped", "I did it", "I did it"),
        ("changed", "Now, The door is open!", "the door is open!"),
        ("number", "In numbers: 41", "41"),
        ("number", " . ", None),
        ("number", None, None),
    ],
)
def test_details_end_a_sentence(name: str, typed: str | None, stands: str | None) -> None:
    """What stands before it is not said twice, and its first word is small unless it is a name."""
    assert phrase(name, typed) == stands


def test_words_that_tell() -> None:
    """In a nameless blurb the author's names and places are found; in a named one they may be."""
    win = replace(WINS[0], story="At Prairie we put a cart out.")

    assert tells(source(win), [win.story]) == ["Prairie"]
    assert tells(source(replace(win, consent="named")), [win.story]) == []


WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=400)


@given(WORDS, st.tuples(WORDS, WORDS, WORDS), st.integers(0, 5), st.sampled_from(PIECES))
@settings(max_examples=150)
def test_whatever_is_typed(story: str, told: tuple[str, str, str], number: int, piece: str) -> None:
    """No text breaks a piece, and none makes it longer than it may be."""
    if not story.split():
        return
    details = Details(told[0][:LIMIT], told[1][:LIMIT], told[2][:LIMIT])
    win = replace(WINS[0], story=story, alt=story)
    text = shaped(win, piece, number, details=details)

    assert len(text.split()) <= LIMITS[piece]
    assert len(text) <= 2_000


@pytest.mark.parametrize(
    "claim", ["so far", "elsewhere", "spread", "made possible", "benefit", "remember"]
)
def test_shapes_claim_no_more_than_was_said(claim: str) -> None:
    """A count is a count: it isn't growing, nor what made anything possible."""
    for shapes in load().values():
        for shape in shapes:
            assert claim not in " ".join((*shape.sentences, *shape.opening.values())).casefold()
