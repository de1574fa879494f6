"""The student check on whole tables of sentences, and what holds for any text at all."""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.students import words as sentences
from bot.students.lists import words
from bot.students.rules import Report, Worry, check, replace
from bot.students.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "cases.toml").read_text(encoding="utf-8"))
HINTS = tomllib.loads((HERE / "hints.toml").read_text(encoding="utf-8"))
MEMBERS = frozenset(name.casefold() for name in CASES["members"])
ALARMS = [(kind, *row) for kind, rows in CASES["alarm"].items() for row in rows]
QUIET = [(kind, text) for kind, rows in CASES["quiet"].items() for text in rows]

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
    "the only girl", "her", "–", "“", "”", "9",
)  # fmt: skip
SENTENCES = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)
TEXTS = st.one_of(st.text(max_size=400), SENTENCES)


def shown(text: str, name: str) -> bool:
    """Whether the check shows something of `name` where it stands in `text`."""
    start = text.index(name)
    hard = check(text, MEMBERS).hard
    return any(worry.start < start + len(name) and start < worry.end for worry in hard)


def test_students_in_many_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    """At most one in ten is missed and one in ten alarms falsely; in no group more than a fifth."""
    missed = [(kind, text) for kind, text, name in ALARMS if not shown(text, name)]
    alarmed = [(kind, text) for kind, text in QUIET if check(text, MEMBERS).hard]
    with capsys.disabled():
        sys.stdout.write(table("missed", ALARMS, missed) + table("false alarms", QUIET, alarmed))

    assert len(ALARMS) + len(QUIET) >= 180
    assert len(QUIET) >= len(ALARMS)
    assert len(missed) <= len(ALARMS) * 0.10, missed
    assert len(alarmed) <= len(QUIET) * 0.10, alarmed
    for cases, wrong in ((ALARMS, missed), (QUIET, alarmed)):
        of, bad = Counter(case[0] for case in cases), Counter(case[0] for case in wrong)
        assert all(bad[kind] <= of[kind] * 0.20 for kind in of), bad


def test_hints_in_many_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    """The softer hint misses at most one in ten, and at most one harmless text in ten raises it."""
    missed = [("hint", text) for text in HINTS["alarm"] if not check(text).soft]
    alarmed = [("hint", text) for text in HINTS["quiet"] if check(text).worries]
    with capsys.disabled():
        sys.stdout.write(table("hints missed", [("hint", text) for text in HINTS["alarm"]], missed))
        sys.stdout.write(table("false hints", [("hint", text) for text in HINTS["quiet"]], alarmed))

    assert len(missed) <= len(HINTS["alarm"]) * 0.10, missed
    assert len(alarmed) <= len(HINTS["quiet"]) * 0.10, alarmed


def table(what: str, cases: Sequence[tuple[str, ...]], wrong: Sequence[tuple[str, str]]) -> str:
    """One line a group, for the test run's output."""
    of, bad = Counter(case[0] for case in cases), Counter(case[0] for case in wrong)
    lines = [f"    {kind:<15}{bad[kind]:>3} of {count:>3}" for kind, count in of.items()]
    lines.append(f"    {'all':<15}{len(wrong):>3} of {len(cases):>3}")
    return "\n".join([f"\nstudent check, {what}:", *lines, ""])


@pytest.mark.parametrize(("text", "name"), CASES["alarm"]["held_out"])
def test_held_out_names_are_in_no_list(text: str, name: str) -> None:
    """The group that measures unknown names holds no name that the list knows."""
    assert text
    assert not {fold(part) for part in name.split()} & words("names")


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("My 4th grader Jayden read it.", "My 4th grader read it."),
        ("jayden in 4th grade read it", "A student in 4th grade read it"),
        ("my kindergartner hien sang it", "my kindergartner sang it"),
        ("A student named Tyler read it.", "A student read it."),
        ("Emma, one of my fifth graders, read it.", "One of my fifth graders read it."),
        ("I gave it to Kou, a ninth grader, and left.", "I gave it to a ninth grader and left."),
        ("Ava and Noah in 3rd grade read it.", "Two students in 3rd grade read it."),
        ("Two readers, Chloe and Owen, read it.", "Two readers read it."),
        ("Brayden's grandma came.", "A student's grandma came."),
        ("KAI IN 2ND GRADE READ IT", "A STUDENT IN 2ND GRADE READ IT"),
        (
            "Kai in 2nd grade read it. Kai smiled.",
            "A student in 2nd grade read it. The student smiled.",
        ),
        ("Call 605-555-0142.", "Call (phone number left out)."),
        ("Write to jay@k12.example.org.", "Write to (e-mail left out)."),
        ("Student ID 482913 won.", "Student ID (number left out) won."),
        ("We bought a cart.", "We bought a cart."),
    ],
)
def test_a_student_instead(text: str, instead: str) -> None:
    """The sentence still reads when "a student" stands where the name was."""
    assert replace(text, check(text)) == instead


def test_every_replaced_sentence_is_quiet() -> None:
    """What the table's alarms become no longer alarms."""
    left = [
        text for _, text, _ in ALARMS if check(replace(text, check(text, MEMBERS)), MEMBERS).hard
    ]

    assert left == []


def test_a_name_the_group_said_is_no_student() -> None:
    """What the group knows alarms nobody: names in full or in part, numbers, and hints."""
    text = "My 4th grader Jayden is the only boy. Call 605-555-0142."

    assert check(text, frozenset({"jayden", "605-555-0142", "the only boy"})).clear
    assert check("Kaylee in 4th grade", frozenset({"kaylee johnson"})).clear
    assert check("ZOË IN 4TH GRADE", frozenset({"zoe"})).clear


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
        ("the only girl", "hint", ""),
        ("Kaylee Johnson", "full_name", ""),
    ]


def test_the_card_says_what_worries_it() -> None:
    """Each kind of worry has its sentence, with the words as typed."""
    near = Worry("jayden", 0, 6, "name", "4th grader")

    assert sentences.about(near) == (
        '**"jayden"** next to "4th grader" may point to a student.'
        " Anyone here could copy what you post."
    )
    for why in ("name", "full_name", "phone", "email", "id", "hint"):
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
def test_replaced_sentences_are_quiet(said: list[tuple[str, str]]) -> None:
    """Whichever names stand in whichever sentences, all are found and none is left."""
    text = " ".join(sentence.format(name=name) for sentence, name in said)
    replaced = replace(text, check(text))

    assert check(replaced).hard == ()
    assert not any(name in replaced for _, name in said)


@given(TEXTS)
def test_replaced_numbers_are_gone(text: str) -> None:
    """No phone number or address is left in any text at all."""
    report = check(text, MEMBERS)
    again = check(replace(text, report), MEMBERS)

    assert not {worry.why for worry in again.hard} & {"phone", "email"}


@given(TEXTS)
def test_replacing_without_worries_changes_nothing(text: str) -> None:
    """An empty report leaves the text as it is."""
    assert replace(text, Report()) == text


@pytest.mark.parametrize(
    "piece", ["Aa ", "a-", "N,", "1", "1-", "é'", "Jayden and ", "my 4th ", "@", "("]
)
def test_one_piece_over_and_over(piece: str) -> None:
    """Sixteen hundred characters of the same piece end, however the patterns are nested."""
    assert check((piece * 1600)[:1600]) is not None
