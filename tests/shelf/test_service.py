"""What's on the shelf, as it's kept, on both databases."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.kit.errors import NotFound, NotYours, Refusal
from bot.kit.personal import Person
from bot.shelf import words
from bot.shelf.answers import Answer, file_answer
from bot.shelf.rules import NAMELESS, REPORTED, ResourceDraft
from cogs.shelf.cards import where
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.services import Services
    from bot.shelf.rules import Resource
    from tests.conftest import StandingClock

GROUP, OTHER = 1_001, 2_002
DANA, LUIS, PRIYA = 11, 12, 13
NAMES = {DANA: "Dana Whitehorse", LUIS: "Luis Ortega", PRIYA: "Priya Shah"}
LINK = "https://example.org/weeding"


async def put(
    services: Services,
    clock: StandingClock,
    title: str = "Weeding checklist",
    link: str = LINK,
    owner_id: int = DANA,
    guild_id: int = GROUP,
) -> Resource:
    """Put something on the shelf."""
    offer = ResourceDraft(title, link)
    name = NAMES[owner_id]
    await services.members.arrive(guild_id, owner_id, name, clock.now())
    return (await services.shelf.add(guild_id, owner_id, name, offer, clock.now())).resource


async def titles(services: Services, typed: str = "", **narrowed: Any) -> list[str]:
    """Return what's found."""
    found = await services.shelf.find(GROUP, typed, MONDAY, limit=50, **narrowed)
    return [one.title for one in found.documents]


async def test_a_link(services: Services, clock: StandingClock) -> None:
    """A title and a link are all it takes; it's found by words of its title, and by its owner."""
    resource = await put(services, clock)

    assert await services.shelf.get(GROUP, resource.id) == resource
    assert resource.host == "example.org"
    for typed in ("weeded", "checklists", "chekclist", "priya weeding", "dana", "example", ""):
        assert await titles(services, typed) == ["Weeding checklist"], typed
    assert await titles(services, "zebra") == []


SAME = [
    "http://www.example.org/weeding/",
    "https://m.example.org/weeding?utm_source=mail&utm_campaign=x",
    "https://example.org/weeding#part-2",
]


@pytest.mark.parametrize("link", SAME)
async def test_the_same_page(services: Services, clock: StandingClock, link: str) -> None:
    """A link to a page that's there already is no second one, whatever was added to it."""
    first = await put(services, clock)
    added = await services.shelf.add(
        GROUP, LUIS, NAMES[LUIS], ResourceDraft("My weeding list", link), clock.now()
    )

    assert not added.new
    assert added.resource == first
    other = await services.shelf.add(OTHER, LUIS, "Luis", ResourceDraft("Mine", link), clock.now())
    assert other.new


async def test_two_at_once(services: Services, clock: StandingClock) -> None:
    """The same link from two people in the same moment is one thing on the shelf."""
    offers = (
        services.shelf.add(GROUP, who, NAMES[who], ResourceDraft(f"By {who}", LINK), clock.now())
        for who in (DANA, LUIS, PRIYA)
    )
    added = await asyncio.gather(*offers)

    assert sorted(one.new for one in added) == [False, False, True]
    assert len({one.resource.id for one in added}) == 1
    assert len(await titles(services)) == 1


async def test_editing_while_removing(services: Services, clock: StandingClock) -> None:
    """Anyone who comes second finds it changed or gone; nothing comes back."""
    resource = await put(services, clock)
    key = GROUP, resource.id, DANA
    offer = ResourceDraft("Another title", "https://example.org/other")
    await asyncio.gather(
        services.shelf.edit(*key, offer, clock.now()),
        services.shelf.remove(*key, clock.now()),
        return_exceptions=True,
    )

    assert await titles(services) == []
    with pytest.raises(NotFound):
        await services.shelf.get(GROUP, resource.id)
    assert (await services.shelf.add(GROUP, DANA, "Dana", offer, clock.now())).new


BAD = [
    "javascript:alert(1)",
    "file:///etc/passwd",
    "data:text/html,<b>x</b>",
    "",
    "  ",
    "http://127.0.0.1/x",
    "http://[::1]/x",
    "http://169.254.169.254/latest",
    "http://intranet/x",
    "https://google.com@evil.example/x",
    "https://example.org/" + "x" * 3_000,
    "no link",
]


@pytest.mark.parametrize("link", BAD)
async def test_a_link_that_cant_be_kept(
    services: Services, clock: StandingClock, link: str
) -> None:
    """What leads nowhere, or elsewhere than it says, is refused before anything is kept."""
    with pytest.raises(Refusal, match=r"^Not on the shelf yet"):
        await put(services, clock, link=link)
    resource = await put(services, clock)
    with pytest.raises(Refusal):
        await services.shelf.edit(GROUP, resource.id, DANA, ResourceDraft("x", link), clock.now())

    assert (await services.shelf.get(GROUP, resource.id)).link == LINK


@pytest.mark.parametrize("title", ["", "   ", "x" * 121])
async def test_a_title_that_cant_be_kept(
    services: Services, clock: StandingClock, title: str
) -> None:
    """An empty title, or a very long one."""
    with pytest.raises(Refusal):
        await put(services, clock, title)


async def test_a_look_alike(services: Services, clock: StandingClock) -> None:
    """A host that looks like another one is shown as what it really is."""
    resource = await put(services, clock, link="https://ex\u0430mple.org/page")

    assert resource.host.startswith("xn--")


async def test_another_groups(services: Services, clock: StandingClock) -> None:
    """Nothing of another group is found, shown or changed."""
    resource = await put(services, clock)
    shelf, key, now = services.shelf, (OTHER, resource.id, DANA), clock.now()

    for attempt in (
        shelf.get(OTHER, resource.id),
        shelf.get_own(*key),
        shelf.edit(*key, ResourceDraft("x", LINK), now),
        shelf.describe(*key, now, kind="tool"),
        shelf.offer_copy(*key, now),
        shelf.remove(*key, now),
        services.shelf_uses.use(OTHER, resource.id, LUIS, "Luis", now, now),
        services.shelf_uses.say(OTHER, resource.id, LUIS, "Luis", "Yes", now),
        services.shelf_reports.report(OTHER, resource.id, LUIS, "rights", None, now),
        services.shelf_reports.hide(OTHER, resource.id, "x", now),
        services.shelf_reports.show_again(OTHER, resource.id, now, read=99),
    ):
        with pytest.raises(NotFound):
            await attempt
    assert (await shelf.find(OTHER, "weeding", now)).documents == []
    assert (await shelf.find(OTHER, "", now)).documents == []
    assert await shelf.titled(OTHER, DANA, "", 25) == []


async def test_someone_elses(services: Services, clock: StandingClock) -> None:
    """Only its owner changes it or takes it down."""
    resource = await put(services, clock)
    shelf, key = services.shelf, (GROUP, resource.id, LUIS)

    for attempt in (
        shelf.edit(*key, ResourceDraft("x", LINK), clock.now()),
        shelf.describe(*key, clock.now(), kind="tool"),
        shelf.offer_copy(*key, clock.now()),
        shelf.remove(*key, clock.now()),
    ):
        with pytest.raises(NotYours):
            await attempt
    assert await shelf.get(GROUP, resource.id) == resource


async def test_what_is_said_about_it(services: Services, clock: StandingClock) -> None:
    """Kind, levels and topics narrow what's found, with words and without."""
    weeding = await put(services, clock)
    await put(services, clock, "Weeding song", "https://example.org/song")
    await services.shelf.describe(
        GROUP, weeding.id, DANA, clock.now(), kind="template", levels=("elementary", "middle")
    )
    await services.shelf.describe(GROUP, weeding.id, DANA, clock.now(), topics=("weeding", "space"))

    for typed in ("", "weeding"):
        assert len(await titles(services, typed)) == 2
        for narrowed in ({"kind": "template"}, {"level": "middle"}, {"topic": "space"}):
            assert await titles(services, typed, **narrowed) == ["Weeding checklist"]
        assert await titles(services, typed, kind="template", level="high") == []
    assert await titles(services, "room furniture") == ["Weeding checklist"]
    assert await services.shelf.topics(GROUP) == {"weeding": 1, "space": 1}


async def test_an_editable_link(services: Services, clock: StandingClock) -> None:
    """The link that gives everyone their own copy is to the same page."""
    link = "https://docs.google.com/document/d/abc123/edit?usp=sharing"
    resource = await put(services, clock, link=link)
    changed = await services.shelf.offer_copy(GROUP, resource.id, DANA, clock.now())

    assert changed.link == "https://docs.google.com/document/d/abc123/copy"
    again = await services.shelf.add(GROUP, LUIS, "Luis", ResourceDraft("It", link), clock.now())
    assert not again.new


async def test_changing_the_link(services: Services, clock: StandingClock) -> None:
    """Another link is looked at again; one that's there already isn't taken twice."""
    one = await put(services, clock)
    other = await put(services, clock, "Other", "https://example.org/other")
    await services.shelf.describe(GROUP, one.id, DANA, clock.now(), opens=False)

    with pytest.raises(Refusal) as refused:
        await services.shelf.edit(
            GROUP, one.id, DANA, ResourceDraft("x", "http://example.org/other/"), clock.now()
        )
    assert refused.value.ways == (f"shelf:show:{other.id}",)
    changed = await services.shelf.edit(
        GROUP, one.id, DANA, ResourceDraft("New", "https://example.org/new"), clock.now()
    )
    assert (changed.title, changed.opens) == ("New", None)
    assert await titles(services, "new") == ["New"]
    assert await titles(services, "checklist") == []


async def test_using_it(services: Services, clock: StandingClock) -> None:
    """Asked once, in two weeks; a second press takes it back; its owner sees numbers alone."""
    resource = await put(services, clock)
    uses, key, now = services.shelf_uses, (GROUP, resource.id, LUIS), clock.now()
    later = now + timedelta(days=14)

    assert await uses.use(*key, "Luis", now, later) == "noted"
    assert (await services.shelf.get(GROUP, resource.id)).users == 1
    assert await uses.use(*key, "Luis", now, later) == "taken back"
    assert (await services.shelf.get(GROUP, resource.id)).users == 0
    with pytest.raises(NotYours):
        await uses.use(GROUP, resource.id, DANA, "Dana", now, later)

    for who, school, district in ((LUIS, "Lincoln", "North"), (PRIYA, "lincoln", "South")):
        await services.members.arrive(GROUP, who, NAMES[who], now)
        await services.members.change(GROUP, who, school=school, district=district)
        await uses.use(GROUP, resource.id, who, NAMES[who], now, later)
    await uses.answer(GROUP, resource.id, PRIYA, "changed", now)
    with pytest.raises(NotYours):
        await uses.answer(GROUP, resource.id, PRIYA, "worked", now)
    reach = await uses.reach(GROUP, resource.id)
    assert (reach.people, reach.schools, reach.districts, reach.worked) == (2, 1, 2, 1)


async def test_how_it_was_used(services: Services, clock: StandingClock) -> None:
    """Its owner's line and colleagues' are read and found; who hides isn't named."""
    resource = await put(services, clock)
    uses, now = services.shelf_uses, clock.now()
    await services.members.arrive(GROUP, LUIS, NAMES[LUIS], now)
    await uses.say(GROUP, resource.id, DANA, "Dana", "With the fifth grade helpers", now)
    await uses.say(GROUP, resource.id, LUIS, "Luis Ortega", "On a rainy afternoon", now)

    assert (await services.shelf.get(GROUP, resource.id)).used == "With the fifth grade helpers"
    assert [one.line for one in await uses.lines(GROUP, resource.id, 5)] == ["On a rainy afternoon"]
    assert await titles(services, "rain") == ["Weeding checklist"]
    await services.members.hide(GROUP, LUIS, True, now)
    assert [one.name for one in await uses.lines(GROUP, resource.id, 5)] == [NAMELESS]
    await uses.say(GROUP, resource.id, LUIS, "Luis Ortega", "", now)
    assert await uses.lines(GROUP, resource.id, 5) == []
    assert await titles(services, "rain") == []


async def test_an_owner_who_hides(services: Services, clock: StandingClock) -> None:
    """Their name is neither shown nor found."""
    resource = await put(services, clock)
    await services.members.hide(GROUP, DANA, True, clock.now())

    assert (await services.shelf.get(GROUP, resource.id)).named == NAMELESS
    assert await titles(services, "whitehorse") == []
    await services.members.hide(GROUP, DANA, False, clock.now())
    assert await titles(services, "whitehorse") == ["Weeding checklist"]


@pytest.mark.parametrize(("why", "hides"), [("student", True), ("rights", True), ("other", False)])
async def test_telling(services: Services, clock: StandingClock, why: str, hides: bool) -> None:
    """What may harm somebody is hidden at once; only a coordinator brings it back."""
    resource = await put(services, clock)
    reports, now = services.shelf_reports, clock.now()

    assert await reports.report(GROUP, resource.id, LUIS, why, "It's from a shop", now) is hides
    assert (await titles(services) == []) is hides
    [report] = await reports.open(GROUP)
    offer = ResourceDraft("Mine really", "https://example.org/mine")
    await services.shelf.edit(GROUP, resource.id, DANA, offer, now)
    assert (await services.shelf.get(GROUP, resource.id)).hidden == (REPORTED if hides else None)
    await reports.show_again(GROUP, resource.id, now, read=99)
    assert await titles(services) == ["Mine really"]
    assert await reports.open(GROUP) == []
    with pytest.raises(NotFound):
        await reports.leave(GROUP, report.id, now)


async def test_hiding_with_a_note(services: Services, clock: StandingClock) -> None:
    """Its owner reads the note; once it's changed, colleagues find it again."""
    resource = await put(services, clock)
    await services.shelf_reports.hide(GROUP, resource.id, "Please link to the shop", clock.now())

    assert await titles(services) == []
    assert (await services.shelf.get(GROUP, resource.id)).note == "Please link to the shop"
    assert len(await services.shelf.titled(GROUP, DANA, "", 25)) == 1
    assert await services.shelf.titled(GROUP, LUIS, "", 25) == []
    await services.shelf.edit(GROUP, resource.id, DANA, ResourceDraft("Shop", LINK), clock.now())
    assert await titles(services) == ["Shop"]


async def test_leaving(services: Services, clock: StandingClock) -> None:
    """What may go further stays, without the name; the rest goes, and so do their lines."""
    stays = await put(services, clock)
    goes = await put(services, clock, "Song", "https://example.org/song")
    names = await put(services, clock, "Whitehorse's rules", "https://example.org/rules")
    other = await put(services, clock, "Luis's", "https://example.org/luis", LUIS)
    for one in (stays, names):
        await services.shelf.describe(GROUP, one.id, DANA, clock.now(), consent="named")
    await services.shelf_uses.say(GROUP, other.id, DANA, "Dana", "For zines", clock.now())
    await services.privacy.depart(Person(GROUP, DANA), clock.now())

    left = await services.shelf.get(GROUP, stays.id)
    assert (left.owner_id, left.named, left.consent) == (0, NAMELESS, "unnamed")
    assert sorted(await titles(services)) == ["Luis's", "Weeding checklist"]
    assert await titles(services, "dana") == []
    assert await titles(services, "zines") == []
    for one in (goes, names):
        with pytest.raises(NotFound):
            await services.shelf.get(GROUP, one.id)


async def test_own_data(services: Services, clock: StandingClock) -> None:
    """All of it comes along, and all of it goes."""
    mine = await put(services, clock)
    other = await put(services, clock, "Luis's", "https://example.org/luis", LUIS)
    now = clock.now()
    await services.shelf_uses.say(GROUP, other.id, DANA, "Dana", "For zines", now)
    await services.shelf_reports.report(GROUP, other.id, DANA, "other", "Hm", now)
    sheets = (await services.privacy.export(Person(GROUP, DANA))).sheets

    assert sheets["what I put on the shelf"][0]["title"] == mine.title
    assert sheets["what I use from the shelf"][0]["line"] == "For zines"
    assert sheets["what I told about the shelf"][0]["words"] == "Hm"
    await services.privacy.forget(Person(GROUP, DANA), now)
    sheets = (await services.privacy.export(Person(GROUP, DANA))).sheets
    assert not [name for name in sheets if "shelf" in name]
    assert await titles(services) == ["Luis's"]
    [report] = await services.shelf_reports.open(GROUP)
    assert report.words is None


async def test_an_answer(services: Services, database: Database, clock: StandingClock) -> None:
    """What a question got is found by its words; filed again it's the same, without a line gone."""
    link = f"https://discord.com/channels/{GROUP}/5/6"
    answer = Answer(GROUP, DANA, NAMELESS, "Genre labels?", link, ["Priya: colored dots"], "high")

    async def file(what: Answer) -> int | None:
        async with database.write() as connection:
            return await file_answer(connection, what, clock.now())

    first = await file(answer)
    assert await titles(services, "dots", kind="answer", level="high") == ["Genre labels?"]
    [filed] = (await services.shelf.find(GROUP, "dots", clock.now())).documents
    assert where(filed) == f"[{words.READ_IT}](<{link}>)"
    assert where(replace(filed, kind=None)) == f"[discord.com](<{link}>)"
    assert await titles(services, "dana") == []
    assert await file(replace(answer, lines=["colored stickers"])) == first
    assert await titles(services, "dots") == []
    assert await titles(services, "stickers") == ["Genre labels?"]
    await services.members.arrive(GROUP, DANA, NAMES[DANA], clock.now())
    await services.privacy.depart(Person(GROUP, DANA), clock.now())
    assert await titles(services, "stickers") == ["Genre labels?"]
    assert await file(replace(answer, lines=[])) is None
    assert await titles(services) == []
