"""What a coordinator reads: what waits, and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.groups import words
from bot.kit.links import link_to
from bot.kit.safe import safe_line, safe_name
from bot.kit.text import CONTENT_LIMIT, listed, plural
from bot.weekly import words as weekly_words
from bot.weekly.rules import OPENING_LIMIT
from bot.wins import words as wins_words
from bot.wins.rules import address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.groups.reports import Reported
    from bot.groups.rules import Finding
    from bot.ui.feature import Waiting
    from bot.weekly.greeters import Unanswered
    from bot.wins.reports import MessageReport
    from bot.wins.service import RefusedWins

REPORTS_SHOWN = 10  # each has a button, and three rows are for others
NAMES_SHOWN = 5  # authors of wins that aren't posted
WORDS_SHOWN = 200  # characters of what a reporter wrote
ROOM = CONTENT_LIMIT - 300  # a welcome and a line on how many more may follow


def today(
    guild_id: int,
    reports: Sequence[Reported[MessageReport]],
    refused: Sequence[RefusedWins],
    unanswered: Sequence[Unanswered] = (),
    more: Sequence[Waiting] = (),
    *,
    own: bool = False,
) -> str:
    """Return what waits for a coordinator, in one list; *own*: more waits for this one alone."""
    count = len(reports) + len(refused) + len(unanswered) + len(more)
    if not count:
        return words.NOTHING_WAITS_BUT if own else words.NOTHING_WAITS
    lines = [_report(guild_id, number, one) for number, one in enumerate(reports, 1)]
    lines += [_refused(guild_id, number, one) for number, one in enumerate(refused, len(lines) + 1)]
    lines += [_unanswered(number, one) for number, one in enumerate(unanswered, len(lines) + 1)]
    lines += [one.line.replace("{number}", str(n), 1) for n, one in enumerate(more, len(lines) + 1)]
    first = words.WAITS.format(things=plural(count, words.THING, words.THINGS))
    return _fitting(first, lines, words.MORE_WAIT)


def findings(found: Sequence[Finding]) -> str:
    """Return what is wrong, a fix beside each; or that nothing is."""
    if not found:
        return f"{words.ALL_WELL}\n{words.LOOKED_AT}"
    count = plural(len(found), words.FINDING, words.FINDINGS_MANY)
    lines = [f"- **{one.what}** {one.fix}" for one in found]
    return _fitting(words.FINDINGS.format(things=count), lines, words.MORE_FINDINGS)


def _report(guild_id: int, number: int, reported: Reported[MessageReport]) -> str:
    report = reported.first
    line = _sentence(report).format(
        number=number,
        when=discord.utils.format_dt(report.created_at, "R"),
        link=link_to(guild_id, report.channel_id, report.message_id),
    )
    if report.words:
        written = safe_line(report.words, WORDS_SHOWN)
        line += words.REPORT_WORDS.format(words=written)
    return line + (words.REPORT_MORE if len(reported.reports) > 1 else "")


def _sentence(report: MessageReport) -> str:
    if not report.student:
        return words.REPORT
    return words.REPORT_STUDENT if report.win_id is not None else words.REPORT_STUDENT_SHOWN


def _refused(guild_id: int, number: int, refused: RefusedWins) -> str:
    if refused.post is not None:
        channel_id, message_id = refused.post
        return wins_words.STILL_THERE.format(
            number=number,
            link=link_to(guild_id, channel_id, message_id),
            reason=safe_line(refused.reason, WORDS_SHOWN),
            when=discord.utils.format_dt(refused.next_try, "R"),
        )
    sentence = words.REFUSED if refused.count == 1 else words.REFUSED_MANY
    names: list[str] = [safe_name(one) for one in refused.authors]
    more = len(names) - NAMES_SHOWN
    if more > 0:
        names[NAMES_SHOWN:] = [words.OTHERS.format(count=more)]
    return sentence.format(
        number=number,
        count=refused.count,
        authors=listed(names),
        reason=safe_line(refused.reason, WORDS_SHOWN),
        when=discord.utils.format_dt(refused.next_try, "R"),
    )


def _unanswered(number: int, found: Unanswered) -> str:
    return weekly_words.UNANSWERED.format(
        number=number,
        line=safe_line(found.win.story, OPENING_LIMIT),
        link=address(found.win),
        question=found.question,
    )


def _fitting(first: str, lines: Sequence[str], more: str) -> str:
    kept, room = [first], ROOM - len(first)
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            break
        kept.append(line)
    left = len(lines) - (len(kept) - 1)
    return "\n".join([*kept, more.format(count=left)] if left else kept)
