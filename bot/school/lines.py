"""What one line of pasted school dates says, before its days have their years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.kit.dates import Unread, find
from bot.kit.text import shorten
from bot.school import words
from bot.school.undated import Entry, read_undated

if TYPE_CHECKING:
    from bot.kit.dates import Span
    from bot.school.heading import Heading

NAME_LIMIT = 80

# What is no name by itself.
_JOINING = {"off", "day off", "days off", "and", "from", "on", "the", "of", "until", "to", "with"}
_EDGES = " ,;:.-|/()[]*_+&=~"

_SCHOOL = r"(?:school(?: year)?|classes|class|instruction|(?:academic )?year)"
_WHO = r"(?: (?:for|of) (?:all )?(?:students|pupils|everyone))?(?: 20\d\d-(?:20)?\d\d)?"
_DAY = rf"(?:(?:school|student|class) )?day(?: (?:of|for) (?:the )?{_SCHOOL})?"
_FIRST = re.compile(
    rf"(?:the )?(?:students'? )?(?:first|1st) {_DAY}{_WHO}"
    rf"|(?:the )?{_SCHOOL} (?:starts?|begins?|opens?){_WHO}"
    rf"|(?:start|beginning|opening) of (?:the )?{_SCHOOL}{_WHO}"
)
_LAST = re.compile(
    rf"(?:the )?(?:students'? )?last {_DAY}{_WHO}"
    rf"|(?:the )?{_SCHOOL} (?:ends?|closes|finishes){_WHO}"
    rf"|end of (?:the )?{_SCHOOL}{_WHO}"
)
_WHOLE_YEAR = re.compile(r"(?:the )?(?:school|academic) year(?: (?:runs|is))?(?: from)?")
_CLOSED = re.compile(
    r"\b(?:no|not|without) (?:school|classes|class|students)\b|\bclosed\b|\bdays? off\b"
    r"|\bstudent holiday\b|\bnot in session\b"
)
_NO_SCHOOL = re.compile(
    r"\bno (?:school|classes|class|students)\b(?: (?:for|on|from) (?:students|staff)\b)?"
    r"|\bschools? (?:is |are )?closed\b|\bclosed\b|\bweek of\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\bearly (?:release|dismissal|out|closing|departure)|\bhalf[- ]days?\b|\bminimum days?\b"
    r"|\bdelayed|\blate (?:start|arrival)|\bmake-?up day|\blast day before\b|\bin session\b"
    r"|\bschool (?:resumes|reopens|on|as usual|that day|back)\b|^school$|\bfirst day back\b"
    r"|\bregular (?:school )?day"
    r"|\b(?:classes|students|instruction|pupils) (?:resume|return)"
    r"|\b(?:return|back) to school\b(?! night)"
)
_JUST_SCHOOL = re.compile(r"(?:regular )?school(?: day| in session| that day| on| as usual)?")
_PART = r"(?:quarter|semester|trimester|term|(?:grading|marking) period|nine weeks|9 weeks)"
_EVENT = re.compile(
    rf"\b(?:first|last) day (?:of|for) (?:the )?(?:\w+ )?(?:{_PART}|seniors|kindergarten|teachers"
    rf"|staff)|\b{_PART}(?: \d)? (?:ends|begins|starts)|\b(?:end|start|beginning) of (?:the )?"
    rf"(?:\w+ )?{_PART}|\breport cards?|\bprogress reports?|\bgraduation|\bcommencement"
    r"|\bopen house|\bback[- ]to[- ]school night|\bconferences?\b|\bpicture day|\bbook fair"
    r"|\bconcert|\bhomecoming|\bprom\b"
    r"|\bmeetings?\b|\btesting|\bexams?\b|\bfinals\b|\bspirit week|\bmeet the|\borientation"
    r"|\bregistration|\bassembly|\bfield (?:trip|day)|\b(?:first|last) (?:teacher|staff) day"
)
_TERM = re.compile(r"\b(?:term|semester|trimester|quarter)\b")
_NO_TERM = re.compile(r"\b(?:half[- ]?term|mid[- ]?term|break|between|holidays?|recess)\b")
_REST = r"(?:break|recess|vacation|holidays)"
_ONE_END = re.compile(
    rf"\b(?:first|last) day of (?:\w+ )?{_REST}|\b{_REST} (?:begins|starts|ends)"
    rf"|\b(?:start|beginning|end) of (?:\w+ )?{_REST}"
)


def read_line(line: str, month_first: bool, under: Heading | None = None) -> list[Entry]:
    """Return what a line says that stands *under* a month, or under none.

    Raises Unread with the reason when it is not understood.
    """
    flat, found = find(line, month_first, under.over if under else None)
    if not found:
        return read_undated(flat)
    closed = bool(_CLOSED.search(flat.lower()))
    named = zip(_names(flat, found), found, strict=True)
    return [entry for name, span in named for entry in _dated(name, span, closed)]


def _names(line: str, found: list[Span]) -> list[str]:
    """Return the words that belong to each span: those before it, or else those after it."""
    pieces = [
        line[before.end if before else 0 : after.start if after else len(line)].strip(_EDGES)
        for before, after in zip([None, *found], [*found, None], strict=True)
    ]
    pieces = ["" if piece.lower() in _JOINING else piece for piece in pieces]
    if len(found) == 1:
        return [" ".join(filter(None, pieces))]
    leading = bool(_name(pieces[0]))
    names = pieces[:-1] if leading else pieces[1:]
    # "Oct 12, Nov 11: no school", "No school: Oct 12, Nov 11": one name for all.
    order = range(1, len(names)) if leading else range(len(names) - 2, -1, -1)
    for at in order:
        names[at] = names[at] or names[at - 1 if leading else at + 1]
    return names


def _dated(name: str, span: Span, closed: bool) -> list[Entry]:
    low = " ".join(name.lower().split())
    several = span.first != span.last or span.week
    clean = _name(name)
    if closed:
        return [Entry("off", clean, span)]
    if several and _WHOLE_YEAR.fullmatch(low):
        return [Entry("first", span=span), Entry("last", span=span)]
    if _FIRST.fullmatch(low):
        return [Entry("first", span=span)]
    if _LAST.fullmatch(low):
        return [Entry("last", span=span)]
    if _OPEN.search(low):
        return [Entry("open", "" if _JUST_SCHOOL.fullmatch(low) else clean, span)]
    if not several and _ONE_END.search(low):
        raise Unread(words.ONE_END)
    if _EVENT.search(low):
        return [Entry("event", clean, span)]
    if several and _TERM.search(low) and not _NO_TERM.search(low):
        return [Entry("term", clean, span)]
    return [Entry("off", clean, span)]


def _name(text: str) -> str:
    """Return the words of a name, without what says only that there is no school."""
    bare = _NO_SCHOOL.sub(" ", text).replace("()", " ").replace("( )", " ")
    bare = " ".join(bare.split()).strip(_EDGES)
    if "(" in bare and ")" not in bare:
        bare += ")"
    return shorten(bare, NAME_LIMIT)
