"""The weekly post as an e-mail: what may leave the group at this moment, as text and HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.documents.leaving import sort_out
from bot.documents.page import page, paragraphs
from bot.kit.text import shorten
from bot.weekly import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.documents.leaving import Leaving, Sorted
    from bot.members.rules import Member
    from bot.wins.rules import Win


@dataclass(frozen=True)
class Mail:
    """One week's post, with nothing in it that its authors keep here."""

    group: str
    question: str
    found: Sorted

    @property
    def items(self) -> tuple[Leaving, ...]:
        """The wins that are in it."""
        return self.found.leaving

    @property
    def left_out(self) -> list[str]:
        """How many wins are not in it, and why, a sentence for each cause."""
        stay = self.found.stay
        return [
            (one if stay[cause] == 1 else many).format(count=stay[cause])
            for cause, (one, many) in words.LEFT_OUT.items()
            if stay[cause]
        ]

    def told(self) -> Iterator[str]:
        """Yield what members wrote in it, for the student check."""
        yield self.question
        for item in self.items:
            yield from (item.story, item.thanks or "")

    @property
    def subject(self) -> str:
        """The first line."""
        if not self.group:
            return words.MAIL_SUBJECT_PLAIN
        return words.MAIL_SUBJECT.format(group=self.group)


def written(group: str, question: str, wins: Iterable[Win], members: Mapping[int, Member]) -> Mail:
    """Return the e-mail of a post, by what each author allows at this moment."""
    return Mail(group, question, sort_out(wins, members, "anyone"))


def as_text(mail: Mail, story_limit: int | None = None) -> str:
    """Return the e-mail as plain text; stories longer than *story_limit* are cut."""
    parts = [mail.subject, words.FIRST]
    if mail.items:
        parts.append(words.MAIL_WORTH + ":")
    for item in mail.items:
        story = item.story if story_limit is None else shorten(item.story, story_limit)
        lines = [words.MAIL_NAME.format(name=item.name), story]
        if item.thanks:
            lines.append(words.MAIL_THANKS.format(thanks=item.thanks))
        lines.append(words.MAIL_LINK.format(link=item.link))
        parts.append("\n".join(lines))
    parts += [f"{words.MAIL_QUESTION}: {mail.question}", words.MAIL_CLOSING]
    return "\n\n".join([*parts, *mail.left_out]) + "\n"


def as_html(mail: Mail) -> bytes:
    """Return the e-mail as one page that needs nothing else, in the look of every document."""
    return page(
        "mail.html", mail.subject, mail=mail, first=words.FIRST, words=words, paragraphs=paragraphs
    )
