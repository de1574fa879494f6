"""What a coordinator presses to arrange mentors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit.safe import Safe, safe_name
from bot.kit.text import CONTENT_LIMIT, shorten
from bot.mentors import coordinator_words, words
from bot.mentors.boards import MOST
from bot.ui.card import Button, Card, Item, Menu
from bot.ui.components import Style, button, select
from cogs.mentors import cards
from cogs.mentors.basics import FEATURE, name_of, number_in, plain_name, threads_of

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.mentors.boards import Board, BoardRequest
    from bot.ui.context import Context

OUT = "out"
TOPICS_SHOWN = 120  # characters


@button("mentor:board", label=coordinator_words.OPEN_BOARD, feature=FEATURE, coordinator=True)
async def open_board(ctx: Context) -> None:
    """Make the best round as it would be now and show it; nothing else changes."""
    await ctx.take_time()
    board = await ctx.services.mentor_boards.preview(
        ctx.guild_id, ctx.now, threads=await threads_of(ctx.client, ctx.guild_id)
    )
    await ctx.show(await board_card(ctx.client, board))


@button(
    "mentor:approve:{board:int}:{lines:int}",
    label=coordinator_words.APPROVE_ALL,
    style=Style.primary,
    feature=FEATURE,
    coordinator=True,
)
async def approve(ctx: Context, board: int, lines: int) -> None:
    """Ask the mentors of the pairs on the card, *lines* of them, if nothing changed since."""
    await ctx.take_time()
    threads = await threads_of(ctx.client, ctx.guild_id)
    asks = await ctx.services.mentor_boards.approve(
        ctx.guild_id, board, ctx.now, threads=threads, lines=lines
    )
    one = len(asks) == 1
    await ctx.show(
        Card(
            coordinator_words.APPROVED_ONE
            if one
            else coordinator_words.APPROVED.format(count=len(asks))
        )
    )


@select("mentor:swap:{board:int}", feature=FEATURE, coordinator=True)
async def swap_which(ctx: Context, values: list[str], board: int) -> None:
    """Ask who to pair the chosen member with instead."""
    mentors = ctx.services.mentors
    request = await mentors.request(ctx.guild_id, number_in(values[0]))
    mentee = await name_of(ctx.client, ctx.guild_id, request.member_id)
    choices = Menu(placeholder=coordinator_words.SWAP_WITH_MENU)
    choices.add_option(label=coordinator_words.LEAVE_OUT_OPTION, value=f"{request.id}:{OUT}")
    for member_id in await mentors.mentor_ids(ctx.guild_id):
        if len(choices.options) < 25 and member_id != request.member_id:
            name = await plain_name(ctx.client, ctx.guild_id, member_id)
            choices.add_option(label=shorten(name, 90), value=f"{request.id}:{member_id}")
    items: list[Item] = [swap_with.select(choices, board), open_board.button()]
    await ctx.show(Card(coordinator_words.SWAP_ASK.format(mentee=mentee), items))


@select("mentor:swap_with:{board:int}", feature=FEATURE, coordinator=True)
async def swap_with(ctx: Context, values: list[str], board: int) -> None:
    """Change the board, or say that these two cannot be paired."""
    await ctx.take_time()
    request_id, _, chosen = values[0].partition(":")
    changed = await ctx.services.mentor_boards.swap(
        ctx.guild_id,
        board,
        number_in(request_id),
        None if chosen == OUT else number_in(chosen),
        ctx.now,
        threads=await threads_of(ctx.client, ctx.guild_id),
    )
    await ctx.show(await board_card(ctx.client, changed))


@button(
    "mentor:approves:{on:bool}",
    label=coordinator_words.COORDINATOR_APPROVES,
    feature=FEATURE,
    coordinator=True,
)
async def approves(ctx: Context, on: bool) -> None:
    """Switch between members who pick and a coordinator who approves."""
    await ctx.services.mentors.set_approves(ctx.guild_id, on, ctx.now)
    text = coordinator_words.APPROVES_NOW if on else coordinator_words.PICK_NOW
    await ctx.show(Card(text, [Button("pair:board")]))


@button(
    "mentor:helped:{pair_id:int}", label=coordinator_words.HELPED, feature=FEATURE, coordinator=True
)
async def helped(ctx: Context, pair_id: int) -> None:
    """Take two who asked for help off the list: a coordinator has seen to it."""
    await ctx.services.mentor_pairs.helped(ctx.guild_id, pair_id)
    await ctx.show(Card(coordinator_words.HELPED_DONE))


@button(
    "mentor:seen:{last_id:int}", label=coordinator_words.WROTE, feature=FEATURE, coordinator=True
)
async def seen(ctx: Context, last_id: int) -> None:
    """Take those who have no mentor off the list: a coordinator wrote to them."""
    threads = await threads_of(ctx.client, ctx.guild_id)
    await ctx.services.mentor_boards.seen(ctx.guild_id, last_id, ctx.now, threads=threads)
    await ctx.show(Card(coordinator_words.WROTE_DONE))


async def board_card(client: WhatsWorking, board: Board) -> Card:
    """Return a board: pairs with the reasons, how to change them, and one button for all.

    What does not fit is not approved either: nobody is asked about a pair that no one looked at.
    """
    if not board.lines:
        return Card(coordinator_words.BOARD_NONE, [Button("pair:board")])
    menu = Menu(placeholder=coordinator_words.SWAP_WHICH_MENU)
    lines, room = [coordinator_words.BOARD], CONTENT_LIMIT - len(coordinator_words.BOARD_THEN) - 300
    for number, one in enumerate(board.lines[:MOST], 1):
        mentee = await plain_name(client, board.guild_id, one.request.member_id)
        line = await _line(client, number, one, safe_name(mentee))
        room -= len(line) + 1
        if room < 0:
            break
        lines.append(line)
        menu.add_option(label=shorten(f"{number}. {mentee}", 90), value=str(one.request.id))
    here = len(menu.options)
    if here < len(board.lines):
        lines.append(coordinator_words.BOARD_MORE.format(count=len(board.lines) - here))
    items: list[Item] = [
        swap_which.select(menu, board.number),
        approve.button(board.number, here),
        open_board.button().named(coordinator_words.LOOK_AGAIN),
    ]
    return Card("\n".join([*lines, "", coordinator_words.BOARD_THEN]), items)


async def _line(client: WhatsWorking, number: int, line: BoardRequest, mentee: Safe) -> str:
    request, fit = line.request, line.fit
    fields = {"number": number, "mentee": mentee, "size": words.SIZES[request.size]}
    fields["topics"] = shorten(cards.topics(request.profile), TOPICS_SHOWN)
    if fit is None:
        return coordinator_words.BOARD_LEFT_OUT.format(**fields)
    mentor = await name_of(client, request.guild_id, fit.mentor_id)
    why = " ".join(fit.about_them())
    return coordinator_words.BOARD_LINE.format(**fields, mentor=mentor, why=why)
