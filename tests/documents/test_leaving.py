"""The one decision: what may leave, who to, under which name."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from bot.documents import words
from bot.documents.leaving import OWN, Leaving, Sorted, leaving, nameless, say_included, sort_out
from bot.members.rules import Member
from bot.wins.rules import NAMELESS, identifying_words
from tests.conftest import MONDAY
from tests.documents.papers import DANA, GROUP, ME, PHOTO, a_win

HIDES = replace(ME, hidden=True)
LEFT = replace(ME, left_at=MONDAY)


@pytest.mark.parametrize(
    ("audience", "consent", "author", "expected"),
    [
        # A member's own drawer: all of theirs, by name.
        ("self", "here", ME, "Dana Whitehorse"),
        ("self", "unnamed", HIDES, "Dana Whitehorse"),
        # Consent is about others using them: a document that says whose it is holds all.
        ("principal", "here", ME, "Dana Whitehorse"),
        ("principal", "unnamed", ME, "Dana Whitehorse"),
        ("principal", "named", ME, "Dana Whitehorse"),
        ("evaluation", "here", ME, "Dana Whitehorse"),
        ("evaluation", "named", ME, "Dana Whitehorse"),
        # Who hides has no name in it.
        ("principal", "named", HIDES, NAMELESS),
        ("principal", "unnamed", HIDES, NAMELESS),
        ("principal", "here", HIDES, NAMELESS),
        # In the group's report who hides is absent; in an e-mail they have no name.
        ("group", "here", ME, "here"),
        ("group", "unnamed", ME, NAMELESS),
        ("group", "named", ME, "Dana Whitehorse"),
        ("group", "named", HIDES, "hides"),
        ("group", "named", LEFT, NAMELESS),
        ("anyone", "named", HIDES, NAMELESS),
        ("anyone", "named", LEFT, NAMELESS),
        ("anyone", "named", None, "Dana W."),
        ("anyone", "unnamed", None, NAMELESS),
        ("anyone", "something else", ME, "here"),
    ],
)
def test_consent(audience, consent, author, expected) -> None:  # type: ignore[no-untyped-def] # a table
    """What each value of consent means for each reader."""
    found = leaving(a_win(consent=consent), author, audience)

    assert (found.name if isinstance(found, Leaving) else found) == expected


@pytest.mark.parametrize("audience", [*OWN, "group", "anyone"])
def test_what_a_coordinator_hid(audience) -> None:  # type: ignore[no-untyped-def] # a literal
    """A win that is reported, sent back or hidden goes nowhere."""
    assert leaving(a_win(hidden="reported"), ME, audience) == "hidden"


@pytest.mark.parametrize(
    ("audience", "values", "cause"),
    [
        ("group", {"message_id": None}, "unposted"),
        ("anyone", {"message_id": None}, "unposted"),
        ("self", {"behalf": "Ruth, by e-mail"}, "behalf"),
        ("principal", {"behalf": "Ruth, by e-mail"}, "behalf"),
        ("anyone", {"consent": "unnamed", "story": "We at Prairie like it."}, "telling"),
        ("group", {"consent": "unnamed", "story": "Ask #DanaWhitehorse."}, "telling"),
    ],
)
def test_what_stays(audience, values, cause) -> None:  # type: ignore[no-untyped-def] # a table
    """Other reasons why a win stays."""
    assert leaving(a_win(**values), ME, audience) == cause


def test_one_s_own_win_without_a_post() -> None:
    """A member's own words need no post to be theirs."""
    assert isinstance(leaving(a_win(message_id=None), ME, "principal"), Leaving)


def test_without_a_name() -> None:
    """Who the author thanks stays, and so does a photo whose description tells who it was."""
    win = a_win(
        consent="unnamed",
        thanks="the lunch crew",
        picture=PHOTO,
        alt="Our Prairie High cart.",
        release="unrecognizable",
    )
    found = leaving(win, ME, "anyone")

    assert isinstance(found, Leaving)
    assert (found.thanks, found.picture, found.photo_stays) == (None, None, True)
    plain = leaving(replace(win, alt="A red cart."), ME, "anyone")
    assert isinstance(plain, Leaving)
    assert plain.picture is not None


@pytest.mark.parametrize(
    ("release", "alt", "leaves"),
    [
        ("unrecognizable", "A cart.", True),
        ("released", "A cart.", False),
        (None, "A cart.", False),
        ("unrecognizable", "", False),
    ],
)
@pytest.mark.parametrize("audience", [*OWN, "group", "anyone"])
def test_photos(release, alt, leaves, audience) -> None:  # type: ignore[no-untyped-def] # a table
    """Only a described photo in which no student can be recognized is in any document."""
    found = leaving(a_win(picture=PHOTO, alt=alt, release=release), ME, audience)

    assert isinstance(found, Leaving)
    assert (found.picture is not None, found.photo_stays) == (leaves, not leaves)


def test_a_departed_author() -> None:
    """The word that stands for a name is not a name that a text could tell."""
    win = a_win(author_id=0, author_name=NAMELESS, consent="unnamed", story="A colleague told me.")

    assert isinstance(leaving(win, None, "anyone"), Leaving)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("See prairiehigh.org for more.", ["Prairie"]),
        ("It is on #PrairieReads today.", ["Prairie"]),
        ("Write to dana@example.org.", ["Dana"]),
        ("As O\N{RIGHT SINGLE QUOTATION MARK}Neil says.", ["O'Neil"]),
        ("We are at PS 9 now.", ["PS 9"]),
        ("Our middle school reads.", []),
        ("The prairies are wide.", []),
        ("PRAIRIE pride!", ["Prairie"]),
        ("Ask Ms. Wu about it.", ["Wu"]),
        ("We read PrairieReads in class.", ["Prairie"]),
        ("Follow danawu there.", ["Dana Wu"]),
        ("PS9 reads.", ["PS 9"]),
        ("We read SD history.", []),
        ("Annemarie read it, ROSE too.", ["Anne-Marie", "Rosé"]),
        ("ｒｏｓｅ́ read it.", ["Rosé"]),
        ("老师王芳说好。", ["王芳"]),
        ("Do it in 12 minutes; we wurden, roses, rosebuds.", []),
    ],
)
def test_what_tells(said: str, found: list[str]) -> None:
    """Names are found in addresses, tags and other spellings; not in other words."""
    names = ["Dana Wu", "Prairie High", "PS 9", "Middle School", "Mary O'Neil", None]
    names += ("Anne-Marie Rosé", "王芳", "Do Ng", "District 12", "Rosebud", "Pierre, SD")

    assert identifying_words(said, names) == found


@pytest.mark.parametrize("name", ["Dana Wu", "DANA WU", "dana wu"])
def test_a_name_in_capitals(name: str) -> None:
    """However somebody writes their name, what others call them is found."""
    assert [one.casefold() for one in identifying_words("Ms. Wu moved the cart.", [name])] == ["wu"]


def test_how_somebody_sent_it_is_no_name() -> None:
    """Of "Ruth, by e-mail" only Ruth is looked for."""
    win = a_win(consent="unnamed", behalf="Ruth, by e-mail", story="We mail a book by e-mail.")

    assert isinstance(leaving(win, ME, "anyone"), Leaving)
    assert leaving(replace(win, story="Ruth read it."), ME, "anyone") == "telling"


def test_words_that_somebody_looked_at() -> None:
    """What goes without a name after a look has neither thanks nor a photo that tells."""
    win = a_win(thanks="the lunch crew", picture=PHOTO, alt="A red cart.", release="unrecognizable")
    plain, told = nameless(win, ME), nameless(replace(win, alt="The Prairie cart."), ME)

    assert (plain.name, plain.thanks, plain.picture is not None) == (NAMELESS, None, True)
    assert (told.picture, told.photo_stays) == (None, True)


@pytest.mark.parametrize("audience", ["principal", "evaluation", "group", "anyone"])
def test_who_hides_is_not_thanked_by_name(audience) -> None:  # type: ignore[no-untyped-def] # a literal
    """Anyone who thanks them; in a member's own drawer their words stay whole."""
    mai = Member(GROUP, 13, "Mai Vang", MONDAY, hidden=True)
    wins = [a_win(1, thanks="Ms. Vang, for the plants"), a_win(2, thanks="the lunch crew")]
    people = {DANA: ME, 13: mai}

    assert [one.thanks for one in sort_out(wins, people, audience).leaving] == [
        None,
        "the lunch crew",
    ]
    assert sort_out(wins, people, "self").leaving[0].thanks == "Ms. Vang, for the plants"


def test_say_included() -> None:
    """How many are in and why others are not, in one sentence."""
    wins = [a_win(n) for n in range(12)]
    wins += [a_win(20, consent="here"), a_win(21, consent="here")]
    found = sort_out(wins, {DANA: ME}, "anyone", deleted=1)

    assert say_included(found) == (
        "12 wins are included, and 3 were left out: 2 because their authors keep them in this "
        "group and 1 because it was deleted."
    )
    assert say_included(Sorted(found.leaving[:1])) == "1 win is included; nothing was left out."
    assert say_included(Sorted()).startswith(words.IN_NONE)


@pytest.mark.parametrize("cause", list(words.CAUSES))
def test_one_cause(cause: str) -> None:
    """A reason that's the only one is said once, in words that fit how many there are."""
    one, many = words.CAUSES[cause]

    assert (
        say_included(Sorted(stay=Counter({cause: 1})))
        == f"No wins are included, and 1 was left out {one}."
    )
    assert say_included(Sorted(stay=Counter({cause: 10}))) == (
        f"No wins are included, and 10 were left out {many}."
    )


def test_whose_it_is() -> None:
    """Each author's own settings count, by the member they are."""
    luis = Member(GROUP, 12, "Luis", MONDAY, hidden=True)
    found = sort_out([a_win(1), a_win(2, author_id=12)], {DANA: ME, 12: luis}, "anyone")

    assert [one.name for one in found.leaving] == ["Dana Whitehorse", NAMELESS]
