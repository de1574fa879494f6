"""What the words beside a day in a calendar say about it; words that nothing is known of are none.

A line is off only if it says so: what isn't understood stays a school day.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from bot.school.cue_words import cue, part, said

Kind = Literal[
    "first",  # the first day of school, or what may be
    "last",
    "opens",  # school begins again: after a break, or a term
    "closes",  # the last day before a break, or of a term
    "part_opens",  # a quarter or semester begins; alone it changes nothing
    "part_closes",
    "rest_starts",  # the first day of a break
    "rest_ends",  # the last day of a break
    "off",
    "holiday",  # a holiday that not every district keeps, without a word about school
    "group",  # off for some grades only
    "open",  # school, in so many words
    "partial",  # school, though not all day or not in the building
    "event",  # something else happens; school as usual
    "maybe",  # a make-up day, if needed
    "none",
]
TURNS = frozenset({"first", "last", "opens"})  # what a heading says of the day below it
_EDGES = frozenset({"first", "last", "opens", "closes", "rest_starts", "rest_ends"})
LENDING = frozenset({"off", "holiday", "partial", "event", "maybe", "open", "group"})


_FLAT = str.maketrans({"\u2018": "'", "\u2019": "'", "\u02bc": "'", "`": "'"})


@lru_cache(maxsize=512)  # each way to lay out a page asks about the same words again
def kind_of(text: str, *, several: bool = False) -> Kind:
    """Return what a text says about the day or the *several* days beside it."""
    low = " ".join(text.lower().translate(_FLAT).split())
    if not low:
        return "none"
    off = bool(said("NO_SCHOOL", low))
    resting = bool(said("RESTING", low))
    edge = None if several else _edge(low, off)
    if not off and (counted := _counted(low, several=several)):
        return counted
    if _depends(low, edge, off=off or resting):
        return "maybe"
    if edge:
        return _first(low) if edge == "first" else edge
    if several and (_is_part(low) or _is_term(low)) and not resting and not off:
        return "part_opens" if _is_part(low) else "opens"
    if off:
        return _off(low)
    if said("OPEN", low):
        return "open"
    if said("PARTIAL", low):
        return "partial"
    return _unspoken(low, resting)


def _counted(low: str, *, several: bool) -> Kind | None:
    """Return what a text says that counts days of school, or is about those in summer."""
    if said("SUMMER_SCHOOL", low):
        return "event"
    if said("AFTER_180", low):
        return "maybe"
    return "last" if said("LAST_OF_180", low) and not several else None


def _depends(low: str, edge: Kind | None, *, off: bool) -> bool:
    """Return whether a text speaks of what comes only if it's needed: a make-up day."""
    if not said("IF_NEEDED", low) or said("IF_NOT_NEEDED", low):
        return False
    if re.match(r"\W*(?:if|should|in case|in the event)\b", low):
        return True
    firmly = edge and (edge != "last" or not re.search(r"\bif\b|\bwith\b", low))
    certain = off or said("OPEN", low) or said("HOLIDAY", low)
    return not certain and not (firmly and said("FIRST_LAST", low))


def _first(low: str) -> Kind:
    """Return what a text says that reads like a first day of school."""
    if said("BEFORE_IT_BEGINS", low):
        return "event"
    holiday = said("HOLIDAY", low) or said("MAYBE_HOLIDAY", low)
    if holiday and said("OPEN", low) and not said("FIRST_LAST", low):
        return "open"  # "Veterans Day, schools open"
    if said("YOUNGEST", low) and not said("OLDER", low):
        return "event"  # the others may have begun
    return "first"


def says_no_school(text: str) -> bool:
    """Return whether a text says in so many words that there is no school."""
    return bool(said("NO_SCHOOL", text.lower().translate(_FLAT)))


def is_edge(text: str) -> bool:
    """Return whether a text is where something begins or ends, and nothing else."""
    return kind_of(text) in _EDGES


def names_a_rest(text: str) -> bool:
    """Return whether a text names a break, a holiday or a long weekend."""
    return bool(
        re.search(
            rf"\b(?!breaks? up){part('REST')}\b|\bweekend\b|\bholiday|\b(?:before|prior to)\b",
            text.lower(),
        )
    )


def rest_in(text: str) -> str:
    """Return "Winter break" from "last day before winter break"; nothing where none is named."""
    found = re.search(
        rf"\b{part('SEASON')} {part('REST')}|\b{part('SEASON')}\b(?= (?:begins|starts))",
        text,
        re.IGNORECASE,
    )
    return found[0][0].upper() + found[0][1:] if found else ""


def closes_at(text: str) -> bool:
    """Return whether a text says when school closes on that day, so that it's one of school."""
    return bool(said("CLOSES_AT", text.lower()))


def only_a_year_begins(text: str) -> bool:
    """Return whether a text says that a school year begins, and no word of its first day."""
    low = text.lower()
    year = re.search(r"\b(?:school|academic) year (?:begins?|starts?)\b", low)
    return bool(year) and not said("FIRST_LAST", low)


def is_for_the_youngest(text: str) -> bool:
    """Return whether a text speaks of kindergarten and names no other grade."""
    low = text.lower()
    return bool(
        re.search(r"\bkinder|\b[jt]?k\b|\bpre-?k|\bprep\b|\breception\b", low)
    ) and not re.search(r"\d|\bgrades?\b|\ball\b|\bevery|\bthrough\b", low)


def is_season(text: str) -> bool:
    """Return whether a text is nothing but the name of a season: of a break, or of a term."""
    return bool(re.fullmatch(rf"\W*{part('SEASON')}\W*", text.lower()))


def is_for_some(text: str) -> bool:
    """Return whether a text speaks of some grades only."""
    low = text.lower()
    return bool(said("GROUP_ONLY", low)) and not said("EVERYONE", low)


def is_certain_holiday(text: str) -> bool:
    """Return whether a text names a holiday that schools keep."""
    return bool(said("HOLIDAY", text.lower()))


def ends_the_year(text: str) -> bool:
    """Return whether the part of a year that a text names is the last one."""
    return bool(
        re.search(
            r"\b(?:4th|fourth|q4|quarter 4|2nd sem|second sem|s2|semester 2|spring (?:sem|tri)"
            r"|3rd tri|third tri|t3|tri(?:mester)? 3|final)",
            text.lower(),
        )
    )


def begins_the_year(text: str) -> bool:
    """Return whether the part of a year that a text names is the first one."""
    return bool(
        re.search(
            r"\b(?:1st|first|q1|s1|t1|fall sem|quarter 1|semester 1|tri(?:mester)? 1)", text.lower()
        )
    )


def _off(low: str) -> Kind:
    if is_for_some(low):
        return "group"
    if said("SCHOOL_AFTER_ALL", low):
        return "open"
    return "off"


def _unspoken(low: str, resting: bool) -> Kind:
    """Return what words say that don't speak of school at all: names of breaks, holidays, days."""
    if said("EVENT_AFTER", low) or said("DEADLINE", low):
        return "event"
    if resting or (said("STAFF_DAY", low) and not said("NO_STAFF_DAY", low)):
        return "group" if is_for_some(low) else "off"
    if said("HOLIDAY", low):
        return "holiday" if said("FEDERAL_UNSURE", low) else "off"
    if said("MAYBE_HOLIDAY", low):
        return "holiday"
    return "event" if said("EVENT", low) else "none"


def is_weak_holiday(text: str) -> bool:
    """Return whether a holiday is none that the United States keep: many schools are open."""
    return not said("FEDERAL_UNSURE", text.lower())


def is_break(text: str) -> bool:
    """Return whether a text names a break, which is seldom a single day."""
    low = text.lower()
    return bool(re.search(rf"\b{part('SEASON')} (?:break|recess|vacation)\b", low))


def _is_part(low: str) -> bool:
    low = re.sub(r"\(\d+ weeks?\)", "", low)
    return bool(re.search(rf"\b{part('PART')}", low)) and not said("EVENT", low)


def _is_term(low: str) -> bool:
    return bool(
        re.search(
            r"\bterms?\b|\b(?:school|academic) (?:year|session)\b|^(?:autumn|spring|summer)$", low
        )
    ) and not re.search(r"\bhalf[- ]?term|\bmid[- ]?term", low)


def _edge(low: str, off: bool) -> Kind | None:
    found = said("FIRST_LAST", low)
    kind = _first_or_last(low, found) if found else None
    if kind in ("first", "last") and off and re.search(r"\bno school\b|\bclosed\b", low):
        # "First day of school (no school for kindergarten)" is one; "no school, last day" isn't.
        kind = kind if said("GROUP_ONLY", low) else None
    if kind and not (off and kind in ("part_opens", "part_closes", "event")):
        return kind
    return _verbs(low, off)


def _closing(low: str) -> Kind | None:
    """Return what a text says that names the hour at which school closes, or its last day's end."""
    at_end_of_day = said("END_OF_DAY", low)
    if at_end_of_day and said("SUMMER", low):
        return "last"
    if not said("CLOSES_AT", low):
        return None
    if re.search(r"\bsummer\b", low):
        return "last"
    before_a_break = said("RESTING", low) or re.search(rf"\b{part('SEASON')}\b", low)
    return "closes" if at_end_of_day or before_a_break else None


def _verbs(low: str, off: bool) -> Kind | None:
    if closing := _closing(low):
        return closing
    rest = said("REST_VERB", low)
    if rest:
        ending = (rest["verb"] or rest["noun"]).startswith(("end", "conclude", "is over"))
        if said("END_OF_DAY", low) and not ending:
            return "closes"
        if not re.search(r"\bterm\b", low.replace("half term", "").replace("half-term", "")):
            return "rest_ends" if ending else "rest_starts"
    if off:
        return None
    staff_only = re.search(rf"\b{part('STAFF')}\b", low) and not re.search(
        rf"\b{part('PUPILS')}\b|school", low
    )
    if staff_only:
        return None
    timed = [one[0] for one in cue("AT_A_TIME").finditer(low)]
    begins = any(one.startswith(("begin", "start", "open")) for one in timed)
    for verb, kind in _VERBS:
        hours = begins if kind == "first" else kind == "last" and timed
        if cue(verb).search(low) and not hours:  # "classes start at 8:05" is said of every day
            return kind
    return None


_VERBS: tuple[tuple[str, Kind], ...] = (
    ("FOR_SUMMER", "last"),
    ("LEAVES", "closes"),
    ("RETURNS", "opens"),
    ("TERM_OPENS", "opens"),
    ("TERM_CLOSES", "closes"),
    ("PART_OPENS", "part_opens"),
    ("PART_CLOSES", "part_closes"),
    ("BEGINS", "first"),
    ("ENDS", "last"),
)


def _first_or_last(low: str, found: re.Match[str]) -> Kind | None:
    before, of = low[: found.start()], found["of"]
    if said("ABOUT_IT", before):
        return "event"
    first = found["which"] in ("first", "1st", "opening")
    word = found[0][: len(found[0]) - len(of)]
    if cue("OF_PART").match(of):
        term = cue("OF_PART").match(of)
        if term and term["part"].startswith("term"):
            return "opens" if first else "closes"
        return "part_opens" if first else "part_closes"
    if cue("BEFORE").match(of):
        return None if first else "closes"
    if cue("OF_REST").match(of):
        return "rest_starts" if first else "rest_ends"
    if re.match(r"\W*back\b", of) and first and not cue("OF_STAFF").match(of):
        return "opens"
    pupils = re.search(rf"\b{part('PUPILS')}\b", before + word + of)
    staffed = cue("OF_STAFF").match(of) or re.search(
        rf"\b{part('STAFF')}'?s?'?\b", before[-24:] + word
    )
    if staffed and not (pupils and not cue("OF_STAFF").match(of)):
        return "event"
    if not first and said("SENIORS", before + word + of):
        return "event"
    if re.match(r"\W*(?:of|for)\b", of) and not cue("OF_SCHOOL").match(of):
        return "event"
    return "first" if first else "last"
