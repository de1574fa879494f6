"""The weekly post as an e-mail: what may leave the group at this moment, as text and HTML; pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from bot.kit.text import shorten
from bot.weekly import words
from bot.wins.rules import NAMELESS, telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.members.rules import Member
    from bot.wins.rules import Win

_STYLE = (
    "body{font:1.05rem/1.5 Georgia,serif;max-width:38rem;margin:1.5rem auto;padding:0 1rem;"
    "color:#222;background:#fff}h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.15rem;"
    "margin-top:2rem}article{margin:1.2rem 0;padding-left:.9rem;border-left:3px solid #999}"
    "p{margin:.4rem 0}a{color:#1a4fa3;overflow-wrap:anywhere}small{color:#555}"
)


@dataclass(frozen=True)
class Item:
    """One win that may leave the group."""

    name: str
    story: str
    thanks: str | None
    link: str


@dataclass(frozen=True)
class Mail:
    """One week's post, with nothing in it that its authors keep here."""

    group: str
    question: str
    items: tuple[Item, ...]
    left_out: tuple[str, ...]  # sentences

    @property
    def subject(self) -> str:
        """The first line."""
        if not self.group:
            return words.MAIL_SUBJECT_PLAIN
        return words.MAIL_SUBJECT.format(group=self.group)


def address(win: Win) -> str:
    """Return where a win's post is."""
    return f"https://discord.com/channels/{win.guild_id}/{win.channel_id}/{win.message_id}"


def written(group: str, question: str, wins: Iterable[Win], members: Mapping[int, Member]) -> Mail:
    """Return the e-mail of a post, by what each author allows at this moment."""
    items, reasons = [], Counter[str]()
    for win in wins:
        leaves = leaving(win, members.get(win.author_id))
        if isinstance(leaves, Item):
            items.append(leaves)
        else:
            reasons[leaves] += 1
    left_out = [
        (one if reasons[reason] == 1 else many).format(count=reasons[reason])
        for reason, (one, many) in words.LEFT_OUT.items()
        if reasons[reason]
    ]
    return Mail(group, question, tuple(items), tuple(left_out))


def leaving(win: Win, author: Member | None) -> Item | str:
    """Return a win as it may leave the group, or the reason why it stays."""
    if win.hidden or win.message_id is None:
        return "hidden"
    if win.consent not in ("named", "unnamed"):
        return "here"
    if win.consent == "named" and not (author is not None and author.hidden):
        name = win.author_name if author is None else author.named
        return Item(win.behalf or name, win.story, win.thanks, address(win))
    about = [win.author_name, win.behalf]
    if author is not None:
        about += [author.name, author.print_name, author.school, author.district, author.town]
    if telling(win.story, about):
        return "telling"
    return Item(NAMELESS, win.story, None, address(win))


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


def as_html(mail: Mail) -> str:
    """Return the e-mail as one page that needs nothing else, readable on a phone."""
    parts = [f"<h1>{escape(mail.subject)}</h1>", f"<p>{escape(words.FIRST)}</p>"]
    if mail.items:
        parts.append(f"<h2>{escape(words.MAIL_WORTH)}</h2>")
    parts += [_article(item) for item in mail.items]
    parts.append(f"<h2>{escape(words.MAIL_QUESTION)}</h2>")
    parts.append(f"<p>{escape(mail.question)}</p>")
    parts.append(f"<p>{escape(words.MAIL_CLOSING)}</p>")
    parts += [f"<p><small>{escape(one)}</small></p>" for one in mail.left_out]
    body = "\n".join(parts)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(mail.subject)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _article(item: Item) -> str:
    story = "".join(f"<p>{escape(one)}</p>" for one in item.story.split("\n") if one.strip())
    thanks = f"<p>{escape(words.MAIL_THANKS.format(thanks=item.thanks))}</p>" if item.thanks else ""
    link = escape(item.link)
    where = words.MAIL_LINK.format(link=f'<a href="{link}">{link}</a>')
    name = escape(words.MAIL_NAME.format(name=item.name))
    return f"<article><p><strong>{name}</strong></p>{story}{thanks}<p>{where}</p></article>"
