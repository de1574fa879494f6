"""How many came, entered by a meet-up's organizer once it has begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit.text import plural
from bot.meetups import words
from bot.meetups.turnouts import read_people
from bot.ui.card import Button, Card
from bot.ui.components import button, form
from bot.ui.modal import Answers, Part, box
from cogs.meetups import cards
from cogs.meetups.create_views import FEATURE

if TYPE_CHECKING:
    from datetime import date

    from bot.meetups.meetup import Meetup
    from bot.ui.context import Context


@button("meetup:count:{meetup_id:int}:{day:date}", label=words.TURNOUT, feature=FEATURE)
async def count(ctx: Context, meetup_id: int, day: date) -> None:
    """Ask for a number."""
    await ctx.open(counted.filled(), meetup_id, day)


def _number() -> list[Part]:
    return [box("people", words.TURNOUT_LABEL, hint=words.TURNOUT_HINT, limit=40, required=True)]


@form(
    "meetup:counted:{meetup_id:int}:{day:date}",
    _number,
    title=words.TURNOUT_TITLE,
    private=words.TURNOUT_PRIVATE,
    feature=FEATURE,
)
async def counted(ctx: Context, answers: Answers, meetup_id: int, day: date) -> None:
    """Keep how many came."""
    people = read_people(answers.text("people"))
    given = (ctx.guild_id, meetup_id, ctx.member_id, day, people, ctx.now)
    meetup = await ctx.services.turnouts.count(*given, runs=ctx.is_coordinator)
    said = words.TURNOUT_KEPT.format(
        people=plural(people, words.PERSON, words.PEOPLE), title=cards.title(meetup)
    )
    items = [Button(f"meetup:count:{meetup_id}:{day}", words.TURNOUT_CHANGE)]
    await ctx.show(Card(said, [*items, Button(f"meetup:show:{meetup_id}", words.DETAILS)]))


async def count_button(ctx: Context, meetup: Meetup, day: date) -> Button:
    """Return the button for how many came to a date that has begun."""
    people = await ctx.services.turnouts.people(meetup, day)
    label = words.TURNOUT if people is None else words.TURNOUT_CHANGE
    return count.button(meetup.id, day).named(label)
