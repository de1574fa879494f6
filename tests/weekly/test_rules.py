"""When the weekly post comes, what it shows, and whose turn it is to greet."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit import calendar
from bot.kit.errors import Refusal
from bot.kit.text import opening
from bot.school.clock import SchoolClock, SchoolYear
from bot.school.holidays import Break
from bot.weekly import questions, rules
from bot.wins.rules import Win
from tests.school.years import ZONES

NOON, WEEK = time(12), timedelta(weeks=1)
ZONE = "America/Chicago"
USUAL = SchoolClock(ZONE)
MONDAY_TO_THURSDAY = SchoolClock(
    ZONE, (SchoolYear(date(2026, 8, 17), date(2027, 5, 27), weekdays=frozenset(range(4))),)
)
MONDAY, FRIDAY = date(2026, 9, 14), date(2026, 9, 18)
AT = datetime(2026, 9, 14, 13, 0, tzinfo=UTC)


def win(number: int, author: int = 1, kind: str = "success", **more: object) -> Win:
    """A posted win; the later its number, the later it was shared."""
    shared_at = AT + timedelta(minutes=number)
    values = {"channel_id": 5, "message_id": 100 + number, **more}
    return Win(number, 7, author, f"N{author}", kind, f"Story {number}.", shared_at, **values)  # type: ignore[arg-type] # a test's own values


@pytest.mark.parametrize(
    ("clock", "week", "day"),
    [
        (USUAL, MONDAY, date(2026, 9, 18)),
        (MONDAY_TO_THURSDAY, MONDAY, date(2026, 9, 17)),
        # Thanksgiving takes Wednesday to Friday.
        (USUAL, date(2026, 11, 23), date(2026, 11, 24)),
        # Winter break begins on a Tuesday.
        (USUAL, date(2026, 12, 21), date(2026, 12, 21)),
        (USUAL, date(2026, 12, 28), None),
        (USUAL, date(2026, 7, 6), None),
    ],
)
def test_the_day(clock: SchoolClock, week: date, day: date | None) -> None:
    """It comes on the last school day of a week, and in no week without school."""
    post = rules.post_time(clock, NOON, week)

    assert (None if post is None else post.day) == day


def test_a_holiday_friday() -> None:
    """A Friday off moves the post to Thursday."""
    year = SchoolYear.default(MONDAY)
    off = SchoolClock(
        ZONE, (SchoolYear(year.first_day, year.last_day, (Break(FRIDAY, FRIDAY, "Fair"),)),)
    )
    post = rules.post_time(off, NOON, MONDAY)

    assert post is not None
    assert post.day == date(2026, 9, 17)
    assert post.at == datetime(2026, 9, 17, 17, 0, tzinfo=UTC)
    assert post.use_by == datetime(2026, 9, 21, 17, 0, tzinfo=UTC)


def test_the_next_posts() -> None:
    """After the last one before winter break comes the first one of January; summer rests."""
    posts = rules.post_times_after(USUAL, NOON, datetime(2026, 12, 18, 12, 0, tzinfo=UTC))
    days = [next(posts).day for _ in range(3)]
    before_summer = rules.post_times_after(USUAL, NOON, datetime(2027, 5, 29, tzinfo=UTC))

    assert days == [date(2026, 12, 18), date(2026, 12, 21), date(2027, 1, 8)]
    assert next(before_summer).day.month == 8


@given(zone=st.sampled_from(ZONES), year=st.integers(2024, 2034), minute=st.integers(0, 1_439))
def test_a_year_of_posts(zone: str, year: int, minute: int) -> None:
    """With school on Sundays too, when clocks change: one a week, at the right local time.

    The first of two in an hour that repeats; the first minute after one that is skipped.
    """
    whole = SchoolYear(date(year, 1, 1), date(year, 12, 31), weekdays=frozenset(range(7)))
    clock, wanted = SchoolClock(zone, (whole,)), time(minute // 60, minute % 60)
    start = clock.moment(date(year, 1, 1), time())
    posts = list(islice(rules.post_times_after(clock, wanted, start), 51))

    assert [one.week for one in posts] == [posts[0].week + n * WEEK for n in range(51)]
    for post in posts:
        there = calendar.local(post.at, zone)
        assert there.date() == post.day == post.week + timedelta(days=6)
        assert there.fold == 0
        if there.time() != wanted:
            before = calendar.local(post.at - timedelta(minutes=1), zone)
            assert before.time() < wanted < there.time()


def test_a_post_takes_what_came_since_the_one_before() -> None:
    """What is shared on a Friday afternoon belongs to the next post."""
    begins = rules.begins(USUAL, NOON, MONDAY)
    after_summer = rules.begins(USUAL, NOON, date(2026, 8, 17))

    assert begins == datetime(2026, 9, 11, 17, 0, tzinfo=UTC)
    assert after_summer == datetime(2026, 7, 27, 5, 0, tzinfo=UTC)


def test_what_may_be_shown() -> None:
    """A post shows wins of its week, and older ones only while nobody answered them."""
    now = AT + timedelta(days=10)
    since = AT + timedelta(days=3)
    long_ago = AT - timedelta(days=30)

    assert rules.may_be_quoted(win(1), since, now)
    assert not rules.may_be_quoted(win(1, cheers=1), since, now)
    assert rules.may_be_quoted(win(1, cheers=1), AT, now)
    assert not rules.may_be_quoted(win(1, hidden="a note"), AT, now)
    assert not rules.may_be_quoted(win(1, message_id=None), AT, now)
    old = win(1)
    assert not rules.may_be_quoted(Win(**{**vars(old), "created_at": long_ago}), since, now)


WINS = st.lists(
    st.tuples(
        st.integers(1, 5),
        st.sampled_from(["success", "idea", "funny", "learned"]),
        st.integers(0, 40),
    ),
    max_size=12,
).map(lambda rows: [win(n, a, k, cheers=c) for n, (a, k, c) in enumerate(rows, 1)])
WEEKS = st.dates(date(2026, 1, 1), date(2026, 9, 1))
PEOPLE = st.dictionaries(st.integers(1, 5).map(str), WEEKS)


@given(WINS, PEOPLE)
def test_nobody_twice_while_others_wait(wins: list[Win], people: dict[str, date]) -> None:
    """A post shows as many people as it can."""
    chosen = rules.choose(wins, people, {})

    assert len(chosen) == min(3, len(wins))
    assert len({one.author_id for one in chosen}) == min(3, len({one.author_id for one in wins}))


@given(WINS, PEOPLE)
def test_the_unanswered_first(wins: list[Win], people: dict[str, date]) -> None:
    """No answered win is shown while someone who is not shown waits for an answer."""
    chosen = rules.choose(wins, people, {})
    shown = {one.author_id for one in chosen}
    waiting = {one.author_id for one in wins if not one.cheers} - shown

    assert not (waiting and any(one.cheers for one in chosen))


@given(WINS, PEOPLE, st.integers(2, 1_000))
def test_no_ranking(wins: list[Win], people: dict[str, date], times: int) -> None:
    """How often a win was cheered changes nothing; whether it was, does."""
    louder = [Win(**{**vars(one), "cheers": one.cheers * times}) for one in wins]

    assert [one.id for one in rules.choose(louder, people, {})] == [
        one.id for one in rules.choose(wins, people, {})
    ]


@given(st.lists(st.integers(1, 9), min_size=1, max_size=12))
def test_everybodys_unanswered_wins_come_up(authors: list[int]) -> None:
    """Week after week, each win that waits for an answer is shown once."""
    left = [win(n, a) for n, a in enumerate(authors, 1)]
    people: dict[str, date] = {}
    shown: list[int] = []
    for number in range(4):
        chosen = rules.choose(left, people, {})
        shown += [one.id for one in chosen]
        left = [one for one in left if one not in chosen]
        people |= {rules.person(one): MONDAY + timedelta(weeks=number) for one in chosen}

    assert sorted(shown) == list(range(1, len(authors) + 1))


def test_people_and_kinds_not_shown_lately() -> None:
    """Among equals the person shown longest ago comes first, then the kind."""
    last_week, before = MONDAY - timedelta(weeks=1), MONDAY - timedelta(weeks=5)
    wins = [win(1, 1), win(2, 2), win(3, 3), win(4, 4)]
    people = {"1": last_week, "2": before, "3": last_week}
    kinds = [win(1, 1, "success"), win(2, 2, "idea"), win(3, 3, "success"), win(4, 4, "funny")]

    assert [one.id for one in rules.choose(wins, people, {})] == [4, 2, 1]
    chosen = rules.choose(kinds, {}, {"success": last_week, "idea": before})
    assert [one.id for one in chosen] == [4, 2, 1]


def test_swapping_goes_round() -> None:
    """Pressing *Swap* shows every question that fits once before one comes again."""
    current, seen = None, []
    for _ in range(300):
        current = rules.another_question(current, MONDAY, {"ten-minutes"}, "7")
        if current in seen:
            break
        seen.append(current)

    fitting = [
        one.id
        for one in questions.load()
        if one.fits(MONDAY, questions.occasions_on(MONDAY)) and one.id != "ten-minutes"
    ]
    assert sorted(seen) == sorted(fitting)
    assert current == seen[0]


SHORT = "We moved the new books to the door. Forty were gone by Friday!"
LONG = (
    'We put the cart by the lunch line with a sign that said "Take one." Nobody stopped on Monday. '
    "On Tuesday a reader from the class of Mr. Gray read the sign out loud, and then the line "
    "wanted to know which one it was."
)


@pytest.mark.parametrize(
    ("story", "kept"),
    [
        (SHORT, SHORT),
        ("x" * 199, "x" * 199),
        (" two\n\nlines ", "two lines"),
        (LONG, LONG[: LONG.index(" On Tuesday")]),  # not after "Mr."
        (
            f"It took {'two ' * 30}weeks, and then {'more ' * 30}",
            f"It took {'two ' * 30}weeks…",
        ),
        (f"Now {'and then ' * 40}", f"Now {'and then ' * 21}and…"),
    ],
)
def test_how_a_story_begins(story: str, kept: str) -> None:
    """It's whole up to 200 characters, else it ends with a sentence, a clause or a word."""
    assert opening(story, rules.OPENING_LIMIT) == kept


STORIES = st.lists(
    st.sampled_from(
        ["We tried it", "it worked", "a reader said so", "again", "twice as many"]
    ).flatmap(lambda words: st.sampled_from([". ", "! ", "? ", ", ", " "]).map(words.__add__)),
    min_size=1,
    max_size=60,
).map("".join)


@given(STORIES)
def test_no_story_breaks_off(story: str) -> None:
    """What isn't whole is a beginning that ends where a sentence does, or says that it goes on."""
    text = " ".join(story.split())
    kept = opening(story, rules.OPENING_LIMIT)

    assert len(kept) <= rules.OPENING_LIMIT
    assert text.startswith(kept.removesuffix("…"))
    assert kept == text if len(text) <= 200 else kept[-1] in ".!?…"
    assert text[len(kept.removesuffix("…")) :][:1] in ("", " ", ",")


@pytest.mark.parametrize(("text", "kept"), [("  Why\n\n so?  ", "Why so?"), ("\u202eHow?", "How?")])
def test_an_own_question(text: str, kept: str) -> None:
    """It is kept on one line."""
    assert rules.tidied(text) == kept


@pytest.mark.parametrize("text", ["", " \n ", "x" * 201])
def test_no_question(text: str) -> None:
    """An empty or a long one is refused."""
    with pytest.raises(Refusal):
        rules.tidied(text)


@pytest.mark.parametrize(
    ("shared", "looked_at"),
    [
        # Monday 8:00 in Chicago, then Wednesday 8:00.
        (AT, AT + timedelta(days=2)),
        # Thursday evening: Monday evening is outside school hours, so Tuesday morning.
        (datetime(2026, 9, 18, 1, tzinfo=UTC), datetime(2026, 9, 22, 12, tzinfo=UTC)),
        # The Friday before winter break.
        (datetime(2026, 12, 18, 18, tzinfo=UTC), datetime(2027, 1, 4, 18, tzinfo=UTC)),
    ],
)
def test_two_school_days_later(shared: datetime, looked_at: datetime) -> None:
    """A win is looked at when two school days have passed, in school hours."""
    assert rules.look_at(USUAL, shared) == looked_at


def test_in_turn() -> None:
    """Who had no turn yet comes first, then whose turn is longest ago; never the author."""
    later = AT + timedelta(days=1)
    greeters = [
        rules.Greeter(1, AT, later),
        rules.Greeter(2, AT, AT),
        rules.Greeter(3, later),
        rules.Greeter(4, AT),
    ]

    assert [one.member_id for one in rules.in_turn(greeters, author_id=1)] == [4, 3, 2]
