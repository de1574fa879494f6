"""What one name in a text weighs: its own weight, what's beside it, and the sentence around it.

A name has a weight of its own (how common it is among today's students, whether it's a word, a
place or a book as well), to which the evidence of `grammar.py` and of the sentence is added.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.students import grammar
from bot.students.grammar import DIRECT, STRONG
from bot.students.lexicon import WORD, commonness, lone, word, word_list, words
from bot.students.persons import FOR, is_person

if TYPE_CHECKING:
    from bot.students.tagging import TaggedText

_BASE = {
    "N": 2.2, "n": 1.4, "A": 1.4, "a": 0.7, "j": -0.5, "L": 0.9, "l": 0.0, "U": 0.9, "V": 0.4,
    "u": -0.8, "I": 0.3, "W": -1.5, "m": -1.0, "b": -1.0, "p": -1.0, "Y": -0.5, "6": -0.8,
}  # fmt: skip
_ARTICLES = ("a", "an")
_REACH = 16  # items before and after a name that count as around it
# Overdue, a hold or a title, in a few words after the name or before it: "a fine for Ana".
_RECORD = re.compile(
    r"[^.e7Ht]{0,5}?D(?!x?[HS])|x?ve[^.]{0,6}?[RbD\"]|[^.e7Ht]{0,3}?v[^.]{0,4}?[bR\"W#]"
)
_RECORD_BEFORE = re.compile(r"D[^.e7Ht]{0,6}?[yic(]?$")


_SOMEONES_CLASS = -2.5  # what grammar says of "Jenny's class"
_WITH_ME = -1.2  # "Jenny and I"
_TYING = frozenset("GSHCQgO#fJDh451wEZkK83o:")  # without any of these letters nothing ties


@dataclass(slots=True)
class Candidate:
    """A run of words that may be a name: items `start` to `end` of a tagged text.

    `tie` is the strongest evidence for a student and `near` its item, -1 where none is shown;
    `against` speaks of a grown-up, `apart` of a place or a title; `enough`: with it a first name
    worries, without direct evidence; `deed`: it does or owns something.
    """

    start: int
    end: int
    kind: str
    weight: float
    tie: float = 0.0
    near: int = -1
    against: float = 0.0
    apart: float = 0.0
    context: float = 0.0
    enough: bool = False
    deed: bool = False

    @property
    def direct(self) -> bool:
        """Whether something ties it to a class, an age, a parent or the like."""
        return self.tie >= DIRECT

    @property
    def alone(self) -> bool:
        """Whether it's one word."""
        return self.end - self.start == 1


def weigh(tagged: TaggedText, start: int, end: int) -> Candidate:
    """One candidate with all that stands near it."""
    one = Candidate(start, end, tagged.tags[start], _BASE[tagged.tags[start]])
    _own_weight(tagged, one)
    _ties(tagged, one)
    _siblings(tagged, one)
    backward = _backward(tagged, one)
    belongs = _belongs(tagged, one.end)
    ahead = 0.0 if belongs else grammar.NOT_AFTER.find(tagged.tags, one.end)[0]
    if tagged.tags[one.end : one.end + 1] == "'" and _is_verb_after_own(tagged, one.end + 1):
        ahead = 0.0  # "Malik's been absent"
    if ahead in (_SOMEONES_CLASS, _WITH_ME) and _is_todays(tagged, one):
        ahead = max(ahead / 4, -0.5)
    one.against = min(
        ahead, _grown_up(tagged, one, backward), grammar.NOT_BEFORE.find(backward, 0)[0]
    )
    place = 0.0
    if one.kind in "LUVAWblpY" and not belongs:
        place = grammar.PLACES.find(backward, 0)[0]
        unplaced = one.start and tagged.items[one.start - 1].fold in FOR
        if backward[:1] == "y" and (one.kind == "A" or unplaced):
            place = max(place, -0.5)
    one.apart = min(place, _no_person(tagged, one, backward))
    if one.kind in "nlju" and backward[:1] == "d" and tagged.items[one.start - 1].fold in _ARTICLES:
        one.apart = min(one.apart, -3.0)  # "an oli"
    if one.tie or one.weight > 0:
        _deeds(tagged, one, belongs)
        _around(tagged, one)
    return one


def _own_weight(tagged: TaggedText, one: Candidate) -> None:
    folded = tagged.items[one.start].fold
    students, adults = commonness(folded)
    one.weight += _by_commonness(one.kind, students, adults)
    if one.alone or one.kind not in "NALVUanY":
        return
    if one.kind == "Y" and folded in words("family_first"):
        one.weight += 1.2
    if students >= 7 and students >= adults:
        one.weight += 0.3
        one.enough = True
    one.weight += 1.4 if one.kind != "V" or students else 0.4


def _by_commonness(kind: str, students: int, adults: int) -> float:
    """A name of today's students weighs more, one of their grandparents' less."""
    if kind in "Aaj":
        few = -0.5 if kind == "A" and students < 6 else 0.0
        return 0.4 if students >= 12 else few
    if kind not in "Nn":
        return 0.0
    weight = 0.3 if kind == "n" and students >= 8 else 0.0
    if students >= 12 or (students >= 8 and students >= adults):
        weight += 0.3
    if adults - students >= 4 and adults >= 10:
        return weight - 1.3
    return weight - 0.3 if students < 6 and adults < 10 else weight


def _ties(tagged: TaggedText, one: Candidate) -> None:
    backward = _backward(tagged, one)
    if one.kind in "Lbl" and backward[:1] == "r":
        return  # "after reading Ghost, a 7th grader asked"
    end = one.end
    if tagged.tags[max(0, one.start - 1) : one.start] == '"' == tagged.tags[end : end + 1]:
        end += 1  # our "Peanut" (kindergarten)
    ahead = tagged.tags[end : end + _REACH + 4]
    ties = () if _TYING.isdisjoint(ahead) else grammar.AFTER.each(tagged.tags, end)
    for weight, near, _ in ties:
        if one.kind == "W" and weight <= STRONG:
            break
        if _counts(tagged, near, one):
            one.tie, one.near = weight, near
            break
    if not _TYING.isdisjoint(backward):
        _ties_before(tagged, one, backward)


def _ties_before(tagged: TaggedText, one: Candidate, backward: str) -> None:
    weight, _, near = grammar.BEFORE.find(backward, 0)
    if weight == STRONG and backward[:1] == "g" and one.kind not in "NAna":
        weight = 0.0
    if one.kind == "W":
        titled = tagged.items[max(0, one.start - 1)].raw[0].isupper()
        weight = 0.0 if titled or weight < STRONG else weight
    elif one.kind in "Lb" and backward[:1] == "H":
        weight = 0.0
    if weight > one.tie and not (_is_verb(tagged, one) and backward[:1] not in ("k", "K")):
        one.tie, one.near = weight, one.start - near if near >= 0 else -1


def _is_verb_after_own(tagged: TaggedText, at: int) -> bool:
    return at < len(tagged.items) and tagged.items[at].fold in word_list("after_is")


def _siblings(tagged: TaggedText, one: Candidate) -> None:
    """ "The Brown twins", "three Novak kids"."""
    if one.kind not in "WYUNAL" or not one.alone or one.end >= len(tagged.items):
        return
    name, after = tagged.items[one.start].fold, tagged.items[one.end].fold
    behind = tagged.tags[max(0, one.start - 2) : one.start]
    spoken = tagged.items[one.start - 1].fold in word_list("counts")
    if not (behind[-1:] in ("d", "#", "o") or spoken) or name in word_list("no_families"):
        return
    counted = behind == "od" or behind[-1:] == "#" or spoken
    people = name.endswith(("ish", "ese", "an", "ian")) and name not in words("surnames")
    if after in word_list("siblings") or (
        after in word_list("children")
        and one.kind in "YUNA"
        and not people
        and (counted or name in words("surnames"))
    ):
        one.tie, one.near = max(one.tie, 5.6), one.end


def _grown_up(tagged: TaggedText, one: Candidate, backward: str) -> float:
    """ "From the historical society", "who runs the kitchen", "the Rotary and its president,"."""
    items, tags = tagged.items, tagged.tags
    if _is_my_own(tagged, one, backward):
        return -6.0
    if one.start > 1 and [item.fold for item in items[one.start - 2 : one.start]] in grammar.NAMED:
        return -5.0  # "first grade named it Sheldon"
    ahead = tags[one.end : one.end + 6].partition(".")[0]
    who = ahead.find("w")
    does = items[one.end + who + 1 : one.end + who + 2] if 0 <= who < 2 else ()
    near = items[one.end + 1 : one.end + len(ahead)] if ahead[:1] in ("i", "y") else ()
    if any(item.fold in word_list("works") for item in does) or any(
        item.fold in word_list("workplaces") or item.raw == "IT" for item in near
    ):
        return -5.0
    if one.near >= 0 and tags[one.near] in "QC" and one.near < one.start:
        before = items[max(0, one.start - _REACH) : one.start]
        if any(item.fold in word_list("organizations") for item in before):
            one.tie, one.near = 0.0, -1
            return -5.0
    return 0.0


def _is_my_own(tagged: TaggedText, one: Candidate, backward: str) -> bool:
    """Whether it's the writer's family: "my daughter Annie"; not in a letter that's quoted."""
    if backward[:1] not in ("f", "J") or len(backward) < 2:
        return False
    away = 3 if len(backward) > 2 and backward[1] in "x3O" else 2
    if "my" not in [item.fold for item in tagged.items[one.start - away : one.start - 1]]:
        return False
    if '"' not in backward[2:4]:
        return True
    if backward[0] == "J":
        one.tie = max(one.tie, STRONG)  # "My son Jovan will not stop talking about you"
    return False


def _is_todays(tagged: TaggedText, one: Candidate) -> bool:
    """Whether it's a name of today's students rather than of their teachers."""
    students, adults = commonness(tagged.items[one.start].fold)
    return one.alone and students - adults >= 2


def _is_verb(tagged: TaggedText, one: Candidate) -> bool:
    """ "My 7th grader will read" names nobody."""
    return one.kind == "j" and tagged.items[one.start].fold in word_list("words_first")


def _backward(tagged: TaggedText, one: Candidate) -> str:
    return tagged.tags[max(0, one.start - _REACH) : one.start][::-1]


def _counts(tagged: TaggedText, near: int, one: Candidate) -> bool:
    """Whether a tie holds: a number can be the age or the grade of a school child, for one."""
    if one.kind in "ujl" and one.start and tagged.tags[one.start - 1] not in '.,c:("-':
        if one.kind == "u":
            return any(commonness(tagged.items[one.start].fold)) and near >= 0
        known = tagged.items[one.start].fold in words("name_first")  # "thanks to mason in 3rd"
        called = known or (one.kind in "jl" and tagged.tags[one.end : one.end + 1] in ("(", ","))
        return called and not _is_verb(tagged, one)
    if near < 0:
        return True
    if tagged.tags[near] == "4":
        return one.alone  # "Robert Burns' birthday"
    raw, before = tagged.items[near].raw, tagged.items[near - 1].fold
    if tagged.tags[near] == "f" and tagged.tags[near - 1] != "'":
        return _is_todays(tagged, one) or tagged.tags[one.end] == "c"
    if tagged.tags[near] == "D" and tagged.tags[one.end] == "x":
        return tagged.items[one.end].fold in word_list("holds")
    if tagged.tags[near - 1 : near + 1] == "x#" and before not in word_list("aging"):
        return False  # "Melissa raised 3 thousand dollars"
    if tagged.tags[near] != "#" or not raw.isdecimal() or 1 <= int(raw[:4]) <= 19:
        return True
    return len(raw) == 3 and raw[1] in "0123" and before in ("from", "in")  # a classroom


def _no_person(tagged: TaggedText, one: Candidate, backward: str) -> float:
    """What says that it's a school, an award or a title: "Carter Elementary", "Ruby Finds a"."""
    tags, items = tagged.tags, tagged.items
    last_word = word(items[one.end - 1].fold) & WORD
    if last_word and not one.alone and one.kind in "Aa" and backward[:1] == "d":
        return -6.0  # "the Treasure Box"
    if one.end >= len(tagged.items):
        return 0.0
    after, tag = items[one.end], tags[one.end]
    capital = after.raw[0].isupper() and not after.raw.isupper()
    if (capital and after.fold in word_list("institutions")) or after.fold in word_list("always"):
        return -6.0
    if not one.alone and items[one.end - 1].fold in word_list("institutions"):
        return -6.0
    if any(item.fold == "teaches" for item in items[one.end : one.end + 3]):
        return -5.0
    if (capital and tag in "xrvRWdzHSCgt") or (not one.alone and backward[:1] == "2"):
        return -4.0
    if not one.alone and tags[one.end : one.end + 2] == "'4":
        return -6.0
    thing = items[one.end + 1] if tag == "'" and one.end + 1 < len(items) else None
    if thing and thing.raw[0].isupper() and tags[one.end + 1] in "xRWA" and thing.raw[1:].islower():
        return -3.0
    unsure = one.kind in "Aa" and items[one.start].fold not in words("name_first")
    return -2.0 if unsure and tag in "oi" else 0.0


def _belongs(tagged: TaggedText, at: int) -> bool:
    """Whether something of a child's follows: "'s shoe", "'s reading log"."""
    if tagged.tags[at : at + 1] != "'":
        return False
    return any(item.fold in word_list("belongings") for item in tagged.items[at + 1 : at + 4])


def _deeds(tagged: TaggedText, one: Candidate, belongs: bool) -> None:
    """What it does right after: "spilled", "asked"; for an unsure name that counts more."""
    if belongs:
        one.context += 1.1
        one.deed = True
    if one.kind in "LAa" and one.alone and one.apart > -2 and is_person(tagged, one):
        one.context += 1.0
        one.deed = True
    if one.kind == "a" and (one.tie >= 1.2 or _is_somebody(tagged, one)):
        one.deed = True
    if one.end >= len(tagged.items):
        return
    fold, name = tagged.items[one.end].fold, tagged.items[one.start].fold
    if name in lone("brands") and not one.direct:
        return
    if fold in word_list("verbs") or (fold.endswith("ed") and word(fold) & WORD):
        place = name in lone("places") and name not in lone("books")
        one.context += 0.8
        one.deed = one.kind != "L" or place
        unsure = "UVYjL" if place else "UVYj"
        if one.kind in unsure or (one.kind == "a" and name not in word_list("words_first")):
            one.context += 1.0
    if fold in word_list("grown_up_verbs"):
        one.context -= 1.5


def _is_somebody(tagged: TaggedText, one: Candidate) -> bool:
    """ "Amir was out", where the word is hardly ever a plain one."""
    name = tagged.items[one.start].fold
    return name in words("name_first") and tagged.tags[one.end : one.end + 1] in ("z", "'")


def _around(tagged: TaggedText, one: Candidate) -> None:
    """What the sentence and its neighbors say: students, pronouns, grown-ups, books."""
    ahead = tagged.tags[one.end : one.end + _REACH]
    behind = tagged.tags[max(0, one.start - _REACH) : one.start]
    sentence = behind.rpartition(".")[2] + " " + ahead.partition(".")[0]
    one.context += _school(sentence, behind + ahead)
    one.enough = one.enough or "S" in sentence or "G" in sentence
    if "1" in ahead or "E" in ahead:
        one.context += 0.6
    if one.kind in "UV" and one.alone and {"g", "h"}.isdisjoint(sentence):
        one.context /= 2
    if "t" in sentence or "T" in sentence:
        one.context -= 1.0
    if _RECORD.match(ahead) or _RECORD_BEFORE.search(behind):
        one.context += 1.8
        one.enough = True
        if one.end < len(tagged.items) and tagged.items[one.end].fold in word_list("holds"):
            one.deed = True
            if one.kind == "I":
                one.tie = max(one.tie, DIRECT)
    elif not {"B", "R", "r"}.isdisjoint(sentence):
        one.context -= 0.6


def _school(sentence: str, around: str) -> float:
    if "S" in sentence or "G" in sentence:
        return 2.0
    if not {"g", "h", "O"}.isdisjoint(sentence):
        return 1.2
    if "H" in sentence or "C" in sentence:
        return 1.0
    return 0.0 if {"S", "G", "g", "H", "h"}.isdisjoint(around) else 0.6
