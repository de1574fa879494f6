"""What a question to the group is, and what may be said in it; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from bot.drafts.rules import PublicText
from bot.kit.links import link_to
from bot.kit.text import checked, tidy
from bot.members.rules import LEVELS
from bot.members.topics import topic_names, topics
from bot.questions import words
from bot.search.rules import document
from bot.shown.rules import Shows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

KIND = "question"  # of its draft
SAID_LIMIT = 600
PIECE_LIMIT = 1_000  # characters of one answer in a summary
MOST_PIECES = 25  # as many as a menu holds
A_WEEK = 2  # questions of one member
# Of the earlier things that are shown before a question is posted.
MOST_SIMILAR = 3
_ALIKE = 0.4  # of the question's own weight; what has less only shares a word with it


@dataclass(frozen=True)
class QuestionDraft(PublicText):
    """A question as it was typed, or what it's to be changed into (`question_id`).

    `request_id`: of what a mentor was asked first. `sure`: its asker saw what's there already,
    and what it says about them.
    """

    public = ("asked",)

    asked: str
    topic: str = ""
    level: str = ""
    unnamed: bool = False
    question_id: int = 0
    request_id: int = 0
    sure: bool = False

    def with_texts(self, texts: Sequence[str]) -> Self:
        """Return it with other words, which nobody is sure of yet."""
        return replace(self, asked=texts[0], sure=self.sure and texts[0] == self.asked)


@dataclass(frozen=True)
class Shortened(PublicText):
    """An answer as it's to stand in a summary (of the win *win_id*)."""

    public = ("words",)

    words: str
    win_id: int = 0


@dataclass(frozen=True)
class Piece:
    """One answer in a summary. `name`: its author's, where they let it be named."""

    win_id: int
    author_id: int
    name: str
    words: str
    position: int
    left_out: bool = False


@dataclass(frozen=True)
class Summary:
    """A question with its answers as they're summed up, in order; left-out ones last."""

    question: Question
    pieces: tuple[Piece, ...]

    @property
    def kept(self) -> tuple[Piece, ...]:
        """What stands in the summary."""
        return tuple(one for one in self.pieces if not one.left_out)

    @property
    def shows(self) -> Shows:
        """Who and what its post shows."""
        people = {one.author_id for one in self.kept if one.author_id}
        return Shows(frozenset(one.win_id for one in self.kept), frozenset(people))


@dataclass(frozen=True)
class Question:
    """One question to the group, as it's kept; `curious`: how many more want to know."""

    id: int
    guild_id: int
    member_id: int
    name: str
    unnamed: bool
    asked: str
    topic: str
    level: str
    created_at: datetime
    hidden: str | None = None
    channel_id: int | None = None
    message_id: int | None = None
    answered_at: datetime | None = None
    summed_up: bool = False
    taken: bool = False
    curious: int = 0
    answers: int = 0

    @property
    def address(self) -> str:
        """Where its post is."""
        return link_to(self.guild_id, self.channel_id, self.message_id)

    @property
    def thread(self) -> str:
        """Where its thread is, which hangs on its post."""
        return link_to(self.guild_id, self.message_id)


def tidied(typed: QuestionDraft) -> QuestionDraft:
    """Return a question as it's kept. Raises Refusal for one that's empty or too long."""
    said = checked(tidy(typed.asked), SAID_LIMIT, words.TOO_LONG, words.EMPTY)
    topic = typed.topic if typed.topic in topics() else ""
    level = typed.level if typed.level in LEVELS else ""
    return replace(typed, asked=said, topic=topic, level=level)


def shortened(typed: Shortened) -> Shortened:
    """Return an answer as its asker shortened it. Raises Refusal for none, and for a long one."""
    said = checked(tidy(typed.words), PIECE_LIMIT, words.PIECE_TOO_LONG, words.PIECE_EMPTY)
    return replace(typed, words=said)


def searchable(said: str, topic: str) -> str:
    """Return the words that a question is found by; its asker's name isn't among them."""
    return document(said, *topic_names([topic]))


def is_alike(terms: int, score: int, asked: int, whole: int) -> bool:
    """Return whether something is worth a look before the same is asked again.

    *terms* of the *asked* ones are in it, with a *score* of the *whole*.
    """
    return terms >= min(2, asked) and score >= _ALIKE * whole
