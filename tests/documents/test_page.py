"""The page: the same to the letter as when it was last looked at, and nothing in it runs."""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from bot.documents import mail, page
from bot.documents.paper import Document, Quote, Section
from tests.documents.papers import DANA, ME, a_blurb, a_report, a_win, a_year, charts, photos

GOLDEN = Path(__file__).with_name("golden")
FONT = re.compile(rb"data:font/woff2;base64,[A-Za-z0-9+/=]+")


class Reader(HTMLParser):
    """Reads a page: its tags, its words, what it would load, and what would run."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Note the words."""
        self.said.append(data)

    def all(self, *names: str) -> list[dict[str, str | None]]:
        """Return the attributes of every tag of these names."""
        return [attrs for tag, attrs in self.tags if tag in names]


@pytest.mark.parametrize("name", ["my-year", "group", "blurb", "mail"])
def test_golden(name: str) -> None:
    """The page is what somebody looked at; with GOLDEN=1 it is written again, to be looked at."""
    if name == "mail":
        wins = [a_win(1, thanks="the crew"), a_win(2)]
        made = mail.as_html(mail.written("Prairie", "Why?", wins, {DANA: ME}))
    else:
        document = {"my-year": a_year, "group": a_report, "blurb": a_blurb}[name]()
        made = page.as_html(document, photos(), charts(document))
    made = FONT.sub(b"the typeface", made)
    path = GOLDEN / f"{name}.html"
    if os.environ.get("GOLDEN"):
        path.write_bytes(made)

    assert made.decode() == path.read_text("utf-8"), (
        "GOLDEN=1 writes it again: look at what changed"
    )


def test_it_stands_alone() -> None:
    """It loads nothing, and has no script."""
    document = a_year()
    found = Reader(page.as_html(document, photos(), charts(document)))

    assert found.all("script", "link", "iframe", "object", "form") == []
    assert all((one["src"] or "").startswith("data:image/") for one in found.all("img"))
    assert all(one["alt"] for one in found.all("img"))
    assert len(found.all("img")) == 3
    assert not [name for _, attrs in found.tags for name in attrs if name.startswith("on")]


def test_headings_in_order() -> None:
    """One first heading, and none skips a level."""
    document = a_year()
    found = Reader(page.as_html(document, photos(), charts(document)))
    levels = [int(tag[1]) for tag, _ in found.tags if tag in ("h1", "h2", "h3")]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_what_members_wrote_is_text() -> None:
    """Markup, templates and formulas are words like others."""
    document = a_year()
    content = page.as_html(document, photos(), charts(document)).decode()
    body = content.partition("<body")[2]  # a typeface in letters may say anything
    said = "".join(Reader(body.encode()).said)

    assert "<script>alert(1)</script> {{7*7}} =cmd|' /C calc'!A0" in said
    assert "<script>alert" not in content
    assert "49" not in said


def test_a_long_title() -> None:
    """A title of four thousand characters is a long title."""
    document = Document("T" * 4_000, sections=(Section("S", quotes=(Quote("", ("x",)),)),))

    assert f'<h1 dir="auto">{"T" * 4_000}</h1>' in page.as_html(document, {}, {}).decode()


def test_half_a_character() -> None:
    """What cannot be written as UTF-8 does not stop the page."""
    assert b"a?b" in page.as_html(Document("a\ud83db"), {}, {})
