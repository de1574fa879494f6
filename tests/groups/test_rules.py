"""What setup accepts, and what a check calls wrong."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.groups import rules, words
from bot.kit.errors import Refusal
from bot.kit.switch import Suggestion, Switch
from tests.conftest import MONDAY

MARTA, JOEL, EVERYONE = 1, 2, 9


@pytest.mark.parametrize(
    ("member_id", "is_bot", "is_here", "told"),
    [
        (JOEL, True, True, words.COORDINATOR_BOT),
        (JOEL, False, False, words.COORDINATOR_GONE),
        (MARTA, False, True, words.COORDINATOR_YOURSELF),
    ],
)
def test_nobody_who_could_step_in(member_id: int, is_bot: bool, is_here: bool, told: str) -> None:
    """A bot, someone who left and oneself are refused, each with its own reason."""
    with pytest.raises(Refusal) as refusal:
        rules.check_second(member_id, MARTA, is_bot=is_bot, is_here=is_here)

    assert refusal.value.message == told


def test_someone_who_can_step_in() -> None:
    """Another person in the server may become a coordinator."""
    rules.check_second(JOEL, MARTA, is_bot=False, is_here=True)


def test_last_coordinator_off() -> None:
    """A group is never left without anyone."""
    with pytest.raises(Refusal, match="nobody"):
        rules.check_drop(MARTA, [MARTA])

    rules.check_drop(MARTA, [MARTA, JOEL])


def test_everyone_as_coordinators() -> None:
    """The role that everyone has does not run a group; none at all is fine."""
    with pytest.raises(Refusal):
        rules.check_role(EVERYONE, EVERYONE)

    rules.check_role(None, EVERYONE)


def test_nothing_wanted() -> None:
    """What is not wanted is off."""
    later = Suggestion("It's a good time.", timedelta(days=7))
    known = {"wins": Switch("Wins", ""), "coffee": Switch("Coffee", "", suggestion=later)}
    none = rules.switches([], known)
    both = rules.switches(["wins", "coffee"], known)

    wins, coffee, nothing = frozenset({"wins"}), frozenset({"coffee"}), frozenset[str]()
    assert none == rules.Switches(switched_off=wins, switched_on=nothing)
    assert both == rules.Switches(switched_off=nothing, switched_on=coffee)


@pytest.mark.parametrize(
    ("ticked_ago", "started_ago", "is_fine"),
    [
        (5, 10_000, True),
        (120, 10_000, True),
        (121, 10_000, False),
        (None, 30, True),
        (None, 121, False),
    ],
)
def test_silent_loop(ticked_ago: int | None, started_ago: int, is_fine: bool) -> None:
    """The loop may be silent for two minutes, counted from the start before its first tick."""
    ticked = None if ticked_ago is None else MONDAY - timedelta(seconds=ticked_ago)
    found = rules.loop_finding(ticked, MONDAY - timedelta(seconds=started_ago), MONDAY)

    assert (found is None) is is_fine


@pytest.mark.parametrize(("apart", "is_fine"), [(-61, False), (-60, True), (3, True), (61, False)])
def test_clocks_apart(apart: int, is_fine: bool) -> None:
    """Clocks may be a minute apart, either way."""
    found = rules.clock_finding(MONDAY, MONDAY + timedelta(seconds=apart))

    assert (found is None) is is_fine


def test_full_disk() -> None:
    """Under 500 MB is said, with what is left."""
    found = rules.disk_finding(42 * 1024**2)

    assert rules.disk_finding(rules.LITTLE_DISK) is None
    assert found is not None
    assert "42 MB" in found.what


@pytest.mark.parametrize(
    ("revision", "told"),
    [
        ("0002_shelf", None),
        ("0001_initial", words.DATABASE_OLDER),
        (None, words.DATABASE_OLDER),
        ("0003_later", words.DATABASE_NEWER),
    ],
)
def test_database_of_another_time(revision: str | None, told: str | None) -> None:
    """An older database, an empty one and a newer one are told apart."""
    found = rules.database_finding(revision, ["0001_initial", "0002_shelf"])

    assert (found and found.what) == told


def test_lacking_commands() -> None:
    """The commands that a server is missing are named; one too many is no fault."""
    found = rules.commands_finding(["win", "help", "me"], ["help", "old"])

    assert found is not None
    assert "/me, /win" in found.what
    assert rules.commands_finding(["help"], ["help", "old"]) is None
