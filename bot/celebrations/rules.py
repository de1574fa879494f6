"""What a day of a group's own may look like: plain values in, a decision out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.celebrations import own_words
from bot.celebrations.observances import by_slug
from bot.drafts.rules import PublicText
from bot.kit.errors import Refusal
from bot.kit.text import checked, fold, one_line, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bot.celebrations.own_days import OwnDay
    from bot.celebrations.when import CelebrationDays

NAME_LIMIT = 80
TEXT_LIMIT = 400  # of why, and of the activity
COUNTER_LIMIT = 30
LINK_LIMIT = 300

_MENTION = re.compile(r"<(?:@[!&]?|#|a?:|/|t:|id:)[^<>\s]*|@(?:everyone|here)\b", re.IGNORECASE)
_LINK = re.compile(r"\b(?:https?|ftp|mailto|discord)\s*:|\bwww\.|\bdiscord\.gg\b", re.IGNORECASE)
_PLAIN_LINK = re.compile(r"https?://[^\s<>\"'()|`]+", re.IGNORECASE)


@dataclass(frozen=True)
class Proposal(PublicText):
    """A day as it was typed; *when* is in words, *counter* what is added up, such as "pages"."""

    public = ("name", "why", "activity", "counter")

    name: str = ""
    when: str = ""
    why: str = ""
    activity: str = ""
    counter: str = ""
    link: str = ""


def tidied(typed: Proposal) -> Proposal:
    """Return a proposal as it is kept; *when* is read elsewhere. Raises Refusal."""
    name, counter = (one_line(one) for one in (typed.name, typed.counter))
    why, activity = tidy(typed.why), tidy(typed.activity)
    checked(name, NAME_LIMIT, own_words.NAME_TOO_LONG, own_words.NAME_EMPTY)
    if _MENTION.search(f"{name} {counter}"):
        raise Refusal(own_words.NAME_MENTION)
    if _LINK.search(f"{name} {counter}"):
        raise Refusal(own_words.NAME_LINK)
    checked(counter, COUNTER_LIMIT, own_words.COUNTER_TOO_LONG)
    for label, text in ((own_words.WHY, why), (own_words.ACTIVITY, activity)):
        checked(text, TEXT_LIMIT, own_words.TEXT_TOO_LONG, what=label)
    link = checked_link(typed.link)
    return replace(typed, name=name, why=why, activity=activity, counter=counter, link=link)


def checked_link(typed: str) -> str:
    """Return a link to a page as it is kept; "" for none. Raises Refusal for anything else."""
    link = typed.strip()
    if not link:
        return ""
    if link.lower().startswith("www."):
        link = f"https://{link}"
    if len(link) > LINK_LIMIT or not _PLAIN_LINK.fullmatch(link):
        raise Refusal(own_words.LINK_NOT_READ)
    return link


def alike(name: str, when: CelebrationDays) -> str:
    """Return what two days share that are the same: the name as search sees it, and the days."""
    return f"{fold(name)}|{when.rule or when.first}"


def check_new(name: str, when: CelebrationDays, there: Iterable[OwnDay], today: date) -> None:
    """Let a day into a group's calendar once. Raises Refusal where one like it is."""
    folded = fold(name)
    for one in by_slug().values():
        if fold(one.name) == folded:
            raise Refusal(own_words.ALREADY_LISTED.format(name=one.name))
    for day in there:
        same_name = fold(day.observance.name) == folded
        if same_name and when.next_on(today) == day.when.next_on(today):
            proposed = day.state == "proposed"
            raise Refusal(
                (own_words.ALREADY_PROPOSED if proposed else own_words.ALREADY_OWN).format(
                    name=day.observance.name
                )
            )
