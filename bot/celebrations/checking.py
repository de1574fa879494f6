"""Is the file of book days in order? Plain rows in, what is wrong out."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from bot.celebrations import observances
from bot.celebrations.observances import AUDIENCES, CONFIDENCE, KINDS, LISTS, PACKS, REGIONS
from bot.celebrations.occurrences import by_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

YEARS = range(2024, 2035)
SIZES = {"calm": 12, "usual": 24}  # of the ready lists
LIMITS = {"name": 70, "what": 160, "idea": 160, "note": 200, "instead": 160, "organiser": 160}
OPENER_LIMIT = 160
WORDS = ("slug", "name", "kind", "organiser", "region", "audience", "what", "idea", "confidence")
LISTED = ("openers", "topics", "lists", "packs", "sources")
OPTIONAL = ("rule", "within", "weekday", "days", "dates", "exceptions", "note", "instead")
ONE_OF = {
    "kind": KINDS,
    "region": REGIONS,
    "audience": AUDIENCES,
    "confidence": CONFIDENCE,
}
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NOT_PLAIN = re.compile(r"https?:|www\.|<@|@everyone|@here|\*\*|`|\n|  ")
_DAY = timedelta(days=1)


def problems(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return what is wrong with the file's rows, each with its slug; nothing when all is well."""
    by_slug: dict[str, Mapping[str, Any]] = {}
    found = []
    for row in rows:
        slug = str(row.get("slug", "?"))
        if slug in by_slug:
            found.append(f"{slug}: the slug is there twice")
        by_slug[slug] = row
    for slug, row in by_slug.items():
        checks = (_shape, _texts, _lists, _sources, _rule, _dates)
        missing = [name for name in (*WORDS, *LISTED, "checked") if name not in row]
        if missing:
            found.append(f"{slug}: lacks {', '.join(missing)}")
            continue
        for check in checks:
            found += [f"{slug}: {what}" for what in check(row)]
        found += [f"{slug}: {what}" for what in _within(row, by_slug)]
    for name, size in SIZES.items():
        count = sum(name in row.get("lists", ()) for row in by_slug.values())
        if count != size:
            found.append(f"the list {name} holds {count}, not {size}")
    return found


def _shape(row: Mapping[str, Any]) -> Iterator[str]:
    if not _SLUG.fullmatch(row["slug"]) or row["slug"].startswith(observances.OWN):
        yield "the slug is not one"
    unknown = row.keys() - {*WORDS, *LISTED, *OPTIONAL, "checked", "contested"}
    if unknown:
        yield f"nobody knows {', '.join(sorted(unknown))}"
    for name, values in ONE_OF.items():
        if row[name] not in values:
            yield f"{name} is {row[name]!r}"
    if row["kind"] == "week" and not 4 <= row.get("days", 0) <= 8:
        yield "a week has 4 to 8 days"
    if row["kind"] == "day" and "days" in row:
        yield "a day has one day"


def _texts(row: Mapping[str, Any]) -> Iterator[str]:
    limits = {name: limit for name, limit in LIMITS.items() if name in row}
    texts = [(name, row[name], limit) for name, limit in limits.items()]
    texts += [(f"opener {n}", text, OPENER_LIMIT) for n, text in enumerate(row["openers"], 1)]
    for name, text, limit in texts:
        if not 0 < len(text) <= limit:
            yield f"{name} has {len(text)} characters, more than {limit} or none"
        if _NOT_PLAIN.search(text):
            yield f"{name} is not plain text"
    for name in ("what", "idea", "note", "instead"):
        if name in row and row[name][-1:] not in ".!?)":
            yield f"{name} is no sentence"
    if not row["openers"] or not all(text[-1:] in "?.!" for text in row["openers"]):
        yield "it has no opener, or one that does not end"


def _lists(row: Mapping[str, Any]) -> Iterator[str]:
    lists, contested = row["lists"], row.get("contested", False)
    # Each list holds the shorter ones.
    if contested and (lists or row["packs"]):
        yield "it is contested, and on a list or in a pack"
    if not contested and lists != [one for one in LISTS if one in lists or one == "everything"]:
        yield "its lists are out of order, or it is not on the longest"
    if "calm" in lists and "usual" not in lists:
        yield "it is on calm and not on usual"
    if not set(row["packs"]) <= set(PACKS):
        yield "it is in a pack that is none"
    if contested and not (row.get("note") and row.get("instead")):
        yield "it is contested, and has no note or nothing instead"


def _sources(row: Mapping[str, Any]) -> Iterator[str]:
    if not row["sources"]:
        yield "it has no source"
    for source in row["sources"]:
        if not re.fullmatch(r"https?://\S+\.\S+", source):
            yield f"{source!r} is no address"
    if not 2020 <= row["checked"] <= 2100:
        yield "nobody knows when it was checked"


def _rule(row: Mapping[str, Any]) -> Iterator[str]:
    if "rule" not in row:
        if not row.get("dates") and "within" not in row:
            yield "it has no rule and no date"
        return
    try:
        lacking = [str(year) for year in YEARS if by_rule(row["rule"], year) is None]
    except ValueError as error:
        yield str(error)
        return
    if lacking:
        yield f"its rule gives no day in {', '.join(lacking)}"


def _dates(row: Mapping[str, Any]) -> Iterator[str]:
    for year, given in row.get("dates", {}).items():
        first, last = given if isinstance(given, list) else (given, given)
        if str(first.year) != year or last < first:
            yield f"its date for {year} is not in that year"
        try:
            ruled = by_rule(row["rule"], int(year)) if "rule" in row else None
        except ValueError:
            return
        differs = ruled is not None and ruled != first
        if differs != (int(year) in row.get("exceptions", ())):
            yield f"its date for {year} is {first}, by its rule {ruled}"
    if not set(row.get("exceptions", ())) <= {int(year) for year in row.get("dates", {})}:
        yield "an exception has no date"


def _within(row: Mapping[str, Any], every: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    if "within" not in row:
        return
    week = every.get(row["within"])
    if week is None or week["kind"] != "week" or "within" in week:
        yield f"it lies in {row['within']!r}, which is no week"
        return
    for year, day in row.get("dates", {}).items():
        begins: date | None = week.get("dates", {}).get(year)
        if begins is not None and day != begins + (row["weekday"] - 1) * _DAY:
            yield f"its date for {year} is not on its day of the week"
