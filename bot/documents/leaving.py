"""What may leave the group, and under which name: the one decision, as of this moment; pure.

Every document asks it, for every win, when it is made (rules 10, 12 and 13 of the product):
nothing that a win's author or a coordinator keeps here is handed on by any other way.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from bot.documents import words
from bot.documents.markup import printed
from bot.kit.text import listed, one_line, plural, tidy
from bot.wins.rules import NAMELESS, address, identifying_words, tells_author

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from bot.members.rules import Member
    from bot.wins.rules import Win

# "self": a member's wins for their own drawer. "principal" and "evaluation": their own wins in a
# document that has your name on it. "group": the report of a whole group. "members": the week's
# e-mail to those who may read it all in the group anyway. "anyone": an e-mail to others, a
# newsletter, whatever else is handed on.
Audience = Literal["self", "principal", "evaluation", "group", "members", "anyone"]
OWN: tuple[Audience, ...] = ("principal", "evaluation", "self")

# Why a win stays here, in the order in which the causes are named.
Cause = Literal["here", "kept_out", "telling", "hides", "hidden", "behalf", "unposted", "deleted"]

UNRECOGNIZABLE = "unrecognizable"  # what an author says of a photo that shows no student


@dataclass(frozen=True)
class DescribedPhoto:
    """A photo by its name in the store, with what it shows."""

    name: str
    alt: str


@dataclass(frozen=True)
class Leaving:
    """One win as it may leave: nothing else of it does."""

    win_id: int
    kind: str
    at: datetime
    name: str
    story: str
    thanks: str | None = None
    picture: DescribedPhoto | None = None
    link: str | None = None
    photo_stays: bool = False  # it has one, which may not leave


@dataclass(frozen=True)
class Sorted:
    """The wins that may leave, in their order, and how many stay by which cause."""

    leaving: tuple[Leaving, ...] = ()
    stay: Counter[str] = field(default_factory=Counter)

    @property
    def photos_stay(self) -> int:
        """How many of the photos may not leave."""
        return sum(one.photo_stays for one in self.leaving)


def sort_out(
    wins: Iterable[Win],
    members: Mapping[int, Member],
    audience: Audience,
    deleted: int = 0,
    *,
    released: bool = False,
) -> Sorted:
    """Return which of *wins* may go to *audience*; *deleted* is how many are there no more.

    *members* are the group's, by their id: who of them hides is not thanked by name either.
    *released*: their author said that the releases of their photos cover this use.
    """
    hidden = hiding(members.values(), audience)
    found: list[Leaving] = []
    stay = Counter[str](deleted=deleted) if deleted else Counter[str]()
    for win in wins:
        said = printed(win, members, audience)
        if released and audience in OWN and has_release(win):
            said = replace(said, release=UNRECOGNIZABLE)  # for this use, it's as good
        decided = leaving(said, members.get(win.author_id), audience)
        if isinstance(decided, Leaving):
            named = identifying_words(decided.thanks or "", hidden)
            found.append(replace(decided, thanks=None) if named else decided)
        else:
            stay[decided] += 1
    return Sorted(tuple(found), stay)


def has_release(win: Win) -> bool:
    """Return whether a win has a photo with a description and a release."""
    return bool(win.picture and win.alt and win.release == "released")


def hiding(members: Iterable[Member], audience: Audience) -> list[str | None]:
    """Return the names that may not go to *audience*, no matter who wrote them down."""
    hide = [member for member in members if member.hidden and audience != "self"]
    return [name for member in hide for name in (member.name, member.print_name)]


def leaving(win: Win, author: Member | None, audience: Audience) -> Leaving | Cause:
    """Return a win as it may leave to *audience*, or why it stays; None: the author is gone.

    Without a name nothing goes along that could tell it: neither who the author thanks, nor a
    text or a photo's description with the author's name, school, district or town in it.
    """
    cause = _stays(win, author, audience)
    if cause is not None:
        return cause
    named = audience in OWN or _is_read_here(author, audience) or win.consent == "named"
    if audience == "self" or (named and not _is_nameless(author)):
        name = win.behalf or (win.author_name if author is None else author.named)
        return _as_it_is(win, name)
    if tells(win.story, win, author):
        return "telling"
    return nameless(win, author)


def nameless(win: Win, author: Member | None) -> Leaving:
    """Return a win without its author's name, whose words somebody has looked at."""
    found = _as_it_is(replace(win, thanks=None), NAMELESS)
    if found.picture is None or not tells(found.picture.alt, win, author):
        return found
    return replace(found, picture=None, photo_stays=True)


def tells(text: str, win: Win, author: Member | None) -> list[str]:
    """Return the words of a text that could tell who the author of a win is."""
    if author is None:
        return tells_author(text, win)
    return tells_author(text, win, *author.identifying)


def _stays(win: Win, author: Member | None, audience: Audience) -> Cause | None:
    if win.hidden:
        return "hidden"
    if audience in OWN:
        # Consent is about others using them; in an author's own document they're always in.
        return "behalf" if win.behalf else None
    if win.message_id is None:
        return "unposted"
    if audience == "members" and author is not None and author.in_mail is False:
        return "kept_out"
    if not _is_read_here(author, audience) and win.consent not in ("named", "unnamed"):
        return "kept_out" if audience == "members" else "here"
    hides = author is not None and author.hidden
    return "hides" if audience == "group" and hides else None


def _is_read_here(author: Member | None, audience: Audience) -> bool:
    """Return whether consent isn't asked: members read it anyway, and the author knows of it."""
    if audience != "members" or author is None or author.left_at is not None:
        return False
    return author.in_mail is True


def _is_nameless(author: Member | None) -> bool:
    return author is not None and (author.hidden or author.left_at is not None)


def _as_it_is(win: Win, name: str) -> Leaving:
    alt = one_line(win.alt or "")
    picture = DescribedPhoto(win.picture, alt) if win.picture is not None else None
    may = bool(win.release == UNRECOGNIZABLE and alt)
    return Leaving(
        win.id,
        win.kind,
        win.created_at,
        one_line(name) or NAMELESS,
        tidy(win.story),
        one_line(win.thanks or "") or None,
        picture if may else None,
        address(win) if win.message_id is not None else None,
        photo_stays=picture is not None and not may,
    )


def say_included(found: Sorted) -> str:
    """Return how many wins are in, and how many were left out, with why.

    A reason that's the only one isn't counted a second time.
    """
    inside = len(found.leaving)
    said = (words.IN_NONE, words.IN_ONE, words.IN_MANY)[min(inside, 2)].format(count=f"{inside:,}")
    counts = [(found.stay[cause], why) for cause, why in words.CAUSES.items() if found.stay[cause]]
    if not counts:
        return words.INCLUDED_ALL.format(inside=said)
    out = plural(sum(count for count, _ in counts), words.OUT_ONE, words.OUT_MANY)
    if len(counts) == 1:
        count, (one, many) = counts[0]
        cause = one if count == 1 else many
        return words.INCLUDED_ONE_CAUSE.format(inside=said, out=out, cause=cause)
    causes = listed([plural(count, *why) for count, why in counts])
    return words.INCLUDED.format(inside=said, out=out, causes=causes)
