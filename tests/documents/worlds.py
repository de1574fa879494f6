"""What members do with documents, and how their files are read."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from tests.discord import answer

if TYPE_CHECKING:
    from simcord import InteractionResult, MemberActor

    from tests.discord import World


async def share(world: World, actor: MemberActor, *stories: str, consent: str = "named") -> None:
    """Share wins, and let them travel."""
    services, guild_id = world.services, world.guild.id
    for story in stories:
        await actor.slash(world.channel, "win share", story=story)
        (win, *_) = await services.wins.mine(guild_id, actor.id)
        await services.wins.consent(guild_id, win.id, actor.id, consent)


async def files(result: InteractionResult) -> dict[str, bytes]:
    """Return the files of an answer, by how their names end."""
    found = answer(result).attachments
    return {one.filename.rpartition(".")[2]: await one.read() for one in found}


def docx_text(content: bytes) -> str:
    """Return the words of a Word file."""
    import docx

    found: Any = docx.Document(io.BytesIO(content))
    return "\n".join(one.text for one in found.paragraphs)
