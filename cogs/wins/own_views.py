"""Buttons on a member's own win: how far it travels, changing it, removing it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bot.agenda.occurrences import Retry
from bot.drafts import words as draft_words
from bot.kit.safe import safe_name
from bot.ui.answer import patiently
from bot.ui.card import Card
from bot.ui.components import Style, button
from bot.weekly import words as weekly_words
from bot.wins import words
from cogs.wins import cards, walk
from cogs.wins.draft_forms import change_form
from cogs.wins.forms import draft_of, edit_form, new_photo_form

if TYPE_CHECKING:
    from bot.agenda.occurrences import Outcome
    from bot.ui.answer import Interaction
    from bot.ui.context import Context
    from bot.wins.rules import Win
    from bot.wins.service import ChangedWin


own_button = partial(button, always="a win stays its author's")


@own_button("win:consent:{consent:here|unnamed|named}:{win_id:int}", label=words.CONSENT["here"])
async def set_consent(ctx: Context, consent: str, win_id: int) -> None:
    """Set how far a win may travel, and show once what could still tell who the author is."""
    win = await ctx.services.wins.consent(ctx.guild_id, win_id, ctx.member_id, consent)
    member = await ctx.services.members.get(win.guild_id, ctx.member_id)
    name = member.named if member is not None else win.author_name
    lines = [words.CONSENT_SET[consent].format(name=safe_name(name))]
    lines += await walk.could_tell(ctx.client, win)
    if consent != "here" and win.release == "released":
        lines.append(words.NOT_RELEASED)
    items = cards.own_buttons(win, blurbs=ctx.group.has("documents"))
    await ctx.show(Card("\n".join(lines), items))


@button("win:mail:{choice:in|out}:{win_id:int}", label=weekly_words.MAIL_KEEP_OUT, feature="weekly")
async def set_mail(ctx: Context, choice: str, win_id: int) -> None:
    """Keep all wins of the member's out of the week's e-mail, or put them in."""
    win, is_in = await _own(ctx, win_id), choice == "in"
    await ctx.services.members.change(ctx.guild_id, ctx.member_id, in_mail=is_in)
    blurbs = walk.blurbs(ctx.group, win)
    await ctx.show(cards.posted(win, weekly_words.MAIL_SET[choice], blurbs=blurbs, in_mail=is_in))


@own_button("win:edit:{win_id:int}", label=words.EDIT)
async def edit(ctx: Context, win_id: int) -> None:
    """Open the form with the member's own win in it."""
    await ctx.open(edit_form.filled(await _own(ctx, win_id)), win_id)


@own_button("win:change:{win_id:int}:{guild_id:int}", label=draft_words.CHANGE, works_in_dm=True)
async def change(ctx: Context, win_id: int, guild_id: int) -> None:
    """Open the same form; in direct messages a draft says which group it's about."""
    win = await _own(ctx, win_id)
    if not ctx.in_dm:
        await ctx.open(edit_form.filled(win), win_id)
        return
    kept = await walk.keep(ctx.client, draft_of(ctx, win))
    await ctx.interaction.response.send_modal(change_form(kept))


@own_button("win:post_again:{win_id:int}:{guild_id:int}", label=words.POST_AGAIN, works_in_dm=True)
async def post_again(ctx: Context, win_id: int, guild_id: int) -> None:
    """Post the member's own win, of which nobody knows what became."""
    await ctx.services.wins.post_again(ctx.guild_id, win_id, ctx.member_id, ctx.now)
    await ctx.client.agenda.tick()
    await ctx.show(Card(words.POSTING_AGAIN))


@own_button("win:new_photo:{win_id:int}", label=words.NEW_PHOTO)
async def new_photo(ctx: Context, win_id: int) -> None:
    """Open the form that takes another photo."""
    await _own(ctx, win_id)
    await ctx.open(new_photo_form.filled(), win_id)


@own_button("win:no_photo:{win_id:int}", label=words.NO_PHOTO)
async def no_photo(ctx: Context, win_id: int) -> None:
    """Take the photo out of the member's own win; the words stay."""
    draft = draft_of(ctx, await _own(ctx, win_id))
    await walk.go_on(ctx.interaction, replace(draft, picture=None, alt="", release=None))


@own_button("win:remove:{win_id:int}", label=words.REMOVE, style=Style.danger)
async def remove(ctx: Context, win_id: int) -> None:
    """Ask before the member's own win is removed."""
    await ctx.show(remove_question(ctx.interaction, await _own(ctx, win_id)))


def remove_question(interaction: Interaction, win: Win) -> Card:
    """Return the question before a win is removed; only a thread's moderator can delete it."""
    line = f"\n> {cards.line(win.story)}"
    mine, thread_too = remove_yes.button(win.id, False), remove_yes.button(win.id, True)
    if win.thread_id is None or not interaction.app_permissions.manage_threads:
        sentence = words.REMOVE_ASK if win.thread_id is None else words.REMOVE_ASK_THREAD_STAYS
        items = [mine.named(words.REMOVE_YES), keep.button()]
        return Card(sentence.format(line=line), items)
    items = [mine, thread_too.named(words.REMOVE_THREAD_TOO), keep.button()]
    return Card(words.REMOVE_ASK_THREAD.format(line=line), items)


@own_button(
    "win:remove_yes:{win_id:int}:{thread_too:bool}",
    label=words.REMOVE_ONLY_MINE,
    style=Style.danger,
)
async def remove_yes(ctx: Context, win_id: int, thread_too: bool) -> None:
    """Delete the win and its picture; the post goes by the agenda, with its thread or without."""
    changed = await ctx.services.wins.remove(
        ctx.guild_id, win_id, ctx.member_id, ctx.now, thread_too=thread_too
    )
    if changed.win.picture is not None:
        await ctx.services.pictures.remove(changed.win.picture)
    outcome = await patiently(ctx.interaction, changed.due)
    await ctx.show(Card(_removed(changed, outcome)))


def _removed(changed: ChangedWin, outcome: Outcome | None) -> str:
    if isinstance(outcome, Retry):
        return words.REMOVED_REFUSED if outcome.refused else words.REMOVED_LATER
    if changed.in_doubt:
        return words.REMOVED_LATER
    return words.REMOVED_UNPOSTED if changed.due is None else words.REMOVED


@own_button("win:keep", label=words.KEEP)
async def keep(ctx: Context) -> None:
    """Remove nothing, and say so."""
    await ctx.show(Card(words.KEPT))


async def _own(ctx: Context, win_id: int) -> Win:
    return await ctx.services.wins.get_own(ctx.guild_id, win_id, ctx.member_id)
