"""Meet-ups, declared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.kit.feature import Feature
from bot.kit.switch import Suggestion, Switch
from bot.meetups import tables, words
from bot.meetups.challenges import Challenges
from bot.meetups.oversight import MeetupOversight
from bot.meetups.personal import MeetupData
from bot.meetups.posts import MeetupPosts
from bot.meetups.rsvps import Rsvps
from bot.meetups.service import Meetups
from bot.meetups.talks import Talks
from bot.meetups.turnouts import Turnouts

if TYPE_CHECKING:
    from bot.groups.service import Groups
    from bot.kit.database import Database
    from bot.members.service import Members
    from bot.plans.service import Plans

FEATURE = Feature(
    "meetups",
    tables=(tables,),
    personal_data=(MeetupData(),),
    switch=Switch(
        words.SWITCH,
        words.SWITCH_HINT,
        words.PURPOSE,
        Suggestion(words.SUGGESTION, timedelta(weeks=5)),
    ),
)


@dataclass(frozen=True)
class MeetupServices:
    """What meets when, and who's coming."""

    meetups: Meetups
    meetup_oversight: MeetupOversight
    meetup_posts: MeetupPosts
    rsvps: Rsvps
    challenges: Challenges
    talks: Talks
    turnouts: Turnouts


def services(database: Database, groups: Groups, members: Members, plans: Plans) -> MeetupServices:
    """Make them."""
    meetups = Meetups(database, groups, members)
    rsvps = Rsvps(database, groups, plans)
    talks = Talks(database, members, plans, rsvps)
    meetups.on_over.add(talks.presented)
    groups.on_change.add(meetups.replan_group)
    members.on_change.add(rsvps.leave, talks.leave)
    members.on_hide.add(meetups.renamed)
    oversight, posts = MeetupOversight(database, members), MeetupPosts(database)
    challenges, turnouts = Challenges(database), Turnouts(database, groups)
    return MeetupServices(meetups, oversight, posts, rsvps, challenges, talks, turnouts)
