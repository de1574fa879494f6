"""What the program is made of: versions that moved, and known advisories, without a network.

`python -m tests.meta.supply moved` compares the locks with those of the last commit;
`... advisories DATABASE` looks into a copy of OSV's records for PyPI (all.zip from
osv-vulnerabilities.storage.googleapis.com/PyPI, or a folder of such files).
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

from tests.meta.source import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LOCKS = ("requirements.lock", "requirements-extras.lock", "tests/requirements.lock")
_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)
OLD = 30  # days: then anyone who reads it should get a newer one


@dataclass(frozen=True)
class Found:
    """An advisory that a locked version falls under."""

    package: str
    version: str
    advisory: str
    summary: str
    fixed: tuple[str, ...]


def pins(lock: str) -> dict[str, str]:
    """Return the version of each package that a lock's text names."""
    return {canonicalize_name(name): version for name, version in _PIN.findall(lock)}


def moved(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """Return a line for each package that came, went or has another version."""
    lines = []
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name), after.get(name)
        if old is None:
            lines.append(f"{name} {new} is new")
        elif new is None:
            lines.append(f"{name} {old} is gone")
        elif old != new:
            lines.append(f"{name} {old} -> {new}")
    return lines


def records(database: Path) -> Iterator[dict[str, Any]]:
    """Give every record of a zip, or of a folder."""
    if database.is_dir():
        for path in sorted(database.glob("*.json")):
            yield json.loads(path.read_text("utf-8"))
        return
    with zipfile.ZipFile(database) as archive:
        for name in archive.namelist():
            if name.endswith(".json"):
                yield json.loads(archive.read(name))


def advisories(database: Path, locked: Mapping[str, str]) -> tuple[list[Found], datetime | None]:
    """Return what is known about the locked versions, and when the newest record was changed."""
    found, newest = [], None
    for record in records(database):
        changed = datetime.fromisoformat(record["modified"])
        newest = changed if newest is None else max(newest, changed)
        if record.get("withdrawn"):
            continue
        for affected in record.get("affected", ()):
            package = affected.get("package", {})
            name = canonicalize_name(package.get("name", ""))
            if package.get("ecosystem") == "PyPI" and name in locked:
                version = locked[name]
                if _is_affected(version, affected):
                    summary = record.get("summary") or record.get("details", "")[:100]
                    found.append(Found(name, version, record["id"], summary, _fixed(affected)))
    return found, newest


def _is_affected(version: str, affected: Mapping[str, Any]) -> bool:
    if version in affected.get("versions", ()):
        return True
    ranges = (one for one in affected.get("ranges", ()) if one["type"] == "ECOSYSTEM")
    return any(_is_within(Version(version), one["events"]) for one in ranges)


def _is_within(version: Version, events: list[dict[str, str]]) -> bool:
    """Follow the events from the lowest up, as OSV's schema says."""
    inside = False
    for kind, at in sorted(
        ((kind, at) for event in events for kind, at in event.items()),
        key=lambda one: _version(one[1]),
    ):
        if kind == "introduced" and version >= _version(at):
            inside = True
        elif (kind == "fixed" and version >= _version(at)) or (
            kind == "last_affected" and version > _version(at)
        ):
            inside = False
    return inside


def _version(text: str) -> Version:
    try:
        return Version(text)
    except InvalidVersion:
        return Version("0")  # unknown counts as affected from the first on


def _fixed(affected: Mapping[str, Any]) -> tuple[str, ...]:
    ranges = (one for one in affected.get("ranges", ()) if one["type"] == "ECOSYSTEM")
    return tuple(event["fixed"] for one in ranges for event in one["events"] if "fixed" in event)


def told(found: list[Found], newest: datetime | None, now: datetime) -> list[str]:
    """Return the lines that say what was found, and how old the database is."""
    if newest is None:
        return ["The database holds no records: nothing can be said."]
    days = (now - newest).days
    age = f"The newest record in the database is {days} days old."
    lines = [age + (" Get a newer one." if days > OLD else "")]
    for one in found:
        fix = f"fixed in {', '.join(one.fixed)}" if one.fixed else "no fix is known"
        lines.append(f"{one.package} {one.version}: {one.advisory}, {fix}. {one.summary}")
    return lines if found else [*lines, "No advisory is known about what's locked."]


def main(arguments: list[str]) -> int:
    """Do what the command line says; return 1 where there's an advisory, or nothing to go by."""
    locks = {name: (ROOT / name).read_text("utf-8") for name in LOCKS}
    if arguments[:1] == ["moved"]:
        for name, text in locks.items():
            before = subprocess.run(
                ["git", "show", f"HEAD:{name}"], cwd=ROOT, capture_output=True, text=True
            )
            lines = moved(pins(before.stdout), pins(text))
            say("\n".join([f"{name}: {len(lines)} moved", *(f"  {line}" for line in lines)]))
        return 0
    locked = {name: version for text in locks.values() for name, version in pins(text).items()}
    found, newest = advisories(Path(arguments[1]), locked)
    say("\n".join(told(found, newest, datetime.now(UTC))))
    return 1 if found or newest is None else 0


def say(text: str) -> None:
    """Print what was found."""
    print(text)  # noqa: T201 - this is for the person who typed the command


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
