"""The starter shelf's data, and what of it a group is offered."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.kit.states import state_of, states
from bot.shelf import addresses, starter

ENTRIES = starter.load()


def test_every_row_is_whole() -> None:
    """Each has a name, a line that fits, a known kind and place, and the year it was checked."""
    for one in ENTRIES:
        assert one.kind in starter.KINDS, one.slug
        assert one.confidence in starter.CONFIDENCE, one.slug
        assert one.country in ("", "US", "CA", "GB", "AU", "NZ"), one.slug
        assert set(one.state.split()) <= set(states()), one.slug
        assert one.country == "US" or not one.state, one.slug
        assert 2026 <= one.checked <= 2100, one.slug
        assert 3 <= len(one.name) <= 120, one.slug
        assert 20 <= len(one.gives) <= 120, one.slug
        assert one.gives.endswith("."), one.slug
        assert one.slug.replace("-", "").isalnum(), one.slug
        assert len(one.slug) <= 60, one.slug


def test_links_lead_to_pages() -> None:
    """Each link reads as what a member may paste, and is written as it's kept."""
    for one in ENTRIES:
        assert addresses.read(one.link).url == one.link, one.slug


def test_nothing_is_there_twice() -> None:
    """No slug, name or page comes a second time."""
    for values in (
        [one.slug for one in ENTRIES],
        [one.name for one in ENTRIES],
        [addresses.read(one.link).key for one in ENTRIES],
    ):
        assert [value for value, times in Counter(values).items() if times > 1] == []


def test_each_state_has_one_association() -> None:
    """Or it's named as left out, with the reason; never both."""
    found = Counter(one.state for one in ENTRIES if one.kind == "association" and one.state)

    assert set(found.values()) == {1}
    assert set(found).isdisjoint(starter.left_out())
    assert set(found) | set(starter.left_out()) == set(states())
    assert len(states()) == 51


@pytest.mark.parametrize("country", ["US", "CA", "GB", "AU", "NZ"])
def test_countries_have_an_association(country: str) -> None:
    """Each English-speaking country's own is there."""
    assert any(
        one.country == country and one.kind == "association" and not one.state for one in ENTRIES
    )


def test_only_a_group_s_own() -> None:
    """A group in South Dakota is offered SDLA first, and no other state's or country's."""
    found = starter.offered("US", "SD")

    assert found[0].slug == "join-sd"
    assert {one.state for one in found} == {"SD", ""}
    assert "young-readers-choice" in {one.slug for one in starter.offered("US", "MT")}
    assert {one.country for one in found} == {"US", ""}
    assert all(not one.state for one in starter.offered("US", None))
    assert {one.country for one in starter.offered("NZ", None)} == {"NZ", ""}


def test_a_state_s_association() -> None:
    """By its code; a state that's left out has none."""
    found = starter.association_of("SD")

    assert found is not None
    assert "SDLA" in found.name
    assert starter.association_of("AL") is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("South Dakota", "SD"),
        ("sd", "SD"),
        (" S.D. ", "SD"),
        ("washington, D.C.", "DC"),
        ("washington", "WA"),
        ("Hawaiʻi", "HI"),
        ("Ontario", None),
        ("", None),
    ],
)
def test_states_as_typed(typed: str, code: str | None) -> None:
    """A name or a code, in any case."""
    assert state_of(typed) == code
