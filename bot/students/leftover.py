"""Whether a rewritten sentence still holds something of a name, or doesn't read as English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.students.lexicon import WORD, commonness, word, word_list
from bot.students.tagging import tag_words
from bot.students.tokens import split

if TYPE_CHECKING:
    from bot.students.tagging import TaggedText
    from bot.students.worries import Worries

_AMISS = re.compile(
    r"\b(?:an?|the|my|our|his|her|their|your|this|little|dear)\s+(?:an?|another|the|two|three"
    r"|four|five|several)\s+(?:students?|parent)\b"
    r"|\bstudents?\s+students?\b|\bstudents?\s+#?\d|\bstudents?['’]s['’]s"
    r"|\b(?:student|parent),\s+(?:a|the|another)\s+(?:student|parent)\b"
    r"|[#@_]\s?(?:an?|the|another)\s+student|student(?!s\b)[\w@]|,\s*,|\(\s*\)"
    r"|\b(?:single|every|same|all of)\s+(?:an?|another|the)\s+student",
    re.IGNORECASE,
)


def _may_be_a_student(name: str) -> bool:
    """Whether a name that's left may be another student's: not if only grown-ups have it."""
    students, adults = commonness(name)
    return adults < 10 or adults - students < 4


def _is_common(tag: str, name: str) -> bool:
    """Whether a plain word is a name of many students: "Grace"."""
    return tag == "A" and commonness(name)[0] > 8


def _is_of_a_place(left: TaggedText, at: int) -> bool:
    """ "In Kharkiv", "the Maplewood Library", "in June": no name as it stands."""
    one, before = left.items[at].fold, left.items[at - 1].fold if at else ""
    if one in ("april", "may", "june", "august"):
        return before in word_list("before_months")
    if "-" in one:
        return all(word(part) or word(part.removesuffix("s")) for part in one.split("-"))
    if left.tags[at] != "U":
        return False
    after = left.items[at + 1].raw if at + 1 < len(left.items) else ""
    return left.tags[max(0, at - 1) : at] in ("i", "d") or after[:1].isupper()


def amiss(text: str, new: str, report: Worries) -> bool:
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
    left = tag_words(new, {})
    if any(
        (
            (tag in ("NU" if names else "N") and _may_be_a_student(item.fold))
            or _is_common(tag, item.fold)
        )
        and not _is_of_a_place(left, at)
        for at, (tag, item) in enumerate(zip(left.tags, left.items, strict=True))
    ):
        return True
    return any(
        token.fold in names and (token.raw[0].isupper() or not word(token.fold) & WORD)
        for token in split(new)
        if token.kind == "word"
    )
