"""What two people could talk about: read from a data file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from bot.kit.regional import localized

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.school.clock import SchoolYear


class _Agenda(TypedDict):
    """An agenda as it stands in the file; the first has no month."""

    month: int
    title: str
    before: str
    questions: list[str]
    then: str


class _Agendas(TypedDict):
    first: _Agenda
    month: list[_Agenda]


@dataclass(frozen=True)
class MeetingAgenda:
    """What one meeting could be about; `before` and `then` are a small thing each to do."""

    title: str
    before: str
    questions: tuple[str, ...]
    then: str


@cache
def first(country: str) -> MeetingAgenda:
    """Return what the first meeting could be about, in the words of a country."""
    return _agenda(_agendas()["first"], country)


@cache
def monthly(country: str) -> Mapping[int, MeetingAgenda]:
    """Return an agenda for each month, by its number in the school year: 1 is the first."""
    return {one["month"]: _agenda(one, country) for one in _agendas()["month"]}


def month_of_year(day: date, year: SchoolYear) -> int:
    """Return which month of its school year a day is in, 1 to 12."""
    begins = year.first_day
    return ((day.year - begins.year) * 12 + day.month - begins.month) % 12 + 1


@cache
def _agendas() -> _Agendas:
    found = tomllib.loads(Path(__file__).with_name("agendas.toml").read_text("utf-8"))
    return {"first": found["first"], "month": found["month"]}


def _agenda(row: _Agenda, country: str) -> MeetingAgenda:
    title, before, then = (localized(row[one], country) for one in ("title", "before", "then"))
    questions = tuple(localized(one, country) for one in row["questions"])
    return MeetingAgenda(title, before, questions, then)
