"""Every sentence about the plan and the nudge that a member reads."""

# Its switch
SWITCH = "the nudge"
SWITCH_HINT = "A small plan for each member, and one line on the first school day of the week"
PURPOSE = "a small weekly reminder to write to a colleague"

# The public line
NUDGES = (
    "Good morning. Your one small thing for this week is behind the button. Only you'll see it.",
    "One small idea for your week is behind the button. Nobody else will see it.",
    "New week, one small thing. It's behind the button, and only you'll see it.",
    "One small way to reach out is behind the button. Only you'll see it. It's fine to skip.",
    "Coffee first. Then one small thing for your week, behind the button and just for you.",
    "Who could use a hello this week? An idea is behind the button. Only you'll see it.",
    "Here's to a good week. One small idea is behind the button, and it's private.",
    "Got two minutes? This week's small idea is behind the button. Only you'll see it.",
    "You're not alone in this. One small way to connect is behind the button, just for you.",
    "Want one easy thing for this week? It's behind the button. Nobody sees it but you.",
    "Ready when you are: one small thing for this week is behind the button, just for you.",
    "A small idea a week goes a long way. Yours is behind the button. Only you'll see it.",
    "Before the first bell: one small thing is behind the button. Only you'll see it.",
    "Something small and doable for this week is behind the button. Only you'll see it.",
    "Five minutes is enough. This week's idea is behind the button, just for you.",
    "A colleague is one message away. An idea is behind the button, and only you'll see it.",
    "Try it or skip it: one small thing is behind the button. Nobody else sees it.",
    "One good chat can carry a week. An idea for one is behind the button, just for you.",
    "Before the e-mail pile: one small thing is behind the button. Only you'll see it.",
    "A fresh week, and one small thing to go with it. It's behind the button, just for you.",
    "No homework here. One small idea is behind the button, and only you'll see it.",
)
NUDGES_LATE = (
    "Hello, a little late. Your one small thing for this week is behind the button. Only you'll "
    "see it.",
    "A little behind today, but here it is: one small thing for your week, just for you.",
    "Sorry I'm late. This week's small idea is behind the button. Nobody else sees it.",
    "Late, and still worth a minute: your small idea is behind the button. Only you'll see it.",
)
MY_NUDGE = "My nudge"

# The card
COMPANY = "One small thing this week: say hello to **{name}**."
WHY = "{reason} ([read it]({link}))"
COULD_SAY = (
    "You could write: \N{LEFT DOUBLE QUOTATION MARK}{opening}\N{RIGHT DOUBLE QUOTATION MARK}"
)
IDEA = "One small thing this week: {text}"
OWN_GOAL = "Your own goal: **{goal}**"
QUESTION = "A colleague is asking about something you've written about: {words} [Read it]({link})"
COUNTS = {2: "Two", 3: "Three", 4: "Four", 5: "Five"}  # as a sentence begins
QUESTION_MORE = (
    "{count} people are asking about something you've written about: {words} [Read it]({link})"
)
ONLY_YOU = "Only you see this. It's fine to skip it."
NO_PLAN = (
    "You don't have a plan yet, so I use the three goals in the school librarians' guide: reach "
    "out each week, attend something each month, present something each quarter. To make it yours, "
    "press *More*, then *Settings*."
)
LATE = "This is a little late."
REMINDED = "A small reminder, the only one this week."
DM_CLOSED = (
    "You chose direct messages, but Discord won't let mine through, so your nudge is here instead. "
    "*More*, then *Settings*, has the other ways."
)
DONE = "{what} That counts for this week, so you're all set."
CONNECTED = "You've already connected this week."
DONE_MORE = "Want another idea? There's one here if you feel like it. Only you see this."
WEEK_OFF = "You're off this week. Enjoy it; I'll be back next week."
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
ADD_LINE_ASK = "Who with, where, or what happened? Only if you like, and only you see it."
ADD_LINE = "Add a line"
SHARE = "Share it as a win"
SHARE_THERE = "Want to share it? /win share in your group takes one line."
LINE_KEPT = "Kept. Only you see it."
SEE_YOU_NEXT = "Of course. See you next {weekday}."
SEE_YOU = "Of course. See you on {day}."
OF_COURSE = "Of course."
TOMORROW_SET = "I'll message you once on {weekday} at {time}."
TOMORROW_CLOSED = (
    "I'll remind you on {weekday}. Discord won't let my direct messages through to you, so you'll "
    "see it the next time you press something here."
)
ENJOY = "Enjoy the week off. You won't hear from me until it's over."
IN_GROUP = "Your settings are in the group: use /plan set there. Only you see them."

# An e-mail to send
GET_LETTER = "Get an e-mail to paste"
LETTERS_ASK = (
    "Which e-mail would help? I'll write it, and you fill in the names. Only you see this."
)
LETTER = "Subject: {subject}\n\n{text}"
LETTER_NOTE = (
    "**{label}.** Only you see this, and nothing was sent. To copy: hold the text above, then "
    "*Copy Text*. Paste it into your e-mail, and fill in what's in [brackets]."
)
LETTER_FILE_NOTE = (
    "The file is for your calendar: {minutes} minutes {when}. Attach it to your e-mail, or open it "
    "to move the time."
)
LETTER_WHEN = "on {day}, at {time}"
LETTER_EVENT = "{minutes}-minute check-in with the library"
LETTER_FILE_NAME = "check-in.ics"
LETTER_GONE = "That e-mail isn't here anymore. /plan show has the ones I can write now."
OTHER_LETTERS = "Other e-mails"

# Add a line
LINE_TITLE = "Add a line"
ABOUT_LABEL = "Who with, or where?"
ABOUT_HINT = "A name, a place, a meeting. Optional."
NOTE_LABEL = "What happened?"
NOTE_HINT = "One line. You can share it as a win afterward."
LINE_PRIVATE = "only this member sees what they note for themselves"
ENTRY_GONE = "That entry isn't here anymore. /plan done makes a new one."

# Too long, or not a day
OWN_TOO_LONG = (
    "Not saved yet. A line of a plan can have up to {limit} characters, and this one has {length}. "
    "Your words are safe; a shorter line works."
)
ABOUT_TOO_LONG = (
    "Not saved yet. Who with or where can have up to {limit} characters, and this has {length}. "
    "Your words are safe."
)
NOTE_TOO_LONG = (
    "Not saved yet. What happened can have up to {limit} characters, and this has {length}. Your "
    "words are safe. *Share a win* has room for more."
)
DAY_NOT_UNDERSTOOD = (
    'I couldn\'t read "{typed}" as a day. Try "yesterday", "Tuesday", "last week", or "Sep 3".'
)
DAY_TO_COME = "That day hasn't come yet. Leave it out for today, or pick an earlier one."
DAY_LONG_AGO = "That's more than a year ago. Pick a day within the last year."

MINUTES_NOT_UNDERSTOOD = (
    'I couldn\'t read "{typed}" as a length of time. Try 45, "an hour", or "1 hour 30".'
)
MINUTES_TOO_MANY = (
    "{typed} is more than I can keep for one day. Anything up to 600 minutes, or 10 hours, works."
)
NOT_SAVED = "Not saved yet."
TYPED_IS_SAFE = "Nothing is saved yet, but your words are safe."

# The plan
PLAN = "**Your plan.** Only you see this."
PLAN_NOT_MADE = (
    "**Your plan.** Only you see this. These three goals are from the school librarians' guide. "
    "You can change them any time."
)
ASSOCIATION = "Join your state association: [{name}](<{link}>). {gives}"
# A meet-up that would do for the month
OPEN_SLOT = "There's an open ten-minute slot at **{title}**, {at} ([see it]({link}))."
COMING_UP = "There's one coming up: **{title}**, {at} ([see it]({link}))."

GOALS = {"weekly": "Each week", "monthly": "Each month", "quarterly": "Each quarter"}
GOAL = "**{when}:** {goal}"
GOAL_DONE = "{period}: {done}."
PERIODS = {"weekly": "This week", "monthly": "This month", "quarterly": "This quarter"}
DONE_ITEM = "{what} ({day})"
DONE_DAY_AND_MINUTES = "{day}, {minutes}"
KEPT_AS = "I put it down for {day}."
DONE_ITEM_WITH = "{what} ({about}, {day})"
SOURCES = {
    "own": "done",
    "win": "you shared a win",
    "coffee": "you met for coffee",
    "mentor": "you met your mentor or mentee",
    "event": "you went to an event",
    "presented": "you presented something",
}
# What isn't here counts too, and is recited to nobody.
WHAT = {
    "own": "You did it {day}.",
    "win": "You shared a win {day}.",
    "mentor": "You met your mentor or mentee {day}.",
    "event": "You went to an event {day}.",
    "presented": "You presented something {day}.",
}
TODAY = "today"
ON_DAY = "on {day}"
NEXT_NUDGE = "Next nudge: {when}."
NEXT_DATES = "This month ends on {month}, this quarter on {quarter}."
NEXT_DATE = "This month and this quarter both end on {quarter}."
REACHED_OUT_ONCE = "You reached out once this semester."
REACHED_OUT = "You reached out {count} times this semester."
MONTH_DONE = "Done this month"
QUARTER_DONE = "Done this quarter"

# Settings
SET = "**Your plan and your nudge.** Only you see this. Each choice is saved right away."
SAVED = "Saved."
OWN_WORDS = "In my own words"
OWN_WORDS_MENU = "Pick it again to change your words."
GOAL_MENUS = {"weekly": "Each week", "monthly": "Each month", "quarterly": "Each quarter"}
OWN_TITLE = "In my own words"
OWN_LABELS = {
    "weekly": "Each week I'd like to",
    "monthly": "Each month I'd like to",
    "quarterly": "Each quarter I'd like to",
}
OWN_HINT = (
    "Five minutes at a staff meeting counts as presenting. Leave empty to go back to the list."
)
OWN_PRIVATE = "only this member sees their plan"
FIND_MENU = "Where to get your nudge"
FINDS = {
    "here": "In the channel",
    "dm": "By direct message, once a week",
    "dm_reminded": "By direct message, with one reminder mid-week",
    "off": "Not at all",
}
FIND_HINTS = {
    "here": "One line for everyone, on the first school day. The usual way.",
    "dm": "At {time} your time, on your first school day of the week.",
    "dm_reminded": "You get the reminder only if you haven't done anything yet.",
    "off": "I won't send any. My nudge and /plan still work.",
}
FIND_LINES = {
    "here": "Your nudge: in the channel, on the first school day.",
    "dm": "Your nudge: by direct message, once a week.",
    "dm_reminded": "Your nudge: by direct message, with one reminder mid-week.",
    "off": "Your nudge: none. *My nudge* still works.",
}

# A new school year
RESTART = (
    "It's a new school year in **{group}**. Last year's plan is still here:\n"
    "{goals}\n"
    "Are you still with us, and do you want to keep this plan? I'll only ask this once."
)
SAME_PLAN = "Same plan"
CHANGE_PLAN = "Change my plan"
MOVED = "I moved schools"
REST_PLAN = "No plan this year"
SAME_KEPT = "Good to have you. Everything stays the way it was."
MOVED_NOW = (
    "Congratulations on the new job. /me set in the group changes your school and your time zone; "
    "your plan stays."
)
RESTED = "OK. No more nudges until you say so; *My nudge* and /plan still work."

# The agenda, for coordinators
KINDS = {
    "week.nudge": "the nudge's line in the channel",
    "plan.dm": "a nudge by direct message",
    "plan.reminder": "a mid-week reminder by direct message",
    "plan.tomorrow": "a reminder that a member asked for",
    "plan.restart": "a question to a member about keeping last year's plan",
}

# Commands
PLAN_GROUP = "Your plan for staying connected; only you see it"
SHOW_HELP = "Your three goals, what you did, and the next dates"
SET_HELP = "Pick your goals, and where to get your nudge"
DONE_TITLE = "What did you do?"
DONE_GOAL_LABEL = "Which goal does it count for?"
DONE_HELP = "Note something you did, today or earlier"
DONE_GOAL = "Which goal it counts for; leave empty for this week's"
DONE_DAY = "When it was: yesterday, Friday, last week, Oct 3; leave empty for today"
DONE_MINUTES = "How long it took, if you like: 45, an hour, 1 hour 30"
DONE_ABOUT = "Who with or where, if you like"
DONE_NOTE = "What happened, in one line, if you like"

# What a person's export has of it, and what one or several of its rows are called
SHEETS = {
    "my plan": ("your three goals, and where you get your nudge", "plan", "plans"),
    "what I did": (
        "what you did for your plan, who with, and your own notes",
        "entry in your plan",
        "entries in your plan",
    ),
    "my nudges": ("which weeks you got a nudge, and what came of it", "nudge", "nudges"),
}
