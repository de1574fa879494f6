"""Pressing what a bot showed that has been restarted since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from simcord import InteractionResult
from simcord.components import walk_components

from bot.ui.template import verb_of
from tests.discord import answer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from simcord import MemberActor

    from tests.discord import World

    Scene = Callable[["After"], Awaitable[None]]

# What is lived through, and what is pressed in it; a form is named as such.
SCENES: dict[Scene, frozenset[str]] = {}


def presses(*verbs: str) -> Callable[[Scene], Scene]:
    """Say what is pressed in a scene."""

    def keep(scene: Scene) -> Scene:
        SCENES[scene] = frozenset(verbs)
        return scene

    return keep


class After:
    """Restarts the bot before each press, and holds that the right words answer."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.pressed: set[str] = set()

    async def press(
        self, actor: MemberActor, shown: object, verb: str, expects: str
    ) -> InteractionResult:
        """Press the first button of a kind; *expects* stands in the answer, or in the form."""
        message = await self._again(shown, verb)
        at = message.channel.id if isinstance(message, discord.Message) else message.channel_id
        is_dm = self.world.env.backend.get_channel(at).guild_id is None
        one = actor.user if is_dm else actor
        return self._held(verb, await one.click(message, custom_id=_id_of(message, verb)), expects)

    async def choose(
        self, actor: MemberActor, shown: object, verb: str, values: Sequence[object], expects: str
    ) -> InteractionResult:
        """Choose in a menu."""
        message = await self._again(shown, verb)
        chosen = await actor.select(message, values, custom_id=_id_of(message, verb))
        return self._held(verb, chosen, expects)

    async def hand_in(
        self,
        actor: MemberActor,
        form: InteractionResult,
        verb: str,
        values: Mapping[str, object],
        expects: str,
    ) -> InteractionResult:
        """Hand in a form that was open meanwhile."""
        await self._again(form, f"form {verb}")
        return self._held(verb, await actor.submit_modal(form, dict(values)), expects)

    async def _again(self, shown: Any, verb: str) -> Any:
        await self.world.restart()
        self.pressed.add(verb_of(verb))
        is_message = not isinstance(shown, InteractionResult) or shown.modal is not None
        return shown if is_message else answer(shown)

    def _held(self, verb: str, result: InteractionResult, expects: str) -> InteractionResult:
        told = result.modal["title"] if result.modal is not None else answer(result).content
        assert expects.partition("{")[0] in told, (verb, told)
        return result


def _id_of(message: Any, verb: str) -> str:
    rows = message.components
    if isinstance(message, discord.Message):
        rows = [row.to_dict() for row in rows]
    ids = [str(part.get("custom_id", "")) for part in walk_components(rows)]
    found = [one for one in ids if verb in (one, verb_of(one))]
    assert found, (verb, ids)
    return found[0]
