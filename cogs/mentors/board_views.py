"""What a coordinator presses to arrange mentors. The row is the board's number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from bot.kit.safe import Safe, safe_name
from bot.kit.text import CONTENT_LIMIT, shorten
from bot.mentors import desk_words, words
from bot.mentors.boards import MOST
from bot.ui.answer import show, take_time
from bot.ui.card import Button, Card
from bot.ui.checks import coordinators_only, set_up_group
from bot.ui.press import Menu, Press, Style, menus, presses
from cogs.mentors import cards
from cogs.mentors.place import FEATURE, name_of, number_in, plain_name, threads_of

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.groups.service import Group
    from bot.mentors.boards import Board, Line
    from bot.ui.answer import Interaction

OUT = "out"
TOPICS_SHOWN = 120  # characters


class OpenBoard(Press, verb="mentor:board"):
    """The best round as it would be now."""

    label = desk_words.OPEN_BOARD

    async def pressed(self, interaction: Interaction) -> None:
        """Make it and show it; nothing else changes."""
        group = await running(interaction)
        await take_time(interaction)
        client, guild_id = interaction.client, group.guild_id
        board = await client.services.mentor_boards.preview(
            guild_id, client.clock.now(), threads=await threads_of(client, guild_id)
        )
        await show(interaction, await board_card(client, board))


class Approve(Press, verb="mentor:approve"):
    """Asks the mentors of the pairs that the card shows; the tail is how many lines these are."""

    label = desk_words.APPROVE_ALL
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, if nothing changed since."""
        group = await running(interaction)
        await take_time(interaction)
        client, guild_id = interaction.client, group.guild_id
        asks = await client.services.mentor_boards.approve(
            guild_id,
            self.row_id,
            client.clock.now(),
            threads=await threads_of(client, guild_id),
            shown=number_in(self.tail),
        )
        one = len(asks) == 1
        text = desk_words.APPROVED_ONE if one else desk_words.APPROVED.format(count=len(asks))
        await show(interaction, Card(text))


class SwapWhich(Menu, verb="mentor:swap"):
    """Which pair is to change; the row is the board."""

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Ask with whom instead."""
        group, client = await running(interaction), interaction.client
        request = await client.services.mentors.request(group.guild_id, number_in(values[0]))
        mentee = await name_of(client, group.guild_id, request.member_id)
        select = discord.ui.Select[Any](placeholder=desk_words.SWAP_WITH_MENU)
        select.add_option(label=desk_words.LEAVE_OUT_OPTION, value=f"{request.id}:{OUT}")
        for member_id in await client.services.mentors.mentor_ids(group.guild_id):
            if len(select.options) < 25 and member_id != request.member_id:
                name = await plain_name(client, group.guild_id, member_id)
                select.add_option(label=shorten(name, 90), value=f"{request.id}:{member_id}")
        items = [menus["mentor:swap_with"](self.row_id, select), presses["mentor:board"](0)]
        await show(interaction, Card(desk_words.SWAP_ASK.format(mentee=mentee), items))


class SwapWith(Menu, verb="mentor:swap_with"):
    """With whom instead; the row is the board."""

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Change the board, or say that these two cannot be paired."""
        group = await running(interaction)
        await take_time(interaction)
        client, guild_id = interaction.client, group.guild_id
        request_id, _, chosen = values[0].partition(":")
        board = await client.services.mentor_boards.swap(
            guild_id,
            self.row_id,
            number_in(request_id),
            None if chosen == OUT else number_in(chosen),
            client.clock.now(),
            threads=await threads_of(client, guild_id),
        )
        await show(interaction, await board_card(client, board))


class Approves(Press, verb="mentor:approves"):
    """Switches between members who pick (row 0) and a coordinator who approves (row 1)."""

    label = desk_words.COORDINATOR_APPROVES

    async def pressed(self, interaction: Interaction) -> None:
        """Keep it."""
        group, client = await running(interaction), interaction.client
        approves = self.row_id == 1
        await client.services.mentors.set_approves(group.guild_id, approves, client.clock.now())
        text = desk_words.APPROVES_NOW if approves else desk_words.PICK_NOW
        await show(interaction, Card(text, [Button("pair:board")]))


class Helped(Press, verb="mentor:helped"):
    """A coordinator has seen to two who asked for help; the row is the pair."""

    label = desk_words.HELPED

    async def pressed(self, interaction: Interaction) -> None:
        """Take it off the list."""
        group = await running(interaction)
        await interaction.client.services.mentor_pairs.helped(group.guild_id, self.row_id)
        await show(interaction, Card(desk_words.HELPED_DONE))


async def running(interaction: Interaction) -> Group:
    """Return the group to someone who runs it, where mentors are on. Raises Refusal."""
    await set_up_group(interaction, FEATURE)
    return await coordinators_only(interaction)


async def board_card(client: WhatsWorking, board: Board) -> Card:
    """Return a board: pairs with the reasons, how to change them, and one button for all.

    What does not fit is not approved either: nobody is asked about a pair that no one looked at.
    """
    if not board.lines:
        return Card(desk_words.BOARD_NONE, [Button("pair:board")])
    select = discord.ui.Select[Any](placeholder=desk_words.SWAP_WHICH_MENU)
    lines, room = [desk_words.BOARD], CONTENT_LIMIT - len(desk_words.BOARD_THEN) - 300
    for number, one in enumerate(board.lines[:MOST], 1):
        mentee = await plain_name(client, board.guild_id, one.request.member_id)
        line = await _line(client, number, one, safe_name(mentee))
        room -= len(line) + 1
        if room < 0:
            break
        lines.append(line)
        select.add_option(label=shorten(f"{number}. {mentee}", 90), value=str(one.request.id))
    shown = len(select.options)
    if shown < len(board.lines):
        lines.append(desk_words.BOARD_MORE.format(count=len(board.lines) - shown))
    approve = presses["mentor:approve"](board.number, tail=str(shown))
    again = presses["mentor:board"](0, desk_words.LOOK_AGAIN)
    items = [menus["mentor:swap"](board.number, select), approve, again]
    return Card("\n".join([*lines, "", desk_words.BOARD_THEN]), items)


async def _line(client: WhatsWorking, number: int, line: Line, mentee: Safe) -> str:
    request, fit = line.request, line.fit
    told = {"number": number, "mentee": mentee, "size": words.SIZES[request.size]}
    told["topics"] = shorten(cards.topics(request.filled), TOPICS_SHOWN)
    if fit is None:
        return desk_words.BOARD_LEFT_OUT.format(**told)
    mentor = await name_of(client, request.guild_id, fit.mentor_id)
    why = " ".join(fit.about_them())
    return desk_words.BOARD_LINE.format(**told, mentor=mentor, why=why)
