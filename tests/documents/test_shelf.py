"""The shelf as it leaves: only what owners let travel, with the credits they agreed to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bot.documents import page
from bot.documents import shelf_words as words
from bot.documents.shelf import COMMUNITIES, OTHER, written
from bot.groups.service import Group
from bot.kit.sheet import table
from bot.members.rules import Member
from bot.shelf.rules import Resource
from tests.discord import answer, text

if TYPE_CHECKING:
    from bot.documents.shelf import Shelved
    from tests.discord import World

NOW = datetime(2026, 9, 14, 15, tzinfo=UTC)
DANA = Member(1, 11, "Dana W.", NOW, print_name="Dana Whitehorse", school="Pine Ridge Middle")
LUIS = Member(1, 12, "Luis Ortega", NOW, hidden=True)
MEMBERS = {one.member_id: one for one in (DANA, LUIS)}
GROUP = Group(1, zone="America/Chicago")
THING = Resource(1, 1, 11, "Dana W.", "Weeding checklist", "https://example.org/a", NOW)


def thing(title: str = "Weeding checklist", **given: Any) -> Resource:
    """Return something whose owner lets it travel with their name."""
    return replace(THING, title=title, **({"consent": "named"} | given))


def shelf(*things: Resource, topic: str | None = None) -> Shelved:
    """Return the shelf as it leaves."""
    return written(things, MEMBERS, GROUP, "Prairie Librarians", NOW, topic)


def told(found: Shelved) -> str:
    """Return all that the pages say, and the rows."""
    rows = [str(value) for row in found.document.rows for value in row.values()]
    return "\n".join([*found.document.members_words(), *rows])


def test_what_stays() -> None:
    """What its owner keeps here, what's hidden, and answers with other people's words."""
    found = shelf(
        thing(consent="here"),
        thing(hidden="reported"),
        thing(kind="answer", body="Luis said so"),
        thing("Genre labels"),
    )

    assert (found.count, found.stays) == (1, 3)
    assert "Weeding" not in told(found)
    assert "Genre labels" in told(found)


def test_each_thing_has_a_heading() -> None:
    """Its title is one, and is looked at for students; the levels read as a sentence does."""
    found = shelf(thing(kind="template", levels=("middle", "high", "district")))
    shown = page.as_html(found.document, {}, {}).decode()

    assert '<h3 dir="auto">Weeding checklist</h3>' in shown
    assert "Template or form, for middle and high school and districts" in shown
    assert "Weeding checklist" in found.document.members_words()


def test_credits() -> None:
    """The name for print where the owner agreed; else nothing that tells who it is."""
    named = told(shelf(thing(used="With my helpers.")))
    nameless = told(shelf(thing(consent="unnamed")))
    hidden = told(shelf(thing(owner_id=12, owner_name="Luis Ortega")))
    theirs = told(shelf(thing(rights="theirs")))
    started = told(shelf(thing(owner_id=0, starter="aasl", kind="community")))

    assert "Shared by Dana Whitehorse." in named
    assert "With my helpers." in named
    for said in (nameless, hidden):
        assert words.CREDIT_NONE in said
        assert "Dana" not in said
        assert "Luis" not in said
    assert words.CREDIT_THEIRS in theirs
    assert "Shared by" not in started


def test_what_would_tell() -> None:
    """Nameless things with the owner's name or school in them stay; so does "ask me first"."""
    assert shelf(thing("Dana's weeding list", consent="unnamed")).count == 0
    assert shelf(thing(consent="unnamed", used="At Pine Ridge Middle.")).count == 0
    assert shelf(thing(consent="unnamed", rights="ask")).count == 0
    assert "Dana Whitehorse. Please ask" in told(shelf(thing(rights="ask")))


def test_who_hides_is_named_nowhere() -> None:
    """Also not in somebody else's words."""
    assert shelf(thing("Luis Ortega's labels")).count == 0
    found = told(shelf(thing(used="Made with <@12> and Luis Ortega.")))
    assert "Ortega" not in found
    assert "12" not in found


def test_by_topic() -> None:
    """Each thing once, under its first topic; groups and the rest have places of their own."""
    found = shelf(
        thing("A", topics=("weeding",)),
        thing("B", kind="community"),
        thing("C"),
        thing("D", topics=("weeding",), link="", file_name="labels.pdf"),
    )
    titles = [section.title for section in found.document.sections]

    assert titles[1:] == [words.COMMUNITIES, words.OTHER]
    assert set(found.links) == {"weeding", COMMUNITIES, OTHER}
    assert found.links["weeding"] == ["A: https://example.org/a"]
    assert "A file: labels.pdf" in told(found)
    assert shelf(thing("A", topics=("weeding",)), thing("C"), topic="weeding").count == 1


def test_nothing_runs() -> None:
    """Neither in the page nor in a spreadsheet; a link there is a link."""
    found = shelf(thing("=1+1 <script>alert(1)</script>", link="https://example.org/?a=1&b=2"))
    html = page.as_html(found.document, {}, {}).decode()
    csv = table(found.document.rows).decode()

    assert "<script>alert" not in html
    assert ">=1+1 &lt;script&gt;alert(1)&lt;/script&gt;</h3>" in html
    assert 'href="https://example.org/?a=1&amp;b=2"' in html
    assert "'=1+1" in csv


async def test_as_a_member(world: World) -> None:
    """Nothing leaves at first; once an owner agrees, three files and lines to paste do."""
    await world.switch_on("shelf", "documents")
    add = {"title": "Genre labels", "link": "https://example.org/labels"}
    await world.dana.slash(world.channel, "resource add", **add)
    nothing = text(await world.luis.slash(world.channel, "document shelf"))
    shelf_, guild_id = world.services.shelf, world.guild.id
    now = world.clock.now()
    await shelf_.describe(guild_id, 1, world.dana.id, now, consent="named", topics=("weeding",))
    given = await world.luis.slash(world.channel, "document shelf")
    files = [one.filename for one in answer(given).attachments]
    links = await world.luis.select(answer(given), ["weeding"], custom_id="document:links:all")

    assert nothing.startswith(words.NOTHING_LEAVES)
    assert text(given) == words.MADE_ALL.format(count=1)
    assert [one.rpartition(".")[2] for one in files] == ["html", "docx", "csv"]
    assert "Genre labels: https://example.org/labels" in text(links)
