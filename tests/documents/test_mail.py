"""The weekly post as an e-mail: nothing is in it that its author keeps in the group."""

from __future__ import annotations

import html
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents import mail
from bot.members.rules import Member
from bot.weekly import words
from bot.weekly.service import Issue, WeekEmail
from bot.wins.rules import Win
from cogs.weekly import cards
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from bot.documents.leaving import Audience

CANARY = "Zyzzyvaquux"
KEPT = "This stays: Quetzalcoatlus."
WIN = Win(
    id=3,
    guild_id=7,
    author_id=11,
    author_name=f"Dana {CANARY}",
    kind="success",
    story="A cart by the doors.\n41 checkouts <in> two days & more.",
    created_at=MONDAY,
    thanks="the lunch crew",
    consent="named",
    channel_id=5,
    message_id=9,
)
DANA = Member(7, 11, f"Dana {CANARY}", MONDAY, print_name="D. Whitehorse", school="Prairie High")


def both(
    *wins: Win, author: Member | None = DANA, audience: Audience = "anyone"
) -> tuple[str, str]:
    """The e-mail of these wins, as text and as HTML."""
    members = {} if author is None else {author.member_id: author}
    asked = "Which display emptied fastest?", "What did you weed?"
    written = mail.written("Prairie", asked[0], wins, members, audience, asked[1])
    return mail.as_text(written), mail.as_html(written).decode()


def test_with_the_name() -> None:
    """The whole story, the name for print, and who helped."""
    for text in both(WIN):
        assert "D. Whitehorse wrote:" in text
        assert "A cart by the doors." in text
        assert "With help from: the lunch crew" in text
        assert "Which display emptied fastest?" in text
        assert CANARY not in text


def test_who_can_open_discord() -> None:
    """Members get a link to each post, written out in the text; others get neither, nor a box."""
    address = "https://discord.com/channels/7/5/9"
    text, page = both(WIN, audience="members")
    for others in both(WIN):
        assert "discord.com" not in others
        assert words.MAIL_CLOSING_OTHERS in others
        assert "enter your win" not in others

    assert words.MAIL_LINK.format(link=address) in text
    assert f'<a href="{address}">{words.MAIL_READ}</a>' in page
    assert f">{address}" not in page
    assert words.MAIL_CLOSING.replace("'", "&#39;") in page


def test_without_the_name() -> None:
    """Neither the name nor who helped is in it."""
    for text in both(replace(WIN, consent="unnamed")):
        assert "A colleague wrote:" in text
        assert "A cart by the doors." in text
        for kept in (CANARY, "Whitehorse", "lunch crew"):
            assert kept not in text


def test_hidden() -> None:
    """Who hides goes without the name, whatever a win says."""
    for text in both(WIN, author=replace(DANA, hidden=True)):
        assert "A colleague wrote:" in text
        for kept in (CANARY, "Whitehorse", "lunch crew"):
            assert kept not in text


@pytest.mark.parametrize(
    ("wins", "says"),
    [
        ([replace(WIN, consent="here", story=KEPT)], words.LEFT_OUT["here"][0]),
        (
            [replace(WIN, consent="here", story=KEPT)] * 2,
            "2 wins were left out: their authors are keeping them in this group.",
        ),
        ([replace(WIN, consent="something else", story=KEPT)], words.LEFT_OUT["here"][0]),
        ([replace(WIN, hidden="reported", story=KEPT)], words.LEFT_OUT["hidden"][0]),
        (
            [replace(WIN, consent="unnamed", story=f"{KEPT} We at prairie like it.")],
            words.LEFT_OUT["telling"][0],
        ),
    ],
)
def test_left_out(wins: list[Win], says: str) -> None:
    """What stays is not in it, and how many that are is said."""
    for text in both(*wins):
        assert says in text
        assert "Quetzalcoatlus" not in text
        assert "discord.com" not in text
        assert words.MAIL_WORTH not in text


@pytest.mark.parametrize("consent", ["here", "unnamed", "named", "something else"])
def test_to_members(consent: str) -> None:
    """Who knows of it has every win in it, by name, unless they keep theirs out."""
    win = replace(WIN, consent=consent)
    for text in both(win, author=replace(DANA, in_mail=True), audience="members"):
        assert "D. Whitehorse wrote:" in text
        assert "A cart by the doors." in text
        assert "With help from: the lunch crew" in text
        assert "For members of Prairie. Please don't forward it." in html.unescape(text)
    for text in both(win, author=replace(DANA, in_mail=False), audience="members"):
        assert "A cart" not in text
        assert "Whitehorse" not in text
        assert words.LEFT_OUT["kept_out"][0] in text


@pytest.mark.parametrize(
    "author",
    [DANA, replace(DANA, in_mail=True, left_at=MONDAY), None],
)
def test_to_members_by_consent(author: Member | None) -> None:
    """Who wasn't told of it, or left, decides by consent, as for anyone."""
    for text in both(replace(WIN, consent="here"), author=author, audience="members"):
        assert "A cart" not in text
        assert words.LEFT_OUT["kept_out"][0] in text
    for text in both(replace(WIN, consent="unnamed"), author=author, audience="members"):
        assert "A colleague wrote:" in text
        assert "A cart by the doors." in text
        assert CANARY not in text


def test_to_members_hidden() -> None:
    """A name that's hidden in the group is hidden in its e-mail; a reported win stays out."""
    hides = replace(DANA, in_mail=True, hidden=True)
    for text in both(replace(WIN, consent="here"), author=hides, audience="members"):
        assert "A colleague wrote:" in text
        for kept in (CANARY, "Whitehorse", "lunch crew"):
            assert kept not in text
    reported = replace(WIN, hidden="reported", story=KEPT)
    for text in both(reported, author=replace(DANA, in_mail=True), audience="members"):
        assert "Quetzalcoatlus" not in text
        assert words.LEFT_OUT["hidden"][0] in text


def test_to_others_nothing_changes() -> None:
    """Being in the e-mail to members lets nothing travel further."""
    for in_mail in (None, True, False):
        for text in both(replace(WIN, consent="here"), author=replace(DANA, in_mail=in_mail)):
            assert "A cart" not in text
            assert "Please don't forward" not in html.unescape(text)
        for text in both(WIN, author=replace(DANA, in_mail=in_mail)):
            assert "D. Whitehorse wrote:" in text


def test_answers() -> None:
    """They're under the question that they answer, and what one wrote in them is looked at."""
    answer = replace(WIN, id=4, kind="answer", story="Encyclopedias.")
    for text in both(WIN, answer):
        plain = html.unescape(text)
        assert plain.index("A cart") < plain.index("Last time I asked: What did you weed?")
        assert plain.index("What did you weed?") < plain.index("Encyclopedias.")
    for text in both(WIN):
        assert "What did you weed?" not in text
    written = mail.written("Prairie", "Why?", [answer], {11: DANA}, asked_before="What?")
    assert {"Encyclopedias.", "What?"} <= set(written.members_words())


@given(
    st.sampled_from(["here", "unnamed", "named"]),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", CANARY, CANARY.upper(), f"it is {CANARY}'s"]),
    st.booleans(),
)
def test_nothing_leaves_that_may_not(
    consent: str, hides: bool, reported: bool, said: str, known: bool
) -> None:
    """A name that does not travel is nowhere, a story that stays neither."""
    win = replace(WIN, consent=consent, hidden="r" if reported else None, story=f"{KEPT} {said}")
    author = replace(DANA, hidden=hides, print_name=None) if known else None
    named = consent == "named" and not (known and hides)
    for text in both(win, author=author):
        stays = consent == "here" or reported
        assert not (stays and "Quetzalcoatlus" in text)
        assert named or CANARY.casefold() not in text.casefold()


def test_on_behalf() -> None:
    """Who a coordinator entered it for is named, not the coordinator."""
    for text in both(replace(WIN, behalf="Ruth, by e-mail")):
        assert "Ruth, by e-mail wrote:" in text
        assert "Whitehorse" not in text


class Reader(HTMLParser):
    """Reads a page: its tags, what it loads, and whether each tag is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loads: list[str] = []
        self.said = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag."""
        if tag != "meta":
            self.open.append(tag)
        self.loads += [tag] if tag in ("img", "script", "link", "iframe") else []

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note the words."""
        self.said += data


def test_the_page() -> None:
    """It is whole, loads nothing, and shows what members typed as they typed it."""
    _, page = both(WIN, replace(WIN, story="<script>alert(1)</script>"))
    reader = Reader()
    reader.feed(page)

    assert reader.open == []
    assert reader.loads == []
    assert "41 checkouts <in> two days & more." in reader.said
    assert "<script>alert(1)</script>" in reader.said
    assert 'name="viewport"' in page


@pytest.mark.parametrize("filling", ["a", "word ", "```", "\n", "*", "\U0001f469\u200d\U0001f467"])
def test_the_card_fits(filling: str) -> None:
    """Three wins of full length fit on the card, shortened; the files have all of it."""
    story = ("x" + filling * 1_600)[:1_600]
    wins = [replace(WIN, id=one, story=story) for one in range(3)]
    written = mail.written("P" * 100, "q" * 200, wins, {11: DANA})
    issue = Issue(MONDAY.date(), "Why?", (), opener="", closer="")
    letter = WeekEmail(MONDAY.date(), issue, MONDAY.date() - timedelta(weeks=1))
    card = cards.email(letter, written, "US")

    assert len(card.content) <= 1_900
    assert card.content.count("```") == 2
    page, text = card.files
    assert (page.name, text.name) == (
        "weekly-September-14-2026.html",
        "weekly-September-14-2026.txt",
    )
    assert text.content.decode().count(story.rstrip()) == 3
