"""Whether a name that is a plain word or a place as well is a person in this sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.students.lexicon import WORD, commonness, lone, word, word_list

if TYPE_CHECKING:
    from bot.students.tagging import TaggedText
    from bot.students.weighing import Candidate

_REACH = 16
FOR = ("for", "with")
_PLACING = ("i", "y", "o", "d", "c", "v", "r")  # "in Savannah", "loved Paris"
_CHILDLIKE = frozenset("SGhCQgO1ED5")
# A pronoun a little later that nobody else stands before: "Brooklyn finished it and she".
_PRONOUN_AHEAD = re.compile(r"[^NSGHTtmbfJPpW1E]{1,7}[1E]")


def is_person(tagged: TaggedText, one: Candidate) -> bool:
    """Whether a word or a place that's a name too is somebody here: "I told Austin", "she"."""
    items, tags = tagged.items, tagged.tags
    name = items[one.start].fold
    if name in lone("brands") or (one.kind == "a" and name in word_list("imperatives")):
        return False
    if one.start and items[one.start - 1].fold in word_list("after_telling"):
        return True
    if one.start > 1 and (items[one.start - 2].fold, items[one.start - 1].fold) == (
        "because",
        "of",
    ):
        return True
    ahead = tags[one.end : one.end + 9].partition(".")[0]
    who = ahead.lstrip(",")[:1] == "w"  # "Brooklyn, who helps me"
    if who or _PRONOUN_AHEAD.match(ahead) or _is_pupil(tagged, one):
        return True
    if ahead[:1] != "z" or one.end + 1 >= len(items):
        return False
    return items[one.end + 1].fold in word_list("doing")


def _is_pupil(tagged: TaggedText, one: Candidate) -> bool:
    """Whether a name of very many students stands among words of a school day or of a child."""
    items, tags = tagged.items, tagged.tags
    if commonness(items[one.start].fold)[0] < 11:
        return False
    behind = tags[max(0, one.start - _REACH) : one.start]
    ahead = tags[one.end : one.end + _REACH].partition(".")[0]
    sentence = behind.rpartition(".")[2] + " " + ahead
    if one.kind == "a":
        after = items[one.end].fold if one.end < len(items) else ""
        does = after.endswith("s") and word(after[:-1]) & WORD and tags[one.end] == "x"
        does = does and not {"1", "E"}.isdisjoint(ahead)  # "Mason jars with lights"
        if not (does or after in word_list("adverbs") or ahead[:1] in ("z", "'", ",", "(")):
            return False
    before = items[one.start - 1].fold if one.start else ""
    placing = behind[-1:] in _PLACING and before not in FOR
    if one.kind == "L" and (placing or ahead[:2] == ",p" or "b" in sentence):
        return False
    return not _CHILDLIKE.isdisjoint(sentence)
