"""What one person is told in mentoring; each makes a card, or None once it isn't needed anymore."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bot.drafts import words as draft_words
from bot.groups import inquiry_words
from bot.kit.errors import NotFound, if_found
from bot.kit.safe import Safe, clipped
from bot.kit.text import CONTENT_LIMIT
from bot.mentors import content, pair_words, words
from bot.mentors.ending import LIVING
from bot.mentors.rules import MentorProfile
from bot.mentors.schedule import TELL, TellPayload
from bot.pairing import words as pairing_words
from bot.shown.rules import of_people
from bot.ui.card import Button, Card
from bot.ui.checks import coordinator_names
from bot.ui.send import why_unfit
from cogs.mentors import talk_cards
from cogs.mentors.basics import name_of
from cogs.mentors.cards import day
from cogs.mentors.talk_cards import Someone

if TYPE_CHECKING:
    from bot.agenda.occurrences import Due
    from bot.client import WhatsWorking
    from bot.members.rules import Notice
    from bot.mentors.records import Pair
    from bot.reaching.rules import Why
    from bot.ui.feature import MakeNotice


def _naming(make: MakeNotice) -> MakeNotice:
    """Return what makes the same card, which names the other one of a pair."""

    async def named(client: WhatsWorking, notice: Notice) -> Card | None:
        card = await make(client, notice)
        if card is None:
            return None
        pairs, key = client.services.mentor_pairs, (notice.guild_id, notice.subject_id)
        pair = await pairs.get(*key, notice.member_id)
        return replace(card, shows=of_people(*pair.members))

    return named


def while_there(make: MakeNotice) -> MakeNotice:
    """Return what makes the same card as long as what it's about is there, and None after."""

    async def there(client: WhatsWorking, notice: Notice) -> Card | None:
        return await if_found(make(client, notice))

    return there


async def ask(client: WhatsWorking, notice: Notice) -> Card | None:
    """Show a request to a mentor, while it waits for them."""
    asked = await client.services.mentor_asks.asked(notice.guild_id, notice.subject_id)
    is_open = asked.request.state == "open" and asked.ask.expires_at > client.clock.now()
    waits = asked.ask.state == "waiting" and asked.ask.mentor_id == notice.member_id
    return talk_cards.ask(asked) if is_open and waits else None


async def agreed(client: WhatsWorking, notice: Notice) -> Card | None:
    """Show to the one who asks that a mentor would."""
    asked = await client.services.mentor_asks.asked(notice.guild_id, notice.subject_id)
    if asked.ask.state != "agreed" or asked.request.member_id != notice.member_id:
        return None
    offer = await client.services.mentors.offer(notice.guild_id, asked.ask.mentor_id)
    return talk_cards.agreed(asked, MentorProfile() if offer is None else offer.profile)


async def following(client: WhatsWorking, notice: Notice) -> Card | None:
    """Say that the one who was asked is not free."""
    request = await client.services.mentors.request(notice.guild_id, notice.subject_id)
    if request.state != "open":
        return None
    return Card(
        words.NEXT,
        [
            Button(f"mentor:suggest:{notice.guild_id}:{notice.subject_id}"),
            Button(f"mentor:status:{notice.guild_id}"),
        ],
    )


async def refused(_client: WhatsWorking, notice: Notice) -> Card | None:
    """Say to a mentor that it came to nothing."""
    return Card(words.REFUSED, [Button(f"mentor:status:{notice.guild_id}:{notice.subject_id}")])


async def alone(client: WhatsWorking, notice: Notice) -> Card | None:
    """Say that no mentor was free for a question, with the way to ask the group if there's one."""
    request = await client.services.mentors.request(notice.guild_id, notice.subject_id)
    if request.state != "open" or request.question_id is not None:
        return None
    status = Button(f"mentor:status:{notice.guild_id}:{notice.subject_id}")
    if not (await client.services.groups.get(notice.guild_id)).has("questions"):
        return Card(words.ALONE_WAITS, [status])
    return Card(words.ALONE, [Button(f"mentor:ask_group:{notice.guild_id}:{request.id}"), status])


async def no_mentor(client: WhatsWorking, notice: Notice) -> Card | None:
    """Say to who asks that there's no mentor so far, and that no coordinator has acted."""
    request = await client.services.mentors.request(notice.guild_id, notice.subject_id)
    if request.state != "open" or request.seen_at is not None or request.question_id is not None:
        return None
    text = words.NO_MENTOR.format(names=await _coordinators(client, notice))
    return Card(text, [Button(f"mentor:status:{notice.guild_id}:{notice.subject_id}")])


@dataclass(frozen=True)
class Author:
    """Who wrote the words in something that one person is told: in an offer, a request, a win."""

    wrote: str
    subject_id: int
    member_id: int


async def author_of(client: WhatsWorking, due: Due) -> Author | None:
    """Return whose words are in what an occurrence tells; None where they're mine."""
    what, services, guild_id = due.kind.removeprefix(TELL), client.services, due.guild_id
    with contextlib.suppress(NotFound):
        if what == "win":
            pair = await services.mentor_pairs.get(guild_id, due.subject_id)
            return Author("win", pair.id, pair.other(due.member_id))
        if what in ("ask", "agreed"):
            asked = await services.mentor_asks.asked(guild_id, due.subject_id)
            if what == "ask":
                return Author("request", asked.request.id, asked.request.member_id)
            return Author("offer", asked.ask.id, asked.ask.mentor_id)
    return None


async def unfit_request(client: WhatsWorking, notice: Notice) -> Card | None:
    """Say to who asks that Discord doesn't take their request to a mentor."""
    request = await client.services.mentors.request(notice.guild_id, notice.subject_id)
    if request.state != "open":
        return None
    change = Button(f"mentor:new_request:{notice.guild_id}", draft_words.CHANGE)
    return _unfit(notice, words.UNFIT_REQUEST, change)


async def unfit_offer(_client: WhatsWorking, notice: Notice) -> Card | None:
    """Say to a mentor that Discord doesn't take what they wrote about themselves."""
    change = Button(f"mentor:new_offer:{notice.guild_id}", draft_words.CHANGE)
    return _unfit(notice, words.UNFIT_OFFER, change)


async def unfit_room(client: WhatsWorking, notice: Notice) -> Card | None:
    """Say to one of two that Discord doesn't take what they wrote about themselves."""
    pair, name = await _pair(client, notice)
    if pair.state not in LIVING:
        return None
    status = Button(f"mentor:status:{notice.guild_id}:{pair.id}")
    return _unfit(notice, words.UNFIT_ROOM, status, name=name)


async def unfit_win(client: WhatsWorking, notice: Notice) -> Card | None:
    """Say to one of two that Discord doesn't take the win that they'd share."""
    pair, name = await _pair(client, notice)
    change = Button(f"mentor:win:{notice.guild_id}:{pair.id}", draft_words.CHANGE)
    return _unfit(notice, words.UNFIT_WIN, change, name=name)


def _unfit(notice: Notice, sentence: str, change: Button, **fields: str) -> Card:
    return Card(sentence.format(why=why_unfit(notice.load(TellPayload).code), **fields), [change])


async def rested(client: WhatsWorking, notice: Notice) -> Card | None:
    """Say to a mentor that they rest, with the one tap back."""
    offer = await client.services.mentors.offer(notice.guild_id, notice.member_id)
    if offer is None or offer.state != "resting":
        return None
    return Card(words.RESTED, [Button(f"mentor:back:{notice.guild_id}")])


async def term(client: WhatsWorking, notice: Notice) -> Card | None:
    """Ask a mentor once in a term."""
    offer = await client.services.mentors.offer(notice.guild_id, notice.member_id)
    if offer is None or not offer.is_open(client.clock.now()):
        return None
    group = await client.services.groups.get(notice.guild_id)
    return talk_cards.term(offer, notice.load(TellPayload).day, group.country)


async def check(client: WhatsWorking, notice: Notice, *, once_more: bool = False) -> Card | None:
    """Ask how it goes."""
    pair, name = await _pair(client, notice)
    number = notice.load(TellPayload).number
    if pair.state != "active":
        return None
    return talk_cards.check(pair, name, number, once_more=once_more)


async def no_help(client: WhatsWorking, notice: Notice) -> Card | None:
    """Say to who asked for help that no coordinator has acted."""
    pair, name = await _pair(client, notice)
    if pair.help_at is None:
        return None
    text = pair_words.NO_HELP.format(name=name, names=await _coordinators(client, notice))
    return Card(text, [Button(f"mentor:status:{notice.guild_id}:{pair.id}")])


async def resting(client: WhatsWorking, notice: Notice) -> Card | None:
    """Say that the pair rests."""
    pair, name = await _pair(client, notice)
    return talk_cards.resting(pair, name) if pair.state == "resting" else None


async def ended(client: WhatsWorking, notice: Notice) -> Card | None:
    """Say that it ended."""
    pair, name = await _pair(client, notice)
    mentee = pair.mentee_id == notice.member_id
    return talk_cards.ended(notice.guild_id, name, pair.id, mentee=mentee)


async def gone(_client: WhatsWorking, notice: Notice, *, mentee: bool = True) -> Card | None:
    """Say that it ended, where the other one is not here anymore; no name, no reason."""
    return talk_cards.ended(notice.guild_id, None, notice.subject_id, mentee=mentee)


async def lost(client: WhatsWorking, notice: Notice) -> Card | None:
    """Say that their thread was deleted, as long as they are matched."""
    pair, name = await _pair(client, notice)
    other = pair.other(notice.member_id)
    return talk_cards.lost(pair, name, other) if pair.state in LIVING else None


async def finish(client: WhatsWorking, notice: Notice, *, wishes: bool = False) -> Card | None:
    """Ask whether to keep going; *wishes*: the other person wants to."""
    pair, name = await _pair(client, notice)
    if pair.state == "ended" or not _is_about(notice, pair):
        return None
    return talk_cards.finish(pair, name, wishes=wishes)


async def renewed(client: WhatsWorking, notice: Notice) -> Card | None:
    """Say that it goes on."""
    pair, _ = await _pair(client, notice)
    until = day(pair.finish_at)
    text = pair_words.RENEWED.format(until=until)
    return Card(text, [Button(f"mentor:status:{notice.guild_id}:{pair.id}")])


async def closed(client: WhatsWorking, notice: Notice) -> Card | None:
    """Thank."""
    pair, name = await _pair(client, notice)
    return talk_cards.closed(pair, name)


async def win(client: WhatsWorking, notice: Notice) -> Card | None:
    """Let the other one read what is to be shared."""
    pair, name = await _pair(client, notice)
    if pair.win is None or pair.win_by == pair.side(notice.member_id):
        return None
    return talk_cards.win(pair, name)


async def meet(client: WhatsWorking, notice: Notice) -> Card | None:
    """Introduce the two by direct message, where there is no thread, and say why."""
    pair = await client.services.mentor_pairs.get(
        notice.guild_id, notice.subject_id, notice.member_id
    )
    if pair.state not in LIVING:
        return None
    card = await meeting(client, pair)
    other = pair_words.WRITE_TO.format(person=f"<@{pair.other(notice.member_id)}>")
    text = f"{pairing_words.IN_MESSAGES} {other}\n{card.content}"
    to = (pair.other(notice.member_id),)
    return replace(card, content=clipped(text, CONTENT_LIMIT), leads_to=to)


async def month(client: WhatsWorking, notice: Notice) -> Card | None:
    """Show the month's idea by direct message, where there is no thread."""
    pair = await client.services.mentor_pairs.get(notice.guild_id, notice.subject_id)
    if pair.state != "active":
        return None
    number = notice.load(TellPayload).number
    country = (await client.services.groups.get(notice.guild_id)).country
    return talk_cards.month(pair, content.monthly(country)[number], number)


async def meeting(client: WhatsWorking, pair: Pair, *, own_words: bool = True) -> Card:
    """Return the first message between two people, with or without what they wrote."""
    guild_id, services = pair.guild_id, client.services
    offer = await services.mentors.offer(guild_id, pair.mentor_id)
    request = await services.mentors.request(guild_id, pair.request_id)
    names = [await name_of(client, guild_id, one) for one in pair.members]
    profiles = [MentorProfile() if offer is None else offer.profile, request.profile]
    if not own_words:
        profiles = [replace(one, words="", sentence="") for one in profiles]
    mentor, mentee = map(Someone, names, profiles)
    country = (await services.groups.get(guild_id)).country
    return talk_cards.meeting(pair, mentor, mentee, content.first(country))


async def _coordinators(client: WhatsWorking, notice: Notice) -> str:
    group = await client.services.groups.get(notice.guild_id)
    return coordinator_names(group, inquiry_words.WHO_INVITED)


async def _pair(client: WhatsWorking, notice: Notice) -> tuple[Pair, Safe]:
    guild_id, member_id = notice.guild_id, notice.member_id
    pair = await client.services.mentor_pairs.get(guild_id, notice.subject_id, member_id)
    return pair, await name_of(client, guild_id, pair.other(member_id))


def _is_about(notice: Notice, pair: Pair) -> bool:
    """Return whether a pair's finish date is still the one that somebody is told about."""
    return notice.load(TellPayload).day == pair.finish_at.date().isoformat()


_NOTICES: dict[str, MakeNotice] = {
    **{"ask": ask, "agreed": agreed, "next": following, "refused": refused, "alone": alone},
    **{"rested": rested, "term": term, "gone": gone, "gone_mentee": partial(gone, mentee=False)},
    **{"unfit_request": unfit_request, "unfit_offer": unfit_offer},
    **{"no_mentor": no_mentor, "renewed": renewed, "meet": meet, "month": month},
}
_NAMING: dict[str, MakeNotice] = {
    **{"check": check, "more": partial(check, once_more=True)},
    **{"finish": finish, "wishes": partial(finish, wishes=True)},
    **{"resting": resting, "ended": ended, "closed": closed, "win": win, "lost": lost},
    **{"no_help": no_help, "unfit_room": unfit_room, "unfit_win": unfit_win},
}
_NOTICES |= {what: _naming(make) for what, make in _NAMING.items()}
# What nobody waits for and has no deadline; a check-in without an answer lets a pair rest.
_UNPROMPTED = {"rested", "term", "month", "resting"}
# What the other one of the two did, or what an answer is wanted to by a day.
_PRESSING = {
    "ask",
    "check",
    "more",
    "finish",
    "wishes",
    "lost",
    "ended",
    "gone",
    "gone_mentee",
    "win",
}


def why(kind: str) -> Why:
    """Return why somebody is told what a kind shows."""
    what = kind.removeprefix(TELL)
    if what in _UNPROMPTED:
        return "unprompted"
    return "pressing" if what in _PRESSING else "awaited"


NOTICES = {TELL + what: while_there(make) for what, make in _NOTICES.items()}
