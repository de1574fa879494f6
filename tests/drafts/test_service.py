"""Drafts of every kind, on both databases: one store, a limit, and nothing of anyone else's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.drafts import words
from bot.drafts.rules import Draft, PublicText
from bot.drafts.service import KEPT_FOR, MOST
from bot.kit.errors import NotFound, Refusal
from bot.kit.personal import Person
from bot.wins.rules import WinDraft
from tests.conftest import MONDAY

if TYPE_CHECKING:
    from bot.services import Services

GROUP, OTHER, DANA, LUIS = 5, 6, 42, 43


@dataclass(frozen=True)
class Note(PublicText):
    """Two texts that others will read."""

    public = ("first", "second")

    first: str
    second: str = ""


def a_draft(text: str = "Jaden reads", **other: str | None) -> Draft[Note]:
    """Return a draft of Dana's."""
    return Draft(GROUP, DANA, "test.note", Note(text), **other)  # type: ignore[arg-type] # a subject


async def test_kept_and_found(services: Services) -> None:
    """It comes back as it was, to its author alone, in its group or from direct messages."""
    kept = await services.drafts.keep(a_draft(), MONDAY)

    for guild in (GROUP, None):
        found = await services.drafts.get(guild, kept.id, DANA)
        assert found.read(Note) == kept
    for guild, member in ((OTHER, DANA), (GROUP, LUIS), (None, LUIS)):
        with pytest.raises(NotFound, match="isn't here"):
            await services.drafts.get(guild, kept.id, member)


async def test_rewritten(services: Services) -> None:
    """Its next words take the place of the last, and nobody else's draft changes."""
    kept = await services.drafts.keep(a_draft(), MONDAY)
    await services.drafts.keep(replace(kept, text=Note("A student reads")), MONDAY)
    forged = await services.drafts.keep(replace(kept, member_id=LUIS, text=Note("x")), MONDAY)

    assert (await services.drafts.get(GROUP, kept.id, DANA)).read(Note).text.first[0] == "A"
    assert forged.id != kept.id


async def test_one_of_a_subject(services: Services) -> None:
    """Of a week or a pair there is one draft of a member's, the last; of others as many."""
    first = await services.drafts.keep(a_draft(subject="2027-03-01"), MONDAY)
    again = await services.drafts.keep(a_draft("Other", subject="2027-03-01"), MONDAY)
    found = await services.drafts.of(GROUP, DANA, "test.note", "2027-03-01")

    assert again.id == first.id
    assert found is not None
    assert found.read(Note).text == Note("Other")
    await services.drafts.done(a_draft(subject="2027-03-01"))
    assert await services.drafts.of(GROUP, DANA, "test.note", "2027-03-01") is None
    assert (await services.drafts.keep(a_draft(), MONDAY)).id != again.id


async def test_no_more_than_a_few(services: Services) -> None:
    """A member has a limited number of drafts in a group; nobody else's count."""
    for _ in range(MOST):
        last = await services.drafts.keep(a_draft(), MONDAY)

    with pytest.raises(Refusal) as refused:
        await services.drafts.keep(a_draft(), MONDAY)
    assert refused.value.message == words.TOO_MANY.format(limit=MOST)
    await services.drafts.keep(last, MONDAY)
    await services.drafts.keep(replace(a_draft(), member_id=LUIS), MONDAY)
    await services.drafts.keep(replace(a_draft(), guild_id=OTHER), MONDAY)
    await services.drafts.drop(GROUP, last.id, DANA)
    await services.drafts.keep(a_draft(), MONDAY)


async def test_gone_after_a_day(services: Services) -> None:
    """When its day is over it goes, and names the picture that it held."""
    kept = await services.drafts.keep(replace(a_draft(), picture="a.jpg"), MONDAY)

    assert timedelta(days=1) == KEPT_FOR
    assert await services.drafts.pictures() == {"a.jpg"}
    assert await services.drafts.expire(GROUP, kept.id) == "a.jpg"
    assert await services.drafts.expire(GROUP, kept.id) is None
    assert await services.drafts.find(GROUP, kept.id) is None


async def test_ones_own_data(services: Services) -> None:
    """An export holds the words of every draft, and forgetting leaves none."""
    kept = await services.win_drafts.keep(WinDraft(GROUP, DANA, "Dana", "Forty books"), MONDAY)
    exported = await services.privacy.export(Person(GROUP, DANA))
    await services.privacy.forget(Person(GROUP, DANA), MONDAY)

    (told,) = exported.sheets["my drafts"]
    assert (told["draft_of"], told["story"]) == ("win", "Forty books")
    assert await services.drafts.find(GROUP, kept.id) is None


def test_words_that_were_decided_on() -> None:
    """Words decided on stay so when others change or go; new words are looked at."""
    draft = replace(a_draft(), text=Note("Jaden reads", "thanks to Ava")).decided()
    other = replace(draft, text=Note("Jaden reads", "thanks to Kai"))

    assert all(map(draft.is_decided, draft.text.texts()))
    assert [other.is_decided(text) for text in other.text.texts()] == [True, False]
    assert replace(draft, text=Note("Jaden reads")).is_decided("")
