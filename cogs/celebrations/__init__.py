"""Book days as members see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.celebrations import own_words
from bot.celebrations.asking import ASK, ASK_ONE
from bot.celebrations.proposals import ANSWER
from cogs.celebrations import (
    calendar_jobs,
    choosing_views,
    date_forms,
    day_views,
    import_forms,
    month_views,
    plan_views,
    proposal_views,
    propose_forms,
    upcoming_views,
)
from cogs.celebrations.calendar_desk import waiting
from cogs.celebrations.cog import CelebrationsCog
from cogs.celebrations.days import set_up_days

if TYPE_CHECKING:
    from bot.client import WhatsWorking

HANDLERS = (
    calendar_jobs.AskForDates,
    calendar_jobs.AskOne,
    calendar_jobs.TellProposer,
    calendar_jobs.DropDayDraft,
)


COMPONENTS = (
    choosing_views.choose,
    choosing_views.posted,
    choosing_views.take_list,
    choosing_views.take_packs,
    choosing_views.take_cap,
    month_views.one_month,
    month_views.tick,
    month_views.contested,
    upcoming_views.show_upcoming,
    upcoming_views.look,
    upcoming_views.show_day,
    upcoming_views.keep,
    upcoming_views.calendar_file,
    upcoming_views.month_page,
    date_forms.dates,
    date_forms.pick_date,
    date_forms.enter_date,
    import_forms.import_days,
    import_forms.read_table,
    import_forms.take,
    import_forms.name_nobody,
    import_forms.drop_table,
    propose_forms.propose,
    propose_forms.proposed,
    propose_forms.use_a_student,
    propose_forms.fine,
    proposal_views.show_proposals,
    proposal_views.approve,
    proposal_views.decline,
    proposal_views.what_comes,
    day_views.join,
    day_views.did,
    day_views.did_not,
    day_views.about,
    day_views.unfit,
    day_views.share,
    day_views.add,
    day_views.add_count,
    plan_views.help_with,
    plan_views.who_helps,
    plan_views.seen,
)


async def setup(client: WhatsWorking) -> None:
    """Add the feature to the client."""
    client.components.add(*COMPONENTS)
    for handler in HANDLERS:
        client.agenda.register(handler(client))
    client.kinds |= {ASK: own_words.KIND_ASK, ANSWER: own_words.KIND_ANSWER}
    client.shows[ANSWER] = proposal_views.told
    client.shows[ASK_ONE] = date_forms.asked
    client.desk.append(waiting)
    client.first_steps["celebrations"] = "celebrate:choose"
    await set_up_days(client)
    await client.add_cog(CelebrationsCog(client))
