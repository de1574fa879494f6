"""Every sentence that is about a member's own settings."""

FIELD_TOO_LONG = (
    "Not saved yet. {label} can have {limit} characters. Here is what you typed, to copy:\n{typed}"
)
UNKNOWN_ZONE = 'I can\'t use "{typed}" as a time zone. {reason}'
THIS_ZONE = "Use this zone"
WHICH_ZONE = "There are two time zones there. Which one is yours?"
PAUSE_NOT_UNDERSTOOD = (
    'I could not read "{typed}" as an end. Try "2 weeks", "10 days", "January 8", or a date '
    "like 2027-01-08."
)
PAUSE_IN_THE_PAST = "That day has passed. Pick a day from tomorrow on."
PAUSE_TOO_LONG = "A pause can last about a year. Pick an earlier day; you can always renew it."
WELCOME = (
    "Welcome. I help this group share what works. You can read and never post; nobody keeps "
    "score. /help shows what I can do."
)
WAITING_ONE = "1 thing is waiting for you."
WAITING_MANY = "{count} things are waiting for you."
SHOW_ME = "Show me"
DM_DID_NOT_REACH = (
    "Discord did not let my direct message through, so it waits here. To open the way: tap the "
    "server's name, Privacy Settings, turn on Direct Messages. Or choose another way."
)
OTHER_WAY = "Choose how I reach you"
NOT_SEEN = "I know nothing about this person yet. Anything they press here changes that."

# Commands
ME_GROUP = "Everything about you here: see it, change it, take it away"
ME_SHOW = "See everything I know about you"
ME_SET = "Change your name for print, school, level, time zone, or how I reach you"
ME_SET_ZONE = "Start typing a city, like Chicago"
ME_PAUSE = "Rest from everything unasked, with an end"
ME_PAUSE_UNTIL = "2 weeks, January 8, or pick from the list"
ME_HIDE = "Take your name and school out of everything, or put them back"
ME_EXPORT = "Get a copy of everything I know about you"
ME_FORGET = "Remove everything I know about you"

# What one sees about oneself
ABOUT = "**What I know about you here.** Only you see this."
SETTINGS = "**Your settings.** Only you see this. Each choice is saved at once."
NAME_LINE = "Name: **{name}**, from Discord. In print: {print_name}."
PLACE_LINE = "School: {school}. District: {district}. Town: {town}."
LEVEL_LINE = "School level: {level}."
ZONE_LINE = "Time zone: {zone}, where it's {time} now."
ZONE_LINE_GROUP = "Time zone: the group's, {zone}, where it's {time} now."
HOURS_LINE = "School hours: {opens} to {closes}, your own."
HOURS_LINE_GROUP = "School hours: the group's, {opens} to {closes}."
DAYS_OFF = "Your own days off: {days}."
DAYS_OFF_NONE = "Your own days off: none beside the group's."
REACH_HERE = "How I reach you: when you press something here."
REACH_DM = "How I reach you: by direct message."
REACH_REFUSED = (
    "How I reach you: you chose direct messages, but Discord does not let mine through. Until "
    "you choose again, I wait until you press something here."
)
NOT_PAUSED = "Pause: none."
PAUSED = "Pause: until **{day}**. Then I come back by myself."
SHOWN = 'Your name: shown. /me hide turns it into "A colleague".'
HIDDEN = 'Your name and school: hidden. I write "A colleague" instead.'
KEPT = "Kept from you: {counts}."
KEPT_MORE = " and more, which Export shows"
KEPT_NOTHING = "Kept from you: nothing yet."
SINCE = "I have known you since {day}."
WHERE_TO_CHANGE = (
    "**Change** (or /me set) is for name, school, level, zone and how I reach you. The other "
    "buttons are /me pause, hide, export and forget. Other groups keep their own settings."
)
NOT_SET = "not set"
AS_IN_DISCORD = "the same"
COUNTED = {
    "my wins": ("win", "wins"),
    "my drafts": ("draft", "drafts"),
    "words I said are fine": ("word you said is fine", "words you said are fine"),
    "my plan": ("plan", "plans"),
    "what I did": ("entry for your plan", "entries for your plan"),
    "what I cheered": ("cheer given", "cheers given"),
    "what I try": ("idea you are trying", "ideas you are trying"),
    "what I told a coordinator": ("message to a coordinator", "messages to a coordinator"),
    "waiting for me": ("thing waiting for you", "things waiting for you"),
    "greeter": ("note that you greet",) * 2,
    "what I was shown to greet": ("win you were shown to greet", "wins you were shown to greet"),
    "book days I took part in": ("book day you took part in", "book days you took part in"),
    "what I added to a count": ("number you added to a count", "numbers you added to a count"),
    "book days I help to plan": ("book day you help to plan", "book days you help to plan"),
    "my days off": ("entry of days off", "entries of days off"),
    "coffee": ("note that you are in coffee",) * 2,
    "my coffees": ("coffee", "coffees"),
    "my mentor offer": ("offer to be a mentor",) * 2,
    "my mentor requests": ("request for a mentor", "requests for a mentor"),
    "my mentor matches": ("match with a mentor or mentee", "matches with mentors or mentees"),
    "whom I would rather not meet": ("entry of your private list", "entries of your private list"),
    "whom I was put together with": (
        "note of whom you were put together with",
        "notes of whom you were put together with",
    ),
    "coordinator": ("note that you help to run the group",) * 2,
}

# Changing it
CHANGE = "Change"
SEE_ALL = "See everything"
DETAILS = "Name and school"
SAVED = "Saved."
LEVEL_MENU = "School level"
ZONE_MENU = "Time zone"
REACH_MENU = "How I reach you"
NO_LEVEL = "Rather not say"
ZONE_OF_GROUP = "The group's time zone"
ZONE_NOW = "{time} there now"
ZONE_NOT_LISTED = "Is your time zone not in the list? Use /me set and its zone field."
DETAILS_TITLE = "Name and school"
DETAILS_PRIVATE = "settings about oneself; others see them only where a member lets a win travel"
PRINT_NAME_LABEL = "Name for print"
PRINT_NAME_HINT = "Stands under wins that you let travel with your name."
SCHOOL_LABEL = "School"
SCHOOL_HINT = "Stands beside that name, in documents only."
DISTRICT_LABEL = "District"
DISTRICT_HINT = "For your own documents. I keep it out of wins without your name."
TOWN_LABEL = "Town"
TOWN_HINT = "Never shown. I keep it out of wins without your name."

SCHOOL = "Hours and days off"
SCHOOL_TITLE = "Hours and days off"
SCHOOL_PRIVATE = "one's own school hours and days off, which nobody else sees"
OPENS_LABEL = "My school opens"
CLOSES_LABEL = "My school closes"
HOURS_HINT = "Like 7:30 AM. Leave both empty for the group's hours."
OFF_LABEL = "My days off, a line each"
OFF_HINT = "Like Nov 25-29, beside the group's own. Nothing unasked reaches you then."
HOUR_NOT_UNDERSTOOD = (
    'Not saved yet. I could not read "{typed}" as a time. Try 7:30 AM, or leave it empty for '
    "the group's."
)
HOURS_LEAVE_NONE = (
    "Not saved yet. {opens} to {closes} leaves me no time at all: I write between 7:00 AM and "
    "5:00 PM only. Change one of the two."
)
DAYS_MISSED = "What I could not read is not saved. Here it is, so that nothing is lost:"

# Direct messages
DM_TEST = (
    "Hello. This is the test message that you asked for, and it came through. From now on I "
    "write here when something concerns you."
)
DM_WORKS = "Saved. I sent you a test message; it's in your direct messages."
DM_CLOSED = (
    "Not changed. Discord did not let my test message through, so I keep waiting until you "
    "press something here. To open the way: tap the server's name, Privacy Settings, turn on "
    "Direct Messages, then choose again."
)
DM_UNSURE = (
    "Not changed. Discord did not answer when I sent the test message, so I keep waiting until "
    "you press something here. Please choose again in a few minutes."
)

# Resting
PAUSE = "Pause"
PAUSE_ASK = (
    "How long would you like to rest? Until then I send you nothing unasked. You can share and "
    "read as always, and it costs you nothing."
)
PAUSE_DONE = "Enjoy your rest. I am back on {day}, by myself; nothing unasked until then."
PAUSE_LENGTHS = {7: "One week", 14: "Two weeks", 30: "A month"}
PICK_DATE = "Pick a date"
DATE_TITLE = "Pause until"
DATE_LABEL = "Back on"
DATE_HINT = "A date like January 8 or 2027-01-08, or 3 weeks."
DATE_PRIVATE = "a date that only this member and the bot see"
COME_BACK = "Come back now"
CAME_BACK = "Welcome back. I reach you again as before."
PAUSE_CHOICE = "{typed}: back on {day}"

# Hiding
HIDE = "Hide me"
SHOW_AGAIN = "Show me again"
HIDE_DONE = (
    "Your name and school are out of everything I make from now on. Your posts here change to "
    '"A colleague" within minutes. What others already saved, forwarded or printed I cannot '
    "call back, and direct messages I sent to others stay as they are. What you wrote in Discord "
    "yourself keeps your Discord name. If you help to run the group, your name stays on Start "
    "here, as the person to ask."
)
SHOW_DONE = "Your name is back. Your posts here change within minutes."

# Taking it away
EXPORT = "Export"
EXPORT_DONE = (
    "Here is everything I know about you in this group. Start with README.txt inside; the "
    "tables open in Excel and Google Sheets. Only you see this message."
)
EXPORT_MORE = "Part {number}, with more of your photos."

# Forgetting
FORGET = "Forget me"
FORGET_ASK = (
    "**Nothing is removed yet.** If you go on, I remove everything I know about you in this "
    "group, posts and photos too: {counts}.\n"
    "Copies that are made before an update of mine are kept 30 days, then deleted. What others "
    "already saved or forwarded I can't call back, and direct messages I sent to others stay with "
    "them. What you wrote in Discord yourself stays yours to delete. Your other groups keep "
    "theirs.\n"
    "A copy for yourself first? Press Export."
)
FORGET_SETTINGS = "your settings"
FORGET_YES = "Yes, forget me"
FORGET_NO = "Keep everything"
FORGET_DONE = "Done. I know nothing about you here any more. Thank you for having been part of it."
FORGET_POST = "1 post goes in the next minute."
FORGET_POSTS = (
    "{count} posts go in the next {minutes}. Old ones may take longer: Discord deletes them slowly."
)
FORGET_MESSAGE = "1 message of mine that names or quotes you changes in the next minute."
FORGET_MESSAGES = (
    "{count} messages of mine that name or quote you change in the next {minutes}, in shared "
    "threads too. If a thread is locked, a coordinator sees which one."
)
FORGET_KEPT = "Nothing was removed. Everything stays as it was."
