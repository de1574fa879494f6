"""A blurb as a document: every piece of it, and the photo where that may leave; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents import blurb_words as words
from bot.documents.blurb import PIECES, written
from bot.documents.leaving import Leaving, leaving, nameless
from bot.documents.paper import Document, Quote, Section
from bot.documents.prose import ended
from bot.kit.calendar import country_of, is_american
from bot.kit.regional import localized

if TYPE_CHECKING:
    from datetime import datetime

    from bot.documents.blurb import BlurbSource


def pieces(source: BlurbSource) -> dict[str, str]:
    """Return the words of every piece that a win has, by its name."""
    texts = {name: written(source, name) for name in PIECES}
    return {name: text for name, text in texts.items() if text is not None}


def leaves(source: BlurbSource) -> Leaving:
    """Return the win as it leaves; one with words that its author said are fine goes nameless."""
    found = leaving(source.win, source.author, "anyone")
    return found if isinstance(found, Leaving) else nameless(source.win, source.author)


def document(source: BlurbSource, now: datetime) -> Document:
    """Return the document, a section for each piece."""
    win = leaves(source)
    sections = []
    for name, text in pieces(source).items():
        title = localized(words.PIECES[name], country_of(source.zone))
        if name == "caption" and win.picture is not None:
            sections.append(Section(title, quotes=(Quote("", (text,), picture=win.picture),)))
        elif name == "social" and source.win.picture and source.win.alt:
            alt = words.ALT.format(alt=ended(" ".join(source.win.alt.split())))
            sections.append(Section(title, (text, alt)))
        else:
            sections.append(Section(title, (text,)))
    return Document(
        words.FILE_TITLE,
        sections=tuple(sections),
        notes=(words.PHOTO_LEFT_OUT,) if win.photo_stays else (),
        american=is_american(source.zone),
        made_at=now,
    )
