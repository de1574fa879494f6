"""What the agenda triggers about questions: posts, threads, what one person is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.agenda.occurrences import Done, Dropped, Outcome, Retry
from bot.kit.errors import if_found
from bot.questions import occasions
from bot.ui import under_post
from bot.ui.channel_post import MemberPost, OwedPost, Target
from bot.ui.handlers import ENDED, ClientHandler, PlanOnly, TellOne
from bot.ui.send import UNREACHED, unreached
from cogs.questions import cards
from cogs.questions.forms import FEATURE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.agenda.occurrences import Due, Planned
    from bot.kit.database import Connection
    from bot.questions.rules import Question, Summary
    from bot.shown.rules import Message
    from bot.ui.card import Card

OFF = Dropped("questions are switched off")


class QuestionHandler(ClientHandler):
    """A handler with its question at hand."""

    async def question(self, due: Due) -> Question | None:
        """Return the question that a row is about, if it's still there."""
        return await if_found(self.services.questions.get(due.guild_id, due.subject_id))

    async def card(self, question: Question) -> Card:
        """Return a question's post as it should be now."""
        hidden = await self.services.members.hides(question.guild_id, question.member_id)
        return cards.post(question, hidden_name=hidden)


class PostQuestion(QuestionHandler, OwedPost["Question"]):
    """Post a question that was asked."""

    kind = occasions.POST
    refused = occasions.REFUSED
    taken_back = Dropped("it was taken back before it was posted")
    shows = True

    async def target(self, due: Due, now: datetime) -> Target[Question] | Outcome:
        """Return the channel for questions, else the one for wins."""
        question = await self.question(due)
        if question is None:
            return await self.withdrawn(due, now)
        if question.message_id is not None:
            return Done(question.channel_id, question.message_id)
        group = await self.services.groups.get(due.guild_id)
        channel_id = group.asks_channel_id or await self.wins_channel(due)
        if isinstance(channel_id, Retry):
            return channel_id
        return Target(channel_id, self.mark(due), question)

    def mark(self, due: Due) -> str:
        """Return the button that answers it."""
        return f"ask:answer:{due.subject_id}"

    async def author(self, due: Due) -> int | None:
        """Return who asked it; None once it's gone."""
        question = await self.question(due)
        return None if question is None else question.member_id

    async def compose(self, due: Due, about: Question, now: datetime) -> Card:
        """Return the question's post."""
        return await self.card(about)

    async def compose_again(self, due: Due, message: Message) -> Card | None:
        """Return the question as it is now; None once it's gone."""
        question = await self.question(due)
        if question is None:
            return None
        if question.answered_at is not None:  # what it shows may be on the shelf as well
            now = self.client.clock.now()
            await self.services.summaries.refile(due.guild_id, question.id, now)
        return await self.card(question)

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Note where the post is; its thread follows."""
        await super().record(connection, due, outcome, now)
        if not isinstance(outcome, Done) or outcome.message_id is None:
            return ()
        about = due.guild_id, due.subject_id
        return await self.services.questions.note_post(connection, *about, outcome, now)


class KeepThread(QuestionHandler):
    """Let a question have its thread, and let that be called what it should be now."""

    kind = occasions.THREAD

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Open it, or rename the one that's there."""
        question = await self.question(due)
        if question is None or question.message_id is None:
            return Dropped("its post is gone")
        thread_id, name = question.message_id, cards.thread_name(question)
        where = due.guild_id, question.channel_id or 0, thread_id
        try:
            if await under_post.create(self.client, *where, name) is None:
                await under_post.rename(self.client, thread_id, name)
        except UNREACHED as error:
            return unreached(error)
        return Done(thread_id)


class PostSummary(QuestionHandler, MemberPost["Summary"]):
    """Post a summary in its question's thread."""

    kind = occasions.SUMMARY
    shows = True

    async def target(self, due: Due, now: datetime) -> Target[Summary] | Outcome:
        """Return the question's thread, which is opened where it's missing."""
        summary = await self.services.summaries.get(due.guild_id, due.subject_id)
        if summary is None or summary.question.message_id is None:
            return Dropped("there's nothing left to sum up")
        question, thread_id = summary.question, summary.question.message_id or 0
        where = due.guild_id, question.channel_id or 0, thread_id
        try:
            await under_post.create(self.client, *where, cards.thread_name(question))
        except UNREACHED as error:
            return unreached(error)
        return Target(thread_id, f"ask:worked:{due.subject_id}", summary)

    async def compose(self, due: Due, about: Summary, now: datetime) -> Card:
        """Return the summary."""
        return cards.summary(about)

    async def compose_again(self, due: Due, message: Message) -> Card | None:
        """Return it as it's true now; None once nothing of it is left."""
        summary = await self.services.summaries.get(due.guild_id, due.subject_id)
        return None if summary is None else cards.summary(summary)


class KeepAnswers(PlanOnly):
    """Keeps a question's answers as they are, where nobody summed them up."""

    kind = occasions.FILE
    follows = ENDED

    async def follow(self, connection: Connection, due: Due, now: datetime) -> Iterable[Planned]:
        """Keep them."""
        await self.services.summaries.keep_answers(connection, due.guild_id, due.subject_id, now)
        return ()


class AskOthers(PlanOnly):
    """Asks up to three who know about an unanswered question's topic, and a greeter."""

    kind = occasions.ASK_OTHERS
    feature = FEATURE
    off = OFF

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Note who, and plan the line to each."""
        if outcome == OFF:
            return ()
        helping, greeters = self.services.helping, self.services.greeters
        about = connection, due.guild_id, due.subject_id
        waiting = await helping.waits(*about)
        if waiting is None:
            return ()
        mentors = await self._mentors(connection, waiting, now)
        asked = await helping.ask_others(*about, now, mentors)
        without = {waiting.member_id, *await helping.not_to_ask(connection, due.guild_id, now)}
        greeter_id = await greeters.next_in_turn(connection, due.guild_id, now, without)
        if greeter_id is not None:
            await helping.note_asked(connection, due.guild_id, [greeter_id], now)
            asked.append(helping.asked(due.guild_id, due.subject_id, greeter_id, now))
        return asked

    async def _mentors(self, connection: Connection, question: Question, now: datetime) -> set[int]:
        group = await self.services.groups.get(question.guild_id)
        if not group.has("mentors"):
            return set()
        about = group.guild_id, question.topic
        return await self.services.mentors.about(connection, *about, now)


class LookForAnswers(PlanOnly):
    """Lets an asker know that nobody has answered."""

    kind = occasions.NOBODY
    feature = FEATURE
    off = OFF

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Plan the line to its asker, if that's so."""
        if outcome == OFF:
            return ()
        return await self.services.helping.nobody(connection, due.guild_id, due.subject_id, now)


HANDLERS = (
    PostQuestion,
    KeepThread,
    AskOthers,
    LookForAnswers,
    PostSummary,
    KeepAnswers,
    *TellOne.each(occasions.SUM, occasions.THANKED, occasions.WORKED, occasions.HELP),
    *TellOne.each(occasions.KEPT, occasions.ALONE, occasions.TOLD, why="awaited"),
    *TellOne.each(occasions.HIDDEN, why="pressing"),
)
