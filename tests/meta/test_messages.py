"""No message is longer than Discord takes, whatever members write; nothing pings or breaks out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.groups.reports import Reported
from bot.groups.rules import Finding
from bot.groups.service import Coordinator, Group
from bot.kit.feature import personal_data_of
from bot.kit.safe import safe_name
from bot.kit.text import (
    BUTTON_LABEL_LIMIT,
    CONTENT_LIMIT,
    CUSTOM_ID_LIMIT,
    DESCRIPTION_LIMIT,
    THREAD_NAME_LIMIT,
)
from bot.members.rules import LEVELS, NAME_LIMIT, Member
from bot.reaching.rules import METHODS, DmChannel, Ways
from bot.reaching.words import DM_CLOSED
from bot.school.clock import SchoolClock
from bot.search.finding import Found
from bot.services import FEATURES
from bot.students import rules as students
from bot.ui import review
from bot.ui.card import Button
from bot.ui.feature import Waiting
from bot.weekly import words as weekly_words
from bot.weekly.greeters import Unanswered
from bot.wins import rules, words
from bot.wins.drafts import pending
from bot.wins.reports import MessageReport
from bot.wins.service import PAGE, RefusedWins
from cogs.groups import cards as group_cards
from cogs.groups import views as group_views
from cogs.members import cards as member_cards
from cogs.wins import cards, report_cards
from cogs.wins.draft_views import WIN
from tests.components import everything, shown
from tests.conftest import MONDAY
from tests.switches import SWITCHES

if TYPE_CHECKING:
    from bot.ui.card import Card

ID = 1_456_074_443_980_800_001
NAME = 32  # characters of a name in a server
WELCOME_ROOM = 300  # a first press's welcome is left out where it does not fit


def _filled(pattern: str, length: int) -> str:
    return (pattern * (length // len(pattern) + 1))[:length]


PATTERNS = [
    pytest.param("a", id="letters"),
    pytest.param("word ", id="words"),
    pytest.param("*", id="asterisks"),
    pytest.param("_*~`|>#[]()\\ ", id="every mark"),
    pytest.param("```\n", id="code fences"),
    pytest.param("@everyone @here <@&5> <@5> ", id="mentions"),
    pytest.param("[here](https://example.org/) ", id="masked links"),
    pytest.param("# big\n>>> quoted\n- ", id="headings and quotes"),
    pytest.param("\n\nx", id="line breaks"),
    pytest.param("\U0001f469\u200d\U0001f469\u200d\U0001f467", id="emoji of three"),
    pytest.param("ﷺ", id="a wide letter"),
]


def _draft(pattern: str) -> rules.WinDraft:
    return rules.tidied(
        rules.WinDraft(
            ID,
            ID,
            _filled(pattern, NAME),
            story="x" + _filled(pattern, rules.STORY_LIMIT - 1),
            kind="learned",
            thanks=_filled(pattern, rules.THANKS_LIMIT),
            alt=_filled(pattern, rules.ALT_LIMIT),
            behalf=_filled(pattern, rules.BEHALF_LIMIT),
            picture="a" * 32 + ".jpg",
            id=2**63 - 1,
        )
    )


def _win(pattern: str, **other: Any) -> rules.Win:
    draft = _draft(pattern)
    return rules.Win(
        id=2**63 - 1,
        guild_id=ID,
        author_id=ID,
        author_name=draft.author_name,
        kind=draft.kind,
        story=draft.story,
        created_at=MONDAY,
        behalf=draft.behalf,
        thanks=draft.thanks,
        picture=draft.picture,
        alt=draft.alt,
        channel_id=ID,
        message_id=ID,
        cheers=1_000_000,
        tries=1_000_000,
        **other,
    )


def _assert_fits(card: Card) -> None:
    assert 0 < len(card.content) <= CONTENT_LIMIT
    for given in (everything().sending(card), everything().editing(card)):
        assert given["allowed_mentions"].to_dict() == {"parse": []}
    assert len(card.items) <= 25
    for part in shown(card):
        assert len(part["custom_id"]) <= CUSTOM_ID_LIMIT
        assert len(part.get("label", "")) <= BUTTON_LABEL_LIMIT
        for option in part.get("options", ()):
            assert 1 <= len(option["label"]) <= 100
            assert len(option.get("description", "")) <= 100
    for file in card.files:
        assert len(file.description or "") <= DESCRIPTION_LIMIT
    view = everything().view(card)
    assert view is None or len(view.to_components()) <= 5


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("hidden_name", [False, True])
def test_post(pattern: str, hidden_name: bool) -> None:
    """The longest post with everything in it fits, and its first line stands alone."""
    card = cards.post(_win(pattern), hidden_name=hidden_name, picture=b"...")

    _assert_fits(card)
    assert card.content.splitlines()[0].endswith("tried something that didn't work, and learned:")
    assert len(card.files) == 1
    assert not re.search(r"@(?:everyone|here)|<@&", card.content)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_own_cards(pattern: str) -> None:
    """Everything that an author reads about a win fits."""
    win = _win(pattern, thread_id=ID, hidden="sent_back", note=_filled(pattern, 500))
    names = [safe_name(_filled(pattern, NAME)) for _ in range(60)]
    shown = [
        cards.own(win, names, names, "America/Chicago"),
        cards.own(replace(win, hidden=None), names, names, None),
        cards.posted(win, words.POSTED.format(link=rules.address(win))),
        cards.posted(
            win,
            words.POSTED.format(link=rules.address(win)),
            weekly_words.MAIL_HAS_THIS,
            blurbs=True,
            in_mail=True,
        ),
        cards.lift(win, None),
        cards.question(win, win.created_at, safe_name(_filled(pattern, 100))),
        cards.post(win, hidden_name=False, picture=None),
    ]
    for card in shown:
        _assert_fits(card)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_drafts(pattern: str) -> None:
    """Every question before a post fits."""
    draft = _draft(pattern)
    for step in (rules.Step.DESCRIBE, rules.Step.FACES):
        _assert_fits(cards.step(step, draft))
    _assert_fits(cards.keep_it(draft, words.ASK_AUTHOR.format(group=_filled(pattern, 100))))
    _assert_fits(cards.mentioned(draft))


@pytest.mark.parametrize(
    "worrying",
    [
        "jayden in 4th grade ",
        "a" * 250 + "@example.org ",
        "605-555-0134 ",
        "**jayden** `4th grader` ",
        "123456789 ",
        "@everyone jayden in 4th grade ",
    ],
)
def test_what_worries(worrying: str) -> None:
    """A draft in which everything worries still fits into one question."""
    draft = replace(_draft("a"), story=_filled(worrying, rules.STORY_LIMIT))
    looks = [students.check(text) for text in draft.texts()]
    worries = [worry for look in looks for worry in look.worries]

    assert worries
    _assert_fits(review.question(WIN, pending(draft), worries))
    _assert_fits(review.rewritten(WIN, pending(draft), worries))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_found(pattern: str) -> None:
    """A full page of what was found fits, under the longest search."""
    query = _filled(pattern, rules.QUERY_LIMIT)
    wins = [_win(pattern)] * PAGE
    unknown = (query,) * 8
    for found in (
        Found(wins, PAGE),
        Found(wins, 2, unknown),
        Found(wins, unquoted=True),
        Found[rules.Win](),
    ):
        content = cards.found(query, found, found.documents, frozenset(), None)

        assert len(content) <= CONTENT_LIMIT
        assert "@everyone" not in content


@pytest.mark.parametrize("pattern", PATTERNS)
def test_thread_name(pattern: str) -> None:
    """A thread's name fits, and says something."""
    name = cards.thread_name(_win(pattern), hidden_name=False)

    assert 1 <= len(name) <= THREAD_NAME_LIMIT


@pytest.mark.parametrize("pattern", PATTERNS)
def test_reports(pattern: str) -> None:
    """What a coordinator reads fits, however much waits."""
    said = _filled(pattern, 1_000)
    report = MessageReport(2**63 - 1, said, MONDAY, 2**63 - 1, ID, ID, student=True)
    name, reason = _filled(pattern, NAME), _filled(pattern, 500)
    refused = RefusedWins((name,) * 9, 9, reason, MONDAY)

    _assert_fits(report_cards.report(report, ID, _win(pattern)))
    _assert_fits(report_cards.report(report, ID, replace(_win(pattern), hidden="reported")))
    _assert_fits(report_cards.report(replace(report, win_id=None), ID))
    _assert_fits(report_cards.notice(report.id))
    unanswered = [Unanswered(_win(pattern), "And the day after, what happened then?")] * 60
    group = Group(ID, switches=SWITCHES)
    _assert_fits(
        group_views.today(group, [Reported((report, report))] * 60, [refused] * 60, unanswered)
    )
    _assert_fits(group_views.today(group, [], [], unanswered))
    more = [Waiting("{number}. " + "w" * 200, Button(f"start:how:{one}")) for one in range(60)]
    _assert_fits(
        group_views.today(
            group, [Reported((report, report))] * 60, [refused] * 60, unanswered, more
        )
    )
    _assert_fits(group_views.check([Finding("w" * 200, "f" * 300)] * 30))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_group(pattern: str) -> None:
    """What a group's members read fits, however many run it."""
    people = tuple(Coordinator(number, _filled(pattern, NAME)) for number in range(60))
    group = Group(
        ID,
        _filled(pattern, 100),
        "America/Argentina/Buenos_Aires",
        ID,
        coordinators=people,
        switches=SWITCHES,
    )

    _assert_fits(group_views.start(group))
    _assert_fits(group_views.help_(group))
    for text in (group_cards.how(group), group_cards.who(group)):
        assert len(text) <= CONTENT_LIMIT


@pytest.mark.parametrize("pattern", PATTERNS)
def test_member(pattern: str) -> None:
    """What a member reads about themselves fits, however much is known."""
    field = _filled(pattern, NAME_LIMIT)
    member = Member(
        guild_id=ID,
        member_id=ID,
        name=_filled(pattern, NAME),
        zone="America/Argentina/ComodRivadavia",
        level=max(LEVELS, key=len),
        school=field,
        district=field,
        town=field,
        print_name=field,
        hidden=True,
        paused_until=MONDAY + timedelta(days=300),
        first_seen_at=MONDAY,
    )
    ways = Ways(dict.fromkeys(METHODS, "dm"), DmChannel(1, MONDAY))
    me = member_cards.Myself(
        member, SchoolClock(), ways, list(METHODS), MONDAY, frozenset({"coffee", "mentors"})
    )
    owners = personal_data_of(FEATURES)
    sheets = {name: said for one in owners for name, said in one.sheets.items()}
    counts = dict.fromkeys(sheets, 1_000_000)
    shown = [
        member_cards.about(me, counts, sheets),
        member_cards.settings(me, "x" * WELCOME_ROOM),
        member_cards.reaches(me, DM_CLOSED, threads=True),
        member_cards.pause(me),
        member_cards.paused(me),
        member_cards.hidden(member),
        member_cards.forget(counts, sheets),
        member_cards.forgotten(1_000_000),
    ]
    for card in shown:
        _assert_fits(card)
