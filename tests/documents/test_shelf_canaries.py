"""Nothing on the shelf goes further than its owner allows, whatever became of it before."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from bot.documents import mail
from bot.documents.shelf import written
from bot.groups.service import Group
from bot.kit.database import Database
from bot.kit.personal import Person
from bot.members.rules import Member
from bot.questions.rules import QuestionDraft
from bot.services import build
from bot.shelf.rules import Resource, ResourceDraft, Upload
from cogs.shelf import cards
from cogs.weekly import cards as weekly_cards
from tests.conftest import MONDAY
from tests.documents.test_canaries import AUTHORS, GROUP, MADE_AT, OTHER, made, word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.documents.shelf import Shelved
    from bot.members.service import MemberChange
    from bot.services import Services

TELLING = ("name", "printname", "school", "district", "town")
ZONE = "America/Chicago"
ASKS = AUTHORS[0]  # looks, searches, takes documents along


@dataclass(frozen=True)
class Thing:
    """One thing as it was put on a shelf, and what became of it."""

    owner: int
    consent: str
    rights: str | None
    tells: str  # which of its owner's names it tells
    where: str  # the part that tells it
    fate: str
    guild: int = GROUP


@dataclass(frozen=True)
class Lived:
    """What a group did: its shelf, and who hides, left, was removed since, or is forgotten."""

    things: tuple[Thing, ...]
    hides: frozenset[int]
    went: dict[int, str]


THINGS = st.builds(
    Thing,
    st.sampled_from(AUTHORS),
    st.sampled_from(["here", "unnamed", "named"]),
    st.sampled_from([None, "mine", "ask", "theirs"]),
    st.sampled_from([*[""] * 6, *TELLING]),
    st.sampled_from(["title", "used", "link", "file"]),
    st.sampled_from([*["stays"] * 6, "removed", "reported", "sent back"]),
    st.sampled_from([*[GROUP] * 6, OTHER]),
)
LIVES = st.builds(
    Lived,
    st.lists(THINGS, min_size=8, max_size=10).map(tuple),
    st.frozensets(st.sampled_from(AUTHORS), max_size=2),
    st.dictionaries(
        st.sampled_from(AUTHORS[1:]), st.sampled_from(["left", "removed", "forgotten"]), max_size=1
    ),
)


def named(author: int) -> MemberChange:
    """Return what a person says of themselves."""
    return {
        "print_name": word("printname", author),
        "school": word("school", author),
        "district": word("district", author),
        "town": word("town", author),
    }


async def live(services: Services, lived: Lived) -> None:
    """Let all of it happen."""
    for guild in (GROUP, OTHER):
        on = frozenset({"shelf"})
        await services.groups.change(guild, MONDAY, zone=ZONE, wins_channel_id=5, switched_on=on)
        for author in AUTHORS:
            await services.members.arrive(guild, author, word("name", author), MONDAY)
            await services.members.change(guild, author, **named(author))
    for number, one in enumerate(lived.things, 1):
        await _put(services, number, one)
    for author in lived.hides:
        await services.members.hide(GROUP, author, True, MONDAY)
    for author, how in lived.went.items():
        person = Person(GROUP, author)
        if how == "left":
            await services.members.leave(GROUP, author, MONDAY)
        elif how == "removed":
            await services.privacy.depart(person, MONDAY)
        else:
            await services.privacy.forget(person, MONDAY)


async def _put(services: Services, number: int, one: Thing) -> None:
    key, at = (one.guild, number, one.owner), MONDAY + timedelta(hours=number)
    tells = word(one.tells, one.owner) if one.tells else ""
    told = {one.where: tells}
    title = f"{word('title', number)} {told.get('title', '')}"
    upload = None
    if one.where == "file":
        upload = Upload(f"{number:032x}.pdf", f"{word('file', number)}-{tells}.pdf", 9, str(number))
    link = f"https://{word('host', number)}.example/{told.get('link', '')}"
    offer = ResourceDraft(title, "" if upload else link, upload)
    added = await services.shelf.add(one.guild, one.owner, word("name", one.owner), offer, at)
    assert added.resource.id == number
    used = f"{word('used', number)} {told.get('used', '')}"
    await services.shelf_uses.say(*key, word("name", one.owner), used, at)
    await services.shelf.describe(
        *key, at, consent=one.consent, rights=None if upload else one.rights
    )
    other = AUTHORS[(AUTHORS.index(one.owner) + 1) % len(AUTHORS)]
    theirs = word("line", number)
    await services.shelf_uses.say(one.guild, number, other, word("name", other), theirs, at)
    if one.fate == "removed":
        await services.shelf.remove(*key, at)
    elif one.fate == "reported":
        await services.shelf_reports.report(one.guild, number, 99, "rights", None, at)
    elif one.fate == "sent back":
        await services.shelf_reports.hide(one.guild, number, "Please change it.", at)


def there(lived: Lived, number: int) -> bool:
    """Return whether colleagues find a thing.

    Said here once more, in other words than the program's own.
    """
    one = lived.things[number - 1]
    if one.guild != GROUP or one.fate != "stays":
        return False
    went = lived.went.get(one.owner)
    return went in (None, "left") or (went == "removed" and one.consent != "here" and not one.tells)


def leaves(lived: Lived, number: int) -> tuple[bool, bool]:
    """Return whether a thing may leave the group, and whether its owner's name may."""
    one = lived.things[number - 1]
    if not there(lived, number) or one.consent == "here":
        return False, False
    named = one.consent == "named" and one.owner not in lived.hides and one.owner not in lived.went
    ask = one.rights == "ask" and one.where != "file"
    # A line that names somebody who hides stays behind, and then the rest tells nothing.
    left_out = one.where == "used" and one.tells in ("name", "printname")
    tells = one.tells and not (left_out and one.owner in lived.hides)
    return named or (not tells and not ask), named


def holds(found: bytes, *words: str) -> bool:
    """Return whether any of the words is there, in any case."""
    return any(one.lower().encode() in found.lower() for one in words)


def check_document(lived: Lived, found: bytes, name: str) -> None:
    """See that a file, or links to paste, hold what may leave, and nothing else."""
    names_may = set[int]()
    for number, one in enumerate(lived.things, 1):
        may, named = leaves(lived, number)
        names_may |= {one.owner} if named else set()
        if name != "links":
            assert holds(found, word("title", number)) == may, (name, one)
        assert may or not holds(found, word("title", number), word("host", number)), (name, one)
        assert may or not holds(found, word("used", number), word("file", number)), (name, one)
        assert not holds(found, word("line", number))
        assert f"{number:032x}".encode() not in found
    for author in set(AUTHORS) - names_may:
        assert not holds(found, *(word(field, author) for field in TELLING)), (name, author)


def check_nothing(lived: Lived, found: bytes) -> None:
    """See that nothing of a shelf is in it."""
    for number in range(1, len(lived.things) + 1):
        assert not holds(found, *(word(one, number) for one in ("title", "host", "used", "line")))


def read(*parts: Iterable[bytes]) -> bytes:
    """Return all of it as one."""
    return b"\n".join(one for part in parts for one in part)


async def check_documents(services: Services, lived: Lived) -> None:
    """Look at every file that leaves."""
    group = await services.groups.get(GROUP)
    everything = await services.shelf.everything(GROUP)
    shelf: Shelved = await services.documents.shelf(group, "Prairie", everything, MADE_AT)
    if shelf.count:
        check_document(lived, read(made(shelf.document)), "files")
    pasted = "\n".join(line for lines in shelf.links.values() for line in lines)
    check_document(lived, pasted.encode(), "links")
    assert shelf.count == sum(leaves(lived, at)[0] for at in range(1, len(lived.things) + 1))
    keepsake = await services.documents.keepsake(GROUP, "Prairie", MADE_AT)
    check_nothing(lived, read(made(keepsake.document)))
    issue = await services.weekly.preview(GROUP, MONDAY.date(), MADE_AT)
    for audience in ("anyone", "members"):
        letter = await services.documents.email(GROUP, "Prairie", issue, audience)
        check_nothing(lived, mail.as_html(letter) + mail.as_text(letter).encode())


async def check_my_year(services: Services, lived: Lived) -> None:
    """See that a member's own document names what they gave, and nobody else's things."""
    choices = services.documents.choices
    mine = await choices.change(GROUP, ASKS, "my-year", MADE_AT, audience="principal")
    year = await services.documents.my_year(mine, "Prairie", MADE_AT)
    found = read(made(year.document))
    for number, one in enumerate(lived.things, 1):
        may = one.owner == ASKS and one.guild == GROUP and one.fate == "stays"
        # Who hides is named nowhere: what their title would tell isn't said.
        untold = ASKS in lived.hides and one.where == "title" and one.tells in ("name", "printname")
        assert holds(found, word("title", number)) == (may and not untold), one
        assert not holds(found, word("host", number), word("line", number))


async def check_in_the_group(services: Services, lived: Lived) -> None:
    """See that colleagues find what's there, by a name that isn't hidden, and post no more."""
    shelf, issue = services.shelf, await services.weekly.preview(GROUP, MONDAY.date(), MADE_AT)
    friday = weekly_cards.post(issue, (), late=False).content.encode()
    in_issue = {one.id for one in issue.shelf}
    titled = {one.id for one in await shelf.titled(GROUP, 99, "", 25)}
    for number, one in enumerate(lived.things, 1):
        is_there = there(lived, number)
        assert (number in titled) == is_there, one
        assert is_there or not holds(friday, word("title", number)), one
        assert (number in in_issue) == (is_there and lived.went.get(one.owner) != "removed"), one
        for said in ("title", "used", "line"):
            looked = await shelf.find(GROUP, word(said, number), MADE_AT)
            by_its_words = number in {found.id for found in looked.documents}
            assert by_its_words == is_there or (said == "line" and not by_its_words), (said, one)
            elsewhere = await shelf.find(OTHER, word(said, number), MADE_AT)  # slips find others
            assert {lived.things[found.id - 1].guild for found in elsewhere.documents} <= {OTHER}
        similar = await services.questions.similar(GROUP, QuestionDraft(word("title", number)))
        assert is_there or similar == [], one
    for author in lived.hides | {one for one, how in lived.went.items() if how != "left"}:
        everything = await shelf.find(GROUP, "", MADE_AT, limit=50)
        lines = [await services.shelf_uses.lines(GROUP, one.id, 5) for one in everything.documents]
        pages = [
            cards.read(one, uses, ZONE, coordinator=False).content + cards.post(one).content
            for one, uses in zip(everything.documents, lines, strict=True)
            if not lived.things[one.id - 1].tells
        ]
        assert not holds("\n".join(pages).encode(), word("name", author)), author
        by_name = await shelf.find(GROUP, word("name", author), MADE_AT, limit=50)
        found = [lived.things[one.id - 1] for one in by_name.documents]
        assert all(one.owner != author or one.tells for one in found), author


async def check_export(services: Services, lived: Lived) -> None:
    """See that what a person takes along is their own."""
    exported = await services.privacy.export(Person(GROUP, ASKS))
    found = repr(exported.sheets).encode()
    for number, one in enumerate(lived.things, 1):
        mine = one.owner == ASKS and one.guild == GROUP and one.fate != "removed"
        assert holds(found, word("title", number)) == mine, one
        assert holds(found, word("used", number)) == mine, one


async def _lives(template: Path, lived: Lived) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "whats-working.db"
        shutil.copy(template, path)
        database = Database(f"sqlite+aiosqlite:///{path}")
        services = build(database, Path(folder) / "pictures")
        try:
            await live(services, lived)
            await check_documents(services, lived)
            await check_my_year(services, lived)
            await check_in_the_group(services, lived)
            await check_export(services, lived)
        finally:
            await database.close()


def as_kept(number: int, one: Thing, lived: Lived) -> Resource:
    """Return a thing as it's kept once all of it happened."""
    tells = word(one.tells, one.owner) if one.tells else ""
    told = {one.where: tells}
    is_file, gone = one.where == "file", lived.went.get(one.owner) == "removed"
    return Resource(
        number,
        GROUP,
        0 if gone else one.owner,
        word("name", one.owner),
        f"{word('title', number)} {told.get('title', '')}",
        "" if is_file else f"https://{word('host', number)}.example/{told.get('link', '')}",
        MONDAY,
        file=f"{number:032x}.pdf" if is_file else None,
        file_name=f"{word('file', number)}-{tells}.pdf" if is_file else None,
        rights=None if is_file else one.rights,
        used=f"{word('used', number)} {told.get('used', '')}",
        consent="unnamed" if gone else one.consent,
        hidden=None if one.fate == "stays" else one.fate,
    )


@given(LIVES)
@settings(max_examples=60, phases=(Phase.explicit, Phase.generate))
def test_what_leaves(lived: Lived) -> None:
    """A document of the shelf holds what its owners let travel, by the name they let travel."""
    members = {
        one: Member(
            GROUP,
            one,
            word("name", one),
            MONDAY,
            print_name=word("printname", one),
            school=word("school", one),
            district=word("district", one),
            town=word("town", one),
            hidden=one in lived.hides,
            left_at=MONDAY if lived.went.get(one) == "left" else None,
        )
        for one in AUTHORS
        if lived.went.get(one) in (None, "left")
    }
    kept = [
        as_kept(number, one, lived)
        for number, one in enumerate(lived.things, 1)
        if there(lived, number) or (one.guild == GROUP and one.fate in ("reported", "sent back"))
    ]
    group = Group(GROUP, zone=ZONE)
    shelf = written(kept, members, group, "Prairie", MADE_AT)
    rows = [str(value) for row in shelf.document.rows for value in row.values()]
    check_document(lived, "\n".join([*shelf.document.texts(), *rows]).encode(), "pages")


@given(LIVES)
@example(
    Lived((Thing(ASKS, "unnamed", "mine", "printname", "title", "stays"),), frozenset({ASKS}), {})
)
@settings(
    max_examples=4,
    # Making a smaller example of a shelf takes minutes, and tells little more.
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_nothing_goes_further_than_its_owner_allows(sqlite_template: Path, lived: Lived) -> None:
    """In files, links to paste, the weekly post, e-mails, search and other groups."""
    asyncio.run(_lives(sqlite_template, lived))
