"""What the plan and the nudge say: presets, ideas and opening lines, and which comes when."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.plans import ideas, openers, presets
from bot.plans.presets import GOALS
from tests.weekly.test_questions import alike, of_levels

if TYPE_CHECKING:
    from bot.plans.openers import Opener

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
NOT_OUR_VOICE = re.compile(
    r"!|\bamazing|\bawesome|\bincredible|\binspir|\bpassion|\bmust\b|should have"
    r"|\bpupils?\b|\bjourney|\bempower|\bleverag|\bunlock",
    re.IGNORECASE,
)
GENDERED = re.compile(r"\b(he|she|him|her|his|hers|himself|herself)\b", re.IGNORECASE)
STUDENTS = re.compile(r"\b(students?|kids?|teens?|seniors)\b", re.IGNORECASE)
PLAIN = re.compile(r"[\x20-\x7e“”]+")
MONDAYS = [date(2026, 8, 17) + timedelta(weeks=week) for week in range(52)]
# What is kept about what a member did, and marks a goal as done.
EVIDENCE = {"win", "coffee", "mentor", "event", "presented", "own"}
KNOWN = {
    "same_topic": {"name", "line", "topic"},
    "same_level": {"name", "line"},
    "replied_before": {"name"},
    "new_here": {"name"},
    "quiet_win": {"name", "line"},
    "tried_yours": {"name", "line"},
    "funny": {"name", "line"},
    "learned": {"name", "line"},
}


def test_every_goal_has_presets_and_one_default() -> None:
    """A plan can be made without writing, and starts with the guide's own three."""
    written = presets.load()

    assert {goal: presets.of_goal(goal)[0].id for goal in GOALS} == {
        "weekly": "outreach",
        "monthly": "attend",
        "quarterly": "present",
    }
    assert [one.goal for one in written if one.default] == list(GOALS)
    assert [len(presets.of_goal(goal)) for goal in GOALS] == [5, 5, 4]
    assert len({one.id for one in written}) == len({one.label for one in written}) == len(written)


@pytest.mark.parametrize("preset", presets.load(), ids=lambda one: one.id)
def test_a_preset_fits_its_menu_and_can_be_marked(preset: presets.Preset) -> None:
    """Label and line are short and in our voice, and a member can always mark it by hand."""
    assert SLUG.fullmatch(preset.id)
    assert presets.find(preset.id) is preset
    assert len(preset.label) <= 60
    assert len(preset.line) <= 100
    assert not NOT_OUR_VOICE.search(preset.label + preset.line)
    assert "own" in preset.counts
    assert preset.counts <= EVIDENCE


def test_a_preset_that_is_not_there_is_not_found() -> None:
    """An id that no file knows any more gives nothing."""
    assert presets.find("streak") is None


def test_a_win_and_a_coffee_count_for_every_week() -> None:
    """Whatever the week's line says, sharing a win, a coffee or a mentor meeting marks it."""
    for preset in presets.of_goal("weekly"):
        assert preset.counts >= {"win", "coffee", "mentor"}


def test_enough_ideas_are_written() -> None:
    """Each goal has many ideas, each preset some for every month."""
    goals = Counter(one.goal for one in ideas.load())
    presets_of = Counter(one.preset for one in ideas.load() if not one.months)

    assert len(ideas.load()) >= 220
    told = [f"{one.text} {one.opening}" for one in ideas.load()]
    assert sum(bool(STUDENTS.search(one)) for one in told) * 3 >= len(told)
    assert min(of_levels(told).values()) >= 5
    assert Counter(one.preset for one in ideas.load())["committee"] >= 30
    assert goals["weekly"] >= 80
    assert goals["monthly"] >= 15
    assert goals["quarterly"] >= 15
    assert {one.id: one.goal for one in presets.load()} == {
        one.preset: one.goal for one in ideas.load()
    }
    assert min(presets_of.values()) >= 5


@pytest.mark.parametrize("idea", ideas.load(), ids=lambda one: one.id)
def test_an_idea_is_short_and_in_our_voice(idea: ideas.Idea) -> None:
    """Two short sentences that ask for something, and a line that can be copied."""
    assert SLUG.fullmatch(idea.id)
    assert len(idea.text) <= 200
    assert idea.text.endswith(".")
    assert 1 <= len(re.findall(r"[.?](?: |$)", idea.text)) <= 2
    assert PLAIN.fullmatch(idea.text)
    assert not NOT_OUR_VOICE.search(idea.text)
    assert not GENDERED.search(idea.text)
    assert idea.months <= set(range(1, 13))
    if idea.opening is not None:
        assert 0 < len(idea.opening) <= 160
        assert idea.opening[-1] in ".?:"
        assert PLAIN.fullmatch(idea.opening)
        assert not NOT_OUR_VOICE.search(idea.opening)


def test_no_idea_is_there_twice() -> None:
    """Ids, texts and opening lines differ, and no two are made of the same words."""
    opening = [one.opening for one in ideas.load() if one.opening is not None]

    assert len({one.id for one in ideas.load()}) == len(ideas.load())
    assert alike([one.text for one in ideas.load()]) == []
    assert alike(opening) == []


def test_a_year_of_nudges_brings_no_idea_twice() -> None:
    """Fifty-two weeks of one member are fifty-two ideas, those of their preset first."""
    used: list[ideas.Idea] = []
    for day in MONDAYS:
        before = {one.id for one in used}
        used.append(ideas.choose(ideas.load(), "weekly", ["teacher"], day, before, "7"))

    assert len({one.id for one in used}) == 52
    assert {one.goal for one in used} == {"weekly"}
    assert {one.preset for one in used[:20]} == {"teacher"}
    assert all(
        not one.months or day.month in one.months for one, day in zip(used, MONDAYS, strict=True)
    )


def test_another_idea_is_another_and_the_same_day_the_same() -> None:
    """Pressing again without an answer shows the same idea; leaving it shows a new one."""
    first = ideas.choose(ideas.load(), "weekly", [], MONDAYS[0], (), "7")
    sunday = MONDAYS[0] + timedelta(6)

    assert ideas.choose(ideas.load(), "weekly", [], sunday, (), "7") == first
    assert ideas.choose(ideas.load(), "weekly", [], MONDAYS[0], {first.id}, "7") != first


def test_two_members_are_given_different_ideas() -> None:
    """Colleagues who compare their cards have something to compare."""
    given = {
        ideas.choose(ideas.load(), "weekly", ["outreach"], MONDAYS[3], (), str(member)).id
        for member in range(25)
    }

    assert len(given) > 12


def test_when_all_ideas_were_used_one_comes_again() -> None:
    """A used idea of the member's own preset is better than none."""
    used = {one.id for one in ideas.load()}

    assert ideas.choose(ideas.load(), "monthly", ["webinar"], MONDAYS[0], used, "7").preset == (
        "webinar"
    )


def test_every_connection_has_openers() -> None:
    """Each of the eight things that connect two people has a few shapes, all different."""
    written = openers.load()

    assert len(written) >= 24
    assert Counter(one.when for one in written).keys() == set(KNOWN)
    assert min(Counter(one.when for one in written).values()) >= 3
    assert len({one.id for one in written}) == len(written)
    assert alike([one.text for one in written]) == []
    assert alike([one.reason for one in written]) == []


@pytest.mark.parametrize("opener", openers.load(), ids=lambda one: one.id)
def test_an_opener_names_the_person_and_guesses_nothing(opener: Opener) -> None:
    """Only fields that are known there, the person by name, what they wrote last or quoted."""
    assert SLUG.fullmatch(opener.id)
    assert opener.fields <= KNOWN[opener.when]
    assert "{name}" in opener.reason
    assert "{line}" not in opener.reason or opener.reason.endswith(": {line}")
    assert opener.text.count("{line}") == opener.text.count("“{line}”")
    assert len(opener.text) <= 160
    assert len(opener.reason) <= 160
    for sentence in (opener.text, opener.reason):
        assert PLAIN.fullmatch(sentence)
        assert not NOT_OUR_VOICE.search(sentence)
        assert not GENDERED.search(sentence)


def test_what_people_wrote_stays_as_it_is() -> None:
    """Braces in somebody's words are only braces."""
    opener = next(one for one in openers.load() if one.id == "quiet-next")
    line = "A {cart} by the doors {0}."

    assert opener.text.format(name="Priya", line=line, topic="") == (
        f"You wrote “{line}” What happened next?"
    )


@pytest.mark.parametrize("when", KNOWN)
def test_an_opener_needs_no_more_than_is_known(when: str) -> None:
    """With the name alone only what needs the name is chosen, and nothing if all need more."""
    known = {"name": "Priya Raman", "line": "", "topic": ""}
    chosen = openers.choose(openers.load(), when, known, MONDAYS[0], "7")
    enough = [one for one in openers.load() if one.when == when and one.fields == {"name"}]

    assert (chosen in enough) if enough else (chosen is None)


def test_openers_take_turns() -> None:
    """All shapes come before one comes again, and the same week gives the same."""
    known = {"name": "Priya Raman", "line": "A cart.", "topic": "weeding"}
    for seed in ("7", "8", "9007199254740993"):
        said = []
        for day in MONDAYS[:5]:
            chosen = openers.choose(openers.load(), "same_topic", known, day, seed)
            assert chosen == openers.choose(openers.load(), "same_topic", known, day, seed)
            assert chosen is not None
            said.append(chosen.id)

        assert len(set(said)) == 5


def test_files_are_read_once() -> None:
    """Asking again gives the very same tuple."""
    assert presets.load() is presets.load()
    assert ideas.load() is ideas.load()
    assert openers.load() is openers.load()
