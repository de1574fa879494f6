""" "A student" where a name stood, so that the sentence still reads, or nothing at all.

A name left behind or a sentence that no longer reads is worse than no rewriting, so whatever
isn't sure gives None, and the card says which words to change.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.students import words
from bot.students.leftover import amiss
from bot.students.tokens import fold, listed

if TYPE_CHECKING:
    from bot.students.worries import Worries, Worry

_CHILD = (
    r"(?:graders?|students?|kid(?:do)?s?|child|children|pupils?|readers?|learners?|boys?|girls?"
    r"|teens?|fresh[mM][ae]n|sophomores?|juniors?|seniors?|kindergart(?:n|en)ers?|preschoolers?"
    r"|schoolers?|year[- ]olds?|aides?|helpers?|ta|tas|workers?|volunteers?|captains?|presidents?"
    r"|winners?|champions?|sons?|daughters?|brothers?|sisters?|siblings|twins?|cousins?|regulars?"
    r"|nephew|niece|friend|shelvers?|assistants?|interns?|editors?|tutors?|managers?|reporters?|vp|treasurer"
    r"|secretary|valedictorian|salutatorian|monitors?|ambassadors?|rep|champs?|drum major"
    r"|gals?|lads?|scholars?|yr[- ]olds?|techs?|pages?|buddy|buddies|goalie|grandson|granddaughter)"
)
_JOINED = re.compile(r"\s*(?:,\s*(?:and|&)|,|and|&|or|\+)\s*", re.IGNORECASE)
_DESCRIBED = re.compile(
    r"(?<=\w)(?P<gap>(?:\s+here)?\s*(?P<comma>,)?\s*"
    r"(?:(?:named|nicknamed|called|like|such as)\s+|\s))$",
    re.IGNORECASE,
)
_ENDS_WITH_CHILD = re.compile(rf"\b{_CHILD}$", re.IGNORECASE)
_ENDS_WITH_PARENT = re.compile(
    r"\b(?:my|the|his|her|their|our|whose)\s+(?:step|grand)?(?:mom|mother|dad|father|ma|pa|parent)$",
    re.IGNORECASE,
)
_FAMILY = re.compile(r"\s+(?:brothers|sisters|twins|siblings|kids|boys|girls|family)\b")
_APPOSITION = re.compile(
    rf"\s*(?:,\s+|\s(?=the\s))(?P<who>(?:the|an?|one of (?:my|our|the)|my|our)\s"
    rf"[^,.;!?\n()]{{0,40}}?\b{_CHILD}\b)",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"(?:\b(?:my|our|the|an?|another|his|her|their|your)\s+"
    r"|(?<!\bit)(?<!\bhere)(?<!\bthere)(?<!\bthat)(?<!\bhe)(?<!\bwho)(?<!\bwhat)['’]s\s+)"
    r"(?:(?:little|dear|sweet|shy|quiet|new|favorite|own|poor|same|only|other|best|big)\s+){0,2}$",
    re.IGNORECASE,
)
_BARE_ADJECTIVE = re.compile(r"\b(?:little|dear|sweet|shy|quiet|poor|good old)\s+$", re.IGNORECASE)
_BEGINS = re.compile(r"(?:^|[.!?:…][\"”]?\s+|\n\s*|^\s+|[\"“]|^[-*•]\s*|\n[-*•]\s*)$")
_GRADE_BEFORE = re.compile(
    r"\b(?:grade|gr\.?|kinder\w*|period|hour|room \w+|\d\w?)\s+$", re.IGNORECASE
)
_COPULA = re.compile(
    r"(?:(?P<it>\b(?:it|that|here|this|there|he|she))(?:\s+(?:is|was)|['’]s)"
    r"|\b(?:is|was|are|were|be|been|am|['’]m)|\w['’]s)\s+$",
    re.IGNORECASE,
)
_STANDS_ALONE = re.compile(
    r"(?:^|(?<!\bgr)[.!?:]\s+|\n)(?P<first>\w)(?:[\w-]*\s+[\w-]+){0,3}[\w-]*$", re.IGNORECASE
)
_AFTER_TO = re.compile(
    r"\b(?:to|from|for|with|and|by|of|about)\s+(?P<first>\w)[\w-]*(?:\s+[\w-]+)?$", re.IGNORECASE
)
_ANY_DETERMINER = re.compile(
    r"\b(?:my|our|the|an?|another|his|her|their|your|this|that|one|two|three|four|five|six|seven"
    r"|eight|both|these|those|of|\d+)\s|['’]s\s",
    re.IGNORECASE,
)
_READS = re.compile(r"\bread(?:s|ing)?\s+$", re.IGNORECASE)
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
    r"|happy birthday|happy bday|love you|miss you|welcome|bye|yay)\s+$",
    re.IGNORECASE,
)
_BESIDE_AND = re.compile(
    r"\b(?!(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b)[A-Z][\w'-]+\s+(?:and|&|\+)\s+$"
)
_AND_BESIDE = re.compile(r"\s+(?:and|&|\+)\s+(?!I\b)[A-Z][\w'-]+")
_BARE_ROLE = listed(
    """extraordinaire real true major techs tech star champ named winner treasurer president captain
    salutatorian valedictorian manager chair editor aide helper volunteer tutor junior senior"""
)
_PARENT_BEFORE = re.compile(
    r"\b(?:mom|mother|dad|father|parents?|grand\w+|aunt\w*|uncle|brother|sister)\s+of\s+$",
    re.IGNORECASE,
)
# ", a student of mine, X, for": the words for a child stand a little before the name.
_CHILD_EARLIER = re.compile(
    rf"\b{_CHILD}\s+(?:of\s+(?:mine|ours)|(?:who|that|from|in|with)\b[^,.;:!?\n()]{{1,60}})(?P<gap>,\s+)$",
    re.IGNORECASE,
)
_CHILD_NAMED = re.compile(
    rf"\b{_CHILD}\s+(?:in|from|of|with)\b[^,;:!?\n()]{{1,60}}?(?P<gap>\s+(?:named|called)\s+)$",
    re.IGNORECASE,
)
_RELATIVE_CLAUSE = re.compile(r"\s+(?:who|that|with|from|in)\b[^,.;:!?\n()]{1,60}(?P<comma>,)\s+\w")
_CLASS_FIRST = re.compile(
    r"(?:^|[.!?]\s+|\n)(?P<class>(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth|tenth|eleventh|twelfth)\s+(?:grade|hour|period|block))\s+$",
    re.IGNORECASE,
)
_PARENT_OF = re.compile(
    r"['’]s\s+(?:son|daughter|kids?|child|twins|grandson)\b"
    r"|[^.!?\n]{0,50}?\b(?:his|her|their)\s+(?:\w+\s+)?(?:son|daughter|kids?|child|twins|boy|girl)\b",
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


def replace(text: str, report: Worries) -> str:
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


def rewrite(text: str, report: Worries) -> str | None:
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
    return None if edits and amiss(text, new, report) else new


def _edits(text: str, report: Worries) -> list[_Edit]:
    edits: list[_Edit] = []
    seen: list[frozenset[str]] = []
    again = unnamed = False
    names = [worry for worry in report.worries if worry.is_name or worry.why in _LEFT_OUT]
    groups = _groups(text, names)
    if len(groups) > 40:
        raise _Unsure
    for group in groups:
        if group[0].why in _LEFT_OUT:
            edits.append(_number_out(text, group[0]))
            continue
        made = _without_names(text, group, seen)
        edits += made
        if any(_who(group) <= one for one in seen):
            again = True
        else:
            seen.append(_who(group))
            unnamed = unnamed or not any("student" in edit.new.lower() for edit in made)
    if len(seen) > (2 if again else 3) or (again and unnamed and len(seen) > 1):
        raise _Unsure  # "the other student" would point to nobody
    return edits


def _number_out(text: str, worry: Worry) -> _Edit:
    """ "(605-555-0142)" has its parentheses already."""
    start, end = worry.start, worry.end
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        start, end = start - 1, end + 1
    return _Edit(start, end, _LEFT_OUT[worry.why])


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
    if _person_before(before):
        return _dropped(text, start, end)
    odd = _NAMING.search(before) and not _CHILD_NAMED.search(before)
    if before[-1:] in _SIGNS or odd or _PARENTS.match(after):
        raise _Unsure
    if before.endswith("(") and after[:1] == ")" and _ENDS_WITH_CHILD.search(before[:-1].rstrip()):
        return [_Edit(start - 1 - before[:-1].endswith(" "), end + 1, "")]
    if family := _FAMILY.match(after):
        if not _DETERMINER.search(before) or len(group) > 1:
            raise _Unsure
        return [_Edit(start, end + len(family[0]) - len(family[0].lstrip()), "")]
    if edits := _left_out(text, start, end, len(group)):
        return edits
    if _would_sound_odd(before, after, len(group)):
        raise _Unsure
    return _fitting(text, start, end, group, seen)


def _left_out(text: str, start: int, end: int, several: int) -> list[_Edit]:
    """The edits where other words for the child stand beside the name, none where they don't."""
    before, after = text[max(0, start - 80) : start], text[end : end + 80]
    if (earlier := _CHILD_EARLIER.search(before)) and after[:1] == ",":
        closing = end if _MORE_ABOUT.match(after) else end + 1
        return [_Edit(start - len(earlier["gap"]), closing, "")]
    if several > 1:
        return []
    if named := _CHILD_NAMED.search(before):
        return [_Edit(start - len(named["gap"]), end, "")]
    if (first := _CLASS_FIRST.search(before)) and after[:1] == " ":
        at = start - len(before) + first.start("class")
        return [*_a(text, at), _Edit(start, end, words.STUDENT)]
    if apposition := _APPOSITION.match(text, end):
        return _only_apposition(text, start, apposition)
    spoken_to = _SPOKEN_TO.search(before)
    if spoken_to and (not after.strip() or after[:1] in ".!?"):
        return [_Edit(start - len(spoken_to["gap"]), end, "")]
    return []


def _would_sound_odd(before: str, after: str, several: int) -> bool:
    """ "The winner is a student", "8th grade a student", "thank you a student!"."""
    copula = _COPULA.search(before)
    praised = _PRAISED.search(before) and (not after.strip() or after[:1] in ".,!?)")
    last = fold(before.split()[-1]) if before.strip() else ""
    return bool(
        (copula and not copula["it"] and several < 3 and not after.startswith(("'", "’")))
        or praised
        or last in _BARE_ROLE
        or _GRADE_BEFORE.search(before)
        or _BESIDE_AND.search(before)
        or _AND_BESIDE.match(after)
    )


def _person_before(before: str) -> re.Match[str] | None:
    """What links a name to the word in front of it: ", a student named ", "her mom "."""
    described = _DESCRIBED.search(before)
    if described is None:
        return None
    said = before[: described.start()][-20:]
    return described if _ENDS_WITH_CHILD.search(said) or _ENDS_WITH_PARENT.search(said) else None


def _dropped(text: str, start: int, end: int) -> list[_Edit]:
    """ "My 4th grader Jayden read it" becomes "My 4th grader read it"."""
    described = _person_before(text[max(0, start - 60) : start])
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
    clause = re.split(r"[,!?;:()\n]|(?<!\bgr)\.", before)[-1]
    if _ANY_DETERMINER.search(clause) or before.endswith(("s", "men", "children")):
        return []
    alone = _STANDS_ALONE.search(before) or _AFTER_TO.search(before)
    if not alone:
        raise _Unsure
    return _a(text, max(0, end - 40) + alone.start("first"))


def _a(text: str, at: int) -> list[_Edit]:
    """ "A" or "An" in front of what stands at `at`, which goes on small."""
    vowel = text[at] in "aeioAEIO" or re.match(r"(?:8|11)th|8|11|18", text[at:])
    article = "An " if vowel else "A "
    if re.search(r"[\w:]\s*$", text[max(0, at - 3) : at]):
        article = article.lower()
    small = text[at] if text[at : at + 2].isupper() else text[at].lower()
    return [_Edit(at, at + 1, article + small)]


def _only_apposition(text: str, start: int, apposition: re.Match[str]) -> list[_Edit]:
    """ "Kou, a ninth grader, read" becomes "A ninth grader read"."""
    begin, end = apposition.span("who")
    first = text[begin].upper() if _BEGINS.search(text[:start]) else text[begin]
    edits = [_Edit(start, begin + 1, first)]
    if text[end : end + 1] == ",":
        edits.append(_Edit(end, end + 1, ""))
    elif clause := _RELATIVE_CLAUSE.match(text, end):
        edits.append(_Edit(clause.start("comma"), clause.end("comma"), ""))
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
    if re.match(r"s\b", text[end : end + 2]):  # "karsyns grandma"
        return [_Edit(start, end + 1, new + ("'" if new.lower().endswith("students") else "'s"))]
    owns = re.match(r"(['’])s?\b", text[end : end + 2]) or re.match(r"(['’])(?=\s)", text[end:])
    if owns:
        ending = owns[1] if new.lower().endswith("students") else owns[1] + "s"
        return [_Edit(start, end + len(owns[0]), new + ending)]
    return [_Edit(start, end, new)]


def _noun(text: str, end: int, before: str, group: list[Worry], seen: list[frozenset[str]]) -> str:
    who = _who(group)
    determined = _DETERMINER.search(before)
    known = [at for at, one in enumerate(seen) if who <= one]
    if known and _READS.search(before):
        raise _Unsure  # "Clementine is reading Clementine"
    if known and (who != seen[known[0]] or known[0] > 1):
        raise _Unsure  # one of several who came together, or a third
    if len(group) > 1:
        if determined:
            return words.STUDENTS
        return words.THE_STUDENTS if known else _SEVERAL.get(len(group), words.SEVERAL_STUDENTS)
    if determined:
        return words.STUDENT
    if not known and _PARENT_OF.match(text, end) and not _PARENT_BEFORE.search(before):
        return words.A_PARENT
    if known:
        return words.THE_STUDENT if len(seen) == 1 else words.FIRST_AND_OTHER[known[0]]
    return (words.A_STUDENT, words.ANOTHER_STUDENT, words.THIRD_STUDENT)[min(len(seen), 2)]
