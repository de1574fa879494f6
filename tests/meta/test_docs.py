"""What the pages for people who join name is there: each path, command and identifier."""

from __future__ import annotations

import ast
import json
import re
from functools import cache

import pytest

from tests.meta.source import ROOT, modules, nodes

PAGES = ("docs/architecture.md", "docs/contributing.md", "docs/glossary.md")
# What's named and isn't the project's: programs, and a file that one of its commands makes.
ELSEWHERE = re.compile(r"git( grep .*)?|make|pre-commit install|build/bom\.json|\.toml")
_SPAN = re.compile(r"`([^`\n]+)`")
_FENCE = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_WORD = re.compile(r"[^\W\d]\w*")
_TESTS = ("conftest.py", "discord.py", "kit/test_regional.py", "celebrations/test_limits.py")
_NAME = re.compile(r"[\w.:{}@ =;-]{1,100}")  # custom ids, columns, pragmas; no sentence
_TARGET = re.compile(r"^([\w -]+):", re.MULTILINE)


def named(page: str) -> set[str]:
    """Return what a page names in backticks, and the paths and commands that begin its blocks."""
    text = (ROOT / page).read_text(encoding="utf-8")
    blocks = [line for block in _FENCE.findall(text) for line in block.splitlines()]
    begun = {
        re.split(r" {2,}|\s*#", line)[0] for line in blocks if re.match(r"[\w<>/]+/ |make ", line)
    }
    return begun | set(_SPAN.findall(_FENCE.sub("", text)))


@cache
def words() -> frozenset[str]:
    """Return every word that's a name in the code: of a module, a class, a column, a custom id."""
    found = set[str]()
    tests = (ROOT / "tests" / name for name in _TESTS)
    for path in (*modules("bot", "cogs", "migrations"), *tests):
        found |= {path.stem, path.parent.name}
        for node in nodes(path):
            said = [getattr(node, field, None) for field in ("id", "attr", "arg", "name")]
            if isinstance(node, ast.Constant) and _NAME.fullmatch(str(node.value)):
                said += _WORD.findall(str(node.value))
            found |= {one for one in said if isinstance(one, str)}
    for name in (".env.example", "bot/kit/regional.toml", "Makefile", "pyproject.toml", ".ci/run"):
        found |= {*_WORD.findall((ROOT / name).read_text(encoding="utf-8"))}
    return frozenset(found)


@cache
def commands() -> frozenset[str]:
    """Return every slash command, each of its beginnings, and what the Makefile can make."""
    found = {target for names in _TARGET.findall(_makefile()) for target in names.split()}
    found = {f"make {one}" for one in found}
    for path in (ROOT / "tests").glob("*/commands.json"):
        for one in json.loads(path.read_text(encoding="utf-8")):
            found |= {f"/{one}", f"/{one.split()[0]}"}
    return frozenset(found)


def _makefile() -> str:
    return (ROOT / "Makefile").read_text(encoding="utf-8")


def is_there(name: str) -> bool:
    """Return whether something that a page names is in the project."""
    if ELSEWHERE.fullmatch(name):
        return True
    if name.startswith("python -m "):
        return any(ROOT.glob("/".join(name.split()[2].split(".")) + "/__main__.py"))
    name = name.removeprefix("GOLDEN=1 ")
    if name.startswith(("/", "make ")):
        return " ".join(name.split()[:2]) in commands()
    if re.fullmatch(r"[\w<>./-]*(/|\.(py|toml|md|json))[\w<>./-]*", name):
        pattern = re.sub(r"<\w+>|\.\.\.", "*", name).strip("/")
        return any(ROOT.glob(pattern)) or any(ROOT.glob(f"*/*/{pattern}"))
    return words().issuperset(_WORD.findall(re.sub(r"<\w+>|\"[^\"]* [^\"]*\"", "", name)))


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_names_is_there(page: str) -> None:
    """No rename leaves a page behind."""
    found = named(page)

    assert len(found) > 15
    assert {one for one in found if not is_there(one)} == set()


@pytest.mark.parametrize(
    "name",
    [
        "bot/kit/clocks/",
        "cogs/<feature>/shown.py",
        "tests/wire/rules.py",
        "sights.py",
        "make everything",
        "/coordinator yesterday",
        "client.sights",
        "weekly:zoom:{week:date}",
        "SightRow",
        "zoom(...)",
        "@button(..., zoom=KIND)",
        "python -m tests.months",
    ],
)
def test_what_is_not_there_is_found(name: str) -> None:
    """This check can fail."""
    assert not is_there(name)
