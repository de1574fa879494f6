"""The sentences of what members wrote; pure."""

from __future__ import annotations

import re

from bot.kit.text import opening
from bot.wins.rules import PRESENTED
from bot.wins.words import PRESENT_LABELS

_ENDS = re.compile(
    r"(?<=[.!?…])(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St|vs|No)\.)(?<!\b(?:Mrs|e\.g|i\.e|a\.m|p\.m)\.)"
    r"(?P<close>[\"”’')]*)\s+(?=\S)(?![a-z])|(?<=[。؟۔])|\n+"
)
_CLOSED = re.compile(r"[.!?…。؟۔:][\"”’')]*$")
_GOES_ON = "\"”’')%,;-*_`~}]"  # a sentence that ends so has no period yet


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, each with an end."""
    parts, at = [], 0
    for found in _ENDS.finditer(text):
        parts.append(text[at : found.start()] + (found["close"] or ""))
        at = found.end()
    parts.append(text[at:])
    return [ended(" ".join(part.split())) for part in parts if part.strip()]


def first_sentences(text: str, limit: int) -> str:
    """Return as many whole sentences as fit into *limit* characters; of a long one, a part."""
    kept = ""
    for sentence in sentences(text):
        longer = f"{kept} {sentence}".lstrip()
        if len(longer) > limit:
            break
        kept = longer
    return kept or opening(next(iter(sentences(text)), ""), limit)


def ended(text: str) -> str:
    """Return a sentence with an end; one that ends with an emoji has one."""
    if _CLOSED.search(text) or not (text[-1:].isalnum() or text[-1:] in _GOES_ON):
        return text
    return text.rstrip(",;- ") + "."


def unlabelled(kind: str, story: str) -> str:
    """Return a win's text; what was presented comes without the names of its boxes."""
    if kind != PRESENTED:
        return story
    labels = tuple(f"{label}: " for label in PRESENT_LABELS.values())
    return "\n".join(
        next((line.removeprefix(one) for one in labels if line.startswith(one)), line)
        for line in story.split("\n")
    )
