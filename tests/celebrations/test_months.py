"""The calendar month by month: what stands on each page."""

from __future__ import annotations

from datetime import date

from bot.celebrations import months
from bot.celebrations.calendar import Calendar
from bot.celebrations.observances import Observance, load
from bot.celebrations.selection import Selection
from bot.ui.paging import page_of


def test_pages_of_a_full_month() -> None:
    """A month with more than a menu holds has pages of at most 25, and nothing is lost."""
    own = tuple(
        Observance(f"own-{n}", f"Day {n}", dates={2027: (date(2027, 4, 1),) * 2}) for n in range(40)
    )
    calendar = Calendar(Selection(own=own), {})
    april = months.in_month(calendar, 4, date(2026, 11, 24))

    first = page_of(april, 0, months.SHOWN)
    pages = [page_of(april, page, months.SHOWN).here for page in range(first.pages)]

    assert {one.slug for one in own} < {one.slug for one in april}
    assert [len(page) for page in pages] == [25, 25, len(april) - 50]
    assert [one for page in pages for one in page] == april


def test_each_celebration_is_in_one_month() -> None:
    """Whatever can be chosen stands in exactly one month, the undated in that of the last time."""
    calendar, today = Calendar(Selection(), {}), date(2026, 11, 24)
    found = [
        one.slug
        for month in range(1, 13)
        for one in (
            *months.in_month(calendar, month, today),
            *months.contested_in(calendar, month, today),
        )
    ]

    assert sorted(found) == sorted(one.slug for one in load())
    april = [one.slug for one in months.in_month(calendar, 4, today)]
    assert "national-library-week" in april
    assert "right-to-read-day" in april
    assert max(len(months.in_month(calendar, n, today)) for n in range(1, 13)) <= 25
