"""Setting up a meet-up: one form, what was read of it, and what can be added before it's posted."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bot.agenda.occurrences import Done, Failed, Retry
from bot.drafts.rules import Draft
from bot.drafts.words import POST_IT
from bot.kit.errors import NotFound, Refusal
from bot.kit.links import link_to
from bot.meetups import challenge_rules, challenge_words, rules, words
from bot.meetups.rules import CHALLENGE, MeetupDraft
from bot.meetups.spans import EventTimes
from bot.ui.answer import patiently
from bot.ui.card import Button, Card, Item
from bot.ui.choices import menu, options
from bot.ui.components import Style, button, form, select
from bot.ui.modal import Answers, Part, box
from bot.ui.permissions import may_attach
from bot.ui.review import change_text, keep, own, post_this
from bot.ui.send import why_unfit
from cogs.meetups import cards

if TYPE_CHECKING:
    from bot.meetups.meetup import Meetup
    from bot.meetups.spans import DayOff
    from bot.ui.components import PersistentForm
    from bot.ui.context import Context

FEATURE = "meetups"
KIND = "meetup"
SHORT = 300  # characters in a box; what's too long is told, and kept
UPCOMING = "meetup:upcoming"
CHALLENGE_FORM = "meetup:challenge"
DAYS_OFF: tuple[DayOff, ...] = ("keep", "skip", "before", "after")

meetup_button = partial(button, feature=FEATURE)
meetup_form = partial(form, surface=KIND, feature=FEATURE)
private_form = partial(form, feature=FEATURE)


@meetup_button("meetup:create", label=words.SET_UP, style=Style.primary)
async def create(ctx: Context) -> None:
    """Open the form."""
    await begin(ctx)


async def begin(ctx: Context) -> None:
    """Open the form, empty."""
    await ctx.open(planned.filled(None))


def _plan(typed: MeetupDraft | None = None) -> list[Part]:
    of = typed or MeetupDraft()
    return [
        box(
            "title",
            words.TITLE_LABEL,
            hint=words.TITLE_HINT,
            value=of.title,
            limit=SHORT,
            required=True,
        ),
        box("when", words.WHEN_LABEL, hint=words.WHEN_HINT, value=of.when, limit=SHORT),
        box("place", words.PLACE, hint=words.PLACE_HINT, value=of.place, limit=SHORT),
    ]


@meetup_form("meetup:form:{draft_id:int}", _plan, title=words.FORM_TITLE)
async def planned(ctx: Context, answers: Answers, draft_id: int | None = None) -> None:
    """Read when it is, and show that before anything is posted."""
    draft = await draft_of(ctx, draft_id or 0)
    title, when_, place = (answers.text(name) for name in ("title", "when", "place"))
    kind = draft.text.kind if draft_id else rules.suggested_kind(title)
    typed = replace(draft.text, title=title, kind=kind, when=when_, place=place)
    await show_read(ctx, replace(draft, text=typed))


async def show_read(ctx: Context, draft: Draft[MeetupDraft]) -> None:
    """Show how a plan was read, or ask; what was typed is kept either way."""
    from bot.meetups import when  # reading dates takes memory
    from bot.meetups.times import WhichHalf

    school = await ctx.services.groups.school(draft.guild_id)
    try:
        read = challenge_rules.read_days if draft.text.kind == CHALLENGE else when.read
        found = read(draft.text.when, school, ctx.now)
        if draft.text.minutes is not None and found.span.at is not None:
            found = replace(found, span=replace(found.span, minutes=draft.text.minutes))
        draft = replace(draft, text=rules.tidied(replace(draft.text, dates=found.to_json())))
    except Refusal as refusal:
        draft = await keep(ctx, draft)
        reason = words.NOT_POSTED.format(reason=refusal.message)
        ways: list[str | tuple[str, str]] = [change_text.custom_id(draft.id)]
        if isinstance(refusal, WhichHalf):
            halves = ("am", words.MORNING), ("pm", words.EVENING)
            ways = [*((say_half.custom_id(half, draft.id), label) for half, label in halves), *ways]
        raise Refusal(reason, *ways, kept=True) from refusal
    await ctx.show(await preview(ctx, await keep(ctx, draft)))


@meetup_button("meetup:half:{half:am|pm}:{draft_id:int}", label=words.MORNING)
async def say_half(ctx: Context, half: str, draft_id: int) -> None:
    """Say whether seven is in the morning or in the evening, and show how the plan is read then."""
    draft = await draft_of(ctx, draft_id)
    said = words.IN_THE_MORNING if half == "am" else words.IN_THE_EVENING
    typed = said.format(when=draft.text.when)
    await show_read(ctx, replace(draft, text=replace(draft.text, when=typed)))


async def preview(ctx: Context, draft: Draft[MeetupDraft]) -> Card:
    """Return how a plan was read, with what can be done before it's posted."""
    school = await ctx.services.groups.school(draft.guild_id)
    found = EventTimes.from_json(draft.text.dates)
    counts = draft.text.kind == CHALLENGE
    items: list[Item] = [
        post_this.button(draft.id).named(POST_IT),
        change_text.button(draft.id).named(words.CHANGE_WHAT),
        *([] if counts else [Button(f"meetup:more:{draft.id}")]),
    ]
    if ctx.group.keep_photos:
        label = None if draft.picture is None else challenge_words.NEW_PICTURE
        items.append(Button(f"meetup:picture:{draft.id}", label))
    if draft.picture is not None:
        items.append(Button(f"meetup:without:{draft.id}"))
    kinds = menu(words.KIND_MENU, options(words.KINDS, draft.text.kind))
    items.append(pick_kind.select(kinds, draft.id))
    if found.repeat is not None and found.repeat.rule:
        days_off = menu(words.DAY_OFF_MENU, options(words.DAY_OFF, found.repeat.day_off))
        items.append(pick_day_off.select(days_off, draft.id))
    has_picture = draft.picture is not None
    text = cards.preview(draft.text, found, school, ctx.now, has_picture=has_picture)
    return Card(text, items)


@select("meetup:kind:{draft_id:int}", feature=FEATURE)
async def pick_kind(ctx: Context, values: list[str], draft_id: int) -> None:
    """Keep what kind of meet-up it is; a challenge is asked for what it adds up."""
    draft = await _read_draft(ctx, draft_id)
    kind = rules.kind_of(values[0])
    if kind == CHALLENGE:
        await ctx.open(form_of(ctx, kind).filled(draft.text), draft_id)
        return
    draft = replace(draft, text=replace(draft.text, kind=kind))
    if EventTimes.from_json(draft.text.dates).span.at is None:  # a challenge's, perhaps
        await show_read(ctx, draft)
    else:
        await ctx.show(await preview(ctx, await keep(ctx, draft)))


def form_of(ctx: Context, kind: str) -> PersistentForm[..., ...]:
    """Return the form in which a new meet-up of a kind is set up."""
    return ctx.client.components.forms[CHALLENGE_FORM] if kind == CHALLENGE else planned


@select("meetup:off:{draft_id:int}", feature=FEATURE)
async def pick_day_off(ctx: Context, values: list[str], draft_id: int) -> None:
    """Keep what becomes of a date on a day without school."""
    draft = await _read_draft(ctx, draft_id)
    found = EventTimes.from_json(draft.text.dates)
    day_off: DayOff | None = next((one for one in DAYS_OFF if one == values[0]), None)
    if found.repeat is not None and day_off is not None:
        repeat = replace(found.repeat, day_off=day_off)
        text = replace(draft.text, dates=replace(found, repeat=repeat).to_json())
        draft = await keep(ctx, replace(draft, text=text))
    await ctx.show(await preview(ctx, draft))


async def own_meetup(ctx: Context, meetup_id: int) -> Meetup:
    """Return a meet-up to who may change it. Raises NotFound, NotYours."""
    key = ctx.guild_id, meetup_id, ctx.member_id
    return await ctx.services.meetups.own(*key, runs=ctx.is_coordinator)


async def draft_of(ctx: Context, draft_id: int) -> Draft[MeetupDraft]:
    """Return a member's own draft of a meet-up, or a new one. Raises NotFound."""
    if not draft_id:
        return Draft(ctx.guild_id, ctx.member_id, KIND, MeetupDraft())
    _, surface, found = await own(ctx, draft_id)
    if surface.kind != KIND:
        raise NotFound(words.GONE, UPCOMING)
    return found


async def _read_draft(ctx: Context, draft_id: int) -> Draft[MeetupDraft]:
    """Return a member's own draft with what was read of when it comes. Raises NotFound."""
    draft = await draft_of(ctx, draft_id)
    if not draft.text.dates:
        raise NotFound(words.GONE, UPCOMING)
    return draft


async def post(
    ctx: Context,
    plan: MeetupDraft,
    when_: EventTimes,
    draft_id: int = 0,
    picture: str | None = None,
) -> None:
    """Keep a meet-up and let it be posted, and say how that went."""
    group = await ctx.services.groups.get(ctx.guild_id)
    created = await ctx.services.meetups.create(
        ctx.guild_id,
        ctx.member_id,
        plan,
        when_,
        ctx.now,
        channel_id=group.wins_channel_id,
        draft_id=draft_id,
        picture=picture,
    )
    outcome = await patiently(ctx.interaction, created.due)
    meetup, channel = created.meetup, group.wins_channel_id
    if isinstance(outcome, Done) and outcome.message_id is not None:
        link = link_to(meetup.guild_id, outcome.channel_id, outcome.message_id)
        text = words.POSTED.format(link=link)
    elif isinstance(outcome, Failed) and outcome.unfit is not None:
        text = words.UNFIT.format(why=why_unfit(outcome.unfit))
    elif isinstance(outcome, Retry) and outcome.refused:
        text = words.SAVED_REFUSED.format(channel=channel)
    else:
        text = words.SAVED_SLOW.format(channel=channel)
    said = [text, *no_files(ctx, channel)] if picture is not None else [text]
    await ctx.show(Card("\n".join(said), posted_items(meetup)))


def no_files(ctx: Context, channel_id: int | None) -> list[str]:
    """Return why a post in a channel has no picture, and who can change that."""
    if may_attach(ctx.client, channel_id):
        return []
    return [challenge_words.NOT_ON_POST.format(channel=channel_id)]


def amiss(ctx: Context, meetup: Meetup, *, pictured: bool) -> tuple[list[str], list[Button]]:
    """Return what those who may change a meet-up read, and can do, where its post isn't right.

    It may be gone, or have no picture where it should be *pictured*.
    """
    if meetup.post_lost_at is None:
        return no_files(ctx, meetup.channel_id) if pictured else [], []
    again = [Button(f"meetup:repost:{meetup.id}")] if ctx.is_coordinator else []
    return [words.NO_POST], again


def posted_items(meetup: Meetup) -> list[Button]:
    """Return what can be done once a meet-up is there."""
    return [
        *([Button(f"document:flyer:{meetup.id}")] if meetup.kind == rules.OPEN else []),
        Button(f"calendar:meetup:0:{meetup.id}"),
        Button(f"meetup:show:{meetup.id}", words.DETAILS),
        Button(UPCOMING),
    ]
