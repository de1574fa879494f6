"""The zones that people name: "Central", "CST", "South Dakota", "Sioux Falls"; pure.

A zone is always a place with its own clock changes, never a fixed distance from UTC.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from bot.kit import words
from bot.kit.calendar import (
    canonical_zone,
    countries,
    country_of,
    places,
    zone_label,
    zone_names,
)
from bot.kit.dates import Unread
from bot.kit.dates.names import slips
from bot.kit.zone_table import zone_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST = 80  # characters
_NAMES = 3  # that fit what was typed, in one label
_FIXED = re.compile(
    r"(?:utc|gmt|etc)?\s*/?\s*(?:gmt)?\s*[+-]\s*\d{1,2}(?::?\d\d)?"
    r"|etc/.*|utc|uct|zulu|z|universal(?: time)?|localtime|local|factory|gmt0?"
    r"|coordinated universal time"
)
_FILLING_TEXT = (
    "time times zone timezone standard daylight savings saving same as in near the i im m am we re "
    "are live here on at my is its it s us usa canada america u area region metro greater the one "
    "think guess believe probably maybe sure american international school schools"
)
_FILLING = frozenset(_FILLING_TEXT.split())
_POINTS = {"n": "north", "s": "south", "w": "west", "no": "north", "so": "south"}
_POSIX = re.compile(r"([a-z]{3,4})\d{1,2}[a-z]{3,4}")  # "EST5EDT"
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_LOCALES = {"ja": "JP", "ko": "KR", "da": "DK", "cs": "CZ", "el": "GR", "hi": "IN", "uk": "UA"}


def find_zones(text: str, locale: str) -> tuple[str, ...]:
    """Return the zone that a text names, or the two that it may mean. Raises Unread.

    *locale* is Discord's, such as "en-GB": what a name means depends on the country.
    """
    typed = " ".join(text.split())
    if not typed or len(typed) > LONGEST:
        raise Unread(words.NO_ZONE)
    country = _country(locale)
    found = _by_its_own_name(typed)
    for look in (_inside, _named, _in_state):
        if not found:
            found = next((one for said in _said(typed) if (one := look(said, country))), ())
    if len(found) > 1:  # "CT (Central)"
        inside = (_named(_plain(one), country) for one in _IN_BRACKETS.findall(typed))
        found = next((one for one in inside if len(one) == 1 and one[0] in found), found)
    if not found and _FIXED.fullmatch(typed.casefold()):
        raise Unread(words.FIXED_OFFSET)
    if not found:
        found = next((one for said in _said(typed) if (one := _misspelled(said, country))), ())
    if not found:
        raise Unread(words.NO_ZONE)
    if len(found) > 2:
        raise Unread(words.SEVERAL_ZONES)
    return found


def zone_said(zone: str) -> str:
    """Return "Central Time", "UK time" or "Boise time"."""
    called = next(iter(zone_table().called.get(zone, ())), "")
    if called and country_of(zone) in ("US", "CA"):
        return f"{called} Time"
    return f"{called or zone_label(zone)} time"


def zone_choices(typed: str, locale: str, most: int) -> list[tuple[str, str]]:
    """Return label and zone of what fits what was typed, each once, the locale's country first."""
    country, said = _country(locale), _plain(typed)
    if not said:
        usual = sorted(zone_table().usual, key=lambda zone: country_of(zone) != country)
        return [(_label(zone), zone) for zone in usual][:most]
    try:
        exact = find_zones(typed, locale)
    except Unread:
        exact = ()
    found: dict[str, list[str]] = {zone: [] for zone in exact}
    fits = [(name, zones) for name, zones in _names().items() if name.startswith(said)]
    fits += [(name, zones) for name, zones in _names().items() if f" {said}" in name]
    ranked = [(country_of(zone) != country, name, zone) for name, zones in fits for zone in zones]
    for _, name, zone in sorted(ranked, key=lambda one: one[0]):
        names = found.setdefault(zone, [])
        if not any(name.startswith(one) for one in names):  # "New York State"
            names.append(name)
    return [(_label(zone, *names), zone) for zone, names in found.items()][:most]


def _label(zone: str, *names: str) -> str:
    """Return "Eastern Time (New Hampshire, New Jersey, New York)", in what Discord takes."""
    said = zone_said(zone)
    places = [one.title() for one in names if not said.lower().startswith(one)]
    city = zone.rpartition("/")[2].replace("_", " ")
    return f"{said} ({', '.join(places[:_NAMES]) or city})"[:100]


def _country(locale: str) -> str:
    language, _, country = locale.partition("-")
    return country.upper() or _LOCALES.get(language, "US" if language == "en" else language.upper())


def _by_its_own_name(typed: str) -> tuple[str, ...]:
    """Return the zone of an IANA name, a place's or an older one for it."""
    found = _own_names().get(typed.replace(" ", "_").casefold())
    if found is None or "/" not in found or found.startswith("Etc/"):
        return ()
    zone = canonical_zone(found)
    return (zone,) if country_of(zone) else ()


@cache
def _own_names() -> dict[str, str]:
    return {zone.casefold(): zone for zone in zone_names()}


def _said(typed: str) -> list[str]:
    """Return what was typed in plain words: whole, and without what says nothing."""
    whole = _plain(typed)
    bare = _plain(_IN_BRACKETS.sub(" ", typed))
    short = " ".join(word for word in bare.split() if word not in _FILLING)
    first, _, rest = short.partition(" ")
    full = f"{_POINTS.get(first, first)} {rest}".strip()  # "N. Carolina"
    said = [whole, bare, short, full]
    if posix := _POSIX.fullmatch(typed.casefold()):
        said.append(posix[1])
    for sign in "/-":  # "PST/PDT", "Fargo-Moorhead"
        if sign in typed:
            said += [_plain(part) for part in typed.split(sign)[:2]]
            said.append(short.rpartition(" ")[2])  # "AEST/AEDT Melbourne"
    return [one for one in dict.fromkeys(said) if one]


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(one for one in bare if not unicodedata.combining(one))
    return " ".join(re.sub(r"[^\w]+|_", " ", kept).split())


def _named(said: str, country: str) -> tuple[str, ...]:
    """Return the zones of a name as it is known, those of the country first."""
    abbreviations = zone_table().abbreviations
    for zone, short in abbreviations.get(country, abbreviations["elsewhere"]).items():
        if said in short:
            return (zone,)
    if said == "ct" and country in ("US", "CA"):
        return ("America/Chicago", "America/New_York")  # Central Time, or Connecticut
    if country == "CA" and (meant := zone_table().canadian.get(said)):
        return (meant,)
    if found := _names().get(said):
        here = tuple(zone for zone in found if country_of(zone) == country)
        return here or found
    for city, state in _ends_in_state(said, country):  # "Springfield MO"
        if found := tuple(zone for zone in _names().get(city, ()) if zone in state):
            return found
    return ()


def _in_state(said: str, country: str) -> tuple[str, ...]:
    """Return the zones of the state that a name ends in, whatever the town before it is."""
    return next((state for _, state in _ends_in_state(said, country)), ())


def _inside(said: str, country: str) -> tuple[str, ...]:  # noqa: ARG001 - as the others look
    """Return the zone of a place that keeps another time than the state around it."""
    every = set(said.split())
    inside = zone_table().inside
    return next((tuple(zones) for name, zones in inside.items() if name in every), ())


def _ends_in_state(said: str, country: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    every = said.split()
    for at in range(1, len(every)):
        if state := _states(country).get(" ".join(every[at:])):
            yield " ".join(every[:at]), state


@cache
def _states(country: str) -> dict[str, tuple[str, ...]]:
    states = zone_table().states
    ordered = sorted(states, key=lambda one: one == country)
    return {
        name.casefold(): tuple(zones)
        for one in ordered
        for names, zones in states[one].items()
        for name in names.split("|")
    }


def _misspelled(said: str, country: str) -> tuple[str, ...]:
    """Return the zones of the name that's nearest to a word with a slip or two."""
    if len(said) < 5:
        return ()
    most = 1 if len(said) < 7 else 2
    near: dict[int, list[str]] = {}
    for name in _names():
        if name[0] == said[0] and abs(len(name) - len(said)) <= most and len(name) > 4:
            near.setdefault(slips(said, name), []).append(name)
    best = min((count for count in near if count <= most), default=None)
    if best is None:
        return ()
    zones = tuple(dict.fromkeys(zone for name in near[best] for zone in _named(name, country)))
    return zones if len(zones) == 1 or len(near[best]) == 1 else ()


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Return the zones of every name: states, then cities, then countries with few zones."""
    found: dict[str, list[str]] = {}

    def add(names: Iterable[str], zones: Iterable[str]) -> None:
        for name in names:
            found.setdefault(_plain(name), []).extend(zones)

    table = zone_table()
    for zone, called in table.called.items():
        add(called, [zone])
    known = set(found)
    for of_country in table.states.values():
        for names, its_zones in of_country.items():
            add((one for one in names.split("|") if one.casefold() not in known), its_zones)
    for zone in places():
        add([zone.rpartition("/")[2].replace("_", " ")], [zone])
    for zone, cities in table.cities.items():
        add(cities, [zone])
    for name, zones in countries().items():
        if _plain(name) not in found:
            add([name], zones)
    return {name: tuple(dict.fromkeys(zones)) for name, zones in found.items()}
