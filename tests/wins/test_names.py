"""Whose name a win may tell, and how the bot speaks of people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.drafts import words as draft_words
from bot.wins import rules, words
from bot.wins.rules import NAMELESS, WinDraft
from tests.discord import answer, buttons, text

if TYPE_CHECKING:
    from tests.discord import World

STORY = "Our lunch club finished its first graphic novel today."


async def test_an_edit_of_a_nameless_win(world: World) -> None:
    """After *without my name* new words are looked at for what tells who it was."""
    await world.dana.slash(world.channel, "win share", story=STORY)
    shown = await world.dana.slash(world.channel, "win show", win="1")
    await world.dana.click(answer(shown), label=words.CONSENT["unnamed"])
    edit = await world.dana.slash(world.channel, "win edit", win="1")
    edited = await world.dana.submit_modal(edit, {"story": "The Whitehorse club read a book."})

    assert words.CONSENT_NAMES_FOUND.format(found='"Whitehorse"') in text(edited)


async def test_a_nameless_win_on_behalf_of_someone(world: World) -> None:
    """Who it was entered for is looked at as well."""
    story = "We all thank Ruth, our library's volunteer."
    draft = WinDraft(world.guild.id, world.dana.id, "Dana", story, behalf="Ruth, by e-mail")
    await world.services.members.arrive(world.guild.id, world.dana.id, "Dana", world.clock.now())
    await world.services.wins.share(draft, world.clock.now())
    shown = await world.dana.slash(world.channel, "win show", win="1")
    set_ = await world.dana.click(answer(shown), label=words.CONSENT["unnamed"])

    assert words.CONSENT_NAMES_FOUND.format(found='"Ruth"') in text(set_)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Our middle school loves high shelves.", []),
        ("Lincoln loves the book cart.", ["Lincoln"]),
    ],
)
def test_the_name_of_a_school(said: str, found: list[str]) -> None:
    """What every school is called tells nothing; its own name does, once."""
    names = ("Lincoln Middle School", "Lincoln High", "the District", None)

    assert rules.identifying_words(said, names) == found


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("Da\u202ena\n  W.", "Dana W."), ("\u200b\u2060", NAMELESS), ("Dana", "Dana")],
)
def test_a_display_name(typed: str, kept: str) -> None:
    """What breaks a page is not kept of a name either."""
    assert rules.tidied(WinDraft(1, 2, typed, STORY)).author_name == kept


async def test_a_colleague_who_is_hidden(world: World) -> None:
    """In a sentence her name is "its author"."""
    await world.dana.slash(world.channel, "win share", story=STORY)
    await world.services.members.hide(world.guild.id, world.dana.id, True, world.clock.now())
    post = world.posts()[0]
    cheered = await world.luis.click(post, label=words.CHEER)
    tried = await world.luis.click(post, label=words.TRYING)

    assert "Only its author can see" in text(cheered)
    assert "only its author sees who" in text(tried)


async def test_a_number_is_no_student(world: World) -> None:
    """Under a telephone number nothing is said about students' names."""
    looked = await world.dana.slash(
        world.channel, "win share", story="Call me at 555-867-5309 about the cart."
    )
    named = await world.dana.slash(
        world.channel, "win share", story="jayden in 4th grade: 555-867-5309."
    )

    assert draft_words.FINE["post"] in buttons(answer(looked))
    assert draft_words.NOT_A_STUDENT["post"] in buttons(answer(named))


async def test_a_photo_with_a_release(world: World) -> None:
    """The sentence says what travels and what does not, and why."""
    draft = WinDraft(world.guild.id, world.dana.id, "Dana", STORY)
    released = replace(draft, picture="a.jpg", alt="A cart.", release="released")
    await world.services.wins.share(released, world.clock.now())
    shown = await world.dana.slash(world.channel, "win show", win="1")
    set_ = await world.dana.click(answer(shown), label=words.CONSENT["named"])

    assert "a release usually covers one use. The words can travel." in text(set_)


async def test_who_is_mentioned_and_hides(world: World) -> None:
    """A post, the week's post and what's found follow, those from before too; and back again."""
    luis = world.luis.id
    for actor in (world.dana, world.luis):
        await actor.slash(world.general, "help")
    typed = {"story": f"A cart. <@{luis}> built it.", "thanks": f"the crew and <@!{luis}>"}
    await world.dana.slash(world.channel, "win share", **typed)
    before = world.posts()[-1]
    await world.dana.click(before, label=words.TALK)
    await world.advance(days=4, hours=6)  # the week's post came at noon
    await world.luis.slash(world.general, "me hide")
    await world.advance(minutes=10)
    hidden = [one.content for one in world.posts() if one.components and "cart" in one.content]
    found = text(await world.marta.slash(world.general, "win find", words="cart"))
    await world.services.members.hide(world.guild.id, luis, False, world.clock.now())
    await world.advance(minutes=10)
    shown = [one.content for one in world.posts() if one.components and "cart" in one.content]
    (thread,) = world.channel.threads

    assert str(thread.name).startswith("A cart. A colleague built it.")
    assert len(hidden) == len(shown) == 2
    for one in (*hidden, found):
        assert str(luis) not in one
        assert "A cart. A colleague built it." in one
    assert all(f"A cart. <@{luis}> built it." in one for one in shown)
