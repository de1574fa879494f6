"""What is hidden stays hidden: posts that coordinators look at, and members without a name."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Unpack

import discord
import pytest
from sqlalchemy import select

from bot.agenda.occurrences import Done
from bot.agenda.tables import AgendaRow
from bot.ui.permissions import INVITE
from bot.wins import posts, queries, words
from bot.wins.rules import NAMELESS
from bot.wins.tables import WinRow
from tests.discord import answer, text
from tests.wins.test_service import DANA, GROUP, LUIS, OTHER, draft

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.services import Services
    from bot.wins.search import WinFilter
    from tests.conftest import StandingClock
    from tests.discord import World

STORY = "We put a book cart by the doors."
SILENT = discord.Permissions(INVITE.value & ~discord.Permissions(send_messages=True).value)


async def hide(database: Database, reason: str | None) -> None:
    """Hide every post, or show it."""
    async with database.write() as connection:
        wins = await connection.execute(select(WinRow.guild_id, WinRow.id))
        for guild_id, win_id in wins.all():
            await queries.change(connection, guild_id, win_id, {"hidden": reason})


async def test_a_hidden_win_is_not_found(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """The search does not know it; its author still has it, and it comes back when shown."""
    await services.wins.share(draft(), clock.now())
    await hide(database, "reported")

    assert (await services.wins.find(GROUP, "cart")).documents == []
    assert len(await services.wins.mine(GROUP, DANA)) == 1
    await hide(database, None)
    assert len((await services.wins.find(GROUP, "cart")).documents) == 1


async def test_the_question_waits_while_the_post_is_hidden(world: World) -> None:
    """Hidden words are not repeated to anyone who tries the idea; they are asked afterwards."""
    await world.dana.slash(world.channel, "win share", story=STORY)
    await world.luis.click(world.posts()[0], label=words.TRYING)
    await hide(world.client.services.wins._database, "reported")
    await world.advance(days=16)
    early = await world.luis.slash(world.channel, "win mine")
    assert "waiting" not in text(early)

    await hide(world.client.services.wins._database, None)
    await world.advance(days=2)
    asked = await world.luis.click(
        answer(await world.luis.slash(world.channel, "win mine")), label="Show me"
    )
    assert "How did it go?" in text(asked)


async def test_a_question_that_already_waits(world: World) -> None:
    """Pressing it while the post is hidden shows none of the words."""
    await world.dana.slash(world.channel, "win share", story=STORY)
    await world.luis.click(world.posts()[0], label=words.TRYING)
    await world.advance(days=16)
    news = await world.luis.slash(world.channel, "win mine")
    await hide(world.client.services.wins._database, "reported")
    shown = await world.luis.click(answer(news), label="Show me")

    assert "cart" not in text(shown)


async def test_finding_by_someone_hidden(services: Services, clock: StandingClock) -> None:
    """Nothing tells whose wins are whose: neither to narrow by who hides, nor to type the name."""
    await services.wins.share(draft(thanks="the Parks crew"), clock.now())
    await services.members.arrive(GROUP, DANA, "Dana Whitehorse", clock.now())

    async def found(words: str, **narrowed: Unpack[WinFilter]) -> int:
        return len((await services.wins.find(GROUP, words, **narrowed)).documents)

    assert await found("cart", author_id=DANA) == 1
    assert await found("Whitehorse") == await found("parks") == 1
    await services.members.hide(GROUP, DANA, True, clock.now())

    assert await found("cart", author_id=DANA) == 0
    assert await found("cart", author_id=DANA, reader_id=LUIS) == 0
    assert await found("Whitehorse") == await found("parks") == 0
    assert await found("cart", author_id=DANA, reader_id=DANA) == 1
    assert await found("cart") == 1
    await services.wins.share(draft("Another cart."), clock.now())
    assert await found("cart") == 2
    assert await found("Whitehorse") == 0
    await services.members.hide(GROUP, DANA, False, clock.now())
    assert await found("Whitehorse") == 2


async def test_a_hidden_colleague_cheers(services: Services, clock: StandingClock) -> None:
    """The author reads "A colleague"; hiding in another group changes nothing here."""
    win = (await services.wins.share(draft(), clock.now())).win
    for person, name in ((LUIS, "Luis"), (13, "Priya")):
        await services.members.arrive(GROUP, person, name, clock.now())
        await services.reactions.cheer(GROUP, win.id, person, name, clock.now())
        await services.reactions.try_it(GROUP, win.id, person, name, clock.now(), clock.now())
    await services.members.arrive(OTHER, 13, "Priya", clock.now())
    await services.members.hide(OTHER, 13, True, clock.now())
    await services.members.hide(GROUP, LUIS, True, clock.now())
    cheering, trying = await services.reactions.names_on(win)

    assert sorted(cheering) == sorted(trying) == [NAMELESS, "Priya"]


@pytest.mark.parametrize("hidden", [True, False])
async def test_hiding_while_the_post_is_under_way(
    database: Database, services: Services, clock: StandingClock, hidden: bool
) -> None:
    """A post that landed with the name on it is renewed at once, and only then."""
    win = (await services.wins.share(draft(), clock.now())).win
    await services.members.arrive(GROUP, DANA, "Dana Whitehorse", clock.now())
    if hidden:
        await services.members.hide(GROUP, DANA, True, clock.now())
    async with database.write() as connection:
        follows = await posts.posted(connection, GROUP, win.id, Done(5, 77), clock.now())

    assert [one.kind for one in follows] == ([posts.RENDER] if hidden else [])


async def test_a_hidden_author_is_refused(world: World) -> None:
    """Coordinators read that a win is not posted, without the hidden name."""
    world.limit_everyone(SILENT | discord.Permissions(use_application_commands=True))
    world.limit_bot(SILENT)
    await world.dana.slash(world.channel, "me hide")
    await world.dana.slash(world.channel, "win share", story=STORY)
    today = await world.marta.slash(world.channel, "coordinator today")

    assert NAMELESS in text(today)
    assert "Dana" not in text(today)


async def test_a_win_waits_for_months(
    database: Database, services: Services, clock: StandingClock
) -> None:
    """What is saved is still owed its post after a summer."""
    await services.wins.share(draft(), clock.now())
    async with database.read() as connection:
        owed = select(AgendaRow.use_by).where(AgendaRow.kind == posts.POST)
        (use_by,) = (await connection.execute(owed)).scalars().all()

    assert use_by > clock.now() + timedelta(days=300)
