"""What the simulated Discord is told to do faster: it does the same."""

from __future__ import annotations

import pytest
from simcord.preview import _markdown as markdown

from bot.demo import simulated

TEXT = """**Thanks, <@1>!** See <#2>, <@&3> and </win share:4>, ||not yet|| @everyone <:book:5>
> - https://example.org and [a page](https://example.org/a), `<@1>`, <t:0:R>"""
HERE = {
    "users": {"1": "Dana"},
    "channels": {"2": "whats-working"},
    "roles": {"3": "Mentors"},
    "commands": {"4": "win"},
    "emojis": {"5": {"name": "book", "animated": False, "id": "5"}},
    "everyone": True,
}
ELSEWHERE = {"users": {"1": "Luis"}, "channels": {"2": "general"}}


@pytest.mark.parametrize("profile", markdown._FIELD_POLICIES)
def test_texts(profile: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text names the people its own page knows, whatever was read before."""

    def tokens() -> list[object]:
        contexts = HERE, ELSEWHERE, None, HERE
        return [markdown.markdown_tokens(TEXT, profile, context=one) for one in contexts]

    found = tokens()
    monkeypatch.setattr(markdown, "_markdown_parser", simulated.made)

    assert found == tokens()
