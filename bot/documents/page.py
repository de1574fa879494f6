"""A document as one HTML file that needs nothing else: it prints, and reads well on a phone."""

from __future__ import annotations

import base64
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bot.kit import templates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.documents.paper import Chart, Document, Quote
    from bot.pictures.small import Photo

LOOK = Path(__file__).with_name("look")

_FONT = re.compile(r'url\("([\w-]+\.woff2)"\)')


class _PagePhoto(NamedTuple):
    source: str
    width: int
    height: int


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of what somebody typed."""
    return tuple(one.strip() for one in text.split("\n") if one.strip())


def as_html(
    document: Document, photos: Mapping[str, Photo], charts: Mapping[Chart, bytes]
) -> bytes:
    """Return the page; *photos* by their name in the store, *charts* as PNG."""

    def photo_of(quote: Quote) -> _PagePhoto | None:
        photo = photos.get(quote.picture.name) if quote.picture is not None else None
        if photo is None:
            return None
        return _PagePhoto(_data(photo.content, photo.kind), photo.width, photo.height)

    return page(
        "page.html",
        document.title,
        one_page=document.one_page,
        document=document,
        photo_of=photo_of,
        drawn=lambda chart: _data(charts[chart], "png"),
    )


def page(template: str, title: str, *, one_page: bool = False, **given: object) -> bytes:
    """Return a page of this look; whatever members wrote is text in it, never markup."""
    found = templates.pages(LOOK).get_template(template)
    return found.render(title=title, style=_style(), one_page=one_page, **given).encode(
        "utf-8", "replace"
    )


@cache
def _style() -> str:
    """Return the style with its typeface inside: a page needs nothing else."""
    style = (LOOK / "style.css").read_text("utf-8")

    def inside(found: re.Match[str]) -> str:
        font = base64.b64encode((LOOK / found[1]).read_bytes()).decode()
        return f'url("data:font/woff2;base64,{font}")'

    return _FONT.sub(inside, style)


def _data(content: bytes, kind: str) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"
