"""Rows of a spreadsheet that somebody sent: CSV as programs write it, and Excel's workbooks.

Whatever is too large, packed to burst or no spreadsheet at all is refused before it takes memory.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from bot.kit import words
from bot.kit.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BYTES = 1_000_000  # of a file
ROWS, COLUMNS = 2_000, 40
CELL = 500  # characters

# Unpacked bytes: of a workbook, of one of its parts, and of the one that is read as a whole.
_UNPACKED, _PART, _STYLES = 6_000_000, 2_500_000, 400_000
_PARTS = 300
_CHUNK = 65_536
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_TEXT_CONTROLS = frozenset("\t\n\r\x0b\x0c")


def rows(content: bytes) -> list[list[str]]:
    """Return the rows of a spreadsheet, every cell as text and every day as 2027-03-04.

    Of a workbook, the rows of all its sheets. Empty rows above others stay, so that a row's
    number is the one that its writer sees. Raises Refusal with the reason.
    """
    if len(content) > BYTES:
        raise Refusal(words.FILE_TOO_LARGE.format(limit=BYTES // 1_000_000))
    if content.startswith(b"PK"):
        return _limited(_workbook(content))
    return _limited(_csv(text_of(content)))


def text_of(content: bytes) -> str:
    """Return a file's text, however it was saved. Raises Refusal for what is no text."""
    wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not any(one < " " and one not in _TEXT_CONTROLS for one in text):
            return text
    raise Refusal(words.FILE_NO_TEXT)


def _limited(found: Iterable[list[str]]) -> list[list[str]]:
    kept: list[list[str]] = []
    empty = 0
    for row in found:
        if not any(row):
            empty += 1
            continue
        if len(kept) + empty >= ROWS:
            raise Refusal(words.FILE_TOO_LONG.format(limit=ROWS))
        kept += [[] for _ in range(empty)]
        kept.append(row)
        empty = 0
    return kept


def _csv(text: str) -> Iterator[list[str]]:
    begin = text[:5_000]
    comma = max(",;\t", key=begin.count)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=comma):
            yield [" ".join(cell[:CELL].split()) for cell in row[:COLUMNS]]
    except csv.Error as error:
        raise Refusal(words.FILE_NO_TEXT) from error


def _workbook(content: bytes) -> Iterator[list[str]]:
    _check(content)
    from openpyxl import load_workbook  # loads slowly, and is seldom needed

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            for row in sheet.iter_rows(max_row=ROWS + 1, max_col=COLUMNS, values_only=True):
                yield [_cell(value) for value in row]
        book.close()
    except Refusal:
        raise
    except Exception as error:  # a broken workbook fails in any part of that library
        raise Refusal(words.FILE_NO_WORKBOOK) from error


def _check(content: bytes) -> None:
    """Unpack a workbook piece by piece, without keeping it. Raises Refusal when it's too large.

    What its directory says of the sizes is not believed: a packed file can claim anything.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            whole = sum(part.file_size for part in parts)
            if len(parts) > _PARTS or whole > _UNPACKED:
                raise Refusal(words.FILE_BURSTS)
            for part in parts:
                limit = _STYLES if part.filename.endswith("styles.xml") else _PART
                _check_part(packed, part, limit)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        raise Refusal(words.FILE_NO_WORKBOOK) from error


def _check_part(packed: zipfile.ZipFile, part: zipfile.ZipInfo, limit: int) -> None:
    size, before = 0, b""
    with packed.open(part) as unpacked:  # it also compares the checksum at the end
        while chunk := unpacked.read(_CHUNK):
            size += len(chunk)
            if size > limit:
                raise Refusal(words.FILE_BURSTS)
            # Entities could multiply what is in a part; no program that saves workbooks writes any.
            if part.filename.endswith(".xml") and _DECLARATION.search(before[-16:] + chunk):
                raise Refusal(words.FILE_NO_WORKBOOK)
            before = chunk


def _cell(value: object) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value)[:CELL].split())
