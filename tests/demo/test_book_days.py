"""A month of book days in a real browser, and on paper."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.celebrations import files
from bot.celebrations.calendar import Calendar
from bot.celebrations.observances import Observance
from bot.celebrations.selection import Selection
from tests.demo.browsing import SIDEWAYS, needs_chromium, picture

if TYPE_CHECKING:
    from playwright.async_api import Browser

pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="module")]

OWN = Observance(
    "own-1",
    "Prairie Reads Day",
    dates={2027: (date(2027, 4, 9), date(2027, 4, 9))},
    what="Every school in the district reads at the same minute.",
    idea="Read one page to the person next to you, then swap books.",
)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
async def test_a_month_fits_on_paper(browser: Browser, paper: str) -> None:
    """A month of the usual list is one sheet of either paper, and no line runs over its edge."""
    html = files.page(
        Calendar(Selection("usual", own=(OWN,)), {}),
        "Prairie School Librarians",
        date(2027, 4, 1),
        "US",
    )
    assert html is not None
    page = await browser.new_page(viewport={"width": 816, "height": 1056})
    await page.set_content(html.decode())
    assert not await page.evaluate(SIDEWAYS)
    printed = await page.pdf(format=paper)
    await picture(page, "celebrate-month")

    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) == 1


async def test_a_full_month_keeps_its_size(browser: Browser) -> None:
    """Long names and words that do not break run over no edge; each day stays on one sheet."""
    endless = Observance(
        "own-2", "X" * 80, dates={2027: (date(2027, 4, 20),) * 2}, what="y" * 400, idea="z" * 400
    )
    html = files.page(
        Calendar(Selection("everything", frozenset({"uk", "ca"}), own=(OWN, endless)), {}),
        "Prairie " * 20,
        date(2027, 4, 1),
        "US",
    )
    assert html is not None
    for width in (816, 390):
        page = await browser.new_page(viewport={"width": width, "height": 1056})
        await page.set_content(html.decode())
        assert not await page.evaluate(SIDEWAYS)
    printed = await page.pdf(format="Letter")

    assert html.count(b"<article") == 15
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) in (3, 4)
