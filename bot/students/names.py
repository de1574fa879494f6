"""Names that point to a student: each is suspicious until the whole text explains it.

Names in a row share their evidence, and so do all mentions of one name. Direct evidence
outweighs every exception.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.students.grammar import DIRECT, STRONG
from bot.students.lexicon import lone, word_list
from bot.students.tagging import NAMES
from bot.students.tokens import listed
from bot.students.weighing import Candidate, weigh
from bot.students.worries import Worry

if TYPE_CHECKING:
    from bot.students.tagging import TaggedText

WORRY, HINT = 4.0, 1.9
"""Cuts of the score: a worry, a softer hint, nothing."""

_JUST_UNDER = 0.1
_FOR_SURE = STRONG + 0.3  # what the full name of a member or an author takes
_MONTHS = listed("april may june august")
_RUN = re.compile(
    r"[NALVUa](?:q{0,2}[NLAUYWIVb]){0,3}|I+[YUNLWA]?|n(?:q{0,2}[n6])?u?|[lju][n6]?|[mbpW6]"
    r"|Y[WNUYAI]{0,2}"
)
_JOINED = re.compile(r",c|[,c-]|")
_NEXT_LINE = re.compile(r"\.(?:#?\.?|[-c])")  # a bullet or a number may begin it
_AND_ME = re.compile("c[e7]")
_MENTION = frozenset("NAaLlnUVuY6jW")


@dataclass(slots=True)
class _Evidence:
    """What all mentions of one name say together."""

    tie: float = 0.0
    near: int = -1
    against: float = 0.0
    context: float = 0.0
    enough: bool = False

    def add(self, one: Candidate) -> None:
        if one.tie > self.tie:
            self.tie, self.near = one.tie, one.near
        self.against = min(self.against, one.against, one.apart)
        self.context = max(self.context, one.context)
        self.enough = self.enough or one.enough

    def score(self, weight: float) -> float:
        """The sum; direct evidence leaves little of what speaks against it."""
        against = self.against
        if self.tie >= STRONG and against > -5.5:
            against = max(against, -1.0)
        elif self.tie >= DIRECT and against > -4:
            against /= 2
        return weight + self.tie + against + self.context


def find(tagged: TaggedText, known: frozenset[str]) -> list[Worry]:
    """Every name in the text that may be a student's, and every further mention of it.

    `known` holds folded first names that worry nobody unless something ties them to a student.
    """
    spans = [match.span() for match in _RUN.finditer(tagged.tags)]
    candidates = [weigh(tagged, *span) for span in spans if not _is_what_they_do(tagged, *span)]
    _share(tagged, candidates)
    scored = list(zip(candidates, _scores(tagged, candidates, known), strict=True))
    worries = [(one.start, one.end, score, one.near) for one, score in scored if score >= HINT]
    worries += _mentions(tagged, scored)
    return [_worry(tagged, *one) for one in sorted(worries)]


def _is_what_they_do(tagged: TaggedText, start: int, end: int) -> bool:
    """Whether it's "love" in small letters: a given name these days, and what students do."""
    return end - start == 1 and tagged.items[start].raw == "love"


def _share(tagged: TaggedText, candidates: list[Candidate]) -> None:
    """In "Jayden and Kai in 4th grade" what's said of one is said of both."""
    for group in _groups(tagged, candidates):
        if any(one.kind == "b" for one in group):
            for one in group:
                one.against = min(one.against, -4.0)  # authors in a row
            continue
        tied = max(group, key=lambda one: one.tie)
        against = min(one.against for one in group)
        several = sum(one.kind in "NAnU" for one in group) >= 3 or (
            len(group) >= 3 and any(one.kind == "N" for one in group)
        )
        if several and _AND_ME.match(tagged.tags, group[-1].end):
            against = -4.0  # "Nora, Beth and me"
        elif several and against > -4:
            against = 0.0  # "balloons that read Ivy, Koa, Sam"
        for one in group:
            one.tie, one.near, one.against = tied.tie, tied.near, against
            if several:
                one.context += 1.6
                one.enough = True


def _groups(tagged: TaggedText, candidates: list[Candidate]) -> list[list[Candidate]]:
    groups: list[list[Candidate]] = []
    for one in candidates:
        last = groups[-1][-1] if groups else None
        if (
            last is not None
            and {one.kind, last.kind} <= NAMES | {"b"}
            and one.start - last.end < 5
            and (one.kind != "j" or one.start > last.end)
            and _joined(tagged, last.end, one.start)
        ):
            groups[-1].append(one)
        else:
            groups.append([one])
    return [group for group in groups if len(group) > 1]


def _joined(tagged: TaggedText, start: int, end: int) -> bool:
    """Whether nothing but a comma, "and" or a new line stands between two names."""
    between = tagged.tags[start:end]
    if "." in between:
        return tagged.items[start].raw[0] == "\n" and _NEXT_LINE.fullmatch(between) is not None
    return _JOINED.fullmatch(between) is not None


def _scores(tagged: TaggedText, candidates: list[Candidate], known: frozenset[str]) -> list[float]:
    """The score of each candidate: of two mentions of one name the stronger evidence counts."""
    names = [tagged.items[one.start].fold for one in candidates]
    by_name: dict[str, _Evidence] = {}
    for one, name in zip(candidates, names, strict=True):
        by_name.setdefault(name, _Evidence()).add(one)
    scores = []
    for one, name in zip(candidates, names, strict=True):
        evidence = by_name[name]
        if one.kind == "j":  # "Drew drew me": a plain word takes nothing from a name
            evidence = _Evidence()
            evidence.add(one)
        one.near = one.near if one.near >= 0 else evidence.near
        if one.kind in "mbp":
            sure = one.tie >= _FOR_SURE and min(one.against, one.apart) >= -1
            sure = sure and not (one.kind == "b" and _is_read(tagged, one))
            scores.append(one.weight + one.tie if sure else 0.0)
        elif name in _MONTHS and (evidence.tie < DIRECT or _is_month(tagged, one)):
            scores.append(0.0)
        elif evidence.tie >= DIRECT:
            score = evidence.score(one.weight)
            read = name in lone("books") and _is_read(tagged, one)
            scores.append(min(score, WORRY - _JUST_UNDER) if read else score)
        else:
            score = min(evidence.score(one.weight), _most(one, evidence))
            if name in known and one.alone:
                score = score - 3.0 if evidence.enough else 0.0
            scores.append(score)
    return scores


def _is_read(tagged: TaggedText, one: Candidate) -> bool:
    """ "Frindle (gr. 3), Holes (gr. 6)", "Coraline in 7th grade, yes or no?": not a child."""
    if one.near < one.end or tagged.tags[one.near] not in "gO":
        return False
    if one.start and tagged.tags[one.start - 1] in '"3':
        return False  # our little "Peanut"
    after = tagged.items[one.near + 1 : one.near + 3]
    tags = tagged.tags[one.near + 1 : one.near + 9].partition(".")[0]
    return not (
        any(item.fold in word_list("verbs") for item in after)
        or tags[:1] == "v"
        or not {"1", "E"}.isdisjoint(tags)
    )


def _most(one: Candidate, evidence: _Evidence) -> float:
    """The highest score without direct evidence: a hint for a first name, less for unsure words."""
    if not one.alone and one.kind not in "Lj":
        return 99.0
    if one.kind == "j" and evidence.tie > 2.5:
        return WORRY - _JUST_UNDER  # "my aide dawn"
    if one.kind in "Lajl" and not one.deed:
        return HINT - _JUST_UNDER
    if one.kind in "uIW" or (one.kind == "Y" and not one.deed):
        return HINT - _JUST_UNDER
    return WORRY - _JUST_UNDER if one.kind in "UV" or not evidence.enough else 99.0


def _is_month(tagged: TaggedText, one: Candidate) -> bool:
    before = tagged.items[one.start - 1].fold if one.start else ""
    return before in word_list("before_months") or before in ("and", "to", "each")


def _mentions(
    tagged: TaggedText, scored: list[tuple[Candidate, float]]
) -> list[tuple[int, int, float, int]]:
    """A name that worries once worries wherever it stands again, its family name as well."""
    taken: set[int] = set()
    worrying: dict[str, tuple[float, int]] = {}
    for one, score in scored:
        if score >= HINT:
            taken.update(range(one.start, one.end))
            for at in range(one.start, one.end):
                if tagged.tags[at] in _MENTION:
                    worrying.setdefault(tagged.items[at].fold, (score, one.near))
    return [
        (at, at + 1, *worrying[item.fold])
        for at, (tag, item) in enumerate(zip(tagged.tags, tagged.items, strict=True))
        if at not in taken
        and tag in _MENTION
        and item.fold in worrying
        and (item.raw[0].isupper() or tag in "nul")
    ]


def _worry(tagged: TaggedText, start: int, end: int, score: float, near: int) -> Worry:
    first, last = tagged.items[start].start, tagged.items[end - 1].end
    words = tagged.text[first:last]
    if score < WORRY:
        return Worry(words, first, last, "first_name")
    beside = tagged.items[near] if near >= 0 else None
    near_words = tagged.text[beside.start : beside.end] if beside else ""
    return Worry(words, first, last, "full_name" if end - start > 1 else "name", near_words)
