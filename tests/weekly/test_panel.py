"""What coordinators do with the next posts, and greeting, as people see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents import words as document_words
from bot.drafts import words as draft_words
from bot.groups import words as group_words
from bot.kit.personal import Person
from bot.members import words as member_words
from bot.students import words as student_words
from bot.ui import words as ui_words
from bot.ui.card import Button, Card
from bot.weekly import words
from bot.wins import words as win_words
from tests.discord import WEEKLY, answer, buttons, text

if TYPE_CHECKING:
    from simcord import InteractionResult, MemberActor

    from tests.discord import World

STORY = "We put a blind date with a book cart by the doors."
FIRST_WEEK = words.CHANGE.format(day="September 18")


def weekly(world: World) -> list[str]:
    """The weekly posts, oldest first."""
    return [post.content for post in world.posts() if WEEKLY in post.content]


async def panel(world: World) -> InteractionResult:
    """Open the panel from the coordinators' list."""
    today = await world.marta.slash(world.channel, "coordinator today")
    return await world.marta.click(answer(today), label=words.PLAN)


async def first_week(world: World) -> InteractionResult:
    """Open the coming post on it."""
    return await world.marta.click(answer(await panel(world)), label=FIRST_WEEK)


async def write(world: World, question: str) -> InteractionResult:
    """Write a member's own question for the coming post."""
    form = await world.marta.click(answer(await first_week(world)), label=words.WRITE_OWN)
    return await world.marta.submit_modal(form, {"question": question})


async def share(world: World, who: MemberActor, story: str, consent: str = "here") -> None:
    """Let someone share a win that may travel so far."""
    posted = await who.slash(world.channel, "win share", story=story)
    if consent != "here":
        await who.click(answer(posted), label=win_words.CONSENT[consent])


async def test_the_next_four(world: World) -> None:
    """Four days with a question each, a button to change each, and one for the e-mail."""
    shown = await panel(world)

    lines = text(shown).split("\n")
    assert lines[0] == words.PLAN_HEAD
    assert [line.partition(":00 PM:**")[0] for line in lines[1:]] == [
        f"**Friday, {day}, 12" for day in ("September 18", "September 25", "October 2", "October 9")
    ]
    assert list(buttons(answer(shown))) == [
        FIRST_WEEK,
        "Change September 25",
        "Change October 2",
        "Change October 9",
        words.MAIL,
    ]


async def test_what_is_shown_is_what_comes(world: World) -> None:
    """After a swap the post asks what the panel showed; also after a restart."""
    await share(world, world.dana, STORY)
    shown = await first_week(world)
    before = text(shown)
    await world.restart()
    swapped = await world.marta.click(answer(shown), label=words.SWAP)
    await world.advance(days=4, hours=4)

    assert text(swapped).startswith(words.SWAPPED)
    (post,) = weekly(world)
    assert text(swapped).endswith(post)
    assert not before.endswith(post)


async def test_ones_own_question(world: World) -> None:
    """It is saved at once, stands in the form again, and is asked on Friday."""
    saved = await write(world, "Which book  fell apart first?")
    form = await world.marta.click(answer(saved), label=words.WRITE_OWN)
    await world.advance(days=4, hours=4)

    assert text(saved).startswith(words.SAVED_OWN)
    assert form.modal is not None
    assert form.modal["components"][0]["component"]["value"] == "Which book fell apart first?"
    assert "**This week's question:** Which book fell apart first?" in weekly(world)[0]


async def test_a_question_about_a_student(world: World) -> None:
    """It is shown before it is saved; the words are safe, and each way out works."""
    asked = await write(world, "What did jayden in 4th grade read?")
    assert text(asked).startswith(draft_words.FIRST["save"])
    assert list(buttons(answer(asked))) == [
        student_words.USE_A_STUDENT,
        draft_words.CHANGE,
        draft_words.NOT_A_STUDENT["save"],
    ]
    assert "jayden" not in text(await first_week(world))

    form = await world.marta.click(answer(asked), label=draft_words.CHANGE)
    assert form.modal is not None
    assert "jayden" in form.modal["components"][0]["component"]["value"]
    read = await world.marta.click(answer(asked), label=student_words.USE_A_STUDENT)
    assert text(read) == f"{draft_words.REWRITTEN['save']}\n> What did a student in 4th grade read?"
    assert list(buttons(answer(read))) == [draft_words.THIS["save"], draft_words.CHANGE]
    assert text(await first_week(world)).count("a student") == 0

    saved = await world.marta.click(answer(read), label=draft_words.THIS["save"])
    assert text(saved).startswith(words.SAVED_OWN)
    assert "What did a student in 4th grade read?" in text(saved)
    gone = await world.marta.click(await world.post(Card("Press.", [Button("draft:fine:1")])))
    assert text(gone).startswith(draft_words.GONE)

    again = await write(world, "What did jayden in 4th grade read?")
    fine = await world.marta.click(answer(again), label=draft_words.NOT_A_STUDENT["save"])
    assert "jayden" in text(fine)
    once_more = await write(world, "Does jayden in 4th grade like it?")
    assert text(once_more).startswith(draft_words.FIRST["save"])  # a grade beats what's remembered


async def test_skipping_and_taking_it_back(world: World) -> None:
    """A skipped week has no post, and the one after comes; taken back, it comes too."""
    skipped = await world.marta.click(answer(await first_week(world)), label=words.SKIP)
    assert text(skipped).startswith(words.SKIPPED)
    back = await world.marta.click(answer(skipped), label=words.UNSKIP)
    assert text(back).startswith(words.UNSKIPPED)
    await world.marta.click(answer(back), label=words.SKIP)
    assert "September 18:** skipped" in text(await panel(world))
    await world.advance(days=4, hours=4)
    first = weekly(world)
    await world.advance(days=7)

    assert first == []
    assert len(weekly(world)) == 1


async def test_a_week_that_is_over(world: World) -> None:
    """A card from last week says that the post is out, and shows the way to the list."""
    shown = await first_week(world)
    await world.advance(days=7)
    late = await world.marta.click(answer(shown), label=words.SKIP)

    assert text(late).startswith(words.WEEK_OVER)
    assert words.PLAN in buttons(answer(late))


async def test_for_coordinators_only(world: World) -> None:
    """Anyone who presses it without running the group is told who to ask."""
    named = ("week", "swap", "own", "skip", "unskip", "mail:anyone")
    refused = []
    for custom_id in ("weekly:plan", *(f"weekly:{verb}:2026-09-14" for verb in named)):
        post = await world.post(Card("Press.", [Button(custom_id)]))
        refused.append(text(await world.dana.click(post)))

    sentence = ui_words.COORDINATORS_ONLY.format(names="Marta Olson")
    assert all(one.startswith(sentence) for one in refused)


async def read(shown: InteractionResult) -> tuple[str, str, str]:
    """An e-mail's card, its page and its text."""
    page, plain = [(await one.read()).decode() for one in answer(shown).attachments]
    return text(shown), page, plain


async def test_the_e_mail_to_members(world: World) -> None:
    """Every win of the week, whatever its consent, except those of who keeps theirs out."""
    await share(world, world.dana, "The cart may travel.", "named")
    await share(world, world.luis, "The shelf stays here.")
    posted = await world.marta.slash(world.channel, "win share", story="Quetzalcoatlus.")
    kept = await world.marta.click(answer(posted), label=words.MAIL_KEEP_OUT)
    for n in range(4):
        await share(world, world.luis, f"More {n}.")
    await world.advance(days=4, hours=4)
    copied = await world.marta.click(answer(await panel(world)), label=words.MAIL)

    assert text(kept).startswith(words.MAIL_SET["out"])
    assert text(copied).startswith("**The e-mail to members for Friday, September 18.**")
    said, page, plain = await read(copied)
    for one in (page, plain):
        assert "Dana Whitehorse wrote:" in one
        assert "Luis Ortega wrote:" in one
        for story in ("The cart may travel.", "The shelf stays here.", "More 0.", "More 3."):
            assert story in one
        assert words.LEFT_OUT["kept_out"][0] in one
        assert "Quetzalcoatlus" not in one
    assert "Quetzalcoatlus" not in said
    marta = Person(world.guild.id, world.marta.id)
    (left,) = (await world.services.privacy.export(marta)).sheets["my documents"]
    assert (left["kind"], left["audience"], left["left_out"]) == ("week", "members", 1)


async def test_last_weeks_e_mail(world: World) -> None:
    """On Monday it can still be had, for either reader."""
    await share(world, world.luis, "The shelf stays here.")
    await world.advance(days=4, hours=4)
    friday = await world.marta.click(answer(await panel(world)), label=words.MAIL)
    await world.advance(days=3)
    monday = await world.marta.click(answer(await panel(world)), label=words.MAIL)
    coming = text(monday)
    last = await world.marta.click(answer(monday), label=words.MAIL_LAST_WEEK)
    copied = await read(last)
    others = await world.marta.click(answer(last), label=words.MAIL_OTHER["members"])

    assert words.MAIL_LAST_WEEK not in buttons(answer(friday))
    assert "for Friday, September 25.**" in coming
    assert "for Friday, September 18.**" in copied[0]
    assert "The shelf stays here." in copied[2]
    assert copied == await read(friday)
    assert "people outside the group for Friday, September 18" in text(others)
    assert "The shelf stays here." not in (await read(others))[2]


async def test_no_e_mail_without_the_post(world: World) -> None:
    """Where the weekly post is off, nothing speaks of its e-mail, and old buttons say so."""
    shown = await panel(world)
    now = world.clock.now()
    await world.services.groups.change(world.guild.id, now, switched_off=["weekly"])
    posted = await world.dana.slash(world.channel, "win share", story=STORY)
    me = await world.dana.slash(world.channel, "me set")
    who = await world.dana.slash(world.channel, "help")
    sees = await world.dana.click(answer(who), label=group_words.WHO_LABEL)
    pressed = await world.marta.click(answer(shown), label=words.MAIL)
    dana = await world.services.members.get(world.guild.id, world.dana.id)

    assert text(pressed).startswith(ui_words.SWITCHED_OFF)
    for one in (posted, me, sees):
        assert "e-mail to" not in text(one)
        assert "Friday" not in text(one)
    assert words.MAIL_KEEP_OUT not in buttons(answer(posted))
    assert member_words.MAIL_KEEP_OUT not in buttons(answer(me))
    assert dana is not None
    assert dana.in_mail is None


async def test_the_e_mail_to_others(world: World) -> None:
    """Text to copy and a page, private, with only what each author lets travel."""
    await share(world, world.dana, "The cart may travel.", "named")
    await share(world, world.luis, "The shelf travels alone.", "unnamed")
    await share(world, world.marta, "Quetzalcoatlus stays with us.")
    await world.advance(days=4, hours=4)
    mine = await world.marta.click(answer(await panel(world)), label=words.MAIL)
    pressed = world.clock.now()  # the clock moves on when an e-mail takes long to make
    copied = await world.marta.click(answer(mine), label=words.MAIL_OTHER["members"])

    assert "people outside the group for Friday, September 18" in text(copied)
    for one in await read(copied):
        assert "Dana Whitehorse wrote:" in one
        assert "The shelf travels alone." in one
        assert "1 win was left out: its author is keeping it in this group." in one
        for kept in ("Quetzalcoatlus", "Luis", "Ortega", "Marta", "Olson"):
            assert kept not in one
    assert answer(copied).attachments[0].filename == "weekly-September-18-2026.html"
    marta = Person(world.guild.id, world.marta.id)
    _, left = (await world.services.privacy.export(marta)).sheets["my documents"]
    assert (left["kind"], left["audience"], left["wins"]) == ("week", "anyone", "1,2")
    assert (left["left_out"], left["made_at"]) == (1, pressed)

    shown = await world.dana.slash(world.channel, "win show", win="1")
    await world.dana.click(answer(shown), label=win_words.CONSENT["here"])
    mine = await world.marta.click(answer(await panel(world)), label=words.MAIL)
    again = await world.marta.click(answer(mine), label=words.MAIL_OTHER["members"])
    assert "Dana" not in text(again)
    assert "2 wins were left out" in text(again)


async def test_the_student_check_of_an_e_mail(world: World) -> None:
    """What leaves the server is looked at once more, by the person who hands it on."""
    await share(world, world.dana, STORY, "named")
    story = "My 4th grader jayden read a book."
    async with world.services.wins._database.write() as connection:  # as it was before it was asked
        await connection.exec_driver_sql("UPDATE wins SET story = ?", (story,))
    await world.advance(days=4, hours=4)
    look = await world.marta.click(answer(await panel(world)), label=words.MAIL)
    assert text(look).startswith(document_words.LOOK_ONE)
    assert '"jayden"' in text(look)
    assert answer(look).attachments == []
    copied = await world.marta.click(answer(look), label=words.MAIL_ANYWAY)

    assert "jayden" in text(copied)
    assert len(answer(copied).attachments) == 2


async def test_a_greeter(world: World) -> None:
    """Two school days without an answer, and one greeter is shown the win with a question."""
    helped = await world.luis.slash(world.channel, "help")
    offered = await world.luis.click(answer(helped), label=words.GREET)
    await share(world, world.dana, STORY)
    await world.advance(days=1, hours=23)
    early = await world.luis.slash(world.channel, "help")
    await world.advance(hours=1)
    news = await world.luis.slash(world.channel, "help")
    shown = await world.luis.click(answer(news), label=member_words.SHOW_ME)

    assert text(offered) == words.GREETS
    assert member_words.WAITING_ONE not in text(early)
    assert "This win by Dana Whitehorse has no reply yet:" in text(shown)
    assert STORY in text(shown)
    assert "You could ask there:" in text(shown)
    today = await world.marta.slash(world.channel, "coordinator today")
    assert "has no reply yet" not in text(today)

    stopped = await world.luis.click(answer(shown), label=words.GREET_STOP)
    assert text(stopped) == words.GREETS_NO_MORE
    today = await world.marta.slash(world.channel, "coordinator today")
    assert "1. A win has no reply yet" in text(today)


async def test_answered_in_time(world: World) -> None:
    """A cheer, and nobody is shown anything."""
    await world.luis.click(answer(await world.luis.slash(world.channel, "help")), label=words.GREET)
    await share(world, world.dana, STORY)
    await world.marta.click(world.posts()[0], label=win_words.CHEER)
    await world.advance(days=2)
    news = await world.luis.slash(world.channel, "help")

    assert member_words.WAITING_ONE not in text(news)


async def test_answered_while_it_waited(world: World) -> None:
    """What was answered before the greeter looked is not shown any more."""
    await world.luis.click(answer(await world.luis.slash(world.channel, "help")), label=words.GREET)
    await share(world, world.dana, STORY)
    await world.advance(days=2)
    news = await world.luis.slash(world.channel, "help")
    await world.marta.click(world.posts()[0], label=win_words.CHEER)
    shown = await world.luis.click(answer(news), label=member_words.SHOW_ME)

    assert STORY not in text(shown)


async def test_a_greeter_who_pauses(world: World) -> None:
    """The next in turn is shown it; without another, a coordinator."""
    await world.luis.click(answer(await world.luis.slash(world.channel, "help")), label=words.GREET)
    await world.luis.slash(world.channel, "me pause", until="2 weeks")
    await share(world, world.dana, STORY)
    await world.advance(days=2)
    today = await world.marta.slash(world.channel, "coordinator today")

    (said,) = [line for line in text(today).splitlines() if line.startswith("1. A win has no repl")]
    assert STORY in said
    assert said.endswith("))")  # the win has its own period
    assert "\nYou could ask:" in text(today)


async def test_by_direct_message(world: World) -> None:
    """A greeter who chose direct messages is written to; the button there works."""
    await world.luis.click(answer(await world.luis.slash(world.channel, "help")), label=words.GREET)
    who, now = (world.guild.id, world.luis.id), world.clock.now()
    await world.services.reaching.choose(*who, "general", "dm", now)
    await share(world, world.dana, STORY)
    await world.advance(days=2)
    (message,) = world.luis.user.dm_channel.history()
    stopped = await world.luis.user.click(message, label=words.GREET_STOP)

    assert STORY in message.content
    assert answer(stopped).content.startswith(words.GREETS_NO_MORE)
    left = await world.services.greeters.unanswered(world.guild.id, world.clock.now())
    assert [one.win.story for one in left] == [STORY]


async def test_pressing_it_twice(world: World) -> None:
    """Greeting is taken back by the same button."""
    first = await world.luis.slash(world.channel, "help")
    await world.luis.click(answer(first), label=words.GREET)
    again = await world.luis.click(
        answer(await world.luis.slash(world.channel, "help")), label=words.GREET
    )

    assert text(again) == words.GREETS_NO_MORE
