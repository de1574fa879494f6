"""Custom ids: what a template writes it reads again, and what it never wrote it refuses."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.kit.text import CUSTOM_ID_LIMIT
from bot.ui.template import LAST_ID, SLUG_LIMIT, YEARS, Outdated, Template, number_of

EVERY = Template("test:every:{row:int}:{add:bool}:{day:date}:{way:dm|thread}:{slug}:{said:rest}")
LETTERS = "abcXYZ019_.-"


@settings(deadline=None)
@given(
    st.fixed_dictionaries(
        {
            "row": st.integers(0, LAST_ID),
            "add": st.booleans(),
            "day": st.dates(date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)),
            "way": st.sampled_from(["dm", "thread"]),
            "slug": st.text(LETTERS, min_size=1, max_size=12),
            "said": st.text("ab:\n é{}|", max_size=5),
        }
    )
)
def test_there_and_back(values: dict[str, object]) -> None:
    """Every value comes back as it was, colons and line breaks in the last one too."""
    custom_id = EVERY.write(values)

    assert len(custom_id) <= CUSTOM_ID_LIMIT
    assert EVERY.read(custom_id) == values


@pytest.mark.parametrize(
    "custom_id",
    [
        "test:row",
        "test:row:",
        "test:row:-1",
        "test:row:1:2",
        "test:row:9223372036854775808",
        "test:row:99999999999999999999",
        "test:row:١",
        "test:row:1\n",
        "test:rows:1",
        "other:row:1",
    ],
)
def test_numbers(custom_id: str) -> None:
    """A number has digits only, and fits into a database."""
    with pytest.raises(Outdated):
        Template("test:row:{row:int}").read(custom_id)


def test_the_largest_number() -> None:
    """The last one that a database holds is read."""
    assert Template("test:row:{row:int}").read(f"test:row:{LAST_ID}") == {"row": LAST_ID}


@pytest.mark.parametrize("day", ["2026-02-31", "2026-13-01", "20260914", "2026-9-14", "0000-01-01"])
def test_days(day: str) -> None:
    """A day is one that the calendar has."""
    with pytest.raises(Outdated):
        Template("test:day:{day:date}").read(f"test:day:{day}")


@pytest.mark.parametrize("text", ["", "a:b", "ä", "a b", "x" * (SLUG_LIMIT + 1)])
def test_slugs(text: str) -> None:
    """A word holds no colon, and is not written where it couldn't be read."""
    with pytest.raises(Outdated):
        Template("test:word:{slug}").read(f"test:word:{text}")
    with pytest.raises(ValueError, match="is no test:word"):
        Template("test:word:{slug}").write({"slug": text})


@pytest.mark.parametrize("way", ["", "mail", "dm|thread", "DM"])
def test_choices(way: str) -> None:
    """One of a few words is one of them."""
    with pytest.raises(Outdated):
        Template("test:way:{way:dm|thread}").read(f"test:way:{way}")


def test_what_may_be_left_out() -> None:
    """From the last one on, values that may be left out are."""
    template = Template("test:find:{row:int}:{day:date}:{slug}", ["day", "slug"])

    assert template.write({"row": 1}) == "test:find:1"
    assert template.read("test:find:1") == {"row": 1}
    assert template.read("test:find:1:2026-09-14") == {"row": 1, "day": date(2026, 9, 14)}
    with pytest.raises(ValueError, match="is no"):
        template.write({"row": 1, "slug": "x"})
    with pytest.raises(Outdated):
        template.read("test:find:1:x")


def test_what_is_too_long() -> None:
    """An id that Discord wouldn't take is not written."""
    with pytest.raises(ValueError, match="is no test:said"):
        Template("test:said:{words:rest}").write({"words": "x" * CUSTOM_ID_LIMIT})


@pytest.mark.parametrize("text", ["", "-1", "x", "1e9", str(2**63), "9" * 5_000])
def test_a_choice_that_is_no_number(text: str) -> None:
    """What a menu's option can't stand for is of an older version."""
    with pytest.raises(Outdated):
        number_of(text)
    assert number_of("7") == 7


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2026-13-45"])
def test_a_day_that_is_never_planned(day: str) -> None:
    """Reckoning with a day at the end of time would break."""
    with pytest.raises(Outdated):
        Template("weekly:skip:{week:date}").read(f"weekly:skip:{day}")
