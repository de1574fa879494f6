"""A day of a group's own, as it is read from its row; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.celebrations.observances import OWN, Observance
from bot.celebrations.when import CelebrationDays

if TYPE_CHECKING:
    from datetime import date

PROPOSED, APPROVED, DECLINED = "proposed", "approved", "declined"
OPEN = (PROPOSED, APPROVED)
WEEK_AT_MOST = 10  # days; what is longer is called a month


@dataclass(frozen=True)
class OwnDay:
    """A day that a member proposed or a coordinator imported."""

    id: int
    guild_id: int
    member_id: int | None
    state: str
    observance: Observance
    when: CelebrationDays


class OwnDayColumns(Protocol):
    """The columns of a day, as its row has them."""

    id: int
    guild_id: int
    member_id: int | None
    state: str
    name: str
    first: date | None
    last: date | None
    rule: str | None
    days: int
    why: str
    activity: str
    counter: str
    link: str


def as_own_day(row: OwnDayColumns) -> OwnDay:
    """Return the day that a row holds."""
    when = CelebrationDays(row.first, row.last, row.rule, row.days)
    return OwnDay(row.id, row.guild_id, row.member_id, row.state, as_observance(row), when)


def as_observance(row: OwnDayColumns) -> Observance:
    """Return one of a group's own days as something to celebrate."""
    span = None if row.first is None or row.last is None else (row.first, row.last)
    dates = {} if span is None else {span[0].year: span}
    length = row.days if span is None else (span[1] - span[0]).days + 1
    return Observance(
        slug=f"{OWN}{row.id}",
        name=row.name,
        kind="day" if length == 1 else "week" if 1 < length <= WEEK_AT_MOST else "month",
        rule=row.rule,
        days=row.days,
        dates=dates,
        what=row.why,
        idea=row.activity,
        sources=(row.link,) if row.link else (),
        counter=row.counter,
    )
