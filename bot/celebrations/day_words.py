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
UNTIL = "**{name}** has begun. It goes on until {last}."
MOVED = "**{name}** is on {when}. Today is the school day before it."
MOVED_BEGINS = "**{name}** begins on {when}. Today is the school day before it."
COMING = "**{name}** is on {when}."
COMING_BEGINS = "**{name}** begins on {when}."
LATE = "This comes a little late, and there is still time."
IDEA = "Ten minutes: {idea}"
IDEA_FOR = "Ten minutes for {name}: {idea}"
ASK = "Did you do something, big or tiny? Please keep student names and faces out."
JOIN = "Join the thread"
DID = "We did this too"
ABOUT = "About this day"

# The thread
THREAD_NAME = "{names}, {year}"
OPENER = "**{names}.** {question}"
OPENER_ANY = "**{names}.** What did you do, or what would you like to see somebody try?"
OPENER_MORE = (
    "Nobody has to write here: reading along is taking part. Please keep student names and faces "
    "out."
)
OPENER_COUNT = "We add up {counter} together. Every number counts, small ones too."
SHARE = "Share what we did"
COUNT = "Add to our {counter}"
COUNT_ANY = "Add to our count"
SO_FAR = "So far we have **{total}** {counter}, all of us together."
COUNTED = "{total} {counter}"

# Answers to one person
JOINED = "You are in: <#{thread}>. Reading along is fine."
JOINED_SLOW = "You will be in the thread in a moment: <#{thread}>. Nothing more to press."
JOINED_EARLY = "The thread opens in a moment, and you will be in it. Nothing more to press."
JOIN_TROUBLE = {
    "deleted": (
        "A moderator took this thread away, so there is none to join. *We did this too* still "
        "counts your library in."
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
        "Discord does not let me add people to this thread right now. A coordinator sees it on "
        "their list; you can open the thread here: <#{thread}>."
    ),
    "no_thread": (
        "There is no thread yet: Discord does not let me open one in this channel. A coordinator "
        "sees it on their list. You will be in it as soon as it is there."
    ),
    "no_post": (
        "The post of this day is gone, so it has no thread. *We did this too* still counts your "
        "library in."
    ),
}
DID_NOTED = "Counted in. Nothing to write, and it shows nobody's name."
DID_ALREADY = "Your library is counted in already."
DID_NOT = "Not us after all"
DID_TAKEN_BACK = "Fine. It is taken back, and nobody was told."
SHARE_TOO = "If you like, there is room for a line or a photo."
GONE = "That day is not here any more. /celebrate upcoming shows what comes next."
DAY_GONE = "Nothing is planned on that day any more. /celebrate upcoming shows what comes next."
NOT_YET = "The thread opens in a moment. Try again in a minute; nothing is lost."

COUNT_TITLE = "Add to our count"
COUNT_LABEL = "How many?"
COUNT_HINT = "A number, like 250. What others added stays."
COUNT_PRIVATE = "only the sum is shown"
COUNT_ADDED = (
    "Added {amount}. Together we have {total} {counter}. The thread hears the sum once a day."
)
NO_NUMBER = (
    "Nothing was added: I read no number there. Press the button again and type digits, like 250; "
    "at most {most} at once."
)
NO_COUNT = "This day adds nothing up. *We did this too* counts your library in."

# About this day
WHAT = "**{name}**: {what}"
WHEN = "{name}: {when}."
NOTE = "For us as staff: {note}"
INSTEAD = "Instead, if you like: {instead}"
SOURCE = "Where this is from: [{site}]({link})"
LAST_TIME = "Last year: {said} ([the thread]({link}))."
LAST_TIME_BARE = "[Last year's thread]({link}) is still there."
EARLIER = "In {month}: {said} ([the thread]({link}))."
EARLIER_BARE = "[The thread of {month}]({link}) is still there."
UNFIT = "Not for our group"
UNFIT_ONE = "Not for our group: {name}"
UNFIT_NOTED = (
    "Thank you. The coordinators see that somebody thinks so about **{name}**; nobody is told who."
)

# The recap
RECAP = "**{names}** is over. Thank you, all of you."
RECAP_LIBRARIES = "{libraries} took part."
RECAP_TOTAL = "Together: {total} {counter}."
RECAP_MOMENTS = "From this thread:"
RECAP_MOMENT = "- {name}: {line} ([read it]({link}))"
RECAP_STAYS = (
    "This thread stays, to read and to write in. When we plan the next time, I will link it."
)
RECAP_DID = "We did this too"
PICTURE = "moment-{number}{suffix}"

# Planning
PLAN_ONE = "{month}: one day worth planning for."
PLAN_MANY = "{month}: {count} days worth planning for."
PLAN_LINE = "- **{names}**, {day}."
PLAN_MORE = "And {count} more: /celebrate upcoming shows them all."
PLAN_HELP = "One press says that you would help. Coordinators and helpers see who else does."
HELP = "I'll help plan"
HELP_ONE = "I'll help plan: {name}"
WHO_HELPS = "Who helps"
HELPS_ALONE = "You help plan **{name}**, {day}. Thank you. You are the first."
HELPS_WITH = "You help plan **{name}**, {day}. So does {others}. Thank you."
HELPS_WITH_MANY = "You help plan **{name}**, {day}. So do {others}. Thank you."
HELP_TAKEN_BACK = "Fine. You are no longer down for **{name}**. Press again if that changes."
HELPERS = "**{month}.** Coordinators and those who help see this."
HELPERS_OF = "- **{name}**, {day}: {people}"
NOBODY_YET = "nobody yet"
HELPERS_ONLY = (
    "That is for coordinators and for those who help. Press *I'll help plan* under a day, and you "
    "see who else does."
)

# The coordinators' desk
DESK = {
    "unposted": (
        "{number}. **{name}** was not posted: <#{channel}> is gone, or I cannot write there. "
        "/coordinator check says what is missing. If it is still that day, I try again by myself."
    ),
    "no_thread": (
        "{number}. **{name}** has no thread: I cannot open one in <#{channel}>. Open the channel's "
        "settings, Permissions, my name, turn on Create Public Threads and Send Messages in "
        "Threads. I try again by myself."
    ),
    "too_many": (
        "{number}. **{name}** has no thread: this server has as many open threads as Discord "
        "allows. Close some that are over; I try again by myself."
    ),
    "locked": (
        "{number}. The thread of **{name}** is locked (<#{channel}>), so I could not write there. "
        "Unlock it if that was not meant."
    ),
    "thread_gone": (
        "{number}. The thread of **{name}** was deleted. I do not make it again; its post still "
        "counts who took part."
    ),
    "unfit": (
        "{number}. Somebody thinks **{name}** is not for this group. If you agree, *Choose book "
        "days* behind /celebrate upcoming takes it off your list."
    ),
}
NOTE_SEEN = "Put away: {name}"
NOTE_IS_SEEN = "Put away."
NOTE_GONE = "That one is put away already. /coordinator today shows what waits."

# What each timed thing is, for a coordinator
KINDS = {
    "day.post": "a book day's post",
    "day.plan": "planning next month's book days",
    "day.recap": "the recap of a book day",
}


def both(names: Sequence[str]) -> str:
    """Return several names as one."""
    return listed(names)
