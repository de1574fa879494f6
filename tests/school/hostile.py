"""Texts made to be slow for a reader of calendars."""

from __future__ import annotations

import random

BOX = 4_000  # characters that Discord takes in one box
PIECES = (
    "1",
    "Nov ",
    "- ",
    "(mon",
    "Nov 1, ",
    "1/1-",
    "1:30 ",
    "1-2 May x ",
    "mon to ",
    "2027-",
    "(",
    "((",
    "Nov 1 (",
    "grade 1,",
    "grades 1 to ",
    "1, 2, ",
    "mon mon 1 ",
    "no school ",
    "A=b ",
    "a/b = c ",
    "H = x (",
    "<a",
    "<a ",
    "&#",
    "&amp;",
    " to\n1 Nov\n",
    "Nov 1 -\n",
    "|",
    " | ",
    "\t",
    "1\t",
    "1\n",
    "Nov 1\n",
    "No school\n",
    "November\n1\n",
    "a.b ",
    "a. B ",
    "(Nov 1 xx yy) ",
    "between ",
    "between Nov 1 and ",
    "....",
    "week of ",
    "1st ",
    "'26 ",
    "first day of ",
    "last day before ",
    "closed for the ",
    "end of the the ",
    "1-1-1-",
    "q1 ",
    "if ",
    "snow day ",
    "students (in grades ",
    "Nov 1: no school Nov 2 ",
    "first a b ",
    "\x00",
    "2026-27 ",
    "fall 2026 ",
    "sy26-27 ",
    "Jan 1 to Jan 2 and ",
    "\N{VULGAR FRACTION ONE HALF}",
)


def texts(seed: int = 7) -> list[str]:
    """Return full boxes of each piece, and of some of them mixed."""
    mixing = random.Random(seed)
    mixed = ["".join(mixing.choices(PIECES, k=mixing.randint(2, 5))) for _ in range(40)]
    begin = "First day Aug 20\nLast day May 20\nH = no school\nNovember\n"
    return [(start + piece * BOX)[:BOX] for piece in (*PIECES, *mixed) for start in ("", begin)]
