"""How things about wins look when they reach one person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.kit.errors import if_found
from bot.kit.safe import Safe, safe_name
from bot.ui.card import Button, Card
from bot.ui.coordinators import still_open
from bot.ui.unfit import Untaken
from bot.wins import words
from bot.wins.helped import thanked as thanked_in
from bot.wins.posts import Unfit
from bot.wins.reports import Why
from bot.wins.rules import address
from cogs.wins import cards, try_cards

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.members.rules import Notice
    from bot.wins.rules import Win
    from bot.wins.tries import Try


async def tried(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return the one question about a try; None when it needs no answer anymore."""
    key = notice.guild_id, notice.subject_id, notice.member_id
    found = await client.services.reactions.still_tries(*key)
    if found is None or found[0].hidden:
        return None
    return cards.question(*found, await _name(client, notice.guild_id))


async def asked(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return the question whether a message may become a win."""
    draft = await client.services.win_drafts.asked(notice.guild_id, notice.subject_id)
    if draft is None:
        return None
    group = await _name(client, notice.guild_id)
    return cards.keep_it(draft, words.ASK_AUTHOR.format(group=group))


async def noted(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return that a coordinator hid a post, and what they wrote; None once it's shown again."""
    win = await _win(client, notice)
    group = await client.services.groups.get(notice.guild_id)
    if win is None or not win.hidden:
        return None
    own, first = cards.own(win, (), (), group.zone), [words.HIDDEN_FIRST]
    if notice.load(Why).student:
        first.append(words.HIDDEN_STUDENT)
    return replace(own, content="\n".join([" ".join(first), own.content]))


async def reported(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return that something was reported, for a coordinator; None once it's settled."""
    report = await still_open(client, notice, client.services.reports)
    if report is None:
        return None
    return Card(words.TOLD_STUDENT if report.student else words.TOLD_OTHER)


async def refused(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return that a win is saved but not posted; None once it is posted, or gone."""
    win = await _win(client, notice)
    if win is None or win.message_id is not None:
        return None
    if code := notice.load(Unfit).code:
        return cards.unfit(win, code)
    line = words.STILL_REFUSED.format(line=cards.line(win.story))
    return Card(line, [Button(f"win:edit:{win.id}"), Button(f"win:remove:{win.id}")])


async def unfit(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return that Discord doesn't take what a win says now; None once it's changed again."""
    win, untaken = await _win(client, notice), notice.load(Untaken)
    if win is None or (win.edited_at and win.edited_at.isoformat() > untaken.at):
        return None
    return cards.unfit(win, untaken.code)


async def vanished(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return that a win's post may have been deleted; None once it's posted, or gone."""
    win = await _win(client, notice)
    if win is None or win.message_id is not None:
        return None
    again = Button(f"win:post_again:{win.id}:{win.guild_id}")
    return Card(words.VANISHED.format(line=cards.line(win.story)), [again])


async def outcome(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return how a colleague's try went, for the author of the idea alone."""
    found = await _try(client, notice, notice.about_id)
    if found is None or found[0].author_id != notice.member_id or found[1].answer is None:
        return None
    return try_cards.outcome(*found)


async def thanked(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return the author's thanks, for anyone who tried the idea."""
    found = await _try(client, notice, notice.member_id)
    if found is None:
        return None
    return try_cards.thanks(found[0], await author_of(client, found[0]))


async def helped(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return that a win thanks someone; None where its post doesn't, or no longer does."""
    win, members = await _win(client, notice), client.services.members
    if win is None or win.hidden or win.message_id is None:
        return None
    author = await members.get(win.guild_id, win.author_id)
    everyone = await members.of_group(notice.guild_id)
    names = ((one.member_id, one.name, one.print_name) for one in everyone)
    if (
        author is None
        or author.hidden
        or notice.member_id not in thanked_in(win.thanks or "", names)
    ):
        return None
    name = safe_name(win.behalf or win.author_name)
    said = words.HELPED.format(name=name, line=cards.line(win.story), link=address(win))
    return Card(said)


async def author_of(client: WhatsWorking, win: Win) -> Safe:
    """Return what a win's author is called to others."""
    hidden = await client.services.members.hides(win.guild_id, win.author_id)
    return safe_name(words.ITS_AUTHOR if hidden else win.author_name)


async def _win(client: WhatsWorking, notice: Notice) -> Win | None:
    return await if_found(client.services.wins.get(notice.guild_id, notice.subject_id))


async def _try(client: WhatsWorking, notice: Notice, member_id: int) -> tuple[Win, Try] | None:
    return await client.services.tries.get(notice.guild_id, notice.subject_id, member_id)


async def _name(client: WhatsWorking, guild_id: int) -> Safe:
    return safe_name(client.name_of(await client.services.groups.get(guild_id)))
