"""The softer hint: no name, and still one child can be guessed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from bot.students.worries import Worry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.students.reading import Reading

_CHILD = (
    r"(?:student|kid|child|boy|girl|teen|pupil|reader|learner|grader|freshman|sophomore|junior"
    r"|senior|kindergart(?:n|en)er|preschooler|(?:middle|high) schooler|wheelchair user)"
)
_THING = r"(?:an?|the|my|our|that|which|books?|copy|copies|thing|time|place|reason|library|one)\b"
_RELATIVE = r"(?:mom|mother|dad|father|parents?|brother|sister|grand\w+)"

# A few letters that the words must hold -> the words that may point to one child.
_TOPICS = {
    "only": (
        rf"(?:the|my|our|her|his|an) only (?:(?!{_THING})[\w-]+ ){{0,2}}{_CHILD}\b"
        r"(?! (?:book|copy|edition|version))"
        rf"|only one (?:in|of) (?:the|my|our|her|his) (?:class|grade|school|team|{_CHILD}s)\b"
    ),
    " from ": (
        rf"new(?:est)? (?:[\w-]+ ){{0,2}}{_CHILD} (?:who (?:came|moved) )?(?:here )?"
        r"from (?-i:[A-Z])\w+"
    ),
    "custody": r"custody\b(?! of the\b)",
    "iep": r"iep\b",
    "504": r"504 (?:plan|meeting)",
    "suspen": r"suspension|suspended\b(?! (?:from|over|above|in) )",
    "expelled": r"expelled",
    "detention": r"(?:in|from) detention",
    "in trouble": r"in trouble (?:with|at)\b",
    "sent to the": r"sent to the (?:office|principal)",
    "foster": (
        r"foster (?:child|kid|care|home|famil|mom|dad|brother|sister|parent|boy|girl|student)\w*"
    ),
    "homeless": r"homeless\b(?! shelter)",
    "evicted": r"evicted",
    "liv": r"liv(?:es|ing) in (?:a|the|their) (?:motel|hotel|car|van|shelter)",
    "free ": r"free (?:and reduced )?lunch",
    "refugee": r"refugee",
    "undocumented": r"undocumented",
    "deported": r"deported",
    "jail": r"(?:in|from) jail\b",
    "prison": r"(?:in|from) prison\b",
    "incarcerated": r"incarcerated",
    "arrested": r"arrested",
    "probation": r"on probation\b",
    "divorc": r"divorc\w+",
    "died": rf"{_RELATIVE} (?:\w+ )?died\b",
    "passed": rf"{_RELATIVE} (?:\w+ )?passed away",
    "is sick": rf"{_RELATIVE} is sick",
    "is dying": rf"{_RELATIVE} is dying",
    "lost": rf"lost (?:his|her|their|a) {_RELATIVE}\b",
    "social worker": r"social worker",
    "diagnos": r"diagnosed|diagnosis",
    "autis": r"autis\w+",
    "adhd": r"adhd\b",
    "dyslexi": r"dyslexi\w+",
    "epilep": r"epilep\w+",
    "diabet": r"diabet\w+",
    "cancer": r"cancer\b",
    "wheelchair": r"in a wheelchair",
    "verbal": r"non-?verbal",
    "mute": r"selectively mute",
    "stutter": r"stutter\w*",
    "therapy": r"speech therapy",
    "medication": r"medication",
    "special ed": r"special ed\w*",
    "behavio": r"behaviou?r plan",
    "self-harm": r"self-harm\w*",
    "suicid": r"suicid\w+",
    "abuse": r"abused?\b",
    "neglected": r"neglected\b",
    "eating disorder": r"eating disorder",
    "pregnant": r"pregnant\b",
    "transgender": r"transgender",
    "lice": r"lice\b",
}
_SELF_EVIDENT = ("only", " from ")
_ONE_CHILD = re.compile(rf"\b(?:{_CHILD}|one of my \w+|he|she|him|his|her)\b", re.IGNORECASE)
_ABOUT_A_BOOK = re.compile(
    r"\b(?:books?|novels?|stor(?:y|ies)|memoirs?|biograph(?:y|ies)|displays?|films?|movies?|units?"
    r"|authors?|characters?|articles?|chapters?|titles|heroines?|heroes|hero|protagonist|workshop"
    r"|training|webinar|awareness|committee|raised|fundraiser)\b[^.!?\n]{0,60}$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n]+")


def find(reading: Reading) -> list[Worry]:
    """At most one hint a sentence; what a book or a training is about is none."""
    folded = reading.text.casefold()
    topics = [topic for topic in _TOPICS if topic in folded]
    worries: list[Worry] = []
    for sentence in _SENTENCE.finditer(reading.text) if topics else ():
        match = min(_found(sentence[0], topics), key=re.Match.start, default=None)
        if match is None or _ABOUT_A_BOOK.search(sentence[0][: match.start()]):
            continue
        start = sentence.start() + match.start()
        worries.append(Worry(match[0], start, start + len(match[0]), "hint"))
    return worries


def _found(sentence: str, topics: list[str]) -> Iterator[re.Match[str]]:
    one_child = _ONE_CHILD.search(sentence)
    for topic in topics:
        if topic in _SELF_EVIDENT or one_child:
            match = _pattern(topic).search(sentence)
            if match:
                yield match


@cache
def _pattern(topic: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_TOPICS[topic]})", re.IGNORECASE)
