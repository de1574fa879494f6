"""What members press about their group, and what coordinators press on their list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.groups import words
from bot.ui.answer import answer, show, take_time
from bot.ui.card import Card
from bot.ui.checks import coordinators_only, set_up_group
from bot.ui.press import Press
from cogs.groups import cards, desk_cards, health

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.groups.rules import Finding
    from bot.groups.service import Group
    from bot.ui.answer import Interaction
    from bot.ui.desk import Waiting
    from bot.weekly.greeters import Unanswered
    from bot.wins.reports import Report
    from bot.wins.service import Refused

MOST_ITEMS = 25  # buttons under one message
SHARE, FIND, RETRY = "win:share:0", "win:find:0", "win:retry:0"
WEEKLY_PLAN, GREET = "weekly:plan", "weekly:greet"
PAIRS, PAIRING = "pair:board:0", ("coffee", "mentors")


class How(Press, verb="start:how"):
    """Explains, privately."""

    label = words.HOW_LABEL

    async def pressed(self, interaction: Interaction) -> None:
        """Say what each button does and what is kept."""
        await answer(interaction, cards.how(await set_up_group(interaction)))


class Who(Press, verb="help:who"):
    """Says who sees what, privately."""

    label = words.WHO_LABEL

    async def pressed(self, interaction: Interaction) -> None:
        """Say who can see what."""
        await set_up_group(interaction)
        await answer(interaction, cards.who())


class Ask(Press, verb="help:ask"):
    """Names the people who run the group, privately."""

    label = words.ASK_LABEL

    async def pressed(self, interaction: Interaction) -> None:
        """Name them, and say how to reach them."""
        await answer(interaction, cards.ask(await set_up_group(interaction)))


class CheckAgain(Press, verb="check:again"):
    """Looks at everything once more."""

    label = words.CHECK_AGAIN

    async def pressed(self, interaction: Interaction) -> None:
        """Look again, in place of what was found before."""
        group = await coordinators_only(interaction)
        await take_time(interaction)
        await show(interaction, check(await health.examine(interaction, group)))


def start(group: Group, press: Callable[[str], Press]) -> Card:
    """Return Start here with its buttons."""
    items = [press(SHARE), press(FIND)] if group.has("wins") else []
    if group.has("plans"):
        settings = press("plan:settings:0")
        settings.item.label = words.SET_NUDGE
        items.insert(1, settings)
    return Card(cards.start(group), [*items, How()])


def help_(group: Group, press: Callable[[str], Press]) -> Card:
    """Return help with the buttons that people use most."""
    items = [press(SHARE), press(FIND)] if group.has("wins") else []
    if group.has("plans"):
        items.insert(1, press("plan:nudge:0"))
    greet = [press(GREET)] if group.has("weekly") and group.has("wins") else []
    return Card(cards.help_(group), [*items, Who(), Ask(), *greet])


def check(found: Sequence[Finding]) -> Card:
    """Return what is wrong, to be looked at again."""
    return Card(desk_cards.findings(found), [CheckAgain()])


def today(
    group: Group,
    reports: Sequence[Report],
    refused: Sequence[Refused],
    unanswered: Sequence[Unanswered],
    press: Callable[[str], Press],
    more: Sequence[Waiting] = (),
) -> Card:
    """Return what waits, with a button for each report, one for the posts, and features' own."""
    items = []
    for number, report in enumerate(reports[: desk_cards.REPORTS_SHOWN], 1):
        look = press(f"report:open:{report.id}")
        look.item.label = words.OPEN_REPORT.format(number=number)
        items.append(look)
    if refused:
        items.append(press(RETRY))
    if group.has("weekly"):
        items.append(press(WEEKLY_PLAN))
    if any(group.has(one) for one in PAIRING):
        items.append(press(PAIRS))
    items += [one.item for one in more if one.item is not None][: MOST_ITEMS - len(items)]
    return Card(desk_cards.today(group.guild_id, reports, refused, unanswered, more), items)
