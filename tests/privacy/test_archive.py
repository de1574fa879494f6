"""A member's own data as files."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest

from bot.kit import zips
from bot.kit.personal import Exported
from bot.kit.sheet import table
from bot.privacy import archive
from tests.conftest import MONDAY

PICTURE = "0" * 32 + ".jpg"
HOLDS = {"about me": ("your settings",), "my wins": ("what you shared", "win", "wins")}
SNOWFLAKE = 1_234_567_890_123_456_789


def opened(part: bytes) -> dict[str, bytes]:
    """Return what is in a zip, by name."""
    with zipfile.ZipFile(io.BytesIO(part)) as found:
        assert found.testzip() is None
        return {name: found.read(name) for name in found.namelist()}


def cells(content: bytes) -> list[list[str]]:
    """Read a CSV as a spreadsheet does."""
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


async def packed(exported: Exported, pictures: dict[str, bytes]) -> list[dict[str, bytes]]:
    """Return what is in each part."""

    async def read(name: str) -> bytes | None:
        return pictures.get(name)

    found = archive.parts(exported, HOLDS, "Prairie", read, MONDAY)
    return [opened(part) async for part in found if len(part) <= zips.PART_LIMIT]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+15551234", "'+15551234"),
        ("-3 books", "'-3 books"),
        ("@everyone", "'@everyone"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1", "'＝1"),
        (SNOWFLAKE, f"'{SNOWFLAKE}"),
        (str(SNOWFLAKE), f"'{SNOWFLAKE}"),
        (42, "42"),
        (True, "yes"),
        (False, "no"),
        (None, ""),
        (MONDAY, "2026-09-14 13:00:00"),
        (["a", SNOWFLAKE], f'["a", "{SNOWFLAKE}"]'),
        ('She said "Ñandú, 書"\nand left', 'She said "Ñandú, 書"\nand left'),
    ],
)
def test_a_cell(value: object, cell: str) -> None:
    """Nothing runs as a formula, and no long number loses digits."""
    assert cells(table([{"what": value}])) == [["what"], [cell]]


def test_rows_that_differ() -> None:
    """Every column of any row is there, once."""
    found = cells(table([{"a": 1}, {"b": 2, "a": 3}]))

    assert found == [["a", "b"], ["1", ""], ["3", "2"]]


async def test_everything_in_one_part() -> None:
    """A README, the JSON, a table for each sheet, and pictures under names that say whose."""
    row = {"id": SNOWFLAKE, "story": "Büchertisch", "picture": PICTURE, "created_at": MONDAY}
    exported = Exported({"about me": [{"name": "Dana"}], "my wins": [row]}, (PICTURE,))
    (part,) = await packed(exported, {PICTURE: b"pixels"})
    everything = json.loads(part["everything.json"])

    assert sorted(part) == [
        "README.txt",
        "about me.csv",
        "everything.json",
        "my wins.csv",
        "pictures/my wins 1.jpg",
    ]
    assert everything["my wins"] == [
        {
            "id": str(SNOWFLAKE),
            "story": "Büchertisch",
            "picture": "pictures/my wins 1.jpg",
            "created_at": "2026-09-14T13:00:00+00:00",
        }
    ]
    assert "my wins.csv: what you shared" in part["README.txt"].decode("utf-8-sig")
    assert part["pictures/my wins 1.jpg"] == b"pixels"


async def test_many_pictures() -> None:
    """Pictures are spread over parts that Discord takes, each picture once."""
    names = [f"{number:032x}.jpg" for number in range(7)]
    rows: list[dict[str, object]] = [{"picture": name} for name in names]
    found = await packed(
        Exported({"my wins": rows}, tuple(names)), dict.fromkeys(names, b"x" * 3 * 2**20)
    )
    pictures = [name for part in found for name in part if name.startswith("pictures/")]

    assert len(found) == 4
    assert sorted(pictures) == [f"pictures/my wins {number}.jpg" for number in range(1, 8)]
    assert sum("README.txt" in part for part in found) == 1


async def test_a_picture_that_is_gone() -> None:
    """What is not there any more is left out; the rest comes."""
    (part,) = await packed(Exported({"my wins": [{"picture": PICTURE}]}, (PICTURE,)), {})

    assert not [name for name in part if name.startswith("pictures/")]


async def test_nothing_is_known() -> None:
    """Someone that nothing is known about gets a README that says so by its absence of tables."""
    (part,) = await packed(Exported(), {})

    assert sorted(part) == ["README.txt", "everything.json"]
