"""Files made in a process of their own: small enough, whole, and silent about words."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from bot.documents import printed, workshop
from bot.documents.leaving import DescribedPhoto
from bot.documents.paper import Document, Quote, Section
from bot.documents.workshop import Order, fitting, split
from bot.pictures import small
from bot.pictures.rules import tidy
from bot.pictures.small import load
from bot.students.worries import KnownWords
from tests.documents.papers import a_year, dot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SECRET = "Zyzzyvaquux"


def entries(count: int, text: str = "words") -> tuple[Quote, ...]:
    """So many entries, each with its number."""
    return tuple(Quote(f"entry {n}", (text,)) for n in range(count))


@pytest.fixture
def noise(tmp_path: Path) -> Callable[[int], list[str]]:
    """Makes photos that cannot be made small, and returns their names."""
    from PIL import Image

    def make(count: int) -> list[str]:
        names = [f"{n:032x}.jpg" for n in range(count)]
        for name in names:
            picture = Image.frombytes("RGB", (700, 700), os.urandom(700 * 700 * 3))
            picture.save(tmp_path / name, "JPEG", quality=90)
        return names

    return make


async def test_in_a_process_of_its_own(tmp_path: Path) -> None:
    """Both files come back whole, and the loop goes on meanwhile."""
    order = Order(a_year(), ("docx", "html", "csv"), tmp_path, KnownWords(frozenset({"Dana"})))
    working = asyncio.create_task(asyncio.to_thread(workshop.made, order))
    turns = 0
    while not working.done():
        await asyncio.sleep(0.01)
        turns += 1
    done = await working

    assert {one: len(parts) for one, parts in done.files.items()} == dict.fromkeys(
        ("docx", "html", "csv"), 1
    )
    assert done.files["docx"][0].startswith(b"PK")
    assert done.files["html"][0].endswith(b"</html>")
    assert done.files["html"][0].count(b"data:image/png") == 2  # the charts, really drawn
    assert turns > 5


def test_a_failure_says_no_words(tmp_path: Path) -> None:
    """What went wrong is said without a word of the document."""
    sections: Any = (SECRET,)
    broken = replace(a_year(), title=SECRET, sections=sections)
    with pytest.raises(RuntimeError) as failed:
        workshop.made(Order(broken, ("html",), tmp_path))

    assert "AttributeError" in str(failed.value)
    assert SECRET not in str(failed.value)


def test_photos_that_find_no_room(noise: Callable[[int], list[str]], tmp_path: Path) -> None:
    """As many photos as fit are in, the rest is said; the file stays under Discord's limit."""
    found = tuple(
        Quote(f"entry {n}", ("x",), picture=DescribedPhoto(name, "Noise."))
        for n, name in enumerate(noise(40))
    )
    document = Document("Photos", sections=(Section("S", quotes=found),))
    done = workshop.make(Order(document, ("docx", "html"), tmp_path))
    page = done.files["html"][0].decode()

    assert 0 < page.count("data:image/jpeg") < 40
    assert done.said == (printed.PHOTOS_NO_ROOM[1].format(count=40 - page.count("data:image")),)
    assert done.said[0] in page
    assert all(len(parts) == 1 for parts in done.files.values())
    assert all(len(parts[0]) < workshop.PART_LIMIT for parts in done.files.values())


def test_a_text_that_is_too_long() -> None:
    """It is split between entries, each part says so, and no entry is lost."""
    document = Document(
        "Long", paragraphs=("Lead.",), sections=(Section("S", quotes=entries(90, "x" * 200_000)),),
        notes=("Small print.",), rows=tuple({"n": n} for n in range(90)),
    )  # fmt: skip
    from bot.documents.page import as_html

    parts = fitting(document, lambda part: as_html(part, {}, {}))

    assert len(parts) >= 3
    assert all(len(part) <= workshop.PART_LIMIT for part in parts)
    whole = b"".join(parts)
    assert [f"entry {n}<" for n in range(90) if f"entry {n}<".encode() not in whole] == []
    assert f"Long (part 1 of {len(parts)})".encode() in parts[0]
    assert [b"Lead." in part for part in parts] == [True] + [False] * (len(parts) - 1)
    assert [b"Small print." in part for part in parts] == [False] * (len(parts) - 1) + [True]


def test_split_in_more_than_there_is() -> None:
    """A document of two entries has two parts at most, of none one."""
    two = Document("D", sections=(Section("S", ("p",), quotes=entries(2)),))

    assert len(split(two, 9)) == 2
    assert split(Document("D"), 9) == [Document("D")]
    assert [one.sections[0].paragraphs for one in split(two, 2)] == [("p",), ()]


def test_one_entry_that_is_too_large() -> None:
    """What cannot be split is handed over as it is, rather than tried for ever."""
    document = Document("D", sections=(Section("S", quotes=entries(1)),))

    assert fitting(document, lambda _: b"x" * (workshop.PART_LIMIT + 1)) == (
        b"x" * (workshop.PART_LIMIT + 1),
    )


def test_photos_are_small(
    noise: Callable[[int], list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The more photos, the smaller; one that is gone or broken is counted."""
    monkeypatch.setattr(small, "SIDES", ((5, 1_000),))
    names = noise(2)
    (tmp_path / ("e" * 32 + ".jpg")).write_bytes(b"\xff\xd8\xff no picture")
    (tmp_path / ("d" * 32 + ".png")).write_bytes(dot())
    found = load(tmp_path, [*names, "f" * 32 + ".jpg", "e" * 32 + ".jpg", "d" * 32 + ".png"], 2**20)
    many = load(tmp_path, [names[0]] * 6, 2**30)

    assert (len(found.photos), found.gone, found.no_room) == (3, 2, 0)
    assert {(one.width, one.height) for one in found.photos.values()} == {(700, 700), (1, 1)}
    assert (many.photos[names[0]].width, many.photos[names[0]].kind) == (480, "jpeg")
    assert b"Exif" not in many.photos[names[0]].content


def test_a_photo_that_one_sees_through(tmp_path: Path) -> None:
    """On paper it is white behind it."""
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(out, "PNG")
    (tmp_path / "a.png").write_bytes(tidy(out.getvalue()).content)
    (photo,) = load(tmp_path, ["a.png"], 2**20).photos.values()

    assert Image.open(io.BytesIO(photo.content)).getpixel((5, 5)) == (255, 255, 255)


def test_what_only_a_spreadsheet_holds(tmp_path: Path) -> None:
    """Of a long report the pages quote a part; in the sheet each text is looked at."""
    rows = ({"What": "A cart.\nMy 4th grader jayden read a book."}, {"Kind": "Hours", "What": "3"})
    told = (Quote("", ("A cart.",)),)
    document = Document("D", sections=(Section("S", quotes=told),), rows=rows)
    page = workshop.make(Order(document, ("html",), tmp_path))
    sheet = workshop.make(Order(document, ("csv",), tmp_path))

    assert set(page.files) == {"html"}
    assert [worry.words for worry in sheet.worries] == ["jayden"]


def test_worries_come_first(tmp_path: Path) -> None:
    """Nothing is made while there is something to look at; other worries are looked at again."""
    told = (Quote("", ("My 4th grader jayden read a book.",)),)
    document = Document("D", sections=(Section("S", quotes=told),))
    first = workshop.make(Order(document, ("csv",), tmp_path))
    again = workshop.make(Order(document, ("csv",), tmp_path, looked_at=first.fingerprint))
    more = (*told, Quote("", ("Call 605-555-0134.",)))
    other = replace(document, sections=(Section("S", quotes=more),))
    then = workshop.make(Order(other, ("csv",), tmp_path, looked_at=first.fingerprint))
    desk = Document("D", sections=(Section("S", quotes=more[1:]),))
    known = KnownWords(words=frozenset({"605-555-0134"}))
    accepted = workshop.make(Order(desk, ("csv",), tmp_path, known))

    assert (first.files, [worry.words for worry in first.worries]) == ({}, ["jayden"])
    assert set(again.files) == {"csv"}
    assert then.files == {}
    assert set(accepted.files) == {"csv"}
