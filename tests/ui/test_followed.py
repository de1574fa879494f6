"""How each interaction went is told, and its id is on every line that's logged for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import structlog

from bot.ui.card import Card
from cogs.groups.views import how
from cogs.wins.views import share
from tests.discord import answer

if TYPE_CHECKING:
    from tests.discord import World


@pytest.fixture
def told(world: World) -> list[tuple[str, str, str]]:
    """What the client was told of every interaction, without how long it took."""
    found: list[tuple[str, str, str]] = []

    def note(kind: str, name: str, outcome: str, seconds: float) -> None:
        assert 0 <= seconds < 60
        found.append((kind, name, outcome))

    world.client.when_answered = note
    return found


async def _break(*_args: object, **_options: object) -> None:
    raise ZeroDivisionError


async def test_outcomes(
    world: World, told: list[tuple[str, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Answered, refused or broken: by name, without the ids and words that came with it."""
    world.expects_faults = True
    await world.dana.slash(world.channel, "win share", story="Forty books on a cart.")
    await world.dana.slash(world.channel, "win show", win="987654321")
    opened = await world.dana.click(await world.post(Card("Share.", [share.button()])))
    await world.dana.submit_modal(opened, {"story": "A second cart."})
    monkeypatch.setattr(how, "function", _break)
    await world.dana.click(await world.post(Card("Press.", [how.button()])))
    await world.dana.click(await world.post_by_hand("nobody:knows:987654321"))

    assert told == [
        ("application_command", "win share", "answered"),
        ("application_command", "win show", "refused"),
        ("component", share.template.verb, "answered"),
        ("modal_submit", "win:share", "answered"),
        ("component", how.template.verb, "fault"),
        ("component", "unknown", "refused"),
    ]


async def test_request_id(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault's line has the id of the press, and no other press's lines have it."""
    world.expects_faults = True
    monkeypatch.setattr(how, "function", _break)
    post = await world.post(Card("Press.", [how.button()]))
    merge = structlog.contextvars.merge_contextvars
    with structlog.testing.capture_logs(processors=[merge]) as logs:
        results = [await world.dana.click(post) for _ in range(2)]
    faults = [line for line in logs if line["event"] == "fault"]

    assert all(answer(one).ephemeral for one in results)
    assert len({line["request"] for line in faults}) == 2
    assert all(type(line["request"]) is int for line in faults)
