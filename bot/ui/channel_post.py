"""Posts that come by the agenda: found again before a retry, and sent exactly once."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from bot.agenda import planning
from bot.agenda.occurrences import Dropped, Failed, Retry, wait_after
from bot.members.rules import Notice
from bot.ui.answer import PATIENCE
from bot.ui.card import Card
from bot.ui.handlers import ClientHandler
from bot.ui.send import Refused, existing_post, is_unfit, outcome_of, send_once
from bot.wins.posts import Owed, Unfit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.agenda.occurrences import Due, Outcome, Planned
    from bot.client import WhatsWorking
    from bot.kit.database import Connection
    from bot.ui.send import Sending

T = TypeVar("T")

LONGEST_WAIT = timedelta(hours=1)
MAY_APPEAR = Retry("its post may still appear", timedelta(minutes=2))


@dataclass(frozen=True)
class Target(Generic[T]):
    """Where a post goes, and what it's about.

    `mark`: the custom id of a button that only this post has, by which a retry finds it.
    """

    channel_id: int
    mark: str
    about: T


class ChannelPost(ClientHandler, Generic[T]):
    """Posts into a channel once: a feature says where, and composes it.

    Before a retry it looks for the post that an earlier try may have made. A post outside school
    hours is silent, and one that nobody asked for isn't late there: it waits for school.
    """

    carries_attachments: ClassVar[bool] = False
    is_unprompted: ClassVar[bool] = True  # nobody is waiting for it
    keep_trying: ClassVar[bool] = True  # after Discord said no, since settings may change

    async def target(self, due: Due, now: datetime) -> Target[T] | Outcome:
        """Return where it goes, or the outcome where there's nothing to post."""
        raise NotImplementedError  # pragma: no cover - every post overrides it

    async def compose(self, due: Due, about: T, now: datetime) -> Card | Outcome:
        """Return the post, or the outcome where there turns out to be nothing to say."""
        raise NotImplementedError  # pragma: no cover - every post overrides it

    async def is_silent(
        self,
        due: Due,
        about: T,  # noqa: ARG002 - for those who override it
        now: datetime,
    ) -> bool:
        """Return whether it makes no sound: outside school hours, unless overridden."""
        school = await self.services.groups.school(due.guild_id)
        return not school.may_reach(now)

    async def existing(self, due: Due, target: Target[T]) -> Outcome | None:
        """Return what an earlier try posted; None: post it now."""
        return await existing_post(self.client, due, target.channel_id, target.mark)

    async def put(self, due: Due, target: Target[T], card: Card, *, silent: bool) -> Sending:
        """Send it: a message in a channel of text, unless overridden."""
        return await send_once(self.client, due, target.channel_id, card, silent=silent)

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Post it, unless an earlier try already did; what nobody asked for keeps school hours.

        That's tried every hour at least: what's fixed at noon isn't left for the evening.
        """
        found = await self._deliver(due, now)
        if self.is_unprompted and isinstance(found, Retry) and found.wait is None:
            return replace(found, wait=min(wait_after(due.attempts), LONGEST_WAIT))
        return found

    async def _deliver(self, due: Due, now: datetime) -> Outcome:
        target = await self.target(due, now)
        if not isinstance(target, Target):
            return target
        existing = await self.existing(due, target)
        if existing is not None:
            return existing
        late = await self.late_for_school(due, now) if self.is_unprompted else None
        if late is not None:
            return late
        card = await self.compose(due, target.about, now)
        if not isinstance(card, Card):
            return card
        plain = card
        if self.carries_attachments:
            card = await self.client.attachments.add_to(plain, due, now)
        silent = await self.is_silent(due, target.about, now)
        sending = await self.put(due, target, card, silent=silent)
        if card is not plain and is_unfit(sending):
            # The post itself comes all the same; what it was to carry goes its own way.
            await self.client.attachments.detach(due)
            sending = await self.put(due, target, plain, silent=silent)
        return outcome_of(sending, keep_trying=self.keep_trying or not isinstance(sending, Refused))

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Tell what's attached where the post is, and let happen what follows."""
        following = await super().record(connection, due, outcome, now)
        if not self.carries_attachments:
            return following
        return [
            *following,
            *await self.client.attachments.posted(connection, due, outcome, now),
        ]


class MemberPost(ChannelPost[T]):
    """Posts what a member shares: at once, and silently outside school hours."""

    is_unprompted = False
    brief = True

    async def not_taken(self, due: Due, code: int, now: datetime) -> Iterable[Planned]:  # noqa: ARG002 - as above
        """Tell nobody else: its author reads it in the answer, or was told by the post itself."""
        return ()

    async def is_silent(self, due: Due, about: T, now: datetime) -> bool:  # noqa: ARG002 - as above
        """Return whether school is out; a member's own post isn't bound to the days."""
        school = await self.services.groups.school(due.guild_id)
        return not school.in_school_hours(now)


class OwedPost(MemberPost[T]):
    """Posts what a member shared, and tells them what they didn't hear in the answer.

    One that was taken back is looked for: Discord may have taken it by then.
    """

    refused: ClassVar[str]  # the kind of notice that says so; subject: this post's
    taken_back: ClassVar[Dropped]

    def mark(self, due: Due) -> str:
        """Return the custom id that only this post has."""
        raise NotImplementedError  # pragma: no cover - every post overrides it

    async def author(self, due: Due) -> int | None:
        """Return whose it is; None once it's gone."""
        raise NotImplementedError  # pragma: no cover - every post overrides it

    async def tried(self, due: Due) -> Outcome | None:
        """Return the post that an earlier try made, if one was made."""
        if not due.tried_in:
            return None
        return await existing_post(self.client, due, due.tried_in[0], self.mark(due))

    async def withdrawn(self, due: Due, now: datetime) -> Outcome:
        """Return the post of what's gone, so that it's recorded and goes too."""
        found = await self.tried(due)
        if found is None and due.load(Owed).may_appear(now):
            return MAY_APPEAR
        return found or self.taken_back

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Post it once; tell its author what they didn't hear at once."""
        began = asyncio.get_running_loop().time()
        outcome = await super().deliver(due, now)
        # What was refused soon was in the answer; that may have had less time left.
        late = due.attempts > 1 or asyncio.get_running_loop().time() - began > PATIENCE / 2
        if isinstance(outcome, Failed) and outcome.unfit is not None:
            if late or due.occurrence:
                await self._tell(due, now, outcome.unfit)
        elif (
            isinstance(outcome, Retry)
            and (outcome.refused and late)
            and not due.load(Owed).author_knows
        ):
            await self._tell(due, now)
        return outcome

    async def record(
        self,
        connection: Connection,
        due: Due,
        outcome: Outcome,
        now: datetime,  # noqa: ARG002 - for those who override it
    ) -> Iterable[Planned]:
        """Note that its author knows that Discord refuses it."""
        if isinstance(outcome, Retry) and outcome.refused:
            await planning.keep(connection, due.id, Owed(author_knows=True))
        return ()

    async def _tell(self, due: Due, now: datetime, code: int = 0) -> None:
        author_id = await self.author(due)
        if author_id is not None:
            of = due.guild_id, author_id, self.refused, due.subject_id
            await self.services.members.let_wait(Notice(*of, payload=asdict(Unfit(code))), now)


async def post_once(
    client: WhatsWorking, due: Due, channel_id: int, mark: str, card: Card, *, silent: bool
) -> Sending | Outcome:
    """Post a card that's already composed, unless an earlier try did (an outcome then)."""
    existing = await existing_post(client, due, channel_id, mark)
    if existing is not None:
        return existing
    return await send_once(client, due, channel_id, card, silent=silent)
