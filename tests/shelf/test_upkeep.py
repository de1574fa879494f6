"""Each September an owner is asked once; what nobody looks at for two years sinks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.shelf import words
from bot.shelf.rules import ResourceDraft, aged
from bot.shelf.service import PAGE
from bot.shelf.upkeep import UPKEEP
from cogs.shelf import cards
from cogs.shelf.upkeep_views import asked
from tests.discord import text
from tests.ui.telling import waiting

if TYPE_CHECKING:
    from bot.services import Services
    from bot.shelf.rules import Resource
    from tests.discord import World

GROUP, DANA, LUIS = 1_001, 11, 12
SPRING = datetime(2026, 3, 2, 15, tzinfo=UTC)
FALL = datetime(2026, 9, 14, 15, tzinfo=UTC)


async def put(services: Services, name: str, at: datetime, owner_id: int = DANA) -> Resource:
    """Put a link on the shelf."""
    offer = ResourceDraft(f"The {name}", f"https://{name.replace(' ', '-')}.example/")
    return (await services.shelf.add(GROUP, owner_id, "Dana", offer, at)).resource


async def test_what_waits(services: Services) -> None:
    """What's from before summer and wasn't looked at since; only the owner's."""
    old = await put(services, "old", SPRING)
    edited = await put(services, "edited", SPRING)
    await put(services, "new", FALL)
    await put(services, "other", SPRING, LUIS)
    moved = ResourceDraft("Moved", "https://moved.example/")
    await services.shelf.edit(GROUP, edited.id, DANA, moved, FALL)
    first = await services.upkeep.waiting(GROUP, DANA, FALL)
    await services.upkeep.good(GROUP, LUIS, FALL, old.id)  # not theirs
    still = await services.upkeep.waiting(GROUP, DANA, FALL)
    await services.upkeep.good(GROUP, DANA, FALL, old.id)

    assert [one.id for one in first] == [one.id for one in still] == [old.id]
    assert await services.upkeep.waiting(GROUP, DANA, FALL) == []
    next_year = FALL + timedelta(days=365)
    assert len(await services.upkeep.waiting(GROUP, DANA, next_year)) == 3


async def test_two_years(services: Services) -> None:
    """What nobody looked at comes after all that answers as well, on whatever page that is."""
    song = await put(services, "weeding song", SPRING)
    several = [await put(services, f"weeding {one}", FALL) for one in "abcdef"]
    old = await put(services, "weeding checklist", SPRING)
    new = [one.id for one in several[::-1]]
    soon, later = SPRING + timedelta(days=700), SPRING + timedelta(days=740)

    async def found(typed: str, now: datetime) -> list[int]:
        pages = [
            (await services.shelf.find(GROUP, typed, now, limit=PAGE, offset=at)).documents
            for at in (0, PAGE)
        ]
        assert [one.old for page in pages for one in aged(page, soon)] == [False] * sum(
            map(len, pages)
        )
        return [one.id for page in pages for one in page]

    for typed in ("", "weeding"):
        assert await found(typed, soon) == [old.id, *new, song.id]
        assert await found(typed, later) == [*new, old.id, song.id]
    assert await found("weeding checklist", later) == [old.id]
    assert [one.old for one in aged([old, several[0]], later)] == [True, False]
    said = [cards.read(one, (), None, coordinator=False) for one in aged([old, song], later)]
    assert [words.LAST_CHECKED.format(year=2026) in one.content for one in said] == [True, True]
    [new_one] = aged([several[0]], later)
    assert "Last checked" not in cards.read(new_one, (), None, coordinator=False).content
    await services.upkeep.good(GROUP, DANA, FALL, old.id)
    assert await found("weeding", later) == [old.id, *new, song.id]


async def test_september(world: World) -> None:
    """One card at the next press, with three buttons for each thing, and not a second one."""
    services, guild_id, dana = world.services, world.guild.id, world.dana
    await world.switch_on("shelf")
    for name in ("one", "two"):
        link = f"https://{name}.example/"
        await dana.slash(world.channel, "resource add", title=f"The {name}", link=link)
    assert [one for one in await waiting(world, dana) if one.kind == UPKEEP] == []
    await world.advance(days=360)
    waits = [one for one in await waiting(world, dana) if one.kind == UPKEEP]
    assert len(waits) == 1
    shown = await asked(world.client, waits[0])
    assert shown is not None
    assert "The one" in shown.content
    assert [item.custom_id for item in shown.items][:2] == ["shelf:good:1", "shelf:good:2"]

    now = world.clock.now()
    await services.upkeep.good(guild_id, dana.id, now, 1)
    shown = await asked(world.client, waits[0])
    assert shown is not None
    assert "The one" not in shown.content
    await services.upkeep.good(guild_id, dana.id, now)
    assert await asked(world.client, waits[0]) is None
    await world.advance(days=60)
    assert len([one for one in await waiting(world, dana) if one.kind == UPKEEP]) <= 1
    found = await world.luis.slash(world.channel, "resource find")
    assert words.LAST_CHECKED.format(year=now.year) not in text(found)
