"""What a member does about themselves, whether by a command or by a button."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.kit import calendar
from bot.kit.errors import NotFound, Refusal
from bot.kit.personal import Person
from bot.members import days, rules, words
from bot.privacy import archive
from bot.privacy import words as privacy_words
from bot.ui import words as ui_words
from bot.ui.answer import ARRIVAL, answer, show, take_time
from bot.ui.card import Attached, Card
from bot.ui.reach import send_test
from bot.ui.send import Refused, Sent
from cogs.members import cards
from cogs.members.jobs import clear

if TYPE_CHECKING:
    from bot.school.clock import SchoolClock
    from bot.ui.answer import Interaction
    from bot.ui.form import Answers
    from cogs.members.cards import Myself

FIELDS = {
    "print_name": words.PRINT_NAME_LABEL,
    "school": words.SCHOOL_LABEL,
    "district": words.DISTRICT_LABEL,
    "town": words.TOWN_LABEL,
}


def person_of(interaction: Interaction) -> Person:
    """Return who pressed, and where. Raises Refusal outside a server."""
    if interaction.guild_id is None:
        raise Refusal(ui_words.ONLY_IN_SERVER)
    return Person(interaction.guild_id, interaction.user.id)


async def myself(interaction: Interaction) -> Myself:
    """Return what the member's cards are made of."""
    person, client = person_of(interaction), interaction.client
    member = await client.services.members.get(person.guild_id, person.member_id)
    if member is None:
        raise NotFound(words.NOT_SEEN)
    group = await client.services.groups.school(person.guild_id)
    channel = await client.services.members.dm_channel(person.member_id)
    refused = channel.refused_at is not None
    return cards.Myself(member, group, refused, client.clock.now())


async def school_of(interaction: Interaction) -> SchoolClock:
    """Return the school time of a person, also of one who never pressed anything."""
    person, services = person_of(interaction), interaction.client.services
    group = await services.groups.school(person.guild_id)
    return await services.members.school(person.guild_id, person.member_id, group)


async def about(interaction: Interaction) -> None:
    """Show a member everything that is known about them."""
    await show(interaction, cards.about(await myself(interaction), await _counts(interaction)))


async def settings(interaction: Interaction, first: str = "") -> None:
    """Show the panel on which settings are changed."""
    await show(interaction, cards.settings(await myself(interaction), first))


async def change(interaction: Interaction, **values: Any) -> None:
    """Keep settings, and show the panel with them."""
    await _keep(interaction, **values)
    await settings(interaction, words.SAVED)


async def change_details(interaction: Interaction, answers: Answers) -> None:
    """Keep what was typed about oneself."""
    values = {name: rules.tidy_field(answers.text(name), label) for name, label in FIELDS.items()}
    await change(interaction, **values)


async def change_school(interaction: Interaction, answers: Answers) -> None:
    """Keep one's own school hours and days off; lines that are no days are named."""
    me = await myself(interaction)
    opens, closes = rules.own_hours(answers.text("opens"), answers.text("closes"), me.group, me.now)
    today = calendar.local(me.now, me.zone).date()
    breaks, missed = days.read(answers.text("off"), me.zone, today)
    await _keep(interaction, opens=opens, closes=closes, breaks=breaks)
    first = "\n".join([words.SAVED, *([words.DAYS_MISSED, *missed] if missed else [])])
    await settings(interaction, first)


async def choose_reach(interaction: Interaction, reach: str) -> None:
    """Keep where a member is reached; direct messages are tried then and there."""
    if reach != "dm":
        await change(interaction, reach="here")
        return
    await take_time(interaction)
    person, client = person_of(interaction), interaction.client
    sent = await send_test(
        client, person.member_id, Card(words.DM_TEST), nonce=f"t{interaction.id}"
    )
    came_through = isinstance(sent, Sent)
    await _keep(interaction, reach="dm" if came_through else "here")
    if came_through:
        first = words.DM_WORKS
    else:
        first = words.DM_CLOSED if isinstance(sent, Refused) else words.DM_UNSURE
    await settings(interaction, first)


async def ask_pause(interaction: Interaction) -> None:
    """Ask how long a rest is to be."""
    await show(interaction, cards.pause(await myself(interaction)))


async def rest(interaction: Interaction, until: str) -> None:
    """Begin a rest; it always has an end."""
    me = await myself(interaction)
    end = rules.pause_until(until, me.now, me.school)
    member = await _keep(interaction, paused_until=end)
    await show(interaction, cards.paused(replace(me, member=member)))


async def come_back(interaction: Interaction) -> None:
    """End a rest now."""
    await _keep(interaction, paused_until=None)
    await show(interaction, Card(words.CAME_BACK, [interaction.client.press("me:pause:0")]))


async def hide(interaction: Interaction, hidden: bool) -> None:
    """Take the member's name out of everything, or put it back."""
    person, client = person_of(interaction), interaction.client
    member = await client.services.members.hide(
        person.guild_id, person.member_id, hidden, client.clock.now()
    )
    await show(interaction, cards.hidden(member))


async def export(interaction: Interaction) -> None:
    """Hand a member everything that is known about them, in files that Discord takes."""
    await take_time(interaction)
    person, client = person_of(interaction), interaction.client
    exported = await client.services.privacy.export(person)
    group = interaction.guild.name if interaction.guild is not None else ""
    read = client.services.pictures.read
    number = 0
    async for part in archive.parts(exported, group, read, client.clock.now()):
        number += 1
        text = words.EXPORT_DONE if number == 1 else words.EXPORT_MORE.format(number=number)
        name = privacy_words.ARCHIVE_NAME.format(number=number)
        await answer(interaction, Card(text, files=[Attached(part, name)]))


async def ask_forget(interaction: Interaction) -> None:
    """Say what will go, and ask once."""
    await show(interaction, cards.forget(await _counts(interaction)))


async def forget(interaction: Interaction) -> None:
    """Remove everything about the member."""
    await take_time(interaction)
    person, client = person_of(interaction), interaction.client
    gone = await client.services.privacy.forget(person, client.clock.now())
    await clear(client.services, person, gone)
    interaction.extras.pop(ARRIVAL, None)  # what waited is gone too
    await show(interaction, cards.forgotten(gone.posts))


async def keep(interaction: Interaction) -> None:
    """Remove nothing, and say so."""
    await show(interaction, Card(words.FORGET_KEPT, [interaction.client.press("me:show:0")]))


async def show_note(interaction: Interaction) -> None:
    """Show the oldest thing that waits for the member, and let it wait no longer."""
    person, client = person_of(interaction), interaction.client
    members = client.services.members
    notes = await members.notes(person.guild_id, person.member_id)
    while notes:
        note = notes.pop(0)
        make = client.shows.get(note.kind)
        card = await make(client, person.guild_id, person.member_id, note.subject) if make else None
        if card is not None:
            _now_waiting(interaction, len(notes))
            await answer(interaction, card)
        await members.drop_note(person.guild_id, person.member_id, note.id)
        if card is not None:
            return
    _now_waiting(interaction, 0)
    await answer(interaction, ui_words.NOTE_GONE)


def _now_waiting(interaction: Interaction, count: int) -> None:
    arrival = interaction.extras.get(ARRIVAL)
    if arrival is not None:
        interaction.extras[ARRIVAL] = replace(arrival, waiting=count)


async def _keep(interaction: Interaction, **values: Any) -> rules.Member:
    person, client = person_of(interaction), interaction.client
    return await client.services.members.reschedule(
        person.guild_id, person.member_id, client.clock.now(), **values
    )


async def _counts(interaction: Interaction) -> dict[str, int]:
    exported = await interaction.client.services.privacy.export(person_of(interaction))
    return {name: len(rows) for name, rows in exported.sheets.items()}
