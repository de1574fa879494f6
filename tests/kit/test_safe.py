"""Members' words inside a message: they read as typed, and nothing in them comes alive."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.safe import clipped, fenced, fitted, quoting, safe, safe_line, safe_name
from bot.kit.text import cut, shorten, tidy

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
# Everything that Discord reads something out of, in any order and number.
PIECES = [
    "*",
    "**",
    "_",
    "__",
    "~~",
    "`",
    "```",
    "|",
    "||",
    "\\",
    "[",
    "]",
    "(",
    ")",
    "](",
    "<",
    ">",
    "#",
    "# ",
    "-# ",
    "- ",
    "> ",
    ">>> ",
    "\n",
    " ",
    "a",
    "word ",
    "5",
    ":",
    "/",
    "//",
    ".",
    "@",
    "@everyone",
    "@here",
    "<@5>",
    "<@&5>",
    "<#5>",
    "<t:5:R>",
    "</win share:5>",
    "<id:guide>",
    "https://evil.example/a_b",
    "[here](https://evil.example)",
    "ruth@school.example",
    FAMILY,
]
texts = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def _read(text: str) -> str:
    """Return what one reads of a message in which every escape is understood."""
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", text).replace("\u200b", "")


def _live(text: str) -> str:
    """Return a message without what is escaped, so that what is left is alive."""
    return re.sub(r"\\[^0-9A-Za-z\s]", "\N{MIDDLE DOT}", text)


@given(texts)
def test_words_read_as_typed(text: str) -> None:
    """Nothing of what was typed is lost or changed for anyone who reads it."""
    assert _read(safe(text)) == text


@given(texts)
def test_nothing_in_words_is_alive(text: str) -> None:
    """No masked link, no formatting, no heading and no ping comes out of any words."""
    live = _live(safe(text))
    bare = re.sub(r"https?://[^\s<\[\]]+|<a?:\w+:\d+>", "", live)

    assert not re.search(r"[*_~`|]", bare)
    assert not re.search(r"\[[^\]]*\]\(", live)
    assert not re.search(r"(?m)^[ \t]*(?:#|>|-[\s#])", live)
    assert not re.search(r"<@&|</|<id:", live)


@given(texts)
def test_nothing_in_a_name_is_alive(text: str) -> None:
    """A name holds no link, no date, no channel and nobody's mention either."""
    live = _live(safe_name(text))

    assert not re.search(r"[*_~`|]|\[[^\]]*\]\(|<[@#:/a-z]|://|@everyone|@here", live)


@given(texts, st.integers(20, 200))
def test_a_limit_holds(text: str, limit: int) -> None:
    """No text comes out longer than its limit, and none ends within an escape."""
    short = safe(text, limit)

    assert len(short) <= limit
    assert not re.search(r"(?<!\\)(?:\\\\)*\\$", short)
    assert len(fenced(text, limit)) <= limit
    assert len(clipped(safe(text), limit)) <= limit


def test_every_masked_link_of_a_line() -> None:
    """The second masked link of a line is as dead as the first."""
    text = "[our](https://a.example) and [our district login](https://evil.example)"

    assert (
        safe(text) == r"\[our](https://a.example) and \[our district login](https://evil.example)"
    )


@pytest.mark.parametrize(
    "kept",
    [
        "Write to weeding@herefordisd.net or here@school.example.",
        "See https://example.org/a_b/c_(d) and <https://example.org/x_y>.",
        "Forty books \U0001f4da on a cart \U0001f469\u200d\U0001f3eb",
        "One line\n\nAnother, after a break",
        "Thanks to <@5>, see <#7>, on <t:5:R> <:book_worm:9>",
        "I <3 this; 5 < 6, at 3:30",
        "-5 degrees - and it worked",
    ],
)
def test_what_stays_as_it_is(kept: str) -> None:
    """Addresses, e-mail, emoji, line breaks and people stay exactly as they were typed."""
    assert safe(kept) == kept


@pytest.mark.parametrize(
    "name",
    ["<t:0:R>", "<#123>", "https://evil.example", "discord.gg/abc", "<:x:5>", "</win:5>"],
)
def test_a_name_is_only_a_name(name: str) -> None:
    """A display name never goes out as a date, a channel, a mention or a link."""
    assert name not in safe_name(name)
    assert _read(safe_name(name)) == name


def test_a_name_names_nobody_else() -> None:
    """A mention in a name or a title can't follow who hides, and reads as a number at best."""
    assert safe_name("<@5>") == "A colleague"
    assert safe_name("Weeding with <@!5>") == "Weeding with a colleague"


def test_a_name_on_one_line() -> None:
    """A name stands on one line, without what turns the line around."""
    assert safe_name("Ms.\nRuth \u202e*K*") == r"Ms. Ruth \*K\*"


def test_an_address_ends_before_a_backslash() -> None:
    """A backslash behind an address escapes nothing of what the bot says after it."""
    assert safe("https://example.org/a\\") == r"https://example.org/a\\"


def test_words_are_made_safe_once() -> None:
    """What is safe is not escaped again."""
    assert safe(safe("*a*")) == r"\*a\*"


def test_marks_give_way() -> None:
    """Where escaping hundreds of marks takes too much room, the words stay and the marks go."""
    assert safe("*" * 60 + "words", 40) == "words"
    assert safe("*" * 60, 40).endswith("…")
    assert safe("see https://example.org/a_b " + "*" * 60, 40) == "see https://example.org/a_b "


@pytest.mark.parametrize("limit", range(3, 30))
def test_emoji_are_never_cut(limit: int) -> None:
    """A text ends before or after an emoji, whatever it is made of."""
    for short in (cut(f"ab{FAMILY * 5}", limit), shorten(f"ab {FAMILY * 5}", limit)):
        assert len(short) <= limit
        assert len(short.replace("ab", "").replace("…", "").strip()) % len(FAMILY) == 0


def test_one_line() -> None:
    """An excerpt stands on one line and ends at a word."""
    assert safe_line("Two *big*\nlines of words", 14) == r"Two \*big\*…"


def test_a_block_is_not_left() -> None:
    """Backticks do not end the block that they stand in."""
    assert fenced("a\n```\nb").count("```") == 2


def test_a_quote_ends() -> None:
    """What follows a quote of several lines stands outside of it."""
    assert quoting("Look:\n>>> a\n\nb") == "Look:\n> a\n> \n> b"
    assert quoting(">>> a") == "> a"
    assert quoting("a >>> b\n> c") == "a >>> b\n> c"


def test_fitted_shortens_the_longest() -> None:
    """Of several lines the longest gives way; many long ones still fit."""
    short, long = "short", "w" * 3_000

    assert fitted([short, long]).startswith("short\nw")
    assert len(fitted([short, long])) == 2_000
    assert len(fitted([f"{'w' * 50} {n}" for n in range(100)])) <= 2_000


@given(texts)
def test_tidied_words_stay_tidy(text: str) -> None:
    """What is kept of a text and what is shown of it are the same words."""
    assert _read(safe(tidy(text))).replace("\\", "") == tidy(text).replace("\\", "")
