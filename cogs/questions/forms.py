"""The form of a question, and the way from what was typed to its post."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bot.agenda.occurrences import Done, Failed, Retry
from bot.drafts import words as draft_words
from bot.drafts.rules import Draft
from bot.kit.errors import NotFound
from bot.members.rules import LEVELS
from bot.questions import rules, words
from bot.questions.rules import KIND, QuestionDraft
from bot.ui import review
from bot.ui.answer import patiently
from bot.ui.checks import group_for
from bot.ui.choices import options, topic_options
from bot.ui.components import Style, button, form
from bot.ui.context import RowOf
from bot.ui.modal import BOX_LIMIT, Answers, Part, box, choice
from bot.ui.review import CHECKED, Surface, submit
from bot.wins.rules import identifying_words, tidy_name
from cogs.questions import cards

if TYPE_CHECKING:
    from bot.groups.service import Group
    from bot.questions.service import AddedQuestion
    from bot.ui.context import Context

FEATURE = "questions"
QUESTION_ROW = RowOf("question_id", lambda services: services.questions.guild_of)
question_button = partial(button, of=QUESTION_ROW, works_in_dm=True)
question_form = partial(form, surface=KIND, title=words.TITLE, works_in_dm=True)
NAMED, UNNAMED = "named", "unnamed"


def _parts(typed: QuestionDraft | None = None) -> list[Part]:
    known = typed or QuestionDraft("")
    names = {NAMED: words.WITH_NAME, UNNAMED: words.WITHOUT_NAME}
    chosen = UNNAMED if known.unnamed else NAMED
    said = box(
        "asked",
        words.LABEL,
        hint=words.HINT,
        value=known.asked,
        limit=BOX_LIMIT,  # too long is told, and kept
        long=True,
        required=True,
    )
    return [
        said,
        choice("topic", words.TOPIC_LABEL, topic_options(known.topic)),
        choice("level", words.LEVEL_LABEL, options(LEVELS, known.level)),
        choice("name", words.NAME_LABEL, options(names, chosen), required=True),
    ]


def _typed(answers: Answers) -> QuestionDraft:
    return QuestionDraft(
        answers.text("asked"),
        answers.choice("topic"),
        answers.choice("level"),
        answers.choice("name") != NAMED,  # anyone who chose neither isn't named
    )


@question_form("ask:form:{guild_id:int}:{request_id:int}:{draft_id:int}", _parts, feature=FEATURE)
async def ask_form(
    ctx: Context, answers: Answers, guild_id: int, request_id: int, draft_id: int | None = None
) -> None:
    """Go on with a question that others will read."""
    typed = replace(_typed(answers), request_id=request_id)
    await submit(ctx, _draft(ctx, typed, draft_id or 0))


@question_form(
    "ask:edit:{question_id:int}:{draft_id:int}", _parts, feature=FEATURE, of=QUESTION_ROW
)
async def edit_form(
    ctx: Context, answers: Answers, question_id: int, draft_id: int | None = None
) -> None:
    """Go on with a question that's there already, and is to say something else."""
    typed = replace(_typed(answers), question_id=question_id)
    await submit(ctx, _draft(ctx, typed, draft_id or 0))


def _draft(ctx: Context, typed: QuestionDraft, draft_id: int) -> Draft[QuestionDraft]:
    return Draft(ctx.guild_id, ctx.member_id, KIND, typed, id=draft_id)


@button(
    "ask:anyway:{draft_id:int}",
    label=words.ASK_ANYWAY,
    style=Style.primary,
    works_in_dm=True,
    always=CHECKED,
)
async def ask_anyway(ctx: Context, draft_id: int) -> None:
    """Go on after a look at what's there already, and at what it says about its asker."""
    ctx, draft = await _own(ctx, draft_id)
    await submit(ctx, replace(draft, text=replace(draft.text, sure=True)))


@button("ask:named:{draft_id:int}", label=words.USE_NAME, works_in_dm=True, always=CHECKED)
async def use_name(ctx: Context, draft_id: int) -> None:
    """Go on with the asker's name after all."""
    ctx, draft = await _own(ctx, draft_id)
    await submit(ctx, replace(draft, text=replace(draft.text, unnamed=False, sure=True)))


async def _own(ctx: Context, draft_id: int) -> tuple[Context, Draft[QuestionDraft]]:
    """Return the member's own question. Raises NotFound, also for a draft of something else."""
    ctx, _, draft = await review.own(ctx, draft_id)
    if not isinstance(draft.text, QuestionDraft):
        raise NotFound(draft_words.GONE)
    return ctx, draft


async def _check(ctx: Context, draft: Draft[QuestionDraft]) -> None:
    await group_for(ctx.interaction, FEATURE, draft.guild_id)
    if draft.text.question_id:
        mine = draft.guild_id, draft.text.question_id, draft.member_id
        await ctx.services.questions.get_own(*mine)


async def _post(ctx: Context, draft: Draft[QuestionDraft]) -> None:
    """Post a question, unless its asker should look at something first."""
    typed, services = draft.text, ctx.services
    if not typed.sure:
        found = await services.questions.similar(draft.guild_id, typed)
        found = [] if typed.question_id else found
        if found or typed.unnamed:
            tells = await _telling(ctx, typed) if typed.unnamed else []
            kept = await review.keep(ctx, draft)
            await ctx.show(cards.before(kept.id, typed, found, tells))
            return
    mine = draft.guild_id, draft.member_id
    if typed.question_id:
        question = await services.questions.change(*mine, typed, ctx.now, draft.id)
        await ctx.client.agenda.tick()
        await ctx.show(cards.own(question, words.CHANGED))
        return
    name = tidy_name(await ctx.display_name())
    asked = await services.questions.ask(*mine, name, typed, ctx.now, draft.id)
    await _posted(ctx, asked, await services.groups.get(draft.guild_id))


async def _telling(ctx: Context, typed: QuestionDraft) -> list[str]:
    """Return the words that could tell who asks without a name."""
    member = await ctx.services.members.get(ctx.guild_id, ctx.member_id)
    names: list[str | None] = [ctx.interaction.user.display_name, ctx.interaction.user.name]
    if member is not None:
        names += member.identifying
    return identifying_words(typed.asked, names)


async def _posted(ctx: Context, asked: AddedQuestion, group: Group) -> None:
    outcome = await patiently(ctx.interaction, asked.due)
    question, channel = asked.question, group.asks_channel_id or group.wins_channel_id
    if isinstance(outcome, Failed) and outcome.unfit is not None:
        await ctx.show(cards.unfit(question, outcome.unfit))
        return
    if isinstance(outcome, Done) and outcome.message_id is not None:
        channel, message = outcome.channel_id, outcome.message_id
        question = replace(question, channel_id=channel, message_id=message)
    if question.message_id is not None:
        first = words.POSTED.format(link=question.address)
        school = await ctx.services.groups.school(group.guild_id)
        if not school.in_school_hours(ctx.now):
            first = f"{first} {words.SILENT}"
    elif isinstance(outcome, Retry) and outcome.refused:
        first = words.SAVED_REFUSED.format(channel=channel)
    else:
        first = words.SAVED_SLOW.format(channel=channel)
    await ctx.client.agenda.tick()  # its thread
    await ctx.show(cards.own(question, first))


async def _change(ctx: Context, draft: Draft[QuestionDraft]) -> None:
    filled = draft.text
    if filled.question_id:
        await ctx.open(edit_form.filled(filled), filled.question_id, draft.id)
    else:
        ids = draft.guild_id, filled.request_id, draft.id
        await ctx.open(ask_form.filled(filled), *ids)


QUESTION = Surface(KIND, QuestionDraft, rules.tidied, _check, _post, _change)
