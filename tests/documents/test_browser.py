"""The pages in a real browser: no matter who reads them, and on what."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe

from bot.documents import mail, page, principal, report
from bot.documents.charts import drawn
from bot.documents.principal import Hosting
from bot.documents.report import Shared
from bot.groups.service import Group
from bot.pictures.small import Photo
from bot.services import FEATURES
from tests.demo.browsing import needs_chromium
from tests.documents.papers import DANA, ME, a_blurb, a_report, a_win, a_year, facts, photos
from tests.pictures.make import saved, two_halves

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Browser, Page

    from bot.documents.paper import Document

PHONE, LETTER = {"width": 390, "height": 844}, {"width": 816, "height": 1056}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}

pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(loop_scope="module")
async def opened(browser: Browser) -> AsyncIterator[Page]:
    """A page on a phone, which knows nothing of the ones before."""
    page = await browser.new_page(viewport=PHONE)  # type: ignore[arg-type] # width and height
    yield page
    await page.close()


def pages() -> dict[str, str]:
    """Return every document and an e-mail, as somebody opens them."""
    papers = {"year": a_year(), "group": a_report(), "blurb": a_blurb(), "principal": a_full_page()}
    charts = {chart: drawn(chart) for one in papers.values() for chart in one.charts()}
    wins = [a_win(1, thanks="the crew"), a_win(2), a_win(3, kind="answer")]
    told = {DANA: replace(ME, in_mail=True)}
    written = mail.written("Prairie", "Why?", wins, told, "members", "What did you weed?")
    return {
        **{name: page.as_html(one, photos(), charts).decode() for name, one in papers.items()},
        "mail": mail.as_html(written).decode(),
    }


def a_full_page() -> Document:
    """The longest page for a principal: all switched on, six names, and what takes most words."""
    switches = {one.name: one.switch for one in FEATURES if one.switch is not None}
    group = Group(7, "", "America/Chicago", 5, switches=switches, switched_on=frozenset(switches))
    runs = [f"Alexandra Whitehorse-Montgomery {n}" for n in range(9)]
    hosting = Hosting("H" * 80, own_copies=False, listed=True)
    return principal.written(group, ("Prairie " * 13)[:100], runs, hosting, date(2026, 9, 14))


async def test_the_page_for_a_principal_is_one_page(opened: Page) -> None:
    """Printed, it's one sheet of either size; a document with more on it is more."""
    longest = page.as_html(a_full_page(), {}, {}).decode()
    for paper in ("Letter", "A4"):
        assert await sheets(opened, longest, paper) == 1, paper
        assert await sheets(opened, longest.replace("</main>", "<p>More.</p>" * 30), paper) > 1


async def test_a_report_has_no_empty_half(opened: Page) -> None:
    """A short report over ten months is two sheets: its charts begin below the first words."""
    months = (8, 9, 10, 11, 12, 1, 2, 3, 4, 5)
    shared = [
        Shared(kind, date(2026 + (month < 8), month, 3), str(number % 4))
        for month in months
        for number, kind in enumerate(("success", "idea", "funny"))
    ]
    paper = report.written(facts([a_win(1)], "group"), shared, ["N", "S", "W"])
    charts = {chart: drawn(chart) for chart in paper.charts()}

    assert await sheets(opened, page.as_html(paper, {}, charts).decode(), "Letter") == 2


async def test_a_tall_photo_in_print(opened: Page) -> None:
    """It's at most as high as two short entries, so that it doesn't leave half a page empty."""
    tall = Photo(saved(two_halves((600, 1000)), "JPEG"), "jpeg", 600, 1000)
    content = page.as_html(a_blurb(), dict.fromkeys(photos(), tall), {}).decode()
    await opened.set_viewport_size(LETTER)  # type: ignore[arg-type] # width and height
    await opened.emulate_media(media="print")
    await opened.set_content(content)
    height = await opened.locator("article img").first.evaluate("one => one.clientHeight")

    assert 100 < height <= 5.5 / 2.54 * 96 + 1


async def sheets(opened: Page, content: str, paper: str) -> int:
    """How many sheets a page takes when it's printed."""
    await opened.set_content(content)
    return len(re.findall(rb"/Type\s*/Page\b", await opened.pdf(format=paper)))


async def test_anyone_can_read_them(opened: Page) -> None:
    """Axe finds nothing against WCAG AA, nothing is wider than a phone, and it prints."""
    for name, content in pages().items():
        await opened.set_viewport_size(PHONE)  # type: ignore[arg-type] # width and height
        await opened.set_content(content)
        found: Any = await Axe().run(opened, options=RULES)
        wide = await opened.evaluate("document.documentElement.scrollWidth")
        printed = await opened.pdf(format="Letter")

        assert [one["id"] for one in found.response["violations"]] == [], name
        assert len(found.response["passes"]) > 10
        assert wide <= PHONE["width"], name
        assert printed.startswith(b"%PDF")
        if os.environ.get("SHOTS"):  # somebody wants to look at it
            path = Path(os.environ["SHOTS"]) / f"{name}.png"
            await opened.screenshot(path=path, full_page=True)


async def test_the_check_can_fail(opened: Page) -> None:
    """Axe sees what it is there to see: a picture that is not described, words in pale grey."""
    content = pages()["year"].replace('alt="A red cart."', "")
    await opened.set_content(content.replace("color: #555", "color: #bbb"))
    found: Any = await Axe().run(opened, options=RULES)

    assert {one["id"] for one in found.response["violations"]} >= {"image-alt", "color-contrast"}
