"""Commands about wins, the two message menus, and what happens to posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.ui import choices
from bot.ui.answer import answer, take_time
from bot.ui.card import Button, Card
from bot.ui.checks import set_up_group
from bot.ui.cog import WithClient
from bot.ui.context import context
from bot.ui.errors import completes
from bot.wins import answer_words, rules, words
from cogs.wins import cards, listing, messages, walk
from cogs.wins.answers import use_message
from cogs.wins.forms import edit_form, share_form
from cogs.wins.own_views import remove_question
from cogs.wins.report_views import report
from cogs.wins.sweep import lose_channel, purge, withdraw, withdraw_in_doubt

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.ui.answer import Interaction
    from bot.wins.rules import Win


KINDS = [app_commands.Choice(name=words.KINDS[kind], value=kind) for kind in rules.KINDS]
FEATURE = {"feature": "wins"}
REMEMBERED = 1_000  # posts of wins


class WinsCog(
    WithClient,
    commands.GroupCog,
    group_name="win",
    group_description="Share what worked",
    group_extras=FEATURE,
):
    """Wins: share, find, and look after your own."""

    def __init__(self, client: WhatsWorking) -> None:
        super().__init__(client)
        # The win of each of the latest posts, as only its buttons say while it's in doubt.
        self._posts: dict[int, int] = {}
        self.menus = (
            app_commands.ContextMenu(
                name=words.SAVE_AS_WIN, callback=self.save_as_win, extras=FEATURE
            ),
            app_commands.ContextMenu(
                name=words.TELL_COORDINATOR, callback=self.tell_coordinator, extras=FEATURE
            ),
            app_commands.ContextMenu(
                name=answer_words.USE,
                callback=self.use_as_answer,
                extras={"feature": "questions"},
            ),
        )

    async def cog_load(self) -> None:
        """Add the message menus."""
        for menu in self.menus:
            self.client.tree.add_command(menu)

    @app_commands.command(description="Share something that worked")
    @app_commands.describe(
        story="What worked? Leave empty for a form",
        kind="What kind of win it is",
        photo="A photo, if you have one",
        alt="What the photo shows, in one line",
        thanks="Who helped",
        behalf="Coordinators: who it's for, like: Ruth, by e-mail",
    )
    @app_commands.rename(behalf="for")
    @app_commands.choices(kind=KINDS)
    async def share(
        self,
        interaction: Interaction,
        story: str | None = None,
        kind: str = rules.KINDS[0],
        photo: discord.Attachment | None = None,
        alt: str = "",
        thanks: str = "",
        behalf: str = "",
    ) -> None:
        """Post a story, or open the form."""
        behalf = await walk.called(interaction, behalf)
        draft = walk.fresh(
            interaction, story=story or "", kind=kind, alt=alt, thanks=thanks, behalf=behalf
        )
        if story is None and photo is None and not behalf:
            await set_up_group(interaction, "wins")
            await interaction.response.send_modal(share_form.filled(draft).modal())
            return
        if photo is not None:
            draft = await walk.with_photo(interaction, draft, photo)
        if story is None:
            draft = await walk.keep(self.client, draft)
            first = words.PHOTO_FIRST if photo is not None else words.WORDS_FIRST
            await answer(
                interaction, Card(first, [Button(f"draft:change:{draft.id}", words.WRITE_WORDS)])
            )
            return
        await walk.go_on(interaction, draft)

    @app_commands.command(description="Find wins by their words; only you see the answer")
    @app_commands.rename(query="words")
    @app_commands.describe(
        query='Any words you remember, like: pizza by Amina, or "words in quotes"',
        kind="Only this kind",
        by="Only by this person",
        since=words.SINCE_HINT,
    )
    @app_commands.choices(kind=KINDS)
    async def find(
        self,
        interaction: Interaction,
        query: str,
        kind: str | None = None,
        by: discord.User | None = None,  # also someone who left
        since: str = "",
    ) -> None:
        """Show the first page of what was found."""
        author_id = None if by is None else by.id
        ctx = await context(interaction, "wins")
        search = listing.since(ctx, since, listing.WinSearch(query, kind, author_id))
        await ctx.answer(await listing.found(ctx, search))

    @app_commands.command(description="Your own wins; only you see them")
    async def mine(self, interaction: Interaction) -> None:
        """Show a member's own wins."""
        ctx = await context(interaction, "wins")
        await ctx.answer(await listing.mine(ctx))

    @app_commands.command(description="One of your wins, with who cheered it")
    @app_commands.describe(win="Type some of its words")
    async def show(self, interaction: Interaction, win: str) -> None:
        """Show one of a member's own wins."""
        ctx = await context(interaction)
        await ctx.answer(await listing.own(ctx, await self._own(interaction, win)))

    @app_commands.command(description="Change one of your wins")
    @app_commands.describe(win="Type some of its words")
    async def edit(self, interaction: Interaction, win: str) -> None:
        """Open the form with the win in it."""
        found = await self._own(interaction, win)
        await interaction.response.send_modal(edit_form.filled(found).modal(found.id))

    @app_commands.command(description="Remove one of your wins and its post")
    @app_commands.describe(win="Type some of its words")
    async def remove(self, interaction: Interaction, win: str) -> None:
        """Ask before removing."""
        found = await self._own(interaction, win)
        await answer(interaction, remove_question(interaction, found))

    @app_commands.command(description="One of your own wins at random, for a hard day")
    async def lift(self, interaction: Interaction) -> None:
        """Show one of a member's own wins."""
        group = await set_up_group(interaction, "wins")
        win = await self.client.services.wins.lift(group.guild_id, interaction.user.id)
        if win is None:
            await answer(interaction, Card(words.NO_WINS_YET, [Button("win:share")]))
            return
        await answer(interaction, cards.lift(win, group.zone))

    @show.autocomplete("win")
    @edit.autocomplete("win")
    @remove.autocomplete("win")
    @completes
    async def own_wins(
        self, interaction: Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        """Offer a member's own wins, newest first, by any words of theirs."""
        return await choices.own_wins(interaction, current)

    async def save_as_win(self, interaction: Interaction, message: discord.Message) -> None:
        """Make an ordinary message a win, with its author's word."""
        await take_time(interaction)
        await answer(interaction, await messages.saved(interaction, message))

    async def tell_coordinator(self, interaction: Interaction, message: discord.Message) -> None:
        """Open the form for a private report."""
        await set_up_group(interaction, "wins")
        is_own = message.author.id == self.client.own_id
        resource_id = messages.resource_of(message) if is_own else None
        if resource_id is not None:  # the shelf has a form of its own for it
            form = self.client.components.forms["shelf:report_form"]
            await interaction.response.send_modal(form.filled().modal(resource_id))
            return
        win_id = messages.win_of(message) if is_own else None
        await interaction.response.send_modal(report.filled().modal(message.id, win_id))

    async def use_as_answer(self, interaction: Interaction, message: discord.Message) -> None:
        """Let a member's own reply in a question's thread count as an answer."""
        await use_message(interaction, message)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Remember a win's post, and offer to keep what someone said to the bot."""
        win_id = messages.win_of(message) if message.author.id == self.client.own_id else None
        if win_id is not None:
            self._posts[message.id] = win_id
            if len(self._posts) > REMEMBERED:
                del self._posts[next(iter(self._posts))]
        await messages.mentioned(self.client, message)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        """A post that someone deletes takes its win along; a purge or a lost channel does not."""
        services, guild_id, now = self.client.services, event.guild_id or 0, self.client.clock.now()
        win_id = self._posts.pop(event.message_id, None)
        await withdraw(services, guild_id, event.message_id, now)
        if win_id is not None:  # it may be in doubt where its post is
            await withdraw_in_doubt(services, guild_id, win_id, now)

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, event: discord.RawBulkMessageDeleteEvent) -> None:
        """Posts that go in a purge leave their wins: a moderator tidied the channel."""
        services, now = self.client.services, self.client.clock.now()
        await purge(services, event.guild_id or 0, event.message_ids, now)

    async def _own(self, interaction: Interaction, chosen: str) -> Win:
        return await self.client.services.wins.get_own(
            interaction.guild_id or 0, choices.chosen(chosen), interaction.user.id
        )


class Watching(WithClient, commands.Cog):
    """Listens to the gateway itself."""

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Look once after each start for what was deleted meanwhile."""
        await messages.plan_sweeps(self.client, {one.id for one in self.client.guilds})

    @commands.Cog.listener()
    async def on_shard_ready(self, shard_id: int) -> None:
        """Look after a new session too, of which on_ready says nothing where shards are many.

        At a start all are looked at together.
        """
        if self.client.is_ready():
            await messages.plan_sweeps(self.client, self._of(shard_id))

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Look where Discord itself was away; at a start all are looked at together."""
        if self.client.is_ready():
            group = await self.client.services.groups.get(guild.id)
            if group.wins_channel_id is not None:
                now = self.client.clock.now()
                await self.client.services.sweeps.plan([guild.id], now)

    @commands.Cog.listener()
    async def on_shard_resumed(self, shard_id: int) -> None:
        """Discord repeats what was missed."""
        self.client.services.sweeps.resumed(self._of(shard_id))

    @commands.Cog.listener()
    async def on_shard_disconnect(self, shard_id: int) -> None:
        """From now on deletions may be missed."""
        self.client.services.sweeps.cut(self._of(shard_id), self.client.clock.now())

    @commands.Cog.listener()
    async def on_guild_unavailable(self, guild: discord.Guild) -> None:
        """From now on deletions may be missed here."""
        self.client.services.sweeps.cut({guild.id}, self.client.clock.now())

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Keep the wins that were in it, without a link that leads nowhere."""
        now = self.client.clock.now()
        await lose_channel(self.client.services, channel.guild.id, channel.id, now)

    def _of(self, shard_id: int) -> set[int]:
        return {one.id for one in self.client.guilds if one.shard_id == shard_id}
