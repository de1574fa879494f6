"""What the program is made of is written down, and looked up without a network."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from packaging.specifiers import SpecifierSet

from tests.meta import supply, wheels
from tests.meta.source import ROOT

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 9, 14, tzinfo=UTC)
LOCK = "requirements-extras.lock"
TWICE = [{"introduced": "0"}, {"fixed": "9"}, {"introduced": "10"}, {"fixed": "11"}]


def _record(events: list[dict[str, str]], **more: object) -> dict[str, Any]:
    affected = {
        "package": {"ecosystem": "PyPI", "name": "Pillow"},
        "ranges": [{"type": "ECOSYSTEM", "events": events}],
    }
    given = {"id": "PYSEC-1", "summary": "A bad picture.", "modified": "2026-09-01T00:00:00Z"}
    return given | {"affected": [affected]} | more


@pytest.mark.parametrize(
    ("version", "events", "is_found"),
    [
        ("12.0.0", [{"introduced": "0"}, {"fixed": "12.0.1"}], True),
        ("12.0.1", [{"introduced": "0"}, {"fixed": "12.0.1"}], False),
        ("11.9", [{"introduced": "12.0"}, {"fixed": "12.0.1"}], False),
        ("12.0.10", [{"introduced": "12.0.2"}], True),  # numbers, not letters
        ("12.0", [{"introduced": "0"}, {"last_affected": "12.0"}], True),
        ("12.1", [{"introduced": "0"}, {"last_affected": "12.0"}], False),
        (
            "10.5",
            [{"introduced": "0"}, {"fixed": "9"}, {"introduced": "10"}, {"fixed": "11"}],
            True,
        ),
        (
            "9.5",
            [{"introduced": "0"}, {"fixed": "9"}, {"introduced": "10"}, {"fixed": "11"}],
            False,
        ),
    ],
)
def test_advisories(
    tmp_path: Path, version: str, events: list[dict[str, str]], is_found: bool
) -> None:
    """A version is affected from where it was introduced until where it's fixed."""
    (tmp_path / "one.json").write_text(json.dumps(_record(events)))
    found, newest = supply.advisories(tmp_path, {"pillow": version})

    assert bool(found) == is_found
    assert newest == datetime(2026, 9, 1, tzinfo=UTC)


def test_withdrawn_and_others(tmp_path: Path) -> None:
    """What was withdrawn, and what's about another package or ecosystem, isn't told."""
    every = [{"introduced": "0"}]
    other = _record(every)
    other["affected"][0]["package"] = {"ecosystem": "npm", "name": "pillow"}
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("a.json", json.dumps(_record(every, withdrawn="2026-09-02T00:00:00Z")))
        archive.writestr("b.json", json.dumps(other))

    assert supply.advisories(tmp_path / "all.zip", {"pillow": "12"})[0] == []


def test_how_old(tmp_path: Path) -> None:
    """The answer says how old the database is, and asks for a newer one after a month."""
    (tmp_path / "one.json").write_text(json.dumps(_record([{"introduced": "0"}])))
    found, newest = supply.advisories(tmp_path, {"pillow": "12.0"})
    soon = supply.told(found, newest, NOW)
    late = supply.told([], newest, datetime(2026, 12, 1, tzinfo=UTC))

    assert soon == [
        "The newest record in the database is 13 days old.",
        "pillow 12.0: PYSEC-1, no fix is known. A bad picture.",
    ]
    assert late[0].endswith("91 days old. Get a newer one.")
    assert supply.told([], None, NOW) == ["The database holds no records: nothing can be said."]


def test_moved() -> None:
    """What `make upgrade` prints: which package moved from where to where."""
    before = supply.pins("a==1 \\\n  --hash=sha256:0\nb[x]==2 ; python_version < '3'\nc==3\n")
    after = supply.pins("a==1\nb==2.1\nd==4\n")

    assert supply.moved(before, after) == ["b 2 -> 2.1", "c 3 is gone", "d 4 is new"]


def test_asked_of_wheels() -> None:
    """`make wheels` asks for what each computer would install, with its hashes."""
    lock = (ROOT / LOCK).read_text("utf-8")
    every = {one.name: wheels.wanted(lock, one, "3.11") for one in wheels.COMPUTERS}
    newer = wheels.wanted(lock, wheels.COMPUTERS[0], "3.13")

    assert every["Mac"].keys() == supply.pins(lock).keys() - {"audioop-lts"}
    assert newer.keys() - every["Mac"].keys() == {"audioop-lts"}
    assert newer["networkx"] != every["Mac"]["networkx"]  # one that's newer has other versions
    assert all("--hash=sha256:" in line for line in newer.values())


def test_bill_of_materials(tmp_path: Path) -> None:
    """`make bom` names every locked package with its hashes, as CycloneDX."""
    target = tmp_path / "bom.json"
    command = ["-W", "ignore", "-m", "cyclonedx_py", "requirements", LOCK, "--output-reproducible"]
    more = ["--pyproject", "pyproject.toml", "--of", "JSON", "-o", str(target)]
    subprocess.run([sys.executable, *command, *more], cwd=ROOT, check=True, capture_output=True)
    bill = json.loads(target.read_text("utf-8"))
    listed = {one["name"]: one for one in bill["components"]}

    assert bill["bomFormat"] == "CycloneDX"
    assert bill["metadata"]["component"]["name"] == "whats-working"
    assert {name: one["version"] for name, one in listed.items()} == supply.pins(
        (ROOT / LOCK).read_text("utf-8")
    )
    for one in listed.values():
        assert one["externalReferences"][0]["hashes"], one["name"]


def test_upper_bound() -> None:
    """`requires-python` ends at the newest version that `make test-newest` runs on."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    makefile = (ROOT / "Makefile").read_text("utf-8")
    tested = re.search(r"^NEWEST := 3\.(\d+)$", makefile, re.MULTILINE)
    assert tested is not None
    newest = int(tested[1])
    allowed = SpecifierSet(project["requires-python"])

    assert f"3.{newest}" in allowed
    assert f"3.{newest + 1}" not in allowed
