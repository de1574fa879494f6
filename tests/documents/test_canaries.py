"""Nothing that may not leave is in any byte of any document, whatever a group did before."""

from __future__ import annotations

import asyncio
import re
import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.agenda.occurrences import Done
from bot.documents import blurb, mail, workshop
from bot.documents.blurb import BlurbSource
from bot.documents.leaving import hiding
from bot.documents.markup import printed
from bot.documents.workshop import Order
from bot.kit.database import Database
from bot.pictures import small
from bot.services import build
from bot.students.worries import NOBODY
from bot.weekly.service import Issue
from bot.wins import posts
from bot.wins.details import Details
from bot.wins.rules import KINDS, MOMENT, PRESENTED, WinDraft
from bot.wins.tries import TryCount
from tests.conftest import MONDAY
from tests.documents.papers import dot, everything_in

if TYPE_CHECKING:
    from bot.documents.leaving import Audience
    from bot.documents.paper import Document
    from bot.documents.workshop import Format
    from bot.members.service import MemberChange
    from bot.services import Services

GROUP, OTHER = 7, 8
AUTHORS = (11, 12, 13)
MADE_AT = MONDAY + timedelta(days=5)
# A person nobody knows, a channel and a day, as Discord writes them.
CODES = "<@999> in <#5> on <t:1789000000:D>"
RAW = re.compile(rb"(?:<|&lt;)(?:@|#|t:)[!&]?\d")
FORMATS: tuple[Format, ...] = ("html", "docx", "csv")


@dataclass(frozen=True)
class Shared:
    """One win as it was shared, and what became of it."""

    author: int
    consent: str
    release: str | None
    tells: str  # which of the author's names stands in the text
    fate: str
    guild: int = GROUP
    kind: str = "success"
    thanked: int = 0  # the member that it thanks by name


@dataclass(frozen=True)
class Lived:
    """What a group did: its wins, who hides, who left."""

    wins: tuple[Shared, ...]
    hides: frozenset[int]
    in_mail: dict[int, bool]  # what they chose; who isn't in it wasn't told of the e-mail
    left: frozenset[int]
    asks: int
    audience: Audience


# Most wins are there and tell nothing, so that each rule alone decides about some of them.
WINS = st.builds(
    Shared,
    st.sampled_from(AUTHORS),
    st.sampled_from(["here", "unnamed", "named"]),
    st.sampled_from([None, "unrecognizable", "released"]),
    st.sampled_from([*[""] * 8, "name", "print_name", "school", "district", "town"]),
    st.sampled_from([*["stays"] * 8, "removed", "withdrawn", "hidden", "unposted"]),
    st.sampled_from([*[GROUP] * 6, OTHER]),
    st.sampled_from([*KINDS, PRESENTED, MOMENT]),
    st.sampled_from([0, 0, *AUTHORS]),
)
LIVES = st.builds(
    Lived,
    st.lists(WINS, min_size=10, max_size=14).map(tuple),
    st.frozensets(st.sampled_from(AUTHORS), max_size=2),
    st.dictionaries(st.sampled_from(AUTHORS), st.booleans()),
    st.frozensets(st.sampled_from(AUTHORS[1:]), max_size=1),
    st.sampled_from(AUTHORS),
    st.sampled_from(["self", "principal", "evaluation"]),
)


def word(what: str, number: int) -> str:
    """A word that is nowhere else."""
    return f"Zq{what}{number}xv".lower().capitalize()


@pytest.fixture(scope="module")
def groups(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with both groups and their people, which is copied for each example."""
    path = tmp_path_factory.mktemp("groups") / "whats-working.db"
    shutil.copy(sqlite_template, path)
    asyncio.run(_begin(path))
    return path


async def _begin(path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{path}")
    services = build(database, path.parent / "pictures")
    for guild in (GROUP, OTHER):
        await services.groups.change(guild, MONDAY, zone="America/Chicago", wins_channel_id=5)
        for author in AUTHORS:
            await services.members.arrive(guild, author, word("name", author), MONDAY)
            names: MemberChange = {
                "print_name": word("printname", author),
                "school": word("school", author),
                "district": word("district", author),
                "town": word("town", author),
            }
            await services.members.change(guild, author, **names)
    await database.close()


async def live(services: Services, database: Database, lived: Lived) -> None:
    """Let all of it happen."""
    for number, one in enumerate(lived.wins, 1):
        await _share(services, database, number, one)
    for author in lived.hides:
        await services.members.hide(GROUP, author, True, MONDAY)
    for author, in_mail in lived.in_mail.items():
        await services.members.change(GROUP, author, in_mail=in_mail)
    for author in lived.left:
        await services.members.leave(GROUP, author, MONDAY)


async def _share(services: Services, database: Database, number: int, one: Shared) -> None:
    tells = word(one.tells.replace("_", ""), one.author) if one.tells else ""
    thanked = word("name", one.thanked) if one.thanked else ""
    draft = WinDraft(
        one.guild, one.author, word("name", one.author), f"{word('story', number)} {tells} {CODES}",
        kind=one.kind, thanks=f"{word('thanks', number)} {thanked}", alt=word("alt", number),
        picture=f"{number:032x}.jpg", release=one.release,
    )  # fmt: skip
    win = (await services.wins.share(draft, MONDAY + timedelta(hours=number))).win
    assert win.id == number
    await services.wins.consent(one.guild, win.id, one.author, one.consent)
    if one.fate == "unposted":
        return
    async with database.write() as connection:
        await posts.posted(connection, one.guild, win.id, Done(5, 1_000 + number), MONDAY)
    if one.fate == "removed":
        await services.wins.remove(one.guild, win.id, one.author, MONDAY)
    elif one.fate == "withdrawn":
        await services.wins.deleted_by_moderator(1_000 + number, MONDAY)
    elif one.fate == "hidden":
        message = 1_000 + number
        await services.reports.report(
            one.guild, 99, 5, message, student=True, words=None, now=MONDAY
        )


def may(lived: Lived, number: int, audience: str) -> tuple[bool, bool, bool]:
    """Return whether the words, the author's names and the photo of a win may leave.

    Said here once more, in other words than the program's own.
    """
    one = lived.wins[number - 1]
    there = one.guild == GROUP and one.fate in ("stays", "unposted")
    own = audience in ("self", "principal", "evaluation")
    mine = one.author == lived.asks
    if not there or (own and not mine) or (not own and one.fate == "unposted"):
        return False, False, False
    # An e-mail has none.
    photo = one.release == "unrecognizable" and audience not in ("anyone", "members")
    if audience == "self":
        return True, True, photo
    hides, left = one.author in lived.hides, one.author in lived.left
    chose = lived.in_mail.get(one.author) if audience == "members" else None
    shown_here = chose is True and not left
    if chose is False:
        return False, False, False
    if not own and not shown_here and one.consent == "here":
        return False, False, False
    if audience == "group" and hides:
        return False, False, False
    named = (own or shown_here or one.consent == "named") and not hides and not left
    if named:
        return True, True, photo
    return not one.tells, False, photo and not one.tells


def check(lived: Lived, audience: str, found: bytes) -> None:
    """See that nothing is in these bytes that may not be, and that what may is there."""
    names_may = set[int]()
    for number, one in enumerate(lived.wins, 1):
        words_may, name_may, photo_may = may(lived, number, audience)
        names_may |= {one.author} if name_may else set()
        if name_may and (audience == "self" or one.thanked not in lived.hides):
            names_may |= {one.thanked}
        assert (word("story", number).encode() in found) == words_may
        assert (word("alt", number).encode() in found) == photo_may
        assert name_may or word("thanks", number).encode() not in found
        assert f"{number:032x}".encode() not in found
    assert RAW.findall(found) == []
    titled = {lived.asks} if audience in ("principal", "evaluation") else set()
    titled = titled - lived.hides | ({lived.asks} if audience == "self" else set())
    for author in set(AUTHORS) - names_may - titled:
        for field in ("name", "printname", "school", "district", "town"):
            assert word(field, author).encode() not in found


def check_blurb(lived: Lived, number: int, found: bytes) -> None:
    """See that a blurb holds its own win and no other, and the name only where it may."""
    one = lived.wins[number - 1]
    named = one.consent == "named" and one.author not in lived.hides
    assert RAW.findall(found) == []
    for other in range(1, len(lived.wins) + 1):
        assert (word("story", other).encode() in found) == (other == number)
        assert (word("alt", other).encode() in found) == (other == number)
        assert (other == number and named) or word("thanks", other).encode() not in found
    for author in AUTHORS:
        thanked = author == one.thanked and author not in lived.hides
        mine = named and (thanked or author == one.author)
        assert mine or word("name", author).encode() not in found
        for field in ("printname", "school", "district", "town"):
            assert (named and author == one.author) or word(field, author).encode() not in found


async def blurbs(services: Services, lived: Lived) -> dict[int, list[bytes]]:
    """Make a blurb of each win whose author may have one."""
    found = {}
    everyone = await services.members.of_group(GROUP, left_too=True)
    members, hidden = {one.member_id: one for one in everyone}, hiding(everyone, "anyone")
    for number, one in enumerate(lived.wins, 1):
        there = one.guild == GROUP and one.fate == "stays" and one.author not in lived.left
        if there and one.consent != "here" and not one.tells:
            win = printed(await services.wins.get(GROUP, number), members, "anyone")
            author = await services.members.get(GROUP, one.author)
            source = BlurbSource(win, author, Details(), TryCount(), "America/Chicago", hidden)
            found[number] = made(blurb.document(source, MADE_AT))
    return found


async def documents(services: Services, lived: Lived) -> dict[str, list[bytes]]:
    """Make every document there is of this group, one after the other."""
    choices = services.documents.choices
    mine = await choices.change(GROUP, lived.asks, "my-year", MADE_AT, audience=lived.audience)
    year = await services.documents.my_year(mine, "Prairie", MADE_AT)
    whole = await choices.get(GROUP, lived.asks, "group", MADE_AT)
    report = await services.documents.report(whole, "Prairie", MADE_AT)
    issue = Issue(MONDAY.date(), "Why?", report.wins)
    letter = await services.documents.email(GROUP, "Prairie", issue, "anyone")
    to_members = await services.documents.email(GROUP, "Prairie", issue, "members")
    return {
        lived.audience: made(year.document),
        "group": made(report.document),
        "anyone": [mail.as_html(letter), mail.as_text(letter).encode()],
        "members": [mail.as_html(to_members), mail.as_text(to_members).encode()],
    }


def made(document: Document) -> list[bytes]:
    """Return every byte of a document's files; what worries the check is looked at before."""
    seen = workshop.fingerprint(workshop.worries(document, NOBODY))
    done = workshop.make(Order(document, FORMATS, Path("/nowhere"), looked_at=seen))
    return [everything_in(one) for parts in done.files.values() for one in parts]


async def _lives(groups: Path, lived: Lived) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "whats-working.db"
        shutil.copy(groups, path)
        database = Database(f"sqlite+aiosqlite:///{path}")
        services = build(database, Path(folder) / "pictures")
        try:
            await live(services, database, lived)
            for audience, files in (await documents(services, lived)).items():
                for one in files:
                    check(lived, audience, one)
            for number, files in (await blurbs(services, lived)).items():
                check_blurb(lived, number, b"".join(files))
        finally:
            await database.close()


@given(LIVES)
@settings(
    max_examples=20,
    # Making a smaller example of a group takes minutes, and tells little more.
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_nothing_leaves_that_may_not(
    groups: Path, monkeypatch: pytest.MonkeyPatch, lived: Lived
) -> None:
    """For each reader: words, names and photos are in exactly the files they may be in."""
    photo = small.Photo(dot(), "png", 1, 1)

    def load(_folder: Path, names: list[str], _room: int) -> object:
        return small.LoadedPhotos(dict.fromkeys(names, photo))

    with monkeypatch.context() as patched:
        patched.setattr(small, "load", load)
        # Who asks is there: a press ends that they left.
        lived = replace(lived, left=lived.left - {lived.asks})
        asyncio.run(_lives(groups, lived))
