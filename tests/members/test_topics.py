"""What members ask each other about, as the one data file has it."""

from __future__ import annotations

from bot.members.topics import topic_names, topics

TOPICS = {
    "new",
    "weeding",
    "ordering",
    "budget",
    "grants",
    "book_fair",
    "schedule",
    "two_schools",
    "coteaching",
    "research",
    "media",
    "ai",
    "reading",
    "read_aloud",
    "clubs",
    "shelving",
    "space",
    "makers",
    "behavior",
    "helpers",
    "inventory",
    "challenges",
    "advocacy",
    "principal",
}


def test_topics() -> None:
    """They fit one menu, read well in a sentence, and none that is kept somewhere is lost."""
    names = list(topics().values())

    assert set(topics()) >= TOPICS
    assert len(names) == len(set(names)) <= 25
    assert all(len(one) <= 60 and not one.endswith(".") for one in names)
    assert topic_names(["budget", "gone", "weeding"]) == ["weeding", "budget and money"]
