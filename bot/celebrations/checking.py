"""Is the file of book days in order? Plain rows in, what is wrong out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from bot.celebrations import observances
from bot.celebrations.observances import (
    AUDIENCES,
    CONFIDENCE,
    COUNTRIES,
    KINDS,
    LISTS,
    PACKS,
    REGIONS,
    WORLD,
)
from bot.celebrations.occurrences import by_rule

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

Row = Mapping[str, Any]  # a table of the file, whose types are what's checked first

YEARS = range(2024, 2035)
# Of the shorter lists, for groups in each country, and where it's "" in any other.
SIZES = {
    "calm": {"US": 12, "CA": 12, "GB": 12, "IE": 12, "AU": 12, "NZ": 10, "": 8},
    "usual": {"US": 24, "CA": 19, "GB": 23, "IE": 17, "AU": 21, "NZ": 16, "": 11},
}
LIMITS = {"name": 70, "what": 160, "idea": 160, "note": 200, "instead": 160, "organiser": 160}
OPENER_LIMIT = 160
WORDS = ("slug", "name", "kind", "organiser", "region", "audience", "what", "idea", "confidence")
LISTED = ("openers", "topics", "lists", "packs", "sources")
NEEDED = (*WORDS, *LISTED, "checked")
TYPES: Mapping[str, type[Any]] = {
    **dict.fromkeys((*WORDS, "rule", "within", "note", "instead"), str),
    **dict.fromkeys((*LISTED, "exceptions"), list),
    **dict.fromkeys(("checked", "days", "weekday"), int),
    "dates": dict,
    **dict.fromkeys(("contested", "own_tick"), bool),
}
ONE_OF = {
    "kind": KINDS,
    "region": REGIONS,
    "audience": AUDIENCES,
    "confidence": CONFIDENCE,
}
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NOT_PLAIN = re.compile(r"https?:|www\.|<@|@everyone|@here|\*\*|`|\n|  ")
_DAY = timedelta(days=1)


def problems(rows: Sequence[Row]) -> list[str]:
    """Return what is wrong with the file's rows, each with its slug; nothing when all is well."""
    by_slug: dict[str, Row] = {}
    found = []
    for row in rows:
        slug = str(row.get("slug", "?"))
        if malformed := [f"{slug}: {what}" for what in _types(row)]:
            found += malformed
            continue
        if slug in by_slug:
            found.append(f"{slug}: the slug is used twice")
        by_slug[slug] = row
    for slug, row in by_slug.items():
        for check in (_shape, _texts, _lists, _sources, _rule, _dates):
            found += [f"{slug}: {what}" for what in check(row)]
        found += [f"{slug}: {what}" for what in _within(row, by_slug)]
    return [*found, *_sizes(by_slug.values())]


def _sizes(rows: Collection[Row]) -> Iterator[str]:
    """Say which list doesn't have as many days for a country as it should."""
    for name, sizes in SIZES.items():
        for country, size in sizes.items():
            here = {WORLD, *(region for region, there in COUNTRIES.items() if country in there)}
            count = sum(name in row["lists"] and row["region"] in here for row in rows)
            if count != size:
                yield f"the list {name} holds {count} for {country or 'others'}, not {size}"


def _types(row: Row) -> Iterator[str]:
    """Say what's missing or isn't what it should be: nothing more can be asked of it."""
    if missing := [name for name in NEEDED if name not in row]:
        yield f"is missing {', '.join(missing)}"
    for name, value in row.items():
        expected = TYPES.get(name)
        if expected is None:
            yield f"has {name}, which isn't a field"
        elif type(value) is not expected:
            yield f"{name} is {value!r}, not {expected.__name__}"
        elif name in LISTED and not all(isinstance(one, str) and one for one in value):
            yield f"{name} holds something that isn't text"
        elif name == "exceptions" and not all(type(one) is int for one in value):
            yield "exceptions holds something that isn't a year"
        elif name == "dates" and not all(map(_is_span, value.values())):
            yield "dates holds something that isn't a day, or a first and a last day"


def _is_span(given: object) -> bool:
    days = given if isinstance(given, list) and len(given) == 2 else [given]
    return all(type(day) is date for day in days)


def _shape(row: Row) -> Iterator[str]:
    if not _SLUG.fullmatch(row["slug"]) or row["slug"].startswith(observances.OWN):
        yield "the slug isn't valid"
    for name, values in ONE_OF.items():
        if row[name] not in values:
            yield f"{name} is {row[name]!r}"
    if row["kind"] == "week" and not 4 <= row.get("days", 0) <= 8:
        yield "a week has 4 to 8 days"
    if row["kind"] == "day" and "days" in row:
        yield "a day can't have several days"
    if row["kind"] == "month" and not 1 <= row.get("days", 31) <= 62:
        yield "a month has 1 to 62 days"
    if ("within" in row) != ("weekday" in row) or row.get("weekday", 1) not in range(1, 8):
        yield "a day within a week, and no other, has a weekday from 1 to 7"
    if not row["topics"]:
        yield "it has no topic"


def _texts(row: Row) -> Iterator[str]:
    limits = {name: limit for name, limit in LIMITS.items() if name in row}
    texts = [(name, row[name], limit) for name, limit in limits.items()]
    texts += [(f"opener {n}", text, OPENER_LIMIT) for n, text in enumerate(row["openers"], 1)]
    for name, text, limit in texts:
        if not 0 < len(text) <= limit:
            yield f"{name} has {len(text)} characters, more than {limit} or none"
        if _NOT_PLAIN.search(text):
            yield f"{name} isn't plain text"
    for name in ("what", "idea", "note", "instead"):
        if name in row and row[name][-1:] not in ".!?)":
            yield f"{name} isn't a sentence"
    if not row["openers"] or not all(text[-1:] in "?.!" for text in row["openers"]):
        yield "it has no opener, or one without a period or question mark"


def _lists(row: Row) -> Iterator[str]:
    lists, contested = row["lists"], row.get("contested", False)
    own_tick = row.get("own_tick", False)
    # Each list holds the shorter ones.
    if contested and (lists or row["packs"]):
        yield "it's contested, so it can't be on a list or in a pack"
    if own_tick and (lists or row["packs"] or contested):
        yield "it has its own tick, so it can't be on a list, in a pack or contested"
    if (
        not contested
        and not own_tick
        and lists != [one for one in LISTS if one in lists or one == "everything"]
    ):
        yield "its lists are out of order, or it isn't on the longest"
    if "calm" in lists and "usual" not in lists:
        yield "it's on calm but not on usual"
    if not set(row["packs"]) <= set(PACKS):
        yield "it's in a pack that doesn't exist"
    if contested and not (row.get("note") and row.get("instead")):
        yield "it's contested, and has no note or nothing instead"


def _sources(row: Row) -> Iterator[str]:
    if not row["sources"]:
        yield "it has no source"
    for source in row["sources"]:
        if not re.fullmatch(r"https?://\S+\.\S+", source):
            yield f"{source!r} isn't an address"
    if not 2020 <= row["checked"] <= 2100:
        yield "it doesn't say when it was checked"


def _rule(row: Row) -> Iterator[str]:
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


def _dates(row: Row) -> Iterator[str]:
    for year, given in row.get("dates", {}).items():
        first, last = _span(given)
        if str(first.year) != year or last < first or first.year not in YEARS:
            yield f"its date for {year} isn't in that year"
            continue
        days = (last - first).days + 1
        if isinstance(given, list) and not (row["kind"] == "week" and 4 <= days <= 8):
            yield f"its date for {year} has {days} days"
        try:
            ruled = by_rule(row["rule"], int(year)) if "rule" in row else None
        except ValueError:
            return
        differs = ruled is not None and ruled != first
        if differs != (int(year) in row.get("exceptions", ())):
            yield f"its date for {year} is {first}, by its rule {ruled}"
    if not {str(year) for year in row.get("exceptions", ())} <= row.get("dates", {}).keys():
        yield "an exception has no date"


def _within(row: Row, every: Mapping[str, Row]) -> Iterator[str]:
    if "within" not in row or "weekday" not in row:
        return
    week = every.get(row["within"])
    if week is None or week["kind"] != "week" or "within" in week:
        yield f"it's within {row['within']!r}, which isn't a week"
        return
    for year, given in row.get("dates", {}).items():
        day, _ = _span(given)
        begins, _ = _span(week.get("dates", {}).get(year, day))
        if day.isoweekday() != row["weekday"] or not begins <= day < begins + 7 * _DAY:
            yield f"its date for {year} isn't on its day of the week"


def _span(given: date | Sequence[date]) -> tuple[date, date]:
    first, last = (given, given) if isinstance(given, date) else given
    return first, last
