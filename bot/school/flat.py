"""A pasted text as plain numbered lines: no tags, codes spelled out, broken ranges joined."""

from __future__ import annotations

import html
import re
from itertools import pairwise

from bot.school.days import find_days
from bot.school.tokens import CELL, month_of

Lines = list[tuple[int, str]]

# Words in which text recognition takes a letter for a digit: "N0 SCHO0L", "0ct 9", "Schoo1".
_MISREAD = re.compile(r"\b(?=[a-z]*[01])(?=\d*[a-z])[a-z01]{2,12}\b", re.I)
_MISREAD_AS = (str.maketrans("01", "ol"), str.maketrans("01", "oi"))
_OFTEN = """
no school schools closed classes holiday holidays fall april july until all labor labour memorial
columbus monday october oct november nov jan feb aug for to of out off days first last student
students conference conferences in only vacation session
"""
# And a digit for a letter: "Dec 2l", "1O/9", "ln-Service".
_MISREAD_DIGIT = re.compile(r"\b(\d?)([lIO])(\d?)\b(?=[ /,-]|$)(?<=\d.|.\d)")
_MISREAD_IN = re.compile(r"\bln(?=[- ]?service\b)", re.I)

WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_FLAT = {0xA0: " ", 0x2192: f" {CELL} ", 0x21D2: f" {CELL} ", 0x27A1: f" {CELL} ", 0xB7: "\u2022"}
_FLAT |= dict.fromkeys([*range(0x2010, 0x2016), 0x2212], "-")
_FLAT |= dict.fromkeys([0x2018, 0x2019, 0x2BC], "'")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_NEW_LINE, _NEW_CELL = ("<br", "</tr", "</p", "</li", "</div", "</h"), ("</td", "</th")
_BULLET = re.compile(
    r"^\s*(?:[-*\u2022\u25aa\u25e6\u2023\u25cf\u25cb\u25a0\u2713\u2714#>]+(?!\d)"
    r"|\d{1,3}[.)](?=\s+[^\W\d])(?!\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))\s*",
    re.I,
)
_SEPARATOR = re.compile(r"\.{3,}|(?:\s\.){3,}|-{3,}|\s~\s|\s>+\s|\u2026")
_WEEKDAYS = re.compile(rf"\(?\b{WEEKDAY}\.?\s?(?:-|to|through|&)\s?{WEEKDAY}\b\.?\)?,?", re.I)
_SHORT_WEEKDAYS = re.compile(r"\((?:m|tu?|w|th?|r|f|sa|su)(?:\s?-\s?(?:m|tu?|w|th?|r|f))?\)", re.I)
# "August 24MondayFirst Day": cells that a copy ran together.
_GLUED = re.compile(
    r"((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d(?:Mon|Tue|Wed|Thu|Fri)-(?:Mon|Tue|Wed|Thu|Fri))"
    r"(?=[A-Z])"
)
_GLUED_START = re.compile(  # "September1 & 2Staff", "26 & 27Thanksgiving"
    r"^((?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber|)"
    r"(\d{1,2}(?:(?: ?[&,-] ?)\d{1,2}){0,5})(?-i:(?=[A-Z][a-z]|[A-Z]{2,}[ -]))",
    re.IGNORECASE | re.MULTILINE,
)
_LETTER_WEEKDAYS = re.compile(r"(\d[/-]\d{1,2}(?:[/-]\d{2,4})?) (?:M|Tu?|W|Th|R|F)(?=\s|$)")
_HEADING = re.compile(
    r"[\s*_#:|]*([a-z]{3,9})\.?,?\s*(20\d\d|'\d\d)?\s*(?:\([^()]{0,40}\))?[\s*_:|.-]*", re.I
)
_NOTE_IN_RANGE = re.compile(
    rf"\s*\((?!\s*{WEEKDAY})[^()]{{0,60}}\)\s*"
    rf"(?=(?:to|through|thru|until|-)\s+(?:{WEEKDAY}\W{{0,3}})?\w{{0,9}}\.?\s?\d)",
    re.I,
)
_BETWEEN = re.compile(r"\bbetween (.{1,60}?) and ", re.I)
_BREAKS_OFF = re.compile(r"(?:-|\bto|\bthrough|\bthru|\buntil)\s*$", re.I)
_GOES_ON = re.compile(r"(?:-|to|through|thru|until)\s+", re.I)
_AGENDA_DAY = re.compile(r"\d{1,2}(?:\s*-\s*\d{1,2})?")
_AGENDA_MONTH = re.compile(
    rf"((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*),\s*{WEEKDAY}\b", re.I
)
# "NS = no school, ER = early release": a comma ends a meaning only where another code follows.
_CODE = r"(?:[A-Z]{1,4}(?:\s?/\s?[A-Z]{1,4}){0,4}|[*#^\u2020])"
_LEGEND = re.compile(
    rf"(?:\b|(?<!\S)(?=[*#^\u2020]))({_CODE})\s?=\s?([^=|]{{2,80}}?)"
    rf"(?=\s*[,;|]?\s*(?:1/2\s)?{_CODE}\s?=|\s*\||\s*$)"
)
# "\u2605 Holiday  [ Begin six weeks": signs that stand behind days further down.
_SIGN = r"[\u25a0-\u25ff\u2605\u2606\u2660-\u2667\u271d-\u2733\u00a7\u2020\u2021@^*#\[\]{}]"
_SIGNS = re.compile(rf"(?:^|(?<=\s))({_SIGN})\s+([^\d\W][^\d]{{2,60}}?)(?=\s+{_SIGN}\s|\s*$)")
_SIGN_USED = re.compile(rf"\d\s?(?:-\s?\d{{1,2}}\s)?\s?({_SIGN})(?=\s|$)")


def lines_of(text: str) -> Lines:
    """Return the numbered lines of a text, a range that was broken at its dash joined again."""
    found: Lines = []
    for number, typed in enumerate(_flat(text).split("\n"), 1):
        line = typed.strip(" ")
        if found and _AGENDA_DAY.fullmatch(found[-1][1]) and (month := _AGENDA_MONTH.match(line)):
            # "22 - 23" above "OCT, THU - FRI", as calendar programs list their days
            found[-1] = found[-1][0], f"{month[1]} {found[-1][1]}"
        elif line and found and _joins(found[-1][1], line):
            found[-1] = found[-1][0], f"{found[-1][1]} {line}"
        else:
            found.append((number, line))
    return found


def _flat(text: str) -> str:
    if "<" in text or "&" in text:
        text = html.unescape(_TAG.sub(_untagged, text))
    text = _MISREAD_IN.sub("In", _MISREAD_DIGIT.sub(_digits, _MISREAD.sub(_word, text)))
    text = _GLUED_START.sub(rf"\1 {CELL} \2 {CELL} ", text)
    return _GLUED.sub(rf"\1 {CELL} ", text.translate(_FLAT))


def _word(found: re.Match[str]) -> str:
    """Return a word without the digits that were taken for its letters, where it's one we know."""
    upper = found[0].upper() == found[0]
    for letters in _MISREAD_AS:
        word = found[0].lower().translate(letters)
        if word in _OFTEN.split():
            return word.upper() if upper else word.capitalize() if found[0][:1] in "01" else word
    return found[0]


def _digits(found: re.Match[str]) -> str:
    return found[0].replace("O", "0").replace("l", "1").replace("I", "1")


def _untagged(tag: re.Match[str]) -> str:
    low = tag[0].lower()
    return "\n" if low.startswith(_NEW_LINE) else "\t" if low.startswith(_NEW_CELL) else ""


def _joins(before: str, line: str) -> bool:
    """Return whether "November 25 -" and "27 Thanksgiving" are one line."""
    if not 0 < len(before) < 200 or not any(one.isdigit() for one in before):
        return False
    goes_on = _GOES_ON.match(line)
    if goes_on:
        if line.startswith("-") and not _only_days(before):
            return False  # a bullet
        return _begins_with_day(line[goes_on.end() :])
    return bool(_BREAKS_OFF.search(before)) and _begins_with_day(line)


def _only_days(line: str) -> bool:
    rest = line
    for one in reversed(find_days(line[:80], True, None)):
        rest = rest[: one.start] + rest[one.end :]
    return rest != line and not any(one.isalnum() for one in rest)


def _begins_with_day(line: str) -> bool:
    days = find_days(line[:60], True, None)
    return bool(days) and days[0].start <= 12


def tidied(line: str, codes: dict[str, str], *, slashed: bool) -> str:
    """Return a line with its cells apart, its codes spelled out and its bullet gone.

    *slashed*: " / " parts its cells.
    """
    line = _SEPARATOR.sub(f" {CELL} ", line.replace("\t", CELL))
    if slashed:
        line = line.replace(" / ", f" {CELL} ")
    if CELL not in line:
        line = re.sub(r" {3,}", f" {CELL} ", line)
    if any(one.isdigit() for one in line):
        line = _LETTER_WEEKDAYS.sub(r"\1", _SHORT_WEEKDAYS.sub(" ", line))
        line = _WEEKDAYS.sub(" ", _BETWEEN.sub(r"\1 to ", _NOTE_IN_RANGE.sub(" ", line)))
    line = _BULLET.sub("", line)
    if codes:
        names = "|".join(map(re.escape, codes))
        line = re.sub(
            rf"(?:^|(?<=[\s(|]))({names})(?=[\s)|:,]|$)", lambda found: f" {codes[found[1]]} ", line
        )
    return line


def cells_of(line: str) -> list[str]:
    """Return the cells of a row, or the whole line as the only one."""
    return [one.strip() for one in line.replace("\t", CELL).split(CELL)]


def month_heading(cell: str) -> tuple[int, int | None] | None:
    """Return month and year of a cell that is nothing but a month: "November", "NOV 2026:"."""
    found = _HEADING.fullmatch(cell) if len(cell) < 60 else None
    month = month_of(found[1]) if found else None
    if not found or not month:
        return None
    return month, int(found[2][-2:]) + 2000 if found[2] else None


def is_grid(line: str) -> bool:
    """Return whether a line is a week of a month's grid: letters of weekdays, or numbers."""
    words = line.replace(CELL, " ").split()
    months = [one.split() for one in cells_of(line) if one]  # side by side
    if len(words) >= 5 and all(len(one) <= 3 and one.isalpha() for one in words):
        return {one[0].lower() for one in words} <= set("smtwf")
    if not all(one.isdecimal() and len(one) < 3 for one in words):
        return False
    follow = all(int(b) - int(a) == 1 for month in months for a, b in pairwise(month))
    return follow and len(words) > (1 if len(months) < 2 else 3)


def codes_of(lines: Lines) -> tuple[dict[str, str], set[int]]:
    """Return what a page's legend says its codes mean, and the numbers of the legend's lines.

    "NS = no school", and signs that stand behind days: "\u2605 Holiday" for "9 \u2605 Fair Day".
    """
    found: dict[str, str] = {}
    numbers: set[int] = set()
    signs = {one[1] for _, line in lines for one in _SIGN_USED.finditer(line)}
    for number, line in lines:
        for one in _LEGEND.finditer(line) if "=" in line else ():
            numbers.add(number)
            for code in one[1].split("/"):
                found[code.strip()] = one[2].strip()
        meanings = [one for one in _SIGNS.finditer(line) if one[1] in signs] if signs else []
        if meanings and meanings[0].start() == 0:
            numbers.add(number)
            found |= {one[1]: one[2].strip() for one in meanings}
    return found, numbers
