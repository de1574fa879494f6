"""Every sentence about the plan and the nudge that a member reads."""

# The public line
NUDGE = (
    "Good morning. Your one small thing for this week is behind the button; only you will see it."
)
NUDGE_LATE = (
    "Hello, a little late. Your one small thing for this week is behind the button; only you "
    "will see it."
)
MY_NUDGE = "My nudge"

# The card
COMPANY = "One small thing this week: say hello to **{name}**."
WHY = "{reason} ([read it]({link}))"
COULD_SAY = (
    "You could write: \N{LEFT DOUBLE QUOTATION MARK}{opening}\N{RIGHT DOUBLE QUOTATION MARK}"
)
IDEA = "One small thing this week: {text}"
OWN_GOAL = "You set yourself: **{goal}**"
ONLY_YOU = "Only you see this. Skipping costs nothing."
NO_PLAN = (
    "You have no plan yet, so I go by the three in the school librarians' guide: reach out each "
    "week, attend something each month, present something each quarter. To make it yours, press "
    "*More*, then *Settings*."
)
LATE = "This comes a little late."
REMINDED = "A small reminder, the only one this week."
DM_CLOSED = (
    "You chose direct messages, but Discord does not let mine through, so it waits for you here. "
    "*More*, then *Settings*, offers the other ways."
)
DONE = "{what} That counts for this week, so I ask for nothing."
DONE_MORE = "Another idea is there if you feel like it. Only you see this."
WEEK_OFF = "You are off this week. Enjoy it; I am back by myself."
DID = "Did it"
ANOTHER = "Another idea"
NOT_THIS_WEEK = "Not this week"
MORE = "More"
MORE_ASK = "Nothing changes until you press something. Only you see this."
TOMORROW = "Remind me tomorrow by DM"
WE_ARE_OFF = "We're off this week"
SETTINGS = "Settings"
SHOW_PLAN = "My plan"

# After a press
LOVELY = {
    "weekly": "Lovely. That counts for this week.",
    "monthly": "Lovely. That counts for this month.",
    "quarterly": "Lovely. That counts for this quarter.",
}
LOVELY_THEN = {
    "weekly": "Lovely. That counts for the week of {day}.",
    "monthly": "Lovely. That counts for {month}.",
    "quarterly": "Lovely. That counts for the quarter of {month}.",
}
ADD_LINE_ASK = "With whom, where, or what happened? Only if you like, and only you see it."
ADD_LINE = "Add a line"
SHARE = "Share it as a win"
SHARE_THERE = "Worth telling? /win share in your group takes one line."
LINE_KEPT = "Kept, for your eyes only."
SEE_YOU_NEXT = "Of course. See you next {weekday}."
SEE_YOU = "Of course. See you on {day}."
OF_COURSE = "Of course."
TOMORROW_SET = "I write to you on {weekday} at {time}, by direct message, once."
TOMORROW_CLOSED = (
    "I remind you on {weekday}. Discord does not let my direct messages through to you, so it "
    "waits until you press something here."
)
ENJOY = "Enjoy the week off. Nothing comes from me until it is over."
IN_GROUP = "Your settings are in the group: /plan set there, for your eyes only."

# Add a line
LINE_TITLE = "Add a line"
WHOM_LABEL = "With whom, or where?"
WHOM_HINT = "A name, a place, a meeting. Only if you like."
NOTE_LABEL = "What happened?"
NOTE_HINT = "One line. You can share it as a win afterwards."
LINE_PRIVATE = "only this member sees what they note for themselves"
MARK_GONE = "That entry is not here any more. /plan done makes a new one."

# Too long, or not a day
OWN_TOO_LONG = (
    "Not saved yet. A line of a plan can have {limit} characters, and this has {length}. Your "
    "words are safe in the file below; a shorter line does it."
)
WHOM_TOO_LONG = (
    "Not saved yet. With whom or where can have {limit} characters, and this has {length}. Your "
    "words are safe in the file below."
)
NOTE_TOO_LONG = (
    "Not saved yet. What happened can have {limit} characters, and this has {length}. Your words "
    "are safe in the file below. *Share a win* has room for more."
)
FILE_NAME = "what-you-typed.txt"
DAY_NOT_UNDERSTOOD = (
    'I could not read "{typed}" as a day. Try "yesterday", "Tuesday", "Sep 3", or a date like '
    "2026-09-03."
)
DAY_TO_COME = "That day has not come yet. Leave it out for today, or pick an earlier one."
DAY_LONG_AGO = "That is more than a year ago. Pick a day within the last year."

# The plan
PLAN = "**Your plan.** Only you see this."
PLAN_NOT_MADE = (
    "**Your plan.** Only you see this. These three are from the school librarians' guide, until "
    "you change them."
)
GOALS = {"weekly": "Each week", "monthly": "Each month", "quarterly": "Each quarter"}
GOAL = "**{when}:** {goal}"
GOAL_DONE = "{period}: {done}."
PERIODS = {"weekly": "This week", "monthly": "This month", "quarterly": "This quarter"}
DONE_ITEM = "{what} ({day})"
DONE_ITEM_WITH = "{what}, {whom} ({day})"
SOURCES = {
    "own": "done",
    "win": "you shared a win",
    "coffee": "you met for coffee",
    "mentor": "you met your mentor or mentee",
    "event": "you went to an event",
    "presented": "you presented something",
}
WHAT = {
    "own": "You did it on {day}.",
    "win": "You shared a win on {day}.",
    "coffee": "You met for coffee on {day}.",
    "mentor": "You met your mentor or mentee on {day}.",
    "event": "You went to an event on {day}.",
    "presented": "You presented something on {day}.",
}
NEXT_NUDGE = "Next nudge: {when}."
NEXT_DATES = "This month ends on {month}, this quarter on {quarter}."
REACHED_OUT_ONCE = "You reached out once this term."
REACHED_OUT = "You reached out {count} times this term."
MONTH_DONE = "Done this month"
QUARTER_DONE = "Done this quarter"

# Settings
SET = "**Your plan and your nudge.** Only you see this. Each choice is saved at once."
SAVED = "Saved."
OWN_WORDS = "In my own words"
OWN_WORDS_MENU = "Pick it again to change your words."
GOAL_MENUS = {"weekly": "Each week", "monthly": "Each month", "quarterly": "Each quarter"}
OWN_TITLE = "In my own words"
OWN_LABELS = {
    "weekly": "Each week I would like to",
    "monthly": "Each month I would like to",
    "quarterly": "Each quarter I would like to",
}
OWN_HINT = "Small counts: five minutes in the staff meeting is presenting. Empty: back to the list."
OWN_PRIVATE = "only this member sees their plan"
FIND_MENU = "Where the nudge finds you"
FINDS = {
    "here": "In the channel",
    "dm": "By direct message, once a week",
    "dm_reminded": "By direct message, with one reminder mid-week",
    "off": "Not at all",
}
FIND_HINTS = {
    "here": "One line for everyone, on the first school day. Light, and the usual way.",
    "dm": "At {time} of your own morning, on your first school day.",
    "dm_reminded": "The reminder comes only while nothing was done.",
    "off": "Nothing comes. My nudge and /plan work as always.",
}
FIND_LINES = {
    "here": "Your nudge: in the channel, on the first school day.",
    "dm": "Your nudge: by direct message, once a week.",
    "dm_reminded": "Your nudge: by direct message, with one reminder mid-week.",
    "off": "Your nudge: none. *My nudge* works as always.",
}
DM_TEST = (
    "Hello. This is the test message for your nudge, and it came through. From now on the nudge "
    "comes here, on the first school day of the week."
)
DM_REFUSED = (
    "Not changed. Discord did not let my test message through. To open the way: tap the server's "
    "name, Privacy Settings, turn on Direct Messages, then choose again."
)
DM_UNSURE = (
    "Not changed. Discord did not answer when I sent the test message. Please choose again in a "
    "few minutes."
)

# A new school year
RESTART = (
    "A new school year in **{group}**. Last year's plan is still here:\n{goals}\n"
    "Are you still with us, and is it the same plan? I ask only this once."
)
SAME_PLAN = "Same plan"
CHANGE_PLAN = "Change my plan"
MOVED = "I moved schools"
REST_PLAN = "No plan this year"
SAME_KEPT = "Good to have you. Everything stays as it was."
MOVED_NOW = (
    "Congratulations on the new place. /me set in the group changes your school and your time "
    "zone; your plan stays."
)
RESTED = "Fine. No nudge reaches you until you say otherwise; *My nudge* and /plan work as always."

# The agenda, for coordinators
KINDS = {
    "week.nudge": "The nudge: one line in the channel",
    "plan.dm": "A nudge by direct message",
    "plan.reminder": "A mid-week reminder by direct message",
    "plan.tomorrow": "A reminder that a member asked for",
    "plan.restart": "The question to a member whether the plan stays",
}

# Commands
PLAN_GROUP = "Your plan for staying connected, for your eyes only"
SHOW_HELP = "Your three goals, what you did, and the next dates"
SET_HELP = "Pick your goals, and where the nudge finds you"
DONE_HELP = "Note something you did, today or earlier"
DONE_GOAL = "What it was for; without it, the week"
DONE_DAY = "When it was: yesterday, Tuesday, Sep 3; without it, today"
DONE_WHOM = "With whom or where, if you like"
DONE_NOTE = "What happened, in a line, if you like"
