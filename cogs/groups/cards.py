"""What members read about their group: Start here, how it works, who sees what, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import __version__
from bot.groups import words
from bot.ui.checks import coordinator_names
from bot.weekly.service import comes

if TYPE_CHECKING:
    from bot.groups.service import Group


def start(group: Group) -> str:
    """Return the post by which members meet the bot. It promises only what is switched on."""
    lines = [words.START]
    if group.has("wins"):
        lines += [words.START_SHARE, words.START_FIND]
    if group.has("plans"):
        lines.append(words.START_NUDGE)
    lines += [words.START_WHO, _questions(group)]
    return "\n".join(lines)


def _questions(group: Group) -> str:
    if not group.coordinators:
        return words.START_QUESTIONS_NOBODY
    alone = len(group.coordinators) == 1
    sentence = words.START_QUESTIONS_ONE if alone else words.START_QUESTIONS
    return sentence.format(names=coordinator_names(group))


def how(group: Group) -> str:
    """Return what each button does, and what is kept."""
    photos = words.HOW_KEPT_PHOTOS if group.keep_photos else words.HOW_KEPT_NO_PHOTOS
    lines = [words.HOW]
    if group.has("wins"):
        lines += [words.HOW_SHARE, words.HOW_BUTTONS, words.HOW_FIND]
    if group.has("plans"):
        lines.append(words.HOW_NUDGE)
    lines += [words.HOW_KEPT.format(photos=photos), words.WHO_WINS, words.WHO_HOST]
    return "\n".join(lines)


def who(group: Group) -> str:
    """Return who can see what."""
    return "\n".join(
        (
            words.WHO_WINS,
            words.WHO_CHEERS,
            words.WHO_PRIVATE,
            *([words.WHO_MAIL] if comes(group) else []),
            words.WHO_FURTHER,
            words.WHO_COORDINATORS,
            words.WHO_HOST,
            words.WHO_RECORDS,
        )
    )


def help_(group: Group) -> str:
    """Return what this is, in four lines."""
    stuck = words.HELP_STUCK.format(version=__version__)
    ways = words.HELP_WAYS if group.has("wins") else words.HELP_WAYS_WITHOUT_WINS
    return "\n".join((words.HELP, ways, words.HELP_QUIET, stuck))
