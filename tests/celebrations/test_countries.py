"""Each country's groups get the world's days and their own, on every list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.celebrations.observances import COUNTRIES, LISTS, WORLD, load
from bot.celebrations.occurrences import occurrences
from bot.celebrations.selection import Selection, plan
from bot.kit.calendar import country_of
from bot.school.clock import SchoolClock
from tests.celebrations.groups import GROUP, set_up
from tests.conftest import MONDAY as NOW

if TYPE_CHECKING:
    from bot.services import Services

WORLD_CALM = {
    "world-read-aloud-day",
    "international-book-giving-day",
    "world-poetry-day",
    "world-book-and-copyright-day",
    "international-literacy-day",
    "picture-book-month",
    "international-school-library-month",
    "jolabokaflod",
}
WORLD_USUAL = {"world-braille-day", "international-dot-day", "international-games-month"}

# By zone: what the calm list has besides the world's days, and what the usual one adds to it.
OWN: dict[str, tuple[set[str], set[str]]] = {
    "America/Chicago": (
        {
            "library-shelfie-day",
            "school-library-month",
            "childrens-book-week-spring",
            "library-card-sign-up-month",
        },
        {
            "dia-childrens-day-book-day",
            "dictionary-day",
            "drop-everything-and-read-day",
            "national-comic-book-day",
            "national-day-on-writing",
            "national-library-week",
            "national-poetry-month",
            "pi-day-reading",
            "read-your-world-day",
        },
    ),
    "Europe/London": (
        {
            "world-book-day-uk",
            "national-share-a-story-month",
            "national-poetry-day-uk",
            "national-non-fiction-november",
        },
        {
            "burns-night",
            "lewis-carroll-birthday",
            "national-storytelling-week",
            "shakespeare-week",
            "world-book-night",
            "empathy-day",
            "bram-stoker-birthday",
            "book-week-scotland",
        },
    ),
    "America/Toronto": (
        {
            "family-literacy-day-canada",
            "canadian-library-month",
            "canadian-school-library-day",
            "i-read-canadian-day",
        },
        {
            "canadian-childrens-book-week",
            "media-literacy-week-canada",
            "margaret-atwood-birthday",
            "lm-montgomery-birthday",
        },
    ),
    "Australia/Sydney": (
        {
            "library-lovers-day",
            "national-simultaneous-storytime",
            "cbca-book-week",
            "library-and-information-week-australia",
        },
        {
            "harmony-day",
            "mem-fox-birthday",
            "markus-zusak-birthday",
            "poetry-month-australia",
            "indigenous-literacy-day-australia",
            "andy-griffiths-birthday",
        },
    ),
    "Pacific/Auckland": (
        {"margaret-mahy-birthday", "national-poetry-day-nz"},
        {"joy-cowley-birthday", "lynley-dodd-birthday", "patricia-grace-birthday"},
    ),
    "Europe/Dublin": (
        {
            "ireland-reads-day",
            "world-book-day-uk",
            "poetry-day-ireland",
            "childrens-book-festival-ireland",
        },
        {"bram-stoker-birthday", "bloomsday"},
    ),
    "Asia/Kolkata": (set(), set()),
    "Etc/UTC": (set(), set()),  # a zone without a country
}


@pytest.mark.parametrize("zone", OWN)
def test_the_shorter_lists(zone: str) -> None:
    """They hold the world's days and the country's own, and no other country's."""
    calm, more = OWN[zone]
    found = {base: chosen(base, zone) for base in LISTS}

    assert found["calm"] == WORLD_CALM | calm
    assert found["usual"] == WORLD_CALM | WORLD_USUAL | calm | more
    assert found["usual"] < found["everything"]


@pytest.mark.parametrize("zone", OWN)
@pytest.mark.parametrize("base", LISTS)
def test_no_day_from_abroad(base: str, zone: str) -> None:
    """Another country's day comes with its pack or by hand only; nor does a day with its tick."""
    country = country_of(zone)
    here = {WORLD, *(region for region, there in COUNTRIES.items() if country in there)}
    held = Selection(base, country=country).chosen(load())

    assert {one.region for one in held} <= here
    assert not any(one.own_tick or one.contested for one in held)


@pytest.mark.parametrize("zone", OWN)
@pytest.mark.parametrize("base", LISTS)
def test_a_whole_year(base: str, zone: str) -> None:
    """A year's posts are from the list, and whatever has a date is posted or told why not."""
    first, last = date(2027, 1, 1), date(2027, 12, 31)
    choice = Selection(base, country=country_of(zone))
    found = plan(choice, load(), {}, SchoolClock(zone), first, last)
    posted = {one.slug for post in found.posts for one in post.occurrences}
    told = posted | {one.occurrence.slug for one in found.skipped}

    assert told == {one.slug for one in occurrences(choice.chosen(load()), first, last, {})}
    assert posted >= {"world-read-aloud-day", "international-literacy-day", "picture-book-month"}


@pytest.mark.parametrize("country", ["US", "AU"])
def test_a_day_from_abroad_has_no_better_turn(country: str) -> None:
    """What another country's short list holds comes after the country's own, also with its pack."""
    choice = Selection("everything", frozenset({"uk"}), country=country)
    days = {one.slug: one for one in choice.chosen(load())}
    own = [one for one in days.values() if one.region == country]

    assert all(choice.rank(one) < choice.rank(days["world-book-day-uk"]) for one in own)


async def test_a_group_that_moves(services: Services) -> None:
    """Another zone changes no list that was chosen, until a coordinator says so."""
    await set_up(services, NOW)
    await services.selections.take_list(GROUP, "usual", NOW)
    before = await services.celebrations.calendar(GROUP)
    await services.groups.change(GROUP, NOW, zone="Europe/London")
    moved = await services.celebrations.calendar(GROUP)
    capped = await services.selections.cap(GROUP, 1, NOW)
    assert before is not None
    assert moved is not None
    assert before.chosen() == moved.chosen() == capped.chosen()
    assert not before.has_moved
    assert moved.has_moved

    there = await services.selections.take_country(GROUP, NOW)
    assert {one.slug for one in there.chosen()} == chosen("usual", "Europe/London")
    assert there.choice.weekly_cap == 1
    assert not there.has_moved
    await services.groups.change(GROUP, NOW, zone="America/Chicago")
    again = await services.selections.take_list(GROUP, "usual", NOW)
    assert again.chosen() == before.chosen()


def chosen(base: str, zone: str) -> set[str]:
    """Return the slugs of a list for a group in that zone."""
    return {one.slug for one in Selection(base, country=country_of(zone)).chosen(load())}
