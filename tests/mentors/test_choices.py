"""What a member can change about an offer, a request and a match, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.mentors import pair_words, words
from bot.reaching import words as reaching_words
from tests.discord import answer, text
from tests.mentors.acting import (
    ask,
    moments,
    offer,
    own_thread,
    said,
    threads,
)

if TYPE_CHECKING:
    from tests.discord import World


def part(form: Any, name: str) -> Any:
    """Return a part of an opened form by its name."""
    parts = [one["component"] for one in form.modal["components"]]
    return next(one for one in parts if one["custom_id"] == name)


async def test_an_offer_is_changed(on: World) -> None:
    """The form opens with what was filled in; room for more is one menu; the offer stays one."""
    card = await offer(on, on.dana, sentence="Ten years in one room.")
    roomy = await on.dana.select(answer(card), ["3"], custom_id="mentor:capacity")
    told = text(roomy)
    form = await on.dana.click(answer(roomy), label=words.CHANGE_OFFER)
    before = part(form, "sentence")["value"]
    filled = {"topics": ["budget"], "sizes": ["year"], "words": "", "sentence": "Eleven years."}
    await on.dana.submit_modal(form, filled | {"level": ["high"]})
    found = await on.services.mentors.offer(on.guild.id, on.dana.id)

    assert "Room for 3 at a time, with none now." in told
    assert before == "Ten years in one room."
    assert found is not None
    assert found.capacity == 3
    assert (found.profile.topics, found.profile.sizes) == (("budget",), ("year",))
    assert (found.profile.sentence, found.profile.level) == ("Eleven years.", "high")


async def test_a_request_is_changed(on: World) -> None:
    """So does that of a request; the district is one menu, and who picks one button."""
    await ask(on, on.luis, text="Where do I start?")
    status = await on.luis.slash(on.general, "mentor status")
    chosen = await on.luis.select(answer(status), ["other"], custom_id="mentor:district")
    told = text(chosen)
    left = await on.luis.click(answer(chosen), label=words.LET_COORDINATOR)
    picks = text(left)
    mine = await on.luis.click(answer(left), label=words.PICK_MYSELF)
    again = text(mine)
    form = await on.luis.click(answer(mine), label=words.CHANGE_REQUEST)
    before = part(form, "words")["value"]
    await on.luis.submit_modal(
        form,
        {
            "topics": ["budget"],
            "sizes": ["weeks"],
            "words": "And then?",
            "sentence": "",
            "level": [],
        },
    )
    found = await on.services.mentors.open_request(on.guild.id, on.luis.id)

    assert words.DISTRICTS["other"] in told
    assert words.REQUEST_BY_COORDINATOR in picks
    assert words.REQUEST_BY_COORDINATOR not in again
    assert before == "Where do I start?"
    assert found is not None
    assert (found.profile.topics, found.profile.words) == (("budget",), "And then?")
    assert (found.district, found.by_coordinator) == ("other", False)


async def test_another_way(on: World) -> None:
    """Where one is reached can be changed; a thread that is there already is used again."""
    card = await offer(on, on.dana)
    await moments(on)
    first = own_thread(on, on.dana)
    asked = await on.dana.click(answer(card), label=words.WAY_CHANGE)
    by_dm = await on.dana.click(answer(asked), label=words.WAY_DM)
    told = text(by_dm)
    back = await on.dana.click(answer(by_dm), label=words.WAY_CHANGE)
    await on.dana.click(answer(back), label=words.WAY_THREAD)
    await moments(on)

    assert told.startswith(reaching_words.DM_WORKS)
    assert own_thread(on, on.dana).id == first.id
    assert len(threads(on)) == 1


async def test_not_this_one(on: World) -> None:
    """The one who asks says no to a mentor who would: the mentor reads "not free", no more."""
    await offer(on, on.dana)
    await ask(on, on.luis)
    await on.advance(days=1, minutes=1)
    await moments(on)
    await on.dana.click(said(on, on.dana)[-1], label=words.HELP)
    await moments(on)
    no = text(await on.luis.click(said(on, on.luis)[-1], label=words.NOT_THIS))
    await moments(on)

    assert no == words.REFUSED_DONE
    assert said(on, on.dana)[-1].content == f"<@{on.dana.id}> {words.REFUSED}"
    assert await on.services.mentor_pairs.of_group(on.guild.id) == []


async def test_going_on_together(matched: World) -> None:
    """At the finish date one would go on, the other is asked, and it goes on: told to both."""
    await matched.advance(days=42, minutes=5)
    await moments(matched)
    mine = said(matched, matched.luis)[-1]
    one = text(await matched.luis.click(mine, label=pair_words.GO_ON))
    await moments(matched)
    asked = said(matched, matched.dana)[-1]
    both = text(await matched.dana.click(asked, label=pair_words.GO_ON))
    await moments(matched)
    again = text(await matched.dana.click(asked, label=pair_words.GO_ON))
    (pair,) = await matched.services.mentor_pairs.of_group(matched.guild.id)

    assert one == pair_words.GOING_ON
    assert asked.content.endswith(pair_words.WISHES.format(name="Luis Ortega"))
    until = pair_words.RENEWED.partition("{")[0]
    assert both.startswith(until)
    assert again == both
    assert all(until in said(matched, one)[-1].content for one in (matched.dana, matched.luis))
    assert (pair.state, pair.size) == ("active", "weeks")
    assert (pair.mentor_renews, pair.mentee_renews) == (False, False)


async def test_rather_not_and_waking_up(matched: World) -> None:
    """A win that the other would rather not post is dropped; a pair that rests wakes by a tap."""
    guild_id, now = matched.guild.id, matched.clock.now()
    (pair,) = await matched.services.mentor_pairs.of_group(guild_id)
    course = matched.services.mentor_course
    await course.propose_win(guild_id, pair.id, matched.luis.id, "We weeded 400 books.", now)
    await moments(matched)
    shown = said(matched, matched.dana)[-1]
    dropped = text(await matched.dana.click(shown, label=pair_words.RATHER_NOT))
    late = text(await matched.dana.click(shown, label=pair_words.POST_BOTH))
    for number in range(1, 5):
        async with matched.client.agenda._database.write() as connection:
            rows = await course.check_in(connection, guild_id, pair.id, number, now)
    await matched.client.agenda.plan(one for one in rows if one.kind.endswith("resting"))
    await moments(matched)
    resting = said(matched, matched.luis)[-1]
    awake = text(await matched.luis.click(resting, label=pair_words.WAKE))

    assert (dropped, late) == (pair_words.WIN_NOT, pair_words.WIN_GONE)
    assert not any("400 books" in one.content for one in matched.posts())
    assert pair_words.RESTING.format(name="Dana Whitehorse") in resting.content
    assert awake == pair_words.AWAKE
    (found,) = await matched.services.mentor_pairs.of_group(guild_id)
    assert found.state == "active"
