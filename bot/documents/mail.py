"""A week's wins as an e-mail, to members or to others: what may leave at this moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.documents.leaving import sort_out
from bot.documents.markup import plain
from bot.documents.page import page, paragraphs
from bot.kit.text import opening
from bot.weekly import words
from bot.wins.rules import ANSWER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.documents.leaving import Audience, Leaving, Sorted
    from bot.members.rules import Member
    from bot.wins.rules import Win


@dataclass(frozen=True)
class Mail:
    """One week's wins, with nothing in it that its authors keep out."""

    group: str
    question: str
    found: Sorted
    audience: Audience = "anyone"
    asked_before: str = ""  # what its answers are to

    @property
    def items(self) -> tuple[Leaving, ...]:
        """The wins that are in it."""
        return tuple(one for one in self.found.leaving if one.kind != ANSWER)

    @property
    def answers(self) -> tuple[Leaving, ...]:
        """The answers to the question before that are in it."""
        return tuple(one for one in self.found.leaving if one.kind == ANSWER)

    @property
    def parts(self) -> tuple[tuple[str, tuple[Leaving, ...]], ...]:
        """What is in it, under a heading each."""
        asked = words.MAIL_ANSWERED.format(question=self.asked_before)
        both = (words.MAIL_WORTH, self.items), (asked, self.answers)
        return tuple((title, found) for title, found in both if found)

    @property
    def meant_for(self) -> str:
        """Whether it may be handed on."""
        if self.audience != "members":
            return words.MAIL_MEANT_FOR_OTHERS
        return words.MAIL_MEANT_FOR.format(group=self.group or words.MAIL_THE_GROUP)

    @property
    def closing(self) -> str:
        """What it ends with."""
        return words.MAIL_CLOSING if self.audience == "members" else words.MAIL_CLOSING_OTHERS

    @property
    def shows_links(self) -> bool:
        """Whether those who read it can open a post in Discord."""
        return self.audience == "members"

    @property
    def left_out(self) -> list[str]:
        """How many wins are not in it, and why, a sentence for each cause."""
        stay = self.found.stay
        return [
            (one if stay[cause] == 1 else many).format(count=stay[cause])
            for cause, (one, many) in words.LEFT_OUT.items()
            if stay[cause]
        ]

    def members_words(self) -> Iterator[str]:
        """Yield what members wrote in it, for the student check."""
        yield from (self.question, self.asked_before if self.answers else "")
        for item in self.found.leaving:
            yield from (item.story, item.thanks or "")

    @property
    def subject(self) -> str:
        """The first line."""
        if not self.group:
            return words.MAIL_SUBJECT_PLAIN
        return words.MAIL_SUBJECT.format(group=self.group)


def written(
    group: str,
    question: str,
    wins: Iterable[Win],
    members: Mapping[int, Member],
    audience: Audience = "anyone",
    asked_before: str = "",
) -> Mail:
    """Return the e-mail of a week, by what each author allows at this moment."""
    found = sort_out(wins, members, audience)
    asked, before = (plain(one, members, audience) for one in (question, asked_before))
    return Mail(group, asked, found, audience, before)


def as_text(mail: Mail, story_limit: int | None = None) -> str:
    """Return the e-mail as plain text; stories longer than *story_limit* are cut."""
    parts = [mail.subject, mail.meant_for, words.FIRST]
    for title, items in mail.parts:
        parts.append(title if title.endswith("?") else title + ":")
        for item in items:
            story = item.story if story_limit is None else opening(item.story, story_limit)
            lines = [words.MAIL_NAME.format(name=item.name), story]
            if item.thanks:
                lines.append(words.MAIL_THANKS.format(thanks=item.thanks))
            if mail.shows_links:
                lines.append(words.MAIL_LINK.format(link=item.link))
            parts.append("\n".join(lines))
    parts += [f"{words.MAIL_QUESTION}: {mail.question}", mail.closing]
    return "\n\n".join([*parts, *mail.left_out]) + "\n"


def as_html(mail: Mail) -> bytes:
    """Return the e-mail as one page that needs nothing else, in the look of every document."""
    return page(
        "mail.html",
        mail.subject,
        mail=mail,
        first=words.FIRST,
        words=words,
        read_it=words.MAIL_READ,
        paragraphs=paragraphs,
    )
