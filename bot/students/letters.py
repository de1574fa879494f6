"""The letter that stands for a single word.

N  a given name                       n  the same in lower case
A  a name that is a plain word too    a  the same in lower case, or first in a sentence
M  a month that is a name             L  a name that is a place or a title too (l: lower case)
U  an unknown word with a capital     V  the same, first in a sentence    u  in lower case
Y  a family name (y: lower case)      W  a plain word with a capital that is a family name
I  an initial                         X  a plain word with a capital      x  a plain word
G  one child by grade ("4th grader")  H  several students                 S  one student
g  a grade as a class ("4th grade")   h  class, period                    O  "4th"
T  staff with a title ("Mrs. Chen")   t  a grown-up's work                m  a member
b  a book, its author or hero         p  a place                          #  a number
r  what comes before a title          R  book, series                     B  by, author
d  a, the, my, one   i  in, from      o  of      c  and     k  named      K  called
s  like              w  who           z  is      q  de, bin               e  I, me
E  he, she           f  a relative    .  ,  (  )  -  '  "  marks
"""

from __future__ import annotations

from functools import lru_cache

from bot.students.lists import lone, surnames, words
from bot.students.tokens import fold

_LISTED = {
    "d": """a an my our the one this that his her their your another every each both these""",
    "i": """in from at since until during before after""",
    "o": """of""",
    "c": """and or""",
    "k": """named nicknamed""",
    "K": """called""",
    "s": """like""",
    "w": """who whose""",
    "z": """is was are were""",
    "q": """de del la van von bin al el ibn da dos di y""",
    "e": """i me we us im ive""",
    "E": """he she hes shes""",
    "r": """read reads reading reread finished finish titled""",
    "R": """book books copy copies title series novel novels movie audiobook biography sequel
        memoir quote quotes poster soundtrack concert song songs""",
    "B": """by author authors illustrator illustrators poet poets novelist narrator narrated""",
    "f": """mom mother mama mum mommy dad father papa daddy parent parents grandma grandmother
        grandpa grandfather grandparents abuela abuelo sister brother aunt uncle cousin family""",
    "h": """class classroom hour period block""",
    "t": """teacher teachers teaches taught instructor librarian librarians custodian janitor
        secretary principal superintendent aide para paraprofessional counselor therapist nurse
        coach cook driver volunteer volunteers director coordinator specialist colleague
        colleagues mentor husband wife son daughter neighbor friend substitute sub intern
        presenter musician storyteller artist elder performer professor president chair
        chairperson treasurer owner editor rep manager trainer consultant speaker mayor officer""",
    "S": """student kid child pupil reader learner boy girl teen teenager""",
    "H": """students kids children pupils readers learners boys girls teens graders freshmen
        sophomores juniors seniors kindergartners kindergarteners preschoolers schoolers""",
    "G": """grader freshman sophomore kindergartner kindergartener preschooler schooler""",
    "g": """kindergarten homeroom kinder preschool prek pre-k tk""",
    "x": """monday tuesday wednesday thursday friday saturday sunday january february march july
        september october november december spring fall winter""",
}
LISTED = {word: letter for letter, line in _LISTED.items() for word in line.split()}
_MONTHS = frozenset(("april", "may", "june", "august"))
_ENDINGS = (
    "ing", "ings", "ed", "ly", "tion", "tions", "ness", "ment", "ments", "ful", "less", "able",
    "ible", "ous", "ers", "ists", "ship", "ity", "ology", "ism", "ive", "est", "ncy", "nce", "acy",
    "ture",
)  # fmt: skip


@lru_cache(maxsize=8192)
def letter(word: str, first: bool, shouted: bool) -> str:
    """The letter of one word as typed.

    `first`: it begins a sentence, so its capital says nothing; `shouted`: the whole text is in
    capitals, so none says anything.
    """
    folded = fold(word)
    if folded in LISTED:
        return LISTED[folded]
    capital = word[0].isupper() and not shouted
    loud = capital and len(word) > 1 and word.isupper()
    if _is_name(folded, capital):
        return _name(folded, capital, sure=capital and not first)
    if capital:
        return _capital(folded, first, loud)
    if folded in words("plain"):
        return "x"
    if folded in words("surnames"):
        return "y"
    return "x" if _looks_plain(folded) or folded in lone("places") else "u"


def _is_name(folded: str, capital: bool) -> bool:
    """ "Abdi-Rahman" is one; of two parts with capitals the first is enough."""
    if folded in words("names"):
        return True
    first, _, second = folded.partition("-")
    return bool(second) and first in words("names") and (capital or second in words("names"))


def _name(folded: str, capital: bool, sure: bool) -> str:
    if folded in words("plain"):
        if not sure:
            return "a"
        return "M" if folded in _MONTHS else "A"
    if folded in lone("books") or folded in lone("places"):
        return "L" if capital else "l"
    return "N" if capital else "n"


def _capital(folded: str, first: bool, loud: bool) -> str:
    """A word with a capital that is no given name; a short one all in capitals is an acronym."""
    if folded in lone("books") or folded in lone("authors") or folded in surnames():
        return "b"
    if folded in lone("places"):
        return "p"
    if folded in words("plain"):
        return "x" if first else "W" if folded in words("surnames") and not loud else "X"
    if folded in words("surnames"):
        return "Y"
    if loud and len(folded) <= 4:
        return "x"
    if _looks_plain(folded, capital=True):
        return "x" if first else "X"
    return "V" if first else "U"


def _looks_plain(folded: str, capital: bool = False) -> bool:
    """Whether it is an everyday word in one of its forms, as far as its end tells.

    A capital asks for more: "Honestly" holds a plain word, "Kimberly" does not.
    """
    if folded.endswith(_ENDINGS) and not (capital and folded.endswith("ly")):
        return True
    if folded.endswith("s"):
        return folded[:-1] in words("plain") or folded.removesuffix("es") in words("plain")
    stem = folded.removesuffix("ly").removesuffix("er").removesuffix("y")
    forms = (stem, stem + "y", stem + "e", stem[:-1] + "y")
    return stem != folded and not words("plain").isdisjoint(forms)
