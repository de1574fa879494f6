"""Everything that is pressed, filled in and read about wins, as Discord itself would take it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from bot.drafts import words as draft_words
from bot.students import words as student_words
from bot.ui import words as ui_words
from bot.wins import words
from tests.wire.group import promised
from tests.wire.server import until

if TYPE_CHECKING:
    from tests.wire.answers import Answer
    from tests.wire.group import Group
    from tests.wire.members import Wire
    from tests.wire.process import BotProcess
    from tests.wire.school import School

STORY = "We put a blind date with a book cart by the doors. 41 checkouts in two days."


def photo() -> tuple[str, bytes]:
    """A small picture."""
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (400, 300), "teal").save(buffer, "JPEG")
    return "cart.jpg", buffer.getvalue()


async def test_from_setup_to_the_first_win(wire: Wire, school: School, bot: BotProcess) -> None:
    """A coordinator sets the group up, and a librarian shares what worked."""
    rosa, dana, channel = school.coordinator, school.dana, school.channel
    await wire.registered(school.guild, "setup", "win")
    early = await wire.slash(dana, channel, "win share", story=STORY)

    assert "/setup" in early.text

    panel = await wire.slash(rosa, channel, "setup")
    await wire.select(rosa, panel, [channel], custom_id="setup:channel")
    await wire.select(rosa, panel, ["America/Denver"], custom_id="setup:zone")
    await wire.select(rosa, panel, [dana], custom_id="setup:second")
    await wire.press(rosa, panel, custom_id="setup:more")
    await wire.press(rosa, panel, custom_id="setup:show")
    await wire.press(rosa, panel, custom_id="setup:post")
    await until(lambda: wire.posts(channel))
    (start,) = wire.posts(channel)
    form = await wire.press(dana, start, words.SHARE)
    posted = await wire.submit(dana, form, {words.STORY_LABEL: STORY})

    assert promised(posted)
    await until(lambda: STORY in wire.posts(channel)[-1].content)


async def with_photo(group: Group) -> Answer:
    """Share a win with a photo through the form, and return what its author reads at the end."""
    wire, dana = group.wire, group.school.dana
    form = await wire.slash(dana, group.school.channel, "win share")
    filled = {words.STORY_LABEL: STORY, "kind": "learned", words.PHOTO_LABEL: photo()}
    card = await wire.submit(dana, form, filled | {words.THANKS_LABEL: "The lunch crew"})
    assert words.DESCRIBE in card.text
    form = await wire.press(dana, card, words.DESCRIBE_BUTTON)
    card = await wire.submit(dana, form, {words.ALT_LABEL: "A rolling cart of books."})
    assert student_words.PHOTO in card.text
    return await wire.press(dana, card, student_words.PHOTO_CLEAR)


async def test_win_with_a_photo(group: Group) -> None:
    """From the form over two questions to a post with its picture, changed and removed again."""
    wire, dana, channel = group.wire, group.school.dana, group.school.channel
    posted = await with_photo(group)
    await group.settled()
    (post,) = group.posts()

    assert promised(posted)
    assert post.attachments[0]["description"] == "A rolling cart of books."

    await wire.press(dana, posted, words.CONSENT["named"])
    (win,) = group.rows("SELECT * FROM wins")
    assert win["consent"] == "named"

    form = await wire.slash(dana, channel, "win edit", win=str(win["id"]))
    await wire.submit(dana, form, {words.STORY_LABEL: "In better words."})
    await until(lambda: "In better words." in post.content)
    assert len(post.attachments) == 1

    asked = await wire.slash(dana, channel, "win remove", win=str(win["id"]))
    await wire.press(dana, asked, words.REMOVE_YES)
    await until(lambda: not group.posts())
    assert group.kept() == {}


async def test_colleagues(group: Group) -> None:
    """Cheering, trying, talking, and seeing who did."""
    wire, school = group.wire, group.school
    await group.share(STORY)
    await group.settled()
    (post,) = group.posts()
    cheered = await wire.press(school.coordinator, post, words.CHEER)
    tried = await wire.press(school.coordinator, post, words.TRYING)
    talked = await wire.press(school.coordinator, post, words.TALK)
    again = await wire.press(school.dana, post, words.TALK)
    (win,) = group.rows("SELECT * FROM wins")

    assert cheered.text.startswith("You cheered.")
    assert tried.text.startswith("Lovely.")
    assert talked.text.startswith(words.THREAD_LINK.format(thread=post.id))
    assert again.text == words.THREAD_LINK.format(thread=post.id)

    shown = await wire.slash(school.dana, school.channel, "win show", win=str(win["id"]))
    assert words.WHO_CHEERED.format(names="Rosa") in shown.text
    assert words.WHO_TRIES.format(names="Rosa") in shown.text

    labels = [
        words.COUNTED.format(label=words.CHEER, count=1),
        words.COUNTED.format(label=words.TRYING, count=1),
    ]
    await until(lambda: post.labels[:2] == labels)


async def test_finding(group: Group) -> None:
    """Pages of what was found and of a member's own wins, forward and back."""
    wire, school = group.wire, group.school
    for n in range(7):
        await group.share(f"Book cart {n} was empty by noon.")
    await group.settled()
    found = await wire.slash(school.coordinator, school.channel, "win find", words='cart "by noon"')
    older = await wire.press(school.coordinator, found, ui_words.MORE)

    assert "Book cart 6" in found.shown[0]
    assert "Book cart 0" in older.text

    newer = await wire.press(school.coordinator, older, ui_words.BACK)
    assert "Book cart 6" in newer.text

    form = await wire.press(school.dana, group.posts()[0], words.SHARE_YOURS)
    assert form.modal is not None
    offered = await wire.autocomplete(school.dana, school.channel, "win show", "win", "cart 3")
    assert [choice["name"] for choice in offered.choices] == ["Book cart 3 was empty by noon."]

    mine = await wire.slash(school.dana, school.channel, "win mine")
    await wire.press(school.dana, mine, "Older")
    await wire.slash(school.dana, school.channel, "win lift")
    by = await wire.slash(
        school.dana, school.channel, "win find", words="cart", by=school.dana, since="2026-01-01"
    )
    assert "Book cart 6" in by.text


async def test_message_menus_and_mention(group: Group) -> None:
    """Saving what was said as a win: a member's own, a colleague's, and by mention."""
    wire, school = group.wire, group.school
    own = await wire.say(school.dana, school.channel, STORY)
    asked = await wire.menu(school.dana, words.SAVE_AS_WIN, own)
    await wire.press(school.dana, asked, draft_words.POST_IT)
    await group.settled()
    other = await wire.menu(school.coordinator, words.SAVE_AS_WIN, own)

    assert promised(asked)
    assert other.text.startswith(words.ASKED_AUTHOR.format(name="Dana"))
    assert group.kept() == {STORY: 1}

    bot_id = wire.backend.bot_user.id
    await wire.say(school.dana, school.channel, f"<@{bot_id}> The quiet corner is never empty.")
    await until(lambda: words.MENTIONED in group.posts()[-1].content)
    await wire.press(school.dana, group.posts()[-1], words.SAVE_AS_WIN)

    assert group.kept()["The quiet corner is never empty."] == 1


async def test_telling_a_coordinator(group: Group) -> None:
    """Told, hidden at once, seen by a coordinator, sent back, fixed, shown again."""
    wire, school = group.wire, group.school
    await group.share(STORY)
    await group.settled()
    (post,) = group.posts()
    form = await wire.menu(school.dana, words.TELL_COORDINATOR, post)
    told = await wire.submit(school.dana, form, {"about": "student", "words": "The cart?"})

    assert told.text.startswith(words.REPORTED_HIDDEN)
    await until(lambda: post.content == words.HIDDEN_POST)

    today = await wire.slash(school.coordinator, school.channel, "coordinator today")
    card = await wire.press(school.coordinator, today, custom_id="report:open:1")
    await until(lambda: words.SEND_BACK in card.message.labels)
    form = await wire.press(school.coordinator, card, words.SEND_BACK)
    await wire.submit(school.coordinator, form, {"note": "Please leave the number out."})
    (win,) = group.rows("SELECT * FROM wins")
    form = await wire.slash(school.dana, school.channel, "win edit", win=str(win["id"]))
    await wire.submit(school.dana, form, {words.STORY_LABEL: "Many checkouts in two days."})

    await until(lambda: "Many checkouts" in post.content)
