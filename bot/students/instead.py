""" "A student" where a name stood, so that the sentence still reads, or nothing at all.

A name left behind or a sentence that no longer reads is worse than no rewriting, so whatever
isn't sure gives None, and the card says which words to change.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.students import words
from bot.students.lexicon import WORD, commonness, word
from bot.students.reading import read
from bot.students.tokens import fold, listed, split

if TYPE_CHECKING:
    from bot.students.worries import Report, Worry

_CHILD = (
    r"(?:graders?|students?|kid(?:do)?s?|child|children|pupils?|readers?|learners?|boys?|girls?"
    r"|teens?|fresh[mM][ae]n|sophomores?|juniors?|seniors?|kindergart(?:n|en)ers?|preschoolers?"
    r"|schoolers?|year[- ]olds?|aides?|helpers?|ta|tas|workers?|volunteers?|captains?|presidents?"
    r"|winners?|champions?|sons?|daughters?|brothers?|sisters?|siblings|twins?|cousins?|regulars?"
    r"|nephew|niece|friend|shelvers?|assistants?|pages?|buddy|buddies|goalie|grandson|granddaughter)"
)
_JOINED = re.compile(r"\s*(?:,\s*(?:and|&)|,|and|&|or|\+)\s*", re.IGNORECASE)
_DESCRIBED = re.compile(
    r"(?<=\w)(?P<gap>\s*(?P<comma>,)?\s*(?:(?:named|nicknamed|called|like|such as)\s+|\s))$",
    re.IGNORECASE,
)
_ENDS_WITH_CHILD = re.compile(rf"\b{_CHILD}$", re.IGNORECASE)
_FAMILY = re.compile(r"\s+(?:brothers|sisters|twins|siblings|kids|boys|girls|family)\b")
_APPOSITION = re.compile(
    rf"\s*,\s+(?P<who>(?:an?|one of (?:my|our|the)|my|our)\s[^,.;!?\n()]{{0,40}}?\b{_CHILD}\b)",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"(?:\b(?:my|our|the|an?|another|his|her|their|your)\s+"
    r"|(?<!\bit)(?<!\bhere)(?<!\bthere)(?<!\bthat)(?<!\bhe)(?<!\bwho)(?<!\bwhat)['’]s\s+)"
    r"(?:(?:little|dear|sweet|shy|quiet|new|favorite|own|poor|same|only|other|best|big)\s+){0,2}$",
    re.IGNORECASE,
)
_BARE_ADJECTIVE = re.compile(r"\b(?:little|dear|sweet|shy|quiet|poor|good old)\s+$", re.IGNORECASE)
_BEGINS = re.compile(r"(?:^|[.!?:…]\s+|\n\s*|^\s+|[\"“]|^[-*•]\s*|\n[-*•]\s*)$")
_GRADE_BEFORE = re.compile(
    r"\b(?:grade|gr\.?|kinder\w*|period|hour|room \w+|\d\w?)\s+$", re.IGNORECASE
)
_COPULA = re.compile(
    r"(?:(?P<it>\b(?:it|that|here|this|there|he|she))(?:\s+(?:is|was)|['’]s)"
    r"|\b(?:is|was|are|were|be|been|am|['’]m)|\w['’]s)\s+$",
    re.IGNORECASE,
)
_STANDS_ALONE = re.compile(
    r"(?:^|[.!?]\s+|\n)(?P<first>\w)(?:[\w-]*\s+[\w-]+){0,3}[\w-]*$", re.IGNORECASE
)
_ANY_DETERMINER = re.compile(
    r"\b(?:my|our|the|an?|another|his|her|their|your|this|that|one|two|three|four|five|six|seven"
    r"|eight|both|these|those|of|\d+)\s|['’]s\s",
    re.IGNORECASE,
)
_MORE_ABOUT = re.compile(
    r",\s+(?:ages?\b|aged\b|gr(?:ade)?\b|\d|\w+[\s-]grade|four|five|six|seven|eight|nine|ten\b)",
    re.IGNORECASE,
)
_PARENTS = re.compile(r",\s+(?:the\s+)?(?:parents?|mom|dad|mother|father|grand\w+)\b")
_SIGNS = ("#", "@", "_", "/")
_SPOKEN_TO = re.compile(r"(?P<gap>,\s+)$")
_NAMING = re.compile(
    r"\b(?:name(?:d|s)?(?: is| was| of)?|named (?:\w+ ){1,2}|goes by|went by|calls? (?:him|her)"
    r"|known as|hi|hey|dear|hello)[,:]?\s+$",
    re.IGNORECASE,
)
_PRAISED = re.compile(
    r"\b(?:thank(?:s| you)?|good job|great job|way to go|congrats|congratulations|bravo|nice work"
    r"|love you|miss you|welcome|bye|yay)\s+$",
    re.IGNORECASE,
)
_BESIDE_AND = re.compile(r"\b[A-Z][\w'-]+\s+(?:and|&|\+)\s+$")
_AND_BESIDE = re.compile(r"\s+(?:and|&|\+)\s+(?!I\b)[A-Z][\w'-]+")
_BARE_ROLE = listed(
    """extraordinaire real true major techs tech star champ named winner treasurer president captain
    salutatorian valedictorian manager chair editor aide helper volunteer tutor junior senior"""
)
_PARENT_OF = re.compile(
    r"['’]s\s+(?:son|daughter|kids?|child|twins|grandson)\b"
    r"|[^.!?\n]{0,50}?\b(?:his|her|their)\s+(?:\w+\s+)?(?:son|daughter|kids?|child|twins)\b",
)
_AMISS = re.compile(
    r"\b(?:an?|the|my|our|his|her|their|your|this|that|little|dear)\s+(?:an?|another|the|two|three"
    r"|four|five|several)\s+(?:students?|parent)\b"
    r"|\bstudents?\s+students?\b|\bstudents?\s+#?\d|\bstudents?['’]s['’]s"
    r"|\b(?:student|parent),\s+(?:a|the|another)\s+(?:student|parent)\b"
    r"|[#@_]\s?(?:an?|the|another)\s+student|student(?!s\b)[\w@]|,\s*,|\(\s*\)"
    r"|\b(?:single|every|same|all of)\s+(?:an?|another|the)\s+student",
    re.IGNORECASE,
)
_LEFT_OUT = {
    "phone": words.NO_PHONE,
    "email": words.NO_EMAIL,
    "id": words.NO_ID,
    "login": words.NO_LOGIN,
}
_SEVERAL = dict(enumerate(words.SOME_STUDENTS, 2))


class _Edit(NamedTuple):
    start: int
    end: int
    new: str


class _Unsure(Exception):
    """The sentence wouldn't read as English."""


def replace(text: str, report: Report) -> str:
    """`text` with every name and number of its own `report` put in other words, come what may.

    Where `rewrite` gives up, "a student" stands for each name as it is.
    """
    new = rewrite(text, report)
    if new is not None:
        return new
    pieces, done = [], 0
    for worry in report.worries:
        if worry.is_name or worry.why in _LEFT_OUT:
            pieces += [text[done : worry.start], _LEFT_OUT.get(worry.why, words.A_STUDENT)]
            done = worry.end
    return "".join(pieces) + text[done:]


def rewrite(text: str, report: Report) -> str | None:
    """`text` with every name and number of its own `report` put in other words; hints stay.

    None where that wouldn't read as English or would leave something of a name behind.
    """
    try:
        edits = _edits(text, report)
    except _Unsure:
        return None
    pieces, done = [], 0
    for edit in sorted(edits):
        if edit.start >= done:
            pieces += [text[done : edit.start], edit.new]
            done = edit.end
        elif edit.end > done:
            return None
    new = "".join(pieces) + text[done:]
    return None if edits and _amiss(text, new, report) else new


def _edits(text: str, report: Report) -> list[_Edit]:
    edits: list[_Edit] = []
    seen: list[frozenset[str]] = []
    names = [worry for worry in report.worries if worry.is_name or worry.why in _LEFT_OUT]
    groups = _groups(text, names)
    if len(groups) > 40:
        raise _Unsure
    for group in groups:
        if group[0].why in _LEFT_OUT:
            edits.append(_Edit(group[0].start, group[0].end, _LEFT_OUT[group[0].why]))
            continue
        edits += _without_names(text, group, seen)
        if not any(_who(group) <= one for one in seen):
            seen.append(_who(group))
    if len(seen) > 2:
        raise _Unsure
    return edits


def _groups(text: str, worries: list[Worry]) -> list[list[Worry]]:
    """Names in a row ("Ava, Noah and Kai") belong together."""
    groups: list[list[Worry]] = []
    for worry in worries:
        last = groups[-1][-1] if groups else None
        if (
            last is not None
            and last.is_name
            and worry.is_name
            and _JOINED.fullmatch(text[last.end : worry.start])
        ):
            groups[-1].append(worry)
        else:
            groups.append([worry])
    return groups


def _who(group: list[Worry]) -> frozenset[str]:
    return frozenset(fold(worry.words).split()[0] for worry in group)


def _without_names(text: str, group: list[Worry], seen: list[frozenset[str]]) -> list[_Edit]:
    start, end = group[0].start, group[-1].end
    before, after = text[max(0, start - 60) : start], text[end : end + 80]
    if _child_before(before):
        return _dropped(text, start, end)
    if before[-1:] in _SIGNS or _NAMING.search(before) or _PARENTS.match(after):
        raise _Unsure
    if before.endswith("(") and after[:1] == ")" and _ENDS_WITH_CHILD.search(before[:-1].rstrip()):
        return [_Edit(start - 1 - before[:-1].endswith(" "), end + 1, "")]
    if family := _FAMILY.match(after):
        if not _DETERMINER.search(before) or len(group) > 1:
            raise _Unsure
        return [_Edit(start, end + len(family[0]) - len(family[0].lstrip()), "")]
    if len(group) == 1:
        if apposition := _APPOSITION.match(text, end):
            return _only_apposition(text, start, apposition)
        spoken_to = _SPOKEN_TO.search(before)
        if spoken_to and (not after.strip() or after[:1] in ".!?"):
            return [_Edit(start - len(spoken_to["gap"]), end, "")]
    if _would_sound_odd(before, after):
        raise _Unsure
    return _fitting(text, start, end, group, seen)


def _would_sound_odd(before: str, after: str) -> bool:
    """ "The winner is a student", "8th grade a student", "thank you a student!"."""
    copula = _COPULA.search(before)
    praised = _PRAISED.search(before) and (not after.strip() or after[:1] in ".,!?)")
    last = fold(before.split()[-1]) if before.strip() else ""
    return bool(
        (copula and not copula["it"])
        or praised
        or last in _BARE_ROLE
        or _GRADE_BEFORE.search(before)
        or _BESIDE_AND.search(before)
        or _AND_BESIDE.match(after)
    )


def _child_before(before: str) -> re.Match[str] | None:
    """What links a name to the word for a child in front of it: ", a student named "."""
    described = _DESCRIBED.search(before)
    if described and _ENDS_WITH_CHILD.search(before[: described.start()][-20:]):
        return described
    return None


def _dropped(text: str, start: int, end: int) -> list[_Edit]:
    """ "My 4th grader Jayden read it" becomes "My 4th grader read it"."""
    described = _child_before(text[max(0, start - 60) : start])
    comma = described is not None and described["comma"]
    gap = start - (len(described["gap"]) if described else 0)
    after = text[end : end + 30]
    if comma and after[:1] in ("'", "\N{RIGHT SINGLE QUOTATION MARK}"):
        raise _Unsure
    closing = comma and after[:1] == "," and not _MORE_ABOUT.match(after)
    return [*_with_article(text, gap), _Edit(gap, end + 1 if closing else end, "")]


def _with_article(text: str, end: int) -> list[_Edit]:
    """ "4th grader Sean broke" becomes "A 4th grader broke", and "my 4th grader" stays."""
    before = text[max(0, end - 40) : end]
    clause = re.split(r"[,.!?;:()\n]", before)[-1]
    if _ANY_DETERMINER.search(clause) or before.endswith(("s", "men", "children")):
        return []
    alone = _STANDS_ALONE.search(before)
    if not alone:
        raise _Unsure
    at = max(0, end - 40) + alone.start("first")
    vowel = text[at] in "aeioAEIO" or re.match(r"(?:8|11)th|8|11|18", text[at:])
    small = text[at] if text[at : at + 2].isupper() else text[at].lower()
    return [_Edit(at, at + 1, ("An " if vowel else "A ") + small)]


def _only_apposition(text: str, start: int, apposition: re.Match[str]) -> list[_Edit]:
    """ "Kou, a ninth grader, read" becomes "A ninth grader read"."""
    begin, end = apposition.span("who")
    first = text[begin].upper() if _BEGINS.search(text[:start]) else text[begin]
    edits = [_Edit(start, begin + 1, first)]
    if text[end : end + 1] == ",":
        edits.append(_Edit(end, end + 1, ""))
    return edits


def _fitting(
    text: str, start: int, end: int, group: list[Worry], seen: list[frozenset[str]]
) -> list[_Edit]:
    before = text[max(0, start - 40) : start]
    new = _noun(text, end, before, group, seen)
    if not _DETERMINER.search(before) and (adjective := _BARE_ADJECTIVE.search(before)):
        start -= len(adjective[0])
    if start < 200 and text[:400].isupper():
        new = new.upper()
    elif _BEGINS.search(text[max(0, start - 40) : start]):
        new = new[0].upper() + new[1:]
    owns = re.match(r"(['’])s?\b", text[end : end + 2]) or re.match(r"(['’])(?=\s)", text[end:])
    if owns:
        ending = owns[1] if new.lower().endswith("students") else owns[1] + "s"
        return [_Edit(start, end + len(owns[0]), new + ending)]
    return [_Edit(start, end, new)]


def _noun(text: str, end: int, before: str, group: list[Worry], seen: list[frozenset[str]]) -> str:
    who = _who(group)
    determined = _DETERMINER.search(before)
    known = [at for at, one in enumerate(seen) if who <= one]
    if known and (who != seen[known[0]] or known[0] > 1):
        raise _Unsure  # one of several who came together, or a third
    if len(group) > 1:
        if determined:
            return words.STUDENTS
        return words.THE_STUDENTS if known else _SEVERAL.get(len(group), words.SEVERAL_STUDENTS)
    if determined:
        return words.STUDENT
    if not known and _PARENT_OF.match(text, end):
        return words.A_PARENT
    if known:
        return words.THE_STUDENT if len(seen) == 1 else words.FIRST_AND_OTHER[known[0]]
    return words.ANOTHER_STUDENT if seen else words.A_STUDENT


def _may_be_a_student(name: str) -> bool:
    """Whether a name that's left may be another student's: not if only grown-ups have it."""
    students, adults = commonness(name)
    return adults < 10 or adults - students < 4


def _amiss(text: str, new: str, report: Report) -> bool:
    """Whether something of a name is left, or the new sentence doesn't read."""
    if _AMISS.search(new) and not _AMISS.search(text):
        return True
    names = {
        token.fold: token.raw
        for worry in report.worries
        if worry.is_name
        for token in split(worry.words)
        if token.kind == "word" and len(token.fold) > 1
    }
    left = read(new, {})
    if any(
        (tag in "NU" and _may_be_a_student(item.fold))
        or (tag == "A" and commonness(item.fold)[0] > 8)
        for tag, item in zip(left.tags, left.items, strict=True)
    ):
        return True
    return any(
        token.fold in names and (token.raw[0].isupper() or not word(token.fold) & WORD)
        for token in split(new)
        if token.kind == "word"
    )
