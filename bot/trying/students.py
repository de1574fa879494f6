"""Try the student check: a sentence a line in, what worries it and its suggestion out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.trying.reader import Reader, text_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="a text with a sentence a line")
    parser.add_argument(
        "--members", metavar="NAMES", default="", help='as in "Emma Larson;Luis de la Cruz"'
    )


def _answers(options: argparse.Namespace) -> Iterator[object]:
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


READER = Reader(
    "students", "what the student check says of each line of a file", _arguments, _answers
)
