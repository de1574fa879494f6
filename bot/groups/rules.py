"""What setup accepts, and what a check calls wrong: plain values in, a decision out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, TypedDict

from bot.groups import words
from bot.kit.errors import Refusal
from bot.kit.text import shorten

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.kit.switch import Switch

SILENT_FOR = timedelta(minutes=2)  # a tick comes every few seconds
CLOCK_OFF_BY = timedelta(minutes=1)
LITTLE_DISK = 500 * 1024 * 1024  # bytes; a photo takes at most one million


@dataclass(frozen=True)
class Finding:
    """Something that is wrong, and how to fix it.

    `purpose`: of the channel that it's about. `missing`: what's missing there, short names.
    """

    what: str
    fix: str
    purpose: str = ""
    missing: tuple[str, ...] = ()


def check_second(member_id: int, runner_id: int, *, is_bot: bool, is_here: bool) -> None:
    """Let *runner_id* name *member_id* a coordinator. Raises Refusal, saying why not."""
    if is_bot:
        raise Refusal(words.COORDINATOR_BOT)
    if not is_here:
        raise Refusal(words.COORDINATOR_GONE)
    if member_id == runner_id:
        raise Refusal(words.COORDINATOR_YOURSELF)


def check_drop(member_id: int, named: Collection[int]) -> None:
    """Let someone be taken off those who run the group. Raises Refusal for the last one."""
    if set(named) <= {member_id}:
        raise Refusal(words.COORDINATOR_LAST)


def check_role(role_id: int | None, everyone_id: int) -> None:
    """Let a role run the group. Raises Refusal for the role that everyone has."""
    if role_id == everyone_id:
        raise Refusal(words.ROLE_EVERYONE)


class Switches(TypedDict):
    """What is switched off of the usual features, and on of the optional ones."""

    switched_off: frozenset[str]
    switched_on: frozenset[str]


def switches(wanted: Collection[str], known: Mapping[str, Switch]) -> Switches:
    """Return what is switched off, and what on beyond the usual, when *wanted* is to be on."""
    optional = frozenset(name for name, one in known.items() if one.optional)
    return {
        "switched_off": frozenset(known) - optional - frozenset(wanted),
        "switched_on": optional & frozenset(wanted),
    }


def loop_finding(last_tick: datetime | None, started: datetime, now: datetime) -> Finding | None:
    """Return what is wrong when the agenda has not looked for work for two minutes."""
    if now - (last_tick or started) <= SILENT_FOR:
        return None
    return Finding(words.LOOP_STANDS, words.LOOP_FIX)


def clock_finding(now: datetime, elsewhere: datetime) -> Finding | None:
    """Return what is wrong when this clock and Discord's are more than a minute apart."""
    apart = abs(now - elsewhere)
    if apart <= CLOCK_OFF_BY:
        return None
    what = words.CLOCK_OFF.format(seconds=f"{apart.total_seconds():,.0f}")
    return Finding(what, words.CLOCK_FIX)


def disk_finding(free: int) -> Finding | None:
    """Return what is wrong when fewer than 500 MB (*free* in bytes) are left."""
    if free >= LITTLE_DISK:
        return None
    return Finding(words.DISK_FULL.format(megabytes=free // 1024**2), words.DISK_FIX)


def database_finding(revision: str | None, known: Sequence[str]) -> Finding | None:
    """Return what is wrong when the database is not at this program's newest revision."""
    if revision == known[-1]:
        return None
    if revision is not None and revision not in known:
        return Finding(words.DATABASE_NEWER, words.DATABASE_NEWER_FIX)
    return Finding(words.DATABASE_OLDER, words.DATABASE_OLDER_FIX)


def commands_finding(wanted: Iterable[str], registered: Iterable[str]) -> Finding | None:
    """Return what is wrong when a server is missing commands that it has switched on."""
    lacking = sorted(set(wanted) - set(registered))
    if not lacking:
        return None
    names = ", ".join(f"/{name}" for name in lacking)
    return Finding(words.COMMANDS_LACK.format(names=shorten(names, 200)), words.COMMANDS_FIX)
