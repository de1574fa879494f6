"""Presentation nights: taking a slot with a working title, and giving it back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.drafts.rules import Draft
from bot.kit.errors import NotFound, Refusal
from bot.meetups import talks, words
from bot.meetups.talks import Talk
from bot.ui.card import Button, Card
from bot.ui.checks import group_for
from bot.ui.choices import options
from bot.ui.modal import Answers, Part, box, choice
from bot.ui.review import Surface, submit
from cogs.meetups import cards
from cogs.meetups.create_views import FEATURE, SHORT, meetup_button, private_form

if TYPE_CHECKING:
    from bot.ui.context import Context

KIND = "meetup.talk"


@meetup_button("talk:offer:{meetup_id:int}:{day:date}", label=words.PRESENT)
async def offer(ctx: Context, meetup_id: int, day: date) -> None:
    """Open the form, with what this member presents already."""
    meetup = await ctx.services.meetups.get(ctx.guild_id, meetup_id)
    known = await ctx.services.talks.mine(meetup, ctx.member_id)
    await ctx.open(offered.filled(known), meetup_id, day)


def _talk(talk: Talk | None = None) -> list[Part]:
    of = talk or Talk()
    return [
        box(
            "title",
            words.TALK_LABEL,
            hint=words.TALK_HINT,
            value=of.title,
            limit=SHORT,
            required=True,
        ),
        choice("size", words.TALK_SIZE, options(words.TALK_SIZES, of.size)),
    ]


@private_form(
    "talk:offer:{meetup_id:int}:{day:date}:{draft_id:int}",
    _talk,
    title=words.TALK_TITLE,
    surface=KIND,
)
async def offered(
    ctx: Context, answers: Answers, meetup_id: int, day: date, draft_id: int | None = None
) -> None:
    """Take a slot with a working title, once it was looked at."""
    talk = Talk(answers.text("title"), answers.choice("size", talks.SIZES[0]))
    subject = f"talk {meetup_id} {day}"
    draft = Draft(ctx.guild_id, ctx.member_id, KIND, talk, subject=subject, id=draft_id or 0)
    await submit(ctx, draft)


@meetup_button("talk:drop:{meetup_id:int}:{day:date}", label=words.GIVE_BACK)
async def drop(ctx: Context, meetup_id: int, day: date) -> None:
    """Give a slot back."""
    await ctx.services.talks.withdraw(ctx.guild_id, meetup_id, day, ctx.member_id, ctx.now)
    await ctx.show(Card(words.GIVEN_BACK, [Button(f"meetup:show:{meetup_id}", words.DETAILS)]))


def _about(draft: Draft[Talk]) -> tuple[int, date]:
    """Return which date a draft is for. Raises NotFound for a subject that names none."""
    try:
        _, meetup_id, day = (draft.subject or "").split(" ")
        return int(meetup_id), date.fromisoformat(day)
    except ValueError as error:
        raise NotFound(words.GONE) from error


async def _check(ctx: Context, draft: Draft[Talk]) -> None:
    await group_for(ctx.interaction, FEATURE, draft.guild_id)
    _tidied(draft.text)


def _tidied(typed: Talk) -> Talk:
    try:
        return talks.tidied(typed)
    except Refusal as refusal:
        raise Refusal(words.NOT_SAVED.format(reason=refusal.message)) from refusal


async def _take(ctx: Context, draft: Draft[Talk]) -> None:
    meetup_id, day = _about(draft)
    key = draft.guild_id, meetup_id, day, draft.member_id
    meetup = await ctx.services.talks.present(*key, draft.text, ctx.now)
    await ctx.services.drafts.done(draft)
    items = [drop.button(meetup_id, day), Button(f"meetup:show:{meetup_id}", words.DETAILS)]
    items.append(Button(f"meetup:ask:{meetup_id}"))
    await ctx.show(Card(cards.about(words.YOU_PRESENT, meetup), items))


async def _change(ctx: Context, draft: Draft[Talk]) -> None:
    await ctx.open(offered.filled(draft.text), *_about(draft), draft.id)


TALK = Surface(KIND, Talk, _tidied, _check, _take, _change, "send")
