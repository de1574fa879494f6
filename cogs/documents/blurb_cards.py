"""What one reads about a blurb: its words alone to copy, and under them what they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.documents import blurb_words as words
from bot.documents import words as document_words
from bot.documents.blurb import PIECES
from bot.documents.looking import look_at
from bot.kit.calendar import country_of
from bot.kit.regional import localized
from bot.kit.safe import fenced, is_plain, safe, safe_name
from bot.kit.text import listed, plural
from bot.students import words as student_words
from bot.ui.card import Button, Card
from bot.wins import words as win_words
from bot.wins.details import FIELDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.documents.blurb import BlurbSource
    from bot.students.worries import Worry

QUOTED = 6  # words that are shown at most

# Mentions, timestamps, and what begins a list, a heading or a quotation.
_READ = re.compile(r"[<@]|^\s*(?:[-+*#>]|\d+[.)])")


def copyable(text: str) -> str:
    """Return a text as a message whose *Copy Text* gives the same words.

    Where Discord would read some of it as formatting or as a mention, it stands in a code block.
    """
    return text if is_plain(text) and not _READ.search(text) else fenced(text)


def piece(source: BlurbSource, name: str, text: str) -> Card:
    """Return one piece of a blurb, with the ways on from it."""
    count = plural(len(text.split()), "word")
    lines = [words.FIRST.format(piece=_named(source, name), words=count), words.COPY]
    lines += _allowed(source, name)
    missing = source.details.missing
    if missing is not None:
        lines.append(words.ASK[missing])
    return Card(copyable(text), _ways(source, name), note="\n".join(lines))


def _allowed(source: BlurbSource, name: str) -> list[str]:
    """Return what consent and the photo's release mean for this piece."""
    win, author = source.win, source.author
    if win.consent == "here":
        lines = [words.HERE]
    elif source.named:
        author_name = win.behalf or (win.author_name if author is None else author.named)
        lines = [words.NAMED.format(name=safe_name(author_name))]
    else:
        lines = [words.UNNAMED]
    if name == "social" and win.picture and win.alt:
        lines.append(words.ALT.format(alt=safe(win.alt)))
    if name in ("caption", "social") and win.release == "released":
        lines.append(words.PHOTO_STAYS)
    return lines


def _ways(source: BlurbSource, name: str) -> list[Button]:
    win, missing = source.win, source.details.missing
    items: list[Button] = []
    if missing is not None:
        items.append(Button(f"blurb:add:{missing}:{win.id}", words.ADD[missing]))
        items.append(Button(f"blurb:skip:{missing}:{win.id}"))
    elif any(getattr(source.details, one) for one in FIELDS) or source.details.skipped:
        items.append(Button(f"blurb:details:{win.id}"))
    items += [Button(f"blurb:another:{win.id}"), Button(f"blurb:file:{win.id}")]
    others = [one for one in PIECES if one != name and (one != "caption" or win.alt)]
    return items + [Button(f"blurb:piece:{one}:{win.id}", _named(source, one)) for one in others]


def _named(source: BlurbSource, name: str) -> str:
    return localized(words.PIECES[name], country_of(source.zone))


def look(win_id: int, worries: Sequence[Worry], identifying: Sequence[str]) -> Card:
    """Return what to look at before the words are given."""
    lines = [document_words.LOOK_ONE, *(look_at(one, safe) for one in worries[:QUOTED])]
    if worries:
        lines.append(student_words.MAY_MISS)
    if identifying:
        quoted = [f'"{safe(one)}"' for one in identifying[:QUOTED]]
        lines.append(words.TELLING.format(found=listed(quoted)))
    return Card(
        "\n".join(lines),
        [
            Button(f"win:edit:{win_id}", words.CHANGE_WIN),
            Button(f"blurb:details:{win_id}"),
            Button(f"blurb:fine:{win_id}"),
        ],
    )


def not_here(source: BlurbSource) -> list[tuple[str, str]]:
    """Return the ways to let a win travel, each with its label."""
    return [
        (f"win:consent:{one}:{source.win.id}", label)
        for one, label in win_words.CONSENT.items()
        if one != "here"
    ]
