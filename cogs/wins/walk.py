"""The way from a draft to its post: one question at a time, and nothing typed is ever lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.agenda.occurrences import Done, Failed, Retry
from bot.kit.errors import Refusal
from bot.kit.markup import someone, spelled_out
from bot.kit.safe import safe
from bot.kit.text import listed
from bot.ui import review
from bot.ui import words as ui_words
from bot.ui.answer import patiently, show, take_time
from bot.ui.card import Button
from bot.ui.checks import is_coordinator
from bot.ui.context import Context
from bot.ui.length import length_to_add
from bot.ui.photo import keep_photo
from bot.weekly import words as weekly_words
from bot.weekly.service import comes
from bot.wins import answer_words, rules, words
from bot.wins.drafts import of, pending
from bot.wins.rules import PRESENTED, address
from cogs.wins import cards

if TYPE_CHECKING:
    import discord

    from bot.client import WhatsWorking
    from bot.drafts.rules import Draft
    from bot.groups.service import Group
    from bot.ui.answer import Interaction
    from bot.wins.rules import Win, WinDraft


def fresh(interaction: Interaction, **values: str) -> WinDraft:
    """Return an empty draft of the person who pressed. Raises Refusal outside a server."""
    if interaction.guild_id is None:
        raise Refusal(ui_words.ONLY_IN_SERVER)
    return rules.WinDraft(
        guild_id=interaction.guild_id,
        author_id=interaction.user.id,
        author_name=rules.tidy_name(interaction.user.display_name),
        **{"story": ""} | values,  # type: ignore[arg-type] # every value here is a text
    )


async def called(interaction: Interaction, behalf: str) -> str:
    """Return who a win is for as words: in a command, "@Ruth" arrives as a number."""
    if interaction.guild_id is None or spelled_out(behalf) == behalf:
        return behalf
    everyone = await interaction.client.services.members.of_group(interaction.guild_id)
    names = {one.member_id: one.name for one in everyone if not one.hidden}
    return spelled_out(behalf, lambda one: names.get(one) or someone(one))


async def go_on(interaction: Interaction, draft: WinDraft) -> None:
    """Ask the next question about a draft, or post it."""
    ctx = Context(interaction, interaction.client.clock.now(), draft.guild_id)
    await review.submit(ctx, pending(draft))


async def check(ctx: Context, kept: Draft[WinDraft]) -> None:
    """Raise Refusal where wins can't be shared."""
    await _group(ctx.interaction, kept.text)


async def after_the_look(ctx: Context, kept: Draft[WinDraft]) -> None:
    """Ask about the photo, or post."""
    draft, interaction = of(kept), ctx.interaction
    step = rules.next_step(draft)
    if step is not rules.Step.READY:
        draft = await keep(ctx.client, draft)
        await ctx.show(cards.step(step, draft))
        return
    group = await _group(interaction, draft)
    if draft.win_id is None:
        await _post(interaction, draft, group)
    else:
        await _edit(interaction, draft, group)


async def keep(client: WhatsWorking, draft: WinDraft) -> WinDraft:
    """Write a draft down, so that it outlives whatever happens next."""
    return await client.services.win_drafts.keep(draft, client.clock.now())


async def with_photo(
    interaction: Interaction, draft: WinDraft, photo: discord.Attachment
) -> WinDraft:
    """Return the draft with a photo that was just uploaded.

    Raises Refusal with the draft kept, its words safe, and the ways on.
    """
    await take_time(interaction)
    try:
        name = await keep_photo(interaction.client, photo)
    except Refusal as refusal:
        kept = await keep(interaction.client, draft)
        raise Refusal(
            words.PHOTO_SAFE.format(why=refusal.message),
            f"draft:photo:{kept.id}",
            f"draft:post:{kept.id}",
            f"draft:change:{kept.id}",
            kept=True,
        ) from refusal
    return replace(draft, picture=name, release=None)


def blurbs(group: Group, win: Win) -> bool:
    """Return whether a blurb can be made of it: half of an answer is its question."""
    return group.has("documents") and win.kind != rules.ANSWER


async def _group(interaction: Interaction, draft: WinDraft) -> Group:
    group = await interaction.client.services.groups.get(draft.guild_id)
    if group.wins_channel_id is None:
        raise Refusal(ui_words.NOT_SET_UP)
    if draft.shared_in is None and not group.has("wins"):
        raise Refusal(ui_words.SWITCHED_OFF)
    if draft.behalf and draft.win_id is None and not is_coordinator(interaction, group):
        raise Refusal(words.BEHALF_COORDINATORS)
    return group


async def _post(interaction: Interaction, draft: WinDraft, group: Group) -> None:
    client = interaction.client
    changed = await client.services.wins.share(draft, client.clock.now(), group.wins_channel_id)
    outcome = await patiently(interaction, changed.due)
    win = changed.win
    if isinstance(outcome, Failed) and outcome.unfit is not None:
        await show(interaction, cards.unfit(win, outcome.unfit))
        return
    if isinstance(outcome, Done) and outcome.message_id is not None:
        win = replace(win, channel_id=outcome.channel_id, message_id=outcome.message_id)
    if win.source is not None:
        first = answer_words.COUNTS.format(link=address(win))
    elif win.message_id is not None:
        sentence = words.POSTED if win.shared_in is None else answer_words.THERE
        first = sentence.format(link=address(win))
    elif isinstance(outcome, Retry) and outcome.refused:
        sentence = words.SAVED_NO_PLACE if outcome.no_channel else words.SAVED_REFUSED
        first = sentence.format(channel=win.shared_in or group.wins_channel_id)
    else:
        first = words.SAVED_SLOW.format(channel=win.shared_in or group.wins_channel_id)
    in_mail = await _hears_of_mail(client, group, win)
    more = [weekly_words.MAIL_HAS_THIS] if in_mail else []
    said, length = await _length(client, win)
    more += said
    in_dm, also = interaction.guild_id is None, await _to_be_asked(client, group, win)
    card = cards.posted(
        win,
        first,
        *more,
        blurbs=blurbs(group, win),
        in_mail=in_mail or None,
        also=also if in_dm else [*length, *cards.to_shelf(group, win), *also],
        in_dm=in_dm,
    )
    await show(interaction, card)
    if in_mail:
        await client.services.members.told_of_mail(win.guild_id, win.author_id)


async def _length(client: WhatsWorking, win: Win) -> tuple[list[str], list[Button]]:
    """Return what adds how long it took to present something."""
    if win.kind != PRESENTED or win.behalf:
        return [], []
    ref = f"win {win.id}"
    entry = await client.services.hours.entry_of(win.guild_id, win.author_id, PRESENTED, ref)
    return length_to_add(entry, PRESENTED)


async def _to_be_asked(client: WhatsWorking, group: Group, win: Win) -> list[Button]:
    """Return the button that lets who answered a colleague be asked again, until they said."""
    if win.question_id is None or not group.has("questions"):
        return []
    knows = await client.services.helping.knows(win.guild_id, win.author_id)
    return [Button(f"ask:about:{win.guild_id}")] if knows.agreed is None else []


async def _hears_of_mail(client: WhatsWorking, group: Group, win: Win) -> bool:
    """Return whether this is the first time that the author's win goes into a week's e-mail."""
    member = await client.services.members.get(win.guild_id, win.author_id)
    is_in = comes(group) and win.kind != rules.MOMENT
    return is_in and member is not None and member.in_mail is None


async def could_tell(client: WhatsWorking, win: Win) -> list[str]:
    """Return the line about words that tell who the author of a nameless win is, if any do."""
    member = await client.services.members.get(win.guild_id, win.author_id)
    if win.consent != "unnamed" or member is None:
        return []
    said = " ".join((win.story, win.alt or ""))
    found = rules.tells_author(said, win, *member.identifying)
    if not found:
        return []
    quoted = listed([f'"{safe(one)}"' for one in found])
    return [words.CONSENT_NAMES_FOUND.format(found=quoted)]


async def _edit(interaction: Interaction, draft: WinDraft, group: Group) -> None:
    client = interaction.client
    before = await client.services.wins.get(draft.guild_id, draft.win_id or 0)
    changed = await client.services.wins.edit(draft, client.clock.now())
    outcome = await patiently(interaction, changed.due)
    win = changed.win
    if before.picture is not None and before.picture != win.picture:
        await client.services.pictures.remove(before.picture)
    if isinstance(outcome, Failed) and outcome.unfit is not None:
        await show(interaction, cards.unfit(win, outcome.unfit))
        return
    sentence = words.EDITED if isinstance(outcome, Done) and win.message_id else words.EDITED_SLOW
    if win.source is not None:
        sentence = answer_words.CHANGED
    elif win.purged:
        sentence = words.EDITED_TIDIED
    elif win.hidden and win.picture and win.picture == win.refused_picture:
        sentence = words.STILL_SENT_BACK
    channel = win.channel_id or group.wins_channel_id
    first = sentence.format(link=address(win), channel=channel)
    more = await could_tell(client, win)
    in_dm = interaction.guild_id is None
    await show(interaction, cards.posted(win, first, *more, blurbs=blurbs(group, win), in_dm=in_dm))
