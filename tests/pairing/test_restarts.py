"""Every button, menu and form of coffee and mentors outlives a restart of the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.components import everything
from tests.pairing import coffee_scenes, mentor_scenes  # noqa: F401 - their scenes
from tests.pairing.restarts import SCENES, After

if TYPE_CHECKING:
    from tests.discord import World
    from tests.pairing.restarts import Scene

FEATURES = ("mentor:", "coffee:", "pair:")


@pytest.mark.parametrize("scene", SCENES, ids=lambda one: one.__name__)
async def test_pressed_after_a_restart(world: World, scene: Scene) -> None:
    """Each press comes to a bot that has just started, and the right words answer it."""
    after = After(world)
    await scene(after)

    assert after.pressed == SCENES[scene]


def test_nothing_is_left_out() -> None:
    """Whatever can be pressed about coffee and mentors is pressed above."""
    verbs = {*everything().pressable, *(f"form {verb}" for verb in everything().forms)}
    ours = {one for one in verbs if one.removeprefix("form ").startswith(FEATURES)}

    assert len(ours) > 60
    pressed = frozenset().union(*SCENES.values())
    assert ours == {one for one in pressed if not one.startswith("draft:")}
