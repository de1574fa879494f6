"""Every button of a day, pressed: what it answers, and what becomes of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import update

from bot.celebrations import day_words as words
from bot.celebrations.day_tables import GatheredRow
from bot.kit.database import Database
from cogs.celebrations import day_cards
from tests.celebrations.celebrating import (
    ALOUD,
    MORNING,
    celebrate,
    on_the_day,
    post,
    said,
    silent,
    the_gathering,
    thread,
)
from tests.discord import answer, buttons, text
from tests.pictures.make import saved, two_halves

if TYPE_CHECKING:
    from bot.celebrations.gathering import Gathering
    from tests.discord import World

HOUR = timedelta(hours=1)
STORY = "Forty children read one page to the dog next door."


async def test_we_did_this_too(world: World) -> None:
    """One press counts a library in; a second one offers to take it back."""
    found = await on_the_day(world)
    first = await world.dana.click(found, label="We did this too")
    second = await world.dana.click(found, label="We did this too")
    gathering = await the_gathering(world)
    assert text(first).startswith(words.DID_NOTED)
    assert text(second).startswith(words.DID_ALREADY)
    assert (await world.services.memories.recap(gathering)).libraries == 1
    back = await world.dana.click(answer(second), label=words.DID_NOT)

    assert text(back) == words.DID_TAKEN_BACK
    assert (await world.services.memories.recap(gathering)).libraries == 0


async def test_about_this_day(world: World) -> None:
    """What it is, where it is from; "not for our group" reaches the desk, without who said so."""
    found = await on_the_day(world)
    about = await world.dana.click(found, label="About this day")
    told = text(about)
    assert told.startswith("**World Read Aloud Day**: Wednesday, February 3.")
    assert "Where this is from: [" in told
    result = await world.dana.click(answer(about), label="Not for our group")
    assert "nobody is told who" in text(result)
    listed = text(await world.marta.slash(world.channel, "coordinator today"))

    assert "Someone thinks **World Read Aloud Day** isn't right for this group." in listed
    assert "Dana" not in listed


async def test_share_with_a_photo(world: World) -> None:
    """The photo without a description waits; then it is in the thread, and kept as a win."""
    await on_the_day(world)
    form = await world.dana.click(world.posts(thread(world))[0], label="Share what we did")
    values = {
        "story": STORY,
        "photo": ("dog.jpg", saved(two_halves(), "JPEG")),
        "also": ["win", "recap"],
    }
    waits = await world.dana.submit_modal(form, values)
    assert list(buttons(answer(waits))) == ["Describe the photo", "Post without it"]
    form = await world.dana.click(answer(waits), label="Describe the photo")
    faces = await world.dana.submit_modal(form, {"alt": "A dog on a mat, a book before it."})
    done = await world.dana.click(answer(faces), label="No student can be recognized")
    assert text(done).startswith("Posted.")
    (win,) = await world.services.wins.mine(world.guild.id, world.dana.id)
    there = world.posts(thread(world))[-1]
    await world.until(MORNING + 30 * HOUR)
    recap = world.posts(thread(world))[-1]

    assert (win.kind, win.shared_in, win.recap) == ("success", thread(world).id, True)
    assert there.attachments[0].description == "A dog on a mat, a book before it."
    assert list(buttons(there)) == ["Cheer", "Trying this"]
    assert "1 library took part." in recap.content
    assert recap.attachments[0].description == "A dog on a mat, a book before it."
    assert silent(recap)


async def test_the_student_check(world: World) -> None:
    """What is said in a thread passes the same check; nothing typed is lost."""
    await on_the_day(world)
    form = await world.dana.click(world.posts(thread(world))[0], label="Share what we did")
    asked = await world.dana.submit_modal(form, {"story": "jayden in 4th grade read to a dog."})
    assert text(asked).startswith("Not posted yet.")
    replaced = await world.dana.click(answer(asked), label='Use "a student"')
    done = await world.dana.click(answer(replaced), label="Post this")
    (moment,) = await world.services.wins.mine(world.guild.id, world.dana.id)

    assert text(done).startswith("Posted.")
    assert "jayden" not in moment.story
    assert (moment.kind, moment.recap) == ("moment", False)


async def test_without_consent_no_recap(world: World) -> None:
    """What its author did not allow is not told again, hidden or not."""
    await on_the_day(world)
    form = await world.dana.click(world.posts(thread(world))[0], label="Share what we did")
    await world.dana.submit_modal(form, {"story": STORY})
    await world.until(MORNING + 30 * HOUR)

    assert "1 library took part." in said(world)[-1]
    assert STORY not in said(world)[-1]


async def test_a_hidden_name_stays_hidden(world: World) -> None:
    """Anyone who hides is a colleague in the recap."""
    await on_the_day(world)
    form = await world.dana.click(world.posts(thread(world))[0], label="Share what we did")
    await world.dana.submit_modal(form, {"story": STORY, "also": ["recap"]})
    await world.dana.slash(world.channel, "me hide")
    await world.until(MORNING + 30 * HOUR)

    assert f"- A colleague: {STORY}" in said(world)[-1]


async def test_nobody_did_anything(world: World) -> None:
    """Then nothing is summed up: the thread goes quietly to the archive."""
    found = await on_the_day(world)
    await world.until(MORNING + 30 * HOUR)
    meta = world.env.backend.get_channel(found.id).thread_metadata

    assert len(said(world)) == 1
    assert meta is not None
    assert meta.archived
    assert not meta.locked


async def a_challenge(world: World) -> Gathering:
    """Let today's day count pages."""
    await on_the_day(world)
    gathering = await the_gathering(world)
    database = Database(world.settings.resolved_database_url)
    async with database.write() as connection:
        await connection.execute(update(GatheredRow).values(counter="pages read"))
    await database.close()
    return gathering


async def test_a_count(world: World) -> None:
    """What members enter adds up; the thread hears it once a day, silently."""
    gathering = await a_challenge(world)
    await world.services.gatherings.get(world.guild.id, gathering.id)
    line = await world.post(day_cards.so_far(await the_gathering(world), 0, "20270203"))
    for person, typed in ((world.dana, "1,200"), (world.luis, "50")):
        form = await person.click(line, label="Add to our pages read")
        added = await person.submit_modal(form, {"amount": typed})
    assert text(added).startswith("Added 50. Together we have 1,250 pages read.")
    form = await world.luis.click(answer(added), label="Change my number")
    changed = await world.luis.submit_modal(form, {"amount": "about 80 pages"})
    assert text(changed) == "Changed: yours is 80 now. Together we have 1,280 pages read."
    back = await world.luis.click(answer(changed), label="Take mine back")
    assert "Together we have 1,200 pages read." in text(back)
    form = await world.luis.click(line, label="Add to our pages read")
    await world.luis.submit_modal(form, {"amount": "50"})
    await world.until(MORNING + 9 * HOUR)
    counts = [one for one in world.posts(thread(world)) if "So far" in one.content]
    form = await world.dana.click(counts[0], label="Add to our pages read")
    wrong = await world.dana.submit_modal(form, {"amount": "many"})
    await world.until(MORNING + 30 * HOUR)

    assert [one.content for one in counts] == [
        "So far we have **1,250** pages read, all of us together."
    ]
    assert silent(counts[0])
    assert text(wrong).startswith("Nothing was added: I didn't see one whole number there.")
    assert "Together: 1,250 pages read." in said(world)[-1]
    assert "2 libraries took part." in said(world)[-1]


async def test_planning(world: World) -> None:
    """In January a silent post for February; who offers help sees who else does."""
    world.clock.at = datetime(2027, 1, 8, 20, tzinfo=UTC)
    await celebrate(world, ALOUD, "international-book-giving-day")
    await world.until(datetime(2027, 1, 11, 21, 1, tzinfo=UTC))
    found = next(one for one in world.posts() if "worth planning for" in one.content)
    label = "I'll help plan: World Read Aloud Day"
    assert found.content.splitlines()[0] == "Coming up in February, and worth planning for:"
    assert "- **World Read Aloud Day**, Wednesday, February 3." in found.content
    assert silent(found)
    assert f"{found.created_at:%a %d %H:%M}" == "Mon 11 21:00"
    first = await world.dana.click(found, label=label)
    second = await world.luis.click(found, label=label)
    seen = await world.marta.click(found, label="Who helps")
    priya = world.member("Priya Shah")
    unseen = await priya.click(found, label="Who helps")
    back = await world.dana.click(found, label=label)

    assert "You're the first." in text(first)
    assert "So is Dana Whitehorse." in text(second)
    assert "Dana Whitehorse and Luis Ortega" in text(seen)
    assert text(unseen).startswith(words.HELPERS_ONLY)
    assert "no longer down for **World Read Aloud Day**" in text(back)


async def test_the_year_after(world: World) -> None:
    """Next year's planning and the day's own card link to this year's thread."""
    found = await on_the_day(world)
    await world.dana.click(found, label="We did this too")
    form = await world.luis.click(world.posts(thread(world))[0], label="Share what we did")
    await world.luis.submit_modal(form, {"story": "A paper chain of 400 books.", "also": ["recap"]})
    last = f"https://discord.com/channels/{world.guild.id}/{found.id}"
    world.clock.at = datetime(2028, 1, 9, 18, tzinfo=UTC)  # what was due meanwhile is stale by now
    await world.tick()
    await world.until(datetime(2028, 1, 11, 21, 1, tzinfo=UTC))
    plan = next(one for one in reversed(world.posts()) if "worth planning for" in one.content)
    await world.until(datetime(2028, 2, 2, 14, tzinfo=UTC))
    about = await world.dana.click(post(world), label="About this day")
    line = f"Last year: 2 libraries and “A paper chain of 400 books.” ([the thread]({last}))."

    assert line in plan.content
    assert line in text(about)
