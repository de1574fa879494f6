"""The page that a member hands to a principal: what's true of this group and its host; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import __version__
from bot.documents import principal_words as words
from bot.documents.markup import plain
from bot.documents.paper import Document, Section
from bot.drafts.service import KEPT_FOR
from bot.groups.leaving import REMOVED_AFTER as GROUP_REMOVED_AFTER
from bot.kit.dates import say_day
from bot.kit.migrate import COPIES_KEPT
from bot.kit.regional import localized
from bot.kit.text import listed, one_line, plural
from bot.members.rules import REMOVED_AFTER
from bot.weekly.service import comes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, timedelta

    from bot.groups.service import Group
    from bot.members.rules import Member

NAMES = 4  # of those who run the group; more don't fit on the page


@dataclass(frozen=True)
class Hosting:
    """What only the host's settings and Discord know."""

    hosted_by: str = ""
    own_copies: bool = True  # the program makes and deletes the safety copies
    listed: bool = False  # Discord shows the server in its directory


def written(
    group: Group, name: str, runs: Sequence[Member | str], hosting: Hosting, today: date
) -> Document:
    """Return the page.

    *runs*: who runs the group, a bare name for someone who never pressed anything.
    """
    called = _printed(name) or words.NO_NAME
    sections = (
        Section(words.WHAT, _what(group)),
        Section(words.WHO, points=_who(group, hosting)),
        Section(words.STUDENTS, points=_students()),
        Section(words.KEPT, points=_kept(group, hosting)),
        Section(words.RUNS, (f"{_runs(runs)} {_host(hosting)}",)),
        Section(words.DELETED, points=_deleted()),
    )
    return Document(
        words.TITLE.format(group=called),
        localized(words.SUBTITLE, group.country).format(
            day=say_day(today, group.country, year=True)
        ),
        sections=sections,
        notes=(words.NOTE.format(version=__version__),),
        american=group.country == "US",
        one_page=True,
    )


def _what(group: Group) -> tuple[str, ...]:
    usual_first = sorted(group.switches.items(), key=lambda it: it[1].optional)
    on = [it.purpose for name, it in usual_first if it.purpose and group.has(name)]
    what = localized(words.WHAT_GROUP, group.country)
    return (what, *([words.WHAT_ON.format(features=listed(on))] if on else []))


def _who(group: Group, hosting: Hosting) -> tuple[str, ...]:
    joins = words.WHO_LISTED if hosting.listed else words.WHO_INVITED
    if comes(group):
        joins = f"{joins} {words.WHO_MAIL}"
    return (joins, words.WHO_FURTHER, words.WHO_HOST)


def _students() -> tuple[str, ...]:
    return (
        words.STUDENTS_NONE,
        words.STUDENTS_CHECK,
        words.STUDENTS_LIMITS,
        words.STUDENTS_REPORT,
    )


def _kept(group: Group, hosting: Hosting) -> tuple[str, ...]:
    copies = words.KEPT_COPIES if hosting.own_copies else words.KEPT_COPIES_HOST
    return (
        words.KEPT_WINS.format(photos=words.KEPT_PHOTOS if group.keep_photos else ""),
        words.KEPT_DRAFTS.format(days=_days(KEPT_FOR)),
        words.KEPT_LEFT.format(days=_days(REMOVED_AFTER)),
        copies.format(days=_days(COPIES_KEPT)),
    )


def _deleted() -> tuple[str, ...]:
    return (
        words.DELETED_MEMBER,
        words.DELETED_GROUP.format(days=_days(GROUP_REMOVED_AFTER)),
        words.DELETED_COPIES.format(days=_days(COPIES_KEPT)),
    )


def _runs(runs: Sequence[Member | str]) -> str:
    # Someone who hides is on Start here, as the person to ask; no paper has their name.
    texts = [one if isinstance(one, str) else one.named for one in runs if not _hides(one)]
    names = [name for one in texts if (name := _printed(one))][:NAMES]
    if not names:
        return words.RUNS_NOBODY
    more = len(runs) - len(names)
    said = [*names, *([plural(more, *words.RUNS_MORE)] if more else [])]
    return words.RUNS_NAMED[len(said) > 1].format(names=listed(said))


def _host(hosting: Hosting) -> str:
    host = _printed(hosting.hosted_by)
    return words.HOSTED.format(host=host) if host else words.HOSTED_UNNAMED


def _hides(one: Member | str) -> bool:
    return not isinstance(one, str) and one.hidden


def _printed(name: str) -> str:
    return plain(one_line(name), {}, "anyone").strip()


def _days(span: timedelta) -> str:
    return plural(span.days, *words.DAY)
