"""Buttons for two people who are matched; the tail is the pair, and the check-in after a dot."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from bot.agenda.rows import Done
from bot.kit.errors import NotFound
from bot.mentors import pair_words
from bot.ui.answer import answer, show, time_left
from bot.ui.card import Card
from bot.ui.press import Style
from bot.wins.rules import Draft
from cogs.mentors import cards, talk_cards, walk
from cogs.mentors.forms import LineForm, WinForm, numbers
from cogs.mentors.place import name_of, number_in, plain_name
from cogs.mentors.views import MentorPress

if TYPE_CHECKING:
    from bot.mentors.records import Pair
    from bot.ui.answer import Interaction


class PairPress(MentorPress):
    """A button about a pair."""

    async def said(self, interaction: Interaction, what: str) -> Pair:
        """Keep what this one of the two said."""
        group, client = await self.group(interaction), interaction.client
        pair_id, number = numbers(self.tail)
        return await client.services.mentor_pairs.said(
            group.guild_id, pair_id, number, interaction.user.id, what, client.clock.now()
        )


class Met(PairPress, verb="mentor:met"):
    """They met."""

    label = pair_words.MET
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Let it count, and offer a line."""
        pair = await self.said(interaction, "met")
        line = cards.on("mentor:line", pair.guild_id, self.tail)
        await show(interaction, Card(pair_words.MET_DONE, [line]))


class Planning(PairPress, verb="mentor:planning"):
    """They are planning to."""

    label = pair_words.PLANNING

    async def pressed(self, interaction: Interaction) -> None:
        """Keep it."""
        await self.said(interaction, "planning")
        await show(interaction, Card(pair_words.PLANNING_DONE))


class Need(PairPress, verb="mentor:need"):
    """One of them would like help."""

    label = pair_words.NEED_HELP

    async def pressed(self, interaction: Interaction) -> None:
        """Let the coordinators see it."""
        await self.said(interaction, "help")
        await show_privately(interaction, Card(pair_words.HELP_DONE))


class End(PairPress, verb="mentor:end"):
    """One of them would stop."""

    label = pair_words.TIME_TO_STOP

    async def pressed(self, interaction: Interaction) -> None:
        """Stop, and thank both; no reason is asked."""
        await self.said(interaction, "stop")
        await show_privately(interaction, Card(pair_words.STOP_DONE))


class Else(PairPress, verb="mentor:else"):
    """One of them would rather be matched with someone else."""

    label = pair_words.SOMEONE_ELSE

    async def pressed(self, interaction: Interaction) -> None:
        """Stop, and look for somebody else; the other only hears that it ended."""
        group, client = await self.group(interaction), interaction.client
        pair_id, _ = numbers(self.tail)
        member_id = interaction.user.id
        pair = await client.services.mentor_pairs.rematch(
            group.guild_id, pair_id, member_id, client.clock.now()
        )
        mentee = pair.mentee_id == member_id
        text = pair_words.ELSE_DONE if mentee else pair_words.ELSE_MENTOR_DONE
        await show_privately(interaction, Card(text))


class StopPair(PairPress, verb="mentor:stop_pair"):
    """Stops a match, from one's own card."""

    label = pair_words.TIME_TO_STOP

    async def pressed(self, interaction: Interaction) -> None:
        """Stop it."""
        group, client = await self.group(interaction), interaction.client
        await client.services.mentor_pairs.stop(
            group.guild_id, number_in(self.tail), interaction.user.id, client.clock.now()
        )
        await show(interaction, Card(pair_words.STOP_DONE))


class ChangePair(PairPress, verb="mentor:change_pair"):
    """What one of the two can change, from their thread."""

    label = pair_words.STOP_OR_CHANGE

    async def pressed(self, interaction: Interaction) -> None:
        """Show it to this one alone."""
        group, client = await self.group(interaction), interaction.client
        pair_id, _ = numbers(self.tail)
        member_id = interaction.user.id
        pair = await client.services.mentor_pairs.get(group.guild_id, pair_id, member_id)
        name = await name_of(client, group.guild_id, pair.other(member_id))
        await show_privately(interaction, talk_cards.change(pair, name))


class AddLine(PairPress, verb="mentor:line"):
    """A line for one's own log."""

    label = pair_words.ADD_LINE

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form."""
        group = await self.group(interaction)
        pair_id, number = numbers(self.tail)
        form = LineForm(group.guild_id, tail=f"{pair_id}.{number}")
        await interaction.response.send_modal(form)


class Again(PairPress, verb="mentor:again"):
    """Somebody else, after a match has ended."""

    label = pair_words.FIND_ELSE

    async def pressed(self, interaction: Interaction) -> None:
        """Open the last request again."""
        group, client = await self.group(interaction), interaction.client
        found = await client.services.mentor_pairs.ask_again(
            group.guild_id, interaction.user.id, client.clock.now()
        )
        if not found:
            raise NotFound(pair_words.NOTHING_TO_FIND, f"mentor:new_request:{group.guild_id}")
        await show(interaction, Card(pair_words.FOUND_ELSE))


class Wake(PairPress, verb="mentor:wake"):
    """A pair that rests goes on."""

    label = pair_words.WAKE
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Wake it up."""
        group, client = await self.group(interaction), interaction.client
        await client.services.mentor_course.wake(
            group.guild_id, number_in(self.tail), interaction.user.id, client.clock.now()
        )
        await show(interaction, Card(pair_words.AWAKE))


class GoOn(PairPress, verb="mentor:go_on"):
    """One of them would go on after the finish date."""

    label = pair_words.GO_ON
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Ask the other one, or go on."""
        group, client = await self.group(interaction), interaction.client
        pair_id, day = numbers(self.tail)
        renewal = await client.services.mentor_course.go_on(
            group.guild_id, pair_id, interaction.user.id, client.clock.now(), day
        )
        until = cards.day(renewal.pair.finish_at)
        renewed = pair_words.RENEWED.format(until=until)
        await show(interaction, Card(renewed if renewal.goes_on else pair_words.GOING_ON))


class Thank(PairPress, verb="mentor:thank"):
    """One of them closes it with a thank-you."""

    label = pair_words.CLOSE_IT

    async def pressed(self, interaction: Interaction) -> None:
        """Close it, and offer to tell the group."""
        group, client = await self.group(interaction), interaction.client
        pair_id, _ = numbers(self.tail)
        member_id = interaction.user.id
        pair = await client.services.mentor_course.thank(
            group.guild_id, pair_id, member_id, client.clock.now()
        )
        name = await name_of(client, group.guild_id, pair.other(member_id))
        await show(interaction, talk_cards.closed(pair, name))


class ShareWin(PairPress, verb="mentor:win"):
    """A win by both."""

    label = pair_words.SHARE_WIN

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form, to one of the two."""
        group, client = await self.group(interaction), interaction.client
        member_id = interaction.user.id
        pair = await client.services.mentor_pairs.get(
            group.guild_id, number_in(self.tail), member_id
        )
        draft = await walk.typed(interaction, group.guild_id, walk.WIN, pair.id)
        value = "" if draft is None else draft.words
        await interaction.response.send_modal(WinForm(group.guild_id, pair_id=pair.id, value=value))


class PostWin(PairPress, verb="mentor:post_win"):
    """The other one agrees."""

    label = pair_words.POST_BOTH
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Post it as the win of the one who wrote it, with help from the other.

        Their words are let go only once they are a win; tapped twice, they are one all the same.
        """
        group, client = await self.group(interaction), interaction.client
        member_id, now, course = (
            interaction.user.id,
            client.clock.now(),
            client.services.mentor_course,
        )
        pair = await course.proposed_win(group.guild_id, number_in(self.tail), member_id)
        author_id = pair.other(member_id)
        names = [await plain_name(client, group.guild_id, one) for one in (author_id, member_id)]
        draft = Draft(group.guild_id, author_id, names[0], pair.win or "", thanks=names[1])
        changed = await client.services.wins.share(draft, now)
        with contextlib.suppress(NotFound):
            await course.drop_win(group.guild_id, pair.id, member_id)
        task = None if changed.due is None else client.agenda.begin(changed.due)
        if task is not None:
            await asyncio.wait({task}, timeout=time_left(interaction))
        is_there = task is not None and task.done() and isinstance(task.result(), Done)
        await show(interaction, Card(pair_words.WIN_POSTED if is_there else pair_words.WIN_SOON))


class DropWin(PairPress, verb="mentor:drop_win"):
    """The other one would rather not."""

    label = pair_words.RATHER_NOT

    async def pressed(self, interaction: Interaction) -> None:
        """Drop it; nobody is told."""
        group, client = await self.group(interaction), interaction.client
        await client.services.mentor_course.drop_win(
            group.guild_id, number_in(self.tail), interaction.user.id
        )
        await show(interaction, Card(pair_words.WIN_NOT))


async def show_privately(interaction: Interaction, card: Card) -> None:
    """Answer privately, never in place of what both can read in their thread."""
    await (answer if interaction.guild_id is not None else show)(interaction, card)
