"""What a member does about themselves, by a button, in a form or by a command."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Unpack

from bot.kit import calendar
from bot.kit.dates import say_time
from bot.kit.errors import NotFound
from bot.kit.personal import Person
from bot.kit.zones import zone_said
from bot.members import days, rules, words
from bot.privacy import archive
from bot.privacy import words as privacy_words
from bot.ui import words as ui_words
from bot.ui.answer import ARRIVAL
from bot.ui.card import Attached, Card
from bot.ui.components import Style, button, form, select
from bot.ui.modal import Answers, Part, box
from bot.weekly.service import comes
from cogs.members import cards
from cogs.members.jobs import clear

if TYPE_CHECKING:
    from bot.members.rules import Member
    from bot.members.service import MemberChange
    from bot.school.clock import SchoolClock
    from bot.ui.context import Context
    from cogs.members.cards import Myself

DATE_LIMIT = 30
TIME_LIMIT = 12
DAYS_LIMIT = 1_000


@button("notice:show", label=words.SHOW_ME)
async def show_notice(ctx: Context) -> None:
    """Show the oldest thing that waits for the member, and let it wait no longer."""
    members, client = ctx.services.members, ctx.client
    notices = await members.notices(ctx.guild_id, ctx.member_id)
    while notices:
        notice = notices.pop(0)
        make = client.notices.get(notice.kind)
        card = await make(client, notice) if make else None
        if card is not None:
            _now_waiting(ctx, len(notices))
            await ctx.answer(card)
        await members.drop_notice(ctx.guild_id, ctx.member_id, notice.id)
        if card is not None:
            return
    _now_waiting(ctx, 0)
    await ctx.answer(ui_words.NOTICE_GONE)


@button("me:show", label=words.SEE_ALL)
async def about(ctx: Context) -> None:
    """Show a member everything that is known about them."""
    await ctx.show(cards.about(await myself(ctx), await _counts(ctx), ctx.services.privacy.sheets))


@button("me:set", label=words.CHANGE, style=Style.primary)
async def settings(ctx: Context) -> None:
    """Show the panel on which settings are changed."""
    await _settings(ctx)


@select("me:level")
async def choose_level(ctx: Context, values: list[str]) -> None:
    """Keep the school level; anything that is not one clears it."""
    await change(ctx, level=values[0] if values[0] in rules.LEVELS else None)


@select("me:zone")
async def choose_zone(ctx: Context, values: list[str]) -> None:
    """Keep the time zone."""
    await change(ctx, zone=None if values[0] == cards.NOTHING else rules.a_zone(values[0]))


async def set_zone(ctx: Context, typed: str) -> None:
    """Keep the zone that was typed; ask where it may be either of two."""
    if not typed.strip():
        await change(ctx, zone=None)
        return
    found = rules.zones_named(typed, str(ctx.interaction.locale), "me:set")
    if len(found) == 1:
        await change(ctx, zone=found[0])
        return
    buttons = [in_zone.button(zone).named(zone_said(zone)) for zone in found]
    await ctx.answer(Card(words.WHICH_ZONE, buttons))


@button("me:in:{zone:rest}", label=words.THIS_ZONE)
async def in_zone(ctx: Context, zone: str) -> None:
    """Keep one of the two zones that were asked about."""
    await change(ctx, zone=rules.a_zone(zone))


@button("me:mail:{choice:in|out}", label=words.MAIL_KEEP_OUT, feature="weekly")
async def choose_mail(ctx: Context, choice: str) -> None:
    """Keep the member's wins out of the week's e-mail, or put them in."""
    await change(ctx, in_mail=choice == "in")


@button("me:details", label=words.DETAILS)
async def open_details(ctx: Context) -> None:
    """Open the form with the member's name for print, school, district and town, filled in."""
    await ctx.open(details.filled((await myself(ctx)).member))


def _details(member: Member) -> list[Part]:
    hints = {
        "print_name": words.PRINT_NAME_HINT,
        "school": words.SCHOOL_HINT,
        "district": words.DISTRICT_HINT,
        "town": words.TOWN_HINT,
    }
    return [
        box(name, label, hint=hints[name], value=getattr(member, name), limit=rules.NAME_LIMIT)
        for name, label in FIELDS.items()
    ]


@form("me:details", _details, title=words.DETAILS_TITLE, private=words.DETAILS_PRIVATE)
async def details(ctx: Context, answers: Answers) -> None:
    """Keep what was typed about oneself."""
    typed = {name: rules.tidy_field(answers.text(name), label) for name, label in FIELDS.items()}
    await change(
        ctx,
        print_name=typed["print_name"],
        school=typed["school"],
        district=typed["district"],
        town=typed["town"],
    )


@button("me:school", label=words.SCHOOL)
async def open_school(ctx: Context) -> None:
    """Open the form with the member's own school hours and days off, filled in."""
    me = await myself(ctx)
    await ctx.open(school.filled(me.member, me.zone or calendar.DEFAULT_ZONE))


def _school(member: Member, zone: str) -> list[Part]:
    country = calendar.country_of(zone)
    hours = (member.opens, member.closes)
    opens, closes = (None if at is None else say_time(at, country) for at in hours)
    hint, off = words.OFF_HINT, days.written(member.breaks, zone)[:DAYS_LIMIT]
    return [
        box("opens", words.OPENS_LABEL, hint=words.HOURS_HINT, value=opens, limit=TIME_LIMIT),
        box("closes", words.CLOSES_LABEL, value=closes, limit=TIME_LIMIT),
        box("off", words.OFF_LABEL, hint=hint, value=off, limit=DAYS_LIMIT, long=True),
    ]


@form("me:school", _school, title=words.SCHOOL_TITLE, private=words.SCHOOL_PRIVATE)
async def school(ctx: Context, answers: Answers) -> None:
    """Keep the member's own school hours and days off; lines that are no days are named."""
    me = await myself(ctx)
    opens, closes = rules.own_hours(answers.text("opens"), answers.text("closes"), me.group, me.now)
    today = calendar.local_day(me.now, me.zone)
    breaks, missed = days.read(answers.text("off"), me.zone, today)
    key = ctx.guild_id, ctx.member_id, ctx.now
    await ctx.services.members.reschedule(*key, opens=opens, closes=closes, breaks=breaks)
    first = "\n".join([words.SAVED, *([words.DAYS_MISSED, *missed] if missed else [])])
    await _settings(ctx, first)


@button("me:pause", label=words.PAUSE)
async def ask_pause(ctx: Context) -> None:
    """Ask how long a rest is to be."""
    await ctx.show(cards.pause(await myself(ctx)))


@button("me:rest:{days:int}", label=words.PAUSE)
async def rest_days(ctx: Context, days: int) -> None:
    """Begin a rest of so many days."""
    await rest(ctx, f"{days} days")


@button("me:date", label=words.PICK_DATE)
async def pick_date(ctx: Context) -> None:
    """Open the form that takes the end of a rest."""
    await ctx.open(rest_until.filled())


def _until() -> list[Part]:
    hint = words.DATE_HINT
    return [box("until", words.DATE_LABEL, hint=hint, limit=DATE_LIMIT, required=True)]


@form("me:date", _until, title=words.DATE_TITLE, private=words.DATE_PRIVATE)
async def rest_until(ctx: Context, answers: Answers) -> None:
    """Begin a rest with that end."""
    await rest(ctx, answers.text("until"))


@button("me:back", label=words.COME_BACK)
async def come_back(ctx: Context) -> None:
    """End a rest now."""
    await _keep(ctx, paused_until=None)
    await ctx.show(Card(words.CAME_BACK, [ask_pause.button()]))


@button("me:hide", label=words.HIDE)
async def hide(ctx: Context) -> None:
    """Take the member's name out of everything."""
    await set_hidden(ctx, True)


@button("me:unhide", label=words.SHOW_AGAIN)
async def unhide(ctx: Context) -> None:
    """Put the member's name back."""
    await set_hidden(ctx, False)


@button("me:export", label=words.EXPORT)
async def export(ctx: Context) -> None:
    """Hand a member everything that is known about them, in files that Discord takes."""
    await ctx.take_time()
    exported, server = await ctx.services.privacy.export(_person(ctx)), ctx.interaction.guild
    name = server.name if server is not None else ""
    number = 0
    async for part in archive.parts(
        exported, ctx.services.privacy.sheets, name, ctx.services.pictures.read, ctx.now
    ):
        number += 1
        text = words.EXPORT_DONE if number == 1 else words.EXPORT_MORE.format(number=number)
        file = Attached(part, privacy_words.ARCHIVE_NAME.format(number=number))
        await ctx.answer(Card(text, files=[file]))


@button("me:forget", label=words.FORGET)
async def ask_forget(ctx: Context) -> None:
    """Say what will go, and ask once."""
    await ctx.show(cards.forget(await _counts(ctx), ctx.services.privacy.sheets))


@button("me:erase", label=words.FORGET_YES, style=Style.danger)
async def forget(ctx: Context) -> None:
    """Remove everything about the member."""
    await ctx.take_time()
    person = _person(ctx)
    gone = await ctx.services.privacy.forget(person, ctx.now)
    await clear(ctx.services, person, gone)
    ctx.interaction.extras.pop(ARRIVAL, None)  # what waited is gone too
    await ctx.show(cards.forgotten(gone.posts, gone.messages))


@button("me:keep", label=words.FORGET_NO)
async def keep(ctx: Context) -> None:
    """Remove nothing, and say so."""
    await ctx.show(Card(words.FORGET_KEPT, [about.button()]))


FIELDS = {
    "print_name": words.PRINT_NAME_LABEL,
    "school": words.SCHOOL_LABEL,
    "district": words.DISTRICT_LABEL,
    "town": words.TOWN_LABEL,
}


async def myself(ctx: Context) -> Myself:
    """Return what the member's cards are made of. Raises NotFound."""
    member = await ctx.services.members.get(ctx.guild_id, ctx.member_id)
    if member is None:
        raise NotFound(words.NOT_SEEN)
    clock = await ctx.services.groups.school(ctx.guild_id)
    ways = await ctx.services.reaching.ways(ctx.guild_id, ctx.member_id)
    group, topics = ctx.group, ways.topics(ctx.group.has)
    on = frozenset(filter(group.has, group.switches))
    return cards.Myself(member, clock, ways, topics, ctx.now, on, comes(group))


async def school_of(ctx: Context) -> SchoolClock:
    """Return the school time of a person, also of one who never pressed anything."""
    clock = await ctx.services.groups.school(ctx.guild_id)
    return await ctx.services.members.school(ctx.guild_id, ctx.member_id, clock)


async def change(ctx: Context, **values: Unpack[MemberChange]) -> None:
    """Keep settings, and show the panel with them."""
    await _keep(ctx, **values)
    await _settings(ctx, words.SAVED)


async def rest(ctx: Context, until: str) -> None:
    """Begin a rest; it always has an end. Raises Refusal."""
    me = await myself(ctx)
    member = await _keep(ctx, paused_until=rules.pause_until(until, me.now, me.school))
    await ctx.show(cards.paused(replace(me, member=member)))


async def set_hidden(ctx: Context, hidden: bool) -> None:
    """Take the member's name out of everything, or put it back."""
    member = await ctx.services.members.hide(ctx.guild_id, ctx.member_id, hidden, ctx.now)
    await ctx.show(cards.hidden(member))


async def _settings(ctx: Context, first: str = "") -> None:
    await ctx.show(cards.settings(await myself(ctx), first))


def _now_waiting(ctx: Context, count: int) -> None:
    arrival = ctx.interaction.extras.get(ARRIVAL)
    if arrival is not None:
        ctx.interaction.extras[ARRIVAL] = replace(arrival, waiting=count)


async def _keep(ctx: Context, **values: Unpack[MemberChange]) -> rules.Member:
    return await ctx.services.members.reschedule(ctx.guild_id, ctx.member_id, ctx.now, **values)


def _person(ctx: Context) -> Person:
    return Person(ctx.guild_id, ctx.member_id)


async def _counts(ctx: Context) -> dict[str, int]:
    exported = await ctx.services.privacy.export(_person(ctx))
    return {name: len(rows) for name, rows in exported.sheets.items()}
