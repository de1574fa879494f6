"""Try the calendar reader: a district's page or file in, its school year and questions out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.trying.reader import Reader, bytes_of, day, zone

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from bot.school.reader import ReadCalendar

FILES = (".ics", ".csv", ".xlsx")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="text, .ics, .csv or .xlsx")
    parser.add_argument("--zone", type=zone, default="America/Chicago", help="an IANA time zone")
    parser.add_argument("--today", metavar="DAY", type=day, required=True, help="like 2026-08-10")


def _answers(options: argparse.Namespace) -> Iterator[object]:
    from bot.kit import words
    from bot.kit.errors import Refusal
    from bot.kit.spreadsheet import BYTES, text_of
    from bot.school import files, reader

    path: Path = options.file
    try:
        if path.is_file() and path.stat().st_size > BYTES:
            raise Refusal(words.FILE_TOO_LARGE.format(limit=BYTES // 1_000_000))
        content = bytes_of(path)
        if path.suffix.lower() in FILES:
            file = files.read_file(content, options.zone, options.today)
        else:
            file = files.SchoolFile(text_of(content))
        yield _found(reader.read(file.text, options.zone, options.today), file.endless)
    except Refusal as refusal:
        yield _found(None) | {"refusal": refusal.message}


def _found(reading: ReadCalendar | None, endless: Sequence[str] = ()) -> dict[str, object]:
    if reading is None:
        return dict.fromkeys(("first_day", "last_day", "school_days")) | {
            "off": [],
            "questions": [],
            "unread": [],
        }
    breaks = sorted({*reading.off, *reading.usual})
    return {
        "first_day": reading.first and f"{reading.first}",
        "last_day": reading.last and f"{reading.last}",
        "off": [[f"{one.first}", f"{one.last}", one.name] for one in breaks],
        "school_days": reading.school_days,
        "questions": [one.text for one in reading.questions],
        "unread": [*endless, *(one.line for one in reading.missed if not one.used)],
    }


READER = Reader("calendar", "what a school's calendar says", _arguments, _answers)
