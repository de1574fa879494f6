"""What a member reads when the student check has a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit.safe import safe
from bot.kit.text import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.students.worries import Worry

MAY_MISS = "I only checked the words, on the computer that hosts me, and I can miss things."

NAME_NEAR = (
    '**"{words}"** next to "{near}" may point to a student. Anyone here could copy what you post.'
)
NAME = '**"{words}"** may be the name of a student. Anyone here could copy what you post.'
FULL_NAME = (
    "**\"{words}\"** looks like a full name. If it's a student's, anyone here could copy it."
)
PHONE = '**"{words}"** looks like a phone number. Anyone here could copy what you post.'
EMAIL = '**"{words}"** is an e-mail address. Anyone here could copy what you post.'
ID = '**"{words}"** looks like a student or card number. Anyone here could copy what you post.'
LOGIN = '**"{words}"** looks like a login. Anyone here could copy what you post.'
FIRST_NAME = '**"{words}"** is a first name. If it\'s a student\'s, "a student" says as much.'
DANGER = (
    '**"{words}"**: This may need your counselor or your state\'s reporting line today,'
    " not this group."
)
HINT = (
    '**"{words}"** doesn\'t name anyone, but a colleague nearby could guess which student it is. '
    "Could you make it more general?"
)
MORE = "Also worth a look: {words}."

USE_A_STUDENT = 'Use "a student"'
LEAVE_IT_OUT = "Leave it out"
CHANGE_THESE = "I can't reword this so that it reads well. Please change these yourself: {words}."

PHOTO = "Not posted yet. Please check once for faces, name tags, and names on walls or screens."
PHOTO_CLEAR = "No student can be recognized"
PHOTO_RELEASE = "We have a release"
PHOTO_OUT = "Leave the photo out"

A_STUDENT = "a student"
THE_STUDENT = "the student"
ANOTHER_STUDENT = "another student"
THIRD_STUDENT = "a third student"
FIRST_AND_OTHER = ("the first student", "the other student")
A_PARENT = "a parent"
STUDENT = "student"
STUDENTS = "students"
THE_STUDENTS = "the students"
SEVERAL_STUDENTS = "several students"
SOME_STUDENTS = ("two students", "three students", "four students", "five students")
NO_PHONE = "(phone number left out)"
NO_EMAIL = "(e-mail left out)"
NO_ID = "(number left out)"
NO_LOGIN = "(login left out)"

_BY_WHY = {
    "full_name": FULL_NAME,
    "phone": PHONE,
    "email": EMAIL,
    "id": ID,
    "login": LOGIN,
    "first_name": FIRST_NAME,
    "hint": HINT,
    "danger": DANGER,
}


def instead_of(hard: Iterable[Worry]) -> str:
    """Return what the button says that puts other words in the place of these."""
    return USE_A_STUDENT if any(worry.is_name for worry in hard) else LEAVE_IT_OUT


def worry_lines(worries: Sequence[Worry]) -> list[str]:
    """Return the lines that show what worries: the first, more of them, and what a check misses."""
    first, *rest = sorted(worries, key=lambda worry: worry.why != "danger")
    others = listed(list(dict.fromkeys(f'"{safe(worry.words)}"' for worry in rest))[:5])
    more = [MORE.format(words=others)] if others else []
    return [about(first), *more, MAY_MISS]


def to_change(worries: Iterable[Worry]) -> str:
    """Return the sentence that says which words to change, where no rewriting reads well."""
    names = (f'"{safe(worry.words)}"' for worry in worries if worry.is_name)
    return CHANGE_THESE.format(words=listed(list(dict.fromkeys(names))[:8]))


def about(worry: Worry) -> str:
    """Return the sentence about one worry."""
    if worry.why in ("name", "full_name") and worry.near:
        return NAME_NEAR.format(words=safe(worry.words), near=safe(worry.near))
    return _BY_WHY.get(worry.why, NAME).format(words=safe(worry.words))


# What a person's export has of it, and what one or several of its rows are called
SHEETS = {
    "words I said are fine": (
        "names in your words that you said aren't a student",
        "word you said is fine",
        "words you said are fine",
    ),
}
