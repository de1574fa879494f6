"""Every sentence about a day that is celebrated: its post, its thread, its planning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit.text import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

# The post
TODAY = "Today is **{name}**."
THIS_WEEK = "This week is **{name}**."
THIS_MONTH = "This month is **{name}**."
UNTIL = "**{name}** has begun. It runs through {last}."
MOVED = "**{name}** is on {when}. Today is the last school day before it."
MOVED_BEGINS = "**{name}** begins on {when}. Today is the last school day before it."
COMING = "**{name}** is on {when}."
COMING_BEGINS = "**{name}** begins on {when}."
LATE = "This is a little late, but there's still time."
IDEA = "Got ten minutes? {idea}"
IDEA_FOR = "Got ten minutes for {name}? {idea}"
ASK = "Did you do something, big or tiny? Please leave out student names and faces."
JOIN = "Join the thread"
DID = "We did this too"
ABOUT = "About this day"

# The thread
THREAD_NAME = "{names}, {year}"
OPENER = "**{names}.** {question}"
OPENER_ANY = "**{names}.** What did you do, or what would you like to see someone try?"
OPENER_MORE = (
    "You don't have to write anything here: reading along is taking part. Please leave out student "
    "names and faces."
)
OPENER_COUNT = "We're adding up {counter} together. Every number counts, small ones too."
SHARE = "Share what we did"
COUNT = "Add to our {counter}"
COUNT_ANY = "Add to our count"
SO_FAR = "So far we have **{total}** {counter}, all of us together."
COUNTED = "{total} {counter}"

# Answers to one person
JOINED = "You're in: <#{thread}>. Just reading along is fine."
JOINED_SLOW = "You'll be in the thread in a moment: <#{thread}>. There's nothing more to press."
JOINED_EARLY = "The thread opens in a moment, and you'll be in it. There's nothing more to press."
JOIN_TROUBLE = {
    "deleted": (
        "A moderator removed this thread, so there's none to join. *We did this too* still counts "
        "your library in."
    ),
    "locked": (
        "A moderator locked this thread. You can read it here: <#{thread}>. *We did this too* "
        "still counts your library in."
    ),
    "full": (
        "This thread is full: Discord lets 1,000 people into one. You can read it here: "
        "<#{thread}>. *We did this too* still counts your library in."
    ),
    "forbidden": (
        "Discord won't let me add people to this thread right now. A coordinator sees it on their "
        "list; you can open the thread here: <#{thread}>."
    ),
    "no_thread": (
        "There's no thread yet: Discord won't let me open one in this channel. A coordinator sees "
        "it on their list. You'll be in it as soon as it's there."
    ),
    "no_post": (
        "The post for this day is gone, so it has no thread. *We did this too* still counts your "
        "library in."
    ),
}
DID_NOTED = "You're counted in. There's nothing to write, and nobody's name is shown."
DID_ALREADY = "Your library is already counted in."
DID_NOT = "Not us after all"
DID_TAKEN_BACK = "OK, taken back. Nobody was told."
SHARE_TOO = "If you like, there's room for a line or a photo."
GONE = "That day isn't here anymore. /celebrate upcoming shows what's next."
DAY_GONE = "Nothing is planned for that day anymore. /celebrate upcoming shows what's next."
NOT_YET = "The thread opens in a moment. Try again in a minute; nothing is lost."

COUNT_ADDED = (
    "Added {amount}. Together we have {total} {unit}. I post the total in the thread once a day."
)
NO_COUNT = "We don't add anything up for this day. *We did this too* counts your library in."

# About this day
WHAT = "**{name}**: {what}"
WHEN = "{name}: {when}."
NOTE = "For staff: {note}"
INSTEAD = "Instead, if you like: {instead}"
SOURCE = "Where this is from: [{site}]({link})"
LAST_TIME = "Last year: {said} ([the thread]({link}))."
LAST_TIME_BARE = "[Last year's thread]({link}) is still there."
EARLIER = "In {month}: {said} ([the thread]({link}))."
EARLIER_BARE = "[The thread of {month}]({link}) is still there."
UNFIT = "Not for our group"
UNFIT_ONE = "Not for our group: {name}"
UNFIT_NOTED = (
    "Thank you. The coordinators see that someone thinks **{name}** isn't right for this group; "
    "nobody is told who."
)

# The recap
RECAP = "**{names}** is over. Thank you, all of you."
RECAP_LIBRARIES = "{libraries} took part."
RECAP_TOTAL = "Together: {total} {counter}."
RECAP_MOMENTS = "From this thread:"
RECAP_MOMENT = "- {name}: {line} ([read it]({link}))"
RECAP_STAYS = "This thread stays open. I'll link to it when we plan the next one."
RECAP_DID = "We did this too"
PICTURE = "moment-{number}{suffix}"

# Planning
PLAN = "Coming up in {month}, and worth planning for:"
PLAN_LINE = "- **{names}**, {day}."
WHOLE_MONTH = "all {month}"
PLAN_MORE = "And {count} more: /celebrate upcoming shows them all."
PLAN_HELP = "Press once to say you'd help. Only coordinators and helpers see who."
HELP = "I'll help plan"
HELP_ONE = "I'll help plan: {name}"
WHO_HELPS = "Who helps"
HELPS_ALONE = "You're helping plan **{name}**, {day}. Thank you. You're the first."
HELPS_WITH = "You're helping plan **{name}**, {day}. So is {others}. Thank you."
HELPS_WITH_MANY = "You're helping plan **{name}**, {day}. So are {others}. Thank you."
HELP_TAKEN_BACK = "OK, you're no longer down for **{name}**. Press again if that changes."
HELPERS = "**{month}.** Coordinators and helpers see this."
HELPERS_OF = "- **{name}**, {day}: {people}"
NOBODY_YET = "nobody yet"
HELPERS_ONLY = (
    "That's for coordinators and helpers. Press *I'll help plan* under a day, and you'll see who "
    "else is helping."
)

# What coordinators read
DESK = {
    "unposted": (
        "{number}. **{name}** isn't posted yet: I can't write in the channel for wins. "
        "/coordinator check says what's missing. I'll try again until the school day is over."
    ),
    "past": (
        "{number}. **{name}** wasn't posted: I couldn't write in the channel for wins that day. "
        "It's over now, so I won't post it anymore."
    ),
    "untaken": (
        "{number}. **{name}** wasn't posted: Discord won't accept what it says, perhaps because of "
        "a link or a word in it. Change it before its next year: /celebrate upcoming, *Choose book "
        "days*."
    ),
    "no_thread": (
        "{number}. **{name}** has no thread: I can't open one in <#{channel}>. Open the channel's "
        "settings, then Permissions, then my name. Turn on Create Public Threads and Send Messages "
        "in Threads. I'll try again."
    ),
    "too_many": (
        "{number}. **{name}** has no thread: this server has as many open threads as Discord "
        "allows. Close some that are over, and I'll try again."
    ),
    "locked": (
        "{number}. The thread of **{name}** is locked (<#{channel}>), so I couldn't write there. "
        "Unlock it if that wasn't on purpose."
    ),
    "thread_gone": (
        "{number}. The thread of **{name}** was deleted. I won't make it again; its post still "
        "counts who took part."
    ),
    "unfit": (
        "{number}. Someone thinks **{name}** isn't right for this group. If you agree, you can "
        "take it off your list: /celebrate upcoming, *Choose book days*."
    ),
}
NOTE_SEEN = "Dismiss: {name}"
NOTE_IS_SEEN = "Dismissed."
NOTICE_GONE = "Someone already dismissed that one. /coordinator today shows what's waiting."

# What each timed thing is, for a coordinator
KINDS = {
    "day.post": "a book day's post",
    "day.plan": "next month's book days",
    "day.recap": "the recap of a book day",
}


def both(names: Sequence[str]) -> str:
    """Return several names as one."""
    return listed(names)
