"""The words of a year: from data, and nothing without."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.documents import counting, printed, report, year
from bot.documents.counting import Activity, TriedBy, TryOutcomes
from bot.documents.report import Shared
from bot.wins.rules import KINDS, MOMENT, PRESENTED
from tests.documents.papers import ME, PERIOD, a_win, a_year, entry, facts

DAY = date(2026, 9, 3)


def test_the_first_paragraph() -> None:
    """It begins with what happened, then counts it in words."""
    quote, said = a_year().paragraphs

    assert quote == "“A whiteboard by the door. A marker on a string.”"
    assert said == (
        "That's one of six moments from the library, each written down as it happened: three "
        "successes, one idea, one moment to smile at and one lesson learned. Others helped with "
        "one of them. Two colleagues in two districts have picked up an idea from this library. It "
        "has already worked for one of them. Beyond the shelves: one check-in with a colleague, "
        "one meeting or webinar and 1.5 hours of professional learning."
    )


ONE_KIND = [a_win(n, thanks="the crew") for n in range(1, 41)]
EVERY_KIND = [a_win(n, kind=kind) for n, kind in enumerate((*KINDS, PRESENTED, MOMENT), 1)]
MANY = [TriedBy(1, n, "worked" if n < 24 else None, None) for n in range(21, 35)]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"wins": [a_win(1, thanks="the crew")], "tries": [TriedBy(1, 21, "worked", "North")]},
            (
                "That's one moment from the library, written down as it happened. Others helped "
                "with it. One colleague in one district has picked up an idea from this library. "
                "It worked there too."
            ),
        ),
        (
            {"wins": [], "done": [Activity("outreach", DAY, n, minutes=45) for n in range(22)]},
            (
                "Staying connected this year: 22 check-ins with colleagues and 16.5 hours of "
                "professional learning."
            ),
        ),
        (
            {"wins": ONE_KIND},
            (
                "That's one of 40 moments from the library, each written down as it happened. "
                "Others helped with each of them."
            ),
        ),
        (
            {"wins": ONE_KIND[:2], "tries": [TriedBy(n, n, "changed", None) for n in (1, 2)]},
            (
                "That's one of two moments from the library, each written down as it happened. "
                "Others helped with each of them. Two colleagues have picked up an idea from this "
                "library. It has already worked for each of them."
            ),
        ),
        (
            {"wins": EVERY_KIND, "tries": MANY, "done": [Activity("presentation", DAY, 11)]},
            (
                "That's one of six moments from the library, each written down as it happened: "
                "one success, one idea, one moment to smile at, one lesson learned, one "
                "presentation and one story from a book day. 14 colleagues have picked up an idea "
                "from this library. It has already worked for three of them. Beyond the shelves: "
                "one presentation to colleagues."
            ),
        ),
    ],
)
def test_the_first_paragraph_of_any_year(given: dict[str, Any], said: str) -> None:
    """Right in number and in grammar, whatever there is; this is what gets read."""
    assert year.written(facts(**given)).paragraphs[-1] == said


def test_only_what_says_more_is_a_row() -> None:
    """Forty check-ins of which nothing more is known are a number, not two pages of rows."""
    bare = [Activity("outreach", DAY, 11)] * 40
    known = [
        Activity("outreach", DAY, 11, about="our art teacher"),
        Activity("presentation", DAY, 11),
        Activity("event", DAY, 11, about="District day", detail="other"),
    ]
    (some,) = year.written(facts([], done=[*bare, *known])).sections
    alone = year.written(facts([a_win(1)], done=bare))

    assert [row[1] for row in some.tables[0].rows] == [
        "Check-in with a colleague",
        "Presentation",
        "School or library event",
    ]
    assert [one.title for one in alone.sections] == ["What worked"]
    assert "40 check-ins with colleagues" in alone.paragraphs[1]


def test_it_begins_with_words_not_with_labels() -> None:
    """What was presented is quoted without the names of its boxes."""
    story = "What I tried: A quiet corner.\nWhat happened: Nobody came."
    first, *_ = year.written(facts([a_win(1, kind=PRESENTED, story=story)])).paragraphs

    assert first == "“A quiet corner. Nobody came.”"


def test_a_sentence_without_data_is_not_said() -> None:
    """One win and nothing else is two sentences; what was done alone is one."""
    alone = year.written(facts([a_win(1)]))
    done = [Activity("meeting", DAY, 11)]
    only_done = year.written(facts([], done=done))

    assert alone.paragraphs[1] == printed.LEAD_ONE
    assert [one.title for one in alone.sections] == ["What worked"]
    assert only_done.paragraphs == (printed.LEAD_DONE.format(done="one meeting or webinar"),)
    assert [one.paragraphs for one in only_done.sections] == [()]  # it is said once
    assert year.written(facts([])).sections == ()
    assert year.written(facts([])).paragraphs == ()


def test_charts_need_five() -> None:
    """Four things are said in words; of five there are two charts, each with its table."""
    kinds = ("success", "idea", "success", "idea", "learned")
    five = [a_win(n + 1, kind=kind) for n, kind in enumerate(kinds)]
    five[0] = replace(five[0], created_at=five[0].created_at.replace(month=10))
    four, charts = year.written(facts(five[:4])), year.written(facts(five)).charts()

    assert four.charts() == []
    assert [chart.title for chart in charts] == [printed.BY_MONTH, printed.BY_KIND]
    assert charts[0].sentence == "5 wins: 4 in September 2026 and 1 in October 2026."
    assert charts[1].sentence == "5 wins: 2 successes, 2 ideas and 1 lesson learned."
    assert charts[0].table.rows == (("September 2026", "4"), ("October 2026", "1"))


def test_own_notes() -> None:
    """What one noted for oneself is in an evaluation, and not in what a principal reads."""
    done = [Activity("outreach", DAY, 11, "our art teacher", "Showed her the shelf.", 30)]
    principal, evaluation = (
        year.written(facts([], audience, done=done)) for audience in ("principal", "evaluation")
    )

    assert "Showed her the shelf." not in "".join(principal.texts()) + str(principal.rows)
    assert "Showed her the shelf." in "".join(evaluation.texts())
    assert "our art teacher" in "".join(principal.texts())


def test_activities_count_once() -> None:
    """The same event for two goals is one; what was shared stands among the wins."""
    rows = [
        entry(1, 11, "weekly", DAY, "coffee", "c1", None, None, 45),
        entry(2, 11, "monthly", DAY, "coffee", "c1", None, None, 45),
        entry(3, 11, "weekly", DAY, "win", "win 3", None, None, None),
        entry(4, 11, "weekly", DAY, "own", None, "a", None, None),
        entry(5, 11, "weekly", DAY, "own", None, "b", None, None),
        entry(6, 12, "weekly", DAY, "coffee", "c1", None, None, None),
    ]
    found = counting.activities(rows)

    assert sorted(one.kind for one in found) == ["meeting", "outreach", "outreach", "outreach"]
    assert counting.hours(found) == "1 hour of professional learning"
    assert counting.hours([]) == ""


def test_what_only_one_mark_says() -> None:
    """Of the same event for two goals the minutes and the note count, whichever goal has them."""
    rows = [
        entry(1, 11, "weekly", DAY, "event", "e1", "the association", "Two new tools.", 90),
        entry(2, 11, "quarterly", DAY, "event", "e1", None, None, None),
        entry(3, 11, "monthly", DAY, "event", "e1", None, None, 60),
    ]

    assert counting.activities(rows) == [
        Activity("presentation", DAY, 11, "the association", "Two new tools.", 90)
    ]


def test_reach() -> None:
    """Each colleague counts once, a district however it is written."""
    rows = [
        TriedBy(1, 21, "worked", " North"),
        TriedBy(2, 21, None, "north"),
        TriedBy(2, 22, "changed", None),
    ]

    assert counting.reach(rows, {1, 2}) == TryOutcomes(2, 2, frozenset({"north"}))
    assert counting.tried(counting.reach(rows, {1})) == "one colleague in one district"
    assert counting.tried(TryOutcomes(12)) == "12 colleagues"


@pytest.mark.parametrize(
    ("counts", "kept"),
    [
        ([("a", 5), ("b", 3)], ["a", "b"]),
        ([("a", 5), ("b", 0)], ["a"]),
        ([("a", 5), ("b", 2)], []),  # what is missing could be worked out
        ([("a", 5), ("b", 1), ("c", 1)], []),
        ([("a", 5), ("b", 2), ("c", 1)], ["a"]),
        ([("a", 2), ("b", 2)], []),
    ],
)
def test_small_numbers(counts: list[tuple[str, int]], kept: list[str]) -> None:
    """A number under three is not shown of a group, nor one from which it follows."""
    assert [name for name, _ in counting.showable(counts, 3)] == kept


def test_long_periods_go_by_years() -> None:
    """Ten years are ten bars, not a hundred and twenty."""
    days = [date(year_, month, 1) for year_ in range(2016, 2026) for month in (1, 5)]

    assert counting.months(days) == [(str(one), 2) for one in range(2016, 2026)]
    assert counting.months([]) == []


def test_when_it_is_certain() -> None:
    """Until when deletions are known is said, where that is known."""
    noted = "Wins deleted in the group before May 28, 2027, 8:00 AM aren't included."

    assert noted in " ".join(a_year().notes)
    assert noted not in " ".join(year.written(facts([a_win(1)])).notes)


def test_the_report_counts_nobody_out() -> None:
    """Under three people, and of what fewer than three did, there is no number."""
    shared = [Shared("success", DAY, str(n % 2)) for n in range(6)]
    done = [Activity("meeting", DAY, n) for n in (11, 12)] * 2
    few = report.written(facts([], "group", done=done), shared, [])
    done = [Activity("meeting", DAY, n, minutes=60) for n in (11, 12, 13)]
    three = [Shared("success", DAY, str(n)) for n in range(3)]
    many = report.written(facts([], "group", done=done), three, ["N", "S", "W", "s "])

    assert few.paragraphs == (
        "A few librarians shared what worked in their libraries. Among them: six successes.",
    )
    assert many.paragraphs[0].startswith(
        "Three librarians in three districts shared what worked in their libraries, 3 times in all."
    )
    assert many.paragraphs[0].endswith("Beyond the shelves: three meetings and webinars.")
    assert many.sections[0].tables[0].rows == (("Meetings and webinars", "3"),)


@pytest.mark.parametrize(("questions", "is_said"), [(2, False), (3, True)])
def test_the_report_counts_answered_questions(questions: int, is_said: bool) -> None:
    """How many were answered is said, once there are enough that nobody is pointed at."""
    shared = [Shared("idea", date(2026, 9, 3), who) for who in "abc"]
    paper = report.written(facts([a_win(1)], "group", questions=questions), shared, [])
    said = printed.REPORT_QUESTIONS.format(count="three")

    assert (said in " ".join(paper.paragraphs)) == is_said


def test_ideas_that_travelled() -> None:
    """What worked elsewhere is quoted; how often only from three on."""
    tries = [TriedBy(1, n, "worked", None) for n in (21, 22, 23)] + [TriedBy(2, 21, "worked", None)]
    tries += [TriedBy(3, 21, None, None), TriedBy(4, 21, "worked", None)]
    tries += [TriedBy(4, n, None, None) for n in (22, 23)]
    found = report.written(facts([a_win(n) for n in (1, 2, 3, 4)], "group", tries=tries), [], [])
    (travelled,) = [one for one in found.sections if one.title == printed.TRAVELLED]

    assert [entry.below for entry in travelled.quotes] == [
        ("3 colleagues are trying this too.", "It worked for three of them."),
        (printed.WORKED_SOMEWHERE,),
        ("3 colleagues are trying this too.", printed.WORKED_SOMEWHERE),
    ]
    (rest,) = [one for one in found.sections if one.title == printed.QUOTES]
    assert [entry.paragraphs for entry in rest.quotes] == [("A cart by the doors, number 3.",)]


def test_many_quotes() -> None:
    """Of hundreds sixty are quoted, from the whole time, and that is said; the table has all."""
    found = report.written(facts([a_win(n) for n in range(1, 201)], "group"), [], [])
    (quotes,) = [one for one in found.sections if one.title == printed.QUOTES]

    assert len(quotes.quotes) == 60
    assert quotes.paragraphs == ("60 of 200, spread over the whole time.",)
    assert len(found.rows) == 200


def test_headings_in_their_order() -> None:
    """By heading a win says its kind; a heading without a win is not printed."""
    found = year.written(
        facts([a_win(1), a_win(2)], headings={1: "Engage"}, order=("Inquire", "Engage"))
    )

    assert [one.title for one in found.sections] == ["Engage", printed.NO_HEADING]
    assert found.sections[0].quotes[0].above == "September 2, 2026. It worked"


def test_dates_in_place_of_a_name() -> None:
    """A period without a name is called by its days."""
    named = year.written(facts([a_win(1)], me=ME))
    dated = year.written(facts([a_win(1)], period=replace(PERIOD, name="")))

    assert named.title == "From the library: school year 2026-27"
    assert dated.title == "From the library: August 17, 2026 \u2013 May 28, 2027"


def test_on_book_days() -> None:
    """What was told on a book day stands under its own heading, in the sheet and the count."""
    paper = year.written(facts([a_win(1), a_win(2, kind="moment", story="We read outside.")]))

    (section,) = [one for one in paper.sections if one.title == "On book days"]
    assert [entry.paragraphs for entry in section.quotes] == [("We read outside.",)]
    assert "one success and one story from a book day" in paper.paragraphs[1]
    assert [row["Kind"] for row in paper.rows] == ["It worked", "On a book day"]


def test_no_kind_is_lost() -> None:
    """Each kind a win can have has its heading, so that what is counted as in is also shown."""
    wins = [a_win(n, kind=kind) for n, kind in enumerate((*KINDS, PRESENTED, MOMENT), 1)]
    paper = year.written(facts(wins))

    assert sum(len(one.quotes) for one in paper.sections) == len(wins)
    assert sum(counting.kinds(win.kind for win in wins).values()) == len(wins)
