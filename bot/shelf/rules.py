"""What can stand on the shelf, and what may be said about it; pure."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import unquote_plus, urlsplit

from bot.drafts.rules import PublicText
from bot.kit.errors import Refusal
from bot.kit.text import checked, one_line
from bot.members.topics import topic_names
from bot.search.rules import document
from bot.shelf import addresses, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.shelf.addresses import Address

TITLE_LIMIT = 120
LINE_LIMIT = 300
OLD_AFTER = timedelta(days=730)  # nobody looked at it, or answered when asked
QUERY_LIMIT = 50  # it's in the custom ids of a page's buttons

# In the order in which the menu shows them; what's found may also be the answer to a question.
KINDS = ("lesson", "template", "display", "tool", "community")
FOUND_KINDS = (*KINDS, "answer")
RIGHTS = ("mine", "ask", "theirs")
NAMELESS = "A colleague"

# Why colleagues don't find it.
REPORTED, SENT_BACK = "reported", "sent back"
WHYS = ("student", "rights", "other")
HIDES_AT_ONCE = frozenset({"student", "rights"})

_FILE = "sha256:"  # before what two copies of one file have in common

# Whose links often open in one district alone.
_IN_ACCOUNTS = ("docs.google.com", "drive.google.com", "sites.google.com", "canva.com")


@dataclass(frozen=True)
class Upload:
    """A file that's kept, and what its owner is to look at before others get it.

    *name*: in the store; *called*: as others read it; *size* in bytes; *digest*: of what was
    uploaded. *worries*: where something may point to a student, and what. *look_at*: what couldn't
    be read. *kept*: what says something about its owner and couldn't be taken out. *looked*: its
    owner looked.
    """

    name: str
    called: str
    size: int
    digest: str
    worries: tuple[tuple[str, str], ...] = ()
    look_at: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    looked: bool = False

    @property
    def asks(self) -> bool:
        """Whether its owner is still to look at something."""
        return bool(self.worries or self.look_at) and not self.looked


@dataclass(frozen=True)
class ResourceDraft(PublicText):
    """What someone wants to put on the shelf: what it's called, and a link or a file."""

    title: str
    link: str
    upload: Upload | None = None
    looked: bool = False  # at the words in the link

    def texts(self) -> tuple[str, str]:
        """Return what others will read."""
        return self.title, self.upload.called if self.upload else ""

    def with_texts(self, texts: Sequence[str]) -> Self:
        """Return it with other words."""
        title, called = texts
        upload = replace(self.upload, called=called) if self.upload else None
        return replace(self, title=title, upload=upload)

    @classmethod
    def from_json(cls, content: str) -> Self:
        """Return what a row keeps."""
        found = json.loads(content)
        if found["upload"]:
            lists = {name: tuple(found["upload"][name]) for name in ("look_at", "kept")}
            worries = tuple((where, what) for where, what in found["upload"]["worries"])
            found["upload"] = Upload(**found["upload"] | lists | {"worries": worries})
        return cls(**found)


@dataclass(frozen=True)
class Resource:
    """One thing on the shelf. `users`: how many colleagues use it, its owner not counted."""

    id: int
    guild_id: int
    owner_id: int
    owner_name: str
    title: str
    link: str
    created_at: datetime
    same: str = ""
    file: str | None = None
    file_name: str | None = None
    file_size: int | None = None
    kind: str | None = None
    levels: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    rights: str | None = None
    used: str | None = None
    body: str | None = None
    opens: bool | None = None
    consent: str = "here"
    hidden: str | None = None
    note: str | None = None
    edited_at: datetime | None = None
    looked_at: datetime | None = None  # when its owner last did; None: when they put it there
    starter: str | None = None
    broken: bool = False  # its link didn't open, three weeks in a row
    old: bool = False  # nobody looked at it for two years; see `aged`
    users: int = 0
    hides: bool = False  # its owner hides their name

    @property
    def upload(self) -> Upload | None:
        """Its file, as one that its owner offers again."""
        if self.file is None:
            return None
        digest = self.same.removeprefix(_FILE)
        return Upload(self.file, self.file_name or "", self.file_size or 0, digest, looked=True)

    @property
    def checked(self) -> datetime:
        """When its owner last looked at it."""
        return self.looked_at or self.created_at

    @property
    def host(self) -> str:
        """Where its link really leads."""
        return urlsplit(self.link).netloc

    @property
    def named(self) -> str:
        """The name of its owner, as colleagues read it."""
        return NAMELESS if self.hides else self.owner_name


def aged(found: Iterable[Resource], now: datetime) -> list[Resource]:
    """Return the same, with what nobody looked at for two years marked."""
    return [replace(one, old=not one.starter and now - one.checked > OLD_AFTER) for one in found]


def read_of(resource: Resource) -> str:
    """Return what everyone reads of something wherever it goes: also what's in its address."""
    return f"{resource.title} {resource.file_name or ''} {unquote_plus(resource.link)}"


def tidied(offer: ResourceDraft) -> ResourceDraft:
    """Return an offer as it's kept, with the address that its link leads to.

    Raises Refusal for an empty or long title, and for a link that can't be kept.
    """
    title = checked(one_line(offer.title), TITLE_LIMIT, words.TITLE_TOO_LONG, words.UNTITLED)
    if offer.upload is not None and offer.link.strip():
        raise Refusal(words.ONE_OF_BOTH)
    if offer.upload is not None:
        return replace(offer, title=title, link="")
    return replace(offer, title=title, link=_read(offer.link).url)


def same_of(offer: ResourceDraft) -> str:
    """Return what an offer has in common with others of the same page or file. Raises Refusal."""
    if offer.upload is not None:
        return f"{_FILE}{offer.upload.digest}"
    return _read(offer.link).key


def _read(link: str) -> Address:
    if not link.strip():
        raise Refusal(words.NO_LINK)
    try:
        return addresses.read(link)
    except Refusal as refusal:
        raise Refusal(words.NOT_SAVED.format(reason=refusal.message)) from refusal


def tidy_line(line: str) -> str:
    """Return how something was used, on one line, as it's kept. Raises Refusal."""
    return checked(one_line(line), LINE_LIMIT, words.LINE_TOO_LONG)


def asks_to_open(link: str) -> bool:
    """Return whether a link is one of those that often open in one district alone."""
    host = urlsplit(link).netloc
    return any(host == one or host.endswith(f".{one}") for one in _IN_ACCOUNTS)


def offers_copy(link: str) -> bool:
    """Return whether a link lets anyone change the original, and could give a copy instead."""
    found = addresses.read(link)
    return found.editable and bool(found.copy)


def is_editable(link: str) -> bool:
    """Return whether a link lets anyone change the original."""
    return addresses.read(link).editable


def copy_of(link: str) -> str:
    """Return the link that gives each person a copy of their own; itself where there's none."""
    return addresses.read(link).copy or link


def known(values: Iterable[str], among: Iterable[str]) -> tuple[str, ...]:
    """Return which of the values there are, in the order of the menu."""
    wanted = set(values)
    return tuple(one for one in among if one in wanted)


def searchable(resource: Mapping[str, Any], lines: Iterable[str] = (), *, owner_hides: bool) -> str:
    """Return the words that something on the shelf is found by.

    *resource*: its columns; *lines*: how colleagues used it. Of an owner who hides, the name isn't
    in it.
    """
    owner = resource["owner_name"]
    name = "" if owner_hides or owner == NAMELESS else owner
    levels, about = split(resource["levels"]), split(resource["topics"])
    kind = resource["kind"]
    return document(
        resource["title"],
        resource["used"] or "",
        resource["body"] or "",
        *lines,
        " ".join(topic_names(about)),
        words.KINDS[kind] if kind else "",
        urlsplit(resource["link"]).netloc.removeprefix("www."),
        resource["file_name"] or "",
        name,
        facets=facets(kind, levels, about),
    )


def facets(
    kind: str | None, levels: Iterable[str] = (), about: Iterable[str] = ()
) -> tuple[str, ...]:
    """Return the facets that a search can be narrowed to."""
    every = [("kind", kind)] if kind else []
    every += [("level", one) for one in levels] + [("topic", one) for one in about]
    return tuple(f"{what}:{value}" for what, value in every)


def split(names: str) -> tuple[str, ...]:
    """Return the names that a column holds."""
    return tuple(filter(None, names.split(",")))
