"""What holds for any text at all, and what a report tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.students import words as sentences
from bot.students.rules import KnownWords, Worries, Worry, check, rewrite

if TYPE_CHECKING:
    from bot.students.worries import Why

MEMBERS = KnownWords(frozenset({"Dana Whitehorse", "Luis Ortega", "Marta Olson"}))

NAMES = ("Jayden", "Wiŋyaŋ", "Abdi-Rahman", "Nkauj", "María", "Zyaire", "D'Montae", "Linh", "Chloe")
SAID = (
    "My 4th grader {name} read it.",
    "A student named {name} sang.",
    "I saw {name} in 3rd grade.",
    "We thank {name}, a shy 7th grader, for the sign.",
    "Then {name}'s mom came.",
    "It was {name} (5th grade) who won.",
    "The book is for {name}, who is in kindergarten.",
)
PIECES = (
    "Jayden", "jayden", "KAI", "Pa Houa", "Wiŋyaŋ", "Nguyễn Thị Mai", "María José", "D'Montae",
    "will", "Will", "Grace", "April", "Austin", "Matilda", "Zyaire", "Kaylee Johnson",
    "Ethan B.", "4th grader", "my", "a student", "in 4th grade", "a 7th grader", "students",
    "kids like", "named", ",", ", ", "and", ".", "'s", "mom", "Mrs. Alvarez", "is", "who", "(",
    ")", "5th grade", "\n", "\0", "605-555-0142", "jay@k12.example.org", "482913", "student ID",
    "ISBN 9780439023528", "read", "by", "Jason Reynolds", "Dog Man", "Sioux Falls", "custody",
    "the only girl", "only", "suicide", "her", "pregnant", "–", "“", "”", "9",
)  # fmt: skip
SENTENCES = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)
TEXTS = st.one_of(st.text(max_size=400), SENTENCES)


def test_what_the_group_said_is_fine() -> None:
    """Numbers and hints it said are fine worry no more, as typed and in any case."""
    text = "The only boy in band. Call 605-555-0142."

    assert check(text, KnownWords(words=frozenset({"605-555-0142", "only boy"}))).clear
    assert check("ZOË SANG LOUDLY", KnownWords(words=frozenset({"zoe"}))).clear


def test_a_name_is_found_wherever_it_stands_again() -> None:
    """A name that worries once is shown each time, so that nothing of it is left behind."""
    report = check("Zyaire, a 4th grader, read. Later Zyaire sang. We love you, Zyaire!")

    assert [worry.words for worry in report.worries] == ["Zyaire"] * 3


def test_kinds_of_worry_and_what_stands_near() -> None:
    """The card can say what kind of worry it is and beside which words."""
    text = "Jayden in 4th grade and his dad, 605-555-0142, found the only girl. Kaylee Johnson won."

    assert [(worry.words, worry.why, worry.near) for worry in check(text).worries] == [
        ("Jayden", "name", "4th grade"),
        ("605-555-0142", "phone", ""),
        ("only girl", "hint", ""),
        ("Kaylee Johnson", "full_name", ""),
    ]


def test_the_card_says_what_worries_it() -> None:
    """Each kind of worry has its sentence, with the words as typed."""
    near = Worry("jayden", 0, 6, "name", "4th grader")

    assert sentences.about(near) == (
        '**"jayden"** next to "4th grader" may point to a student.'
        " Anyone here could copy what you post."
    )
    kinds: tuple[Why, ...] = (
        "name",
        "full_name",
        "phone",
        "email",
        "id",
        "login",
        "first_name",
        "hint",
        "danger",
    )
    for why in kinds:
        assert '**"words"**' in sentences.about(Worry("words", 0, 5, why))


@given(TEXTS)
def test_any_text_at_all(text: str) -> None:
    """Nothing raises, and every worry holds exactly the words at its place, apart and in order."""
    report = check(text, MEMBERS)

    assert all(text[worry.start : worry.end] == worry.words != "" for worry in report.worries)
    assert all(
        before.end <= after.start
        for before, after in zip(report.worries, report.worries[1:], strict=False)
    )
    assert set(report.hard) | set(report.soft) == set(report.worries)


@given(st.lists(st.tuples(st.sampled_from(SAID), st.sampled_from(NAMES)), min_size=1, max_size=5))
def test_rewritten_sentences_are_quiet(said: list[tuple[str, str]]) -> None:
    """Whichever names stand in whichever sentences, all are found and none is left."""
    text = " ".join(sentence.format(name=name) for sentence, name in said)
    report = check(text)
    new = rewrite(text, report)

    assert {worry.words for worry in report.hard} >= {name for _, name in said}
    if new is not None:
        assert check(new).hard == ()
        assert not any(name in new for _, name in said)


@given(TEXTS)
def test_rewritten_numbers_are_gone(text: str) -> None:
    """No phone number or address is left in any text at all, and nothing raises."""
    new = rewrite(text, check(text, MEMBERS))
    again = check(new or "", MEMBERS)

    assert not {worry.why for worry in again.hard} & {"phone", "email"}


@given(TEXTS)
def test_rewriting_without_worries_changes_nothing(text: str) -> None:
    """An empty report leaves the text as it is."""
    assert rewrite(text, Worries()) == text


@pytest.mark.parametrize(
    "piece", ["Aa ", "a-", "N,", "1", "1-", "é'", "Jayden and ", "my 4th ", "@", "(", "dob 1/1/"]
)
def test_one_piece_over_and_over(piece: str) -> None:
    """Four thousand characters of the same piece end, however the patterns are nested."""
    text = (piece * 4_000)[:4_000]
    report = check(text)

    assert report is not None
    assert rewrite(text, report) is None or rewrite(text, report)
