"""What anyone presses about a meet-up: an answer, a reminder, what it is, who came, what's next."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from bot.kit import calendar
from bot.kit.dates import say_days
from bot.kit.safe import fitted
from bot.kit.text import plural, shorten
from bot.meetups import words
from bot.meetups.reading import PAGE
from bot.meetups.rsvps import TOPIC
from bot.meetups.rules import CHALLENGE, COMING, MAYBE, WAITING
from bot.meetups.talks import slots_of
from bot.meetups.turnouts import read_people
from bot.reaching import words as reaching_words
from bot.ui.card import Button, Card, Item, Menu
from bot.ui.choices import menu, options
from bot.ui.components import Style, select
from bot.ui.modal import Answers, Part, box
from bot.ui.reach import choose
from bot.ui.template import day_of, number_of
from cogs.meetups import cards, challenge_views
from cogs.meetups.create_views import FEATURE, amiss, create, meetup_button, private_form
from cogs.meetups.picture_views import picture_items

if TYPE_CHECKING:
    from bot.meetups.meetup import Meetup, MeetupView, OwnMeetup
    from bot.reaching.rules import Method
    from bot.ui.context import Context

DATES = 25  # in a menu; Discord's limit
LAST = 4_102_444_800  # seconds of the epoch: nothing is planned beyond 2099


@meetup_button(
    "meetup:come:{meetup_id:int}:{day:date}", label=words.COME, style=Style.primary, slow=True
)
async def come(ctx: Context, meetup_id: int, day: date) -> None:
    """Come to a date, if there's a spot; who comes for the first time says how to be reminded."""
    await _answer(ctx, meetup_id, day, COMING)


@meetup_button("meetup:maybe:{meetup_id:int}:{day:date}", label=words.MAYBE, slow=True)
async def maybe(ctx: Context, meetup_id: int, day: date) -> None:
    """Note that they may come."""
    await _answer(ctx, meetup_id, day, MAYBE)


@meetup_button("meetup:wait:{meetup_id:int}:{day:date}", label=words.WAIT, slow=True)
async def wait(ctx: Context, meetup_id: int, day: date) -> None:
    """Wait in line for a spot."""
    await _answer(ctx, meetup_id, day, WAITING)


@meetup_button(
    "meetup:take:{guild_id:int}:{meetup_id:int}:{day:date}",
    label=words.TAKE,
    style=Style.primary,
    works_in_dm=True,
)
async def take(ctx: Context, guild_id: int, meetup_id: int, day: date) -> None:
    """Take a spot that opened."""
    await _answer(ctx, meetup_id, day, COMING)


@meetup_button(
    "meetup:pass:{guild_id:int}:{meetup_id:int}:{day:date}",
    label=words.STAY_AWAY,
    works_in_dm=True,
)
async def stay_away(ctx: Context, guild_id: int, meetup_id: int, day: date) -> None:
    """Take an answer back; who waits for a spot gets it."""
    await _answer(ctx, meetup_id, day, None)


@meetup_button("meetup:remind:{method:dm|thread|off}:{meetup_id:int}", label=words.BY_DM)
async def remind(ctx: Context, method: Method, meetup_id: int | None = None) -> None:
    """Keep how a member is reminded of what they come to; direct messages are tried right then."""
    meetup = await _meetup(ctx, meetup_id)
    chosen = await choose(ctx, TOPIC, method)
    if chosen.method is None:
        await ctx.show(Card(chosen.says, _ways(meetup)))
        return
    first = [chosen.says] if chosen.says != reaching_words.SAVED else []
    said = "\n".join([*first, _reminds(chosen.method, meetup)])
    items = [show_upcoming.button()]
    if meetup is not None:
        items = [Button(f"calendar:meetup:0:{meetup.id}"), show.button(meetup.id)]
    await ctx.show(Card(said, items))


@meetup_button("meetup:ask:{meetup_id:int}", label=words.CHANGE_REMINDER)
async def ask(ctx: Context, meetup_id: int | None = None) -> None:
    """Ask again how a member is reminded."""
    await ctx.show(Card(words.HOW, _ways(await _meetup(ctx, meetup_id))))


@meetup_button("meetup:show:{meetup_id:int}", label=words.DETAILS)
async def show(ctx: Context, meetup_id: int) -> None:
    """Show all there is to a meet-up, and what this person can do with it."""
    await ctx.show(await one(ctx, meetup_id))


@meetup_button("meetup:called:{meetup_id:int}:{row_id:int}", label=words.DETAILS)
async def called(ctx: Context, meetup_id: int, row_id: int) -> None:
    """Show what a message in a thread is about; *row_id* is the message's own."""
    await show(ctx, meetup_id)


@meetup_button(
    "meetup:told:{of:change|thread|post}:{guild_id:int}:{meetup_id:int}:{day:date}",
    label=words.DETAILS,
    works_in_dm=True,
)
async def lead_on(ctx: Context, of: str, guild_id: int, meetup_id: int, day: date) -> None:
    """Lead on from what a member was told *of*; in a direct message, say where that is."""
    if not ctx.in_dm:
        await show(ctx, meetup_id)
        return
    meetup = await ctx.services.meetups.get(guild_id, meetup_id)
    await ctx.answer(cards.elsewhere(meetup))


@meetup_button("meetup:upcoming", label=words.ALL_UPCOMING)
async def show_upcoming(ctx: Context) -> None:
    """Show what comes."""
    await ctx.show(await upcoming(ctx))


@meetup_button("meetup:later:{after:int}:{meetup_id:int}", label=words.LATER)
async def show_later(ctx: Context, after: int, meetup_id: int) -> None:
    """Show what comes after a meet-up that begins then (in seconds of the epoch)."""
    at = datetime.fromtimestamp(min(after, LAST), UTC)
    await ctx.show(await upcoming(ctx, (at, meetup_id)))


@select("meetup:look", feature=FEATURE)
async def look(ctx: Context, values: list[str]) -> None:
    """Show one of the list in its place."""
    await ctx.show(await one(ctx, number_of(values[0])))


@select("meetup:on:{meetup_id:int}", feature=FEATURE)
async def on_date(ctx: Context, values: list[str], meetup_id: int) -> None:
    """Show another date of a repeat, to answer it."""
    await ctx.show(await one(ctx, meetup_id, day_of(values[0])))


@meetup_button("meetup:count:{meetup_id:int}:{day:date}", label=words.TURNOUT)
async def count(ctx: Context, meetup_id: int, day: date) -> None:
    """Ask for a number."""
    await ctx.open(counted.filled(), meetup_id, day)


def _number() -> list[Part]:
    return [box("people", words.TURNOUT_LABEL, hint=words.TURNOUT_HINT, limit=40, required=True)]


@private_form(
    "meetup:counted:{meetup_id:int}:{day:date}",
    _number,
    title=words.TURNOUT_TITLE,
    private=words.TURNOUT_PRIVATE,
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


def post_items(seen: MeetupView) -> list[Button]:
    """Return the buttons under a meet-up's post."""
    meetup = seen.meetup
    if meetup.next_day is None:
        went = [] if meetup.ended_at is not None else [Button(f"went:meetup:{meetup.id}")]
        return [show.button(meetup.id), *went]
    key = meetup.id, meetup.next_day
    full = [wait.button(*key)] if seen.is_full else [come.button(*key)]
    file = Button(f"calendar:meetup:0:{meetup.id}")
    if seen.presenting is not None and seen.presenting < slots_of(meetup):
        full.append(Button(f"talk:offer:{meetup.id}:{meetup.next_day}"))
    return [*full, maybe.button(*key), show.button(meetup.id), file]


async def one(ctx: Context, meetup_id: int, day: date | None = None) -> Card:
    """Return a meet-up as this person sees it, with its next date or that of *day*."""
    services = ctx.services
    mine = await services.meetups.mine(ctx.guild_id, meetup_id, ctx.member_id, ctx.now, day)
    if mine.seen.meetup.kind == CHALLENGE:
        return await challenge_views.one(ctx, mine)
    return await _one(ctx, mine, first=day is None)


async def _one(ctx: Context, mine: OwnMeetup, *, first: bool) -> Card:
    services, meetup = ctx.services, mine.seen.meetup
    meetup_id = meetup.id
    lines = [cards.post(mine.seen, ctx.group.country)]
    items: list[Item] = []
    organizes = meetup.organizer_id == ctx.member_id
    if meetup.next_day is not None:
        if mine.state is not None:
            lines.append(cards.about(words.YOUR_STATE[mine.state], meetup))
        items += [*_answers(mine.seen, mine.state), Button(f"calendar:meetup:0:{meetup_id}")]
        if organizes or await services.meetup_oversight.shows_names(ctx.guild_id):
            names = await services.meetups.who_comes(meetup)
            if names:
                lines.append(cards.who_comes(names))
        if mine.seen.presenting is not None and first:
            said, more = await _slots(ctx, meetup)
            lines += said
            items += more
        items += await _dates(ctx, meetup)
        if organizes or ctx.is_coordinator:
            said, more = amiss(ctx, meetup, pictured=meetup.picture is not None)
            lines += said
            items += [
                *more,
                Button(f"meetup:edit:{meetup_id}"),
                Button(f"meetup:rename:{meetup_id}"),
                Button(f"meetup:move:{meetup_id}:{meetup.next_day}"),
                Button(f"meetup:drop:{meetup_id}:{meetup.next_day}"),
                Button(f"document:flyer:{meetup_id}"),
                *picture_items(ctx.group, meetup),
            ]
            if meetup.when.repeat is not None:
                items.append(Button(f"meetup:end:{meetup_id}"))
    begun = await services.meetups.begun(meetup, ctx.now)
    if begun is not None:
        items.append(Button(f"went:meetup:{meetup_id}"))
        if organizes or ctx.is_coordinator:
            items.append(await _count_button(ctx, meetup, begun.planned))
    return Card(fitted(lines), [*items, show_upcoming.button()])


async def _dates(ctx: Context, meetup: Meetup) -> list[Item]:
    """Return a menu of a repeat's dates to come; any of them can be answered."""
    found = await ctx.services.meetups.to_come(meetup, ctx.now, DATES)
    if len(found) < 2:
        return []
    zone, country = meetup.when.zone, ctx.group.country
    menu = Menu(placeholder=words.DATE_MENU)
    for one in found:
        begins = calendar.local_day(one.span.starts(zone), zone)
        label = say_days(begins, one.span.last, country, weekday=True)
        menu.add_option(label=label, value=str(one.planned), default=one.planned == meetup.next_day)
    return [on_date.select(menu, meetup.id)]


async def _slots(ctx: Context, meetup: Meetup) -> tuple[list[str], list[Button]]:
    """Return what's presented on a night, and the way to take a slot or to give one back."""
    slots = await ctx.services.talks.slots(meetup)
    own = await ctx.services.talks.mine(meetup, ctx.member_id)
    offer = Button(f"talk:offer:{meetup.id}:{meetup.next_day}")
    ways = [offer] if slots.open else []
    if own is not None:
        drop = Button(f"talk:drop:{meetup.id}:{meetup.next_day}")
        ways = [offer.named(words.CHANGE_TALK), drop]
    return [cards.presented(slots)] if slots.talks else [], ways


def _answers(seen: MeetupView, state: str | None) -> list[Button]:
    meetup = seen.meetup
    assert meetup.next_day is not None
    key = meetup.id, meetup.next_day
    away = stay_away.button(meetup.guild_id, *key)
    if state == "coming":
        return [away, ask.button(meetup.id)]
    if state == "offered":
        return [take.button(meetup.guild_id, *key), away.named(words.NOT_THIS_TIME)]
    if state == "waiting":
        return [away]
    first = wait.button(*key) if seen.is_full else come.button(*key)
    return [first, away if state == "maybe" else maybe.button(*key)]


async def upcoming(ctx: Context, after: tuple[datetime, int] | None = None) -> Card:
    """Return a page of what comes."""
    found = await ctx.services.meetups.upcoming(ctx.guild_id, after)
    page, items = found[:PAGE], list[Item]()
    if page:
        titles = {one.id: shorten(one.title, 100) for one in page}
        items.append(look.select(menu(words.LOOK_MENU, options(titles))))
    if len(found) > PAGE:
        last = page[-1]
        assert last.next_at is not None
        items.append(show_later.button(int(last.next_at.timestamp()), last.id))
    if after is not None:
        items.append(show_upcoming.button().named(words.FIRST_PAGE))
    items += [create.button(), challenge_views.create.button(), Button("calendar:mine")]
    if ctx.group.has("celebrations"):
        today = calendar.local_day(ctx.now, ctx.group.zone)
        items.append(Button(f"celebrate:page:{today.replace(day=1)}"))
    return Card(cards.upcoming(page), items)


async def _answer(ctx: Context, meetup_id: int, day: date, wanted: str | None) -> None:
    """Note what a member answers, say what became of it, and ask once how to be reminded."""
    about = ctx.guild_id, meetup_id, day, ctx.member_id
    answered = await ctx.services.rsvps.answer(*about, wanted, ctx.now)
    meetup, state = answered.meetup, answered.state
    if answered.full:
        items = [] if ctx.in_dm else [wait.button(meetup.id, day), maybe.button(meetup.id, day)]
        await ctx.show(Card(cards.about(words.IT_IS_FULL, meetup), items))
        return
    lines = [cards.about(words.YOU_ARE[state or ""], meetup)]
    away = stay_away.button(meetup.guild_id, meetup.id, day)
    if state is None or ctx.in_dm:
        await ctx.show(Card(lines[0], [] if state is None else [away]))
        return
    items = [Button(f"calendar:meetup:0:{meetup.id}"), away]
    if state == "coming":
        ways = await ctx.services.reaching.ways(ctx.guild_id, ctx.member_id)
        method = ways.chosen.get(TOPIC)
        if method is None:
            lines.append(words.HOW)
            items = [*_ways(meetup), *items]
        else:
            lines.append(_reminds(method, meetup))
            items.append(ask.button(meetup.id))
    await ctx.show(Card("\n".join(lines), items))


async def _meetup(ctx: Context, meetup_id: int | None) -> Meetup | None:
    """Return the meet-up from which a member chooses; None where they choose for all of them."""
    if meetup_id is None:
        return None
    return await ctx.services.meetups.get(ctx.guild_id, meetup_id)


def _has_thread(meetup: Meetup | None) -> bool:
    return meetup is None or meetup.thread_id is not None


def _reminds(method: str, meetup: Meetup | None) -> str:
    """Return how a member is reminded of this one, or of all."""
    without = method == "thread" and not _has_thread(meetup)
    return words.REMINDS_WITHOUT_THREAD if without else words.REMINDS[method]


def _ways(meetup: Meetup | None) -> list[Button]:
    meetup_id = None if meetup is None else meetup.id
    ways = [remind.button("dm", meetup_id)]
    if _has_thread(meetup):
        ways.append(remind.button("thread", meetup_id).named(words.BY_THREAD))
    return [*ways, remind.button("off", meetup_id).named(words.NOT_AT_ALL)]


async def _count_button(ctx: Context, meetup: Meetup, day: date) -> Button:
    """Return the button for how many came to a date that has begun."""
    people = await ctx.services.turnouts.people(meetup, day)
    label = words.TURNOUT if people is None else words.TURNOUT_CHANGE
    return count.button(meetup.id, day).named(label)
