"""Every sentence about meet-ups that a member reads."""

from bot.plans.hours_words import MEETINGS

# Its switch
SWITCH = "meet-ups"
SWITCH_HINT = "Coffee chats, meetings and PD, with who's coming and reminders"
PURPOSE = "meet-ups"
SUGGESTION = (
    "Anyone can set up a coffee chat, a meeting or a PD event, and say who's coming. I remind only "
    "those who want it."
)

GROUP_HELP = "Coffee chats, meetings and PD: what's coming, and your own"
CREATE_HELP = "Set up a meet-up: say what and when, and see the dates before it's posted"
UPCOMING_HELP = "What's coming up; only you see it"

KINDS = {
    **MEETINGS,
    "presenting": "Presentation night",
}

# The form
FORM_TITLE = "Set up a meet-up"
MORNING = "In the morning"
EVENING = "In the evening"
IN_THE_MORNING = "{when} in the morning"  # read again, so it's what one would type
IN_THE_EVENING = "{when} in the evening"
TITLE_LABEL = "What"
TITLE_HINT = 'Like "Coffee chat: what are you reading?"'
WHEN_LABEL = "When"
WHEN_HINT = '"Oct 8 3:45-4:30 pm", "second Wednesday at 4"'
PLACE = "Where"
PLACE_HINT = "A link, a place, or a voice channel, if you know it"
DETAILS_TITLE = "Add details"
LENGTH_LABEL = "How long"
LENGTH_HINT = '"45 minutes", "an hour and a half"'
AUDIENCE = "Who it's for"
AUDIENCE_HINT = "Everyone here, if you leave it empty"
BRING = "What to bring"
SPOTS_LABEL = "Spots"
SPOTS_HINT = "Leave it empty if there's room for everyone"
OPTIONAL = "Optional"

# What was typed
TITLE_EMPTY = "A meet-up needs a name, so people know what they'd be coming to."
TITLE_TOO_LONG = "The name has {length} characters, and {limit} fit on a card."
LINE_TOO_LONG = "{what} has {length} characters, and {limit} fit on a card."
LENGTH_NOT_READ = 'I couldn\'t read how long it is. Something like "45 minutes" works, up to a day.'
SPOTS_NOT_READ = "Spots are a number from 1 to {most}. Leave it empty if there's room for everyone."
WHEN_AGAIN = "Its dates are over, or there's no school on any of them. Please look at *When* again."
NOT_SAVED = "Not saved yet. {reason}"
MINUTES = "{count} minutes"
NOT_POSTED = "Not posted yet. {reason}"

# Read back
PREVIEW = "**Not posted yet.** Here's how I read it:"
PREVIEW_SHARED = "Everyone in this server can see the post and press its buttons."
CHANGE_WHAT = "Change"
ADD_DETAILS = "Add details"
KIND_MENU = "What kind of meet-up is it?"
DAY_OFF_MENU = "When there's no school"
DAY_OFF = {
    "keep": "Meet anyway",
    "skip": "Skip it",
    "before": "Meet the week before",
    "after": "Meet the week after",
}
POSTED = "Posted. [See it in the channel]({link})."
SAVED_SLOW = "Saved. It'll appear in <#{channel}> in a moment."
SAVED_REFUSED = (
    "Saved, but I can't post in <#{channel}> yet. A coordinator sees why in /coordinator check, "
    "and I'll post it once that's fixed."
)
UNFIT = "Discord won't take the post: {why}. Your words are safe. Please change them."

# The post
TITLE = "**{kind}: {title}**"
TITLE_ALONE = "**{title}**"
NEXT = "{at} ({away})"
REPEATS = "Repeats {how}. After that: {dates}."
REPEATS_ONLY = "Repeats {how}."
THEN = "After that: {dates}."
CANCELED_DATES = "Not on {days}."
WHERE = "Where: {place}"
FOR = "For: {audience}"
BRINGS = "Bring: {bring}"
BY = "Set up by {name}."
COMING = "Coming: {count}."
COMING_MAYBE = "Coming: {count}, maybe {maybe}."
SPOTS_LEFT = "Spots left: {free} of {spots}."
FULL = "All {spots} spots are taken."
CALLED_OFF = "**{title}** isn't happening. It was called off."
IT_WAS = "**{title}** is over."

COME = "I'm coming"
MAYBE = "Maybe"
DETAILS = "Details"
WAIT = "Tell me if a spot opens"
STAY_AWAY = "I can't come"
TAKE = "Take the spot"
NOT_THIS_TIME = "Not this time"

# Answers
YOU_COME = "You're coming to **{title}** on {at}."
YOU_MAYBE = "Saved as a maybe for **{title}** on {at}. I won't remind you unless you're coming."
YOU_WAIT = (
    "You're in line for **{title}** on {at}. I'll tell you, in school hours, if a spot opens."
)
YOU_STAY = "Saved. You aren't on the list for **{title}**."
IT_IS_FULL = "**{title}** is full right now. I can tell you if a spot opens."
HOW = "How would you like to be reminded, the day before and fifteen minutes before?"
BY_DM = "By direct message"
BY_THREAD = "In its thread"
NOT_AT_ALL = "No reminders"
REMINDS = {
    "dm": "I'll remind you by direct message, the day before and fifteen minutes before.",
    "thread": "I'll mention you in its thread, the day before and fifteen minutes before.",
    "off": "I won't remind you.",
}
REMINDS_WITHOUT_THREAD = (
    "It has no thread right now. I'll remind you by direct message if you chose those for other "
    "things, or else at your next press here."
)
CHANGE_REMINDER = "Change reminders"
YOU_ARE = {"coming": YOU_COME, "maybe": YOU_MAYBE, "waiting": YOU_WAIT, "": YOU_STAY}
YOUR_STATE = {
    "coming": "**You're coming.**",
    "maybe": "**You said maybe.**",
    "waiting": "**You're in line for a spot.**",
    "offered": "**I'm keeping a spot for you.**",
}
DATE_OVER = "That date is over, or it was called off. Here's what's next."
GONE = "That meet-up isn't here anymore. /meetup upcoming shows what is."
OVER = "That meet-up is over. You can set up a new one with /meetup create."
NO_DATE = "It isn't on that day. /meetup upcoming shows its next date."
NOT_YOURS = "Only the person who set it up, or someone who runs the group, can change it."
WHO_COMES = "Who's coming: {names}."
WHO_COMES_MORE = "{count} more"
NAMELESS = "a colleague"

# What's coming
UPCOMING = "**What's coming up.** Only you see this."
UPCOMING_NONE = "Nothing is planned yet. /meetup create sets something up."
UPCOMING_LINE = "{at}: **{title}** ([see it]({link}))"
UPCOMING_UNPOSTED = "{at}: **{title}**"
LOOK_MENU = "Look at one of these"
LATER = "Later"
FIRST_PAGE = "Back to the first"
SET_UP = "Set up a meet-up"
ALL_UPCOMING = "What's coming up"

DATE_MENU = "Look at another date"

# Changing it
CHANGE_DETAILS = "Change details"
CHANGE_NAME = "Change name or kind"
CHANGE_NAME_TITLE = "Change its name or kind"
KIND_LABEL = "Kind"
CHANGED_MEANWHILE = (
    "Not saved yet. This was changed after your form opened, and now it says:\n{now}\n"
    "Your words are safe. *Change my text* opens them, and what you send from there is saved."
)
NOW_SAYS = "> {label}: {said}"
NOW_EMPTY = "nothing"
CHANGED = "Saved. The post shows it in a moment."
CHANGED_PLACE = (
    "Saved. The post shows it in a moment, and I'll tell everyone who answered where it is now."
)
MOVE = "Move this date"
MOVE_TITLE = "Move this date"
MOVE_LABEL = "To when"
MOVE_HINT = 'Like "Thursday at 4"; the other dates stay'
MOVE_ASK = "Not moved yet. **{title}** would be {at} instead. I'll tell everyone who answered."
NOT_MOVED = "Not moved. {reason}"
MOVE_SAME = "It's already then. Nothing changed."
MOVE_ONE = "I can move it to one date and time. Leave out how it repeats."
MOVE_YES = "Move it"
MOVED = "Moved. **{title}** is now {at}. I'll tell everyone who answered in a minute."
CANCEL_DATE = "Cancel this date"
CANCEL_ASK = (
    "Not canceled yet. **{title}** wouldn't happen on {at}. The other dates stay, and I'll tell "
    "everyone who answered."
)
CANCEL_YES = "Cancel this date"
DATE_CANCELED = (
    "Canceled. The next **{title}** is {at}. I'll tell everyone who answered in a minute."
)
DATE_CANCELED_LAST = (
    "Canceled. That was the last date. I'll tell everyone who answered in a minute."
)
CALL_OFF = "Call it off"
CALL_OFF_ASK = (
    "Not called off yet. That would cancel **{title}** and every date still to come. I'll tell "
    "everyone who answered."
)
CALL_OFF_YES = "Call it off"
IS_OFF = "Called off. I'll tell everyone who answered in a minute."
KEEP_IT = "Keep it"

# What those who come are told
REMIND_DAY = "Tomorrow: **{title}**, {at}."
REMIND_TODAY = "Today: **{title}**, {at}."
REMIND_SOON = "Soon: **{title}**, {at}."
STARTS = "**{title}** is starting. {place}"
STARTS_HERE = "**{title}** is starting, right here."
TOLD_MOVED = "**{title}** has moved: it's now {at}. It was {was}."
TOLD_PLACE = "**{title}**, {at}: here's where it is now. {place}"
TOLD_OFF = "**{title}** isn't happening on {was}. It was canceled."
TOLD_NEXT = "The next one is {at}."
THREAD_LOST = (
    "The thread for **{title}**, {at}, was deleted, so I can't mention you there. I'll remind you "
    "by direct message if you chose those for other things, or else at your next press here. "
    "*Details* has other ways."
)
AGAIN = (
    "Last school year, **{title}** was {how}. Would you like to keep it going this year, at the "
    "same time?"
)
GO_ON = "Keep it going"
GOES_ON = "Great. The next **{title}** is {at}, and there's a new post for it."
THIS_WEEK = "**This week:**"
THIS_WEEK_LINE = "{kind}, {at} ([see it]({link}))"
ELSEWHERE = "**{title}** is in your group: [see it there]({link})."
ELSEWHERE_NO_POST = "**{title}** is {at}. In your group, /meetup upcoming shows it."
SPOT = "A spot opened for **{title}**, {at}. I'm keeping it for you until {until}."

# Presentation nights
PRESENT = "I'll present something"
TALK_TITLE = "Present something"
TALK_LABEL = "Working title"
TALK_HINT = "You can change it until then"
TALK_SIZE = "How big"
TALK_SIZES = {"small": "Small: one thing that worked", "big": "Big: a whole project"}
TALK_EMPTY = "A working title is all it takes, even a rough one."
TALK_TOO_LONG = "The title has {length} characters, and {limit} fit on the card."
NO_SLOT = "Every slot is taken for that night. Someone may give theirs back."
YOU_PRESENT = (
    "You have ten minutes at **{title}**, {at}, and you're on the list as coming. It counts for "
    "your quarter once it's over."
)
CHANGE_TALK = "Change my title"
GIVE_BACK = "Give my slot back"
GIVEN_BACK = "Saved. Someone else can have your slot."
OPEN_SLOTS = "Ten-minute slots: {open} of {slots} open."
TALKS = "**On the program:**"
TALK_LINE = "{title} ({size}), {name}"
TALK_SHORT = {"small": "small", "big": "big"}

# For the people who run the group
ADRIFT = (
    "{number}. **{title}**, {at}, has nobody running it: the person who set it up left or had "
    "their data removed."
)
NO_THREAD = (
    "{number}. **{title}**, {at}, has no thread, so its link and reminders have nowhere to go: "
    "Discord didn't let me open one. /coordinator check says if a permission is missing, or the "
    "server may have too many open threads. I'll keep trying."
)
LOST_THREAD = (
    "{number}. The thread for **{title}**, {at}, was deleted. I've told the people who wanted "
    "reminders there, and I'll reach them another way. Would you like a new thread?"
)
LOST_POST = (
    "{number}. The post for **{title}**, {at}, was deleted. Everyone who answered still gets their "
    "reminders, but nobody else can find it. Would you like it posted again?"
)
DECIDE_POST = "Post again, or call off"
ASK_POST = (
    "**{title}**, {at}, has no post anymore. I can post it again, with all the answers so far. If "
    "it was deleted on purpose, call it off, and I'll tell everyone who answered."
)
POST_AGAIN = "Post it again"
POSTED_AGAIN = "Posted again, with all the answers so far. [See it in the channel]({link})."
POST_COMES = (
    "I couldn't post it yet, and I'll keep trying. /coordinator check says if a permission or the "
    "channel is missing."
)
POST_DECIDED = "That's settled already: it has a post, or it was called off."
POST_LOST = (
    "The post for **{title}**, {at}, was deleted. Everyone who answered still gets their "
    "reminders, but nobody else can find it. The people who run your group can post it again."
)
NO_POST = "Its post was deleted, so only the people who answered know of it."
CHANGED_NO_POST = (
    "Saved. Its post was deleted, so only the people who answered know of it. The people who run "
    "your group can post it again."
)
DECIDE_THREAD = "New thread, or none"
ASK_THREAD = (
    "**{title}**, {at}, has no thread anymore. In a new one I could mention people again, and put "
    "the link there when it starts. Without one, I'll reach each of them another way."
)
NEW_THREAD = "Open a new thread"
NO_NEW_THREAD = "Leave it without"
THREAD_OPENED = "Done. There's a new thread for it in the channel."
THREAD_COMES = (
    "I couldn't open it yet, and I'll keep trying. /coordinator check says if a permission is "
    "missing."
)
GOES_WITHOUT = "OK, no thread. Everyone who's coming still gets their reminders."
THREAD_DECIDED = "That's settled already: it has a thread, or someone chose to go without one."
TAKE_OVER = "Take it over"
TAKEN_OVER = "It's yours now: **{title}**, {at}. You can change, move or cancel it."
SETTINGS = "Meet-ups"
CHAT_WHEN = "second Wednesday of the month at 3:30 pm, school months only"
CHAT_TITLE = "Monthly chat for everyone"
CHAT_PLACE = "In its thread, right under the post"
CHAT_OFFER = "**A monthly chat for everyone?** I'd post this for you:"
CHAT_OFFER_WHERE = (
    "You'd meet in its own thread, where I'd put three conversation starters when it starts. To "
    "meet by video, press *Change it first* and add the link."
)
CHAT_THERE = "A chat for everyone is set up already: /meetup upcoming shows it."
START_CHAT = "Post the monthly chat"
CHANGE_CHAT = "Change it first"
STARTERS = "Three things to talk about:"
SETTINGS_HEAD = "**Meet-ups.** Only you see this."
NAMES_ON = "Members see the names of who's coming."
NAMES_OFF = "Members see how many are coming. Only the person who set it up sees names."
SHOW_NAMES = "Show names"
HIDE_NAMES = "Show only a number"

THREAD_NAME = "{kind}, {day}"
THREAD_NAME_REPEATS = "{kind}, from {day} on"
KIND_POST = "a meet-up's post"
KIND_THREAD = "a meet-up's thread"
KIND_CALL = "reminding those who come, in a meet-up's thread"
KIND_START = "a note that a meet-up is starting"

# How many came
TURNOUT = "How many came?"
TURNOUT_CHANGE = "Change the number"
TURNOUT_TITLE = "How many came?"
TURNOUT_LABEL = "People"
TURNOUT_HINT = '"14": a number is all I keep, and no names'
TURNOUT_NOT_READ = 'One number is all I need, like "14".'
TURNOUT_KEPT = (
    "{people} at **{title}**: that's in the organizer's own year document and in the group's "
    "report, as a number."
)
TURNOUT_PRIVATE = "it's a number, and nobody's words"
PERSON = "person"
PEOPLE = "people"

# What a person's export has of it, and what one or several of its rows are called
SHEETS = {
    "meet-ups I set up": ("the meet-ups you set up", "meet-up you set up", "meet-ups you set up"),
    "dates I moved or canceled": (
        "dates of your meet-ups that you changed",
        "meet-up date you changed",
        "meet-up dates you changed",
    ),
    "how many came": (
        "how many people came to your meet-ups, as you counted",
        "headcount of a meet-up",
        "headcounts of meet-ups",
    ),
    "meet-ups I answered": (
        "which meet-ups you said yes or maybe to",
        "answer about a meet-up",
        "answers about meet-ups",
    ),
    "what I present": ("what you present at meet-ups", "talk at a meet-up", "talks at meet-ups"),
}
