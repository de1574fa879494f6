"""What one reads while two people find each other, and while they are matched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.kit.regional import localized
from bot.kit.safe import Safe, fitted, safe, safe_line
from bot.members.rules import LEVELS
from bot.mentors import pair_words, rules, words
from bot.shown.rules import of_people
from bot.ui.card import Button, Card
from cogs.mentors.cards import day, moment, sizes, topics

if TYPE_CHECKING:
    from bot.mentors.asks import AskWithRequest
    from bot.mentors.content import MeetingAgenda
    from bot.mentors.records import Offer, Pair
    from bot.mentors.rules import MentorProfile

BOTH_SHOWN = 400  # characters of each person's own words in the thread


@dataclass(frozen=True)
class Someone:
    """One of the two in a pair, as they introduced themselves."""

    name: Safe
    profile: MentorProfile


def ask(asked: AskWithRequest) -> Card:
    """Ask a mentor, without the name of the one who asks."""
    ask_, request = asked.ask, asked.request
    profile = request.profile
    lines = [words.ASK[request.size].format(topics=topics(profile))]
    if profile.words:
        lines.append(words.ASK_WORDS.format(words=safe(profile.words)))
    if profile.sentence:
        lines.append(words.ASK_ABOUT.format(sentence=safe(profile.sentence)))
    lines.append(words.ASK_WHY.format(why=" ".join(ask_.why)))
    lines.append(words.ASK_UNTIL.format(when=moment(ask_.expires_at)))
    guild_id, ask_id = ask_.guild_id, ask_.id
    items = [
        Button(f"mentor:accept:{guild_id}:{ask_id}"),
        Button(f"mentor:decline:{guild_id}:{ask_id}"),
        Button(f"mentor:rest:{guild_id}:{ask_id}"),
    ]
    return Card(fitted(lines), items, shows=of_people(request.member_id))


def agreed(asked: AskWithRequest, mentor: MentorProfile) -> Card:
    """Ask the one who asks, once a mentor would."""
    ask_, request = asked.ask, asked.request
    size = words.SIZES[request.size]
    lines = [words.AGREED.format(size=size, topics=topics(request.profile))]
    for text in (mentor.words, mentor.sentence):
        if text:
            lines.append(words.SUGGESTION_WORDS.format(words=safe(text)))
    lines.append(words.AGREED_WHY.format(why=" ".join(ask_.why)))
    lines.append(words.AGREED_UNTIL.format(when=moment(ask_.expires_at)))
    guild_id, ask_id = ask_.guild_id, ask_.id
    items = [
        Button(f"mentor:confirm:{guild_id}:{ask_id}"),
        Button(f"mentor:refuse:{guild_id}:{ask_id}"),
    ]
    return Card(fitted(lines), items, shows=of_people(ask_.mentor_id))


def meeting(pair: Pair, mentor: Someone, mentee: Someone, agenda: MeetingAgenda) -> Card:
    """Introduce the two to each other, with what their first meeting could be about."""
    fields = {"size": words.SIZES[pair.size], "until": day(pair.finish_at)}
    lines = [pair_words.MEET.format(mentor=mentor.name, mentee=mentee.name, **fields)]
    lines += [line for one in (mentor, mentee) for line in _introduction(one)]
    lines += [" ".join(pair.why)] if pair.why else []
    if pair.size != "question":
        lines += ["", *agenda_lines(agenda)]
    lines.append(pair_words.THREAD_HOW)
    items = [Button(f"mentor:change_pair:{pair.guild_id}:{pair.id}")]
    return Card(fitted(lines), items, shows=of_people(*pair.members))


def month(pair: Pair, agenda: MeetingAgenda, number: int) -> Card:
    """Show what this month's talk could be about."""
    lines = [pair_words.AGENDA_MONTH, *agenda_lines(agenda)]
    items = [Button(f"mentor:change_pair:{pair.guild_id}:{pair.id}:{number}")]
    return Card("\n".join(lines), items)


def agenda_lines(agenda: MeetingAgenda) -> list[str]:
    """Return an agenda as lines of a message."""
    return [
        pair_words.AGENDA.format(title=agenda.title),
        pair_words.AGENDA_BEFORE.format(before=agenda.before),
        *(pair_words.AGENDA_QUESTION.format(question=one) for one in agenda.questions),
        "",  # else what follows belongs to the last of them
        pair_words.AGENDA_THEN.format(then=agenda.then),
    ]


def check(pair: Pair, name: Safe, number: int, *, once_more: bool = False) -> Card:
    """Ask one of the two how it goes."""
    sentence = pair_words.ONCE_MORE if once_more else pair_words.CHECK
    guild_id, pair_id = pair.guild_id, pair.id
    items = [
        Button(f"mentor:met:{guild_id}:{pair_id}:{number}"),
        Button(f"mentor:planning:{guild_id}:{pair_id}:{number}"),
        *_changes(pair, number),
    ]
    return Card(sentence.format(name=name), items)


def change(pair: Pair, name: Safe) -> Card:
    """Show one of the two what they can change, privately."""
    return Card(pair_words.CHECK.format(name=name), _changes(pair, 0))


def _changes(pair: Pair, number: int) -> list[Button]:
    guild_id, pair_id = pair.guild_id, pair.id
    return [
        Button(f"mentor:need:{guild_id}:{pair_id}:{number}"),
        Button(f"mentor:end:{guild_id}:{pair_id}:{number}"),
        Button(f"mentor:else:{guild_id}:{pair_id}"),
    ]


def ended(guild_id: int, name: Safe | None, pair_id: int, *, mentee: bool) -> Card:
    """Say that a match has ended, and nothing else."""
    if name is not None:
        text = pair_words.ENDED.format(name=name)
    else:
        text = pair_words.GONE if mentee else pair_words.GONE_MENTEE
    if mentee:
        return Card(text, [Button(f"mentor:again:{guild_id}:{pair_id}")])
    return Card(text, [Button(f"mentor:status:{guild_id}:{pair_id}")])


def lost(pair: Pair, name: Safe, other: int) -> Card:
    """Say that the thread of a pair was deleted, and how they write to each other from then on."""
    text = pair_words.THREAD_LOST.format(name=name, person=f"<@{other}>")
    change = Button(f"mentor:change_pair:{pair.guild_id}:{pair.id}")
    return Card(text, [change], leads_to=(other,))


def resting(pair: Pair, name: Safe) -> Card:
    """Say that a pair rests, with the one tap back."""
    items = [Button(f"mentor:wake:{pair.guild_id}:{pair.id}")]
    return Card(pair_words.RESTING.format(name=name), items)


def finish(pair: Pair, name: Safe, *, wishes: bool = False) -> Card:
    """Ask at the finish date whether to go on."""
    text = (pair_words.WISHES if wishes else pair_words.FINISH).format(name=name)
    guild_id, pair_id, day_ = pair.guild_id, pair.id, rules.day_number(pair.finish_at)
    items = [
        Button(f"mentor:go_on:{guild_id}:{pair_id}:{day_}"),
        Button(f"mentor:thank:{guild_id}:{pair_id}"),
    ]
    return Card(text, items)


def closed(pair: Pair, name: Safe) -> Card:
    """Thank one of the two, and offer to tell the group."""
    lines = [pair_words.CLOSED.format(name=name), pair_words.CLOSED_WIN]
    return Card("\n".join(lines), [Button(f"mentor:win:{pair.guild_id}:{pair.id}")])


def win(pair: Pair, name: Safe) -> Card:
    """Let the other one read what is to be shared."""
    lines = [pair_words.WIN_READ.format(name=name), f">>> {safe(pair.win or '')}"]
    items = [
        Button(f"mentor:post_win:{pair.guild_id}:{pair.id}"),
        Button(f"mentor:drop_win:{pair.guild_id}:{pair.id}"),
    ]
    return Card("\n".join(lines), items)


def term(offer: Offer, mark: str, country: str) -> Card:
    """Ask a mentor once in a term."""
    fields = {"sizes": sizes(offer.profile.sizes), "topics": topics(offer.profile)}
    guild_id = offer.guild_id
    items = [
        Button(f"mentor:still:{guild_id}:{mark}"),
        Button(f"mentor:full:{guild_id}:{mark}"),
        Button(f"mentor:away:{guild_id}:{mark}"),
        Button(f"mentor:stop_offer:{guild_id}:{mark}"),
    ]
    return Card(localized(words.TERM, country).format(**fields), items)


def _introduction(one: Someone) -> list[str]:
    level = LEVELS.get(one.profile.level or "")
    about = [] if level is None else [pair_words.INTRODUCTION_LEVEL.format(level=level)]
    about += [
        safe_line(text, BOTH_SHOWN) for text in (one.profile.sentence, one.profile.words) if text
    ]
    if not about:
        return []
    return [pair_words.INTRODUCTION.format(name=one.name, sentence=" ".join(about))]
