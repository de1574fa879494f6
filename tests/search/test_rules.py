"""How words become stems, and what a query asks for."""

from __future__ import annotations

import pytest

from bot.search import rules
from bot.search.rules import IndexedStem


@pytest.mark.parametrize(
    "forms",
    [
        "sort sorted sorting sorts",
        "children child",
        "sixth 6th six 6",
        "grade grades grader graders",
        "shelf shelves shelved",
        "wrote write written writing",
        "kindergarten kindergartners kindergarteners",
        "library libraries",
    ],
)
def test_one_stem(forms: str) -> None:
    """Forms of one word have one stem."""
    assert len({rules.stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("pair", ["weed wed", "print paint", "fine fin", "grant grand"])
def test_two_stems(pair: str) -> None:
    """Other words have another."""
    assert len({rules.stem(word) for word in pair.split()}) == 2


@pytest.mark.parametrize(
    ("typed", "words", "phrases"),
    [
        ("blind dates in brown paper", ["blind", "dates", "brown", "paper"], []),
        ("that pizza thing", ["pizza"], []),
        ("something by Amina", ["amina"], []),
        ("the thing", ["thing"], []),  # nothing else is there
        ("the of and", [], []),
        ("sort sorted", ["sort"], []),
        ('"the blind date" cart', ["blind", "date", "cart"], ["the blind date"]),
        ("\u201cblind date\u201d", ["blind", "date"], ["blind date"]),
        ('"blind date', ["blind", "date"], ["blind date"]),
        ('"the" cart', ["cart"], []),
        ("it's 6th grade's", ["6th", "grade"], []),
        ("K-5 \u8aad", ["5", "\u8aad"], []),
    ],
)
def test_parsed(typed: str, words: list[str], phrases: list[str]) -> None:
    """Common words and fillers don't count, what's in quotes stays together."""
    query = rules.parsed(typed)

    assert [term.word for term in query.terms] == words
    assert list(query.phrases) == phrases


def test_at_most_so_much() -> None:
    """A pasted text asks for its first words."""
    assert len(rules.parsed(" ".join(f"word{n}" for n in range(500))).terms) == rules.MOST_TERMS


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  puzzle \n table ", "puzzle table"),
        ('"blind date" cart', '"blind date" cart'),
        ("where did the sixth graders put all the cardboard", "sixth graders put cardboard"),
        ("x" * 50, "x" * 30),
        ("the of and to in on at by for with from up", "the of and to in on at by for"),
    ],
)
def test_fitting(typed: str, kept: str) -> None:
    """A long query keeps its longest words; a button has no room for more."""
    assert rules.fitting(typed, 30) == kept


VOCABULARY = ["weed", "week", "weekend", "puzzl", "genr", "caldecott", "bulletin", "board", "wed"]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("weeed", ["weed"]),
        ("gener", ["genr"]),
        ("puzzel", ["puzzl"]),
        ("caldacot", ["caldecott"]),  # two slips, in a long word
        ("wex", []),  # too short to be a slip of anything
        ("bull", ["bulletin"]),
        ("zzzzz", []),
    ],
)
def test_alike(word: str, found: list[str]) -> None:
    """A slip or two is forgiven in a word that's long enough; so is a missing end."""
    assert list(rules.alike(word, VOCABULARY)) == found


def test_in_two() -> None:
    """A word that doesn't occur may be two that do."""
    query = rules.in_two(rules.parsed("bulletinboard ideas"), [0], VOCABULARY)

    assert [term.word for term in query.terms] == ["bulletin", "board", "ideas"]


def test_what_a_word_is_worth() -> None:
    """A rare word is worth more than a common one, and the word itself more than a slip."""
    query = rules.parsed("pizza puzzel")
    known = {"pizza": IndexedStem(1, 3), "puzzl": IndexedStem(2, 3), "pizzazz": IndexedStem(3, 90)}
    wanted = rules.weighed(query, known, 100, {1: {"puzzl": 0.8}, 0: {"pizzazz": 0.6}})
    weights = {(one.stem_id, one.term): one.weight for one in wanted}

    assert weights[1, 0] > weights[2, 1] > weights[3, 0]


def test_phrases_end_with_their_part() -> None:
    """The end of a story and the name after it aren't neighbors."""
    assert rules.document("A cart of books.", "", "Dana Whitehorse") == (
        "a cart of books | dana whitehorse"
    )
    assert rules.stems("a cart of books | dana whitehorse") == {"cart", "book", "dana", "whitehors"}
