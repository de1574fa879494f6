"""Every sentence that is about a member's own settings."""

FIELD_TOO_LONG = (
    "Not saved yet. {label} can have up to {limit} characters. Here's what you typed, to copy:\n"
    "{typed}"
)
UNKNOWN_ZONE = 'I can\'t use "{typed}" as a time zone. {reason}'
THIS_ZONE = "Use this zone"
WHICH_ZONE = "There are two time zones there. Which one is yours?"
PAUSE_NOT_UNDERSTOOD = (
    'I couldn\'t tell when "{typed}" ends. Try "2 weeks", "10 days", "January 8", or "May 3, 2027".'
)
PAUSE_IN_THE_PAST = "That day has passed. Pick tomorrow or a later day."
PAUSE_TOO_LONG = (
    "A pause can last up to about a year. Pick an earlier day; you can always pause again."
)
WELCOME = "Welcome. It's fine just to read; nobody keeps score."
SET_UP = "Set up in three taps"
SET_UP_SHORT = "Set up in two taps"  # in a group without the nudge
STEP = "**{number} of {count}.** {question}"
STEP_LEVEL = (
    "Where do you work? Your ideas will fit it. Only you see this, and /me set changes it any time."
)
STEP_NUDGE = (
    "May I nudge you once a week? It's one small way to reach out to a colleague, on the first "
    "school day. It's fine to skip one."
)
STEP_NUDGE_YES = {"here": "Yes, in the channel", "dm": "Yes, by DM", "off": "No, thanks"}
STEP_WHO = "Here's who can see what:"
STEP_DONE = "Got it"
SET_UP_DONE = "You're all set. /help shows what I can do."
WAITING_ONE = "1 thing is waiting for you."
WAITING_MANY = "{count} things are waiting for you."
# Where the coordinators' own list is above it
WAITING_APART_ONE = "1 thing is waiting just for you, not for the group."
WAITING_APART_MANY = "{count} things are waiting just for you, not for the group."
SHOW_ME = "Show me"
DM_DID_NOT_REACH = (
    "Discord didn't let my direct message through, so it's here instead. To let me in: tap the "
    "server's name, Privacy Settings, turn on Direct Messages. Or choose another way."
)
OTHER_WAY = "Choose how I reach you"
NOT_SEEN = (
    "I don't know anything about this person yet. That changes the first time they press something "
    "here."
)

# Commands
ME_GROUP = "Everything about you here: see it, change it, take it with you"
ME_SHOW = "See everything I know about you"
ME_SET = "Change your name for print, school, level, time zone, or how I reach you"
ME_SET_ZONE = "Start typing a city, like Chicago"
ME_PAUSE = "Take a break from reminders and messages, with an end date"
ME_PAUSE_UNTIL = "2 weeks, January 8, or pick from the list"
ME_HIDE = "Take your name and school out of everything, or put them back"
ME_EXPORT = "Get a copy of everything I know about you"
ME_FORGET = "Remove everything I know about you"

# What one sees about oneself
ABOUT = "**What I know about you here.** Only you see this."
SETTINGS = "**Your settings.** Only you see this. Each choice is saved right away."
NAME_LINE = "Name: **{name}**, from Discord. In print: {print_name}."
PLACE_LINE = "School: {school}. District: {district}. Town: {town}."
LEVEL_LINE = "School level: {level}."
ZONE_LINE = "Time zone: {zone}, where it's {time} now."
ZONE_LINE_GROUP = "Time zone: the group's, {zone}, where it's {time} now."
HOURS_LINE = "School hours: {opens} to {closes}, your own."
HOURS_LINE_GROUP = "School hours: the group's, {opens} to {closes}."
DAYS_OFF = "Your own days off: {days}."
DAYS_OFF_NONE = "Your own days off: none besides the group's."
REACH = "How I reach you: {ways}."
NOT_PAUSED = "Paused: no."
PAUSED = "Paused until **{day}**. It ends on its own."
SHOWN = 'Your name: shown. /me hide turns it into "A colleague".'
HIDDEN = 'Your name and school: hidden. I write "A colleague" instead.'
MAIL = {
    None: "Friday's e-mail to members: it'll have your next win.",
    True: "Friday's e-mail to members: it has your wins.",
    False: "Friday's e-mail to members: your wins stay out.",
}
MAIL_KEEP_OUT = "Keep my wins out"
MAIL_PUT_IN = "Put my wins in"
KEPT = "What I keep about you: {counts}."
KEPT_MORE = ", and more that Export shows"
KEPT_NOTHING = "What I keep about you: nothing yet."
COFFEE = {True: "Coffee: you're in.", False: "Coffee: you're not in. /coffee join changes that."}
MENTORS = {
    True: "Mentors: you offer to be one.",
    False: "Mentors: you don't offer to be one. /mentor offer changes that.",
}
NEW_WINS = "New wins: this group only, until you let one travel further."
SINCE = "You first used me here on {day}."
WHERE_TO_CHANGE = (
    "**Change** (or /me set) is for your name, school, level, time zone and how I reach you. The "
    "other buttons are /me pause, hide, export and forget. Other groups keep their own settings."
)
NOT_SET = "not set"
AS_IN_DISCORD = "the same"

# Changing it
CHANGE = "Change"
SEE_ALL = "See everything"
DETAILS = "Name and school"
SAVED = "Saved."
LEVEL_MENU = "School level"
ZONE_MENU = "Time zone"
REACH_BUTTON = "How I reach you"
NO_LEVEL = "I'd rather not say"
ZONE_OF_GROUP = "The group's time zone"
ZONE_NOW = "{time} there now"
ZONE_NOT_LISTED = "Don't see your time zone in the list? Use /me set and its zone field."
DETAILS_TITLE = "Name and school"
DETAILS_PRIVATE = "settings about oneself; others see them only where a member lets a win travel"
PRINT_NAME_LABEL = "Name for print"
PRINT_NAME_HINT = "Shown under wins you let travel with your name."
SCHOOL_LABEL = "School"
SCHOOL_HINT = "Shown next to that name, only in documents."
DISTRICT_LABEL = "District"
DISTRICT_HINT = "For your own documents. I keep it out of wins without your name."
TOWN_LABEL = "Town"
TOWN_HINT = "Never shown. I keep it out of wins without your name."

SCHOOL = "Hours and days off"
SCHOOL_TITLE = "Hours and days off"
SCHOOL_PRIVATE = "a member's own school hours and days off, which nobody else sees"
OPENS_LABEL = "My school opens"
CLOSES_LABEL = "My school closes"
HOURS_HINT = "Like 7:30 AM. Leave both empty for the group's hours."
OFF_LABEL = "My days off, one per line"
OFF_HINT = "Like Nov 25-29, besides the group's own. I won't send you anything then."
HOUR_NOT_UNDERSTOOD = (
    'Not saved yet. I couldn\'t read "{typed}" as a time. Try 7:30 AM, or leave it empty for the '
    "group's hours."
)
HOURS_LEAVE_NONE = (
    "Not saved yet. {opens} to {closes} doesn't leave me any time at all: I only write between "
    "7:00 AM and 5:00 PM. Change one of them."
)
DAYS_MISSED = "I didn't save what I couldn't read. Here it is, so nothing is lost:"

# Resting
PAUSE = "Pause"
PAUSE_ASK = (
    "How long would you like a break? Until then I won't send you anything. You can still share "
    "and read, and you won't lose anything."
)
PAUSE_DONE = (
    "Enjoy your break. I'll be quiet until {day}, then start again; you don't have to do anything."
)
PAUSE_LENGTHS = {7: "One week", 14: "Two weeks", 30: "A month"}
PICK_DATE = "Pick a date"
DATE_TITLE = "Pause until"
DATE_LABEL = "Back on"
DATE_HINT = "A date like January 8, or a time like 3 weeks."
DATE_PRIVATE = "a date that only this member and the bot see"
COME_BACK = "Come back now"
CAME_BACK = "Welcome back. You'll hear from me again as before."
PAUSE_CHOICE = "{typed}: back on {day}"

# Hiding
HIDE = "Hide me"
SHOW_AGAIN = "Show me again"
HIDE_DONE = (
    "Your name and school are out of everything I make from now on. Your posts here will change to "
    '"A colleague" within minutes. I can\'t call back what others already saved, forwarded or '
    "printed, and direct messages I sent to others stay as they are. What you typed in Discord "
    "yourself keeps your Discord name. If you help run the group, your name stays on Start here, "
    "as the person to ask."
)
SHOW_DONE = "Your name is back. Your posts here will change within minutes."

# Taking it away
EXPORT = "Export"
EXPORT_DONE = (
    "Here's everything I know about you in this group. Start with README.txt inside; the tables "
    "open in Excel and Google Sheets. Only you see this message."
)
EXPORT_MORE = "Part {number}, with more of your photos."

# Forgetting
FORGET = "Forget me"
FORGET_ASK = (
    "**Nothing is removed yet.** If you continue, I'll remove everything I know about you in this "
    "group, posts and photos too: {counts}.\n"
    "Copies made before an update of mine are kept 30 days, then deleted. I can't call back what "
    "others already saved or forwarded, and direct messages I sent to others stay with them. What "
    "you wrote in Discord yourself stays there until you delete it. Your other groups aren't "
    "affected.\n"
    "Want a copy for yourself first? Press Export."
)
FORGET_SETTINGS = "your settings"
FORGET_YES = "Yes, forget me"
FORGET_NO = "Keep everything"
FORGET_DONE = "Done. I don't know anything about you here anymore. Thank you for being part of it."
FORGET_POST = "1 post will be gone in the next minute."
FORGET_POSTS = (
    "{count} posts will be gone in the next {minutes}. Old ones may take longer: Discord deletes "
    "them slowly."
)
FORGET_MESSAGE = "1 message of mine that names or quotes you will change in the next minute."
FORGET_MESSAGES = (
    "{count} messages of mine that name or quote you will change in the next {minutes}, in shared "
    "threads too. If a thread is locked, a coordinator sees which one."
)
FORGET_KEPT = "I didn't remove anything. Everything stays as it was."

# What a person's export has of it, and what one or several of its rows are called
SHEETS = {
    "about me": ("your settings",),
    "my days off": ("days when you don't have school", "entry of days off", "entries of days off"),
    "waiting for me": (
        "what I'll tell you the next time you press something",
        "thing waiting for you",
        "things waiting for you",
    ),
}
