"""Which part may import which."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import pytest

from tests.meta.source import ROOT, configuration, features, modules, named, nodes, tree

CONTRACTS: dict[str, dict[str, object]] = {
    one["name"]: one for one in configuration()["tool"]["importlinter"]["contracts"]
}
HEAVY = {"alembic", "PIL", "pi_heif", "icalendar", "jinja2", "networkx", "docx"}
HEAVY |= {"rapidfuzz"}
# What's loaded when it's first used: an idle bot, and one that starts, have none of it.
LATER = HEAVY | {
    "asyncpg",
    "cryptography",
    "lxml",
    "openpyxl",
    "prometheus_client",
}
LATER |= {
    "pypdf",
    "recurring_ical_events",
    "regex",
    "segno",
    "sqlalchemy.dialects.postgresql",
    "sqlalchemy.orm",
    "bot.demo",
    "bot.doctor",
    "bot.web",
}
LATER |= {"bot.documents.wordfile", "bot.meetups.when", "bot.school.reader", "bot.shelf.inspecting"}


def _contract(word: str) -> dict[str, Any]:
    (found,) = (one for name, one in CONTRACTS.items() if word in name)
    return found


def test_contracts_are_kept() -> None:
    """import-linter finds nothing; a process of its own, since it changes how others log."""
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout


def test_no_feature_may_know_discord() -> None:
    """What may know Discord is listed; no feature, nor the kit, nor the agenda, is."""
    for words in ("know no Discord", "stands on Discord"):
        allowed = {name.removeprefix("bot.") for name in _contract(words)["allowed_importers"]}
        assert allowed.isdisjoint(features() | {"kit", "agenda", "*"})


def test_every_feature_has_its_place() -> None:
    """Each feature stands in the one order of features."""
    layers = {name for layer in _contract("in one order")["layers"] for name in layer.split(" | ")}

    assert layers == features() | {"kit", "agenda"}


@pytest.mark.parametrize(
    ("library", "only"),
    [
        ("alembic", {"bot/kit/migrate.py"}),
        ("PIL", {"bot/pictures", "bot/demo", "bot/documents/charts.py"}),
        ("pi_heif", {"bot/pictures"}),
        ("jinja2", {"bot/kit/templates.py", "bot/documents/shapes.py"}),
        ("docx", {f"bot/documents/{one}.py" for one in ("wordfile", "wordstyles", "flyer")}),
        ("simcord", {"bot/demo"}),
        ("networkx", {"bot/pairing/matching.py"}),
        ("rapidfuzz", {"bot/search/rules.py"}),
        ("apscheduler", {"bot/scheduler.py"}),
        ("Stemmer", {"bot/search/rules.py"}),
        ("pypdf", {"bot/shelf/portable.py"}),
        ("lxml", {"bot/shelf/office.py", "bot/shelf/office_text.py"}),
        ("idna", {"bot/kit/internet.py"}),
    ],
)
def test_one_place_for_a_library(library: str, only: set[str]) -> None:
    """Some libraries are known in one place; heavy ones are loaded there when first used."""
    users, at_import = set(), set()
    for path in modules("bot", "cogs"):
        if library in _imported(path):
            users.add(named(path))
        if library in _loaded(path):
            at_import.add(named(path))

    assert {user for user in users if not user.startswith(tuple(only))} == set()
    assert at_import == set() or library not in HEAVY


@cache
def _imported(path: Path) -> frozenset[str]:
    """Return what a module imports, in it or in any of its functions."""
    return frozenset(name for node in nodes(path) for name in _names(node))


@cache
def _loaded(path: Path) -> frozenset[str]:
    """Return what a module imports as soon as it's loaded."""
    return frozenset(name for node in tree(path).body for name in _names(node))


def _names(node: ast.AST) -> set[str]:
    names: list[str] = []
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        names = [node.module or ""]
    return {name.partition(".")[0] for name in names}


def test_tests_of_rules_start_light() -> None:
    """Tests of pure rules load neither the bot on Discord nor a database: each starts at once."""
    program = (
        "import pathlib, sys, pytest;"
        "rules = map(str, pathlib.Path('tests').glob('*/test_rules.py'));"
        "code = pytest.main(['--collect-only', '-q', '-n', '0', *rules]);"
        "print(*sys.modules); sys.exit(code)"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout

    loaded = set(told.splitlines()[-1].split())
    assert "bot.plans.rules" in loaded
    assert not loaded & {"discord", "simcord", "sqlalchemy", "aiohttp", "structlog"}


def test_a_start_loads_no_more_than_it_needs() -> None:
    """Each of these is memory and time on a small computer, for what hardly a day needs."""
    program = (
        "import sys; sys.modules['rich'] = None;"  # only tests bring it along
        "import bot.app, bot.command_line, bot.running; print(*sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout

    assert LATER & set(told.split()) == set()


def test_one_clock() -> None:
    """Only bot/kit/clock.py asks what time it is."""
    asked = re.compile(
        r"datetime\.(?:now|utcnow|today)\(|\btime\.time\(|\bdate\.today\(|utcnow\(\)"
    )
    askers = {
        named(path) for path in modules("bot", "cogs") if asked.search(path.read_text("utf-8"))
    }

    assert askers == {"bot/kit/clock.py"}


# What else writes statements, and why.
WRITES_STATEMENTS = {
    "bot/agenda/planning.py": "the agenda's one public way in",
    "bot/agenda/week.py": "what a coordinator sees of it, beside it",
    "bot/search/finding.py": "a statement is what it makes of a query",
    "bot/search/index.py": "writes each feature's index, whichever its table is",
    "bot/search/catching_up.py": "the same",
    "bot/questions/similar.py": "joins what search makes of a question to three features' rows",
    "bot/privacy/service.py": "every table of a group, by what the metadata says",
    "bot/doctor.py": "looks at a database that may be any",
    "bot/handover.py": "the same",
    "bot/instance_lock.py": "the same",
    "bot/opening.py": "the same",
    "bot/backup/archive.py": "copies tables, whatever they hold",
    "bot/backup/moving.py": "the same",
    "bot/backup/renumbering.py": "the same",
    "bot/backup/restore.py": "the same",
    "bot/backup/rows.py": "the same",
}
STATEMENTS = {"select", "insert", "update", "delete", "text", "exists", "upsert", "func"}


def test_sql_is_written_in_one_place() -> None:
    """Statements are in a feature's `queries`, and in `personal`, which exports and forgets."""
    writers = {
        named(path)
        for path in modules("bot")
        if not path.stem.endswith(("queries", "tables", "personal")) and path.parts[-2] != "kit"
        for node in tree(path).body
        if isinstance(node, ast.ImportFrom)
        and str(node.module).startswith(("sqlalchemy", "bot.kit.database"))
        and {one.name for one in node.names} & STATEMENTS
    }

    assert writers == WRITES_STATEMENTS.keys()


def test_tables_are_whole_by_themselves() -> None:
    """`bot.tables` alone knows every table: migrations import nothing else."""
    program = "from bot.tables import metadata; print(*sorted(metadata.tables))"
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    everywhere = {
        found[1]
        for path in modules("bot")
        if path.name.endswith("tables.py")
        for found in re.finditer(r'__tablename__ = "(\w+)"', path.read_text("utf-8"))
    }

    assert set(told.split()) == everywhere


def test_no_module_waits_for_itself() -> None:
    """No import leads back to where it began; what only types need doesn't count."""
    files = {named(path)[:-3].replace("/", "."): path for path in modules("bot", "cogs")}
    imports = {name: _imported_when_loaded(path) & files.keys() for name, path in files.items()}

    assert len(imports) > 400
    TopologicalSorter(imports).prepare()  # raises CycleError, which names the circle


def _imported_when_loaded(path: Path) -> set[str]:
    found = set()
    for node in tree(path).body:
        if isinstance(node, ast.ImportFrom):
            found |= {str(node.module), *(f"{node.module}.{one.name}" for one in node.names)}
        elif isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
    return found
