"""Whether a member's wins are in the week's e-mail: told once, changed anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.members import words as member_words
from bot.weekly import words
from bot.wins import words as win_words
from tests.conftest import MONDAY
from tests.discord import answer, buttons, text

if TYPE_CHECKING:
    from simcord import MemberActor

    from bot.members.rules import Member
    from bot.services import Services
    from tests.discord import World


async def member(world: World, who: MemberActor) -> Member:
    """Who somebody is."""
    found = await world.services.members.get(world.guild.id, who.id)
    assert found is not None
    return found


async def test_told_once(world: World) -> None:
    """The first "Posted." card says so, no later one; each member is told for themselves."""
    first = await world.dana.slash(world.channel, "win share", story="A cart.")
    second = await world.dana.slash(world.channel, "win share", story="A shelf.")
    luis = await world.luis.slash(world.channel, "win share", story="A bin.")

    for one in (first, luis):
        assert text(one).startswith("Posted.")
        assert words.MAIL_HAS_THIS in text(one)
        assert words.MAIL_KEEP_OUT in buttons(answer(one))
    assert words.MAIL_HAS_THIS not in text(second)
    assert words.MAIL_KEEP_OUT not in buttons(answer(second))
    assert (await member(world, world.dana)).in_mail is True


async def test_kept_out_and_put_in(world: World) -> None:
    """One press keeps all of a member's wins out, another puts them in, each on the win's card."""
    posted = await world.dana.slash(world.channel, "win share", story="A cart.")
    out = await world.dana.click(answer(posted), label=words.MAIL_KEEP_OUT)
    said = text(out)
    was = (await member(world, world.dana)).in_mail
    later = await world.dana.slash(world.channel, "win share", story="A shelf.")
    back = await world.dana.click(answer(out), label=words.MAIL_PUT_IN)

    assert said.startswith(words.MAIL_SET["out"])
    assert was is False
    assert words.MAIL_HAS_THIS not in text(later)
    assert text(back).startswith(words.MAIL_SET["in"])
    assert words.MAIL_KEEP_OUT in buttons(answer(back))
    assert win_words.CONSENT["named"] in buttons(answer(back))
    assert (await member(world, world.dana)).in_mail is True


async def test_in_ones_settings(world: World) -> None:
    """It's in /me show and /me set, before the first win too; who chose isn't told again."""
    shown = text(await world.dana.slash(world.channel, "me show"))
    panel = await world.dana.slash(world.channel, "me set")
    out = await world.dana.click(answer(panel), label=member_words.MAIL_KEEP_OUT)
    said = text(out)
    posted = await world.dana.slash(world.channel, "win share", story="A cart.")
    after = text(await world.dana.slash(world.channel, "me show"))
    back = await world.dana.click(answer(out), label=member_words.MAIL_PUT_IN)

    assert member_words.MAIL[None] in shown
    assert member_words.MAIL[False] in said
    assert words.MAIL_HAS_THIS not in text(posted)
    assert member_words.MAIL[False] in after
    assert member_words.MAIL[True] in text(back)


async def test_only_ones_own(world: World) -> None:
    """Nobody's switch is changed on somebody else's win."""
    await world.dana.slash(world.channel, "win share", story="A cart.")
    posted = await world.luis.slash(world.channel, "win share", story="A shelf.")
    await world.luis.click(answer(posted), label=words.MAIL_KEEP_OUT)

    assert (await member(world, world.dana)).in_mail is True
    assert (await member(world, world.luis)).in_mail is False


async def test_what_was_chosen_stays(services: Services) -> None:
    """Being told later changes no choice, in any group."""
    for guild_id in (1, 2):
        await services.members.arrive(guild_id, 11, "Dana", MONDAY)
    await services.members.change(1, 11, in_mail=False)
    for guild_id in (1, 2):
        await services.members.told_of_mail(guild_id, 11)
    found = [await services.members.get(guild_id, 11) for guild_id in (1, 2)]

    assert [one and one.in_mail for one in found] == [False, True]
