"""From *Make a blurb* to words that can be copied, as an author sees it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.documents import blurb_words as words
from bot.documents import words as document_words
from bot.kit.errors import Refusal
from bot.students import words as student_words
from bot.ui import words as ui_words
from bot.wins import words as win_words
from bot.wins.details import Details
from cogs.documents.blurb_cards import copyable
from tests.discord import answer, buttons, text
from tests.wins.test_sharing import photo

if TYPE_CHECKING:
    from simcord import InteractionResult

    from tests.discord import World

STORY = "We put a blind date with a book cart by the doors. It was empty by noon."


@pytest.fixture(autouse=True)
async def documents_are_on(world: World) -> None:
    """A coordinator switched documents on."""
    await world.switch_on("documents")


async def share(world: World, story: str = STORY, **options: object) -> None:
    """Let Dana share a win."""
    await world.dana.slash(world.channel, "win share", story=story, **options)


async def share_photo(world: World, about: str = student_words.PHOTO_CLEAR) -> None:
    """Let Dana share a win with a photo, and say what is in it."""
    asked = await world.dana.slash(
        world.channel, "win share", story=STORY, photo=photo(), alt="A red cart of books"
    )
    await world.dana.click(answer(asked), label=about)


async def blurb(world: World, win: str = "1") -> InteractionResult:
    """Ask for a blurb by the command."""
    return await world.dana.slash(world.channel, "document blurb", win=win)


def note(given: InteractionResult) -> str:
    """The small print under what is to be copied."""
    (embed,) = answer(given).message.embeds
    return str(embed.description)


async def test_three_taps(world: World) -> None:
    """The first press gives the words alone, and the message holds nothing else to copy."""
    await share(world)
    shown = await world.dana.slash(world.channel, "win show", win="1")
    given = await world.dana.click(answer(shown), label=words.MAKE)

    assert STORY in text(given)
    assert "Only you" not in text(given)
    assert note(given).startswith("**Newsletter**, ")
    assert words.HERE in note(given)
    assert words.ASK["helped"] in note(given)
    assert list(buttons(answer(given))) == [
        words.ADD["helped"],
        words.SKIP,
        words.ANOTHER,
        words.FILE,
        *(words.PIECES[one] for one in ("announcement", "principal", "social", "board")),
    ]
    (post,) = world.posts()
    assert words.MAKE not in buttons(post)


async def test_after_posting(world: World) -> None:
    """The answer that says "Posted." offers it too."""
    shared = await world.dana.slash(world.channel, "win share", story=STORY)
    given = await world.dana.click(answer(shared), label=words.MAKE)

    assert STORY in text(given)


async def test_one_thing_at_a_time(world: World) -> None:
    """Each answer is in the words at once; what is left out is asked for no more; all is kept."""
    await share(world)
    card = await blurb(world)
    form = await world.dana.click(answer(card), label=words.ADD["helped"])
    card = await world.dana.submit_modal(form, {"helped": "Ninth graders who never come in."})
    assert "ninth graders who never come in." in text(card)
    assert words.ASK["changed"] in note(card)

    card = await world.dana.click(answer(card), label=words.SKIP)
    assert words.ASK["number"] in note(card)
    form = await world.dana.click(answer(card), label=words.ADD["number"])
    card = await world.dana.submit_modal(form, {"number": "41 checkouts"})
    assert "41 checkouts." in text(card)
    assert words.SKIP not in buttons(answer(card))

    await world.restart()
    again = await blurb(world)
    assert text(again) == text(card)
    form = await world.dana.click(answer(again), label=words.DETAILS)
    card = await world.dana.submit_modal(
        form, {"helped": "", "changed": "the cart stays", "number": "41 checkouts"}
    )
    assert "ninth graders" not in text(card)
    assert "the cart stays." in text(card)
    kept = await world.services.details.get(world.guild.id, 1)
    assert (kept.helped, kept.changed, kept.number) == (None, "the cart stays", "41 checkouts")


async def test_every_piece_in_other_words(world: World) -> None:
    """*Another wording* goes on with the piece that is shown, and comes round."""
    await share_photo(world)
    card = await blurb(world)
    for piece in ("principal", "board", "caption", "newsletter"):
        card = await world.dana.click(answer(card), label=words.PIECES[piece])
        assert note(card).startswith(f"**{words.PIECES[piece]}**")
        seen = [text(card)]
        for _ in range(6):
            card = await world.dana.click(answer(card), label=words.ANOTHER)
            seen.append(text(card))
        assert seen[0] == seen[6]
        # Some captions differ only by what was not told.
        assert len(set(seen)) >= (4 if piece in ("caption", "principal") else 6)
        assert ("A red cart of books" in seen[0]) == (piece == "caption")


async def test_hiding_takes_the_name_out(world: World) -> None:
    """At once, whatever the win itself allows."""
    await share(world, thanks="Chef Zenobia of the lunch crew")
    await world.services.wins.consent(world.guild.id, 1, world.dana.id, "named")
    card = await world.dana.click(answer(await blurb(world)), label=words.PIECES["board"])
    assert "Dana Whitehorse" in text(card)
    assert "Zenobia" in text(card)
    await world.services.members.hide(world.guild.id, world.dana.id, True, world.clock.now())
    card = await blurb(world)

    for piece in ("board", "principal", "newsletter"):
        card = await world.dana.click(answer(card), label=words.PIECES[piece])
        assert not {"Dana", "Zenobia"} & set(text(card).replace(".", " ").split())
        assert words.UNNAMED in note(card)


async def test_the_student_check_comes_first(world: World) -> None:
    """What was typed beside the win is looked at like the win; the author decides, once."""
    await share(world)
    card = await blurb(world)
    form = await world.dana.click(answer(card), label=words.ADD["helped"])
    card = await world.dana.submit_modal(form, {"helped": "jayden in 4th grade"})
    assert text(card).startswith(document_words.LOOK_ONE)
    assert '"jayden"' in text(card)
    assert STORY not in text(card)
    assert list(buttons(answer(card))) == [words.CHANGE_WIN, words.DETAILS, words.FINE]

    card = await world.dana.click(answer(card), label=words.FINE)
    assert "jayden in 4th grade" in text(card)
    card = await world.dana.click(answer(card), label=words.ANOTHER)
    assert text(card).startswith(document_words.LOOK_ONE) is False


async def test_words_that_tell_who_it_is(world: World) -> None:
    """A nameless blurb with the school's name in it is shown to its author first, once."""
    await share(world, "The Doors library put a cart out.")
    await world.services.members.change(world.guild.id, world.dana.id, school="Doors High")
    card = await blurb(world)
    assert words.TELLING.format(found='"Doors"') in text(card)

    card = await world.dana.click(answer(card), label=words.FINE)
    assert "The Doors library" in text(card)
    await world.services.wins.consent(world.guild.id, 1, world.dana.id, "unnamed")
    given = await world.dana.click(answer(card), label=words.FILE)
    assert text(given).startswith(words.FILE_MADE)


async def test_what_a_coordinator_looks_at(world: World) -> None:
    """Nothing leaves of a win that is hidden."""
    await share(world)
    (post,) = world.posts()
    told = await world.luis.context_menu(world.channel, win_words.TELL_COORDINATOR, post)
    await world.luis.submit_modal(told, {"about": ["student"]})
    refused = await blurb(world)

    assert text(refused).startswith(words.HIDDEN)


async def test_somebody_elses(world: World) -> None:
    """Only its author makes a blurb of a win; a button made by hand is refused as kindly."""
    await share(world)
    refused = await world.luis.slash(world.channel, "document blurb", win="1")
    absent = await world.luis.slash(world.channel, "document blurb", win="77")
    odd = await world.luis.slash(world.channel, "document blurb", win="one")
    offered = await world.luis.autocomplete(world.channel, "document blurb", "win", "")

    assert text(refused).startswith(win_words.NOT_YOUR_WIN)
    assert text(absent).startswith(win_words.NO_WIN)
    assert text(odd).startswith(win_words.NO_WIN)
    assert offered == []
    mine = await world.dana.autocomplete(world.channel, "document blurb", "win", "empty")
    assert [one["value"] for one in mine] == ["1"]


async def test_switched_off(world: World) -> None:
    """Where documents are off the button is nowhere, and an old one says so."""
    await share(world)
    shown = await world.dana.slash(world.channel, "win show", win="1")
    now = world.clock.now()
    await world.services.groups.change(world.guild.id, now, switched_on=frozenset())
    pressed = await world.dana.click(answer(shown), label=words.MAKE)
    again = await world.dana.slash(world.channel, "win show", win="1")

    assert text(pressed).startswith(ui_words.SWITCHED_OFF)
    assert words.MAKE not in buttons(answer(again))


async def test_too_much(world: World) -> None:
    """A text that is too long is refused in a sentence, and given back."""
    await share(world)
    form = await world.dana.click(answer(await blurb(world)), label=words.ADD["helped"])
    kept = await world.services.details.get(world.guild.id, 1)
    with pytest.raises(Refusal, match="150 characters"):
        await world.services.details.keep(world.guild.id, 1, world.dana.id, {"helped": "h" * 4_000})

    assert kept == Details(piece="newsletter")
    assert form.modal is not None


async def test_at_once(world: World) -> None:
    """Of two presses in the same instant none is lost."""
    await share(world)
    details, mine = world.services.details, (world.guild.id, 1, world.dana.id)
    await asyncio.gather(
        *(details.another(*mine, "newsletter") for _ in range(5)),
        details.keep(*mine, {"helped": "everyone"}),
        details.skip(*mine, "number"),
    )
    kept = await details.get(world.guild.id, 1)

    assert kept.wordings == {"newsletter": 5}
    assert (kept.helped, kept.missing) == ("everyone", "changed")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("From the library: all is well.", "From the library: all is well."),
        ("{{7*7}} stays", "```\n{{7*7}} stays\n```"),
        ("{{ opening }} stays", "{{ opening }} stays"),
        ("=cmd stays", "=cmd stays"),
        ("**bold** `x` ```y```", "```\n**bold** `x` ˋ``yˋ``\n```"),
        ("- one", "```\n- one\n```"),
        ("1. one", "```\n1. one\n```"),
        ("@everyone <@5> <t:0>", "```\n@everyone <@5> <t:0>\n```"),
    ],
)
def test_copyable(typed: str, shown: str) -> None:
    """Words stand by themselves; what Discord would read as its own stands in a code block."""
    assert copyable(typed) == shown


async def test_a_social_post_comes_with_its_alt_text(world: World) -> None:
    """The photo's description stands under it, for the box that asks for it."""
    await share_photo(world)
    card = await world.dana.click(answer(await blurb(world)), label=words.PIECES["social"])

    assert "A red cart of books" not in text(card)
    assert words.ALT.format(alt="A red cart of books") in note(card)
