"""Softer hints: one child who can be guessed without a name, and a child in danger."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from bot.kit.sections import sections
from bot.students.lexicon import DATA, word_list
from bot.students.tokens import listed
from bot.students.worries import Worry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.students.tagging import TaggedText
    from bot.students.worries import Why

_PHRASES = dict[str, list[tuple[str, ...]]]


@cache
def _topics() -> dict[str, _PHRASES]:
    """What each section of data/hints.txt holds: first word -> phrases, longest first."""
    found: dict[str, _PHRASES] = {}
    for topic, lines in sections(DATA / "hints.txt").items():
        phrases = found.setdefault(topic, {})
        for one in "|".join(lines).split("|"):
            for words in product(*(word.split("/") for word in one.split())):
                phrases.setdefault(words[0], []).append(words)
        for each in phrases.values():
            each.sort(key=len, reverse=True)
    return found


@cache
def _beginnings() -> frozenset[str]:
    """The words that any hint begins with."""
    firsts = {first for phrases in _topics().values() for first in phrases}
    return frozenset(firsts | _RELATIVES | _ONLY | {"new", "newest"})


_WARNING = listed(
    "awareness prevention unit training poster posters hotline policy drill book books"
)
_OBJECTS = listed("book books list lists shelf week month story stories title titles picture")
_TELLS = listed("about on where with for that in month week")
_RELATIVES = listed(
    "mom mother dad father brother sister grandma grandmother grandpa grandfather parents stepdad"
)
_LOSSES = listed(
    "died dies dead left passed murdered shot killed dying sick suicide deployed arrested"
)
_BREAKS = listed("if when no for to the because as that")
_ONLY, _THE = listed("only one single"), listed("the my our just that single a")
_CHILD = ("S", "G")
_ONE = listed("mine kiddo regular someone somebody classmate youngest toddler")
_ONE_OF = re.compile(r"do[dF]?[xg]{0,3}[HCJ]|di[dF]?[gO]|Fg[wy]")
_BOOK_AFTER = listed("book books copy copies edition version thing time place reason")
# One child, and what tells of it: "who is", "with", "is", "asked for his mom".
_ONE_CHILD = re.compile(r"[SG]|do[dF]?[xg]{0,3}[HCJ]")
_TELLING = re.compile(r"w['z]|z|[^.]{0,12}?E[xg]?[fJ]|'f")
_HAS_READ = re.compile("wx?['z]?x?[rv]")  # "a senior who has read everything"
_WANTS = listed("checked asked asks wants wanted need needs looking")
_ANY = listed("every each any which some no all")
_AGED = re.compile(r"1['z]x{0,2}#")
_PRONOUNS = listed("he she his her him")
# Where a child in danger left it without a name: a note, a search on the catalog computer.
_NOTED = listed("note slip drawing wall searched searching googled")
_REACH = 10


def find(tagged: TaggedText) -> list[Worry]:
    """At most one hint of each kind a sentence; what a book or a training is about is none."""
    begin = _beginnings()
    places = [at for at, item in enumerate(tagged.items) if item.fold in begin]
    children = "S" in tagged.tags or "G" in tagged.tags
    worries: list[Worry] = []
    done = 0
    for place in places:
        if place >= done:
            start = tagged.tags.rfind(".", 0, place) + 1
            done = tagged.tags.find(".", place)
            done = len(tagged.tags) if done < 0 else done
            worries += _Sentence(tagged, start, done, children).hints()
    return worries


class _Sentence:
    """One sentence: items `start` to `end` of a tagged text; `children`: the text speaks of one."""

    def __init__(self, tagged: TaggedText, start: int, end: int, children: bool) -> None:
        self._reading, self._start, self._end = tagged, start, end
        self._tags = tagged.tags[start:end]
        self._folds = [item.fold for item in tagged.items[start:end]]
        self._somebody = not _PRONOUNS.isdisjoint(self._folds)
        noted = not word_list("written").isdisjoint(self._folds)
        self._written = self._somebody or noted or "H" in self._tags
        self._past = "S" in self._tags or "G" in self._tags
        self._child = self._is_about_a_child(children)

    def _is_about_a_child(self, children: bool) -> bool:
        tags = self._tags
        if "7zd" in tags:
            return False  # "I was a foster kid"
        if (
            self._past
            or _AGED.search(tags)
            or _ONE_OF.search(tags)
            or not _ONE.isdisjoint(self._folds)
        ):
            return True
        grown_up = "b" in tags[:2] or "t" in tags or "T" in tags or "m" in tags
        return self._somebody and (children or not grown_up)

    def hints(self) -> Iterator[Worry]:
        """At most one of each kind, words that say something before what only tells of a child."""
        found: set[Why] = set()
        begin = _beginnings()
        for at, fold in enumerate(self._folds):
            if fold not in begin:
                continue
            for why, length in self._at(at):
                if why not in found:
                    found.add(why)
                    yield self._hint(at, length, why)
        if not found and (telling := self._tells()):
            yield self._hint(*telling, "hint")

    def _at(self, at: int) -> Iterator[tuple[Why, int]]:
        """What begins at one word: kinds of hint, and how many words."""
        topics = _topics()
        danger = _length(self._folds, at, topics["danger"])
        if danger and not (self._child or self._somebody):
            danger = 0
        if not danger and self._written:
            danger = _length(self._folds, at, topics["alarm"])
        if danger and (not self._warns(at, at + danger) or self._is_noted(at)):
            yield "danger", danger
        if shown := _length(self._folds, at, topics["shown"]):
            yield "hint", shown
        private = _length(self._folds, at, topics["private"]) or self._loss(at)
        if private and self._child and not self._is_about_a_book(at, at + private):
            yield "hint", private
        one = self._only(at) or self._newcomer(at)
        if one and not self._warns(at, at):
            yield "hint", one

    def _is_noted(self, at: int) -> bool:
        """ "A note in a returned book that says I want to die"."""
        return not _NOTED.isdisjoint(self._folds[max(0, at - 2 * _REACH) : at])

    def _is_about_a_book(self, at: int, end: int) -> bool:
        before = self._folds[max(0, at - _REACH) : at]
        if before[-1:] == ["week"]:
            before.pop()  # "a two week suspension"
        if not _WANTS.isdisjoint(before) and (self._past or _AGED.search(self._tags)):
            return False  # "a boy has checked out every book on divorce"
        after = self._folds[end : end + 2]
        about = not word_list("about_a_book").isdisjoint(before)
        return about or not word_list("after_a_topic").isdisjoint(after)

    def _warns(self, at: int, end: int) -> bool:
        """Whether a poster, a training or a book about it is meant, not a child."""
        if not _WARNING.isdisjoint(self._folds[end : end + 2]):
            return True
        before = self._folds[max(0, at - _REACH) : at]
        if "because" in before:  # "asked for books on running away because he locks him in"
            before = before[before.index("because") :]
        return any(
            fold in word_list("about_a_book") and (fold not in _OBJECTS or after in _TELLS)
            for fold, after in zip(before, [*before[1:], ""], strict=False)
        )

    def _tells(self) -> tuple[int, int] | None:
        """What tells of one child and no other: "a kid who can't", "a boy whose", "his mom"."""
        for match in _ONE_CHILD.finditer(self._tags):
            start, end = match.span()
            if not _ANY.isdisjoint(self._folds[max(0, start - 2) : start]):
                continue
            if _HAS_READ.match(self._tags, end):
                continue
            after = self._folds[end : end + 3]
            telling = _TELLING.match(self._tags, end)
            says = word_list("says_of_a_child")
            ahead = next((at for at, fold in enumerate(after) if fold in says), -1)
            if telling or ahead >= 0:
                last = telling.end() if telling else end + ahead + 1
                if not self._is_about_a_book(start, last):
                    return start, last - start
        return None

    def _loss(self, at: int) -> int:
        """ "Whose brother was killed"."""
        if self._folds[at] in _RELATIVES:
            for ahead in (1, 2, 3):
                if at + ahead < len(self._folds) and self._folds[at + ahead] in _LOSSES:
                    return ahead + 1
        return 0

    def _only(self, at: int) -> int:
        """ "The only girl on the team", "my one student"; not "the only book"."""
        folds, tags = self._folds, self._tags
        before = folds[at - 1] if at else ""
        if folds[at] not in _ONLY or (folds[at] != "only" and before not in _THE):
            return 0
        for ahead in range(at + 1, min(at + 5, len(folds))):
            if tags[ahead] in "SG":
                return (
                    0 if _BOOK_AFTER.intersection(folds[ahead + 1 : ahead + 2]) else ahead + 1 - at
                )
            if tags[ahead] not in "xWpYAagO-ULnu" or folds[ahead] in _BREAKS:
                break
        return 0

    def _newcomer(self, at: int) -> int:
        """ "The new girl from Guatemala"."""
        folds, items = self._folds, self._reading.items
        if folds[at] not in ("new", "newest"):
            return 0
        child = next(
            (one for one in range(at + 1, at + 4) if self._tags[one : one + 1] in _CHILD), 0
        )
        for place in range(child + 1, min(child + 6, len(folds) - 1) if child else 0):
            if folds[place] == "from" and items[self._start + place + 1].raw[0].isupper():
                return place + 2 - at
        return 0

    def _hint(self, at: int, length: int, why: Why) -> Worry:
        items = self._reading.items
        first, last = items[self._start + at].start, items[self._start + at + length - 1].end
        return Worry(self._reading.text[first:last], first, last, why)


def _length(folds: list[str], at: int, phrases: _PHRASES) -> int:
    for phrase in phrases.get(folds[at], ()):
        if tuple(folds[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0
