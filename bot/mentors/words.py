"""Every sentence about mentors that a member reads."""

# Commands
MENTOR_GROUP = "Someone who has been there: ask for a mentor, or be one"
REQUEST_HELP = "Ask for a mentor: one question, six weeks, or a school year"
OFFER_HELP = "Offer to be a mentor, for as much as you have time for"
STATUS_HELP = "Your mentors, your mentees, your request and your offer"
STOP_HELP = "Stop something: a match, your request or your offer"

SIZES = {"question": "one question", "weeks": "six weeks", "year": "a school year"}
SIZE_OPTIONS = {"question": "One question", "weeks": "Six weeks", "year": "A school year"}
SIZE_OPTION_HINTS = {
    "question": "An answer or two, whenever you both have a minute",
    "weeks": "A few talks about one thing, with an end",
    "year": "About once a month, with an agenda for each meeting",
}

# The two forms
OFFER_TITLE = "Offer to be a mentor"
REQUEST_TITLE = "Ask for a mentor"
LEVEL_LABEL = "School level"
TOPICS_LABEL = "What can you be asked about?"
TOPICS_REQUEST_LABEL = "What is it about?"
TOPICS_HINT = "Pick as many as you like."
WORDS_LABEL = "In your own words"
WORDS_HINT = "What you know well, or learned the hard way."
WORDS_REQUEST_LABEL = "Your question, or what you hope for"
WORDS_REQUEST_HINT = "Mentors read this, without your name until someone says yes."
SIZES_LABEL = "For which of these?"
SIZES_HINT = "Pick nothing, and all three are fine."
SIZE_REQUEST_LABEL = "How much?"
SENTENCE_LABEL = "One sentence about you"
SENTENCE_HINT = "The other one reads this form as your introduction."

# What was filled in, and is not saved
WORDS_TOO_LONG = (
    "Not saved yet. Your own words can have {limit} characters, and this has {length}. Your words "
    "are safe; *Change my text* opens them again."
)
SENTENCE_TOO_LONG = (
    "Not saved yet. The sentence about you can have {limit} characters, and this has {length}. "
    "Your words are safe; *Change my text* opens them again."
)
NO_TOPIC = (
    "Not saved yet. At least one topic helps me to find the right person. Your words are safe; "
    "*Change my text* opens them again."
)
NO_SIZE = (
    "Not saved yet. Please pick how much you would like: one question, six weeks or a school "
    "year. Your words are safe."
)
NO_QUESTION = (
    "Not saved yet. For one question I need the question itself, so that a mentor can say yes to "
    "it. The rest is safe."
)
CAPACITY_OUT_OF_RANGE = (
    "Not changed. I can keep room for 1 to {most} people at a time. *I'm full* is there for none."
)

# Where one is reached
CHOOSE_WAY = (
    "Where shall I write when someone waits for you? A few of these messages have a day by which "
    "an answer helps, so they do not wait for you to look in."
)
WAY_DM = "By direct message"
WAY_THREAD = "In a private thread here"
WAY_DM_NOW = "I write to you by direct message."
WAY_THREAD_NOW = "I write to you in a private thread of your own in this server."
WAY_NONE_NOW = "**One thing is left:** where I may write to you. Until then I ask nobody for you."
WAY_THREAD_SET = (
    "Saved. I write in a private thread of your own. Only you and this server's moderators can "
    "read it."
)
WAY_DM_NOT = (
    "Discord did not let my test message through, so I write in a private thread of your own "
    "instead. To open the way: tap the server's name, Privacy Settings, turn on Direct Messages."
)
WAY_THREADS_NOT = (
    "Not saved. I may not make private threads in this server, so direct messages are the way. A "
    "coordinator can change that by giving me *Create Private Threads*."
)
WAY_NEITHER = (
    "Not saved. Discord did not let my test message through, and I may not make private threads "
    "in this server. To open the way: tap the server's name, Privacy Settings, turn on Direct "
    "Messages, then choose again."
)
OWN_THREAD = (
    "**Your corner.** When someone waits for you about mentoring, I write here. Nothing to do now."
)

# One's own card
STATUS = "**Mentors.** Only you see this."
STATUS_NOTHING = (
    "You have no mentor, no mentee, no request and no offer here. All of it costs nothing, and "
    "each of it has an end."
)
NEW_REQUEST = "Ask for a mentor"
NEW_OFFER = "Offer to be a mentor"
CHANGE_REQUEST = "Change my request"
CHANGE_OFFER = "Change my offer"
STATUS_BUTTON = "My mentors"
MY_OFFER = "**You offer:** {sizes}, about {topics}. Room for {capacity} at a time, {taken} now."
OFFER_STATES = {
    "open": "You are on the list.",
    "full": "You are full, so I ask you nothing. One tap brings you back.",
    "away": "You are back on {day}, by yourself. Until then I ask you nothing.",
    "resting": "You rest, so I ask you nothing. One tap brings you back.",
}
MY_REQUEST = "**You ask for:** {size}, about {topics}. Since {when}."
REQUEST_ASKING = "I am asking someone. You hear from me by {when} at the latest."
REQUEST_ASKING_MANY = "I am asking the mentors who marked the topic; the first who can gets it."
REQUEST_AGREED = "Someone would like to. Your answer is what is left."
REQUEST_OPEN = "Nobody has said yes so far. I keep looking, and the coordinators see that you wait."
REQUEST_SOON = "I begin to ask in a moment; in school hours only."
REQUEST_PICK = "You can pick one yourself. If you do nothing, I ask the best one {when}."
REQUEST_BY_COORDINATOR = "A coordinator picks for you."
REQUEST_TO_GROUP = "If no mentor takes it within two school days, I offer it to the group."
REQUEST_NOT_TO_GROUP = "It goes to mentors only."
DISTRICTS = {
    "any": "Any district is fine.",
    "other": "Someone from another district, if there is one.",
    "own": "Someone from your own district, if there is one.",
}
MY_PAIR = "**{name}** is your {side}: {size}, until {until}. {where}"
SIDES = {"mentor": "mentor", "mentee": "mentee"}
PAIR_THREAD = "[Your thread]({link})."
PAIR_NO_THREAD = "You talk by direct message."
PAIR_SOON = "Your thread is being made."
PAIR_RESTS = "It rests; nothing comes from me."
CAPACITY_MENU = "Room for how many at a time?"
CAPACITY_OPTION = "Room for {count} at a time"
DISTRICT_MENU = "From which district?"
DISTRICT_OPTIONS = {
    "any": "Any district",
    "other": "Rather another district",
    "own": "Rather my own district",
}
FULL = "I'm full"
AWAY = "Back in August"
AWAY_LATER = "Back next school year"
OPEN_AGAIN = "I have room again"
SAVED_OFFER = "Saved. Thank you for offering."
SAVED_REQUEST = "Saved. Your name stays out of it until both of you have said yes."
SAVED = "Saved."
OFFER_TO_GROUP = "Offer it to the group"
NOT_TO_GROUP = "Mentors only"
LET_COORDINATOR = "Let a coordinator pick"
PICK_MYSELF = "Pick myself"
SUGGEST = "Show me who fits"
WAY_CHANGE = "Where I write to you"
WAITS_FOR_YOU = "**Someone waits for your answer.** *See it* shows what it is about."
SEE_IT = "See it"
STOP_OFFER = "Stop offering"
STOP_REQUEST = "Take my request back"
STOP_WHAT = "**What would you like to stop?** Nothing has changed yet. No reason is asked."
STOP_NOTHING = "There is nothing to stop. You have no match, no request and no offer."
OFFER_STOPPED = (
    "Done. You are off the list. Who is matched with you stays so until one of you stops."
)
REQUEST_STOPPED = "Done. Your request is taken back. You can ask again at any time."
NO_OFFER = "You do not offer to be a mentor here yet. The button opens the form."
NO_REQUEST = "You have no open request. The button opens the form."
REQUEST_GONE = "That request is not here any more."

# Three who fit
SUGGESTIONS = "**Who fits.** Only you see this. Names come once both of you have said yes."
SUGGESTION = "**{number}.** {why}"
SUGGESTION_WORDS = "In their words: {words}"
SUGGESTIONS_NONE = (
    "Nobody fits just now. I keep looking, and the coordinators see that you wait. More topics "
    "make it easier."
)
ASK_NUMBER = "Ask number {number}"
PICKED = "Done. I am asking, without your name. You hear from me by {when} at the latest."
SUGGESTION_GONE = "That one is not free right now. Here is who fits as it is now."
WHY = {
    "topics": "You both marked {what}.",
    "level": "You both work at {what} level.",
    "near": "Your school levels are next to each other.",
    "hours": "Your school hours have {what} in common.",
    "other_district": "You work in different districts, as was wished.",
    "own_district": "You work in the same district, as was wished.",
    "waited": "This request has waited {what}.",
    "first": "You two have not been matched before.",
}
WHY_THEY = {
    "topics": "Both marked {what}.",
    "level": "Both work at {what} level.",
    "near": "Their school levels are next to each other.",
    "hours": "Their school hours have {what} in common.",
    "other_district": "They work in different districts, as was wished.",
    "own_district": "They work in the same district, as was wished.",
    "waited": "The request has waited {what}.",
    "first": "They have not been matched before.",
}
WHY_AT_ALL = "One offers what the other asks for, and has room."

# To a mentor
ASK = {
    "question": "A colleague has **one question**, about {topics}.",
    "weeks": "A colleague hopes for **six weeks** with a mentor, about {topics}.",
    "year": "A colleague hopes for **a school year** with a mentor, about {topics}.",
}
ASK_WORDS = "In their words: {words}"
ASK_ABOUT = "About them: {sentence}"
ASK_WHY = "Why you: {why} You will both see names only after you say yes."
ASK_UNTIL = "Can you answer by {when}? If not, do nothing; I will ask someone else."
HELP = "I can help"
NOT_NOW = "Not right now"
REST_ME = "Rest me until I say"
THANKS_YES = "Thank you. I ask them now; you hear from me as soon as they have answered."
THANKS_NO = "Of course. Nobody is told, and no reason is kept."
RESTED_BY_SELF = "You rest now. Nobody is told. One tap brings you back."
RESTED = (
    "The last three requests came at a busy time, so I let you rest; that is all right. Nobody is "
    "told. One tap brings you back."
)
BACK = "I'm back"
WELCOME_BACK = "Welcome back. You are on the list again."
TERM = "A new term. Are you still available as a mentor? You offer {sizes}, about {topics}."
STILL_HERE = "Yes, still here"
TERM_YES = "Lovely. Nothing else to do."
ASK_GONE = "That request is not yours to answer, or it is not here any more."
TAKEN = "Thank you, truly. Someone was a moment faster, so it is in good hands."
YOU_SAID_YES = "You said yes already. There is nothing else to do."
YOU_SAID_NO = "You said not right now, and that is fine. It went on to someone else."
NOT_ANY_MORE = "Thank you. This one is not needed any more."
TOO_LATE = "Thank you for coming back to it. The time for it is over, so I asked someone else."
NO_ROOM = (
    "You have no room left just now, so nothing changed. *My mentors* is where you make room for "
    "one more."
)
YOU_PAUSE = (
    "Nothing has changed: you pause everything at the moment. In the server, /me show has *Come "
    "back now*; after that this button works."
)
NO_ROOM_THERE = (
    "Your mentor has no room for it just now, so nothing has changed. You can tap again later."
)
OWN_QUESTION = "That is your own question. You are told as soon as someone takes it."

# To the one who asks
AGREED = "Someone would like to be your mentor: {size}, about {topics}."
AGREED_WHY = "Why they fit: {why}"
AGREED_UNTIL = "Would you like that? Names come after your yes. It stands until {when}."
YES_PLEASE = "Yes, please"
NOT_THIS = "Not this one"
REFUSED_DONE = "Of course. They only hear that it is not free right now; I look for someone else."
NEXT = (
    "The one I asked is not free right now. That happens in every school year. I go on looking "
    "by myself."
)
REFUSED = "It did not come to a match this time: not free right now. Thank you for saying yes."
ALONE = "Nobody has taken your question so far. Shall I offer it to the whole group, without names?"
TO_GROUP = "A colleague has **one question**, about {topics}. Who has been there?"
TO_GROUP_WORDS = "In their words: {words}"
TO_GROUP_HOW = "The first who taps gets it. Both of you see names then, and nobody else does."
MATCHED = "Done. You two are matched; a private thread opens in a moment."
MATCHED_ALREADY = "You said yes already. Your thread is on *My mentors*."
