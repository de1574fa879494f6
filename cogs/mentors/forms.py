"""What people fill in about mentors. What others will read passes the student check (`walk`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit.errors import Refusal
from bot.members.rules import LEVELS
from bot.mentors import pair_words, rules, words
from bot.mentors.rules import MentorProfile
from bot.ui.card import Card
from bot.ui.choices import options, topic_options
from bot.ui.components import form
from bot.ui.modal import BOX_LIMIT, Part, box, choice
from bot.ui.review import CHECKED
from cogs.mentors import walk
from cogs.mentors.basics import FEATURE

if TYPE_CHECKING:
    import discord

    from bot.ui.context import Context
    from bot.ui.modal import Answers


def _offer(known: MentorProfile | None = None) -> list[Part]:
    known = known or MentorProfile()
    sizes = _sizes(*(known.sizes or rules.SIZES))
    return [
        choice("level", words.LEVEL_LABEL, options(LEVELS, known.level)),
        _topics(words.TOPICS_LABEL, known),
        _words(words.WORDS_LABEL, words.WORDS_HINT, known),
        choice("sizes", words.SIZES_LABEL, sizes, hint=words.SIZES_HINT, most=len(sizes)),
        _sentence(known),
    ]


def _request(known: MentorProfile | None = None) -> list[Part]:
    known = known or MentorProfile()
    return [
        choice("level", words.LEVEL_LABEL, options(LEVELS, known.level)),
        _topics(words.TOPICS_REQUEST_LABEL, known),
        _words(words.WORDS_REQUEST_LABEL, words.WORDS_REQUEST_HINT, known),
        choice(
            "sizes",
            words.SIZE_REQUEST_LABEL,
            _sizes(*(known.sizes or ("question",))),
        ),
        _sentence(known),
    ]


# An introduction comes before a group is asked for: outside of one, what was typed is kept.
@form(
    "mentor:offer:{guild_id:int}",
    _offer,
    title=words.OFFER_TITLE,
    surface=walk.OFFER,
    works_in_dm=True,
    always=CHECKED,
)
async def offer(ctx: Context, answers: Answers, guild_id: int) -> None:
    """Save an offer, unless the student check has a question first."""
    await walk.go_on(ctx, walk.OFFER, _filled(answers))


@form(
    "mentor:request:{guild_id:int}",
    _request,
    title=words.REQUEST_TITLE,
    surface=walk.REQUEST,
    works_in_dm=True,
    always=CHECKED,
)
async def request(ctx: Context, answers: Answers, guild_id: int) -> None:
    """Save a request, unless the student check has a question first."""
    await walk.go_on(ctx, walk.REQUEST, _filled(answers))


def _win(typed: str = "") -> list[Part]:
    label, hint = pair_words.WIN_LABEL, pair_words.WIN_HINT
    return [box("words", label, hint=hint, value=typed, limit=BOX_LIMIT, long=True)]


@form(
    "mentor:win:{guild_id:int}:{pair_id:int}",
    _win,
    title=pair_words.WIN_TITLE,
    surface=walk.WIN,
    works_in_dm=True,
    always=CHECKED,
)
async def win(ctx: Context, answers: Answers, guild_id: int, pair_id: int) -> None:
    """Ask the other one of a pair, unless the student check has a question first."""
    await walk.go_on(ctx, walk.WIN, MentorProfile(words=answers.text("words")), pair_id)


def _line() -> list[Part]:
    label, hint = pair_words.LINE_LABEL, pair_words.LINE_HINT
    return [box("line", label, hint=hint, limit=BOX_LIMIT, long=True)]


@form(
    "mentor:line:{guild_id:int}:{pair_id:int}:{number:int}",
    _line,
    title=pair_words.LINE_TITLE,
    private=pair_words.LINE_PRIVATE,
    feature=FEATURE,
    works_in_dm=True,
)
async def line(ctx: Context, answers: Answers, guild_id: int, pair_id: int, number: int) -> None:
    """Keep a line for the member's own log."""
    pairs, typed = ctx.services.mentor_pairs, answers.text("line")
    try:
        kept = await pairs.reflect(ctx.guild_id, pair_id, number, ctx.member_id, typed)
    except Refusal as refusal:
        again = f"mentor:line:{ctx.guild_id}:{pair_id}:{number}"
        raise Refusal(refusal.message, again) from refusal
    if not kept:
        raise Refusal(pair_words.LINE_NOWHERE)
    await ctx.show(Card(pair_words.LINE_KEPT))


def _filled(answers: Answers) -> MentorProfile:
    return MentorProfile(
        answers.choice("level") or None,
        tuple(answers.chosen.get("topics", ())),
        answers.text("words"),
        tuple(answers.chosen.get("sizes", ())),
        answers.text("sentence"),
    )


def _topics(label: str, known: MentorProfile) -> Part:
    offered = topic_options(*known.topics)
    hint = words.TOPICS_HINT
    return choice("topics", label, offered, hint=hint, most=len(offered), required=True)


def _words(label: str, hint: str, known: MentorProfile) -> Part:
    return box("words", label, hint=hint, value=known.words, limit=BOX_LIMIT, long=True)


def _sentence(known: MentorProfile) -> Part:
    label, hint = words.SENTENCE_LABEL, words.SENTENCE_HINT
    return box("sentence", label, hint=hint, value=known.sentence, limit=BOX_LIMIT)


def _sizes(*chosen: str) -> list[discord.SelectOption]:
    return options(words.SIZE_OPTIONS, *chosen, hints=words.SIZE_OPTION_HINTS)
