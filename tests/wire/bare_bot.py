"""The least a discord.py bot can be: the wire's own tests drive it, benchmarks measure beside it.

`/bare` answers with an embed and touches nothing else; the other commands try one thing each.
"""

from __future__ import annotations

import asyncio
import io
import os
from typing import Any

import discord
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route


class Form(discord.ui.Modal, title="Tell us"):
    """A text and a file."""

    story: discord.ui.Label[Form] = discord.ui.Label(
        text="Story", component=discord.ui.TextInput(max_length=200)
    )
    photo: discord.ui.Label[Form] = discord.ui.Label(
        text="Photo", component=discord.ui.FileUpload(required=False)
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Send the file back under a description."""
        assert isinstance(self.story.component, discord.ui.TextInput)
        assert isinstance(self.photo.component, discord.ui.FileUpload)
        files = [await f.to_file(description="sent back") for f in self.photo.component.values]
        await interaction.response.send_message(self.story.component.value, files=files)


class Panel(discord.ui.View):
    """One button."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="Count", custom_id="bare:count")
    async def count(
        self, interaction: discord.Interaction, button: discord.ui.Button[Panel]
    ) -> None:
        """Replace the message that holds the button."""
        await interaction.response.edit_message(content=f"pressed by {interaction.user.name}")

    @discord.ui.select(
        custom_id="bare:pick", options=[discord.SelectOption(label=x) for x in ("red", "blue")]
    )
    async def pick(
        self, interaction: discord.Interaction, select: discord.ui.Select[Panel]
    ) -> None:
        """Say privately what was picked."""
        await interaction.response.send_message(select.values[0], ephemeral=True)


class BareBot(discord.Client):
    """A client that syncs its commands to each guild it is in."""

    def __init__(self) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True, guild_messages=True),
            max_ratelimit_timeout=30.0,
            guild_ready_timeout=0.2,
        )
        self.tree = app_commands.CommandTree(self)
        every: tuple[app_commands.Command[Any, ..., Any] | app_commands.ContextMenu, ...] = (
            bare,
            form,
            panel,
            later,
            post,
            thread,
            history,
            quote,
        )
        for command in every:
            self.tree.add_command(command)

    async def setup_hook(self) -> None:
        """Answer buttons of earlier runs, and show the commands in every guild."""
        self.add_view(Panel())
        async for guild in self.fetch_guilds():
            self.tree.copy_global_to(guild=guild)
            await self.tree.sync(guild=guild)


@app_commands.command()
async def bare(interaction: discord.Interaction) -> None:
    """Answer with an embed."""
    await interaction.response.send_message(embed=discord.Embed(title="Bare", description="Hi."))


@app_commands.command()
async def form(interaction: discord.Interaction) -> None:
    """Show a form."""
    await interaction.response.send_modal(Form())


@app_commands.command()
async def panel(interaction: discord.Interaction) -> None:
    """Show a button and a select."""
    await interaction.response.send_message("a panel", view=Panel())


@app_commands.command()
async def later(interaction: discord.Interaction) -> None:
    """Defer, complete, follow up."""
    await interaction.response.defer(ephemeral=True)
    await interaction.edit_original_response(content="done")
    await interaction.followup.send("and more", ephemeral=True)


@app_commands.command()
async def post(
    interaction: discord.Interaction, text: str, nonce: str | None = None, size: int = 0
) -> None:
    """Post in the channel, and say privately how that went."""
    await interaction.response.defer(ephemeral=True)
    assert isinstance(interaction.channel, discord.TextChannel | discord.Thread)
    files = [discord.File(io.BytesIO(b"x" * size), "big.bin")] if size else []
    try:
        options: dict[str, Any] = {"nonce": nonce} if nonce else {}
        message = await interaction.channel.send(text, files=files, **options)
        result = f"posted {message.id}"
    except discord.HTTPException as error:
        result = f"refused {error.status} {error.code}"
    except Exception as error:
        result = f"broken {type(error).__name__}"
    await interaction.edit_original_response(content=result)


@app_commands.command()
async def thread(interaction: discord.Interaction, message: str) -> None:
    """Start a thread from a message."""
    assert isinstance(interaction.channel, discord.TextChannel)
    try:
        made = await interaction.channel.get_partial_message(int(message)).create_thread(name="T")
        await interaction.response.send_message(f"thread {made.id}")
    except discord.HTTPException as error:
        await interaction.response.send_message(f"refused {error.code}")


@app_commands.command()
async def history(interaction: discord.Interaction, after: str) -> None:
    """Count what came after a message, and name the first of it."""
    await interaction.response.defer(ephemeral=True)
    assert isinstance(interaction.channel, discord.TextChannel)
    found = [
        m async for m in interaction.channel.history(after=discord.Object(int(after)), limit=None)
    ]
    await interaction.edit_original_response(content=f"{len(found)} from {found[0].id}")


@history.autocomplete("after")
async def suggest(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Offer what was typed."""
    return [app_commands.Choice(name=f"after {typed}", value=typed)]


@app_commands.context_menu(name="Quote")
async def quote(interaction: discord.Interaction, message: discord.Message) -> None:
    """Repeat a message."""
    await interaction.response.send_message(f"> {message.content}")


async def main() -> None:
    """Point discord.py at the wire and run."""
    Route.BASE = os.environ["DISCORD_API_URL"]
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["DISCORD_GATEWAY_URL"])
    discord.utils.setup_logging()
    async with BareBot() as bot:
        await bot.start(os.environ["DISCORD_TOKEN"])


if __name__ == "__main__":
    asyncio.run(main())
