"""Every sentence of coffee."""

# Commands
GROUP = "Coffee with one or two colleagues you have not met for longest"
JOIN = "Join coffee: once a round, a short talk with someone you rarely meet"
SKIP = "Sit out the next round, or join it after all"
STATUS = "Your coffee: what comes next, and who is at your table now"
LEAVE = "Leave coffee; you can come back at any time"

# Joining
JOIN_LABEL = "Join coffee"
JOIN_ASK = (
    "**Coffee** puts you with one or two colleagues whom you have not met for longest. "
    "20 minutes by voice, video or in writing; skip whenever you like.\n"
    "Someone will be waiting for you, so please choose where I reach you:"
)
JOIN_ASK_NO_THREADS = (
    "I may not make private threads in this server, so coffee works by direct message here."
)
NEEDS_DM = (
    "Not joined yet. I may not make private threads here, and Discord did not let my test "
    "message through. Tap the server's name, Privacy Settings, turn on Direct Messages, then "
    "choose again."
)
JOINED = "You are in."

# One's own state
STATUS_LABEL = "My coffee"
STATUS_HEAD = "**Your coffee.** Only you see this."
NOT_JOINED = "You have not joined coffee yet. One tap and you are in the next round."
NEXT_ROUND = "Next round: {when}."
NO_NEXT = "No round is planned: there is no school for a while."
NO_ROUND_COMES = "No round is planned at the moment, so there is nothing to skip. You stay in."
YOU_SKIP = "You sit out the next round, {when}. The one after that comes as usual."
CHANGE_IN_SERVER = "To change something, type /coffee status in the server."
YOU_REST = "You rest from coffee until you say so. One tap and you are back."
YOU_PAUSE = "You pause everything until {day}; coffee waits too."
YOU_WAIT = "You wait for a partner since {when}."
YOUR_TABLE = "At your table now: {names}. {where}"
TABLE_THREAD = "Your thread: <#{thread}>."
TABLE_MESSAGES = "You write to each other by direct message."
TABLE_SOON = "The thread opens in a moment."
LONGEST_NOT_MET = "Whom you have not met for longest: {names}."
SKIP_LABEL = "Skip the next round"
UNSKIP_LABEL = "Join the next round after all"
WAYS_LABEL = "Where I reach you"
LEAVE_LABEL = "Leave coffee"
BACK_LABEL = "Count me in again"
SKIPPED = "Of course. You sit out the next round; skipping costs nothing."
UNSKIPPED = "Lovely. You are in the next round."
LEFT = (
    "You have left coffee. Whom you met stays counted for you. One tap and you are back, at any "
    "time."
)
CAME_BACK = "Welcome back. You are in the next round."

# Between rounds
OFFER = "{name} waits for a coffee too. The next round comes later; you two could meet now."
OFFER_LABEL = "Have coffee now"
OFFER_GONE = (
    "Somebody else was quicker, or they do not wait any more. You are in the next round all the "
    "same."
)
OFFER_DONE = "Done. Your private thread with {name} opens in a moment."

# The thread
ROOM_NAME = "Coffee in {month}"
HELLO = "Good morning {names}. This time you have coffee together: 20 minutes are plenty."
HELLO_LATE = "Hello {names}, a little late. This time you have coffee together: 20 minutes do."
WHO = "- **{name}**{level}"
WHO_LEVEL = ", {level}"
QUESTIONS = "**To begin with, if you like:**"
TIMES = "**When?** These times are within the school hours of each of you, in your own time zone:"
TIME = "{number}. {time}"
TIME_SUITS = "{number}. {time}, suits {names}"
NO_TIMES = "**When?** Your school hours have nothing in common; write here what suits you."
SETTLED = "**Settled:** {time}. Enjoy it."
OR_WRITE = "Nothing fits? Write another one here. Voice, video or only writing: as you like."
SUITS = "Time {number} suits me"
WE_MET = "We met"
TIME_GONE = "That time is not among the suggestions. The message above has those that are."
NOT_YOURS = "That is for the people at that table. Yours is in /coffee status."
COFFEE_GONE = "That coffee is not here any more. Your own state is one tap away."
ENDED = (
    "This coffee has ended. It has nothing to do with you. You are in the next round, and I "
    "offer you to the next who joins."
)

# Did you meet?
ASK = "Did you meet for coffee with {names}? Only I see your answer."
ASK_NOBODY = "Did you meet for coffee this time? Only I see your answer."
YES, PLANNED, NO = "Yes", "It is planned", "No, that's fine"
ANSWER_LABEL = "Did you meet?"
ANSWERED = {
    "yes": "Lovely. It counts for your plan this month.",
    "planned": "Good. Have a nice talk; you can tap Yes afterwards.",
    "no": "That is fine. The next round brings someone else.",
}

# Resting, and being left alone
RESTED = (
    "I left you out of coffee from now on, since my last two questions stayed open. That is "
    "fine, and nobody is told. One tap and you are back."
)
LEFT_ALONE = (
    "This time I found nobody to have coffee with you, and that is no fault of yours. You are "
    "first in the next round, and I offer you to the next who joins."
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
    "away": "Not in the last round, since away, resting or sitting it out: {count}.",
    "alone": "Not in the last round, since nobody was left to meet: {count}.",
    "unreachable": (
        "Not in the last round, since I could not reach them: {count}. Create Private Threads "
        "for me in the wins channel opens the way; /coordinator check says how."
    ),
}
PAIRS_RESTS = "Resting now: {count}."
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
    "unreachable": "not in the last round: could not be reached",
}
TABLE_RESTS = "resting"
PEOPLE = "people"
PERSON = "person"
SETTINGS = "Coffee settings"
SETTINGS_HEAD = "**Coffee settings.** Only you see this. Each choice is saved at once."
SETTINGS_NEXT = "Next round: {when}. Private threads open then, without a post in the channel."
SETTINGS_NO_THREADS = (
    "I may not make private threads in {channel}, so coffee goes by direct message. To change "
    "it: the channel's settings, Permissions, my name, turn on Create Private Threads."
)
SAVED = "Saved."
RHYTHM_MENU, WEEK_MENU, SIZE_MENU, DISTRICT_MENU = (
    "How often",
    "Which school week of the month",
    "How many at a table",
    "Own district or others",
)
RHYTHMS = {"month": "Every month", "months": "Every two months", "weeks": "Every two weeks"}
WEEKS = {1: "First school week", 2: "Second school week", 3: "Third school week"} | {
    4: "Fourth school week"
}
SIZES = {2: "Two, and three where it is needed", 3: "Three, or four", 4: "Four, or five"}
DISTRICTS = {
    "any": "The district does not matter",
    "first": "Own district first",
    "last": "Other districts first",
}

# The coordinators' week
KIND_ROUND = "A round of coffee"
KIND_ROOM = "A coffee thread"
KIND_ASK = "The question whether they met"
