"""What's said of a meet-up besides what and when: added to a new one, or changed later."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.drafts.rules import Draft
from bot.kit.errors import Refusal
from bot.meetups import challenge_rules, challenge_words, changing, repeats, rules, words
from bot.meetups.changing import DETAILS, NAME, PICTURE, ChangedMeanwhile, known_of, typed_of
from bot.meetups.rules import CHALLENGE, MeetupDraft
from bot.meetups.spans import EventTimes
from bot.ui.card import Card
from bot.ui.checks import group_for, is_coordinator
from bot.ui.choices import options
from bot.ui.modal import BOX_LIMIT, Answers, Part, box, choice
from bot.ui.review import Surface, change_text, keep, submit
from cogs.meetups.create_views import (
    FEATURE,
    KIND,
    SHORT,
    draft_of,
    form_of,
    meetup_button,
    meetup_form,
    own_meetup,
    post,
    posted_items,
    show_read,
)

if TYPE_CHECKING:
    from bot.meetups.meetup import Meetup
    from bot.ui.components import PersistentForm
    from bot.ui.context import Context


@meetup_button("meetup:more:{draft_id:int}", label=words.ADD_DETAILS)
async def more_details(ctx: Context, draft_id: int) -> None:
    """Open the form with what's optional."""
    draft = await draft_of(ctx, draft_id)
    await ctx.open(details.filled(draft.text), draft_id)


def _details(typed: MeetupDraft | None = None) -> list[Part]:
    of = typed or MeetupDraft()
    return [
        box(
            "length",
            words.LENGTH_LABEL,
            hint=words.LENGTH_HINT,
            value=of.length,
            limit=SHORT,
        ),
        box("place", words.PLACE, hint=words.PLACE_HINT, value=of.place, limit=SHORT),
        box("audience", words.AUDIENCE, hint=words.AUDIENCE_HINT, value=of.audience, limit=SHORT),
        box("bring", words.BRING, hint=words.OPTIONAL, value=of.bring, limit=BOX_LIMIT, long=True),
        box("spots", words.SPOTS_LABEL, hint=words.SPOTS_HINT, value=of.spots, limit=SHORT),
    ]


@meetup_form(
    "meetup:details:{draft_id:int}:{meetup_id:int}:{known}", _details, title=words.DETAILS_TITLE
)
async def details(
    ctx: Context, answers: Answers, draft_id: int, meetup_id: int = 0, known: str = ""
) -> None:
    """Add what's optional, and show how the whole reads; or change it."""
    draft = await draft_for(ctx, draft_id, meetup_id, DETAILS, known)
    names = ("length", "place", "audience", "bring", "spots")
    text = replace(draft.text, **{name: answers.text(name) for name in names})
    await go_on(ctx, replace(draft, text=text))


def _named(typed: MeetupDraft | None = None) -> list[Part]:
    of = typed or MeetupDraft()
    kinds = {one: label for one, label in words.KINDS.items() if one != CHALLENGE}
    name = box("title", words.TITLE_LABEL, value=of.title, limit=SHORT, required=True)
    # A challenge adds something up from its beginning, so none becomes one.
    return [name, choice("kind", words.KIND_LABEL, options(kinds, of.kind))]


@meetup_form(
    "meetup:named:{draft_id:int}:{meetup_id:int}:{known}", _named, title=words.CHANGE_NAME_TITLE
)
async def named(
    ctx: Context, answers: Answers, draft_id: int, meetup_id: int = 0, known: str = ""
) -> None:
    """Change what a meet-up is called, and what kind it is."""
    draft = await draft_for(ctx, draft_id, meetup_id, NAME, known)
    kind = answers.choice("kind", draft.text.kind)
    await go_on(
        ctx, replace(draft, text=replace(draft.text, title=answers.text("title"), kind=kind))
    )


async def go_on(ctx: Context, draft: Draft[MeetupDraft]) -> None:
    """Show how a new meet-up reads now; a change of one that's there is checked and saved."""
    if not draft.text.meetup_id:
        await show_read(ctx, draft)
        return
    await _tell_if_changed(ctx, draft)
    if draft.text.part == CHALLENGE:
        draft = await _with_days(ctx, draft)
    await submit(ctx, draft)


async def _tell_if_changed(ctx: Context, draft: Draft[MeetupDraft]) -> None:
    """Raise Refusal where a part isn't what its form showed: once told, it may be replaced."""
    try:
        changing.onto(draft.text, await _mine(ctx, draft))
    except ChangedMeanwhile as changed:
        told = await _told(ctx, draft, changed)
        raise Refusal(changed.message, change_text.custom_id(told.id), kept=True) from changed


async def _told(
    ctx: Context, draft: Draft[MeetupDraft], changed: ChangedMeanwhile
) -> Draft[MeetupDraft]:
    """Keep a draft that may replace what its author is told of."""
    return await keep(ctx, replace(draft, text=replace(draft.text, known=changed.known)))


async def _with_days(ctx: Context, draft: Draft[MeetupDraft]) -> Draft[MeetupDraft]:
    """Return the change of a challenge with its days, read again if they were changed."""
    meetup = await _mine(ctx, draft)
    if draft.text.when.strip() == challenge_rules.days_typed(meetup):
        return replace(draft, text=replace(draft.text, dates=meetup.dates))
    school = await ctx.services.groups.school(draft.guild_id)
    try:
        found = challenge_rules.read_days(draft.text.when, school, ctx.now)
    except Refusal as refusal:
        draft = await keep(ctx, draft)
        reason = words.NOT_SAVED.format(reason=refusal.message)
        raise Refusal(reason, change_text.custom_id(draft.id), kept=True) from refusal
    return replace(draft, text=replace(draft.text, dates=found.to_json()))


async def open_part(
    ctx: Context, of_part: PersistentForm[..., ...], meetup: Meetup, part: str
) -> None:
    """Open the form for a part of a meet-up that's there, with what's known of it."""
    await ctx.open(of_part.filled(typed_of(meetup, part)), 0, meetup.id, known_of(meetup, part))


async def draft_for(
    ctx: Context, draft_id: int, meetup_id: int, part: str, known: str
) -> Draft[MeetupDraft]:
    """Return a member's own draft, or a new one that changes a part of a meet-up.

    Each form that's handed in has a draft of its own: two that are open don't share their words.
    *known*: the part as it was when the form opened. Raises NotFound, NotYours.
    """
    if draft_id or not meetup_id:
        return await draft_of(ctx, draft_id)
    meetup = await own_meetup(ctx, meetup_id)
    text = replace(typed_of(meetup, part), known=known)
    return Draft(ctx.guild_id, ctx.member_id, KIND, text)


async def _check(ctx: Context, draft: Draft[MeetupDraft]) -> None:
    group = await group_for(ctx.interaction, FEATURE, draft.guild_id)
    without = f"meetup:without:{draft.id}"
    if draft.picture is not None and not group.keep_photos:
        raise Refusal(challenge_words.NO_PHOTOS, without)
    if draft.picture is not None and not draft.text.described:
        raise Refusal(challenge_words.PICTURE_INCOMPLETE, f"meetup:picture:{draft.id}", without)
    if draft.text.meetup_id:
        await _mine(ctx, draft)
        _tidied(draft.text)
        return
    if not draft.text.dates:
        raise Refusal(words.NOT_POSTED.format(reason=words.WHEN_AGAIN))
    school = await ctx.services.groups.school(draft.guild_id)
    if not repeats.upcoming(EventTimes.from_json(draft.text.dates), school, ctx.now, 1):
        raise Refusal(words.NOT_POSTED.format(reason=words.WHEN_AGAIN))


async def _mine(ctx: Context, draft: Draft[MeetupDraft]) -> Meetup:
    """Return the meet-up that a draft changes. Raises NotFound, NotYours."""
    runs = is_coordinator(ctx.interaction, await ctx.services.groups.get(draft.guild_id))
    key = draft.guild_id, draft.text.meetup_id, ctx.member_id
    return await ctx.services.meetups.own(*key, runs=runs)


def _tidied(typed: MeetupDraft) -> MeetupDraft:
    try:
        return rules.tidied(typed)
    except Refusal as refusal:
        raise Refusal(words.NOT_SAVED.format(reason=refusal.message)) from refusal


async def _let_read(ctx: Context, draft: Draft[MeetupDraft]) -> None:
    if draft.text.meetup_id:
        await _save(ctx, draft)
        return
    await post(ctx, draft.text, EventTimes.from_json(draft.text.dates), draft.id, draft.picture)


async def _save(ctx: Context, draft: Draft[MeetupDraft]) -> None:
    meetup = await _mine(ctx, draft)
    group = await ctx.services.groups.get(draft.guild_id)
    runs = is_coordinator(ctx.interaction, group)
    try:
        edited = await ctx.services.meetups.edit(
            meetup.guild_id,
            meetup.id,
            ctx.member_id,
            draft.text,
            ctx.now,
            runs=runs,
            draft_id=draft.id,
            picture=draft.picture,
        )
    except ChangedMeanwhile as changed:
        told = await _told(ctx, draft, changed)
        await ctx.show(Card(changed.message, [change_text.button(told.id)]))
        return
    await ctx.services.rsvps.after_edit(meetup.guild_id, meetup.id, ctx.now)
    if edited.left_out is not None:
        await ctx.services.pictures.remove(edited.left_out)
    said = words.CHANGED_PLACE if edited.is_elsewhere else words.CHANGED
    if meetup.post_lost_at is not None:
        said = words.CHANGED_NO_POST
    await ctx.show(Card(said, posted_items(meetup)))


async def _change(ctx: Context, draft: Draft[MeetupDraft]) -> None:
    if not draft.text.meetup_id:
        await ctx.open(form_of(ctx, draft.text.kind).filled(draft.text), draft.id)
        return
    form = ctx.client.components.forms[f"meetup:{draft.text.part}"]
    more = {"has_one": draft.picture is not None} if draft.text.part == PICTURE else {}
    await ctx.open(form.filled(draft.text, **more), draft.id)


PLAN = Surface(KIND, MeetupDraft, _tidied, _check, _let_read, _change, "post")
