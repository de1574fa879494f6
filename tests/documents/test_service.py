"""What documents are made of, on both databases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.documents import counting, printed, queries
from bot.documents.choices import GROUP as REPORT
from bot.documents.choices import MY_YEAR
from bot.documents.leaving import Sorted
from bot.documents.rules import FOUNDATIONS, Period
from bot.kit.errors import NotFound
from bot.shelf.rules import ResourceDraft
from bot.wins.rules import KINDS, MOMENT, PRESENTED
from tests.conftest import MONDAY
from tests.questions.asking import ask, reply
from tests.weekly.groups import DANA, GROUP, LUIS, OTHER, PRIYA, set_up, share

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.services import Services

LATER = MONDAY + timedelta(days=30)


async def test_deleted_wins_of_a_period(services: Services, database: Database) -> None:
    """A report counts what was deleted of its own days and its own group, nothing else."""
    await set_up(services, MONDAY)
    await set_up(services, MONDAY, OTHER)
    days = (0, 1, 2, 40)
    for day in days:
        await share(services, database, f"Day {day}.", MONDAY + timedelta(days=day))
    other = await share(services, database, "Other.", MONDAY, guild_id=OTHER)
    for win_id, guild in ((2, GROUP), (4, GROUP), (other.id, OTHER)):
        await services.wins.remove(guild, win_id, DANA, MONDAY + timedelta(days=41))
    choice = await services.documents.choices.change(
        GROUP,
        LUIS,
        REPORT,
        LATER,
        period=Period(date(2026, 9, 1), date(2026, 10, 1)),
    )
    draft = await services.documents.report(choice, "Prairie", LATER)

    assert [win.story for win in draft.wins] == ["Day 0.", "Day 2."]
    assert draft.found.stay["here"] == 2
    assert draft.found.stay["deleted"] == 1


async def test_the_edges_of_a_period(services: Services, database: Database) -> None:
    """What happened as one period ends belongs to the next one, and to no two."""
    await set_up(services, MONDAY)
    second = timedelta(seconds=1)
    for at in (MONDAY - second, MONDAY, LATER - second, LATER):
        await share(services, database, f"{at}", at)
    async with database.read() as connection:
        found = await queries.wins(connection, GROUP, MONDAY, LATER)

    assert [one.created_at for one in found] == [MONDAY, LATER - second]


async def test_what_one_gave(services: Services, database: Database) -> None:
    """Answers, summaries and things on the shelf with their use; the member's own, of that year."""
    await set_up(services, MONDAY)
    for member in (LUIS, PRIYA):
        await services.members.arrive(GROUP, member, f"N{member}", MONDAY)
    await services.members.change(GROUP, LUIS, school="Prairie High")
    question = await ask(services, database, MONDAY)
    await reply(services, database, question, "A number on each spine.", MONDAY)
    await services.summaries.publish(GROUP, question.id, DANA, MONDAY)
    other = await ask(services, database, MONDAY, "Who has a rubric?", LUIS)
    await reply(services, database, other, "I do.", MONDAY, DANA)
    put, use = services.shelf.add, services.shelf_uses.use
    mine = await put(
        GROUP, DANA, "Dana", ResourceDraft("Log sheet", "https://a.example.org"), MONDAY
    )
    await put(GROUP, DANA, "Dana", ResourceDraft("Genre labels", "https://b.example.org"), MONDAY)
    await put(GROUP, LUIS, "Luis", ResourceDraft("Of another", "https://c.example.org"), MONDAY)
    await put(GROUP, DANA, "Dana", ResourceDraft("Later", "https://d.example.org"), LATER)
    for member in (LUIS, PRIYA):
        await use(GROUP, mine.resource.id, member, "N", MONDAY, LATER)
    choice = await services.documents.choices.change(
        GROUP, DANA, MY_YEAR, LATER, period=Period(date(2026, 9, 1), date(2026, 10, 1))
    )
    paper = (await services.documents.my_year(choice, "Prairie", LATER)).document
    (section,) = [one for one in paper.sections if one.title == printed.GIVEN]

    assert section.points == (
        "One answer to a colleague's question",
        "One summary of colleagues' answers",
        "Log sheet (on the group's shelf, used by two colleagues in one school)",
        "Genre labels (on the group's shelf)",
    )
    assert [row["What"] for row in paper.rows if row["Kind"] == printed.THING_SINGLE] == [
        *section.points[2:]
    ]


async def test_what_moderators_deleted(services: Services, database: Database) -> None:
    """A member's year says how many of their wins a moderator deleted, not what they took back."""
    await set_up(services, MONDAY)
    wins = [await share(services, database, f"Win {n}.", MONDAY) for n in range(4)]
    theirs = await share(services, database, "Of another.", MONDAY, author=LUIS)
    for win in (wins[0], wins[1], theirs):
        assert win.message_id is not None
        await services.wins.deleted_by_moderator(win.message_id, LATER)
    await services.wins.remove(GROUP, wins[2].id, DANA, LATER)
    choice = await services.documents.choices.change(
        GROUP, DANA, MY_YEAR, LATER, period=Period(date(2026, 9, 1), date(2026, 10, 1))
    )
    draft = await services.documents.my_year(choice, "Prairie", LATER)

    assert [win.story for win in draft.wins] == ["Win 3."]
    assert draft.found.stay["deleted"] == 2


async def test_another_group(services: Services, database: Database) -> None:
    """Nothing of another group is in it, no matter who asks."""
    await set_up(services, MONDAY)
    await set_up(services, MONDAY, OTHER)
    win = await share(services, database, "Other.", MONDAY, guild_id=OTHER)
    await services.wins.consent(OTHER, win.id, DANA, "named")
    documents = services.documents
    choice = await documents.choices.change(GROUP, DANA, MY_YEAR, MONDAY, wins=frozenset({win.id}))
    await documents.choices.put_under(GROUP, DANA, [win.id], "Engage")
    mine = await documents.my_year(choice, "Prairie", MONDAY)

    assert mine.wins == ()
    assert mine.is_empty
    assert await documents.choices.under(OTHER, DANA) == {}


async def test_only_one_s_own(services: Services, database: Database) -> None:
    """A colleague's win is neither in your year nor put under a heading."""
    await set_up(services, MONDAY)
    win = await share(services, database, "Luis's.", MONDAY, author=LUIS)
    documents = services.documents
    choice = await documents.choices.get(GROUP, DANA, MY_YEAR, MONDAY)
    await documents.choices.put_under(GROUP, DANA, [win.id], "Engage")

    assert (await documents.my_year(choice, "Prairie", MONDAY)).wins == ()
    assert await documents.choices.under(GROUP, LUIS) == {}


async def test_choices_are_kept(services: Services) -> None:
    """What was chosen is there the next time; with other days all wins are in again."""
    await set_up(services, MONDAY)
    choices = services.documents.choices
    first = await choices.get(GROUP, DANA, MY_YEAR, MONDAY)
    ticked = await choices.change(GROUP, DANA, MY_YEAR, MONDAY, wins=frozenset({3, 5}))
    again = await choices.get(GROUP, DANA, MY_YEAR, MONDAY)
    moved = await choices.change(
        GROUP, DANA, MY_YEAR, MONDAY, period=Period(date(2026, 9, 1), date(2026, 9, 9))
    )

    assert (first.period.name, first.audience, first.wins) == (
        "School year 2026-27", "principal", None,
    )  # fmt: skip
    assert again == ticked
    assert moved.wins is None
    assert await choices.get(GROUP, LUIS, MY_YEAR, MONDAY) != moved


async def test_a_rubric(services: Services) -> None:
    """A group's headings are offered in place of the foundations, until they are emptied."""
    choices = services.documents.choices
    await choices.keep_rubric(GROUP, ["Leads", "Reads"], MONDAY)

    assert await choices.headings(GROUP, DANA) == ["Leads", "Reads"]
    assert await choices.headings(OTHER, DANA) == list(FOUNDATIONS)
    await choices.keep_rubric(GROUP, [], MONDAY)
    assert await choices.headings(GROUP, DANA) == list(FOUNDATIONS)


async def test_what_left(services: Services) -> None:
    """A document is known by what it was made of, to the one it was made for, in their group."""
    documents = services.documents
    period = (date(2026, 8, 17), date(2027, 8, 15))
    number = await documents.record(GROUP, DANA, MY_YEAR, "evaluation", Sorted(), MONDAY, *period)
    found = await documents.made_of(GROUP, DANA, number)

    assert (found.audience, found.period.first, found.wins) == (
        "evaluation",
        period[0],
        frozenset(),
    )
    for guild, member in ((OTHER, DANA), (GROUP, LUIS)):
        with pytest.raises(NotFound):
            await documents.made_of(guild, member, number)


async def test_until_when_it_is_certain(services: Services, database: Database) -> None:
    """Anyone who finds what was deleted while the bot was away says until when that is certain."""
    await set_up(services, MONDAY)
    win = await share(services, database, "A cart.", MONDAY)
    await services.wins.consent(GROUP, win.id, DANA, "named")
    async with database.write() as connection:
        await services.sweeps.finished(connection, GROUP, MONDAY)
    choice = await services.documents.choices.get(GROUP, DANA, MY_YEAR, LATER)
    draft = await services.documents.my_year(choice, "Prairie", LATER)

    assert "before September 14, 2026, 8:00 AM" in " ".join(draft.document.notes)


async def test_tries_of_who_hides(services: Services, database: Database) -> None:
    """Who hides is one of the colleagues of an author, without a district, and none of a group."""
    await set_up(services, MONDAY)
    win = await share(services, database, "A cart.", MONDAY)
    await services.wins.consent(GROUP, win.id, DANA, "named")
    for who, hides in ((21, False), (22, True), (23, False), (24, False)):
        await services.members.arrive(GROUP, who, f"N{who}", MONDAY)
        await services.members.change(GROUP, who, district=f"D{who}")
        await services.reactions.try_it(GROUP, win.id, who, f"N{who}", MONDAY, LATER)
        await services.reactions.answer_try(GROUP, win.id, who, "worked", MONDAY)
        await services.members.hide(GROUP, who, hides, MONDAY)
    documents = services.documents
    mine = await documents.choices.get(GROUP, DANA, MY_YEAR, MONDAY)
    whole = await documents.choices.get(GROUP, DANA, REPORT, MONDAY)
    own = (await documents.my_year(mine, "Prairie", MONDAY)).document
    report = (await documents.report(whole, "Prairie", MONDAY)).document

    assert "Four colleagues in three districts have picked up an idea" in " ".join(own.paragraphs)
    assert "3 colleagues are trying this too." in list(report.texts())


async def test_with_somebody_who_hides(services: Services) -> None:
    """A check-in stays; who hides is named in a member's own drawer alone, in no note either."""
    await set_up(services, MONDAY)
    await services.members.arrive(GROUP, 21, "Mai Vang", MONDAY)
    await services.members.hide(GROUP, 21, True, MONDAY)
    named, plain = "Mai Vang showed me her labels.", "We sorted tubes of paint."
    for about, note in (("Mai Vang, by phone", named), ("our art teacher", plain)):
        done = GROUP, DANA, "weekly", MONDAY.date(), MONDAY
        await services.plans.done(*done, about=about, note=note)
    said = {}
    for audience in ("principal", "evaluation", "self"):
        choice = await services.documents.choices.change(
            GROUP, DANA, MY_YEAR, MONDAY, audience=audience
        )
        document = (await services.documents.my_year(choice, "Prairie", MONDAY)).document
        said[audience] = [row["What"] for row in document.rows]
        told = " ".join(map(str, (*document.texts(), *document.rows)))
        assert (plain in told) == (audience != "principal")
        assert (named in told) == ("Vang" in told) == (audience == "self")

    assert said == {
        "principal": ["", "our art teacher"],
        "evaluation": ["", f"our art teacher: {plain}"],
        "self": [f"Mai Vang, by phone: {named}", f"our art teacher: {plain}"],
    }


@pytest.mark.parametrize("kind", [*KINDS, PRESENTED, MOMENT])
async def test_every_kind_of_win(services: Services, database: Database, kind: str) -> None:
    """Each is in its author's year as shared, and in the group's report once they let it."""
    await set_up(services, MONDAY)
    win = await share(services, database, "We read outside.", MONDAY, kind=kind)
    for author in (21, 22, 23):
        await services.members.arrive(GROUP, author, f"N{author}", MONDAY)
        await share(services, database, "So did we.", MONDAY, author, kind=kind)
    documents = services.documents
    mine = await documents.choices.get(GROUP, DANA, MY_YEAR, MONDAY)
    year = await documents.my_year(mine, "Prairie", MONDAY)
    await services.wins.consent(GROUP, win.id, DANA, "named")
    whole = await documents.choices.get(GROUP, LUIS, REPORT, MONDAY)
    report = await documents.report(whole, "Prairie", MONDAY)

    assert (year.is_empty, year.found.stay["here"], year.shared_here_only) == (False, 0, 1)
    assert [one.title for one in year.document.sections] == [printed.KIND_TITLES[kind]]
    assert report.found.stay["here"] == 3
    (said,) = [one.quotes for one in report.document.sections if one.title == printed.QUOTES]
    assert [one.above.partition(". ")[2] for one in said] == [printed.KIND_SINGLE[kind]]
    counted = printed.REPORT_KINDS.format(kinds=counting.kinds_in_words({kind: 4}))
    assert counted in report.document.paragraphs[-1]
