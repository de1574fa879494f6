"""The shelf as it may leave the group: by topic, with the credits that owners agreed to; pure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.documents import shelf_words as words
from bot.documents.leaving import hiding
from bot.documents.markup import plain
from bot.documents.paper import Document, Quote, Section
from bot.kit.dates import say_day
from bot.kit.text import capitalized, listed, one_line
from bot.members.rules import LEVELS
from bot.members.topics import topic_names, topics
from bot.shelf.rules import read_of
from bot.shelf.words import KINDS
from bot.wins.rules import identifying_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.groups.service import Group
    from bot.members.rules import Member
    from bot.shelf.rules import Resource

COMMUNITY, ANSWER = "community", "answer"
COMMUNITIES, OTHER = "communities", "other"  # collections that aren't topics


@dataclass(frozen=True)
class Leaves:
    """One thing on the shelf as it leaves; *used*: how its owner used it."""

    resource: Resource
    credit: str
    used: str


@dataclass(frozen=True)
class Shelved:
    """The shelf as a document; *links* by collection, each a line to paste; how many stay."""

    document: Document
    links: Mapping[str, Sequence[str]]
    count: int
    stays: int


def written(
    resources: Iterable[Resource],
    members: Mapping[int, Member],
    group: Group,
    name: str,
    now: datetime,
    topic: str | None = None,
) -> Shelved:
    """Return what may leave of a shelf, or of one topic on it."""
    asked = [one for one in resources if topic is None or topic in one.topics]
    found = [left for one in asked if (left := leaving(one, members)) is not None]
    by_topic: dict[str, list[Leaves]] = defaultdict(list)
    for left in found:
        by_topic[topic or _topic(left.resource)].append(left)
    order = [*topics(), COMMUNITIES, OTHER]
    topics_there = sorted(by_topic, key=order.index)
    called = one_line(name) or words.NO_NAME
    title = words.TITLE_ALL if topic is None else words.TITLE_TOPIC
    document = Document(
        title.format(group=called, topic=collection(topic or OTHER)),
        words.SUBTITLE.format(day=say_day(now.date(), group.country, year=True)),
        sections=tuple(
            Section(collection(topic), quotes=tuple(map(_quote, by_topic[topic])))
            for topic in topics_there
        ),
        notes=(words.NOTE,),
        rows=tuple(_row(left) for topic in topics_there for left in by_topic[topic]),
        american=group.country == "US",
        made_at=now,
    )
    links = {
        topic: [_line(one) for one in by_topic[topic] if one.resource.link]
        for topic in topics_there
    }
    with_links = {topic: lines for topic, lines in links.items() if lines}
    return Shelved(document, with_links, len(found), len(asked) - len(found))


def leaving(resource: Resource, members: Mapping[int, Member]) -> Leaves | None:
    """Return something as it may leave; None where it stays.

    An answer has other people's words in it and stays. What's nameless leaves only if nothing in
    it tells whose it is, and what says "ask me first" only with the name of the person to ask.
    """
    if resource.hidden or resource.consent == "here" or resource.kind == ANSWER:
        return None
    owner = members.get(resource.owner_id)
    named = resource.consent == "named" and owner is not None and _is_here(owner)
    title, used = (plain(one, members, "anyone") for one in (resource.title, resource.used or ""))
    resource = replace(resource, title=title)
    if not resource.starter:  # whose words are the bot's own
        hidden = hiding(members.values(), "anyone")
        if identifying_words(read_of(resource), hidden):
            return None
        used = "" if identifying_words(used, hidden) else used
    if owner is not None and not named:
        tells = identifying_words(f"{read_of(resource)} {used}", owner.identifying)
        if tells:
            return None
    if resource.rights == "ask" and not named:
        return None
    return Leaves(resource, _credit(resource, owner.named if named and owner else ""), used)


def _is_here(owner: Member) -> bool:
    """Return whether an owner may be named: they don't hide, and haven't left."""
    return not owner.hidden and owner.left_at is None


def collection(topic: str) -> str:
    """Return what a collection is called: a topic's name, or one of the two others."""
    named = {COMMUNITIES: words.COMMUNITIES, OTHER: words.OTHER}
    return named.get(topic) or capitalized(topics()[topic])


def _topic(resource: Resource) -> str:
    about = [one for one in topics() if one in resource.topics]
    return next(iter(about), COMMUNITIES if resource.kind == COMMUNITY else OTHER)


def _credit(resource: Resource, name: str) -> str:
    if resource.starter:
        return ""
    if resource.rights == "theirs":
        return words.CREDIT_THEIRS
    if not name:
        return words.CREDIT_NONE
    return (words.CREDIT_ASK if resource.rights == "ask" else words.CREDIT).format(name=name)


def _where(resource: Resource) -> str:
    return resource.link or words.A_FILE.format(name=resource.file_name or resource.title)


def _levels(resource: Resource) -> str:
    return listed([LEVELS[one] for one in resource.levels if one in LEVELS])


def _in_schools(resource: Resource) -> str:
    """Return the levels in a sentence, such as "middle and high school"."""
    schools = [LEVELS[one].lower() for one in resource.levels if one in words.SCHOOLS]
    said = [words.SCHOOL.format(levels=listed(schools))] if schools else []
    return listed([*said, *(words.DISTRICTS for one in resource.levels if one == "district")])


def _quote(left: Leaves) -> Quote:
    resource, levels = left.resource, _in_schools(left.resource)
    kind = KINDS.get(resource.kind or "", "")
    levels = words.FOR_LEVELS.format(levels=levels) if levels else ""
    about = words.ABOUT_NAME.format(kind=kind, levels=levels).strip(", ")
    below = (_where(resource), capitalized(about) if about else "", left.credit)
    used = (left.used,) if left.used else ()
    return Quote("", used, tuple(filter(None, below)), title=resource.title)


def _row(left: Leaves) -> dict[str, str]:
    resource = left.resource
    said = {
        "what": resource.title,
        "link": _where(resource),
        "kind": KINDS.get(resource.kind or "", ""),
        "levels": _levels(resource),
        "topics": listed([capitalized(one) for one in topic_names(resource.topics)]),
        "credit": left.credit,
        "used": left.used,
    }
    return {words.COLUMNS[name]: value for name, value in said.items()}


def _line(left: Leaves) -> str:
    return f"{left.resource.title}: {left.resource.link}"
