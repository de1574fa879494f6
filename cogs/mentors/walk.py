"""The way from a form to an offer or a request: the student check, and nothing typed is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.kit.errors import NotFound, Refusal
from bot.mentors import pair_words, rules, words
from bot.students import rules as students
from bot.ui.answer import show
from bot.ui.card import Card
from bot.ui.checks import group_for
from cogs.mentors import actions, cards
from cogs.mentors.place import FEATURE, name_of

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.mentors.rules import Filled
    from bot.students.rules import Report
    from bot.ui.answer import Interaction

WIN = "win."  # the pair follows


async def go_on(interaction: Interaction, guild_id: int, kind: str, filled: Filled) -> None:
    """Save what was filled in, or ask the one question that comes first."""
    client, member = interaction.client, interaction.user
    mentors, now = client.services.mentors, client.clock.now()
    try:
        group = await group_for(interaction, FEATURE, guild_id)
        tidied = _tidied(filled, kind)
    except Refusal as refusal:
        guild_id = interaction.guild_id or guild_id
        await mentors.keep_draft(guild_id, member.id, kind, filled, now)
        change = cards.on("mentor:change", guild_id, kind)
        await show(interaction, Card(refusal.message, [change]))
        return
    reports = await look(client, group.guild_id, tidied.texts())
    if not filled.cleared and not all(one.clear for one in reports):
        await mentors.keep_draft(group.guild_id, member.id, kind, tidied, now)
        await show(interaction, cards.look(group.guild_id, kind, reports))
    elif kind.startswith(WIN):
        await propose(interaction, group.guild_id, int(kind.removeprefix(WIN)), tidied.words)
    elif kind == "offer":
        await mentors.save_offer(group.guild_id, member.id, tidied, now)
        await actions.saved(interaction, group, words.SAVED_OFFER)
    else:
        request = await mentors.save_request(group.guild_id, member.id, tidied, now)
        await actions.saved(interaction, group, words.SAVED_REQUEST, request)


async def look(client: WhatsWorking, guild_id: int, texts: tuple[str, ...]) -> list[Report]:
    """Return what the student check thinks of each text."""
    return await client.services.students.look(guild_id, texts)


async def use_a_student(interaction: Interaction, guild_id: int, kind: str) -> None:
    """Let "a student" stand for every name that worries, and look again."""
    filled = await draft(interaction, guild_id, kind)
    reports = await look(interaction.client, guild_id, filled.texts())
    said, sentence = map(students.replace, filled.texts(), reports)
    await go_on(interaction, guild_id, kind, replace(filled, words=said, sentence=sentence))


async def fine(interaction: Interaction, guild_id: int, kind: str) -> None:
    """Remember the names as no students' for the group, and save."""
    client, filled = interaction.client, await draft(interaction, guild_id, kind)
    reports = await look(client, guild_id, filled.texts())
    names = {one.words for report in reports for one in report.hard if one.is_name}
    await client.services.students.remember(guild_id, names, interaction.user.id)
    await go_on(interaction, guild_id, kind, replace(filled, cleared=True))


async def propose(interaction: Interaction, guild_id: int, pair_id: int, text: str) -> None:
    """Let the other one of a pair read what is to be shared."""
    client, member_id = interaction.client, interaction.user.id
    pair = await client.services.mentor_course.propose_win(
        guild_id, pair_id, member_id, text, client.clock.now()
    )
    name = await name_of(client, guild_id, pair.other(member_id))
    await show(interaction, Card(pair_words.WIN_ASKED.format(name=name)))


def _tidied(filled: Filled, kind: str) -> Filled:
    """Return what was filled in as it is kept. Raises Refusal."""
    if not kind.startswith(WIN):
        return rules.tidied(filled, asks=kind == "request")
    line = rules.tidy_line(filled.words, pair_words.WIN_TOO_LONG)
    if line is None:
        raise Refusal(pair_words.WIN_EMPTY)
    return replace(filled, words=line)


async def draft(interaction: Interaction, guild_id: int, kind: str) -> Filled:
    """Return what the member typed and has not saved. Raises NotFound."""
    mentors = interaction.client.services.mentors
    found = await mentors.draft(guild_id, interaction.user.id, kind)
    if found is None:
        raise NotFound(words.DRAFT_GONE, f"mentor:status:{guild_id}")
    return found
