"""The words of other countries: every sentence of the catalogs, and a week in London."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from itertools import chain
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from bot.coffee import questions as coffee
from bot.documents import blurb_words, principal_words, printed
from bot.documents import rules as documents
from bot.documents import words as document_words
from bot.kit.database import Database
from bot.kit.regional import localized, words_of
from bot.meetups import chat
from bot.mentors import content
from bot.mentors import words as mentor_words
from bot.plans import ideas, letters, openers, presets
from bot.plans import queries as plan_queries
from bot.plans import words as plan_words
from bot.school import words as school_words
from bot.school.clock import SchoolClock
from bot.weekly import greetings, openings, questions
from bot.weekly import queries as weekly_queries
from tests.discord import WEEKLY, answer, buttons, text
from tests.plans.planned import go_to, nudge_line

if TYPE_CHECKING:
    from tests.discord import World

CANADA = "CA"
SCHOOL_YEARS = ("GB", "IE", "AU", "NZ")
ABROAD = (CANADA, *SCHOOL_YEARS)

# What no group outside the United States reads.
AMERICAN = (
    r"semesters?|lounge|in August|since August|this August|wait until September|"
    r"catalog|catalogs|cataloging|favorites?|favors?|counselors?|your March bracket|"
    r"bathroom|rooting|county|college|"
    r"Read Across America|Black History Month|Women's History Month|Poetry Month|"
    r"Teacher Appreciation|Library Card Sign-up|Library Lovers' Month|National Library Week|"
    r"Children's Book Week|It's (?:still )?School Library Month|through June"
)
# What none does where classes have years; Canadians say these.
AMERICAN_TOO = (
    r"fall|graders?|grades?|kindergart\w+|elementary|middle school\w*|high school\w*|seniors?|"
    r"districts?|buildings?|hallways?|halls?|lobby|closets?|custodian|potluck|carts?|"
    r"check(?:ed|s)?(?: \w+)? out|checkouts?|holds|on hold|book drops?|vendor|bulletin boards?|"
    r"backpacks?|testing|schedule|inventory|sweaters?|math|outlet|organizer\w*|"
    r"winter break|spring break|(?:before|for|over|after|from)(?: the)? "
    r"break|passing period|sub plan|copier|field day|family night|advisory|graduate|wellness|"
    r"movie|front office|(?:lunch|bus) line|for conferences|costumes, conferences"
)
STATES = r"your state|a state|another state|state or"
OF_COUNTRY = {
    "GB": rf"{STATES}|principals?|PD|dollars?|\$\d+|school boards?|programs?(?! \(a bot)|erasers?|"
    r"substitutes?",
    "IE": rf"{STATES}|PD|dollars?|\$\d+|school boards?|programs?(?! \(a bot)|erasers?|"
    r"head teachers?",
    "AU": r"school boards?|head teachers?|December that can|last September|substitutes?",
    "NZ": rf"{STATES}|PD days?|programs?(?! \(a bot)|head teachers?|last September|substitutes?",
    "CA": rf"{STATES}|Year \d+s?|head teachers?|trolleys?|maths",
}


def every() -> list[str]:
    """Every sentence that's put into a country's words."""
    agendas = (content.first("US"), *content.monthly("US").values())
    terms = chain(school_words.FALL_SPRING, school_words.FIRST_SECOND)
    found = (
        (one.text for one in questions.load()),
        (one.text for which in ("opener", "closer") for one in openings.load(which)),
        (one.text for one in greetings.load()),
        (text for one in ideas.load() for text in (one.text, one.opening) if text),
        (text for one in letters.load() for text in (one.label, one.subject, one.text)),
        (text for one in openers.load() for text in (one.text, one.reason)),
        (text for one in presets.load() for text in (one.label, one.line)),
        (text for one in agendas for text in (one.title, one.before, *one.questions, one.then)),
        chain.from_iterable(coffee.load().values()),
        (printed.TERM.format(term=one.capitalize(), year="2026-27") for one in terms),
        (plan_words.REACHED_OUT_ONCE, plan_words.REACHED_OUT, mentor_words.TERM),
        (principal_words.BUTTON, principal_words.MADE, principal_words.SUBTITLE),
        (principal_words.WHAT_GROUP,),
        *(one.values() for one in (document_words.CARD_FOR, document_words.AUDIENCES)),
        *(one.values() for one in (document_words.RELEASE_FOR, blurb_words.PIECES)),
    )
    return list(dict.fromkeys(chain.from_iterable(found)))


def american(text: str, country: str) -> list[str]:
    """Return the American words in a text that nobody in a country says."""
    words = [AMERICAN, OF_COUNTRY[country]]
    if country != CANADA:
        words.append(AMERICAN_TOO)
    found = re.finditer(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", text, re.IGNORECASE)
    return [one[0] for one in found]


# They name a month or a custom in the calendar of the north: nobody there is asked.
NOT_ASKED = {one.text for one in questions.load() if one.north}


@pytest.mark.parametrize("country", ABROAD)
def test_no_american_word_is_left(country: str) -> None:
    """Every question, idea, letter, opener, closer and agenda reads right in each country."""
    left = {
        said: found
        for one in every()
        if one not in NOT_ASKED and (found := american(said := localized(one, country), country))
    }

    assert left == {}


@pytest.mark.parametrize("country", ["US", "PR", "", "IN"])
def test_elsewhere_nothing_changes(country: str) -> None:
    """In the United States, and where nobody listed any words, sentences stay as they are."""
    assert [localized(one, country) for one in every()] == every()


@pytest.mark.parametrize("country", ABROAD)
def test_fields_and_articles(country: str) -> None:
    """No field is lost, nothing is said in other words twice, and "a" and "an" fit."""
    for one in every():
        said = localized(one, country)
        assert [part[1] for part in Formatter().parse(said)] == [
            part[1] for part in Formatter().parse(one)
        ]
        assert not re.search(r"\b[Aa] (?!one)(?=[aeio])|\b[Aa]n (?![aeiouhAEIO])", said)
        assert said[0].isupper() == one[0].isupper()
        assert localized(said, country) == said


@pytest.mark.parametrize("country", ABROAD)
def test_every_word_is_used(country: str) -> None:
    """What's listed occurs in a sentence: a typo would never be seen."""
    texts = "\n".join(every()).casefold()
    unused = [
        listed
        for listed in words_of(country)
        if not re.search(rf"(?<!\w){re.escape(listed)}(?!\w)", texts)
    ]

    assert unused == []


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "For third graders between series, what do you hand over next?",
            {
                "GB": "For Year 4s between series, what do you hand over next?",
                "IE": "For Third Class children between series, what do you hand over next?",
                "AU": "For Year 3s between series, what do you hand over next?",
                "NZ": "For Year 4s between series, what do you hand over next?",
                "CA": "For third graders between series, what do you hand over next?",
            },
        ),
        (
            "What does your principal think you do all day?",
            {
                "GB": "What does your head teacher think you do all day?",
                "IE": "What does your principal think you do all day?",
                "AU": "What does your principal think you do all day?",
                "CA": "What does your principal think you do all day?",
            },
        ),
        (
            "Eat lunch in the teachers' lounge once this week, not at your desk.",
            dict.fromkeys(ABROAD, "Eat lunch in the staff room once this week, not at your desk."),
        ),
        (
            "Ask who plans the next PD day.",
            {
                "GB": "Ask who plans the next INSET day.",
                "IE": "Ask who plans the next in-service day.",
                "AU": "Ask who plans the next PD day.",
                "NZ": "Ask who plans the next teacher-only day.",
            },
        ),
        ("Carts, lists, missing books.", {"GB": "Trolleys, lists, missing books."}),
    ],
)
def test_of_a_country(sentence: str, said: dict[str, str]) -> None:
    """A sentence is said as people there say it, with its capital letter."""
    for country, expected in said.items():
        assert localized(sentence, country) == expected


@pytest.mark.parametrize(
    ("zone", "names"),
    [
        ("America/Chicago", ["Fall semester 2026-27", "Spring semester 2026-27"]),
        ("America/Toronto", ["Fall term 2026-27", "Winter and spring terms 2026-27"]),
        ("Europe/London", ["Autumn term 2026-27", "Spring and summer terms 2026-27"]),
        ("Europe/Dublin", ["Autumn term 2026-27", "Spring and summer terms 2026-27"]),
    ],
)
def test_terms(zone: str, names: list[str]) -> None:
    """The parts of a school year are called what a country calls them."""
    day = datetime(2026, 10, 5, tzinfo=UTC).date()

    assert [one.name for one in documents.terms(SchoolClock(zone), day)] == names


def test_terms_in_the_south() -> None:
    """Where a school year is a calendar year, four terms are two and two."""
    said = [printed.TERM.format(term=one.capitalize(), year="2027") for one in ("first", "second")]

    assert [localized(one, "AU") for one in said] == ["Terms 1 and 2 2027", "Terms 3 and 4 2027"]


def test_where_it_is_chosen() -> None:
    """What two people, or a group, talk about comes in the words of their country."""
    london = SchoolClock("Europe/London")
    first = datetime(2026, 9, 1, tzinfo=UTC).date()
    days = (first + timedelta(days=n) for n in range(0, 365, 3))
    started = [one for day in days for one in chat.starters(day, "chat", london)]
    august = coffee.of_season(8, 0, "GB") + coffee.of_season(8, 1, "GB")

    assert (
        content.monthly("GB")[8].questions[0] == "What does your head teacher think you do all day?"
    )
    assert "Which teacher would you like to plan something with this autumn?" in august
    assert [one for one in started if american(one, "GB")] == []


MONDAY = datetime(2026, 9, 21, 6, 15, tzinfo=UTC)  # 7:15 in London
FRIDAY = MONDAY + timedelta(days=4, hours=5)


async def test_a_week_in_london(world: World) -> None:
    """Nothing of the bot's own is American there, and a member's words stay theirs."""
    theirs = "We parked a book cart in the hallway for our third graders."
    key = {"guild_id": world.guild.id, "member_id": world.dana.id, "week": MONDAY.date()}
    await world.services.groups.change(world.guild.id, world.clock.now(), zone="Europe/London")
    database = Database(world.settings.resolved_database_url)
    async with database.write() as connection:
        await plan_queries.keep_nudge(connection, key, idea="short-pd-session")
        week = {"question_id": "district-alone"}
        await weekly_queries.keep_week(connection, world.guild.id, MONDAY.date(), week)
    await database.close()

    await go_to(world, MONDAY + timedelta(minutes=5))
    await world.luis.slash(world.channel, "win share", story=theirs)
    card = await world.dana.click(nudge_line(world), label=plan_words.MY_NUDGE)
    first = text(card)
    letter = await world.dana.click(answer(card), label=plan_words.GET_LETTER)
    written = text(letter)
    other = await world.dana.click(answer(letter), label=plan_words.OTHER_LETTERS)
    another = await world.dana.click(answer(card), label=plan_words.ANOTHER)
    plan = await world.dana.slash(world.channel, "plan show")
    await go_to(world, FRIDAY)
    post = next(one.content for one in reversed(world.posts()) if WEEKLY in one.content)

    read = [first, written, *buttons(answer(other)), text(another), text(plan)]
    read.append(post.replace(theirs, ""))
    assert [american(one, "GB") for one in read] == [[]] * len(read)
    assert "INSET day" in first
    assert "[INSET day]" in written
    assert "Offer an INSET session" in buttons(answer(other))
    assert "In an area with no other librarian" in post
    assert theirs in post


async def test_documents_in_london(world: World) -> None:
    """A document's card and its menus are for a head teacher, and know the autumn term."""
    await world.switch_on("documents")
    await world.services.groups.change(world.guild.id, world.clock.now(), zone="Europe/London")
    await world.dana.slash(world.channel, "win share", story="The door stayed open all day.")
    card = await world.dana.slash(world.channel, "document my-year")
    listed = str(answer(card).components)

    assert "**For:** your head teacher." in text(card)
    assert "My head teacher" in listed
    assert "Autumn term 2026-27" in listed
    assert american(text(card), "GB") == []
