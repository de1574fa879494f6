"""Every sentence of coffee."""

# Its switch
SWITCH = "coffee chats"
SWITCH_HINT = "Once a month, two or three people who haven't met in the longest time"
PURPOSE = "coffee chats"
SUGGESTION = (
    "Once a month I put two or three people together who haven't met in the longest time. Only "
    "those who join."
)

# Commands
GROUP = "Coffee with one or two colleagues you haven't met in the longest time"
JOIN = "Join coffee: once a round, a short chat with someone you rarely see"
SKIP = "Sit out the next round, or join it after all"
STATUS = "Your coffee: what's next, and who you're having coffee with now"
LEAVE = "Leave coffee; you can come back any time"

# Joining
JOIN_LABEL = "Join coffee"
JOIN_ASK = (
    "**Coffee** puts you with one or two colleagues you haven't met in the longest time. 20 "
    "minutes by voice, video or text; skip whenever you like.\n"
    "Someone will be waiting for you, so please choose how I reach you:"
)
JOIN_ASK_NO_THREADS = (
    "I can't make private threads in this server, so coffee works by direct message here."
)
NEEDS_DM = (
    "Not joined yet. I can't make private threads here, and Discord didn't let my test message "
    "through. Tap the server's name, Privacy Settings, turn on Direct Messages, then choose again."
)
JOINED = "You're in."

# A member's own state
STATUS_LABEL = "My coffee"
STATUS_HEAD = "**Your coffee.** Only you see this."
NOT_JOINED = "You haven't joined coffee yet. One tap and you're in the next round."
NEXT_ROUND = "Next round: {when}."
NO_NEXT = "No round is planned: school is out for a while."
NO_ROUND_COMES = "No round is planned right now, so there's nothing to skip. You're still in."
YOU_SKIP = "You're sitting out the next round, {when}. You're in the one after that."
CHANGE_IN_SERVER = "To change something, type /coffee status in the server."
YOU_REST = "You're taking a break from coffee until you say so. One tap and you're back."
YOU_PAUSE = "You've paused everything until {day}, coffee too."
YOU_WAIT = "You've been waiting for a partner since {when}."
YOUR_TABLE = "Having coffee with you now: {names}. {where}"
TABLE_THREAD = "Your thread: <#{thread}>."
TABLE_MESSAGES = "You write to each other by direct message."
TABLE_SOON = "The thread opens in a moment."
LONGEST_NOT_MET = "Not met yet, or not in a long time: {names}."
SKIP_LABEL = "Skip the next round"
UNSKIP_LABEL = "Join the next round after all"
WAYS_LABEL = "Where I reach you"
LEAVE_LABEL = "Leave coffee"
BACK_LABEL = "Count me in again"
SKIPPED = "Of course. You're sitting out the next round, and that's fine."
UNSKIPPED = "Lovely. You're in the next round."
LEFT = "You've left coffee. I still remember who you met. One tap and you're back, any time."
LEFT_STILL_ON = (
    "The coffee with {names} is still on. If you can't make it, a line to them is kind; I haven't "
    "told anyone."
)
CAME_BACK = "Welcome back. You're in the next round."

# Between rounds
OFFER = "{name} is waiting for coffee too. The next round is later, but you two could meet now."
OFFER_LABEL = "Have coffee now"
OFFER_GONE = (
    "Someone else was quicker, or they aren't waiting anymore. You're still in the next round."
)
OFFER_DONE = "Done. Your private thread with {name} opens in a moment."

# The thread
ROOM_NAME = "Coffee in {month}"  # until its people are in it
ROOM_OF = "Coffee: {names}"
HELLO = "Good morning {names}. You're having coffee together this round: 20 minutes is plenty."
HELLO_LATE = (
    "Hello {names}, a little late. You're having coffee together this round: 20 minutes is plenty."
)
WHO = "- **{name}**{level}"
WHO_LEVEL = ", {level} level"
QUESTIONS = "**To get started, if you like:**"
TIMES = "**When?** These times are within everyone's school hours, in your own time zone:"
TIME = "{number}. {time}"
TIME_SUITS = "{number}. {time}, works for {names}"
NO_TIMES = "**When?** Your school hours don't overlap; write here what works for you."
SETTLED = "**It's set:** {time}. Enjoy."
OR_WRITE = "Need a different time? Suggest one here. Voice, video or just text, whatever you like."
SUITS = "Time {number} works for me"
WE_MET = "We met"
TIME_GONE = "That time isn't one of the suggestions. The message above has the current ones."
NOT_YOURS = "That's for the people having coffee there. Yours is in /coffee status."
COFFEE_GONE = "That coffee isn't here anymore. The button shows where you are now."
ENDED = (
    "This coffee has ended, and not because of you. You're in the next round, and I'll suggest you "
    "to the next person who joins."
)

ENDED_FOR_NOW = "This coffee has ended, and not because of you."
THREAD_LOST = (
    "The private thread for your coffee was deleted. You can still meet: tap {people} to write to "
    "each other."
)

# Did you meet?
ASK = "Did you meet for coffee with {names}? Only I see your answer."
ASK_NOBODY = "Did you meet for coffee this time? Only I see your answer."
YES, PLANNED, NO = "Yes", "It's planned", "No, that's fine"
ANSWER_LABEL = "Did you meet?"
ANSWERED = {
    "yes": "Lovely. It counts for your plan this month.",
    "planned": "Good. Have a nice talk; you can press *Yes* afterward.",
    "no": "That's fine. The next round brings someone else.",
}

# Resting, and being left alone
RESTED = (
    "I've left you out of coffee since my last two questions went unanswered. That's fine, and "
    "nobody is told. One tap and you're back."
)
LEFT_ALONE = (
    "I couldn't find anyone for you this time. You're first in the next round, and I'll suggest "
    "you to the next person who joins."
)

# For coordinators
PAIRS_ROUND = "**Coffee**, round of {day}. Next round: {next}."
PAIRS_NONE_YET = "**Coffee:** no round yet. Next round: {next}."
PAIRS_NO_NEXT = "none planned"
PAIRS_MATCHED = "Matched now: {tables}."
PAIRS_STATES = "Of these tables: {counts}."
PAIRS_STATE = {
    "yes": "{count} met",
    "planned": "{count} planned",
    "no": "{count} not this time",
    "open": "{count} without an answer yet",
}
PAIRS_WAITS = "Waiting: {name}, since {day}."
PAIRS_LEFT_OUT = {
    "away": "Not in the last round because they're away, on a break or sitting it out: {count}.",
    "alone": "Not in the last round because nobody was left to meet: {count}.",
    "unreachable": (
        "Not in the last round because I couldn't reach them: {count}. Giving me Create Private "
        "Threads in the wins channel fixes that; /coordinator check says how."
    ),
}
PAIRS_RESTS = "Taking a break now: {count}."
TABLE_WHAT = "coffee"
TABLE_MATCHED = "matched now"
TABLE_STATES = {
    "yes": "met",
    "planned": "planned",
    "no": "not this time",
    "open": "without an answer yet",
}
TABLES_ONE, TABLES_MANY = "table", "tables"
TABLE_WAITS = "waiting"
TABLE_LEFT_OUT = {
    "away": "not in the last round: away, resting or sitting it out",
    "alone": "not in the last round: nobody was left to meet",
    "unreachable": "not in the last round: couldn't be reached",
}
TABLE_RESTS = "resting"
PEOPLE = "people"
PERSON = "person"
SETTINGS = "Coffee settings"
SETTINGS_HEAD = "**Coffee settings.** Only you see this. Each choice is saved right away."
SETTINGS_NEXT = "Next round: {when}. I'll open private threads then, without a post in the channel."
SETTINGS_NO_THREADS = (
    "I can't make private threads in {channel}, so coffee works by direct message. To change that, "
    "open the channel's settings, then Permissions, then my name. Turn on Create Private Threads."
)
SAVED = "Saved."
RHYTHM_MENU, WEEK_MENU, SIZE_MENU, DISTRICT_MENU = (
    "How often",
    "Which school week of the month",
    "How many at a table",
    "Same district or others",
)
RHYTHMS = {"month": "Every month", "months": "Every two months", "weeks": "Every two weeks"}
WEEKS = {1: "First school week", 2: "Second school week", 3: "Third school week"} | {
    4: "Fourth school week"
}
SIZES = {2: "Two, or three if needed", 3: "Three, or four", 4: "Four, or five"}
DISTRICTS = {
    "any": "The district doesn't matter",
    "first": "Same district first",
    "last": "Other districts first",
}

# The coordinators' week
KIND_ROUND = "a round of coffee"
KIND_ROOM = "a coffee thread"
KIND_ASK = "the question whether people met"

# What a person's export has of it, and what one or several of its rows are called
SHEETS = {
    "coffee": (
        "when you joined coffee, and where I reach you for it",
        "note that you're in coffee",
        "notes that you're in coffee",
    ),
    "my coffees": (
        "your coffees: which times worked for you, and what you said afterward",
        "coffee",
        "coffees",
    ),
}
