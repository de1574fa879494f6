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

from functools import lru_cache

from bot.students.lexicon import PROPER, WORD, commonness, lone, surnames, word, words
from bot.students.tokens import fold, listed

_LISTED = {
    "d": "a an the one this that another",
    "F": "my our",
    "E": "his her their",
    "1": "he she hes shes they",
    "i": "in from inside",
    "y": "with for to at on until before after about around via using during since",
    "o": "of",
    "c": "and or",
    "k": "named nicknamed aka",
    "K": "called",
    "s": "like esp especially",
    "w": "who whose whos",
    "z": "is was are were",
    "q": "de del la van von bin al el ibn da dos di",
    "e": "me we us mine",
    "7": "i im ive id ill",
    "r": "read reads reading reread titled rereading",
    "v": """
        finished finish loved loves borrowed borrow returned return renewed renew
        reserved devoured devours owes owed owe renewing renews returning returns borrows
        borrowing
    """,
    "R": """
        book books copy copies title titles series novel novels movie movies audiobook
        biography biographies sequel memoir quote quotes poster posters soundtrack
        concert song songs poems poem costume costumes kick fans themed theme trilogy
        picturebook manga comics comic mittens
    """,
    "2": "by",
    "B": """
        author authors illustrator illustrators poet poets novelist narrator narrated
        character characters starring written
    """,
    "f": """
        mom mother mama mum mommy moms dad father papa daddy dads parent parents grandma
        grandmother grandpa grandfather grandparents grandmas abuela abuelo aunt uncle
        auntie nana stepdad stepmom guardian great-uncle great-aunt great-grandma
        great-grandpa great-grandmother great-grandfather godmother godfather
    """,
    "J": """
        son daughter brother sister siblings sibling brothers sisters twins twin cousin
        cousins family families nephew niece sons daughters grandson granddaughter stepson
        stepdaughter
    """,
    "h": "class classroom room homeroom advisory period block hour section",
    "D": """
        overdue overdues hold holds fine fines checkouts checkout fee fees late account
        locker birthday lunch
    """,
    "4": "birthday birthdays bday",
    "5": "iep ieps accommodation accommodations",
    "C": """
        winner winners champion champions team crew captain members recipients crews
        semifinalist semifinalists finalist honorees readers finalists regulars regular
        bunch club squad valedictorian salutatorian shelver pages anchors anchor goalie
        quarterback editor-in-chief buddies kiddos littles
    """,
    "Q": """
        manager managers president treasurer chair editor tutor tutors monitor monitors
        aide aides helper helpers assistant assistants volunteer volunteers intern interns vp
    """,
    "3": "little sweet tiny darling precious lil wee dear",
    "P": """
        chicken hen pug puppies monarch pigs pig crab owl hawk dog dogs cat cats hamster
        gecko fish rabbit bunny dragon turtle tortoise snake chick chicks mascot puppet
        elf hedgehog skeleton robot puppy kitten parrot bird goat pony horse llama roomba
        plant ferret lizard goldfish frog retriever beagle labradoodle goldendoodle doodle
        poodle collie shepherd terrier husky corgi spaniel dachshund mutt pup cockatiel
        parakeet axolotl chinchilla gerbil gorilla donkey pony iguana guinea printer mouse
        spider tarantula betta octopus pumpkin scarecrow snowman
    """,
    "t": """
        teacher teachers instructor librarian librarians custodian custodians janitor
        secretary principal principals superintendent para paras paraprofessional
        paraeducator educator educators counselor counselors therapist nurse coach cook
        driver director coordinator specialist colleague colleagues mentor mentors husband
        wife fiance fiancee boyfriend girlfriend partner neighbor payroll accounting hr
        finance purchasing substitute sub subs presenter musician puppeteer welder
        engineer storyteller artist elder performer professor chairman chairperson owner
        rep reps trainer trainers consultant speaker speakers mayor officer clerk guy lady
        tech member technician deputy firefighter ranger pastor chaplain veteran sro admin
        staff admins ap retired retiree volunteer-coordinator electrician plumber
        contractor carpenter barista vendor salesman seamstress clerks interpreter
        translator slp psychologist registrar bookkeeper foundation mentee presenters
        panelist keynote coworker coworkers carpool architect magician juggler
        babysitter roommate maintenance co-teacher coteacher co-librarian co-worker
        realtor attorney dentist vet teammate
    """,
    "S": """
        student kid kiddo child pupil learner boy girl teen teenager patron ta tas
        preteen tween middle-schooler high-schooler
    """,
    "H": """
        students kids children pupils learners boys girls teens graders freshmen patrons
        sophomores juniors seniors kindergartners kindergarteners preschoolers schoolers
        tweens teenagers
    """,
    "G": "grader freshman sophomore kindergartner kindergartener preschooler schooler",
    "g": "kindergarten kdg kinder preschool prek pre-k tk kinders",
    "x": """
        monday tuesday wednesday thursday friday saturday sunday january february march
        july september october november december spring fall mon tues wed thurs fri sat
        sun feb apr aug sept oct nov dec
        aasl ala tla ok okay english spanish hi hey hello thanks thank yes no so but
        every each both these those any some today tomorrow yesterday ms mrs mr dr sr jr
        ya isbn pta pto stem steam ela esl ell sel gr unknown baby story great happy dia
        dias el la los las reading national world day week month native american miss
        mister sir madam congrats congratulations kudos shoutout shout omg lol ugh welp
        yay wow woohoo yall btw fyi tbh imo gt pd pe ar mc k-pop an said see than
    """,
}
LISTED = {word: letter for letter, line in _LISTED.items() for word in line.split()}
_TWO_LETTERS = listed(
    "aj bj cj dj ej jb jc jd jj jp jt jw kc kd kj lj mj oj pj rj tj vj"  # a nickname, "DJ"
)
_ENDINGS = (
    "ing", "ings", "ed", "ly", "tion", "tions", "ness", "ment", "ments", "ful", "less", "able",
    "ible", "ous", "ers", "ists", "ship", "ity", "ology", "ism", "ive", "est", "ncy", "nce", "acy",
    "ture", "fest", "thon", "athon", "palooza",
)  # fmt: skip


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
    if folded in LISTED and not (capital and not first and _is_mostly_name(folded)):
        return LISTED[folded]
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
