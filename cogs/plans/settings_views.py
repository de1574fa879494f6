"""Settings of the plan: three goals, and where the nudge finds a member."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from bot.drafts.rules import Draft, OneText
from bot.kit.dates import say_time
from bot.kit.errors import Refusal
from bot.kit.safe import fitted, safe
from bot.kit.text import shorten
from bot.plans import presets, rules, words
from bot.ui.card import Card, Item, Menu
from bot.ui.choices import menu, options
from bot.ui.components import button, form, select
from bot.ui.modal import BOX_LIMIT, Answers, Part, box
from bot.ui.reach import choose
from bot.ui.review import keep_to_change
from cogs.plans.views import FEATURE, my_nudge, show_plan

if TYPE_CHECKING:
    from bot.groups.service import Group
    from bot.plans.rules import Plan, PlanChange
    from bot.reaching.rules import Method
    from bot.ui.context import Context

OWN = "own"
OWN_KIND = "plan.own"  # of a draft; subject: the goal
# What is chosen in the menu: how the nudge finds a member, and how often.
WAYS: dict[str, tuple[Method, str]] = {
    "here": ("here", "light"),
    "dm": ("dm", "light"),
    "dm_reminded": ("dm", "standard"),
    "off": ("off", "light"),
}


@button("plan:settings:{guild_id:int}", label=words.SETTINGS, feature=FEATURE, works_in_dm=True)
async def open_settings(ctx: Context, guild_id: int | None = None) -> None:
    """Show the settings, from Start here or from a card; in direct messages, say where they are."""
    if ctx.in_dm:
        await ctx.answer(words.IN_GROUP)
    else:
        await ctx.show(settings(await _plan(ctx), ctx.group))


@select("plan:goal:{goal:weekly|monthly|quarterly}", feature=FEATURE)
async def choose_goal(ctx: Context, values: list[str], goal: str) -> None:
    """Keep a goal, or open the box for own words."""
    value = values[0]
    if value == OWN:
        await change_own(ctx, goal)
        return
    if value not in {one.id for one in presets.of_goal(goal)}:
        value = presets.of_goal(goal)[0].id
    await _change(ctx, words.SAVED, **rules.picked(goal, value))


@button("plan:own:{goal:weekly|monthly|quarterly}", label=words.OWN_WORDS, feature=FEATURE)
async def change_own(ctx: Context, goal: str) -> None:
    """Open the box for own words, with those of the plan or what was typed and isn't saved."""
    kept = await ctx.services.drafts.of(ctx.guild_id, ctx.member_id, OWN_KIND, goal)
    own = (await _plan(ctx)).own.get(goal, "") if kept is None else kept.read(OneText).text.said
    await ctx.open(own_words.filled(goal, own), goal)


@select("plan:find", feature=FEATURE)
async def choose_way(ctx: Context, values: list[str]) -> None:
    """Keep where the nudge finds a member; direct messages are tried then and there."""
    method, volume = WAYS.get(values[0], WAYS["here"])
    chosen = await choose(ctx, "nudge", method)
    if chosen.method is not None:
        await _change(ctx, chosen.says, volume=volume)
    else:
        await ctx.show(settings(await _plan(ctx), ctx.group, chosen.says))


def _own_words(goal: str, value: str) -> list[Part]:
    label, hint = words.OWN_LABELS[goal], words.OWN_HINT
    return [box("own", label, hint=hint, value=value, limit=BOX_LIMIT, long=True)]


@form(
    "plan:own:{goal:weekly|monthly|quarterly}",
    _own_words,
    title=words.OWN_TITLE,
    private=words.OWN_PRIVATE,
    feature=FEATURE,
)
async def own_words(ctx: Context, answers: Answers, goal: str) -> None:
    """Keep a goal in own words; without any, the one from the list stands again."""
    typed = OneText(answers.text("own"))
    draft = Draft(ctx.guild_id, ctx.member_id, OWN_KIND, typed, goal)
    try:
        own = rules.tidy_own(typed.said)
    except Refusal as refusal:
        ways = change_own.button(goal), open_settings.button()
        await keep_to_change(ctx, draft, rules.not_saved(refusal), *ways)
        return
    await _change(ctx, words.SAVED, **rules.in_own_words(goal, own))
    await ctx.services.drafts.done(draft)


def settings(plan: Plan, group: Group, first: str = "") -> Card:
    """Return the panel, under what was just done."""
    lines = [first, words.SET] if first else [words.SET]
    lines += [
        words.GOAL.format(
            when=words.GOALS[goal],
            goal=safe(rules.goal_line(plan, goal)),
        )
        for goal in presets.GOALS
    ]
    lines.append(words.FIND_LINES[plan.way])
    items: list[Item] = [choose_goal.select(_goals(plan, goal), goal) for goal in presets.GOALS]
    items += [choose_way.select(_ways(plan, group)), my_nudge.button(), show_plan.button()]
    return Card(fitted(lines), items)


def _goals(plan: Plan, goal: str) -> Menu:
    own = plan.own.get(goal)
    select = Menu(placeholder=words.GOAL_MENUS[goal])
    for one in presets.of_goal(goal):
        chosen = not own and one.id == plan.goals[goal]
        select.add_option(label=one.label, value=one.id, default=chosen)
    label = shorten(f"{words.OWN_WORDS}: {own}", 100) if own else words.OWN_WORDS
    select.add_option(
        label=label,
        value=OWN,
        description=words.OWN_WORDS_MENU if own else None,
    )
    return select


def _ways(plan: Plan, group: Group) -> Menu:
    time = say_time(group.nudge_at, group.country)
    hints = {way: hint.format(time=time) for way, hint in words.FIND_HINTS.items()}
    return menu(words.FIND_MENU, options(words.FINDS, plan.way, hints=hints))


async def _change(ctx: Context, first: str, **values: Unpack[PlanChange]) -> None:
    plan = await ctx.services.plans.change(ctx.guild_id, ctx.member_id, ctx.now, **values)
    await ctx.show(settings(plan, ctx.group, first))


async def _plan(ctx: Context) -> Plan:
    return await ctx.services.plans.get(ctx.guild_id, ctx.member_id)
