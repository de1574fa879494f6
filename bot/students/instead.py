""" "A student" where a name stood, so that the sentence still reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.students import words
from bot.students.tokens import fold

if TYPE_CHECKING:
    from bot.students.worries import Report, Worry

_CHILD = (
    r"(?:graders?|students?|kids?|child|children|pupils?|readers?|learners?|boys?|girls?|teens?"
    r"|fresh[mM][ae]n|sophomores?|juniors?|seniors?|kindergart(?:n|en)ers?|preschoolers?"
    r"|schoolers?|year[- ]olds?|aides?|helpers?)"
)
_JOINED = re.compile(r"\s*(?:,\s*(?:and|&)|,|and|&|or)\s*", re.IGNORECASE)
_DESCRIBED = re.compile(
    r"(?<=\w)(?P<gap>\s*(?P<comma>,)?\s*(?:(?:named|nicknamed|called|like|such as)\s+|\s))$",
    re.IGNORECASE,
)
_ENDS_WITH_CHILD = re.compile(rf"\b{_CHILD}$", re.IGNORECASE)
_APPOSITION = re.compile(
    rf"\s*,\s+(?P<who>(?:an?|one of (?:my|our|the)|my|our)\s[^,.;!?\n()]{{0,40}}?\b{_CHILD}\b)",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"\b(?:my|our|the|this|that|an?|another|his|her|their|your|little|dear|sweet|shy)\s+$",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:^|[.!?:…]\s+|\n\s*|^\s+|[\"“]|^[-*•]\s*|\n[-*•]\s*)$")
_LEFT_OUT = {"phone": words.NO_PHONE, "email": words.NO_EMAIL, "id": words.NO_ID}


class _Edit(NamedTuple):
    start: int
    end: int
    new: str


def replace(text: str, report: Report) -> str:
    """`text` with every hard worry of its own `report` put in other words; hints stay."""
    edits: list[_Edit] = []
    seen: set[str] = set()
    for group in _groups(text, report.hard):
        if group[0].why in _LEFT_OUT:
            edits.append(_Edit(group[0].start, group[0].end, _LEFT_OUT[group[0].why]))
            continue
        edits += _without_names(text, group, seen)
        seen |= _who(group)
    pieces, done = [], 0
    for edit in sorted(edits):
        if edit.start >= done:
            pieces += [text[done : edit.start], edit.new]
            done = edit.end
    return "".join(pieces) + text[done:]


def _groups(text: str, worries: tuple[Worry, ...]) -> list[list[Worry]]:
    """Names in a row ("Ava, Noah and Kai") belong together."""
    groups: list[list[Worry]] = []
    for worry in worries:
        last = groups[-1][-1] if groups else None
        if (
            last is not None
            and {last.why, worry.why} <= {"name", "full_name"}
            and _JOINED.fullmatch(text[last.end : worry.start])
        ):
            groups[-1].append(worry)
        else:
            groups.append([worry])
    return groups


def _who(group: list[Worry]) -> set[str]:
    return {fold(worry.words).split()[0] for worry in group}


def _without_names(text: str, group: list[Worry], seen: set[str]) -> list[_Edit]:
    start, end = group[0].start, group[-1].end
    described = _DESCRIBED.search(text[max(0, start - 30) : start])
    if described:
        gap = start - len(described["gap"])
        if _ENDS_WITH_CHILD.search(text[max(0, gap - 20) : gap]):
            closing = described["comma"] and text[end : end + 1] == ","
            return [_Edit(gap, end + 1 if closing else end, "")]
    apposition = _APPOSITION.match(text, end)
    if apposition:
        return _only_apposition(text, start, apposition)
    return [_Edit(start, end, _fitting(text, start, group, seen))]


def _only_apposition(text: str, start: int, apposition: re.Match[str]) -> list[_Edit]:
    """ "Kou, a ninth grader, read" becomes "A ninth grader read"."""
    begin, end = apposition.span("who")
    first = text[begin].upper() if _BEGINS.search(text[:start]) else text[begin]
    edits = [_Edit(start, begin + 1, first)]
    if text[end : end + 1] == ",":
        edits.append(_Edit(end, end + 1, ""))
    return edits


def _fitting(text: str, start: int, group: list[Worry], seen: set[str]) -> str:
    who = _who(group)
    determined = _DETERMINER.search(text[max(0, start - 12) : start])
    if len(who) > 1:
        several = dict(enumerate(words.SOME_STUDENTS, 2)).get(len(who), words.SEVERAL_STUDENTS)
        new = words.STUDENTS if determined else words.THE_STUDENTS if who <= seen else several
    elif determined:
        new = words.STUDENT
    else:
        new = (
            words.THE_STUDENT if who <= seen else words.ANOTHER_STUDENT if seen else words.A_STUDENT
        )
    if text.isupper():
        return new.upper()
    return new[0].upper() + new[1:] if _BEGINS.search(text[:start]) else new
