"""What one reads about questions: from plain values to messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit.markup import without_mentions
from bot.kit.safe import fitted, safe, safe_line, safe_name
from bot.kit.text import CONTENT_LIMIT, THREAD_NAME_LIMIT, capitalized, listed, shorten
from bot.members.rules import LEVELS
from bot.members.topics import topic_names
from bot.questions import words
from bot.shelf.rules import Resource
from bot.shown.rules import of_people
from bot.ui.card import Button, Card, Select
from bot.ui.choices import menu, topic_options
from bot.ui.components import Style
from bot.ui.send import why_unfit
from bot.wins.rules import NAMELESS, Win, address

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.groups.service import Group
    from bot.kit.safe import Safe
    from bot.questions.helping import Knows
    from bot.questions.rules import Piece, Question, QuestionDraft, Summary
    from bot.questions.similar import Similar

SHORT = 160  # characters of a question or a win that's only pointed to
ABOUT_ROOM = 200


def post(question: Question, *, hidden_name: bool) -> Card:
    """Return a question's public post; its first line stands alone."""
    shows = of_people(question.member_id)
    if question.hidden:
        return Card(words.HIDDEN_POST, shows=shows)
    name = NAMELESS if hidden_name else safe_name(question.name)
    said = safe(question.asked, CONTENT_LIMIT - ABOUT_ROOM)
    first = words.ASKED_UNNAMED if question.unnamed else words.ASKED
    lines = [first.format(name=name, words=said)]
    about = [words.ABOUT.format(topic=one) for one in topic_names([question.topic])]
    if question.level and not question.unnamed:
        about.append(words.LEVEL.format(level=LEVELS[question.level].lower()))
    if about:
        lines.append(" ".join(about))
    if question.summed_up:
        lines.append(words.SUMMED_UP)
    elif question.taken:
        lines.append(words.TAKEN)
    return Card("\n".join(lines), buttons(question), shows=shows)


def buttons(question: Question) -> list[Button]:
    """Return what stands under a question, with today's number."""
    curious = words.CURIOUS
    if question.curious:
        curious = words.COUNTED.format(label=curious, count=question.curious)
    found = [
        Button(f"ask:answer:{question.id}", words.ANSWER),
        Button(f"ask:curious:{question.id}", curious),
    ]
    if question.answers and not question.summed_up:
        found.append(Button(f"ask:sum:{question.id}", style=Style.secondary))
    return found


def thread_name(question: Question) -> str:
    """Return what a question's thread is called. It's no message: nothing is escaped in it."""
    if question.hidden:
        return words.THREAD_HIDDEN
    return shorten(without_mentions(question.asked), THREAD_NAME_LIMIT)


def before(
    draft_id: int, typed: QuestionDraft, found: Sequence[Similar], telling: Sequence[str]
) -> Card:
    """Return what its asker looks at before a question is posted."""
    first = words.BEFORE if found else words.BEFORE_UNNAMED
    lines = [words.BEFORE_CHANGED if typed.question_id else first]
    lines += [_similar(number, one) for number, one in enumerate(found, 1)]
    if typed.unnamed:
        lines.append(words.UNNAMED)
    if telling:
        quoted = listed([f'"{safe(one)}"' for one in telling])
        lines.append(words.TELLING.format(found=quoted))
    items = [Button(f"ask:found:{draft_id}")] if found else []
    anyway = Button(f"ask:anyway:{draft_id}")
    items.append(anyway.named(words.ASK_UNNAMED) if typed.unnamed else anyway)
    if typed.unnamed:
        items.append(Button(f"ask:named:{draft_id}"))
    items.append(Button(f"draft:change:{draft_id}", words.CHANGE_IT))
    return Card(fitted(lines), items)


def _similar(number: int, one: Similar) -> str:
    if isinstance(one, Resource):
        title = safe_name(one.title, SHORT)
        return words.SIMILAR_RESOURCE.format(number=number, words=title, link=one.link)
    if isinstance(one, Win):
        said = safe_line(one.story, SHORT)
        return words.SIMILAR_WIN.format(number=number, words=said, link=address(one))
    return words.SIMILAR_QUESTION.format(
        number=number,
        words=safe_line(one.asked, SHORT),
        link=one.address,
        answers=answers(one),
    )


def answers(question: Question) -> str:
    """Return how many answers a question has, as a sentence."""
    if question.answers == 1:
        return words.ONE_ANSWER
    return words.ANSWERS.format(count=question.answers) if question.answers else words.NO_ANSWER


def own(question: Question, first: str = "") -> Card:
    """Return a member's own question, with what they can do about it."""
    said = safe_line(question.asked, SHORT)
    lines = [first, words.YOURS.format(words=said)]
    if question.answers or not first:  # that there's none yet is no news right after posting
        lines.append(answers(question))
    return Card("\n".join(filter(None, lines)), own_buttons(question))


def own_buttons(question: Question) -> list[Button]:
    """Return what an asker can do about their question."""
    sums_up = question.answers and not question.summed_up and not question.hidden
    return [
        *([Button(f"ask:sum:{question.id}")] if sums_up else []),
        Button(f"ask:change:{question.id}"),
        Button(f"ask:remove:{question.id}"),
    ]


def editor(summary: Summary) -> str:
    """Return a summary as its asker sees it before it's published."""
    lines = [words.SUM_HEAD]
    for number, one in enumerate(summary.kept, 1):
        said = " ".join(safe(one.words).split())
        lines.append(words.SUM_LINE.format(number=number, name=_named(one), words=said))
    out = [_named(one) for one in summary.pieces if one.left_out]
    if out:
        lines.append(words.SUM_OUT.format(names=listed(out)))
    if len(_summed_up(summary)) > CONTENT_LIMIT:
        lines.append(words.SUM_LONG)
    return fitted(lines)


def piece(summary: Summary, piece: Piece) -> str:
    """Return one answer, before it's published."""
    number = summary.pieces.index(piece) + 1
    said = safe(piece.words, CONTENT_LIMIT - ABOUT_ROOM)
    return words.PIECE_HEAD.format(number=number, name=_named(piece), words=said)


def summary(summary: Summary) -> Card:
    """Return a published summary; the person who hides, or didn't want to be named, isn't."""
    content = fitted(_summed_up(summary).split("\n"))
    worked = Button(f"ask:worked:{summary.question.id}")
    return Card(content, [worked], shows=summary.shows)


def _summed_up(summary: Summary) -> str:
    lines = [words.SUMMARY.format(words=safe_line(summary.question.asked, SHORT))]
    for one in summary.kept:
        said = " ".join(safe(one.words).split())
        named = words.SUMMARY_LINE if one.name else words.SUMMARY_LINE_NAMELESS
        lines.append(named.format(name=safe_name(one.name), words=said))
    return "\n".join(lines)


def _named(piece: Piece) -> Safe:
    return safe_name(piece.name or words.SUM_NAMELESS)


def asked_about(guild_id: int, knows: Knows, marked: Collection[str], first: str = "") -> Card:
    """Return whether a member is asked about colleagues' questions, and about which topics.

    *marked*: those that they know about because of what they offer.
    """
    state = first or words.ASK_ME_STATES[knows.agreed]
    lines = [state, words.ASK_ME_HEAD] if first else [words.ASK_ME_HEAD, state]
    if marked:
        lines.append(words.ASK_ME_MARKED.format(topics=listed(topic_names(marked))))
    lines.append(words.ASK_ME_WINS)
    picks = menu(words.ASK_ME_MENU, topic_options(*knows.picked), many=True)
    yes = Button(f"ask:agree:{guild_id}:1", words.ASK_ME_YES, Style.primary)
    no = Button(f"ask:agree:{guild_id}:0", words.ASK_ME_NO, Style.secondary)
    says = {True: [no], False: [yes], None: [yes, no]}[knows.agreed]
    return Card("\n".join(lines), [Select(f"ask:topics:{guild_id}", picks), *says])


def unfit(question: Question, code: int) -> Card:
    """Return that Discord doesn't take what a question says."""
    why = capitalized(why_unfit(code))
    return Card(words.UNFIT.format(why=why), own_buttons(question))


def settings(group: Group, note: str = "") -> str:
    """Return where questions go."""
    where = f"<#{group.asks_channel_id or group.wins_channel_id}>"
    lines = [*([note] if note else []), words.SETTINGS_HEAD.format(channel=where)]
    return "\n".join(lines)
