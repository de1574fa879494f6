"""A text read as one letter per word, so that grammar can be looked for as a pattern of letters.

What the letters mean stands in `letters.py`; here several words become one letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.students.letters import letter, letters
from bot.students.lexicon import (
    WORD,
    Phrases,
    by_first_words,
    commonness,
    lines,
    phrase,
    phrases,
    word,
    word_list,
    words,
)
from bot.students.tokens import Token, fold, listed, split

NAMES = frozenset("NnAajLlUVuI")
"""Letters of what may be a given name."""

_SPOKEN_TO = listed("mr mrs ms dr mr. mrs. ms. dr. miss senora senor")
_NUMBERS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_ORDINALS = listed(f"1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th {_NUMBERS}")
_IN_NO_TITLE = _ORDINALS - listed(_NUMBERS) | listed("grade gr gr. period")
_AFTER_ORDINAL = {"grader": "G", "graders": "H"} | dict.fromkeys(
    ("grade", "gr", "gr.", "hour", "period", "block", "per"), "g"
)
_BEFORE_NUMBER = listed(
    "grade gr gr. room rm rm. period per hour block homeroom hr portable trailer bungalow modular"
)
_AGES = listed("age aged ages")
_TEAMS = listed("team teams pod")
_GRADES = listed("k one two three four five six")
_JUST = listed("is was turned turns just only barely nearly now about almost shes hes s")
_UNTIL_TWELVE = listed("four five six seven eight nine ten eleven twelve thirteen fourteen")
_SEVERAL = listed("helpers volunteers aides assistants interns tutors managers workers authors")
_STAFF = listed("teacher teachers council services support affairs success counselor")
_STUDENTS_AS = listed(
    "ambassador ambassadors worker workers author authors intern interns leader rep"
)
_GRADE = re.compile(
    r"[\w-]+-(?:(?P<G>grader|(?:year|yr)-old)|(?P<H>graders|year-olds)|(?P<g>grade))$"
)
_ROOM = re.compile(r"(?:[1-9]|1[0-2]|K)-?[A-F]$")
_ALSO_OWNED = listed(
    "brother sister siblings twin birthday family overdues overdue account lunch shelf great"
)
_TOLD_OF_A_CHILD = re.compile(
    r"(?:(?<=[.:\-\"])|^)[x3W](?=,d[xF]{0,2}G|[z']x{0,2}d[xF]?G|z?(?P<class>)i[dF]?[gO](?P<next>[vx.,1Ec]|$))"
)
_MARKS = {
    "stop": ".", "comma": ",", "open": "(", "close": ")", "dash": "-", "own": "'", "quote": '"',
    "also": "c", "colon": ":",
}  # fmt: skip


@cache
def _phrases() -> Phrases:
    """Phrases of a school day, with their letters."""
    return by_first_words(
        [(phrase(one), line[0]) for line in lines("phrases") for one in line[2:].split("|")]
    )


@dataclass(frozen=True, slots=True)
class TaggedText:
    """One letter per item in `tags`; `items[i]` is where in the text it lies."""

    text: str
    tags: str
    items: tuple[Token, ...]


def tag_words(text: str, members: Phrases) -> TaggedText:
    """Return a text as letters; `members` are full names with the letter `m`."""
    alphabetic, upper = sum(map(str.isalpha, text)), sum(map(str.isupper, text))
    shouted = alphabetic > 7 and upper > 0.8 * alphabetic
    tokens = _owners(split(text))
    tags: list[str] = []
    items: list[Token] = []
    at = 0
    while at < len(tokens):
        first = tokens[at]
        tag, length = _MARKS.get(first.kind), 1
        if tag == '"':
            length = _quoted_title(tokens, at)
            tag = "b" if length > 1 else '"'
        elif tag is None:
            before = tags[-1] if tags else "."
            tag, length = _several(tokens, at, before, members) or (
                _single(tokens, at, before, shouted),
                1,
            )
        if tag == "x":
            tags += tag * length
            items += tokens[at : at + length]
        else:
            tags.append(tag)
            items.append(first if length == 1 else first._replace(end=tokens[at + length - 1].end))
        at += length
    return TaggedText(text, _word_names("".join(tags), items), tuple(items))


def _owners(tokens: list[Token]) -> list[Token]:
    """ "karsyns grandma" with the apostrophe that was left out."""
    owned = [at for at, token in enumerate(tokens) if at and token.fold in _owned()]
    for at in reversed(owned):
        token = tokens[at - 1]
        if _is_owner(token):
            last = token.end - 1
            name = token._replace(raw=token.raw[:-1], fold=token.fold[:-1], end=last)
            tokens[at - 1 : at] = [name, Token("own", "s", "s", last, token.end)]
    return tokens


def _is_owner(token: Token) -> bool:
    one = token.fold
    if token.kind != "word" or one[-1] != "s" or len(one) < 5 or word(one) & WORD:
        return False
    if one in words("surnames"):
        return False  # "the Williams account"
    name, whole = commonness(one[:-1]), commonness(one)
    return max(name) > 2 and name[0] > whole[0] and not word(one[:-1]) & WORD


def _word_names(tags: str, items: list[Token]) -> str:
    """ "Art is a freshman", "Precious in kindergarten said": words that are names all the same."""
    found = list(tags)
    for match in _TOLD_OF_A_CHILD.finditer(tags):
        item = items[match.start()]
        if len(item.raw) == 2 and item.raw.isupper() and match["class"] is not None:
            deed = items[min(match.start("next"), len(items) - 1)].fold
            found[match.start()] = "I" if deed in word_list("verbs") else tags[match.start()]
            continue
        students, adults = commonness(item.fold)
        if item.raw[0].isupper() and max(students, adults if match["class"] is None else 0) > 3:
            found[match.start()] = "A"
    return "".join(found)


def _several(tokens: list[Token], at: int, before: str, members: Phrases) -> tuple[str, int] | None:
    """The letter of a phrase that begins here, and how many tokens it takes."""
    token = tokens[at]
    if token.kind == "word" and token.fold not in members and not _may_begin(token.raw):
        return None
    if token.fold == "jan" and tokens[at + 1 : at + 2] and tokens[at + 1].kind == "number":
        return "x", 1
    if token.fold == "504" and (before == "'" or _is_plan(tokens, at + 1)):
        return "5", 1
    known = (
        _longest(tokens, at, members)
        or (_longest(tokens, at, phrases()) if token.kind == "initial" else None)
        or _student(tokens, at, before)
        or _longest(tokens, at, _phrases())
        or _longest(tokens, at, phrases())
    )
    if known and not (before in NAMES and known[0] in "bp" and _is_surname(tokens, at, known[1])):
        return known
    if tokens[at].fold == "st." and at + 1 < len(tokens) and tokens[at + 1].raw[0].isupper():
        return "p", 2
    return _titled(tokens, at)


@lru_cache(maxsize=8192)
def _may_begin(raw: str) -> bool:
    """Whether more than a word may begin with it: most don't, and that's quick to say."""
    one = fold(raw)
    return (
        any(one in known for known in (_phrases(), phrases(), _ORDINALS, _BEFORE_NUMBER))
        or one in word_list("titles")
        or one in _UNTIL_TWELVE | _AGES | {"student", "junior", "senior"}
        or "-" in one
        or raw == "K"
        or _ROOM.match(raw) is not None
    )


def _single(tokens: list[Token], at: int, before: str, shouted: bool) -> str:
    token = tokens[at]
    if token.kind == "number":
        return "#"
    if token.kind == "initial":
        return "I"
    if before == "g" and token.fold in _TEAMS:
        return "Q"
    if token.fold in words("surnames"):
        if token.raw[0].isupper() and before in NAMES and before != "j":
            return "W" if word(token.fold) & WORD else "Y"
        if before == "n" and token.raw[0].islower():
            return "6"
    return letter(token.raw, before in '.":-', shouted)


def _quoted_title(tokens: list[Token], at: int) -> int:
    """How many tokens a title in quotes takes, with its quotes; 1 where none begins here."""
    for end in range(at + 2, min(at + 11, len(tokens))):
        inside = tokens[end]
        if inside.kind == "quote":
            if end == at + 2 and any(commonness(tokens[at + 1].fold)):
                return 1
            if any(one.fold in _IN_NO_TITLE for one in tokens[at + 1 : end]):
                return 1
            spoken = tokens[end - 1].kind in ("comma", "stop") and end - at > 3
            capitals = sum(
                one.raw[0].isupper() or one.kind == "number" for one in tokens[at + 1 : end]
            )
            small = sum(one.kind == "word" and len(one.raw) > 3 for one in tokens[at + 1 : end])
            titled = tokens[at + 1].raw[0].isupper() and capitals >= min(small, 2)
            return end - at + 1 if titled and not spoken else 1
        if inside.raw[0] == "\n":
            break
    return 1


@cache
def _owned() -> frozenset[str]:
    """What's somebody's: a parent, an IEP, a backpack."""
    tagged = (one for one, tag in letters().items() if tag in ("f", "5"))
    return word_list("belongings") | _ALSO_OWNED | frozenset(tagged)


def _is_surname(tokens: list[Token], at: int, length: int) -> bool:
    """Red Cloud is a leader one reads about, and after a given name it's a family name."""
    return all(token.fold in words("surnames") for token in tokens[at : at + length])


def _longest(tokens: list[Token], at: int, known: Phrases) -> tuple[str, int] | None:
    seconds = known.get(tokens[at].fold)
    if seconds is None:
        return None
    second = tokens[at + 1].fold if at + 1 < len(tokens) else ""
    entries = seconds.get(second, ())
    if second.endswith("s") and (one := seconds.get(second[:-1])):
        entries = [*entries, *one]
    for entry, tag in entries:
        if _is_there(tokens, at, entry, tag) and (
            tag not in "bp" or _is_written_as_name(tokens, at, len(entry))
        ):
            return tag, len(entry)
    alone = seconds.get("")
    return (alone[-1][1], 1) if alone and len(alone[-1][0]) == 1 else None


def _is_there(tokens: list[Token], at: int, entry: tuple[str, ...], tag: str) -> bool:
    """Whether a phrase stands here, or several of one person: "six Abraham Lincolns"."""
    here = tuple(token.fold for token in tokens[at : at + len(entry)])
    if here == entry:
        return True
    return tag == "b" and here[:-1] == entry[:-1] and here[-1] == entry[-1] + "s"


def _is_plan(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].fold in ("plan", "plans", "meeting", "meetings")


def _is_written_as_name(tokens: list[Token], at: int, length: int) -> bool:
    """ "Out of the Dust" is a title and "out of the dust" isn't; a real name is one anyhow."""
    raw = tokens[at].raw
    if raw[0].isupper() or tokens[at + length - 1].raw[0].isupper():
        return True
    return not all(word(token.fold) & WORD for token in tokens[at : at + length])


def _titled(tokens: list[Token], at: int) -> tuple[str, int] | None:
    """ "Mrs. Alvarez", "Coach Davis", "mrs. peterson"."""
    title = tokens[at]
    spoken_to = title.fold in _SPOKEN_TO or title.raw[0].isupper()
    if title.fold not in word_list("titles") or not spoken_to:
        return None
    length = 1
    for one in tokens[at + 1 : at + 4]:
        if one.kind not in ("word", "initial", "title"):
            break
        if one.fold in letters() and not one.raw[0].isupper():
            break
        if not one.raw[0].isupper() and (length > 1 or word(one.fold) & WORD):
            break
        length += 1
    if title.raw == "miss" and at + 1 < len(tokens) and tokens[at + 1].kind == "initial":
        return None
    return ("T", length) if length > 1 else None


def _student(tokens: list[Token], at: int, before: str) -> tuple[str, int] | None:
    """ "4th grader", "grade 4", "10-year-old", "my senior", "2B", "age 8", "K.M."."""
    token, one = tokens[at], tokens[at].fold
    if token.kind == "initial":
        length = 1
        while length < 3 and at + length < len(tokens) and _follows(tokens, at + length):
            length += 1
        return ("I", length) if length > 1 else None
    if one == "student" and (length := _student_worker(tokens, at)):
        return ("H" if tokens[at + length - 1].fold in _SEVERAL else "S"), length
    if one in ("junior", "senior"):
        after = tokens[at + 1].kind if at + 1 < len(tokens) else ""
        said = before in "dFx(,E" or after == "close"
        return ("G", 1) if said and token.raw.islower() else None
    if one != "3d" and (_ROOM.match(token.raw) or (token.raw == "K" and before == "i")):
        return "g", 1
    graded = _GRADE.match(one) if "-" in one else None
    return (str(graded.lastgroup), 1) if graded else _grade(tokens, at)


def _grade(tokens: list[Token], at: int) -> tuple[str, int] | None:
    """ "4th grader", "in 5th", "grade 4", "room 12", "ten years old", "age 8"."""
    one = tokens[at].fold
    after, third = (tokens[place].fold if place < len(tokens) else "" for place in (at + 1, at + 2))
    if one in _ORDINALS:
        if after in _AFTER_ORDINAL:
            return _AFTER_ORDINAL[after], 2
        return _longest(tokens, at, _phrases()) or ("O", 1)
    if after in ("year", "yr", "years", "yrs") and third in ("old", "olds"):
        return ("G" if third == "old" else "H"), 3
    if one in _BEFORE_NUMBER and after:
        counted = tokens[at + 1].kind == "number" and len(after) < 6
        return ("g", 2) if counted or (one[:2] == "gr" and after in _GRADES) else None
    if one in _UNTIL_TWELVE and at and tokens[at - 1].fold in _JUST:
        return "#", 1
    return ("g", 2) if one in _AGES and (after.isdecimal() or after in _UNTIL_TWELVE) else None


def _student_worker(tokens: list[Token], at: int) -> int:
    """ "Student board rep" and "student ambassador" are students, a student teacher isn't."""
    for ahead in (1, 2):
        last = tokens[at + ahead].fold if at + ahead < len(tokens) else ""
        if last in _STUDENTS_AS or (letters().get(last) in ("t", "Q", "C") and last not in _STAFF):
            return ahead + 1
        if last in _STAFF or not last.isalpha():
            return 0
    return 0


def _follows(tokens: list[Token], at: int) -> bool:
    return tokens[at].kind == "initial" and tokens[at - 1].end == tokens[at].start
