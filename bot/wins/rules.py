"""What a win is, what may be said in it, and what comes before it is posted; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from bot.drafts.rules import PublicText
from bot.kit.errors import Refusal
from bot.kit.links import link_to
from bot.kit.text import checked, fold, one_line, tidy
from bot.search.rules import document
from bot.shown.rules import Shows
from bot.wins import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime


STORY_LIMIT = 1_600
THANKS_LIMIT = 200
ALT_LIMIT = 500
BEHALF_LIMIT = 60
QUERY_LIMIT = 60  # it's in the custom ids of a page's buttons

# In the order in which the menu shows them; the first is what a win is unless said.
KINDS = ("success", "idea", "funny", "learned")
# Not in the menu: it is written in three boxes, and gets its thread at once.
PRESENTED = "presented"
# Nor this: what someone did on a day that was celebrated, said in its thread and no more.
MOMENT = "moment"
# Nor this: an answer to the question of a weekly post, or of a member, said in the thread under it.
ANSWER = "answer"
NAMELESS = "A colleague"

# Words of a school's name that tell nobody which school it is.
_COMMON = frozenset(
    {"school", "middle", "high", "elementary", "district", "junior", "primary", "academy"}
    | {"schools", "public", "county", "city", "area", "unified", "independent", "consolidated"}
    | {"the", "and", "for", "from", "with"}
)
# What names are run together in: addresses, e-mail, tags, handles, "PrairieReads".
_JOINED = re.compile(r"[@#/_]|\w\.\w|[a-z][A-Z]")
_SURE = 4  # a longer run of letters is hardly in another word by chance
_UNSPACED = "\u2e80"  # from here on scripts that are written without spaces
# Words of two letters that are more often something else than somebody's name.
_SHORT = frozenset(
    {"am", "an", "as", "at", "be", "by", "de", "do", "dr", "du", "el", "go", "he", "hi", "if"}
    | {"in", "is", "it", "la", "le", "me", "mr", "ms", "my", "no", "of", "oh", "ok", "on", "or"}
    | {"os", "ps", "so", "st", "to", "tv", "up", "us", "we"}
)


@dataclass(frozen=True)
class WinDraft(PublicText):
    """What someone wants to share, or to make of a win that is there (`win_id`)."""

    public = ("story", "thanks", "alt", "behalf")

    guild_id: int
    author_id: int
    author_name: str
    story: str
    kind: str = KINDS[0]
    thanks: str = ""
    alt: str = ""
    picture: str | None = None
    release: str | None = None
    behalf: str = ""
    win_id: int | None = None
    source: int | None = None  # the ordinary message that it was
    shared_in: int | None = None  # the thread that it is shared in; None: the wins channel
    recap: bool = False  # that thread's recap may show it
    answers: str | None = None  # the week whose question it answers: its Monday, YYYY-MM-DD
    question_id: int | None = None  # or the member's question that it answers
    credit: bool | None = None  # what sums up the answers may name its author
    id: int = 0
    looked_at: str = ""  # as of bot.drafts.rules.Draft

    @property
    def is_own_message(self) -> bool:
        """Whether it answers by a message that its author wrote in the question's thread."""
        return self.source is not None and self.question_id is not None


class Step(Enum):
    """What stands between a draft and its post."""

    DESCRIBE = "the photo has no description"
    FACES = "nobody said who can be recognized in the photo"
    READY = "nothing"


@dataclass(frozen=True)
class Win:
    """One win, as it is kept."""

    id: int
    guild_id: int
    author_id: int
    author_name: str
    kind: str
    story: str
    created_at: datetime
    behalf: str | None = None
    thanks: str | None = None
    picture: str | None = None
    alt: str | None = None
    release: str | None = None
    consent: str = "here"
    hidden: str | None = None
    note: str | None = None
    refused_picture: str | None = None
    channel_id: int | None = None
    message_id: int | None = None
    thread_id: int | None = None
    shared_in: int | None = None
    recap: bool | None = None
    answers: str | None = None
    question_id: int | None = None
    credit: bool | None = None
    source: int | None = None
    edited_at: datetime | None = None
    cheers: int = 0
    tries: int = 0

    @property
    def purged(self) -> bool:
        """Whether its post went when a moderator tidied the channel."""
        return self.channel_id is not None and self.message_id is None and self.source is None


def tidy_name(name: str) -> str:
    """Return a display name on one line, without what breaks a page."""
    return one_line(name) or NAMELESS


def tidied(draft: WinDraft) -> WinDraft:
    """Return the draft with its texts as they are kept.

    Raises Refusal for an empty story and for any text over its limit.
    """
    draft = replace(
        draft,
        story=tidy(draft.story),
        thanks=one_line(draft.thanks),
        alt=one_line(draft.alt),
        behalf=one_line(draft.behalf),
        author_name=tidy_name(draft.author_name),
    )
    if not draft.story:
        raise Refusal(words.EMPTY)
    if draft.kind not in (*KINDS, PRESENTED, MOMENT, ANSWER):
        raise Refusal(words.UNKNOWN_KIND)
    for text, limit, sentence in (
        (draft.story, STORY_LIMIT, words.STORY_TOO_LONG),
        (draft.thanks, THANKS_LIMIT, words.THANKS_TOO_LONG),
        (draft.alt, ALT_LIMIT, words.ALT_TOO_LONG),
        (draft.behalf, BEHALF_LIMIT, words.BEHALF_TOO_LONG),
    ):
        checked(text, limit, sentence)
    return draft


def next_step(draft: WinDraft) -> Step:
    """Return what is to be asked next, one thing at a time."""
    if draft.picture is not None and not draft.alt:
        return Step.DESCRIBE
    if draft.picture is not None and draft.release is None:
        return Step.FACES
    return Step.READY


def searchable(win: Mapping[str, Any], *, author_hides: bool) -> str:
    """Return the words that a win is found by: what its post says, and who wrote it.

    *win*: its columns. Of an author who hides, neither the name nor who helped is in it.
    """
    author = win["author_name"]
    named = () if author_hides else (win["thanks"] or "", "" if author == NAMELESS else author)
    facets = (facet("kind", win["kind"]), facet("by", win["author_id"]))
    return document(win["story"], win["alt"] or "", win["behalf"] or "", *named, facets=facets)


def facet(what: str, value: object) -> str:
    """Return the facet of wins that a search can be narrowed to."""
    return f"{what}:{value}"


def address(win: Win) -> str:
    """Return where a win's post is, or its author's own message."""
    return link_to(win.guild_id, win.channel_id, win.message_id or win.source)


def tells_author(text: str, win: Win, *names: str | None) -> list[str]:
    """Return the words of *text* that could tell who shared a win, or who it was entered for.

    *names*: what else the author is known by.
    """
    behalf = (win.behalf or "").partition(",")[0]  # "Ruth, by e-mail" is Ruth
    return identifying_words(
        text, [one for one in (win.author_name, behalf, *names) if one != NAMELESS]
    )


def of_wins(wins: Iterable[Win]) -> Shows:
    """Return what a message shows that quotes these wins, with who shared them."""
    found = list(wins)
    people = frozenset(one.author_id for one in found if one.author_id)
    return Shows(frozenset(one.id for one in found), people)


def identifying_words(text: str, names: Iterable[str | None]) -> list[str]:
    """Return the words of names that *text* contains, as the names have them.

    A word that is neither in every school's name nor a short one of the language; a shorter name
    as a whole ("PS 9"); within an address, a tag or a handle a whole name, and a word of five
    letters and more; in a script without spaces, wherever it stands.
    """
    folded = f" {fold(text)} "
    said = set(folded.split())
    joined = [fold(one).replace(" ", "") for one in text.split() if _JOINED.search(one)]
    found: list[str] = []
    for name in filter(None, names):
        parts = [part.strip(",.;:()") for part in name.split()]
        if not name.isupper():  # "Pierre, SD", while DANA WU is a name
            parts = [part for part in parts if len(part) > 2 or not part.isupper()]
        identifying = [part for part in parts if _tells(fold(part).split(), said, joined)]
        whole = fold(name)
        if not identifying and set(whole.split()) - _COMMON and _is_whole(whole, folded):
            identifying = [name.strip()]
        found += identifying
    return list(dict.fromkeys(found))


def _is_whole(name: str, folded: str) -> bool:
    """Return whether a name is in a text as it is, or run together: "danawu", "PS9"."""
    together = name.replace(" ", "")
    if f" {name} " in folded or f" {together} " in folded:
        return True
    return together != name and len(together) > _SURE and together in folded


def _tells(tokens: Sequence[str], said: set[str], joined: Iterable[str]) -> bool:
    together = "".join(tokens)
    if len(tokens) > 1 and len(together) > _SURE and together in said:
        return True  # "Annemarie" of Anne-Marie
    return any(
        token in said
        or (len(token) > _SURE and any(token in one for one in joined))
        or (_is_unspaced(token) and any(token in one for one in said))
        for token in tokens
        if len(token) > 1 and token not in _COMMON | _SHORT
        if len(token) > 2 or token.isalpha()
    )


def _is_unspaced(token: str) -> bool:
    return token[0] >= _UNSPACED
