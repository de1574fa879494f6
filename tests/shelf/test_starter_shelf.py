"""The starter shelf as a group keeps it, on both databases and as a coordinator sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.shelf import words
from bot.shelf.rules import ResourceDraft
from tests.discord import answer, text

if TYPE_CHECKING:
    from bot.services import Services
    from tests.conftest import StandingClock
    from tests.discord import World

GROUP = 1_001
ZONE = "America/Chicago"


async def kept(services: Services) -> list[str]:
    """Return what the group has of what it's offered."""
    return [one.item.slug for one in await services.starter_shelf.offered(GROUP) if one.kept]


async def test_nothing_is_kept_unasked(services: Services, clock: StandingClock) -> None:
    """A group in South Dakota is offered SDLA first; only what's picked is found."""
    await services.groups.change(GROUP, clock.now(), zone=ZONE, state="SD")
    offered = await services.starter_shelf.offered(GROUP)
    before = await services.shelf.find(GROUP, "", clock.now(), limit=50)
    await services.starter_shelf.keep(GROUP, {"join-sd", "lm-net"}, clock.now())
    found = await services.shelf.find(GROUP, "scholarships dakota", clock.now(), limit=50)

    assert offered[0].item.slug == "join-sd"
    assert not any(one.kept for one in offered)
    assert before.documents == []
    assert await kept(services) == ["join-sd", "lm-net"]
    assert [one.starter for one in found.documents][:1] == ["join-sd"]


async def test_what_is_picked_again(services: Services, clock: StandingClock) -> None:
    """Picking twice adds nothing; what's taken off the list leaves the shelf, and comes back."""
    await services.groups.change(GROUP, clock.now(), zone=ZONE)
    for slugs in ({"aasl"}, {"aasl", "ala"}, {"ala"}):
        await services.starter_shelf.keep(GROUP, slugs, clock.now())
        assert set(await kept(services)) == slugs
    await services.starter_shelf.keep(GROUP, (), clock.now())
    found = await services.shelf.find(GROUP, "", clock.now(), limit=50)

    assert found.documents == []


async def test_what_others_put_there(services: Services, clock: StandingClock) -> None:
    """A member's own link to the same page counts as kept, and isn't taken off."""
    await services.groups.change(GROUP, clock.now(), zone=ZONE)
    offer = ResourceDraft("AASL", "http://www.ala.org/aasl?utm_source=x")
    await services.shelf.add(GROUP, 11, "Dana", offer, clock.now())
    assert await kept(services) == ["aasl"]
    await services.starter_shelf.keep(GROUP, {"ala"}, clock.now())

    assert set(await kept(services)) == {"aasl", "ala"}


async def test_another_state(services: Services, clock: StandingClock) -> None:
    """What was kept for one state stays when the group names another."""
    await services.groups.change(GROUP, clock.now(), zone=ZONE, state="SD")
    await services.starter_shelf.keep(GROUP, {"join-sd"}, clock.now())
    await services.groups.change(GROUP, clock.now(), state="ND")
    await services.starter_shelf.keep(GROUP, {"join-nd"}, clock.now())
    found = await services.shelf.find(GROUP, "", clock.now(), limit=50)

    assert {one.starter for one in found.documents} == {"join-sd", "join-nd"}


async def test_a_coordinator_looks_through(world: World) -> None:
    """From More settings; members find what was picked, with the year it was checked."""
    await world.switch_on("shelf")
    await world.services.groups.change(world.guild.id, world.clock.now(), state="SD")
    panel = answer(await world.marta.slash(world.general, "setup"))
    more = answer(await world.marta.click(panel, label="More settings"))
    about = answer(await world.marta.select(more, ["shelf"], custom_id="setup:feature"))
    settings = answer(await world.marta.click(about, label=words.SETTINGS))
    card = answer(await world.marta.click(settings, label=words.STARTER_BUTTON))
    before = card.content
    told = text(await world.marta.select(card, ["join-sd", "aasl"], custom_id="shelf:starters"))
    found = text(await world.dana.slash(world.general, "resource find", words="sdla"))

    assert "you've kept 0 of them" in before
    assert "you've kept 2 of them" in told
    assert "South Dakota Library Association (SDLA)" in found
    assert words.STARTER_BY.format(year=2026) in found
