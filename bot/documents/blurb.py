"""A win as a blurb: for newsletter, announcements, principal, board, one post, or a file; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.documents import blurb_words, leaving
from bot.documents.paper import Document, Quote, Section
from bot.documents.prose import ended, sentences, unlabelled
from bot.documents.shapes import Shape, filled, load
from bot.kit.calendar import country_of, is_american, local_day
from bot.kit.dates import say_month
from bot.kit.markup import spelled_out
from bot.kit.regional import localized
from bot.kit.text import fold, tidy
from bot.students.lexicon import words as common
from bot.wins.rules import identifying_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.members.rules import Member
    from bot.wins.details import Details
    from bot.wins.rules import Win
    from bot.wins.tries import TryCount

# The pieces, each with how many words it may have.
LIMITS = {
    "newsletter": 50,
    "announcement": 30,
    "principal": 35,
    "social": 35,
    "board": 130,
    "caption": 110,
}
PIECES = tuple(LIMITS)
# A board reads a paragraph; where words are not set apart, letters are counted.
LETTERS = 8
LONGEST_WORD = 60
COUNTED_FROM = 3  # how many colleagues make a number that names nobody

_NUMBERS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_LEADS = {
    "helped": re.compile(r"^(?:it\s+)?helped\s+", re.I),
    "changed": re.compile(r"^now,?\s+", re.I),
    "number": re.compile(r"^(?:in numbers|that makes|the number):?\s+", re.I),
}


@dataclass(frozen=True)
class BlurbSource:
    """A win with all that a blurb may be made of."""

    win: Win
    author: Member | None
    details: Details
    tries: TryCount
    zone: str | None
    hidden: Sequence[str | None] = ()  # the names of who hides, which thank nobody

    @property
    def named(self) -> bool:
        """Whether the author lets the name travel at this moment."""
        hides = self.author is not None and self.author.hidden
        return self.win.consent == "named" and not hides

    def shape(self, piece: str) -> Shape:
        """Return the shape whose turn it is: each win begins with another one."""
        shapes = load()[piece]
        return shapes[(self.win.id + self.details.wordings.get(piece, 0)) % len(shapes)]


def written(source: BlurbSource, piece: str) -> str | None:
    """Return a piece of a win's blurb; None for the caption of a win without a photo.

    At most `LIMITS` words, cut between sentences; only a first sentence that is longer than
    that by itself is cut, between words. Nothing is in it that was not said.
    """
    facts = _facts(source)
    if piece == "caption" and facts["alt"] is None:
        return None
    kind, shape = source.win.kind, source.shape(piece)
    kept = sentences(unlabelled(kind, source.win.story))
    limit = LIMITS[piece]
    kept = kept[: 1 if piece == "caption" else limit]
    for count in range(len(kept), 0, -1):
        story = _joined(kept[:count])
        parts = filled(shape, facts | {"story": story} | _again(facts, story), kind)
        if _fits(_joined(list(parts.values())), limit):
            return _joined(list(parts.values()))
    return _cut(shape, facts, kept[0], kind, limit)


def tells(source: BlurbSource, texts: Sequence[str]) -> list[str]:
    """Return the words of a nameless blurb that could still tell who its author is."""
    if source.named:
        return []
    return leaving.tells(" ".join(texts), source.win, source.author)


def pieces(source: BlurbSource) -> dict[str, str]:
    """Return the words of every piece that a win has, by its name."""
    texts = {name: written(source, name) for name in PIECES}
    return {name: text for name, text in texts.items() if text is not None}


def leaves(source: BlurbSource) -> leaving.Leaving:
    """Return the win as it leaves; one with words that its author said are fine goes nameless."""
    found = leaving.leaving(source.win, source.author, "anyone")
    return (
        found if isinstance(found, leaving.Leaving) else leaving.nameless(source.win, source.author)
    )


def document(source: BlurbSource, now: datetime) -> Document:
    """Return the document, a section for each piece."""
    win = leaves(source)
    sections = []
    for name, text in pieces(source).items():
        title = localized(blurb_words.PIECES[name], country_of(source.zone))
        if name == "caption" and win.picture is not None:
            sections.append(Section(title, quotes=(Quote("", (text,), picture=win.picture),)))
        elif name == "social" and source.win.picture and source.win.alt:
            alt = blurb_words.ALT.format(alt=ended(" ".join(source.win.alt.split())))
            sections.append(Section(title, (text, alt)))
        else:
            sections.append(Section(title, (text,)))
    return Document(
        blurb_words.FILE_TITLE,
        sections=tuple(sections),
        notes=(blurb_words.PHOTO_LEFT_OUT,) if win.photo_stays else (),
        american=is_american(source.zone),
        made_at=now,
    )


def phrase(name: str, text: str | None) -> str | None:
    """Return a detail as it stands at the end of a sentence of ours; None when there is none."""
    plain = " ".join(spelled_out(tidy(text or "")).split())
    plain = _LEADS[name].sub("", plain).rstrip(" .;,:")
    first, _, rest = plain.partition(" ")
    # Within a sentence a plain word is small; any other may be a name.
    if first.istitle() and first != "I" and first.casefold() in common("plain"):
        plain = f"{first.lower()} {rest}".rstrip()
    return plain or None


def _facts(source: BlurbSource) -> dict[str, str | None]:
    win, details, named = source.win, source.details, source.named
    author = source.author
    name = win.author_name if author is None else author.named
    school = author.school if named and author is not None and not win.behalf else None
    return {
        **{one: phrase(one, getattr(details, one)) for one in _LEADS},
        "alt": ended(" ".join(win.alt.split())) if win.picture and win.alt else None,
        # "Ruth, by e-mail" is how she sent it.
        "by": (win.behalf or name).partition(",")[0].rstrip(" .") if named else None,
        "thanks": _thanks(source) if named else None,
        "month": say_month(local_day(win.created_at, source.zone)),
        "place": f" at {school.rstrip(' .')}" if school else "",
        "trying": _number(source.tries.trying),
        "worked": _number(source.tries.worked),
    }


def _thanks(source: BlurbSource) -> str | None:
    thanks = source.win.thanks
    return thanks.rstrip(" .") if thanks and not identifying_words(thanks, source.hidden) else None


def _number(count: int) -> str | None:
    if count < COUNTED_FROM:
        return None
    at = count - COUNTED_FROM
    return _NUMBERS[at] if at < len(_NUMBERS) else f"{count:,}"


def _again(facts: Mapping[str, str | None], story: str) -> dict[str, None]:
    """Return the details that the story says already, as missing."""
    said = fold(story).split()
    found = {name: fact for name in _LEADS if (fact := facts[name]) is not None}
    again = {name for name, fact in found.items() if f" {fold(fact)} " in f" {' '.join(said)} "}
    numbers = set(re.findall(r"\d+", fold(found.get("number", ""))))
    if numbers and numbers.issubset(said):
        again.add("number")
    return dict.fromkeys(again)


def _cut(shape: Shape, facts: dict[str, str | None], first: str, kind: str, limit: int) -> str:
    """Return a piece that is too long with one sentence of the story: by leaving out others."""
    parts = filled(shape, facts | {"story": first} | _again(facts, first), kind)
    needed = [one for one in parts if "{{ story }}" in one or "{{ alt }}" in one]
    for sentence in reversed([one for one in parts if one not in needed]):
        del parts[sentence]
        if _fits(_joined(list(parts.values())), limit):
            return _joined(list(parts.values()))
    if "{{ story }}" not in "".join(needed[:1]) and len(needed) > 1:
        return parts[needed[0]]  # a description says enough
    words = " ".join(parts[one] for one in needed).split(" ")
    kept: list[str] = []
    for word in words:
        if not _fits(" ".join([*kept, word]), limit):
            if len(word) > LONGEST_WORD:  # in a script without spaces it is no word
                kept.append(word[: limit * LETTERS - len(" ".join(kept)) - 2])
            break
        kept.append(word)
    text = " ".join(kept)
    return text.rstrip(" ,.;:…") + "…"


def _fits(text: str, limit: int) -> bool:
    return len(text.split()) <= limit and len(text) < limit * LETTERS


def _joined(parts: Sequence[str]) -> str:
    return " ".join(parts)
