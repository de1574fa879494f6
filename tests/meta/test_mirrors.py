"""The same names in every wing, and nothing that grew too large."""

from __future__ import annotations

import ast

import pytest

from tests.meta.source import CODE, ROOT, features, modules, named, nodes, packages, tree

FILE_LIMIT = 400  # beyond it, ask whether it is one subject
FUNCTION_LIMIT = 40
NOUNS_OF_NOTHING = {"utils", "util", "helpers", "helper", "manager", "common", "misc", "base"}
# Files that the architecture names; a feature may have more, by a noun of its domain.
TOP = {"bot", "cogs", "migrations", "tests", "docs", "data", "build"}


def test_cogs_mirror_features() -> None:
    """What members see belongs to a feature of the same name."""
    assert packages("cogs") <= features()


def test_tests_mirror_features() -> None:
    """Each feature, and what all of them share, is proved in a folder of the same name."""
    assert features() | {"kit", "ui", "agenda", "demo"} <= packages("tests")


def test_tests_are_of_something() -> None:
    """Each folder of tests belongs to something that is there."""
    assert packages("tests") <= packages("bot") | {"meta", "wire", "bench", "fortnight"}


@pytest.mark.parametrize("folder", sorted(packages("cogs")))
def test_a_cog_knows_its_own_feature_first(folder: str) -> None:
    """Each face of a feature shows that feature's words or services."""
    text = "".join(path.read_text("utf-8") for path in modules(f"cogs/{folder}"))

    assert f"bot.{folder}" in text


def test_top_level() -> None:
    """The top level holds the five things that the architecture names, and no other code."""
    folders = {path.parent.name for path in ROOT.glob("*/*.py")}

    assert folders <= TOP


def test_no_large_file() -> None:
    """No file is so long that it must be more than one subject."""
    large = {
        named(path): lines
        for path in modules(*CODE)
        if (lines := len(path.read_text("utf-8").splitlines())) > FILE_LIMIT
        and "versions" not in path.parts  # what Alembic wrote is not read like prose
    }

    assert large == {}, f"split by subject what has more than {FILE_LIMIT} lines"


def test_no_large_function() -> None:
    """No function has more than 40 lines; a test's table of cases is not counted."""
    large = {
        f"{named(path)}:{node.name}": lines
        for path in modules("bot", "cogs", "tests")
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION_LIMIT
    }

    assert large == {}


def test_names_say_something() -> None:
    """No module is called by a word that means nothing."""
    empty = {named(path) for path in modules(*CODE) if path.stem in NOUNS_OF_NOTHING}

    assert empty == set()


def test_everything_is_explained() -> None:
    """Each module, each public class and function, and each test begins with a sentence."""
    silent = []
    for path in modules("bot", "cogs", "tests"):
        module = tree(path)
        if module.body and not ast.get_docstring(module):
            silent.append(named(path))
        silent += [
            f"{named(path)}:{node.name}"
            for node in _public(module.body)
            if not ast.get_docstring(node)
            and (path.parts[-3] != "tests" or node.name.startswith("test_"))
        ]

    assert silent == []


def _public(
    body: list[ast.stmt],
) -> list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    found = []
    for node in body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            if node.name.startswith("_"):
                continue
            found.append(node)
            if isinstance(node, ast.ClassDef):
                found += _public(node.body)
    return found
