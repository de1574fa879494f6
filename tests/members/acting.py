"""What tests of `/me` let Dana do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.wins.rules import WinDraft

if TYPE_CHECKING:
    from simcord import InteractionResult

    from tests.discord import World


async def me(world: World, command: str, **options: object) -> InteractionResult:
    """Let Dana use a command under /me."""
    return await world.dana.slash(world.general, f"me {command}", **options)


async def share(world: World, story: str, **more: Any) -> None:
    """Let Dana have shared something, or who *more* names."""
    author = {"author_id": world.dana.id, "author_name": "Dana Whitehorse"}
    draft = WinDraft(world.guild.id, story=story, **{**author, **more})
    changed = await world.services.wins.share(draft, world.clock.now())
    assert changed.due is not None
    with world.env._bot_scope():
        posting = world.client.agenda.begin(changed.due)
    await posting
    await world.env.settle()
