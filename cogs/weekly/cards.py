"""What one reads of the weekly post: the post itself, its panel, its e-mail, a greeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents import mail as mails
from bot.documents.looking import look_lines
from bot.documents.words import LOOK_THEN_GROUP
from bot.kit import calendar
from bot.kit.dates import say_day, say_in_file_name, say_time
from bot.kit.safe import Safe, fenced, safe, safe_line, safe_name
from bot.kit.text import CONTENT_LIMIT, listed, opening
from bot.shown.rules import of_people
from bot.ui.card import Attached, Button, Card
from bot.weekly import rules, words
from bot.wins.rules import NAMELESS, address, of_wins

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date, time

    from bot.documents.leaving import Audience
    from bot.shelf.rules import Resource
    from bot.students.worries import Worry
    from bot.weekly.greeters import Unanswered
    from bot.weekly.service import Issue, WeekAhead, WeekEmail
    from bot.wins.rules import Win

_NAME_LIMIT = 60
_ESCAPES = 40  # characters more, for what is escaped
_MEMBERS: Audience = "members"
_LINES = (200, 140, 100, 70)  # characters of each win, the most that fits
_ANSWERS = (120, 100, 80, 60)  # of each answer
_TITLES, _TITLE = 3, 60  # of what's new on the shelf, and characters of each
_BEFORE = 100  # of what was asked before
_QUESTION_LIMIT = 250
_LOOK_LIMIT = 90
_HEAD = 150  # what coordinators read above it
_MAIL_ROOM = CONTENT_LIMIT - 500  # what stands around it, and news for the reader


def name(win: Win, hidden: Collection[int]) -> Safe:
    """Return who shared a win."""
    called = NAMELESS if win.author_id in hidden else win.behalf or win.author_name
    return safe_name(called, _NAME_LIMIT)


def line(win: Win, limit: int = rules.OPENING_LIMIT) -> Safe:
    """Return how a win begins: whole where it's short."""
    return safe(opening(win.story, limit), limit + _ESCAPES)


def mark(week: date) -> str:
    """Return the custom id by which a week's post is known again."""
    return f"win:share:{week}"


def body(
    issue: Issue, hidden: Collection[int], *, late: bool = False, week_over: bool = False
) -> str:
    """Return the words of a post; its first line stands alone."""
    written = ""
    for limit, answer_limit in zip(_LINES, _ANSWERS, strict=True):
        late_opener = words.LATE.format(opener=issue.opener)
        later = words.LATER[issue.week.toordinal() // 7 % len(words.LATER)]
        lines = [later if week_over else late_opener if late else issue.opener]
        if issue.wins or issue.back:
            lines.append(words.WORTH)
            lines += [_quoted(win, hidden, limit) for win in issue.wins]
            lines += [_quoted(win, hidden, limit, _ago(win, issue)) for win in issue.back]
        if issue.answers:
            before = safe(opening(issue.asked_before, _BEFORE), _BEFORE + _ESCAPES)
            lines.append(words.ANSWERED.format(question=before))
            lines += [_quoted(win, hidden, answer_limit) for win in issue.answers]
        if issue.shelf:
            lines.append(_on_the_shelf(issue.shelf))
        if issue.quoted or issue.shelf:
            lines.append("")  # else the question would read as part of the last win
        asked = words.QUESTION_LATER if week_over else words.QUESTION
        lines.append(asked.format(question=safe(issue.question, _QUESTION_LIMIT)))
        written = "\n".join([*lines, issue.closer])
        if len(written) <= CONTENT_LIMIT - _HEAD:
            break
    return written


def _on_the_shelf(new: Sequence[Resource]) -> str:
    titles = [words.SHELF_TITLE.format(title=safe_line(one.title, _TITLE)) for one in new[:_TITLES]]
    if more := len(new) - len(titles):
        titles.append(words.SHELF_MORE.format(count=more))
    return words.SHELF.format(titles=listed(titles))


def _quoted(win: Win, hidden: Collection[int], limit: int, ago: str = "") -> str:
    sentence = words.SHOWN_AGO if ago else words.SHOWN
    if win.kind == "funny" and len(" ".join(win.story.split())) > limit:
        # Half a joke is none.
        sentence = words.SHOWN_FUNNY_AGO if ago else words.SHOWN_FUNNY
    fields = {"name": name(win, hidden), "line": line(win, limit), "link": address(win)}
    return sentence.format(**fields, ago=ago)


def _ago(win: Win, issue: Issue) -> str:
    shared = calendar.local_day(win.created_at, issue.zone)
    years, off = rules.ago(shared, issue.week)
    return words.AGO[min(max(years, 1), 2)][off > 0]


def post(issue: Issue, hidden: Collection[int], *, late: bool, week_over: bool = False) -> Card:
    """Return the public post; *week_over*: it comes after the week that it's about."""
    items = [Button(mark(issue.week)), Button(f"win:answer:{issue.week}")]
    if any(rules.can_be_tried(win) for win in (*issue.wins, *issue.back)):
        items.append(Button(f"weekly:try:{issue.week}"))
    text = body(issue, hidden, late=late, week_over=week_over)
    owners = of_people(*(one.owner_id for one in issue.shelf if one.owner_id))
    return Card(text, items, shows=of_wins(issue.quoted) | owners)


def to_try(wins: Sequence[Win], hidden: Collection[int]) -> Card:
    """Return the list of what a post showed, each with a button to try it."""
    lines = [words.TRY_LIST]
    for at, win in enumerate(wins, 1):
        fields = {"name": name(win, hidden), "line": line(win), "link": address(win)}
        lines.append(words.TRY_LINE.format(number=at, **fields))
    alone = len(wins) == 1
    labels = [words.TRY_ONE if alone else words.TRY_NUMBER.format(number=at) for at in (1, 2, 3)]
    items = [Button(f"win:try:{win.id}", label) for win, label in zip(wins, labels, strict=False)]
    return Card("\n".join(lines), items)


def plan(ahead: Sequence[WeekAhead], at: time, country: str, *, comes: bool) -> Card:
    """Return the next posts, each with a way to change it."""
    if not ahead:
        return Card(words.PLAN_NONE)
    lines = [words.PLAN_HEAD if comes else words.PLAN_HEAD_OFF]
    lines += [_planned(one, at, country) for one in ahead]
    items = [
        Button(
            f"weekly:week:{one.post.week}",
            words.CHANGE.format(day=say_day(one.post.day, country)),
        )
        for one in ahead
    ]
    mail = [Button("weekly:mail:members")] if comes else []
    return Card("\n".join(lines), [*items, *mail])


def _planned(one: WeekAhead, at: time, country: str) -> str:
    day = say_day(one.post.day, country, weekday=True)
    if one.skipped:
        return words.PLAN_LINE_SKIPPED.format(day=day)
    sentence = words.PLAN_LINE_OWN if one.own else words.PLAN_LINE
    question = safe(one.question, _QUESTION_LIMIT)
    return sentence.format(day=day, time=say_time(at, country), question=question)


def week(
    one: WeekAhead,
    issue: Issue,
    hidden: Collection[int],
    at: time,
    country: str,
    note: str = "",
) -> Card:
    """Return one post to come as it would read now, with what can be changed in it."""
    row, day = one.post.week, say_day(one.post.day, country, weekday=True)
    if one.skipped:
        lines = [*filter(None, [note]), words.WEEK_SKIPPED.format(day=day)]
        return Card("\n".join(lines), [Button(f"weekly:unskip:{row}"), _back()])
    lines = [
        *filter(None, [note]),
        words.WEEK_HEAD.format(day=day, time=say_time(at, country)),
        ">>> " + body(issue, hidden),
    ]
    items = [
        Button(f"weekly:swap:{row}"),
        Button(f"weekly:own:{row}"),
        Button(f"weekly:skip:{row}"),
        Button(f"weekly:mail:{_MEMBERS}:{row}"),
        _back(),
    ]
    return Card("\n".join(lines), items)


def _back() -> Button:
    return Button("weekly:plan", words.BACK)


def email(letter: WeekEmail, mail: mails.Mail, country: str) -> Card:
    """Return a week as an e-mail: text to copy, and the same as two files."""
    day, week = letter.day, letter.issue.week
    whole, shortest = mails.as_text(mail), 120
    text, limit = whole, 1_600
    while len(text) > _MAIL_ROOM and limit > shortest:
        limit = max(shortest, limit // 2)
        text = mails.as_text(mail, limit)
    lines = [words.MAIL_CARD[mail.audience].format(day=say_day(day, country, weekday=True))]
    if text != whole:
        lines.append(words.MAIL_SHORT)
    lines.append(fenced(text, _MAIL_ROOM))
    named = say_in_file_name(day, day, country)
    files = [
        Attached(content, words.MAIL_FILE.format(day=named, ending=ending))
        for ending, content in (("html", mails.as_html(mail)), ("txt", whole.encode()))
    ]
    other = "anyone" if mail.audience == _MEMBERS else _MEMBERS
    items = [Button(f"weekly:mail:{other}:{week}", words.MAIL_OTHER[mail.audience])]
    if letter.before is not None:
        last = f"weekly:mail:{mail.audience}:{letter.before}"
        items.append(Button(last, words.MAIL_LAST_WEEK))
    return Card("\n".join(lines), [*items, _back()], files)


def mail_look(audience: str, week: date, worries: Sequence[Worry], looked_at: str) -> Card:
    """Return what to look at before a post is an e-mail; *looked_at* is the mark of it."""
    lines = look_lines(worries, LOOK_THEN_GROUP, lambda text: safe(text, _LOOK_LIMIT))
    anyway = Button(f"weekly:mail:{audience}:{week}:{looked_at}", words.MAIL_ANYWAY)
    return Card("\n".join(lines), [anyway, _back()])


def greeting(found: Unanswered, hidden: Collection[int]) -> str:
    """Return what a greeter is shown."""
    win = found.win
    return words.GREETING.format(
        name=name(win, hidden), line=line(win), link=address(win), question=found.question
    )
