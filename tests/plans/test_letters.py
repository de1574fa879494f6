"""*Get an e-mail to paste*: e-mails that copy cleanly, and the calendar file that goes with one."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import vobject

from bot.kit import calendar
from bot.kit.database import Database
from bot.kit.errors import NotFound
from bot.plans import ideas, letters, queries, words
from bot.school.clock import SchoolClock
from bot.school.holidays import Break
from tests.discord import answer, buttons, text
from tests.plans.planned import come, go_to, nudge_line, plan
from tests.plans.test_content import GENDERED, NOT_OUR_VOICE
from tests.ui.telling import dms

if TYPE_CHECKING:
    from bot.plans.letters import Letter
    from tests.discord import World

BLANK = re.compile(r"\[[a-zA-Z0-9',. -]+\]")
# What Discord reads as formatting, as a link or as a mention.
READ = re.compile(r"[*_~`|<>@#]|\]\(|^\s*(?:[-+]|\d+[.)]) ", re.MULTILINE)
MONDAY = datetime(2026, 9, 14, 13, 0, tzinfo=UTC)  # 8:00 in Chicago
CHICAGO = SchoolClock("America/Chicago")
TO_PASTE = "Get an e-mail to paste"  # the button says what comes, and that nothing is sent


def event(content: bytes | None) -> Any:
    """Read the one event of a file with another library than the one that wrote it."""
    assert content is not None
    (found,) = vobject.readOne(content.decode()).vevent_list
    return found


@pytest.mark.parametrize("letter", letters.load(), ids=lambda one: one.id)
def test_a_letter_copies_cleanly(letter: Letter) -> None:
    """It's short, in our voice, has blanks for names, and is the same once it's copied."""
    written = letters.write(letter, CHICAGO, MONDAY).text
    whole = f"{letter.subject}\n{written}"

    assert 60 <= len(written.split()) <= 110
    assert {"[your name]"} < set(BLANK.findall(written))
    assert whole.count("[") == whole.count("]") == len(BLANK.findall(whole))
    assert "{" not in whole
    assert READ.findall(whole) == []
    assert not NOT_OUR_VOICE.search(whole)
    assert not GENDERED.search(whole)
    assert len(letter.label) <= 40


def test_what_can_be_asked() -> None:
    """There's one for each thing that a librarian most often asks a school for."""
    found = {one.id: one for one in letters.load()}

    assert [*found] == ["check-in", "new-teacher", "pd-session", "committee", "book-cart"]
    assert [one.id for one in letters.load() if one.minutes is not None] == ["check-in"]
    with pytest.raises(NotFound):
        letters.find("of-old")


def test_every_letter_has_ideas() -> None:
    """Ideas lead to each of them, and no idea to one that isn't there."""
    named = {one.letter for one in ideas.load()} - {None}

    assert named == {one.id for one in letters.load()}
    idea = '[[idea]]\nid = "x"\ntext = "X."\ngoal = "weekly"\npreset = "teacher"\n'
    with pytest.raises(ValueError, match="of-old"):
        ideas.read(f'{idea}letter = "of-old"\n')


def test_the_event_opens() -> None:
    """It's 15 minutes after school on the second school day from now, as the text says."""
    written = letters.write(letters.find("check-in"), CHICAGO, MONDAY)
    found = event(written.event)

    assert "15 minutes on Wednesday, September 16, at 3:30 PM?" in written.text
    assert found.dtstart.value == datetime(2026, 9, 16, 20, 30, tzinfo=UTC)
    assert found.dtend.value - found.dtstart.value == timedelta(minutes=15)
    assert found.summary.value == "15-minute check-in with the library"
    assert found.uid.value == event(letters.write(written.letter, CHICAGO, MONDAY).event).uid.value
    assert (written.event or b"").split(b"\r\n")[0] == b"BEGIN:VCALENDAR"


@pytest.mark.parametrize(
    ("clock", "now", "said"),
    [
        (CHICAGO, MONDAY + timedelta(days=4), "on Tuesday, September 22, at 3:30 PM"),
        (CHICAGO, datetime(2026, 11, 24, 15, tzinfo=UTC), "on Tuesday, December 1, at 3:30 PM"),
        (
            SchoolClock("America/Denver", closes=time(14, 50)),
            MONDAY,
            "on Wednesday, September 16, at 2:50 PM",
        ),
        (
            SchoolClock("America/Chicago", breaks=(Break(date(2026, 9, 15), date(2026, 9, 18)),)),
            MONDAY,
            "on Tuesday, September 22, at 3:30 PM",
        ),
        (SchoolClock("Europe/London"), MONDAY, "on Wednesday 16 September, at 3:30 pm"),
    ],
    ids=["weekend", "Thanksgiving", "own hours", "own break", "London"],
)
def test_a_school_day_of_the_sender(clock: SchoolClock, now: datetime, said: str) -> None:
    """The day and the hour are the sender's own school's."""
    written = letters.write(letters.find("check-in"), clock, now)
    start = event(written.event).dtstart.value

    assert written.when == said
    assert start == letters.meeting_at(clock, now)
    assert clock.is_school_day(calendar.local_day(start, clock.zone))


NEXT = datetime(2026, 9, 21, 12, 15, tzinfo=UTC)  # 7:15 on a Monday in Chicago


async def offer(world: World, idea: str) -> None:
    """Let Dana's card of next week be about an idea."""
    database = Database(world.settings.resolved_database_url)
    key = {"guild_id": world.guild.id, "member_id": world.dana.id, "week": NEXT.date()}
    async with database.write() as connection:
        await queries.keep_nudge(connection, key, idea=idea)
    await database.close()


async def test_under_an_idea(world: World) -> None:
    """The idea's own e-mail comes with its file, and its card stays for *Did it*."""
    await offer(world, "fifteen-minutes")
    await go_to(world, NEXT)
    card = await world.dana.click(nudge_line(world), label=words.MY_NUDGE)
    given = await world.dana.click(answer(card), label=TO_PASTE)
    did = await world.dana.click(answer(card), label=words.DID)

    assert answer(given).content.startswith("Subject: 15 minutes about")
    assert answer(given).content.endswith("Thanks,\n[your name]")
    assert "nothing was sent" in str(answer(given).embeds[0].description)
    (file,) = answer(given).attachments
    assert file.filename == words.LETTER_FILE_NAME
    assert event(await file.read()).dtstart.value == datetime(2026, 9, 23, 20, 30, tzinfo=UTC)
    assert text(did).startswith(words.LOVELY["weekly"])


async def test_an_idea_without_one(world: World) -> None:
    """An idea that no e-mail fits has no such button."""
    await offer(world, "before-the-bell")
    await go_to(world, NEXT)
    card = await world.dana.click(nudge_line(world), label=words.MY_NUDGE)

    assert TO_PASTE not in buttons(answer(card))


async def test_from_the_plan(world: World) -> None:
    """`/plan show` leads to all of them, each with the way to the others."""
    shown = await plan(world, world.dana, "show")
    asked = await world.dana.click(answer(shown), label=TO_PASTE)
    offered = list(buttons(answer(asked)))[:5]
    given = await world.dana.click(answer(asked), label="A check-in with a teacher")
    subject, files = text(given).splitlines()[0], len(answer(given).attachments)
    again = await world.dana.click(answer(given), label=words.OTHER_LETTERS)

    assert offered == [one.label for one in letters.load()]
    assert (subject, files) == ("Subject: 15 minutes about [unit or project]?", 1)
    assert text(again) == words.LETTERS_ASK
    assert (answer(again).attachments, answer(again).embeds) == ([], [])


async def test_by_direct_message(world: World) -> None:
    """Where the nudge comes by direct message, so does its e-mail."""
    await come(world, world.dana)
    now = world.clock.now()
    await world.services.reaching.choose(world.guild.id, world.dana.id, "nudge", "dm", now)
    await offer(world, "committee-seat")
    await go_to(world, NEXT)
    card = dms(world.dana)[-1]
    given = await world.dana.user.click(card, label=TO_PASTE)
    said = text(given)
    others = await world.dana.user.click(answer(given), label=words.OTHER_LETTERS)

    assert said.startswith("Subject: Room for one more on [committee]?")
    assert text(others) == words.LETTERS_ASK
