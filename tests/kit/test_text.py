"""What becomes of words that people type."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.text import fold, listed, plural, shorten, tidy, whole

FAMILY = "👩\u200d👩\u200d👧\u200d👦"
PINK_HEART = "\U0001fa77"  # younger than the tables of Python 3.11
ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        pytest.param("  A cart.\n", "A cart.", id="space around"),
        pytest.param("one\r\ntwo\rthree", "one\ntwo\nthree", id="line breaks of every system"),
        pytest.param("one\n\n\n\n\ntwo", "one\n\ntwo", id="many blank lines"),
        pytest.param("left \u202eright\u202c.", "left right.", id="right-to-left override"),
        pytest.param("a\u2066b\u2069c\u200fd", "abcd", id="isolates and direction marks"),
        pytest.param("a\u200bb\u2060c\ufeffd\u00ade", "abcde", id="breaks without a width"),
        pytest.param("a\u3164\u115fb", "ab", id="fillers that look like nothing"),
        pytest.param("a\x00b\x07c\x85d\x1be", "abcde", id="control characters"),
        pytest.param("\ud83d half", "half", id="half a character"),
        pytest.param("tab\tstays", "tab\tstays", id="a tab"),
        pytest.param("e\u0301", "é", id="a letter and its accent"),
        pytest.param("e\u200b\u0301", "é", id="an accent behind something invisible"),
        pytest.param(FAMILY, FAMILY, id="an emoji made of four"),
        pytest.param("❤\ufe0f", "❤\ufe0f", id="an emoji with its selector"),
        pytest.param(PINK_HEART, PINK_HEART, id="an emoji younger than Python's tables"),
        pytest.param(ENGLAND, ENGLAND, id="a flag made of tags"),
        pytest.param("क्\u200dष", "क्\u200dष", id="a joiner between two letters of Hindi"),
        pytest.param("Việt Nam, Ƭåōŋ", "Việt Nam, Ƭåōŋ", id="letters with accents"),
        pytest.param("خطاب، שלום", "خطاب، שלום", id="scripts that run from right to left"),
    ],
)
def test_tidy(typed: str, kept: str) -> None:
    """What breaks a page goes; what carries meaning in any script stays."""
    assert tidy(typed) == kept


def test_whole() -> None:
    """Halves of characters are marked, however deep they are; whole ones stay."""
    sent = {"name": "a\ud83d", "options": [{"value": "\udc00"}, 7, None, "\U0001f600"]}

    assert whole(sent) == {
        "name": "a\ufffd",
        "options": [{"value": "\ufffd"}, 7, None, "\U0001f600"],
    }


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " \n\t ",
        "\u200b\u200d\u2060",
        "\u200d\u200c\ufe0f",
        "\u200d\u00a0\u200d",
        "\u3164\u3164",
        "\u2800\u2800",
        "\u0301\u0301",
        "\u202e",
        "\x00",
    ],
)
def test_nothing_to_see(typed: str) -> None:
    """A text in which nothing can be seen is empty."""
    assert tidy(typed) == ""


@pytest.mark.parametrize("between", ["", "\u200d", "\u200b", "\u034f"])
def test_piled_up_marks(between: str) -> None:
    """Five hundred marks on one letter become three, also with joiners between them."""
    kept = tidy("Z" + f"\u0335{between}" * 500 + "!")

    assert kept.count("\u0335") == 3
    assert kept.startswith("Z")
    assert kept.endswith("!")


@given(st.text())
def test_tidy_once_is_enough(typed: str) -> None:
    """Tidying what is tidy changes nothing."""
    once = tidy(typed)

    assert tidy(once) == once


@given(st.text(st.sampled_from("aé \n\t\r\u0301\u0327\u200b\u200d\u202e\u034f\u1100\u1161")))
def test_tidy_once_is_enough_for_what_combines(typed: str) -> None:
    """The same, for characters that become others when they meet."""
    once = tidy(typed)

    assert tidy(once) == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("A cart by the doors", 40, "A cart by the doors"),
        ("A cart by the doors", 19, "A cart by the doors"),
        ("A cart by the doors", 18, "A cart by the…"),
        ("A cart, by the doors", 9, "A cart…"),
        ("one\n two   three", 20, "one two three"),
        ("Donaudampfschifffahrt", 8, "Donauda…"),
        ("A Donaudampfschifffahrt", 12, "A Donaudamp…"),
        ("abc", 1, "…"),
    ],
)
def test_shorten(text: str, limit: int, short: str) -> None:
    """One line, cut between words where that leaves more than half."""
    assert shorten(text, limit) == short


@given(st.text(), st.integers(1, 60))
def test_shorten_keeps_to_its_limit(text: str, limit: int) -> None:
    """The result is never longer than asked, and is one line."""
    short = shorten(text, limit)

    assert len(short) <= limit
    assert len(short.splitlines()) <= 1


@pytest.mark.parametrize(
    ("count", "words", "text"),
    [
        (0, ("win",), "0 wins"),
        (1, ("win",), "1 win"),
        (2, ("win",), "2 wins"),
        (1_200, ("win",), "1,200 wins"),
        (1, ("library", "libraries"), "1 library"),
        (3, ("library", "libraries"), "3 libraries"),
    ],
)
def test_plural(count: int, words: tuple[str, ...], text: str) -> None:
    """A number with its noun."""
    assert plural(count, *words) == text


@pytest.mark.parametrize(
    ("items", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_listed(items: list[str], text: str) -> None:
    """A list as one says it."""
    assert listed(items) == text


def test_listed_otherwise() -> None:
    """The last word may be another."""
    assert listed(["post", "look"], "or") == "post or look"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Café-Crème, 2nd ÉDITION!", "cafe creme 2nd edition"),
        ("  snake_case & more  ", "snake case more"),
        ("STRASSE Straße", "strasse strasse"),
        ("ℌello ﬁsh ²", "hello fish 2"),
        ("Wičháša Đặng", "wichasa đang"),
        ("!!!", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    """As search sees it: without accents, capitals and punctuation."""
    assert fold(text) == folded


@given(st.text())
def test_fold_gives_words(text: str) -> None:
    """Only letters and digits, apart by one space; folding again changes nothing."""
    folded = fold(text)

    assert re.fullmatch(r"(?:[^\W_]+(?: [^\W_]+)*)?", folded)
    assert fold(folded) == folded
