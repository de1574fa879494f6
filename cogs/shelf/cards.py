"""What one reads about the shelf: from plain values to messages."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

import discord

from bot.kit.calendar import day_name
from bot.kit.safe import Safe, fitted, safe, safe_line, safe_name
from bot.kit.text import THREAD_NAME_LIMIT, capitalized, listed, plural, shorten, unmarked
from bot.members.rules import LEVELS
from bot.members.topics import topic_names
from bot.search.words import PARTIAL
from bot.shelf import rules, starter, words
from bot.shelf.answers import ANSWER
from bot.shown.rules import NOBODY, of_people
from bot.ui import forum
from bot.ui.card import Button, Card
from bot.ui.coordinators import of_report
from bot.wins import words as win_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.groups.service import Group
    from bot.search.finding import Found
    from bot.shelf.forum import ForumTrouble
    from bot.shelf.reports import ResourceReport
    from bot.shelf.rules import Resource
    from bot.shelf.uses import Reach, Use

LINES_SHOWN = 5
_QUERY = 60  # characters of what was looked for
_ROW_LINE = 140  # characters of how it was used
_TOLD = 3  # reports about one thing, read at once


def where(resource: Resource) -> str:
    """Return where something is: a link named after the host it leads to, or what a file is.

    What colleagues answered here leads to Discord, whose name would say nothing.
    """
    if resource.file is not None:
        kind = words.FILE_KINDS[PurePath(resource.file).suffix]
        return words.FILE_PLACE.format(kind=kind, size=_size(resource.file_size or 0))
    link = resource.link.replace("(", "%28").replace(")", "%29")
    name = words.READ_IT if resource.kind == ANSWER else safe_name(resource.host)
    return f"[{name}](<{link}>)"


def _size(size: int) -> str:
    if size < 100_000:
        return words.FILE_SMALL.format(count=-(-size // 1_000))
    return words.FILE_SIZE.format(count=f"{size / 1_000_000:.1f}")


def title(resource: Resource) -> Safe:
    """Return what something is called."""
    return safe(resource.title)


def opening(resource: Resource, note: str = "") -> Card:
    """Return what's asked once about a link that often opens in one district alone."""
    lines = [note or _added(resource)]
    items = [
        Button(f"shelf:opens:{answer}:{resource.id}", label)
        for answer, label in words.OPENS_ANSWERS.items()
    ]
    if rules.offers_copy(resource.link):
        lines.append(words.EDITABLE)
        items.append(Button(f"shelf:copy:{resource.id}"))
    elif rules.is_editable(resource.link):
        lines.append(words.EDITABLE_CANVA)
        items.append(Button(f"shelf:edit:{resource.id}"))
    return Card("\n".join([*lines, words.OPENS]), items)


def added(resource: Resource) -> str:
    """Return that something is on the shelf, and that more can be said about it."""
    return "\n".join([_added(resource), words.ADDED_MORE])


def _added(resource: Resource) -> str:
    return words.ADDED.format(title=title(resource), place=where(resource))


def here_already(resource: Resource, zone: str | None, *, own: bool) -> Card:
    """Return that something was on the shelf before, with what to do instead."""
    if resource.hidden and not own:
        return Card(words.HERE_ALREADY_HIDDEN, [Button("shelf:find")])
    sentence = words.HERE_ALREADY_OWN if own else words.HERE_ALREADY
    first = sentence.format(
        name=safe_name(resource.named),
        day=day_name(resource.created_at, zone),
        title=title(resource),
        place=where(resource),
    )
    show = Button(f"shelf:show:{resource.id}")
    if own:
        return Card(first, [show])
    line = Button(f"shelf:line:{resource.id}", words.HOW_YOU_USED)
    return Card("\n".join([first, words.HERE_ALREADY_ADD]), [line, show])


def owned(resource: Resource, reach: Reach, uses: Sequence[Use], zone: str | None) -> Card:
    """Return something to the person who put it there: how far it went, and what can change."""
    lines = _described(resource, uses, zone)
    if resource.hidden and resource.note:
        lines.append(words.HIDDEN_NOTE.format(note=safe(resource.note)))
    elif resource.hidden:
        lines.append(words.HIDDEN_STATE)
    if reach.people:
        lines.append(_reach(reach))
    return Card(
        fitted(lines),
        [
            *_file(resource),
            Button(f"shelf:more:{resource.id}"),
            Button(f"shelf:line:{resource.id}"),
            Button(f"shelf:edit:{resource.id}"),
            Button(f"shelf:travel:{resource.id}"),
            Button(f"shelf:remove:{resource.id}"),
        ],
    )


def read(resource: Resource, uses: Sequence[Use], zone: str | None, *, coordinator: bool) -> Card:
    """Return something as a colleague reads it."""
    label = words.USE
    if resource.users:
        label = words.COUNTED.format(label=label, count=resource.users)
    items = [
        *_file(resource),
        Button(f"shelf:use:{resource.id}", label),
        Button(f"shelf:line:{resource.id}", words.HOW_YOU_USED),
        Button(f"shelf:tell:{resource.id}"),
    ]
    lines = _described(resource, uses, zone)
    if coordinator:
        lines += [words.HIDDEN_STATE] if resource.hidden else []
        back = Button(f"shelf:restore:{resource.id}:0")
        items.append(back if resource.hidden else Button(f"shelf:hide:{resource.id}"))
    return Card(fitted(lines), items)


def _file(resource: Resource) -> list[Button]:
    return [Button(f"shelf:file:{resource.id}")] if resource.file is not None else []


def found(
    query: str,
    found: Found[Resource],
    page: Sequence[Resource],
    zone: str | None,
    first: int = 1,
    *,
    narrowed: bool = False,
) -> str:
    """Return a page of what was found; *narrowed*: to a kind, a level or a topic."""
    quoted = f"\u201c{safe(query, _QUERY)}\u201d"
    if not page:
        if query.strip():
            nothing = words.FOUND_NOTHING.format(query=quoted)
            return f"{nothing}\n{PARTIAL}" if found.is_partial else nothing
        return words.EMPTY_NARROWED if narrowed else words.EMPTY
    if query.strip():
        head = words.FOUND if found.whole else words.FOUND_CLOSEST
    else:
        head = words.NEWEST_NARROWED if narrowed else words.NEWEST
    lines = [head.format(query=quoted)]
    lines += [PARTIAL] if found.is_partial else []
    for number, one in enumerate(page, first):
        lines += ["", _row(number, one, zone)]
    return fitted(lines)


def _row(number: int, resource: Resource, zone: str | None) -> str:
    about = [" · ".join(_sorts(resource)), _by(resource, zone)]
    if resource.used:
        about.append(safe_line(resource.used, _ROW_LINE))
    if resource.broken:
        about.append(words.BROKEN)
    return words.ROW.format(
        number=number,
        title=title(resource),
        place=where(resource),
        about="\n".join(filter(None, about)),
    )


def _described(resource: Resource, uses: Sequence[Use], zone: str | None) -> list[str]:
    name = safe_name(resource.named)
    lines = [f"**{title(resource)}**, {where(resource)}", " · ".join(_sorts(resource))]
    lines.append(_by(resource, zone))
    if resource.body:
        lines.append(safe(resource.body))
    if resource.rights:
        lines.append(words.RIGHTS_SAID[resource.rights].format(name=name))
    if resource.opens is False:
        lines.append(words.OPENS_NOT.format(name=name))
    if resource.broken:
        lines.append(words.BROKEN)
    if resource.used and resource.starter:
        lines.append(safe(resource.used))
    elif resource.used:
        lines.append(words.HOW_USED.format(name=name, line=safe(resource.used)))
    for one in uses:
        lines.append(words.HOW_USED.format(name=safe_name(one.name), line=safe(one.line)))
    return [line for line in lines if line]


def _sorts(resource: Resource) -> list[str]:
    kind = [words.KINDS[resource.kind]] if resource.kind in words.KINDS else []
    levels = listed([LEVELS[one] for one in resource.levels if one in LEVELS])
    about = [capitalized(one) for one in topic_names(resource.topics)]
    return [*kind, *filter(None, [levels]), *about]


def _by(resource: Resource, zone: str | None) -> str:
    day = day_name(resource.created_at, zone)
    if resource.starter:
        line = words.STARTER_BY.format(year=starter.checked(resource.starter))
    else:
        line = words.BY.format(name=safe_name(resource.named), day=day)
    if resource.old:
        line = f"{line} {words.LAST_CHECKED.format(year=resource.checked.year)}"
    if not resource.users:
        return line
    used = words.USED_BY_ONE if resource.users == 1 else words.USED_BY
    return f"{line} {used.format(count=resource.users)}"


def _reach(reach: Reach) -> str:
    one = reach.people == 1
    people = (words.REACH_PEOPLE_ONE if one else words.REACH_PEOPLE).format(count=reach.people)
    where = []
    if reach.schools or reach.districts:
        schools, districts = (
            plural(reach.schools, "school"),
            plural(reach.districts, "district"),
        )
        where.append(words.REACH_WHERE.format(schools=schools, districts=districts))
    if reach.worked:
        where.append(words.REACH_WORKED.format(count=reach.worked))
    return words.REACH.format(people=people, where=" ".join(where)).strip()


def post(resource: Resource) -> Card:
    """Return the public post about something; it says how many use it, and not who."""
    if resource.hidden:
        return Card(words.HIDDEN_POST)
    name = safe_name(resource.named)
    lines = [
        words.POSTED.format(name=name, title=title(resource)),
        where(resource),
        " · ".join(_sorts(resource)),
    ]
    if resource.used:
        lines.append(words.HOW_USED.format(name=name, line=safe(resource.used)))
    label = words.USE
    if resource.users:
        label = words.COUNTED.format(label=label, count=resource.users)
    items = [
        Button(f"shelf:use:{resource.id}", label),
        *_file(resource),
        Button(f"shelf:show:{resource.id}"),
        Button("shelf:find"),
    ]
    people = of_people(resource.owner_id) if resource.owner_id else NOBODY
    return Card(fitted(filter(None, lines)), items, shows=people)


def forum_name(resource: Resource | None) -> str:
    """Return what the post in a forum is called."""
    if resource is None:
        return words.FORUM_GONE
    if resource.hidden:
        return words.FORUM_HIDDEN
    return shorten(unmarked(resource.title), THREAD_NAME_LIMIT) or words.PUT


def forum_tags(resource: Resource | None) -> list[str]:
    """Return the tags that something has in a forum: what it is, and for which levels."""
    if resource is None or resource.hidden:
        return []
    kind = [words.KINDS[resource.kind]] if resource.kind in words.KINDS else []
    return [*kind, *(LEVELS[one] for one in resource.levels if one in LEVELS)]


def blocked(trouble: ForumTrouble) -> str:
    """Return why nothing new comes in the forum of the shelf, for coordinators."""
    full = trouble.code == forum.THREADS_FULL
    sentence = words.FORUM_FULL if full else words.FORUM_WANTS_TAG
    return sentence.format(channel=f"<#{trouble.channel_id}>")


def settings(group: Group, note: str = "", *, is_forum: bool = False) -> str:
    """Return where the shelf is posted, if anywhere."""
    where = words.SETTINGS_NOWHERE
    if group.shelf_channel_id is not None:
        where = words.SETTINGS_CHANNEL.format(channel=f"<#{group.shelf_channel_id}>")
    lines = [*([note] if note else []), words.SETTINGS_HEAD, where]
    return "\n".join([*lines, words.SETTINGS_FORUM] if is_forum else lines)


def question(resource: Resource, since: datetime, group: Safe) -> Card:
    """Return the one question about something that a member wanted to use, with when that was."""
    day = discord.utils.format_dt(since, "D")
    return Card(
        words.USE_QUESTION.format(day=day, group=group, title=title(resource)),
        [
            Button(f"shelf:went:{one}:{resource.id}", label)
            for one, label in win_words.TRY_ANSWERS.items()
        ],
    )


def broken(resource: Resource) -> Card:
    """Return the one question about a link that didn't open, three weeks in a row."""
    content = words.BROKEN_ASK.format(title=title(resource), place=where(resource))
    items = [Button(f"shelf:edit:{resource.id}"), Button(f"shelf:remove:{resource.id}")]
    return Card(content, items)


def travel(resource: Resource) -> Card:
    """Return how far something may go, and the other choices."""
    now = words.CONSENT[resource.consent]
    items = [
        Button(f"shelf:consent:{one}:{resource.id}", label)
        for one, label in words.CONSENT.items()
        if one != resource.consent
    ]
    return Card(words.TRAVEL_NOW.format(title=title(resource), now=now), items)


def report(reports: Sequence[ResourceReport], resource: Resource, zone: str | None) -> Card:
    """Return what was told about one thing, for coordinators alone; who told isn't in it.

    Of many, those about a student first, then the oldest; *Nothing to do* closes none after those.
    """
    read = sorted(reports, key=lambda one: (not one.hides, one.id))[:_TOLD]
    told = [of_report(words.REPORT, one, words.WHYS[one.why]) for one in read]
    hide, file = Button(f"shelf:hide:{resource.id}"), _file(resource)
    if resource.hidden:
        last = max((one.id for one in read if one.hides), default=0)
        back = Button(f"shelf:restore:{resource.id}:{last}")
        items = [*file, hide.named(words.KEEP_HIDDEN), back]
    else:
        items = [*file, hide, Button(f"shelf:leave:{max(one.id for one in read)}")]
    return Card(fitted([*told, *_described(resource, (), zone)]), items)


def notice(report_id: int) -> Card:
    """Return the line that tells coordinators that something waits."""
    return Card(words.NOTICE, [Button(f"shelf:report:{report_id}")])
