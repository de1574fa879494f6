"""Every sentence that people read: American English, the way a school librarian talks."""

from __future__ import annotations

import ast
import importlib
import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.meta.source import ROOT, named, nodes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Words that nobody in a US school library would say, or that mean something else there.
NEVER_SAID = (
    r"unasked",
    r"whom(?:ever)?",
    r"anew",
    r"mend(?:s|ed)?",
    r"lacks?",
    r"beside",
    r"one's own",
    r"at the moment",
    r"for the moment",
    r"by (?:it|my)self",
    r"kept from",
    r"I may not",
    r"(?:nothing|something|what|who|that|it) waits",
    r"as was wished",
    r"suits? (?:me|you|both|us)",
    r"[Ss]hall (?:I|we)",
    r"any more(?=[.,;:?!]|$)",
    r"no fault of",
    r"the other one",
    r"do not find",
    r"up to date with",
    r"phone (?:rings|rang)",
    r"without a sound",
    r"the other way round",
    r"tidied away",
    r"(?:be|I'm|we're) glad of",
    r"written with (?!an? )",
    r"(?:[Mm]atch|matches) (?:you [^.]{0,20} )?goes? on",
    r"goes? on once",
    r"Go on,? ?(?:or|$)",
    r"leads on and on",
    r"clocks go (?:forward|back)",
    r"special to it",
    r"[Oo]wn district (?:first|or)",
    r"of before(?=[.,;:?!]|$)",
    r"[Ss]ay a saying",
    r"(?:students|kids) of your age",
)
BRITISH = (
    r"travell\w+",
    r"cancell(?:ed|ing)",
    r"\w*(?:colour|favour|honour|neighbour|behaviour|flavour|humour)\w*",
    r"(?:organ|recogn|real|apolog|summar|memor|final|special)is(?:e|es|ed|ing|ation)",
    r"catalogue",
    r"programmes?",
    r"centres?",
    r"theatres?",
    r"grey",
    r"learnt",
    r"whilst",
    r"(?:after|to|for|back)wards",
    r"autumn",
    r"maths",
    r"staff ?room",
    r"fortnight",
    r"school ?bag",
    r"look after (?:it|them)sel(?:f|ves)",
    r"timetable",
    r"\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)",
)
STIFF = (
    r"(?:do|does|did|is|are|was|were|has|have|had|could|would|should|will) not(?! only)",
    r"cannot",
    r"I am(?= [a-z])",
    r"(?<!quotes )(?<!quote )(?<!that )(?:I|[Yy]ou|[Ww]e) will",
    r"(?:^|(?<=[.?!:] ))(?:(?:It|There) is|(?:You|We|They) are) [a-z]+",
    r"(?:^|(?<=[.?!:] ))Fine\.",
)
# "I ask you tomorrow" is a translation's future; a promise is "I'll".
PROMISED = (
    r"I (?:ask|tell|remind) (?:you|them|her|him)(?! one)",
    r"I (?:try|ask|look|begin) (?:again|for someone|them now|in a)",
    r"I (?:keep (?:looking|trying)|go on)",
    r"(?:when|once|until|before|as soon as) [^.,;]+, I (?:ask|tell|show|write|post|look)",
    r"You (?:hear|read) from me",
)
# What no idea asks for: unsigned notes, applause for one child, lobbying, money.
IDEAS = re.compile(r"\[idea\]$|^plans/ideas\.toml.*\[(?:text|opening)\]$")
UNFIT = (
    r"unsigned",
    r"anonymous(?:ly)?",
    r"(?:notes?|sayings?|slips?)[^.]{0,20} without (?:a )?names?",
    r"secret (?:notes?|box)",
    r"(?<!without )applau\w+",
    r"(?:clap|cheer) for (?:the|a|each|one|every)",
    r"ovation",
    r"petitions?",
    r"lobbying",
    r"(?:write|writes|call|e-mail) (?:to )?your (?:senator|representative|legislator|mayor)",
    r"(?:bring|give|hand out|order|send|share) (?:\w+ ){0,3}(?:coffee|snacks?|cookies?|cakes?|"
    r"donuts?|pizza|treats?|candy|prizes?|gift cards?)",
    r"(?:is|are) on me",
    r"my treat",
    r"postage",
    r"buy (?:a|an|one|some|two|three)",
)
RULES = {"never said": NEVER_SAID, "British": BRITISH, "stiff": STIFF, "promised": PROMISED}
# The demo's people speak for themselves.
NO_VOICE_OF_OURS = {"stories.toml"}
# What hosts and visitors of the demo read, in modules that do more than say it.
OUTSIDE = (
    "__main__.py",
    "backup/archive.py",
    "calendar_command.py",
    "celebrations/checking.py",
    "command_line.py",
    "connecting.py",
    "demo/lobby.py",
    "demo/pages/__init__.py",
    "demo/run.py",
    "demo/travel.py",
    "doctor.py",
    "env_file.py",
    "handover.py",
    "opening_words.py",
    "settings.py",
    "startup.py",
    "systemd.py",
    "ui/permissions.py",
    "ui/send.py",
)
TAG = re.compile(r"<[^>]*>", re.S)
MARKUP = re.compile(r"\{\w+\}|\{\{.*?\}\}|\*+|`[^`]*`|\]\([^)]*\)")


def _texts(where: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(f"{where}[{key}]", inner)
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from _texts(f"{where}.{number}", inner)


def _all() -> Iterator[tuple[str, str]]:
    modules = sorted((ROOT / "bot").glob("*/*words.py"))
    for path in [*modules, ROOT / "bot/documents/printed.py"]:
        module = importlib.import_module(f"bot.{path.parent.name}.{path.stem}")
        for name, value in vars(module).items():
            if name.isupper() and not name.startswith("_"):
                yield from _texts(f"{path.parent.name}.{path.stem}.{name}", value)
    for path in sorted((ROOT / "bot").glob("*/*.toml")):
        if path.name not in NO_VOICE_OF_OURS:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
            yield from _texts(f"{path.parent.name}/{path.name}", data)
    for path in (*(ROOT / "cogs").glob("*/cog.py"), *(ROOT / "bot" / name for name in OUTSIDE)):
        yield from _said(path)
    for path in sorted((ROOT / "bot/demo/pages").glob("*.html")):
        yield from _texts(named(path), TAG.sub(" ", path.read_text("utf-8")).splitlines())


def _said(path: Path) -> Iterator[tuple[str, str]]:
    """Yield what a module says outside its words: every text of three words and more."""
    silent = {id(part) for node in nodes(path) for part in _not_said(node)}
    for node in nodes(path):
        if id(node) in silent:
            continue
        parts = node.values if isinstance(node, ast.JoinedStr) else [node]
        text = "".join(_literal(part) for part in parts)
        if len(text.split()) > 2:
            yield f"{named(path)}:{node.lineno}", text  # type: ignore[attr-defined]


def _not_said(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.JoinedStr):
        yield from node.values
    elif isinstance(node, ast.Expr):  # a docstring
        yield node.value


def _literal(part: ast.AST) -> str:
    if isinstance(part, ast.FormattedValue):
        return "x"
    return part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else ""


# Groups outside the US read day-first dates in their own calendars; here one is explained.
EXPLAINED = {"school.words.DAY_FIRST"}
ABROAD = "kit/regional.toml"  # what groups outside the US read is not American


@cache
def sentences() -> list[tuple[str, str]]:
    """Return each sentence and where it's written; made by the first test, not on import."""
    return [
        (where, MARKUP.sub("x", text))
        for where, text in _all()
        if where not in EXPLAINED and not where.startswith(ABROAD) and " " in text
    ]


def found(patterns: tuple[str, ...], text: str) -> list[str]:
    """Return what in a text one of these patterns names."""
    one = re.compile("|".join(each if "^" in each else rf"\b{each}\b" for each in patterns))
    return [match.group() for match in one.finditer(text)]


def test_there_are_sentences() -> None:
    """The test reads what it means to read."""
    assert len(sentences()) > 3_000


@pytest.mark.parametrize("rule", RULES)
def test_voice(rule: str) -> None:
    """No sentence uses a word or a pattern of this rule."""
    patterns = RULES[rule]

    assert {where: hits for where, text in sentences() if (hits := found(patterns, text))} == {}


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("never said", "Whom is it for? I may not post by myself."),
        ("never said", "Nothing unasked reaches you beside the group's own."),
        ("never said", "Your match goes on. Nobody's phone rings."),
        ("never said", "When the clocks go back, the other way round works."),
        ("never said", "Go on, or close it; I'd be glad of a line."),
        ("British", "An idea that travelled since 3 April, in the staff room."),
        ("stiff", "Fine. It is not posted, and you cannot see it."),
        ("promised", "In two weeks I ask you once. I try again."),
    ],
)
def test_what_it_finds(rule: str, text: str) -> None:
    """Each rule finds what it was made for."""
    assert len(found(RULES[rule], text)) > 1


def test_no_computers_date() -> None:
    """Members read "September 1", never 2026-09-01; only the command line takes that."""
    members = [(where, text) for where, text in sentences() if not where.startswith("bot/")]

    assert len(members) > 3_000
    assert [where for where, text in members if re.search(r"\d{4}-\d{2}-\d{2}", text)] == []


def test_no_unfit_idea() -> None:
    """No idea asks for unsigned notes, for applause for one child, for lobbying or for money."""
    ideas = [(where, text) for where, text in sentences() if IDEAS.search(where)]

    assert len(ideas) > 300
    assert {where: hits for where, text in ideas if (hits := found(UNFIT, text))} == {}
    unfit = "Leave an unsigned note.", "Clap for the winner.", "Write to your senator."
    for text in (*unfit, "Bring a few cookies.", "Coffee is on me."):
        assert found(UNFIT, text[0].lower() + text[1:])
