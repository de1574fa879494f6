"""What members press about their group, and what coordinators press on their list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents import principal_words
from bot.groups import words
from bot.groups.reports import by_thing
from bot.kit.regional import localized
from bot.ui.card import MOST_ITEMS, Button, Card, Item
from bot.ui.checks import set_up_group
from bot.ui.components import button
from cogs.groups import cards, health, inbox_cards

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.client import WhatsWorking
    from bot.groups.reports import Reported
    from bot.groups.rules import Finding
    from bot.groups.service import Group
    from bot.ui.context import Context
    from bot.ui.feature import Waiting
    from bot.weekly.greeters import Unanswered
    from bot.wins.reports import MessageReport
    from bot.wins.service import RefusedWins


def _principal(group: Group) -> Button:
    return Button("document:principal", localized(principal_words.BUTTON, group.country))


@button("start:how:{year}", label=words.HOW_LABEL)
async def how(ctx: Context, year: str | None = None) -> None:
    """Say what each button does and what is kept; the year makes a new year's post findable."""
    await ctx.answer(cards.how(await set_up_group(ctx.interaction)))


@button("help:who", label=words.WHO_LABEL)
async def who(ctx: Context) -> None:
    """Say who can see what."""
    await ctx.answer(cards.who(await set_up_group(ctx.interaction)))


@button("check:again", label=words.CHECK_AGAIN, coordinator=True)
async def check_again(ctx: Context) -> None:
    """Look at everything once more, in place of what was found before."""
    await ctx.take_time()
    await ctx.show(check(await health.examine(ctx.interaction, ctx.group)))


def start(group: Group) -> Card:
    """Return Start here with its buttons."""
    items = _wins(group)
    if group.has("plans"):
        items.insert(1, Button("plan:settings", words.SET_NUDGE))
    return Card(cards.start(group), [*items, how.button(), _principal(group)])


def help_(group: Group) -> Card:
    """Return help with the buttons that people use most."""
    items = _wins(group)
    if group.has("plans"):
        items.insert(1, Button("plan:nudge"))
    greet = [Button("weekly:greet")] if group.has("weekly") and group.has("wins") else []
    items += [who.button(), Button("help:ask"), _principal(group), *greet]
    return Card(cards.help_(group), items)


def _wins(group: Group) -> list[Button]:
    return [Button("win:share"), Button("win:find")] if group.has("wins") else []


def check(found: Sequence[Finding]) -> Card:
    """Return what is wrong, to be looked at again."""
    return Card(inbox_cards.findings(found), [check_again.button()])


async def everything(
    client: WhatsWorking, group: Group, now: datetime
) -> tuple[
    Sequence[Reported[MessageReport]],
    Sequence[RefusedWins],
    Sequence[Unanswered],
    Sequence[Waiting],
]:
    """Return all that waits for a group's coordinators, as `today` takes it."""
    services, guild_id = client.services, group.guild_id
    greets = group.has("weekly")
    return (
        by_thing(await services.reports.open(guild_id)),
        await services.wins.refused_posts(guild_id),
        await services.greeters.unanswered(guild_id, now) if greets else (),
        [one for part in client.inbox for one in await part(client, group, now)],
    )


def today(
    group: Group,
    reports: Sequence[Reported[MessageReport]],
    refused: Sequence[RefusedWins],
    unanswered: Sequence[Unanswered],
    more: Sequence[Waiting] = (),
    *,
    own: bool = False,
) -> Card:
    """Return what waits, with a button for each report, one for the posts, and features' own.

    *own*: something else waits for the coordinator who reads it.
    """
    items: list[Item] = [
        Button(f"report:open:{one.first.id}", words.OPEN_REPORT.format(number=number))
        for number, one in enumerate(reports[: inbox_cards.REPORTS_SHOWN], 1)
    ]
    if refused:
        items.append(Button("win:retry"))
    if group.has("weekly"):
        items.append(Button("weekly:plan"))
    if group.has_private_threads:
        items.append(Button("pair:board"))
    items += [one.item for one in more if one.item is not None][: MOST_ITEMS - len(items)]
    text = inbox_cards.today(group.guild_id, reports, refused, unanswered, more, own=own)
    return Card(text, items)
