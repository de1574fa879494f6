"""Hypothesis judges by nothing that depends on the machine's speed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def test_no_deadline(request: pytest.FixtureRequest) -> None:
    """No test of this run has a deadline, however its file came to be read."""
    given = [
        item
        for item in request.session.items
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
    ]
    hurried = [
        item.nodeid
        for item in given
        if item.obj._hypothesis_internal_use_settings.deadline is not None  # type: ignore[attr-defined]
    ]

    assert hurried == []
