"""A member's own data across every feature: to take away, and to have removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import String, cast, func, insert, select

from bot.agenda import planning as agenda_queries
from bot.agenda.occurrences import Planned
from bot.celebrations.asking import ASK_ONE
from bot.celebrations.rules import Proposal
from bot.celebrations.when import CelebrationDays
from bot.documents.leaving import Sorted
from bot.drafts.rules import Draft
from bot.kit.feature import personal_data_of
from bot.kit.personal import Forgotten, Person
from bot.members.personal import MembersData
from bot.members.rules import Notice
from bot.pictures.rules import Picture
from bot.privacy.service import Privacy
from bot.reaching.rules import DmChannel
from bot.services import FEATURES, build
from bot.tables import metadata
from bot.wins.reactions import TRIED
from bot.wins.rules import WinDraft
from bot.wins.tables import CheerRow, ReportRow, TryRow, WinRow
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from pathlib import Path

    from bot.agenda.agenda import Agenda
    from bot.kit.database import Database
    from bot.members.service import MemberChange
    from bot.services import Services

GUILD, OTHER = 11, 12
DANA, LUIS = 900_000_000_000_000_101, 900_000_000_000_000_102
CANARY = "Zyzzyvaquux"
DAY = MONDAY.replace(day=15)


def a_win(guild_id: int, author_id: int, text: str, **more: object) -> dict[str, object]:
    """Return the values of a posted win whose every text is *text*."""
    texts = ("author_name", "behalf", "story", "thanks", "alt", "note", "words")
    return {
        "guild_id": guild_id,
        "author_id": author_id,
        "kind": "success",
        "channel_id": 7,
        "message_id": 8,
        "created_at": MONDAY,
        "consent": "here",
        **dict.fromkeys(texts, text),
        **more,
    }


async def live(
    services: Services, database: Database, person: Person, text: str, wins: int = 1
) -> None:
    """Let a person leave something in every table, with *text* wherever they can type."""
    guild, who = person.guild_id, person.member_id
    members = services.members
    await members.arrive(guild, who, text, MONDAY)
    fields: MemberChange = {"school": text, "district": text, "town": text, "print_name": text}
    fields |= {"zone": "America/Chicago", "level": "high"}
    await members.change(guild, who, **fields)
    await services.reaching.keep_channel(who, DmChannel(who + 1_000))
    await members.let_wait(Notice(guild, who, "a.kind", about_id=who, occurrence=text), MONDAY)
    await members.hide(guild, who, True, MONDAY)
    await services.groups.name_coordinator(guild, who, text, MONDAY)
    await services.plans.change(guild, who, MONDAY, weekly_own=text)
    await services.reaching.choose(guild, who, "nudge", "dm", MONDAY)
    await services.plans.done(guild, who, "weekly", MONDAY.date(), MONDAY, about=text, note=text)
    await services.plans.nudge(guild, who, MONDAY, another=True)
    await propose(services, database, person, text)
    picture = await services.pictures.keep(Picture(text.encode(), ".jpg", 1, 1))
    draft = WinDraft(guild, who, text, text, thanks=text, alt=text, picture=picture)
    async with database.write() as connection:
        for number in range(wins):
            kept = await services.pictures.keep(Picture(text.encode(), ".jpg", 1, 1))
            values = a_win(guild, who, text, picture=kept, message_id=100 + number)
            await connection.execute(insert(WinRow).values(**values))
    await services.win_drafts.keep(draft, MONDAY)
    documents = services.documents
    await documents.choices.change(guild, who, "my-year", MONDAY, by_heading=True)
    await documents.record(guild, who, "my-year", "principal", Sorted(), MONDAY)
    own = [win.id for win in await services.wins.mine(guild, who)]
    await documents.choices.put_under(guild, who, own, text)
    await press(database, person, text)


async def propose(services: Services, database: Database, person: Person, text: str) -> None:
    """Let a person propose a book day, begin another, and be asked for dates."""
    guild, who = person.guild_id, person.member_id
    proposal = Proposal(text, why=text, activity=text, counter=text, link=text)
    when = CelebrationDays(MONDAY.date(), MONDAY.date())
    await services.proposals.propose(guild, who, proposal, when, MONDAY)
    typed = Draft(guild, who, "celebration.day", Proposal(text))
    await services.drafts.keep(typed, MONDAY)
    async with database.write() as connection:
        asked = Planned(ASK_ONE, guild, 0, MONDAY, MONDAY, member_id=who)
        await agenda_queries.plan(connection, [asked])


async def press(database: Database, person: Person, text: str) -> None:
    """Let a person cheer, try and report someone else's win."""
    guild, who = person.guild_id, person.member_id
    mine = {"guild_id": guild, "member_id": who}
    async with database.write() as connection:
        theirs = a_win(guild, 5, "someone else's")
        win_id = (
            await connection.execute(insert(WinRow).values(**theirs).returning(WinRow.id))
        ).scalar_one()
        await connection.execute(insert(CheerRow).values(win_id=win_id, name=text, **mine))
        await connection.execute(
            insert(TryRow).values(win_id=win_id, name=text, created_at=MONDAY, **mine)
        )
        await connection.execute(
            insert(ReportRow).values(
                guild_id=guild,
                reporter_id=who,
                win_id=win_id,
                channel_id=7,
                message_id=8,
                student=False,
                words=text,
                created_at=MONDAY,
            )
        )


async def mentions(database: Database, what: str) -> list[str]:
    """Return the columns, of any table, in which *what* stands anywhere."""
    found = []
    async with database.read() as connection:
        for table in metadata.sorted_tables:
            there = [cast(one, String).like(f"%{what}%") for one in table.columns]
            counts = select(*(func.count().filter(one) for one in there)).select_from(table)
            in_each = zip(table.columns, (await connection.execute(counts)).one(), strict=True)
            found += [f"{table.name}.{one.name}" for one, count in in_each if count]
    return found


async def test_a_whole_person(services: Services, database: Database) -> None:
    """An export holds something of every table that holds the person."""
    await live(services, database, Person(GUILD, DANA), CANARY)
    exported = await services.privacy.export(Person(GUILD, DANA))
    about_me = exported.sheets["about me"][0]

    assert set(exported.sheets) == {
        "about me",
        "how I am reached",
        "direct messages",
        "waiting for me",
        "coordinator",
        "my plan",
        "what I did",
        "my nudges",
        "days I proposed",
        "my documents",
        "my next document",
        "my headings",
        "my wins",
        "my drafts",
        "what I cheered",
        "what I try",
        "what I told a coordinator",
    }
    assert about_me["school"] == CANARY
    assert len(exported.pictures) == 2


async def test_only_ones_own(services: Services, database: Database) -> None:
    """An export holds nothing of a colleague, nor of the same person in another group."""
    await live(services, database, Person(GUILD, DANA), "Dana")
    await live(services, database, Person(GUILD, LUIS), CANARY)
    await live(services, database, Person(OTHER, DANA), CANARY)
    exported = await services.privacy.export(Person(GUILD, DANA))

    assert CANARY not in str(exported)
    assert str(LUIS) not in str(exported)
    assert "someone else's" not in str(exported)


async def test_forgetting(services: Services, database: Database) -> None:
    """No table names the person afterwards; the posts that are still to go are counted."""
    await live(services, database, Person(GUILD, DANA), CANARY, wins=3)
    gone = await services.privacy.forget(Person(GUILD, DANA), DAY)

    assert gone.posts == 3
    assert len(gone.pictures) == 4
    assert await mentions(database, str(DANA)) == []
    assert await mentions(database, CANARY) == []


async def test_forgetting_in_one_group(services: Services, database: Database) -> None:
    """Colleagues, and the same person's other groups, keep what they have."""
    await live(services, database, Person(GUILD, LUIS), "Luis")
    await live(services, database, Person(OTHER, DANA), "Dana")
    colleague = await services.privacy.export(Person(GUILD, LUIS))
    elsewhere = await services.privacy.export(Person(OTHER, DANA))
    await live(services, database, Person(GUILD, DANA), CANARY)
    await services.privacy.forget(Person(GUILD, DANA), DAY)

    assert await services.privacy.export(Person(GUILD, LUIS)) == colleague
    assert await services.privacy.export(Person(OTHER, DANA)) == elsewhere


async def test_forgetting_twice(services: Services, database: Database) -> None:
    """A second time removes nothing and harms nothing."""
    await live(services, database, Person(GUILD, DANA), CANARY)
    await services.privacy.forget(Person(GUILD, DANA), DAY)
    again = await services.privacy.forget(Person(GUILD, DANA), DAY)

    assert (again.posts, again.pictures) == (0, ())


async def test_what_the_agenda_did_for_a_person(
    services: Services, database: Database, agenda: Agenda
) -> None:
    """Rows about the person go, also those of what happened long ago."""
    await services.members.arrive(GUILD, DANA, "Dana", MONDAY)
    await services.members.leave(GUILD, DANA, MONDAY)
    await services.members.hide(GUILD, DANA, True, MONDAY)
    await agenda.plan([Planned(TRIED, GUILD, 5, MONDAY, DAY, member_id=DANA)])
    await services.privacy.forget(Person(GUILD, DANA), DAY)

    assert await mentions(database, str(DANA)) == []


async def test_departing(services: Services, database: Database) -> None:
    """Who left leaves only wins that may be reused and that do not tell the name."""
    person = Person(GUILD, DANA)
    await live(services, database, person, CANARY)
    async with database.write() as connection:
        await connection.execute(
            insert(WinRow).values(
                a_win(GUILD, DANA, CANARY, story="a cart", words="a cart", alt="a cart")
                | {"consent": "named", "note": None}
            )
        )
        await connection.execute(
            insert(WinRow).values(
                a_win(GUILD, DANA, f"{CANARY}'s cart", alt=None, message_id=9)
                | {"consent": "named", "note": None}
            )
        )
    gone = await services.privacy.depart(person, DAY)
    async with database.read() as connection:
        stories = (await connection.execute(select(WinRow.story))).scalars().all()

    assert gone.posts == 2
    assert sorted(stories) == ["a cart", "someone else's"]
    assert await mentions(database, str(DANA)) == []
    assert await mentions(database, CANARY) == []


async def test_no_word_is_left_in_the_files(sqlite_database: Database, tmp_path: Path) -> None:
    """A word typed into every text is in no file afterwards: database, WAL, pictures."""
    folder = tmp_path / "data"
    services = build(sqlite_database, folder / "pictures")
    for number in range(20):  # neighbours, so that pages are shared, split and freed
        await live(services, sqlite_database, Person(GUILD, 200 + number), f"Neighbour {number}")
    person = Person(GUILD, DANA)
    await live(services, sqlite_database, person, CANARY, wins=20)
    before = _files_with(folder, CANARY)
    gone = await services.privacy.forget(person, DAY)
    for name in gone.pictures:
        await services.pictures.remove(name)

    assert any(name.startswith("whats-working.db") for name in before)
    assert any(name.endswith(".jpg") for name in before)
    assert _files_with(folder, CANARY) == []
    assert "whats-working.db" in _files_with(folder, "Neighbour 7")


async def test_every_feature_in_one_moment(services: Services, database: Database) -> None:
    """A feature that fails leaves everything as it was: all of it goes, or nothing."""

    class Broken(MembersData):
        async def forget(self, *_: object) -> Forgotten:
            raise RuntimeError

    person = Person(GUILD, DANA)
    await live(services, database, person, CANARY)
    before = await services.privacy.export(person)
    with pytest.raises(RuntimeError):
        await Privacy(database, (*personal_data_of(FEATURES), Broken())).forget(person, DAY)

    assert await services.privacy.export(person) == before


def _files_with(folder: Path, word: str) -> list[str]:
    folded = word.casefold().encode()
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and folded in path.read_bytes().lower()
    ]
