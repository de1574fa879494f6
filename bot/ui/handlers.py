"""What handlers of the agenda share: the client, the group, school hours, reaching one person."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Self

from bot.agenda.agenda import Handler
from bot.agenda.occurrences import OUT_OF_TIME, Done, Dropped, Failed, Retry
from bot.ui import words
from bot.ui.card import Button
from bot.ui.reach import OUTSIDE_HOURS, notice_of, reach
from bot.ui.unfit import to_desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from bot.agenda.occurrences import Due, Outcome, Planned
    from bot.client import WhatsWorking
    from bot.groups.service import Group
    from bot.kit.database import Connection
    from bot.reaching.rules import Why
    from bot.services import Services
    from bot.shown.rules import Message
    from bot.ui.card import Card
    from bot.ui.reach import Hours

ENDED = (Done, Dropped, Failed)
NO_CHANNEL = "no channel for wins is chosen in /setup"


class ClientHandler(Handler):
    """A handler with the client and its services at hand."""

    feature: ClassVar[str] = ""  # the switch of what it belongs to
    follows: ClassVar[tuple[type[Outcome], ...]] = ENDED  # after these `follow` is called

    def __init__(self, client: WhatsWorking) -> None:
        self.client = client

    @property
    def services(self) -> Services:
        """What features do."""
        return self.client.services

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Call `follow`, unless it's tried again."""
        return await self.follow(connection, due, now) if isinstance(outcome, self.follows) else ()

    async def follow(
        self,
        connection: Connection,  # noqa: ARG002 - for those who override it
        due: Due,  # noqa: ARG002 - as above
        now: datetime,  # noqa: ARG002 - as above
    ) -> Iterable[Planned]:
        """Do what belongs to its end, in the transaction that records it; return what's next."""
        return ()

    async def compose_again(self, due: Due, message: Message) -> Card | None:
        """Return what the message of *due* says today; None when nothing of it is left to say.

        It's written for the same moment as before. Every handler that `shows` somebody has this.
        """
        raise NotImplementedError  # pragma: no cover - a test walks those that need it

    async def not_taken(self, due: Due, code: int, now: datetime) -> Iterable[Planned]:
        """Tell the people who run the group; a feature tells those who wrote it."""
        return [to_desk(due, code, now)]

    async def way_to_change(
        self,
        guild_id: int,  # noqa: ARG002 - for those who override it
        occurrence: str,  # noqa: ARG002 - as above
    ) -> Button:
        """Return what coordinators press when Discord doesn't take what it says."""
        return Button("agenda:week:0", words.SEE_WEEK)

    async def group(self, due: Due) -> Group | None:
        """Return the group, where it's set up and its feature is switched on."""
        group = await self.services.groups.get(due.guild_id)
        return group if group.wins_channel_id is not None and group.has(self.feature) else None

    async def wins_channel(self, due: Due) -> int | Retry:
        """Return the group's channel for wins; without one, a retry that waits for /setup."""
        group = await self.services.groups.get(due.guild_id)
        return group.wins_channel_id or Retry(NO_CHANNEL, refused=True)

    async def until_school(self, due: Due, now: datetime) -> Retry | None:
        """Return the retry that waits for school hours; None within them."""
        school = await self.services.groups.school(due.guild_id)
        if school.may_reach(now):
            return None
        return Retry(OUTSIDE_HOURS, school.next_school_moment(now) - now)

    async def late_for_school(self, due: Due, now: datetime) -> Retry | Dropped | None:
        """Return what becomes of something that would come late, outside school hours.

        It waits for the next school morning, or is dropped if it's stale by then. None: it's time
        for it. What a coordinator set for another hour, or runs now, comes when they want it.
        """
        school = await self.services.groups.school(due.guild_id)
        on_time = not due.is_late(now) and not school.may_reach(due.moment)
        if on_time or school.may_reach(now):
            return None
        morning = school.next_school_moment(now)
        if morning > due.use_by:
            return Dropped(OUT_OF_TIME)
        return Retry(OUTSIDE_HOURS, morning - now)


class PlanOnly(ClientHandler):
    """A handler that sends nothing: what it does is what follows."""

    follows: ClassVar[tuple[type[Outcome], ...]] = (Done,)
    off: ClassVar[Outcome] = Dropped("it's switched off")

    async def deliver(self, due: Due, now: datetime) -> Outcome:  # noqa: ARG002 - for the rest
        """Leave it all to the record, unless the feature that it belongs to is switched off."""
        is_off = self.feature and await self.group(due) is None
        return self.off if is_off else Done()


class TellOne(ClientHandler):
    """Tells the one that an occurrence is about what its kind shows."""

    brief = True

    def __init__(
        self,
        client: WhatsWorking,
        kind: str,
        why: Why = "unprompted",
        hours: Hours = "school",
        *,
        prunable: bool = True,
    ) -> None:
        super().__init__(client)
        self.kind, self.why, self.hours, self.prunable = kind, why, hours, prunable

    @classmethod
    def each(
        cls,
        *kinds: str,
        why: Why = "unprompted",
        hours: Hours = "school",
        prunable: bool = True,
    ) -> list[Callable[[WhatsWorking], Self]]:
        """Return one for each of these kinds, to be listed among a feature's handlers."""
        return [partial(cls, kind=one, why=why, hours=hours, prunable=prunable) for one in kinds]

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Reach them in the way that they chose."""
        return await reach(self.client, due, notice_of(due), now, hours=self.hours, why=self.why)
