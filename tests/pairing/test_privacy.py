"""A year in which people pause, rest, sit out and would rather not meet: nobody reads of it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.coffee import words
from bot.documents import words as document_words
from bot.members import words as member_words
from bot.mentors import coordinator_words, pair_words
from bot.mentors import words as mentor_words
from bot.pairing import words as pairing_words
from bot.plans import words as plan_words
from bot.weekly import openings
from bot.weekly import words as weekly_words
from tests.coffee.acting import coffee_threads, join, switch_on
from tests.discord import answer, buttons
from tests.documents.worlds import share
from tests.pairing.mentor_months import Cast, mentor_month
from tests.pairing.readings import Readings

if TYPE_CHECKING:
    import pytest

    from tests.discord import World

# What must never stand in one line with somebody's name, where another reads it.
SECRET = re.compile(
    r"\b(?:paus\w+|rest(?:s|ed|ing)?\b(?! of)|skip\w*|sits?\b.{0,9}\bout|left you out|rather not|"
    r"your list|unanswered|no answer|declin\w+|turned down|said no|not free|full|away|avoid\w*|"
    r"refus\w+|ignored|forg[eo]t\w*|expired?|(?:does|did) not want|left the)",
    re.IGNORECASE,
)


# Lines with such a word that may be read: what one did or has oneself, counts, and what a
# mentor's no is told as, whatever it was.
KNOWN = (
    words.JOIN_ASK,
    words.SKIP_LABEL,
    words.SKIPPED,
    words.YOU_SKIP,
    words.YOU_PAUSE,
    words.PAIRS_LEFT_OUT["away"],
    words.PAIRS_RESTS,
    pairing_words.NOT_WITH,
    pairing_words.NOT_WITH_HEAD,
    pairing_words.NOT_WITH_NONE,
    pairing_words.NOT_WITH_COUNT,
    pairing_words.NOT_WITH_PICK,
    pairing_words.PAIRS_HEAD,
    mentor_words.NEXT,
    mentor_words.FULL,
    mentor_words.REST_ME,
    mentor_words.RESTED_BY_SELF,
    mentor_words.OFFER_STATES["full"],
    mentor_words.OFFER_STATES["resting"],
    pair_words.RATHER_NOT,
    pair_words.AGENDA_MONTH,
    coordinator_words.PAIRS_COUNTS,
    member_words.PAUSE,
    member_words.NOT_PAUSED,
    member_words.PAUSED,
    member_words.PAUSE_DONE,
    member_words.FORGET,
    member_words.FORGET_YES,
    member_words.WHERE_TO_CHANGE,
    weekly_words.UNANSWERED,
    *plan_words.NUDGES,
    *(one.text for which in ("opener", "closer") for one in openings.load(which)),
)
HER_LIST = (
    "On your list: Dana Whitehorse and Luis Ortega.",
    "people I'd rather not be paired with.csv: 'Dana Whitehorse,2026-09-14 13:00:00",
    "people I'd rather not be paired with.csv: 'Luis Ortega,2026-09-14 13:00:00",
)
OCTOBER = datetime(2026, 10, 1, 15, tzinfo=UTC)


async def keep_apart(world: World, cast: Cast) -> None:
    """Ruth would rather not meet Dana and Luis."""
    status = await cast.ruth.slash(world.channel, "coffee status")
    listed = await cast.ruth.click(answer(status), custom_id="pair:list")
    chosen = [cast.dana, cast.luis]
    await cast.ruth.select(answer(listed), chosen, custom_id="pair:people")


async def coffee_month(world: World, cast: Cast, month: int) -> None:
    """Everyone looks at their state, some answer, and each month another one is difficult."""
    for actor in (cast.dana, cast.luis, cast.marta, cast.priya):
        await actor.slash(world.channel, "coffee status")
    label = "Yes" if month % 2 == 1 else "No, that's fine"
    threads = [one for one in coffee_threads(world) if (one.name or "").startswith("Coffee: ")]
    questions = [one for thread in threads[-4:] for one in thread.history()]
    for actor in cast[:5]:
        for message in questions:
            custom_id = buttons(message).get(label, "")
            if custom_id.endswith(f":{actor.id}"):
                await actor.click(message, custom_id=custom_id)
    if month == 2:
        await cast.luis.slash(world.channel, "me pause", until="6 weeks")
    if month == 4:
        await cast.dana.slash(world.channel, "coffee skip")
    if month == 6:
        await cast.priya.slash(world.channel, "coffee leave")


async def coordinator_month(world: World, cast: Cast, readings: Readings) -> None:
    """Marta looks at all that coordinators see."""
    today = await cast.marta.slash(world.channel, "coordinator today")
    board = await cast.marta.click(answer(today), custom_id="pair:board")
    table = await cast.marta.click(answer(board), custom_id="pair:table")
    await readings.paper(cast.marta, table)


async def look_around(world: World, cast: Cast, readings: Readings) -> None:
    """Everyone looks at all that there is about them."""
    for one in cast:
        for command in ("me show", "plan show", "help"):
            await one.slash(world.channel, command)
        await readings.paper(one, await one.slash(world.channel, "me export"))
        assert await readings.choices(one) > 3


async def documents(world: World, cast: Cast, readings: Readings) -> None:
    """Two make their own year, and Marta the group's report."""
    world.env.settle_timeout = 60.0  # a file is made in a process of its own, which has to start
    await world.switch_on("coffee", "mentors", "documents")
    for one, where in ((cast.luis, "doors"), (cast.ruth, "gym")):
        await share(world, one, f"A cart by the {where}.")
    for one, command in ((cast.luis, "my-year"), (cast.ruth, "my-year"), (cast.marta, "group")):
        card = await one.slash(world.channel, f"document {command}")
        await readings.paper(one, await one.click(answer(card), label=document_words.MAKE))


async def test_a_year(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing that anyone was sent or answered tells of another's wish, pause, rest or refusal."""
    await switch_on(world)
    await world.switch_on("coffee", "mentors")
    guests = [world.member(name) for name in ("Ruth Bell", "Priya Raman", "Amina Ali")]
    cast = Cast(world.dana, world.luis, world.marta, *guests)
    readings = Readings(world, cast)
    await join(world, *cast)
    await keep_apart(world, cast)
    for month in range(12):
        await world.until(OCTOBER + month * timedelta(days=30))
        await coffee_month(world, cast, month)
        await mentor_month(world, cast, month)
        await coordinator_month(world, cast, readings)
        if month % 3 == 2:  # two pause, later one sits out, the year ends, the next begins
            await look_around(world, cast, readings)
        if month == 8:
            await documents(world, cast, readings)
    log = capsys.readouterr()
    sent = readings.sent()

    # Ruth alone reads her own list, which shows that the search finds what it is for.
    assert readings.telling(SECRET) == {("Ruth Bell", line) for line in HER_LIST}
    assert [line for line in sent if SECRET.search(line) and not is_known(line)] == []
    assert len(sent) > 500
    assert sum("Did you meet" in one for one in sent) > 10
    assert log.out.count("agenda.not_done") > 5
    assert readings.about(log.out + log.err) == []
    # Who rests learns it alone: in a shared thread the others would read it.
    rested = await world.services.members.notices(world.guild.id, cast.amina.id)
    assert "coffee.rest" in {one.kind for one in rested}
    ground = await world.services.pairing.ground(world.guild.id)
    assert not ground.apart & ground.last.keys()


def is_known(line: str) -> bool:
    """Tell whether a line says of its reader, or of nobody, what may be said."""
    sentences = [re.escape(line) for one in KNOWN for line in one.splitlines()]
    known = "|".join(re.sub(r"\\\{\w+\\\}", ".+", one) for one in sentences)
    # In a member's own thread they're called first.
    return line.endswith("?") or re.fullmatch(rf"(?:\w+ \w+ )?(?:{known})", line) is not None


def test_what_is_looked_for() -> None:
    """The search finds what it is for, and lets pass what people do read."""
    for line in (
        "Luis Ortega pauses until January.",
        "Ruth Bell would rather not meet you.",
        "Amina Ali rests.",
        "On your list: Dana Whitehorse.",
        "Priya Raman left our question unanswered.",
        "Dana Whitehorse declined.",
        "Priya Raman left the server.",
        "They were forgotten: Priya Raman.",
    ):
        assert SECRET.search(line)
        assert not is_known(line) or "your list" in line
    for line in ("Waiting: Ruth Bell, since May 3.", "Did you meet for coffee with Luis Ortega?"):
        assert not SECRET.search(line)
