"""Every button, select and form that the features list, for tests that look at them all."""

from __future__ import annotations

from datetime import date, time
from functools import cache
from typing import TYPE_CHECKING, Any

from bot.app import FEATURES
from bot.ui.components import Component, Components
from bot.ui.review import Surface
from bot.ui.template import LAST_ID, SLUG_LIMIT, Template
from tests.meta.source import loaded

if TYPE_CHECKING:
    from bot.ui.card import Card
    from bot.ui.components import PersistentForm

    AnyForm = PersistentForm[Any, Any]

SAMPLES: dict[str, object] = {
    "int": 1,
    "bool": True,
    "date": date(2026, 9, 14),
    "time": time(7, 15),
    "rest": "7:x y",
}
LARGEST: dict[str, object] = SAMPLES | {"int": LAST_ID, "slug": "x" * SLUG_LIMIT}


@cache
def everything() -> Components:
    """Return what the client registers."""
    found = Components()
    for feature in FEATURES:
        found.add(*feature.components)
    return found


def listed() -> list[Component[object]]:
    """Return all of it."""
    return [*everything().pressable.values(), *everything().forms.values()]


def surfaces() -> list[Surface[Any]]:
    """Return every kind of text that others read, as the modules make them."""
    return [
        one
        for module in loaded("cogs")
        for found in vars(module).values()
        for one in (found if isinstance(found, tuple) else (found,))
        if isinstance(one, Surface)
    ]


def custom_id(component: Component[Any], of_kind: dict[str, object] = SAMPLES) -> str:
    """Return a custom id of a component with values of each kind."""
    return component.custom_id(**values(component, of_kind))


def values(component: Component[object], of_kind: dict[str, object] = SAMPLES) -> dict[str, object]:
    """Return a value for each placeholder; of a few words, the first."""
    kinds = component.template.placeholders
    return {
        name: of_kind.get(kind, kind.partition("|")[0] if "|" in kind else "x")
        for name, kind in kinds.items()
    }


def example(kind: str) -> str:
    """Return the text of a value of a kind, as it is written in an id."""
    return (
        Template(f"test:example:{{value:{kind}}}")
        .write({"value": SAMPLES.get(kind, kind.partition("|")[0] if "|" in kind else "x")})
        .removeprefix("test:example:")
    )


def shown(card: Card) -> list[dict[str, Any]]:
    """Return what Discord is told of a card's buttons and selects."""
    return [everything().part(one) for one in card.items]
