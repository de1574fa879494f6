"""How often the check is wrong, on sets of labeled sentences."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.students.labeled import SETS, cases, rates

if TYPE_CHECKING:
    from tests.students.labeled import Rates

FEW = 5  # cases; a kind with fewer says nothing on its own


@pytest.fixture(scope="module")
def found() -> dict[str, Rates]:
    """The rates of every set."""
    return {name: rates(name) for name in SETS}


def test_there_are_enough() -> None:
    """At least 800 sentences, about as many innocent ones as others."""
    every = [case for name in SETS for case in cases(name)]
    innocent = sum(case.want == "none" for case in every)

    assert len(every) >= 800
    assert 0.4 < innocent / len(every) < 0.6


@pytest.mark.parametrize("name", SETS)
def test_rates(name: str, found: dict[str, Rates], capsys: pytest.CaptureFixture[str]) -> None:
    """At most 8 % missed, 4 % false worries and 6 % false hints; no kind is mostly wrong."""
    one = found[name]
    with capsys.disabled():
        sys.stdout.write(f"\n{one.line(name)}\n")

    assert len(one.missed) <= 0.08 * one.identifying.total(), one.missed
    assert len(one.worried) <= 0.04 * one.innocent.total(), one.worried
    assert len(one.hinted) <= 0.06 * one.innocent.total(), one.hinted
    mostly = [kind for kind, wrong, of in one.kinds() if of >= FEW and wrong > of / 3]
    assert mostly == []
