"""What a coordinator reads about the week: what ran, what runs next."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import discord

from bot.agenda import words
from bot.kit.safe import safe_line
from bot.kit.text import CONTENT_LIMIT, capitalized

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.agenda.occurrences import Coming, Past

PAGE = 6  # two buttons each, and two to turn the page
REASON_SHOWN = 60  # characters
ROOM = CONTENT_LIMIT - 300  # a welcome may follow


def week(
    past: Sequence[Past], coming: Sequence[Coming], kinds: Mapping[str, str], page: int, note: str
) -> str:
    """Return both lists; of what comes, one page."""
    first = [note, ""] if note else []
    then = ["", words.COMING, *_coming(coming, kinds, page)]
    room = ROOM - len("\n".join([*first, *then])) - len(words.PAST)
    return "\n".join([*first, words.PAST, *_fitting(_past(past, kinds), room), *then])


def _past(past: Sequence[Past], kinds: Mapping[str, str]) -> list[str]:
    """Return a line for all that ended alike, the latest first."""
    alike: dict[tuple[str, str], list[Past]] = defaultdict(list)
    for one in past:
        alike[kinds[one.kind], _became(one)].append(one)
    lines = []
    for (what, became), ended in alike.items():
        sentence = words.RAN if len(ended) == 1 else words.RAN_MANY
        when = discord.utils.format_dt(ended[0].at, "f")
        lines.append(
            sentence.format(what=capitalized(what), became=became, count=len(ended), when=when)
        )
    return lines or [words.NOTHING_RAN]


def _became(one: Past) -> str:
    if one.state == "done":
        return words.LATE if one.is_late else words.DONE
    sentence = words.DROPPED if one.state == "dropped" else words.FAILED
    return sentence.format(reason=_reason(one.reason or words.NO_REASON))


def _coming(coming: Sequence[Coming], kinds: Mapping[str, str], page: int) -> list[str]:
    shown = coming[page * PAGE : (page + 1) * PAGE]
    lines = [_comes(number, one, kinds) for number, one in enumerate(shown, page * PAGE + 1)]
    left = len(coming) - page * PAGE - len(shown)
    if left > 0:
        lines.append(words.MORE.format(count=left))
    return lines or [words.NOTHING_COMES]


def _comes(number: int, one: Coming, kinds: Mapping[str, str]) -> str:
    sentence = words.COMES if one.count == 1 else words.COMES_MANY
    when = discord.utils.format_dt(one.due_at, "f")
    line = sentence.format(number=number, when=when, what=kinds[one.kind], count=one.count)
    return line + (words.SO_FAR.format(reason=_reason(one.reason)) if one.reason else "")


def _reason(reason: str) -> str:
    return safe_line(reason, REASON_SHOWN)


def _fitting(lines: Sequence[str], room: int) -> list[str]:
    shown: list[str] = []
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            return [*shown, words.MORE.format(count=len(lines) - len(shown))]
        shown.append(line)
    return shown
