"""The letter that stands for a single word.

N  a given name                       n  the same in lower case
A  a name that's a plain word too     a  the same, first in a sentence     j  in lower case
L  a name that's a place, book or brand too                                l  in lower case
U  an unknown word with a capital     V  the same, first in a sentence     u  in lower case
Y  a family name (6: lower case)      W  a plain word with a capital       x  a plain word
I  initials                           O  "4th"                             #  a number
G  one child by grade ("4th grader")  H  several students                  S  one student
g  a grade as a class ("4th grade")   h  class, period                     C  team, winner
Q  an aide, who may be either         T  staff with a title ("Mrs. Chen")  t  a grown-up's work
m  a member's full name               b  a book, its author or hero        p  a place
f  a parent                           J  a son, a sister: a child          3  little
D  overdue, holds, fine               v  finished, borrowed, owes          r  read
R  book, series                       B  author                            2  by
P  a pet           4  birthday         5  an IEP, a 504 plan
Z  what begins a caption               k  named   K  called                8  "we call him"
d  a, the, one   F  my, our           E  his, her     1  he, she           e  me, us    7  I
i  in, from      y  with, for, to     o  of           c  and               q  de, bin
s  like          w  who               z  is           .  ,  (  )  -  '  "  :  marks
"""

from __future__ import annotations

from functools import cache, lru_cache

from bot.kit.sections import sections
from bot.students.lexicon import DATA, PROPER, WORD, commonness, lone, surnames, word, words
from bot.students.tokens import fold, listed

_TWO_LETTERS = listed(
    "aj bj cj dj ej jb jc jd jj jp jt jw kc kd kj lj mj oj pj rj tj vj"  # a nickname, "DJ"
)
_ENDINGS = (
    "ing", "ings", "ed", "ly", "tion", "tions", "ness", "ment", "ments", "ful", "less", "able",
    "ible", "ous", "ers", "ists", "ship", "ity", "ology", "ism", "ive", "est", "ncy", "nce", "acy",
    "ture", "fest", "thon", "athon", "palooza",
)  # fmt: skip


@cache
def letters() -> dict[str, str]:
    """The words that have a letter of their own, whatever else they may be (data/letters.txt)."""
    return {
        word: letter
        for letter, lines in sections(DATA / "letters.txt").items()
        for line in lines
        for word in line.split()
    }


@lru_cache(maxsize=8192)
def letter(raw: str, first: bool, shouted: bool) -> str:
    """The letter of one word as typed.

    `first`: it begins a sentence, so its capital says nothing; `shouted`: the whole text is in
    capitals, so none says anything.
    """
    folded = fold(raw)
    if folded.endswith("-ish") or "_" in raw:
        return "x"
    capital = raw[0].isupper() and not shouted
    loud = capital and len(raw) > 1 and raw.isupper()
    own = letters().get(folded)
    if own is not None and not (capital and not first and _is_mostly_name(folded)):
        return own
    if name := _name(folded, capital, first, loud):
        return name
    if capital:
        return _capital(folded, first, loud)
    if word(folded) & (WORD | PROPER):
        return "x"
    if folded in words("surnames"):
        return "6"
    return "x" if _looks_plain(folded) or folded in lone("places") or len(folded) < 3 else "u"


def _is_mostly_name(folded: str) -> bool:
    return commonness(folded)[0] >= 10


def _name(folded: str, capital: bool, first: bool, loud: bool) -> str:
    """The letter of a given name, empty for what is none."""
    students, adults = _common(folded, capital)
    if loud and folded in _TWO_LETTERS:
        return "I"
    if not students and not adults:
        return ""
    kind = word(folded)
    if loud and kind & WORD and len(folded) < 4 and students < 8:
        return ""
    if kind & WORD and not (capital and not first and folded in words("name_first")):
        return _word_name(students, adults, capital, first)
    if (loud and len(folded) <= 5 and students < 12) or (len(folded) < 3 and not capital):
        return ""
    if folded in words("surnames") and students < 10 and folded not in words("names"):
        return "Y" if capital else "6"
    if any(folded in lone(name) for name in ("books", "authors", "places", "brands")):
        return "L" if capital else "l"
    if kind & PROPER and students < 6 and adults < 11:
        return _unsure(capital, first)
    return "N" if capital else "n"


def _common(folded: str, capital: bool) -> tuple[int, int]:
    """Two levels of commonness; of a double name the first part counts: "Abdi-Rahman"."""
    students, adults = commonness(folded)
    if students or adults or "-" not in folded:
        return students, adults
    first, *others = folded.split("-")
    if not capital and not commonness(others[-1])[0]:
        return 0, 0
    if capital and not any(map(word, (first, *others))):
        return max(6, commonness(first)[0]), 0  # "Hyun-woo"
    return commonness(first)


def _word_name(students: int, adults: int, capital: bool, first: bool) -> str:
    least = 4 if capital and not first else 6
    if max(students, adults - 4) < least or (students < 8 and not capital):
        return ""
    return ("a" if first else "A") if capital else "j"


def _unsure(capital: bool, first: bool) -> str:
    return ("V" if first else "U") if capital else "u"


def _capital(folded: str, first: bool, loud: bool) -> str:
    """A word with a capital that's no given name; a short one all in capitals is an acronym."""
    if any(folded in lone(name) for name in ("books", "authors", "brands")) or folded in surnames():
        return "b"
    if folded in lone("places"):
        return "p"
    kind = word(folded)
    if kind & WORD:
        return "x" if first or loud else "W"
    if folded in words("surnames") or kind & PROPER:
        return "Y"
    if loud and len(folded) <= 5:
        return "x"
    if _looks_plain(folded, capital=True):
        return "x" if first else "W"
    return "V" if first else "U"


def _looks_plain(folded: str, capital: bool = False) -> bool:
    """Whether it's an everyday word in one of its forms, as far as its end tells.

    A capital asks for more: "Honestly" holds a plain word, "Kimberly" does not.
    """
    if folded.endswith(_ENDINGS) and not (capital and folded.endswith(("ly", "ity", "nce", "ed"))):
        return True
    if folded.endswith("s"):
        return _is_word(folded[:-1]) or _is_word(folded.removesuffix("es"))
    if "-" in folded:
        return all(_is_word(part) for part in folded.split("-"))
    stem = folded.removesuffix("ly").removesuffix("er").removesuffix("y")
    return stem != folded and any(map(_is_word, (stem, stem + "y", stem + "e", stem[:-1] + "y")))


def _is_word(folded: str) -> bool:
    return bool(word(folded) & WORD) or folded.isdecimal()
