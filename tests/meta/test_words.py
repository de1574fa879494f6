"""Every sentence that a member reads: plain, warm, short."""

from __future__ import annotations

import importlib
import re
import string
import unicodedata
from typing import TYPE_CHECKING

import pytest

from tests.meta.source import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable


LONGEST = 2_000  # characters, a message's limit
LABEL, TITLE, HINT = 80, 45, 100  # a button's, a form's or a field's name, a field's hint
SENTENCE, MEAN = 40, 20  # words
SCOLDING = re.compile(
    r"\b(?:must|must not|failed|failure|errors?|invalid|forbidden|illegal|denied|not allowed|"
    r"prohibited|mistake|oops|you (?:have|need) to|you may not|you cannot|please do not)\b",
    re.IGNORECASE,
)
TABLE = re.compile(r"\||```|\t|-{3,}|={3,}|\+-|[─-╿]")
TECHNICAL = re.compile(
    r"\b(?:null|None|exception|timeout|HTTP|API|payload|interaction|snowflake|row|query|guild|"
    r"modal|embed|ephemeral|cache|database row)\b"
)
FIELD = re.compile(r"\{\w+\}")
ENDS = tuple(".?!:)\"'*}…")
MARKUP = re.compile(r"\*\*|\*|`|>>> |\[|\]\([^)]*\)|<#?[^>]*>")
# What only tests and those who write code read.
NOT_SHOWN = re.compile(r"_PRIVATE$|_NAME$|^PICTURE$")


def _texts(name: str, value: object) -> list[tuple[str, str]]:
    if isinstance(value, str):
        return [(name, value)]
    if isinstance(value, dict):
        return [one for key, text in value.items() for one in _texts(f"{name}[{key}]", text)]
    if isinstance(value, tuple | list):
        return [
            one for number, text in enumerate(value) for one in _texts(f"{name}.{number}", text)
        ]
    return []


def _all() -> list[tuple[str, str]]:
    found = []
    rooms = (ROOT / "bot").glob("*/*words.py")
    for path in sorted([*rooms, ROOT / "bot/documents/printed.py"]):
        room = path.parent.name
        if path.stem == "school_words" or room == "school":
            continue  # parts of sentences, held by tests/school and tests/groups
        module = importlib.import_module(f"bot.{room}.{path.stem}")
        for name, value in vars(module).items():
            if name.isupper() and not name.startswith("_"):
                found += [(f"{room}.{where}", text) for where, text in _texts(name, value)]
    return found


WORDS = _all()
SHOWN = [one for one in WORDS if not NOT_SHOWN.search(one[0].partition(".")[2])]


def _sentences(text: str) -> list[list[str]]:
    plain = MARKUP.sub("", text)
    parts = re.split(r"(?<=[.?!:;])\s+|\n+", plain)
    return [words for part in parts if (words := part.split())]


def _breaking(
    rule: Callable[[str], object], texts: list[tuple[str, str]] = WORDS
) -> dict[str, object]:
    return {where: found for where, text in texts if (found := rule(text))}


def test_there_are_words() -> None:
    """The test reads what it means to read."""
    assert len(WORDS) > 300
    assert {where.partition(".")[0] for where, _ in WORDS} >= {"wins", "groups", "members", "ui"}


def test_fields_have_names() -> None:
    """Each field is a name, so that a translator sees what stands there."""

    def fields(text: str) -> list[str]:
        named = [field for _, field, _, _ in string.Formatter().parse(text) if field is not None]
        return [field for field in named if not field.isidentifier()]

    assert _breaking(fields) == {}


def test_nothing_is_longer_than_a_message() -> None:
    """Each text fits into one message, with room for what stands in its fields."""
    assert _breaking(lambda text: len(text) > LONGEST // 2 and len(text)) == {}


@pytest.mark.parametrize(
    ("ending", "limit"),
    [("_TITLE", TITLE), ("_LABEL", TITLE), ("_HINT", HINT), ("_MENU", 150), ("_HINTS", HINT)],
)
def test_names_of_parts(ending: str, limit: int) -> None:
    """Titles, names and hints fit where Discord shows them (docs: Component Reference)."""
    parts = [(where, text) for where, text in WORDS if where.split("[")[0].endswith(ending)]

    assert _breaking(lambda text: len(text) > limit and len(text), parts) == {}


def test_labels() -> None:
    """What is no sentence is a label, and fits on a button."""

    def long(text: str) -> int:
        return 0 if text.rstrip().endswith(ENDS) or len(text) <= LABEL else len(text)

    assert _breaking(long, SHOWN) == {}


def test_no_tables() -> None:
    """Nothing is drawn with characters: a screen reader would read each."""
    assert _breaking(lambda text: TABLE.findall(text.replace("||", ""))) == {}


def test_nobody_is_scolded() -> None:
    """No sentence blames, forbids or orders about."""
    assert _breaking(SCOLDING.findall, SHOWN) == {}


def test_no_jargon() -> None:
    """No sentence speaks as programs do."""
    assert _breaking(lambda text: TECHNICAL.findall(FIELD.sub("", text)), SHOWN) == {}


def test_words_come_first() -> None:
    """Nothing begins with an emoji, or with anything else than words."""

    def begins(text: str) -> str:
        return text[0] if unicodedata.category(text[0]) in ("So", "Sk", "Cn", "Cs") else ""

    assert _breaking(begins) == {}


def test_spaces() -> None:
    """No double space, none around a line, and a space after each full stop."""

    def spaces(text: str) -> list[str]:
        return re.findall(r"  +| \n|\n |\w[.!?][A-Z][a-z]", text)

    assert _breaking(spaces) == {}


def test_sentences_end() -> None:
    """What has a sentence in it ends like one."""

    def open_ended(text: str) -> bool:
        several = re.search(r"(?<!\d)[.?!] [A-Z]", text) is not None
        return (several or len(text) > LABEL) and not text.rstrip().endswith(ENDS)

    assert _breaking(open_ended, SHOWN) == {}


def test_plain_quotes_and_dashes() -> None:
    """No dash does a comma's work."""
    assert _breaking(lambda text: re.findall(r"[–—]| - ", text)) == {}


def test_easy_to_read() -> None:
    """Sentences have at most twenty words on average, and none is endless."""

    def hard(text: str) -> str:
        lengths = [len(words) for words in _sentences(text)]
        mean = sum(lengths) / len(lengths) if lengths else 0
        return (
            f"{max(lengths)} at most, {mean:.0f} on average"
            if (lengths and (mean > MEAN or max(lengths) > SENTENCE))
            else ""
        )

    assert _breaking(hard, SHOWN) == {}


def test_overall() -> None:
    """All sentences together are short."""
    lengths = [len(words) for _, text in SHOWN for words in _sentences(text) if len(words) > 2]

    assert sum(lengths) / len(lengths) < 12


def test_one_voice() -> None:
    """The same thing is called by the same name everywhere."""
    other_names = re.compile(
        r"\b(?:user|admin|administrator|submit|(?<!right-)click|kudos|like this post)\b",
        re.I,
    )

    assert _breaking(other_names.findall, SHOWN) == {}


def test_refusals_name_the_way_out() -> None:
    """What was not posted says what to do, or what is safe."""
    refused = [(where, text) for where, text in SHOWN if text.startswith("Not posted yet.")]

    assert len(refused) > 8
    assert _breaking(lambda text: len(_sentences(text)) < 2, refused) == {}
