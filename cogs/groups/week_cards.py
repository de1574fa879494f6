"""What a coordinator reads about the week: what ran, what runs next."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import discord

from bot.agenda import words
from bot.agenda.occurrences import OUT_OF_TIME, SKIPPED
from bot.kit.safe import safe_line
from bot.kit.text import CONTENT_LIMIT, capitalized
from bot.ui.paging import page_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.agenda.occurrences import Coming, Past
    from bot.ui.paging import Page

    Numbered = tuple[int | None, Coming]

PAGE = 6  # two buttons each, and two to turn the page
REASON_SHOWN = 120  # characters
ROOM = CONTENT_LIMIT - 300  # a welcome may follow


def week(past: Sequence[Past], page: Page[Numbered], kinds: Mapping[str, str], note: str) -> str:
    """Return both lists; of what comes, one page."""
    first = [note, ""] if note else []
    then = ["", words.COMING, *_coming(page, kinds)]
    room = ROOM - len("\n".join([*first, *then])) - len(words.PAST)
    return "\n".join([*first, words.PAST, *_fitting(_past(past, kinds), room), *then])


def _past(past: Sequence[Past], kinds: Mapping[str, str]) -> list[str]:
    """Return a line for all of one kind that came, and for what didn't though it was to.

    What turned out not to be needed isn't missed by anybody.
    """
    alike: dict[tuple[str, str | None], list[Past]] = defaultdict(list)
    for one in past:
        if one.state == "done" or _why_not(one):
            alike[one.kind, _why_not(one)].append(one)
    lines = [_line(capitalized(kinds[kind]), why, ended) for (kind, why), ended in alike.items()]
    return lines or [words.NOTHING_RAN]


def _why_not(one: Past) -> str | None:
    """Return why something that was to come didn't; None where it did, or wasn't needed."""
    if one.state == "failed":
        return f"{capitalized(_reason(one.reason or ''))}."
    if one.state == "dropped" and one.reason == OUT_OF_TIME:
        return words.TOO_LATE
    return words.WAS_SKIPPED if one.reason == SKIPPED else None


def _line(what: str, why: str | None, ended: Sequence[Past]) -> str:
    count, when = len(ended), discord.utils.format_dt(ended[0].at, "f")
    fields = {"what": what, "times": _times(count), "when": when, "why": why}
    if why is not None:
        return (words.NOT_CAME if count == 1 else words.NOT_CAME_MANY).format(**fields)
    fields["late"] = _late(sum(one.is_late for one in ended), count)
    return (words.CAME if count == 1 else words.CAME_MANY).format(**fields)


def _late(late: int, count: int) -> str:
    if not late:
        return ""
    if count == 1:
        return words.LATE
    if late < count:
        return words.LATE_SOME.format(count=late)
    return words.LATE_ALL.get(count, words.LATE_ALL[None])


def _times(count: int) -> str:
    return words.TWICE if count == 2 else words.TIMES.format(count=count)


def numbered(coming: Sequence[Coming], page: int) -> Page[Numbered]:
    """Return one page of what comes, each that has buttons with the number that they name.

    What many people get is each person's own: it has no buttons, and takes no number.
    """
    number = 0
    every: list[Numbered] = []
    for one in coming:
        number += one.count == 1
        every.append((number if one.count == 1 else None, one))
    return page_of(every, page, PAGE)


def _coming(page: Page[Numbered], kinds: Mapping[str, str]) -> list[str]:
    lines = [_comes(number, one, kinds) for number, one in page.here]
    if page.left:
        lines.append(words.MORE.format(count=page.left))
    return lines or [words.NOTHING_COMES]


def _comes(number: int | None, one: Coming, kinds: Mapping[str, str]) -> str:
    sentence = words.COMES_MANY if number is None else words.COMES
    when, times = discord.utils.format_dt(one.due_at, "f"), _times(one.count)
    line = sentence.format(number=number, when=when, what=kinds[one.kind], times=times)
    return line + words.NOT_YET.get(one.trouble or "", "")


def _reason(reason: str) -> str:
    return safe_line(reason, REASON_SHOWN)


def _fitting(lines: Sequence[str], room: int) -> list[str]:
    kept: list[str] = []
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            return [*kept, words.MORE.format(count=len(lines) - len(kept))]
        kept.append(line)
    return kept
