"""Everyone who could be matched in a group at one moment, as the scoring takes them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from bot.kit import calendar
from bot.mentors import pair_queries, queries, records, rules, scoring
from bot.mentors.scoring import Apart, Offering, Seeking
from bot.pairing import rules as pairing
from bot.pairing.rules import Standing
from bot.reaching import queries as reaching

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.groups.service import Groups
    from bot.kit.database import AnyRow, Connection
    from bot.members.rules import Member
    from bot.members.service import Members
    from bot.mentors.records import Ask, Offer, Request
    from bot.mentors.scoring import Fit
    from bot.pairing.service import Pairing
    from bot.school.clock import SchoolClock

_STILL = ("waiting", "agreed")  # asks that may still become a match


@dataclass(frozen=True)
class Pool:
    """Open requests and offers by their id, and what keeps people apart."""

    requests: Mapping[int, Request]
    offers: Mapping[int, Offer]
    seekings: Mapping[int, Seeking]
    offerings: Mapping[int, Offering]
    apart: Apart
    asks: Sequence[Ask]

    def best(self, request_id: int, count: int = scoring.SUGGESTED) -> list[Fit]:
        """Return who fits a request best; nobody where the one who asks is held up."""
        seeking = self.seekings.get(request_id)
        if seeking is None:
            return []
        return scoring.best(seeking, self.offerings.values(), self.apart, count)

    def fit(self, request_id: int, mentor_id: int) -> Fit | None:
        """Return how these two fit; None where they cannot be paired, whatever the cause."""
        seeking, offering = self.seekings.get(request_id), self.offerings.get(mentor_id)
        if seeking is None or offering is None or offering.room < 1:
            return None
        return scoring.fit(seeking, offering, self.apart)

    def idle(self) -> list[Request]:
        """Return the open requests about which nobody is being asked, oldest first."""
        busy = {one.request_id for one in self.asks if one.state in _STILL}
        return [one for key, one in sorted(self.requests.items()) if key not in busy]

    def left_over(self, now: datetime) -> list[Request]:
        """Return the requests that stay without a mentor unless a coordinator acts, oldest first.

        Nobody is being asked about them, and nobody could be, or the person who was to pick hasn't.
        One whose author a coordinator wrote to isn't among them.
        """
        return [
            one
            for one in self.idle()
            if one.seen_at is None
            and (
                one.pick_until is None
                or one.pick_until <= now
                or one.by_coordinator
                or (one.id in self.seekings and not self.best(one.id))
            )
        ]


class Pools:
    """Reads pools; who is eligible is decided by the one function of pairing."""

    def __init__(self, groups: Groups, members: Members, pairing: Pairing) -> None:
        self._groups = groups
        self._members = members
        self._pairing = pairing

    async def read(
        self, connection: Connection, guild_id: int, now: datetime, *, threads: bool
    ) -> Pool:
        """Return everyone who could be matched now; *threads*: private threads can be made."""
        rows = await queries.offers(connection, guild_id)
        open_ = await queries.requests(
            connection, guild_id=guild_id, state="open", question_id=None
        )
        pairs = await pair_queries.pairs(connection, guild_id)
        ids = tuple(one.id for one in open_)
        asks = [records.ask(one) for one in await queries.asks(connection, request_id=ids)]
        taken = Counter(one.mentor_id for one in pairs if one.state == "active")
        taken.update(one.mentor_id for one in asks if one.state == "agreed")
        offers = {one.member_id: records.offer(one, taken[one.member_id]) for one in rows}
        requests = {one.id: records.request(one) for one in open_}
        people = {*offers, *(one.member_id for one in requests.values())}
        eligible = await self._eligible(connection, guild_id, people, now, threads=threads)
        ground = await self._pairing.ground_of(connection, guild_id)
        apart = _apart(ground.apart, asks, pairs)
        promised = Counter(
            one.mentor_id
            for one in asks
            if one.state == "waiting" and not requests[one.request_id].is_question
        )
        seekings = {
            key: _seeking(one, *eligible[one.member_id], now)
            for key, one in requests.items()
            if one.member_id in eligible
        }
        offerings = {
            key: _offering(one, *eligible[key], now, promised[key])
            for key, one in offers.items()
            if key in eligible and one.is_open(now)
        }
        return Pool(requests, offers, seekings, offerings, apart, asks)

    async def _eligible(
        self,
        connection: Connection,
        guild_id: int,
        people: Iterable[int],
        now: datetime,
        *,
        threads: bool,
    ) -> dict[int, tuple[Member, SchoolClock]]:
        """Return who may be paired now, each with their own school time."""
        school = await self._groups.school(guild_id)
        ways = await reaching.methods(connection, guild_id, "mentor")
        refused = await reaching.refused(connection, ways)
        found = {}
        for member_id in people:
            member = await self._members.get(guild_id, member_id)
            if member is None or member_id not in ways:
                continue
            standing = Standing(member, ways[member_id], member_id in refused)
            if pairing.eligible(standing, school, now, threads=threads):
                found[member_id] = (member, member.clock(school))
        return found


def _apart(
    not_with: Iterable[Iterable[int]], asks: Iterable[Ask], pairs: Sequence[AnyRow]
) -> Apart:
    return Apart(
        not_with=frozenset(frozenset(one) for one in not_with),
        asked=frozenset((one.request_id, one.mentor_id) for one in asks),
        together=_both(one for one in pairs if one.state != "ended"),
        before=_both(pairs),
    )


def _both(pairs: Iterable[AnyRow]) -> frozenset[frozenset[int]]:
    return frozenset(frozenset((one.mentor_id, one.mentee_id)) for one in pairs)


def _seeking(request: Request, member: Member, clock: SchoolClock, now: datetime) -> Seeking:
    opens, closes = _minutes(clock, now)
    return Seeking(
        request.id,
        request.member_id,
        request.size,
        frozenset(request.profile.topics),
        request.profile.level or member.level,
        request.district,
        member.district,
        opens,
        closes,
        rules.weeks_waited(request.created_at, now),
    )


def _offering(
    offer: Offer, member: Member, clock: SchoolClock, now: datetime, promised: int
) -> Offering:
    opens, closes = _minutes(clock, now)
    return Offering(
        offer.member_id,
        frozenset(offer.profile.sizes),
        max(0, offer.room - promised),
        frozenset(offer.profile.topics),
        offer.profile.level or member.level,
        member.district,
        opens,
        closes,
    )


def _minutes(clock: SchoolClock, now: datetime) -> tuple[int, int]:
    """Return when school opens and closes there, in minutes since UTC's midnight."""
    day = calendar.local_day(now, clock.zone)
    midnight = datetime.combine(day, time(), UTC)
    opens, closes = (clock.moment(day, at) - midnight for at in clock.hours(day))
    return int(opens.total_seconds() // 60), int(closes.total_seconds() // 60)
