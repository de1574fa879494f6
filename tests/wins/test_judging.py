"""What coordinators see of what they judge, and photos that come out of a win again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.drafts import words as draft_words
from bot.students import words as student_words
from bot.wins import words
from bot.wins.reports import BY_COORDINATOR
from bot.wins.rules import NAMELESS
from tests.discord import answer, buttons, text
from tests.ui.telling import chooses, dms
from tests.wins.test_sharing import STORY, photo

if TYPE_CHECKING:
    from simcord import InteractionResult

    from tests.discord import World

ALT = "A rolling cart of books."


@pytest.fixture
async def shown(world: World) -> World:
    """A win of Dana's with a photo, posted; the coordinators have a channel of their own."""
    now = world.clock.now()
    await world.services.groups.change(world.guild.id, now, coordinator_channel_id=world.desk.id)
    form = await world.dana.slash(world.channel, "win share")
    looked = await world.dana.submit_modal(form, {"story": STORY, "photo": photo(), "alt": ALT})
    await world.dana.click(answer(looked), label=student_words.PHOTO_CLEAR)
    return world


async def told(world: World, about: str = "student") -> InteractionResult:
    """Let Luis tell a coordinator, and Marta open what she's shown of it."""
    menu = words.TELL_COORDINATOR
    form = await world.luis.context_menu(world.channel, menu, world.posts()[0])
    await world.luis.submit_modal(form, {"about": [about], "words": "a name tag"})
    await world.tick()
    listed = await world.marta.slash(world.desk, "coordinator today")
    report = (await world.services.reports.open(world.guild.id))[-1]
    return await world.marta.click(answer(listed), custom_id=f"report:open:{report.id}")


async def sent_back(world: World, *about: str) -> None:
    """Let Marta send the win back because of its words, its photo or both."""
    form = await world.marta.click(answer(await told(world)), label=words.SEND_BACK)
    await world.marta.submit_modal(form, {"about": list(about), "note": "A name can be read."})
    await world.tick()


async def test_what_is_judged(shown: World) -> None:
    """Words, author and the covered photo, in a private answer; never who told of it."""
    opened = await told(shown)
    (file,) = answer(opened).attachments
    public = [one.content for one in shown.posts(shown.desk)]

    assert STORY in text(opened)  # which says that it's private
    assert "Dana Whitehorse" in text(opened)
    assert "Luis" not in text(opened)
    assert file.filename.startswith("SPOILER_")
    assert file.description == ALT
    assert public == [words.REPORT_NOTICE]
    assert list(buttons(answer(opened))) == [
        words.KEEP_HIDDEN,
        words.RESTORE,
        words.SEND_BACK,
    ]


async def test_what_is_not_hidden(shown: World) -> None:
    """What nobody hid has no button that shows it again."""
    opened = await told(shown, "other")

    assert list(buttons(answer(opened))) == [words.CLOSE_REPORT, words.HIDE, words.SEND_BACK]


async def test_who_hides(shown: World) -> None:
    """Who hides their name isn't named to coordinators either."""
    await shown.dana.slash(shown.channel, "me hide")
    await shown.tick()
    opened = await told(shown)

    assert "Dana" not in text(opened)
    assert NAMELESS in text(opened)


@pytest.mark.parametrize("by_message", [False, True])
async def test_kept_hidden(shown: World, by_message: bool) -> None:
    """*Keep hidden*: the post says what's true, and its author hears, kindly, with a way back."""
    if by_message:
        await chooses(shown, shown.dana, reach="dm")
    await shown.marta.click(answer(await told(shown)), label=words.KEEP_HIDDEN)
    await shown.tick()
    said = "".join(one.content for one in dms(shown.dana))
    if not by_message:
        news = await shown.dana.slash(shown.channel, "help")
        said = text(await shown.dana.click(answer(news), label="Show me"))
    mine = text(await shown.dana.slash(shown.channel, "win mine"))
    edit = await shown.dana.slash(shown.channel, "win edit", win="1")

    assert "(hidden right now)" in mine
    assert shown.posts()[0].content == words.HIDDEN_BY_COORDINATOR
    assert said.startswith(f"{words.HIDDEN_FIRST} {words.HIDDEN_STUDENT}")
    assert words.HIDDEN_STATE_DECIDED in said
    assert "Luis" not in said
    await shown.dana.submit_modal(edit, {"story": "Other words.", "alt": ALT})
    await shown.tick()
    assert "Other words." in shown.posts()[0].content


async def test_what_is_gone(shown: World) -> None:
    """A win that was removed meanwhile leaves nothing but closing the report."""
    opened = await told(shown)
    await shown.services.wins.remove(shown.guild.id, 1, shown.dana.id, shown.clock.now())
    listed = await shown.marta.slash(shown.desk, "coordinator today")
    report = (await shown.services.reports.open(shown.guild.id))[-1]
    again = await shown.marta.click(answer(listed), custom_id=f"report:open:{report.id}")

    assert STORY in text(opened)
    assert STORY not in text(again)
    assert list(buttons(answer(again))) == [words.CLOSE_REPORT]


async def test_without_the_photo(shown: World) -> None:
    """*Leave the photo out* takes it from the post and from the disk; the words stay."""
    mine = await shown.dana.slash(shown.channel, "win show", win="1")
    await shown.dana.click(answer(mine), label=words.NO_PHOTO)
    await shown.tick()

    (post,) = shown.posts()
    assert STORY in post.content
    assert post.attachments == []
    assert await shown.services.pictures.names() == set()
    again = await shown.dana.slash(shown.channel, "win show", win="1")
    assert not {words.NO_PHOTO, words.NEW_PHOTO}.intersection(buttons(answer(again)))


async def test_another_photo(shown: World) -> None:
    """*Replace the photo* asks the same questions as before, then shows the new one alone."""
    before = await shown.services.pictures.names()
    await replace_photo(shown)

    (post,) = shown.posts()
    (file,) = post.attachments
    after = await shown.services.pictures.names()
    assert file.description == "A cart by the doors."
    assert len(after) == 1
    assert after != before
    assert STORY in post.content


async def replace_photo(world: World) -> None:
    """Let Dana put another photo in the place of the first."""
    mine = await world.dana.slash(world.channel, "win show", win="1")
    form = await world.dana.click(answer(mine), label=words.NEW_PHOTO)
    looked = await world.dana.submit_modal(form, {"photo": photo(), "alt": "A cart by the doors."})
    assert text(looked).startswith(student_words.PHOTO)
    await world.dana.click(answer(looked), label=student_words.PHOTO_CLEAR)
    await world.tick()


@pytest.mark.parametrize("how", ["out", "new"])
async def test_sent_back_because_of_its_photo(shown: World, how: str) -> None:
    """It isn't shown again with the same photo, whatever becomes of the words."""
    await sent_back(shown, "photo")
    edit = await shown.dana.slash(shown.channel, "win edit", win="1")
    kept = await shown.dana.submit_modal(edit, {"story": "Other words.", "alt": ALT})
    await shown.tick()
    still = shown.posts()[0]
    mine = await shown.dana.slash(shown.channel, "win show", win="1")
    said = text(mine)
    if how == "out":
        await shown.dana.click(answer(mine), label=words.NO_PHOTO)
        await shown.tick()
    else:
        await replace_photo(shown)
    (post,) = shown.posts()

    assert text(kept).startswith(words.STILL_SENT_BACK)
    assert still.content == words.HIDDEN_BY_COORDINATOR
    assert words.SENT_BACK_PHOTO in said
    assert "Other words." in post.content
    assert len(post.attachments) == (how == "new")


async def test_sent_back_because_of_its_words(shown: World) -> None:
    """Other words show it again, with its photo."""
    await sent_back(shown, "words")
    edit = await shown.dana.slash(shown.channel, "win edit", win="1")
    await shown.dana.submit_modal(edit, {"story": "Other words.", "alt": ALT})
    await shown.tick()

    (post,) = shown.posts()
    assert "Other words." in post.content
    assert len(post.attachments) == 1


@pytest.mark.parametrize("about", ["words", "photo"])
async def test_mine_says_why(shown: World, about: str) -> None:
    """/win mine has the coordinator's reason, and the way to change it there and then."""
    await sent_back(shown, about)
    mine = await shown.dana.slash(shown.channel, "win mine")
    form = await shown.dana.click(answer(mine), label=draft_words.CHANGE)

    assert "A name can be read." in text(mine)
    assert (words.SENT_BACK_PHOTO in text(mine)) == (about == "photo")
    assert STORY in str(form.modal)


async def test_mine_while_a_coordinator_looks(shown: World) -> None:
    """What nobody has decided about yet has no button: changing it doesn't bring it back."""
    await told(shown)
    mine = await shown.dana.slash(shown.channel, "win mine")

    assert words.HIDDEN_STATE in text(mine)
    assert draft_words.CHANGE not in buttons(answer(mine))


async def test_several_sent_back(shown: World) -> None:
    """Each of several has a button of its own, which says which it is."""
    await sent_back(shown, "words")
    await shown.dana.slash(shown.channel, "win share", story="Puppets at the desk.")
    menu = words.TELL_COORDINATOR
    form = await shown.luis.context_menu(shown.channel, menu, shown.posts()[1])
    await shown.luis.submit_modal(form, {"about": ["student"], "words": "a name"})
    (report,) = await shown.services.reports.open(shown.guild.id)
    now = shown.clock.now()
    await shown.services.reports.settle(shown.guild.id, report.id, now, hidden=BY_COORDINATOR)
    mine = await shown.dana.slash(shown.channel, "win mine")
    labels = [one for one in buttons(answer(mine)) if one.startswith("Change: ")]

    assert labels[0] == "Change: Puppets at the desk."
    assert len(labels) == 2


async def test_told_at_once(shown: World) -> None:
    """Who chose direct messages reads the reason there, right after the coordinator wrote it."""
    await chooses(shown, shown.dana, reach="dm")
    await sent_back(shown, "words")
    (message,) = dms(shown.dana)

    assert "A name can be read." in message.content
    assert draft_words.CHANGE in buttons(message)
