"""Wins, authors and documents for the tests, and how their files are read back."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from bot.documents import blurb, counting, report, year
from bot.documents.blurb import BlurbSource
from bot.documents.counting import TriedBy
from bot.documents.leaving import sort_out
from bot.documents.report import Shared
from bot.documents.rules import Period
from bot.documents.year import DocumentFacts
from bot.members.rules import Member
from bot.pictures.small import Photo
from bot.plans.rules import PlanEntry
from bot.wins.details import Details
from bot.wins.rules import Win
from bot.wins.tries import TryCount
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.documents.leaving import Audience
    from bot.documents.paper import Chart, Document

GROUP, DANA, LUIS = 7, 11, 12
PHOTO = "0" * 32 + ".jpg"
PERIOD = Period(date(2026, 8, 17), date(2027, 8, 15), "School year 2026-27")
ME = Member(GROUP, DANA, "Dana W.", MONDAY, print_name="Dana Whitehorse", school="Prairie High")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def entry(
    number: int,
    member_id: int,
    goal: str,
    day: date,
    source: str,
    ref: str | None,
    about: str | None,
    note: str | None,
    minutes: int | None,
    kind: str | None = None,
) -> PlanEntry:
    """Something done for a goal."""
    said = about, note, minutes, kind, ref, None
    return PlanEntry(number, GROUP, goal, day, source, *said, member_id)


def a_win(number: int = 1, **values: object) -> Win:
    """A win that may go anywhere, unless *values* say otherwise."""
    given: dict[str, Any] = {
        "id": number,
        "guild_id": GROUP,
        "author_id": DANA,
        "author_name": "Dana W.",
        "kind": "success",
        "story": f"A cart by the doors, number {number}.",
        "created_at": datetime(2026, 9, number % 28 + 1, 15, tzinfo=UTC),
        "consent": "named",
        "channel_id": 5,
        "message_id": 100 + number,
    }
    return Win(**given | values)


def facts(
    wins: Sequence[Win], audience: Audience = "principal", me: Member = ME, **values: object
) -> DocumentFacts:
    """What a document of these wins is made of."""
    given: dict[str, Any] = {
        "period": PERIOD,
        "today": date(2027, 5, 28),
        "now": datetime(2027, 5, 28, 15, tzinfo=UTC),
        "zone": "America/Chicago",
        "audience": audience,
        "group": "Prairie School Librarians",
        "found": sort_out(wins, {me.member_id: me}, audience),
        "name": me.named,
        "school": me.school or "",
    }
    return DocumentFacts(**given | values)


def a_year() -> Document:
    """A document with something in every part."""
    wins = [
        a_win(
            1, thanks="the lunch crew", picture=PHOTO, alt="A red cart.", release="unrecognizable"
        ),
        a_win(2, kind="idea", story="A whiteboard by the door.\nA marker on a string."),
        a_win(3, kind="learned", story="<script>alert(1)</script> {{7*7}} =cmd|' /C calc'!A0"),
        a_win(4, kind="funny", story="\U0001f469\u200d\U0001f467 \u0645\u0631\u062d\u0628\u0627"),
        a_win(5, story="\u0645\u0631\u062d\u0628\u0627 \u0628\u0643\u0645 & welcome"),
        a_win(6, created_at=datetime(2026, 10, 2, 15, tzinfo=UTC)),
    ]
    entries = [
        entry(
            1, DANA, "weekly", date(2026, 9, 3), "own", None, "our art teacher", "Shelves.", None
        ),
        entry(2, DANA, "monthly", date(2026, 9, 9), "event", "e1", "the association", None, 90),
    ]
    tries = [
        TriedBy(2, 21, "worked", "North"),
        TriedBy(2, 22, None, "South"),
        TriedBy(1, 21, None, "north "),
    ]
    return year.written(
        facts(
            wins,
            "evaluation",
            done=counting.activities(entries),
            tries=tries,
            certain_until=datetime(2027, 5, 28, 13, tzinfo=UTC),
        )
    )


def a_report() -> Document:
    """A group's report with something in every part."""
    wins = [
        a_win(n, kind=kind, consent=consent, thanks="the lunch crew", story=f"Story {n}.")
        for n, kind in enumerate(("success", "success", "success", "moment", "learned"), 1)
        for consent in (("named", "unnamed")[n % 2],)
    ]
    wins[4] = replace(wins[4], picture=PHOTO, alt="A red cart.", release="unrecognizable")
    shared = [
        Shared(kind, date(2026, 9 + n % 2, 1 + n), str(n % 4))
        for n, kind in enumerate(("success",) * 6 + ("learned", "moment") * 3)
    ]
    entries = [
        entry(n, 11 + n % 3, "monthly", date(2026, 9, 3 + n), "own", None, None, None, 60)
        for n in range(4)
    ]
    tries = [TriedBy(2, n, "worked" if n < 24 else None, None) for n in (21, 22, 23, 24)]
    done = counting.activities(entries)
    return report.written(facts(wins, "group", tries=tries, done=done), shared, ["N", "S", "W"])


def a_blurb() -> Document:
    """A blurb with everything that it may hold."""
    win = a_win(
        1, thanks="the lunch crew", picture=PHOTO, alt="A red cart.", release="unrecognizable"
    )
    details = Details("ninth graders", "the cart stays", "41 checkouts in two days")
    source = BlurbSource(win, ME, details, TryCount(12, 3), "America/Chicago")
    return blurb.document(source, datetime(2027, 5, 28, 15, tzinfo=UTC))


def photos() -> dict[str, Photo]:
    """A photo as a file takes it: one red dot, as PNG."""
    return {PHOTO: Photo(dot(), "png", 1, 1)}


def dot() -> bytes:
    """The smallest picture."""
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (1, 1), "red").save(out, "PNG")
    return out.getvalue()


def charts(document: Document) -> dict[Chart, bytes]:
    """A dot in place of each chart, so that a page does not depend on who draws."""
    return dict.fromkeys(document.charts(), dot())


def xml(content: bytes) -> Iterator[tuple[str, ElementTree.Element]]:
    """Yield every XML part of a Word file, by its name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                yield name, ElementTree.fromstring(archive.read(name))


def everything_in(content: bytes) -> bytes:
    """Return every byte of a file; of a zip, what's packed in it and what it says of that.

    Compressed bytes may happen to look like a mention.
    """
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        said = [archive.comment]
        for one in archive.infolist():
            said += [one.filename.encode(), one.comment, one.extra, archive.read(one)]
    return b"\n".join(said)
