"""Try what's typed: days, a time zone, or sentences with a student in them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.trying.reader import Reader, day, text_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator


def _dates_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help='such as 1/8, "next week" or 4-Mar-27')
    parser.add_argument("--today", type=day, metavar="DAY", required=True, help="the day it is")
    parser.add_argument("--zone", default="America/Chicago", help="whose country decides on 3/4")


def _dates_answers(options: argparse.Namespace) -> Iterator[object]:
    from bot.kit.calendar import country_of
    from bot.kit.dates import Unread, parse_range

    try:
        found = parse_range(options.text, options.today, country_of(options.zone))
    except Unread as unread:
        yield {"refusal": unread.reason}
        return
    if found.first == found.last:
        yield {"date": str(found.first)}
    else:
        yield {"span": [str(found.first), str(found.last)]}


DATES = Reader("dates", "read a day or a range as people type it", _dates_arguments, _dates_answers)


def _zone_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help="such as CST, Sioux Falls or South Dakota")
    parser.add_argument("--locale", default="en-US", help="Discord's, such as en-GB")


def _zone_answers(options: argparse.Namespace) -> Iterator[object]:
    from bot.kit.dates import Unread
    from bot.kit.zones import find_zones

    try:
        found = find_zones(options.text, options.locale)
    except Unread as unread:
        yield {"refusal": unread.reason}
        return
    yield {"zone": found[0]} if len(found) == 1 else {"choices": list(found)}


ZONE = Reader("zone", "find the time zone that people name", _zone_arguments, _zone_answers)


def _students_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="a text with a sentence a line")
    parser.add_argument(
        "--members", metavar="NAMES", default="", help='as in "Emma Larson;Luis de la Cruz"'
    )


def _students_answers(options: argparse.Namespace) -> Iterator[object]:
    from bot.students.rules import KnownWords, check, rewrite

    names = (name.strip() for name in options.members.split(";"))
    known = KnownWords(members=frozenset(filter(None, names)))
    for line in text_of(options.file).splitlines():
        report = check(line, known)
        new = rewrite(line, report)
        yield {
            "worries": [worry.words for worry in report.hard],
            "hints": [worry.words for worry in report.soft],
            "suggestion": new if new != line else None,
        }


STUDENTS = Reader(
    "students",
    "what the student check says of each line of a file",
    _students_arguments,
    _students_answers,
)
