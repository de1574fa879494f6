"""What is filled in about mentors: checked before others read it, and never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.drafts import words as draft_words
from bot.mentors import words
from bot.mentors.rules import MentorProfile
from cogs.mentors import forms
from tests.discord import answer, text
from tests.mentors.acting import fill

if TYPE_CHECKING:
    from tests.discord import World


@pytest.mark.parametrize("form", [forms.offer, forms.request])
def test_the_fullest_form(form: Any) -> None:
    """Opened with whatever was typed, a form has five parts and fits."""
    topics, sizes = ("weeding", "budget"), ("question", "weeks", "year")
    filled = MentorProfile("high", topics, "w" * 9_000, sizes, "s" * 9_000)
    opened = form.filled(filled).modal(2**63 - 1)
    payload: Any = opened.to_dict()
    boxes = [part["component"] for part in payload["components"]]

    assert len(opened.children) == 5
    assert all(len(one.get("value") or "") <= one.get("max_length", 4_000) for one in boxes)
    assert all(len(one.get("options", ())) <= 25 for one in boxes)
    assert len(payload["custom_id"]) <= 100


def test_the_fullest_win() -> None:
    """So does the form of a win by both, whose id names the pair."""
    payload: Any = forms.win.filled("w" * 9_000).modal(2**63 - 1, 2**62).to_dict()
    box = payload["components"][0]["component"]

    assert payload["custom_id"] == f"mentor:win:{2**63 - 1}:{2**62}"
    assert len(box["value"]) <= box["max_length"]


async def test_a_student_in_a_request(on: World) -> None:
    """What mentors read passes the student check first; nothing typed is lost on the way."""
    worried = "jayden in 4th grade hides under the desk. What would you do?"
    looked = await fill(on, on.luis, "request", text=worried, sizes=("question",))
    told = text(looked)
    form = await on.luis.click(answer(looked), label=draft_words.CHANGE)
    read = await on.luis.click(answer(looked), label='Use "a student"')
    assert await on.services.mentors.open_request(on.guild.id, on.luis.id) is None
    used = await on.luis.click(answer(read), label=draft_words.THIS["save"])
    request = await on.services.mentors.open_request(on.guild.id, on.luis.id)

    assert told.startswith(draft_words.FIRST["save"])
    assert '"jayden"' in told
    assert form.modal is not None
    assert text(used).startswith(words.SAVED_REQUEST)
    assert request is not None
    assert "jayden" not in request.profile.words
    assert "hides under the desk" in request.profile.words


async def test_fine_as_it_is(on: World) -> None:
    """What is no student's is remembered, and saved as it was typed."""
    looked = await fill(on, on.luis, "request", text="jayden in 4th grade hides. What then?")
    await on.luis.click(answer(looked), label=draft_words.NOT_A_STUDENT["save"])
    request = await on.services.mentors.open_request(on.guild.id, on.luis.id)

    assert request is not None
    assert request.profile.words.startswith("jayden")
    assert "jayden" in (await on.services.students.known(on.guild.id)).words


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"text": "w" * 3_000}, "can have up to 600 characters, and these have 3,000"),
        ({"sentence": "s" * 201}, "can have up to 200 characters, and this one has 201"),
        ({"sizes": ("question",), "text": " "}, words.NO_QUESTION),
    ],
)
async def test_too_much_or_too_little(on: World, more: dict[str, object], sentence: str) -> None:
    """What cannot be saved is refused in a sentence, and opens again with every word."""
    refused = await fill(on, on.luis, "request", **more)  # type: ignore[arg-type] # a table of cases
    form = await on.luis.click(answer(refused), label=draft_words.CHANGE)
    kept = await on.services.drafts.of(on.guild.id, on.luis.id, "mentor.request", "0")

    assert sentence in text(refused)
    assert form.modal is not None
    assert kept is not None
    assert kept.read(MentorProfile).text.words == more.get("text", "")
    assert await on.services.mentors.open_request(on.guild.id, on.luis.id) is None
