"""What a member does about a document, whether by a command or by a button."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.documents import words
from bot.documents.choices import GROUP, MY_YEAR
from bot.kit import calendar
from bot.kit.dates import plain
from bot.kit.errors import Refusal
from bot.ui.answer import answer, show, take_time
from bot.ui.card import Card
from bot.ui.checks import coordinators_only, set_up_group
from bot.ui.press import press, presses
from cogs.documents import cards

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.documents.choices import Choice, Choices
    from bot.documents.collecting import Draft
    from bot.documents.workshop import Format
    from bot.ui.answer import Interaction
    from bot.ui.card import Attached
    from bot.ui.press import Press
    from bot.wins.rules import Win

KINDS = (MY_YEAR, GROUP)
FILES_LIMIT = 9 * 2**20  # bytes in one message


def kind_of(row_id: int) -> str:
    """Return which document a button is about; a forged row is one's own."""
    return KINDS[row_id] if row_id < len(KINDS) else MY_YEAR


async def check(interaction: Interaction, kind: str) -> int:
    """Return the group in which a document may be made. Raises Refusal, NotYours."""
    group = await set_up_group(interaction, "documents")
    if kind == GROUP:
        await coordinators_only(interaction)
    return group.guild_id


def choices_of(interaction: Interaction) -> Choices:
    """Return where choices are kept."""
    return interaction.client.services.documents.choices


async def change(interaction: Interaction, kind: str, **values: Any) -> Choice:
    """Keep what was chosen."""
    guild_id, now = await check(interaction, kind), interaction.client.clock.now()
    return await choices_of(interaction).change(guild_id, interaction.user.id, kind, now, **values)


async def set_period(interaction: Interaction, kind: str, typed: str) -> None:
    """Keep the days that were picked or typed. Raises Refusal."""
    guild_id, now = await check(interaction, kind), interaction.client.clock.now()
    period = await choices_of(interaction).period(guild_id, typed, now)
    await show_choice(interaction, await change(interaction, kind, period=period))


async def chosen(interaction: Interaction, kind: str) -> Choice:
    """Return what is chosen."""
    guild_id, now = await check(interaction, kind), interaction.client.clock.now()
    return await choices_of(interaction).get(guild_id, interaction.user.id, kind, now)


async def draft(interaction: Interaction, choice: Choice) -> Draft:
    """Return the document as it would be made now."""
    client = interaction.client
    documents, now = client.services.documents, client.clock.now()
    name = interaction.guild.name if interaction.guild is not None else ""
    make = documents.report if choice.kind == GROUP else documents.my_year
    return await make(choice, name, now)


async def keep_rubric(interaction: Interaction, found: Sequence[str]) -> None:
    """Save a group's headings, and go back to the report's card."""
    choice, now = await chosen(interaction, GROUP), interaction.client.clock.now()
    await choices_of(interaction).keep_rubric(choice.guild_id, found, now)
    first = words.RUBRIC_SAVED.format(count=len(found)) if found else words.RUBRIC_NONE
    await show_choice(interaction, choice, first)


async def show_choice(interaction: Interaction, choice: Choice, first: str = "") -> None:
    """Show what would be in the document."""
    choices, now = choices_of(interaction), interaction.client.clock.now()
    found = await draft(interaction, choice)
    today = await choices.today(choice.guild_id, now)
    periods = await choices.periods(choice.guild_id, "", now)
    if choice.period.value not in {value for _, value in periods}:
        periods = [(choice.period.until(today), choice.period.value), *periods]
    await show(interaction, cards.choice(found, periods, today, first))


async def make(interaction: Interaction, choice: Choice, looked_at: str = "") -> None:
    """Make the Word file and the page, or show first what is worth a look."""
    await take_time(interaction)
    again = presses["document:make"], cards.NUMBERS[choice.kind]
    await _hand_out(interaction, choice, ("docx", "html"), looked_at, again)


async def spreadsheet(interaction: Interaction, document_id: int, looked_at: str = "") -> None:
    """Make the same once more as a spreadsheet, with the consent of this moment."""
    await take_time(interaction)
    guild_id, user_id = interaction.guild_id or 0, interaction.user.id
    documents = interaction.client.services.documents
    choice = await documents.made_of(guild_id, user_id, document_id)
    await check(interaction, choice.kind)
    again = presses["document:csv"], document_id
    await _hand_out(interaction, choice, ("csv",), looked_at, again)


async def _hand_out(
    interaction: Interaction,
    choice: Choice,
    formats: tuple[Format, ...],
    looked_at: str,
    again: tuple[type[Press], int],
) -> None:
    """Make the files and give them; *again* is the button, and its row, that asks for them."""
    documents, now = interaction.client.services.documents, interaction.client.clock.now()
    found = await draft(interaction, choice)
    row = cards.NUMBERS[choice.kind]
    if found.is_empty:
        raise Refusal(words.NOTHING_IN, f"document:card:{row}", "win:share:0")
    done = await documents.make(choice.guild_id, found.document, formats, looked_at)
    if done.worries and not done.files:
        button, about = again
        anyway = button(about, words.MAKE_ANYWAY, tail=done.mark)
        await show(interaction, cards.worries(choice, done, anyway))
        return
    if not found.still_holds(await draft(interaction, choice)):
        raise Refusal(words.CHANGED_MEANWHILE, f"document:card:{row}")
    period = choice.period
    document_id = await documents.record(
        *(choice.guild_id, choice.member_id, choice.kind, choice.audience, found.found, now),
        *(period.first, period.last),
    )
    today = await documents.choices.today(choice.guild_id, now)
    first, *others = _messages(cards.files(choice, done, today))
    await show(interaction, cards.made(found, done, document_id, first, looked_at))
    for more in others:
        await answer(interaction, Card(words.MADE_MORE, files=more))


def _messages(files: Sequence[Attached]) -> list[list[Attached]]:
    """Return the files, in as many messages as Discord needs for their size."""
    found: list[list[Attached]] = [[]]
    for one in files:
        size = sum(len(other.content) for other in found[-1])
        if found[-1] and size + len(one.content) > FILES_LIMIT:
            found.append([])
        found[-1].append(one)
    return found


async def own_wins(interaction: Interaction, choice: Choice) -> list[Win]:
    """Return all of a member's own wins of the chosen days, newest first."""
    found = await draft(interaction, replace(choice, wins=None))
    return [win for win in reversed(found.wins) if not win.behalf and not win.hidden]


async def days_of(interaction: Interaction, wins: Sequence[Win]) -> dict[int, str]:
    """Return the day of each win in words, by its id."""
    school = await interaction.client.services.groups.school(interaction.guild_id or 0)
    zone = school.zone
    return {win.id: plain(calendar.local(win.created_at, zone).date()) for win in wins}


async def more(interaction: Interaction, document_id: int, looked_at: str) -> None:
    """Show what else can be made of a document."""
    documents = interaction.client.services.documents
    choice = await documents.made_of(interaction.guild_id or 0, interaction.user.id, document_id)
    row = cards.NUMBERS[choice.kind]
    csv = presses["document:csv"](document_id, tail=looked_at or None)
    items = [csv, press(f"document:card:{row}", words.ANOTHER)]
    await answer(interaction, Card(words.MORE_CARD, items))
