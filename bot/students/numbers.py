"""Phone numbers, e-mail addresses and numbers that look like a student's."""

from __future__ import annotations

import datetime as dt
import re

from bot.students.lexicon import COMMON, WORD, commonness, word, words
from bot.students.tokens import listed
from bot.students.worries import Why, Worry

_ANY = re.compile(
    r"@|\d[\d\s().-]{0,4}\d|://|www\.|[a-z][._][a-z\d]|\d\d[a-z]{5}|address|lives? at|gamer",
    re.IGNORECASE,
)
_APART = re.compile(r"https?://\S+|<[@#:at][^<>\s]{0,80}>|\bwww\.\S+", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_PHONE = re.compile(
    r"""(?<![\w.$#/-])(?:
        (?:\+?1[\s.-]?)?(?:\([2-9]\d\d\)\s?|[2-9]\d\d[\s.-])[2-9]\d\d[\s.-]\d{4}
        | (?:1?[2-9]\d\d[2-9]\d{6})
        | [2-9]\d\d[.-]\d{4}
        | \+\d{1,3}[\s.-]?\d{1,4}(?:[\s.-]\d{2,4}){1,4}
    )(?![\w-])""",
    re.VERBOSE,
)
_ID = re.compile(
    r"(?<![\w.,$€£/:-])(?:[A-Z]{1,2}\d{6,9}|\d{4,14})(?![\w/:%-]|[.,]\d)", re.IGNORECASE
)
_LOGIN = re.compile(
    r"\b(?:username|user ?name|user id|userid|log-?in|password|passcode|pw|gamer ?tag)\b"
    r"(?:\W{1,3}(?:is|was|for|name|id)\b){0,2}\W{1,3}(?P<login>(?=\S{0,29}\d|\S{0,29}[._])[\w.-]{4,30}\w)(?![\w.-]*@)",
    re.IGNORECASE,
)
_FIRST_LAST = re.compile(
    r"(?<![\w@./-])(?P<login>[a-z]{2,15}[._][a-z]{2,20}\d{0,4})(?![\w@/]|\.\w)"
)
_COMBINATION = re.compile(
    r"\b(?:combo|combination|locker)\b[^.!?\n]{0,40}?(?P<login>\d{1,2}-\d{1,2}-\d{1,2})(?![\d-])",
    re.IGNORECASE,
)
_HANDLE = re.compile(
    r"(?<![\w@./#-])(?P<login>[a-z][a-z_]{4,20}[._]?\d{2,4}|[a-z]{4,20}[._]\d|[a-z][._][a-z]{2,20}\d{1,4}|\d{2}(?P<letters>[a-z]{6,20}))(?![\w@/.-]*\w)"
)
_ACCOUNT = re.compile(
    r"(?<![\w@./-])(?P<login>(?=[\da-z]{0,20}[._\d])(?:\d{2}[a-z]{5,20}\d{1,3}"
    r"|[a-z]{2,20}(?:[._][A-Za-z0-9]{1,20}){1,3}))(?![\w@/-]|\.\w)"
)
_ACCOUNTS = (_HANDLE, _FIRST_LAST, _ACCOUNT)
_LIKE_ACCOUNT = re.compile(r"[a-z\d][._][a-zA-Z\d]|\d\d[a-z]{5}|[a-z]{4}\d\d")
_ENDINGS = listed("com org net edu gov io us co pdf jpg png doc docx csv xlsx html tv me app ai")
_TITLES = listed("mrs mr ms miss coach dr lib library librarian")
_HOME = re.compile(
    r"\b(?:home address|lives? at|living at|address is)\W{1,3}(?:is\W{1,2})?"
    r"(?P<login>\d{1,5}(?: [\w.]{1,20}){1,3})"
    r"|\b(?:house|home|porch|lives?)\b[^.!?\n]{1,40}?(?P<street>\d{1,5}(?: \w{1,20}){1,2}"
    r" (?:st|street|ave|avenue|rd|road|dr|drive|ct|court|ln|lane|blvd|way|circle)\b)",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    r"\b(?:dob|d\.o\.b|born|birth ?day|birth ?date|date of birth)\b[^!?\n]{1,30}?"
    r"(?P<login>\d{1,2}[/.-]\d{1,2}[/.-](?:20)?\d\d)\b",
    re.IGNORECASE,
)
_ORDERED = re.compile(
    r"\b(?:start(?:s|ing)?\W+(?:at|with)|po|p\.o\.|orders?|invoice|item|sku|quote|account payable"
    r"|grant|award|case|ticket|isbn)"
    r"\W+(?:(?:is|no|number|#)\W+){0,2}$",
    re.IGNORECASE,
)
_TOLL_FREE = re.compile(r"\+?1?\D{0,2}8(?:00|33|44|55|66|77|88)")
_SSN = re.compile(r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])")
_BOOK_NUMBER = re.compile(
    r"(?:isbn|lccn|issn|oclc|call number|lexile)\W*(?:(?:is|no|number|1[03])\W+){0,2}$",
    re.IGNORECASE,
)
_PAGES = re.compile(r"(?:\bpp?\.?|\bpages?|\bch\.?|\bchapters?)\s*$", re.IGNORECASE)
_SOMEONES = re.compile(
    r"(?:\bid|\bids|lunch|patron|login|pin|number|no\.|locker|patron barcode)\W+"
    r"(?:(?:code|number|no|pin|is|was|for)\W+){0,3}(?:\w+\W+)?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s*(?:\w+\s+)?(?:books?|pages?|words?|minutes?|hours?|points?|students?|kids|readers|views?"
    r"|steps|checkouts?|volumes?|titles|copies|people|dollars|miles|items|loans|visits)\b",
    re.IGNORECASE,
)


def find(text: str) -> tuple[str, list[Worry]]:
    """The text with links, mentions and what was found blanked out, and what was found."""
    worries: list[Worry] = []
    if not _ANY.search(text):
        return text, worries
    text = _APART.sub(_blank, text)
    for pattern in (_LOGIN, _BIRTH, _HOME, _COMBINATION, _HANDLE, _FIRST_LAST, _ACCOUNT):
        if pattern in _ACCOUNTS and not _LIKE_ACCOUNT.search(text):
            continue
        for match in pattern.finditer(text):
            group = "login" if match["login"] else "street"
            if _is_meant(pattern, match[group]):
                why: Why = "id" if pattern in (_BIRTH, _HOME, _COMBINATION) else "login"
                worries.append(Worry(match[group], *match.span(group), why))
        text = _without(text, worries)
    for why, pattern in _KINDS:
        for match in pattern.finditer(text):
            if _means_it(why, match, text):
                worries.append(Worry(match[0], match.start(), match.end(), why))
        text = _without(text, worries)
    return text, worries


def _is_meant(pattern: re.Pattern[str], found: str) -> bool:
    if pattern is _ACCOUNT:
        return _holds_a_name(found.lower())
    return pattern not in (_HANDLE, _FIRST_LAST) or _is_a_person(found)


def _holds_a_name(account: str) -> bool:
    """ "noahb_k2", "29djohnson4" and "lhernandez.stu" do, "canva.com" and "mrs_smith" don't."""
    parts = re.findall("[a-z]+", account)
    if parts[-1] in _ENDINGS or parts[0] in _TITLES or "covid" in parts:
        return False
    return any(
        (len(one) > 3 and not word(one) and any(map(str.isdigit, account)))
        or (one in words("surnames") and not word(one) & WORD)
        or (len(one) > 3 and commonness(one)[0] >= 8 and not word(one) & WORD)
        or (len(one) > 4 and one[1:] in words("surnames") and not word(one))
        or (len(one) > 4 and commonness(one[:-1])[0] >= 8 and not word(one))
        for one in parts
    )


def _without(text: str, worries: list[Worry]) -> str:
    pieces, done = [], 0
    for worry in sorted(worries, key=lambda each: each.start):
        if worry.start >= done:
            pieces += [text[done : worry.start], "\0" * len(worry.words)]
            done = worry.end
    return "".join(pieces) + text[done:]


def _is_a_person(login: str) -> bool:
    """ "jaden.kowalczyk" and "kjohansen44" are, "book.club" and "read2027" aren't."""
    if login[-1].isdigit() or login[0].isdigit():
        parts = [
            part
            for part in re.findall("[a-z]+", login)
            if len(part) > 2 + (login[1] not in "._") and part != "covid"
        ]
        if login[1] in "._" and parts:  # "s_omar14"
            return parts[0] in words("surnames") or not word(parts[0]) & WORD
        return any(not word(part) and not word(part.rstrip("s")) for part in parts)
    first, last = re.split(r"[._]", login.rstrip("0123456789"))
    return commonness(first)[0] >= 5 and not word(last) & COMMON


_KINDS: tuple[tuple[Why, re.Pattern[str]], ...] = (
    ("email", _EMAIL),
    ("id", _SSN),
    ("phone", _PHONE),
    ("id", _ID),
)


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _means_it(why: Why, match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - 40) : match.start()]
    if why == "email":
        return True
    if _BOOK_NUMBER.search(before) or _PAGES.search(before):
        return False
    if why == "phone":
        if re.search(r"\bfax\b", before, re.IGNORECASE):
            return False
        return not _TOLL_FREE.match(match[0])
    if match.re is _SSN:
        return True
    if _ORDERED.search(before):
        return False
    return _is_id(match[0], before, text[match.end() : match.end() + 30])


def _is_id(number: str, before: str, after: str) -> bool:
    """Four or five digits only where the words say so; longer ones unless they are something else.

    A library barcode has 14 digits and begins with 2 for a person, 3 for a book (Codabar).
    """
    if _SOMEONES.search(before):
        return len(number) > 4 or not 1800 <= int(number) <= 2100
    if len(number) < 6 or _COUNTED.match(after):
        return False
    if len(number) == 14:
        return number.startswith("2")
    if len(number) == 13 and number.startswith(("978", "979")):
        return False
    return not (_is_date(number) or _is_isbn(number) or number.endswith("000"))


def _is_date(number: str) -> bool:
    try:
        return len(number) == 8 and 1900 < dt.date.fromisoformat(number).year < 2100
    except ValueError:
        return False


def _is_isbn(number: str) -> bool:
    """An old ISBN: ten digits whose weighted sum is a multiple of 11."""
    return (
        len(number) == 10
        and number.isdecimal()
        and sum(int(digit) * weight for digit, weight in zip(number, range(10, 0, -1), strict=True))
        % 11
        == 0
    )
