"""The file of book days is in order, and the check sees whatever could be wrong in it."""

from __future__ import annotations

import copy
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.celebrations import checking, observances

if TYPE_CHECKING:
    from collections.abc import Container

ROWS = observances.rows()


def broken(slugs: Container[str], **values: object) -> list[dict[str, object]]:
    """Return the file's rows, with other values in these."""
    return [row | copy.deepcopy(values) if row["slug"] in slugs else {**row} for row in ROWS]


def test_the_file_is_in_order() -> None:
    """Nothing is wrong with it."""
    assert checking.problems(ROWS) == []


def test_every_source_is_kept() -> None:
    """Each row says where its date was read, when, and how sure that is."""
    loaded = observances.load()

    assert len(loaded) == 168
    assert all(one.sources and one.checked >= 2026 for one in loaded)
    assert {one.confidence for one in loaded} == {"high", "medium", "low"}


# Who's alive and writes for them: young adult novels, novels in verse, graphic novels.
LIVING = {
    "middle": {"jerry-craft", "judy-blume", "jacqueline-woodson", "raina-telgemeier"}
    | {"kwame-alexander", "neal-shusterman", "jason-reynolds"},
    "high": {"angie-thomas", "laurie-halse-anderson", "neal-shusterman", "jason-reynolds"}
    | {"margaret-atwood", "markus-zusak", "patricia-grace"},
}


def test_enough_days_for_each_country() -> None:
    """Canada, the UK, and Australia with New Zealand have a dozen each, those to tick included."""
    regions = Counter(one.region for one in observances.load())

    assert regions["CA"] >= 12
    assert regions["UK"] >= 12
    assert regions["AU"] >= 12
    assert regions["AU"] + regions["NZ"] >= 18


@pytest.mark.parametrize("pack", LIVING)
def test_living_authors(pack: str) -> None:
    """The packs of middle and high schools have authors who are alive."""
    held = {one.slug for one in observances.load() if pack in one.packs}

    assert {f"{name}-birthday" for name in LIVING[pack]} <= held


BROKEN: list[tuple[str, dict[str, object], str]] = [
    ("world-poetry-day", {"slug": "World Poetry"}, "the slug isn't valid"),
    ("world-poetry-day", {"slug": "own-1"}, "the slug isn't valid"),
    ("world-poetry-day", {"slug": "thesaurus-day"}, "the slug is used twice"),
    ("world-poetry-day", {"sources": []}, "it has no source"),
    ("world-poetry-day", {"sources": ["somewhere"]}, "'somewhere' isn't an address"),
    ("world-poetry-day", {"checked": 0}, "it doesn't say when it was checked"),
    ("world-poetry-day", {"what": "x" * 161}, "what has 161 characters, more than 160 or none"),
    ("world-poetry-day", {"idea": ""}, "idea has 0 characters, more than 160 or none"),
    ("world-poetry-day", {"name": "Poetry @everyone"}, "name isn't plain text"),
    ("world-poetry-day", {"idea": "See https://example.org."}, "idea isn't plain text"),
    ("world-poetry-day", {"idea": "Read a poem"}, "idea isn't a sentence"),
    (
        "world-poetry-day",
        {"openers": []},
        "it has no opener, or one without a period or question mark",
    ),
    ("world-poetry-day", {"kind": "year"}, "kind is 'year'"),
    ("world-poetry-day", {"region": "EU"}, "region is 'EU'"),
    ("world-poetry-day", {"packs": ["fun"]}, "it's in a pack that doesn't exist"),
    ("world-poetry-day", {"lists": ["calm", "everything"]}, "it's on calm but not on usual"),
    ("world-poetry-day", {"lists": []}, "its lists are out of order, or it isn't on the longest"),
    (
        "world-poetry-day",
        {"contested": True},
        "it's contested, so it can't be on a list or in a pack",
    ),
    (
        "world-poetry-day",
        {"own_tick": True},
        "it has its own tick, so it can't be on a list, in a pack or contested",
    ),
    ("world-poetry-day", {"rule": "FREQ=DAILY"}, "no rule that gives one day a year: 'FREQ=DAILY'"),
    (
        "world-poetry-day",
        {"rule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"},
        "its rule gives no day in 2025, 2026, 2027, 2029, 2030, 2031, 2033, 2034",
    ),
    ("world-poetry-day", {"colour": "green"}, "has colour, which isn't a field"),
    ("world-poetry-day", {"idea": 7}, "idea is 7, not str"),
    ("world-poetry-day", {"checked": "2026"}, "checked is '2026', not int"),
    ("world-poetry-day", {"contested": "no"}, "contested is 'no', not bool"),
    ("world-poetry-day", {"topics": [7]}, "topics holds something that isn't text"),
    ("world-poetry-day", {"topics": []}, "it has no topic"),
    (
        "read-your-world-day",
        {"exceptions": ["2028"]},
        "exceptions holds something that isn't a year",
    ),
    (
        "world-poetry-day",
        {"dates": {"2027": "21 March"}},
        "dates holds something that isn't a day, or a first and a last day",
    ),
    ("world-poetry-day", {"days": 2}, "a day can't have several days"),
    ("read-an-ebook-week", {"days": 30}, "a week has 4 to 8 days"),
    ("global-read-aloud", {"days": 99}, "a month has 1 to 62 days"),
    (
        "national-library-week",
        {"dates": {"2027": [date(2027, 4, 4), date(2027, 12, 10)]}},
        "its date for 2027 has 251 days",
    ),
    (
        "poem-in-your-pocket-day",
        {"dates": {"2027": [date(2027, 4, 8), date(2027, 4, 9)]}},
        "its date for 2027 has 2 days",
    ),
    (
        "national-library-week",
        {"dates": {"2204": date(2204, 4, 1)}},
        "its date for 2204 isn't in that year",
    ),
    (
        "right-to-read-day",
        {"weekday": 8},
        "a day within a week, and no other, has a weekday from 1 to 7",
    ),
    (
        "world-poetry-day",
        {"weekday": 1},
        "a day within a week, and no other, has a weekday from 1 to 7",
    ),
    (
        "world-read-aloud-day",
        {"dates": {"2026": date(2026, 2, 11)}},
        "its date for 2026 is 2026-02-11, by its rule 2026-02-04",
    ),
    (
        "read-your-world-day",
        {"exceptions": []},
        "its date for 2028 is 2028-01-26, by its rule 2028-01-27",
    ),
    ("read-your-world-day", {"exceptions": [2028, 2029]}, "an exception has no date"),
    (
        "world-read-aloud-day",
        {"dates": {"2026": date(2027, 2, 3)}},
        "its date for 2026 isn't in that year",
    ),
    ("banned-books-week", {"dates": {}}, "it has no rule and no date"),
    (
        "right-to-read-day",
        {"dates": {"2026": date(2026, 4, 21)}},
        "its date for 2026 isn't on its day of the week",
    ),
    (
        "right-to-read-day",
        {"dates": {"2026": date(2026, 4, 27)}},
        "its date for 2026 isn't on its day of the week",
    ),
    (
        "right-to-read-day",
        {"within": "world-poetry-day"},
        "it's within 'world-poetry-day', which isn't a week",
    ),
    (
        "roald-dahl-story-day",
        {"instead": ""},
        "it's contested, and has no note or nothing instead",
    ),
]


@pytest.mark.parametrize(("slug", "values", "sentence"), BROKEN)
def test_what_is_wrong_is_seen(slug: str, values: dict[str, object], sentence: str) -> None:
    """A row that was broken is named, with what is wrong in it."""
    found = checking.problems(broken({slug}, **values))

    assert f"{values.get('slug', slug)}: {sentence}" in found


def test_a_row_that_lacks_something() -> None:
    """It is named with what it's missing, and nothing else is asked of it."""
    rows = broken(())
    del rows[0]["idea"], rows[0]["sources"]

    assert checking.problems(rows) == ["public-domain-day: is missing idea, sources"]


@pytest.mark.parametrize("value", [None, 0, True, 1.5, "", "x", [], [7], [[]], {}, {"x": 1}])
@pytest.mark.parametrize("name", sorted(checking.TYPES))
def test_whatever_stands_there(name: str, value: object) -> None:
    """Nothing that a file could hold is a fault of the check's; what is no answer is named."""
    slugs = ("national-library-week", "right-to-read-day", "dewey-decimal-system-day")
    found = checking.problems(broken(slugs, **{name: value}))
    named = [one for one in found if f"{name} is {value!r}, not " in one]

    assert len(named) == (0 if type(value) is checking.TYPES[name] else len(slugs))


def test_a_list_of_another_size() -> None:
    """A day that left the short list is missed there, in its own countries or in all."""
    everywhere = broken({"jolabokaflod"}, lists=["everything"])
    here = broken({"cbca-book-week"}, lists=["usual", "everything"])

    assert len(checking.problems(everywhere)) == sum(map(len, checking.SIZES.values()))
    assert "the list calm holds 7 for others, not 8" in checking.problems(everywhere)
    assert checking.problems(here) == ["the list calm holds 11 for AU, not 12"]
