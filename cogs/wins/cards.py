"""What one reads about wins: from plain values to messages."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

import discord

from bot.kit.calendar import day_name
from bot.kit.safe import Safe, fitted, safe, safe_line, safe_name
from bot.kit.text import CONTENT_LIMIT, DESCRIPTION_LIMIT, listed, plural, shorten, tidy, unmarked
from bot.search.excerpts import excerpt
from bot.search.words import PARTIAL
from bot.students import words as student_words
from bot.ui.card import Attached, Button, Card
from bot.ui.send import why_unfit
from bot.weekly import words as weekly_words
from bot.wins import answer_words, try_words, words
from bot.wins.reports import REPORTED
from bot.wins.rules import NAMELESS, Step, Win, WinDraft, address

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.groups.service import Group
    from bot.search.finding import Found, Match

_SHORT = 90
CHANGE_SHOWN = 40  # characters of a win on its button
_ABOUT, _NAME = 50, 40  # characters in a thread's name
_EXCERPT = 160  # characters of what was found, the words that were looked for among them
_NAMED = 3  # words that a win has, or is without: more are too long to read


def line(text: str) -> Safe:
    """Return the beginning of a text on one line."""
    return safe_line(text, _SHORT)


_LINK = re.compile(r"https?://\S")


def post(
    win: Win, *, hidden_name: bool, picture: bytes | None, also: Sequence[Button] = ()
) -> Card:
    """Return a win's public post; its first line stands alone. *also*: what else it's good for."""
    if win.hidden:
        return Card(words.HIDDEN_POST if win.hidden == REPORTED else words.HIDDEN_BY_COORDINATOR)
    author = NAMELESS if hidden_name else safe_name(win.author_name)
    name = safe_name(win.behalf) if win.behalf else author
    below = []
    if win.thanks and not hidden_name:
        below.append(words.WITH_HELP.format(thanks=safe(win.thanks)))
    if win.behalf:
        below.append(words.ON_BEHALF.format(name=author))
    said = answer_words.POSTED if win.question_id else words.SHARED[win.kind]
    first = said.format(name=name)
    room = CONTENT_LIMIT - len(first) - sum(len(one) + 1 for one in below) - 1
    content = "\n".join((first, safe(win.story, room), *below))
    files = []
    if picture is not None and win.picture is not None:
        name = words.PICTURE.format(suffix=win.picture[-4:])
        files.append(Attached(picture, name, (win.alt or "")[:DESCRIPTION_LIMIT]))
    return Card(content, [*buttons(win), *also], files)


def to_shelf(group: Group, win: Win) -> list[Button]:
    """Return the button that puts on the shelf what a win links to."""
    links = group.has("shelf") and _LINK.search(win.story)
    return [Button(f"shelf:win:{win.id}")] if links else []


def buttons(win: Win) -> list[Button]:
    """Return what stands under a post, with today's numbers."""
    cheer = words.BEEN_THERE if win.kind == "learned" else words.CHEER
    return [
        Button(f"win:cheer:{win.id}", _counted(cheer, win.cheers)),
        Button(f"win:try:{win.id}", _counted(words.TRYING, win.tries)),
        # Its post in a thread is talked about right there.
        *(
            []
            if win.shared_in
            else [Button(f"win:talk:{win.id}"), Button("win:share", words.SHARE_YOURS)]
        ),
    ]


def _counted(label: str, count: int) -> str:
    return words.COUNTED.format(label=label, count=count) if count else label


def thread_name(win: Win, *, hidden_name: bool) -> str:
    """Return the name of the thread under a win: its first words, and whose it is.

    It's no message: nothing is escaped in it, and a mention would stay a number.
    """
    if win.hidden:
        return words.THREAD_NAME_HIDDEN
    name = NAMELESS if hidden_name else win.behalf or win.author_name
    bare = [unmarked(tidy(text)) for text in (win.story.partition("\n")[0], name)]
    about, name = (shorten(text, limit) for text, limit in zip(bare, (_ABOUT, _NAME), strict=True))
    return words.THREAD_NAME.format(about=about or words.KINDS[win.kind], name=name or NAMELESS)


def step(step: Step, draft: WinDraft) -> Card:
    """Return the one question that stands before a draft's post."""
    if step is Step.DESCRIBE:
        return Card(
            words.DESCRIBE,
            [Button(f"draft:describe:{draft.id}"), Button(f"draft:without:{draft.id}")],
        )
    return Card(
        student_words.PHOTO,
        [
            Button(f"draft:clear_photo:{draft.id}"),
            Button(f"draft:released:{draft.id}"),
            Button(f"draft:without:{draft.id}", student_words.PHOTO_OUT),
        ],
    )


def keep_it(draft: WinDraft, first: str) -> Card:
    """Return the question whether an ordinary message becomes a win."""
    return Card(
        f"{first}\n>>> {safe_line(draft.story, 700)}",
        [
            Button(f"draft:post:{draft.id}"),
            Button(f"draft:change:{draft.id}"),
            Button(f"draft:drop:{draft.id}"),
        ],
    )


def posted(
    win: Win,
    first: str,
    *more: str,
    blurbs: bool = False,
    in_mail: bool | None = None,
    also: Sequence[Button] = (),
    in_dm: bool = False,
) -> Card:
    """Return what the author reads after posting, with how far the win may travel.

    *in_mail*: whether the week's e-mail to members has it, where that's to be changed here.
    *also*: what else it's good for. *in_dm*: of its own only what works in direct messages.
    """
    lines = [first, words.TRAVEL.format(now=words.CONSENT[win.consent]), *more]
    items = own_buttons(win, blurbs=blurbs)
    if in_dm:
        items = [Button(f"win:change:{win.id}:{win.guild_id}")]
    elif in_mail is not None:
        choice, label = ("out", None) if in_mail else ("in", weekly_words.MAIL_PUT_IN)
        items.append(Button(f"win:mail:{choice}:{win.id}", label))
    return Card("\n".join(lines), [*items, *also])


def unfit(win: Win, code: int) -> Card:
    """Return that Discord doesn't take what a win says, with the way to change it."""
    why = why_unfit(code)
    sentence = words.UNFIT if win.message_id is None else words.UNFIT_EDIT
    items = [
        Button(f"win:change:{win.id}:{win.guild_id}"),
        *([Button(f"win:no_photo:{win.id}")] if win.picture else []),
        Button(f"win:remove:{win.id}"),
    ]
    return Card(sentence.format(why=why, line=line(win.story)), items)


def own_buttons(win: Win, *, blurbs: bool = False) -> list[Button]:
    """Return what authors can do with a win of theirs; *blurbs*: the group makes documents."""
    return [
        *([Button(f"blurb:make:{win.id}")] if blurbs else []),
        *(
            Button(f"win:consent:{one}:{win.id}", label)
            for one, label in words.CONSENT.items()
            if one != win.consent
        ),
        Button(
            f"win:change:{win.id}:{win.guild_id}" if _is_sent_back(win) else f"win:edit:{win.id}"
        ),
        *(
            [Button(f"win:new_photo:{win.id}"), Button(f"win:no_photo:{win.id}")]
            if win.picture
            else []
        ),
        Button(f"win:remove:{win.id}"),
    ]


def own(
    win: Win,
    cheering: Sequence[Safe],
    trying: Sequence[Safe],
    zone: str | None,
    worked: Sequence[Safe] = (),
    *,
    blurbs: bool = False,
) -> Card:
    """Return a member's own win with everything about it, for its author alone."""
    lines = [f"**{words.KINDS[win.kind]}**, {day_name(win.created_at, zone)}:", safe(win.story)]
    if win.thanks:
        lines.append(words.WITH_HELP.format(thanks=safe(win.thanks)))
    if win.hidden:
        lines += _why_hidden(win)
    elif win.message_id is None and win.source is None:
        lines.append(words.TIDIED_STATE if win.purged else words.UNPOSTED_STATE)
    else:
        lines.append(words.READ_IT.format(link=address(win)))
    if cheering:
        lines.append(words.WHO_CHEERED.format(names=listed(cheering)))
    if trying:
        lines.append(words.WHO_TRIES.format(names=listed(trying)))
    if worked:
        lines.append(try_words.WHO_WORKED.format(names=listed(worked)))
    lines.append(words.TRAVEL.format(now=words.CONSENT[win.consent]))
    return Card(fitted(lines), own_buttons(win, blurbs=blurbs))


def _why_hidden(win: Win) -> list[str]:
    """Return, for its author, why a win is hidden, and what brings it back."""
    if not win.note:
        is_open = win.hidden == REPORTED
        return [words.HIDDEN_STATE if is_open else words.HIDDEN_STATE_DECIDED]
    sent_back = words.SENT_BACK.format(note=safe(win.note))
    is_about_photo = win.picture is not None and win.picture == win.refused_picture
    return [sent_back, words.SENT_BACK_PHOTO] if is_about_photo else [sent_back]


def _is_sent_back(win: Win) -> bool:
    """Return whether a win is hidden until its author changes it."""
    return bool(win.hidden) and win.hidden != REPORTED


def found(
    query: str,
    found: Found[Win],
    page: Sequence[Win],
    hidden: frozenset[int],
    zone: str | None,
    narrowed: bool = False,
    asked: Mapping[int, str] = MappingProxyType({}),
) -> str:
    """Return a page of what was found, and how it matches.

    *narrowed*: it was asked for more than words. *asked*: what answers among them answer, by id.
    """
    quoted = _quoted(query)
    stems = found.stems()
    lines = [
        _found(
            win,
            win.author_id in hidden,
            zone,
            safe(excerpt(win.story, stems, _EXCERPT)),
            asked.get(win.id),
        )
        + _has(found.match(win.id))
        for win in page
    ]
    if not lines:
        nothing = words.FOUND_NOTHING_NARROWED if narrowed else words.FOUND_NOTHING
        lines = [nothing.format(query=quoted)]
        return fitted(_spaced([*lines, PARTIAL] if found.is_partial else lines))
    if 0 < found.whole < len(lines) and not found.unquoted:
        lines.insert(found.whole, words.FOUND_PARTLY)
    if found.is_partial:
        lines.insert(0, PARTIAL)
    return fitted(_spaced([_head(quoted, found), *lines]))


def _head(quoted: str, found: Found[Win]) -> str:
    if found.unquoted:
        return words.FOUND_UNQUOTED.format(query=quoted)
    if not found.whole:
        return words.FOUND_CLOSEST.format(query=quoted)
    if found.unknown:
        unknown = listed([_quoted(one) for one in found.unknown], "or")
        return words.FOUND_ALIKE.format(unknown=unknown, query=quoted)
    return words.FOUND.format(query=quoted)


def _has(match: Match) -> str:
    """Return a small line for a win without some of the words, empty for others."""
    if not match.lacks or not match.has:
        return ""
    has = listed([_quoted(one) for one in match.has[:_NAMED]])
    if len(match.lacks) > _NAMED or len(match.has) > _NAMED:
        return "\n" + words.FOUND_HAS_SOME.format(has=has)
    lacks = listed([_quoted(one) for one in match.lacks], "or")
    return "\n" + words.FOUND_HAS.format(has=has, lacks=lacks)


def _spaced(parts: Sequence[str]) -> list[str]:
    """Return parts as lines with an empty one between each two."""
    return [line for part in parts for line in ("", part)][1:]


def mine(
    first: str,
    wins: Sequence[Win],
    zone: str | None,
    asked: Mapping[int, str] = MappingProxyType({}),
) -> Card:
    """Return a page of a member's own wins, the beginning of each; what's sent back says why."""
    lines, sent_back = [first], [win for win in wins if _is_sent_back(win)]
    for win in wins:
        entry = _found(win, False, zone, line(win.story), asked.get(win.id))
        lines.append("\n".join([entry, *(_why_hidden(win) if win.hidden else ())]))
    items = []
    for win in sent_back:
        label = words.CHANGE_ONE.format(line=safe_line(win.story, CHANGE_SHOWN))
        change = Button(f"win:change:{win.id}:{win.guild_id}")
        items.append(change.named(label) if len(sent_back) > 1 else change)
    return Card(fitted(_spaced(lines)), items)


def _quoted(text: str) -> str:
    return f"\u201c{safe(text)}\u201d"


def _found(
    win: Win, hidden_name: bool, zone: str | None, said: Safe, asked: str | None = None
) -> str:
    name = NAMELESS if hidden_name else safe_name(win.behalf or win.author_name)
    sentence = words.FOUND_LINE if win.message_id else words.FOUND_LINE_UNPOSTED
    if win.hidden:
        sentence = words.FOUND_LINE_HIDDEN
    answers = [] if asked is None else [words.FOUND_ASKED.format(words=safe_line(asked, _EXCERPT))]
    return sentence.format(
        kind=words.KINDS[win.kind],
        day=day_name(win.created_at, zone),
        name=name,
        line="\n".join([*answers, said]),
        link=address(win),
    )


def totals(wins: int, cheers: int) -> str:
    """Return a member's private totals in words."""
    return words.MINE.format(count=plural(wins, "win"), cheers=plural(cheers, "cheer"))


def question(win: Win, since: datetime, group: Safe) -> Card:
    """Return the one question about an idea that someone wanted to try, with when that was."""
    fields = {"group": group, "line": line(win.story), "link": address(win)}
    return Card(
        words.TRY_QUESTION.format(day=discord.utils.format_dt(since, "D"), **fields),
        [Button(f"tried:answer:{one}:{win.id}", label) for one, label in words.TRY_ANSWERS.items()],
    )


def mentioned(draft: WinDraft) -> Card:
    """Return the public question under a message that mentions the bot."""
    return Card(
        words.MENTIONED,
        [Button(f"draft:post:{draft.id}", words.SAVE_AS_WIN), Button(f"draft:drop:{draft.id}")],
    )


def lift(win: Win, zone: str | None) -> Card:
    """Return one past win for a hard day."""
    first = words.LIFT.format(day=day_name(win.created_at, zone))
    return Card(fitted([first, f">>> {safe(win.story)}"]))
