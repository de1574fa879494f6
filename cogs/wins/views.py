"""Buttons on wins: on their posts, on one's own, on pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ui import words as ui_words
from bot.ui.answer import answer, show, take_time
from bot.ui.checks import set_up_group
from bot.ui.press import Press, Style
from bot.wins import rules, words
from bot.wins.marks import follow_up_at
from cogs.wins import listing, threads
from cogs.wins.forms import FindForm, ShareForm
from cogs.wins.shows import author_of

if TYPE_CHECKING:
    from bot.school.clock import SchoolClock
    from bot.ui.answer import Interaction


class Share(Press, verb="win:share"):
    """Share a win, from wherever."""

    label = words.SHARE
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form at once."""
        await set_up_group(interaction, "wins")
        await interaction.response.send_modal(ShareForm())


class Find(Press, verb="win:find"):
    """Find a win."""

    label = words.FIND

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form."""
        await set_up_group(interaction, "wins")
        await interaction.response.send_modal(FindForm())


class Cheer(Press, verb="win:cheer"):
    """Cheer, or take it back."""

    label = words.CHEER

    async def pressed(self, interaction: Interaction) -> None:
        """Note it; the number under the post follows."""
        client, user = interaction.client, interaction.user
        now, guild_id = client.clock.now(), interaction.guild_id or 0
        marks, name = client.services.marks, rules.tidy_name(user.display_name)
        cheered = await marks.cheer(guild_id, self.row_id, user.id, name, now)
        if not cheered:
            await answer(interaction, words.UNCHEERED)
            return
        win = await client.services.wins.get(guild_id, self.row_id)
        await answer(interaction, words.CHEERED.format(name=await author_of(client, win)))


class Try(Press, verb="win:try"):
    """Try this too."""

    label = words.TRYING

    async def pressed(self, interaction: Interaction) -> None:
        """Note it, and ask once in two school weeks."""
        client, user = interaction.client, interaction.user
        guild_id, now = interaction.guild_id or 0, client.clock.now()
        ask_at = follow_up_at(await _school(interaction), now)
        name = rules.tidy_name(user.display_name)
        noted = await client.services.marks.try_it(
            guild_id, self.row_id, user.id, name, now, ask_at
        )
        if noted == "taken back":
            await answer(interaction, words.TRY_TAKEN_BACK)
            return
        win = await client.services.wins.get(guild_id, self.row_id)
        sentence = words.TRY_NOTED if noted == "noted" else words.TRY_NOTED_AGAIN
        await answer(interaction, sentence.format(name=await author_of(client, win)))


class Talk(Press, verb="win:talk"):
    """Talk about it in a thread."""

    label = words.TALK

    async def pressed(self, interaction: Interaction) -> None:
        """Open the thread, or show where it is."""
        await take_time(interaction)
        win = await interaction.client.services.wins.get(interaction.guild_id or 0, self.row_id)
        thread_id = await threads.opened(interaction, win)
        await answer(interaction, words.THREAD_LINK.format(thread=thread_id))


class MoreFound(Press, verb="win:more"):
    """The next page of what was found."""

    label = ui_words.MORE

    async def pressed(self, interaction: Interaction) -> None:
        """Turn the page; the row is its number, counted from 0."""
        search = listing.Search.from_tail(self.tail)
        await show(interaction, await listing.found(interaction, search, self.row_id))


class BackFound(MoreFound, verb="win:back"):
    """The page before."""

    label = ui_words.BACK


class SearchAgain(Press, verb="win:again"):
    """Look for something else, or for more."""

    label = words.SEARCH_AGAIN

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form with what was looked for in it."""
        await set_up_group(interaction, "wins")
        await interaction.response.send_modal(FindForm(listing.Search.from_tail(self.tail)))


class OlderMine(Press, verb="win:mine"):
    """Older wins of one's own."""

    label = ui_words.OLDER

    async def pressed(self, interaction: Interaction) -> None:
        """Turn the page."""
        await show(interaction, await listing.mine(interaction, before=self.row_id))


async def _school(interaction: Interaction) -> SchoolClock:
    services, guild_id = interaction.client.services, interaction.guild_id or 0
    group = await services.groups.school(guild_id)
    return await services.members.school(guild_id, interaction.user.id, group)
