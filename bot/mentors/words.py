"""Every sentence about mentors that a member reads."""

# Its switch
SWITCH = "mentors"
SWITCH_HINT = "One question, six weeks or a school year with someone who's been there"
PURPOSE = "mentors"
SUGGESTION = (
    "A new librarian can ask one question, or ask for a mentor for the year. Only people who "
    "offered are asked."
)

# Commands
MENTOR_GROUP = "Someone who's been there: ask for a mentor, or be one"
REQUEST_HELP = "Ask for a mentor: one question, six weeks, or a school year"
OFFER_HELP = "Offer to be a mentor, for as much as you have time for"
STATUS_HELP = "Your mentors, your mentees, your request and your offer"
STOP_HELP = "Stop something: a match, your request or your offer"

SIZES = {"question": "one question", "weeks": "six weeks", "year": "a school year"}
SIZE_OPTIONS = {"question": "One question", "weeks": "Six weeks", "year": "A school year"}
SIZE_OPTION_HINTS = {
    "question": "An answer or two, whenever you both have a minute",
    "weeks": "A few talks about one thing, with an end date",
    "year": "About once a month, with an agenda for each meeting",
}

# The two forms
OFFER_TITLE = "Offer to be a mentor"
REQUEST_TITLE = "Ask for a mentor"
LEVEL_LABEL = "School level"
TOPICS_LABEL = "What can people ask you about?"
TOPICS_REQUEST_LABEL = "What's it about?"
TOPICS_HINT = "Pick as many as you like."
WORDS_LABEL = "In your own words"
WORDS_HINT = "What you know well, or learned the hard way."
WORDS_REQUEST_LABEL = "Your question, or what you hope for"
WORDS_REQUEST_HINT = "Mentors read this, without your name until someone says yes."
SIZES_LABEL = "For which of these?"
SIZES_HINT = "Leave empty if all three are fine."
SIZE_REQUEST_LABEL = "How much?"
SENTENCE_LABEL = "One sentence about you"
SENTENCE_HINT = "The other person will see this as your introduction."

# What was filled in, and is not saved
WORDS_TOO_LONG = (
    "Not saved yet. Your own words can have up to {limit} characters, and these have {length}. "
    "Your words are safe; *Change my text* opens them again."
)
SENTENCE_TOO_LONG = (
    "Not saved yet. The sentence about you can have up to {limit} characters, and this one has "
    "{length}. Your words are safe; *Change my text* opens them again."
)
NO_TOPIC = (
    "Not saved yet. I need at least one topic to find the right person. Your words are safe; "
    "*Change my text* opens them again."
)
NO_SIZE = (
    "Not saved yet. Please pick how much you'd like: one question, six weeks or a school year. "
    "Your words are safe."
)
NO_QUESTION = (
    "Not saved yet. For one question I need the question itself, so a mentor can say yes to it. "
    "The rest is safe."
)
CAPACITY_OUT_OF_RANGE = (
    "Not changed. You can take 1 to {most} people at a time. If you have no room, press *I'm full*."
)

# Where one is reached
CHOOSE_WAY = (
    "Where should I reach you when someone is waiting? Some of these messages need an answer by a "
    "certain day, so they can't wait for you to look in."
)
WAY_DM = "By direct message"
WAY_THREAD = "In a private thread here"
WAY_DM_NOW = "I'll write to you by direct message."
WAY_THREAD_NOW = "I'll write to you in your own private thread in this server."
WAY_NONE_NOW = (
    "**One thing is left:** where I can write to you. Until then I won't ask anyone for you."
)
WAY_THREAD_SET = (
    "Saved. I'll write to you in your own private thread. Only you and this server's moderators "
    "can read it."
)
WAY_THREADS_NOT = (
    "Not saved. I can't make private threads in this server, so it has to be direct messages. A "
    "coordinator can change that by giving me *Create Private Threads*."
)
WAY_NEITHER = (
    "Not saved. Discord didn't let my test message through, and I can't make private threads in "
    "this server. To let me in: tap the server's name, Privacy Settings, turn on Direct Messages, "
    "then choose again."
)
OWN_THREAD = (
    "**Your private thread.** When someone is waiting for you about mentoring, I'll write here. "
    "There's nothing to do now."
)

# A member's own card
STATUS = "**Mentors.** Only you see this."
STATUS_NOTHING = (
    "You have no mentor, mentee, request or offer here yet. All of it is free, and everything has "
    "an end date."
)
NEW_REQUEST = "Ask for a mentor"
NEW_OFFER = "Offer to be a mentor"
CHANGE_REQUEST = "Change my request"
CHANGE_OFFER = "Change my offer"
STATUS_BUTTON = "My mentors"
MY_OFFER = (
    "**You're offering:** {sizes}, about {topics}. Room for {capacity} at a time, with {taken} now."
)
OFFER_STATES = {
    "open": "You're on the list.",
    "full": "You're full, so I won't ask. One tap brings you back.",
    "away": (
        "You go back on the list on {day}; there's nothing to do. Until then I won't send you "
        "requests."
    ),
    "resting": "You're taking a break, so I won't ask. One tap brings you back.",
}
MY_REQUEST = "**You're asking for:** {size}, about {topics}. Since {when}."
REQUEST_ASKING = "I'm asking someone. You'll hear from me by {when} at the latest."
REQUEST_ASKING_MANY = "I'm asking the mentors who marked the topic; the first who can help gets it."
REQUEST_AGREED = "Someone would like to help. Now it's up to you."
REQUEST_OPEN = (
    "Nobody has said yes yet. I'll keep looking, and the coordinators see that you're waiting."
)
REQUEST_SOON = "I'll start asking in a moment, during school hours."
REQUEST_PICK = "You can pick one yourself. If you don't, I'll ask the best fit {when}."
REQUEST_BY_COORDINATOR = "A coordinator will pick for you."
REQUEST_IN_GROUP = (
    "You've asked the group, too: [your question]({link}). If a mentor finds the time after all, "
    "you'll hear from me."
)
DISTRICTS = {
    "any": "Any district is fine.",
    "other": "Someone from another district, if possible.",
    "own": "Someone from your own district, if possible.",
}
MY_PAIR = "**{name}** is your {side}: {size}, until {until}. {where}"
SIDES = {"mentor": "mentor", "mentee": "mentee"}
PAIR_THREAD = "[Your thread]({link})."
PAIR_NO_THREAD = "You two talk by direct message."
PAIR_SOON = "Your thread is on its way."
PAIR_RESTS = "It's paused; I won't send anything."
NONE_TAKEN = "none"
CAPACITY_MENU = "Room for how many at a time?"
CAPACITY_OPTION = "Room for {count} at a time"
DISTRICT_MENU = "Which district?"
DISTRICT_OPTIONS = {
    "any": "Any district",
    "other": "Another district, if possible",
    "own": "My own district, if possible",
}
FULL = "I'm full"
AWAY = "Back in August"
AWAY_LATER = "Back next school year"
OPEN_AGAIN = "I have room again"
SAVED_OFFER = "Saved. Thank you for offering."
SAVED_REQUEST = "Saved. Your name stays out of it until you've both said yes."
SAVED = "Saved."
ASK_GROUP = "Ask the group"
LET_COORDINATOR = "Let a coordinator pick"
PICK_MYSELF = "Pick myself"
SUGGEST = "Show me who fits"
WAY_CHANGE = "Where I write to you"
WAITS_FOR_YOU = "**Someone is waiting for your answer.** *See it* shows what it's about."
SEE_IT = "See it"
STOP_OFFER = "Stop offering"
STOP_REQUEST = "Take my request back"
STOP_WHAT = (
    "**What would you like to stop?** Nothing has changed yet, and you don't have to say why."
)
STOP_NOTHING = "There's nothing to stop. You have no match, request or offer."
OFFER_STOPPED = (
    "Done. You're off the list. Matches you already have continue until one of you stops."
)
REQUEST_STOPPED = "Done. I took your request back. You can ask again any time."
QUESTION_STAYS = (
    "[Your question to the group]({link}) stays; *I want to know too* under it opens the way to "
    "take it back."
)
NO_OFFER = "You aren't offering to be a mentor here yet. The button opens the form."
NO_REQUEST = "You have no open request. The button opens the form."
REQUEST_GONE = "That request isn't here anymore."

# Three who fit
SUGGESTIONS = "**Who fits.** Only you see this. You'll see names once you've both said yes."
SUGGESTION = "**{number}.** {why}"
SUGGESTION_WORDS = "In their words: {words}"
SUGGESTIONS_NONE = (
    "Nobody fits right now. I'll keep looking, and the coordinators see that you're waiting. "
    "Adding topics helps."
)
ASK_NUMBER = "Ask number {number}"
PICKED = "Done. I'm asking, without your name. You'll hear from me by {when} at the latest."
SUGGESTION_GONE = "That mentor isn't free anymore. Here's who fits now."
WHY = {
    "topics": "You both marked {what}.",
    "level": "You both work at {what} level.",
    "near": "Your school levels are next to each other.",
    "hours": "Your school days overlap by {what}.",
    "other_district": "You work in different districts, as one of you hoped.",
    "own_district": "You work in the same district, as one of you hoped.",
    "waited": "This request has waited {what}.",
    "first": "You two haven't been matched before.",
}
WHY_THEY = {
    "topics": "Both marked {what}.",
    "level": "Both work at {what} level.",
    "near": "Their school levels are next to each other.",
    "hours": "Their school days overlap by {what}.",
    "other_district": "They work in different districts, as one of them hoped.",
    "own_district": "They work in the same district, as one of them hoped.",
    "waited": "The request has waited {what}.",
    "first": "They haven't been matched before.",
}
WHY_AT_ALL = "One offers what the other asks for, and has room."

# To a mentor
ASK = {
    "question": "A colleague has **one question** about {topics}.",
    "weeks": "A colleague would like **six weeks** with a mentor, about {topics}.",
    "year": "A colleague would like **a school year** with a mentor, about {topics}.",
}
ASK_WORDS = "In their words: {words}"
ASK_ABOUT = "About them: {sentence}"
ASK_WHY = "Why you: {why} You'll both see names only after you say yes."
ASK_UNTIL = "Can you let me know by {when}? If not, don't worry about it; I'll ask someone else."
HELP = "I can help"
NOT_NOW = "Not right now"
REST_ME = "Pause my requests"
THANKS_YES = "Thank you. I'll ask them now and tell you as soon as they answer."
THANKS_NO = "Of course. Nobody is told, and no reason is kept."
RESTED_BY_SELF = "You're taking a break now. Nobody is told. One tap brings you back."
RESTED = (
    "The last three requests seem to have come at a busy time, so I've taken you off the list for "
    "now. Nobody is told. One tap brings you back."
)
BACK = "I'm back"
WELCOME_BACK = "Welcome back. You're on the list again."
TERM = (
    "It's a new semester. Are you still available as a mentor? You're offering {sizes}, about "
    "{topics}."
)
STILL_HERE = "Yes, still here"
TERM_YES = "Lovely. There's nothing else to do."
ASK_GONE = "That request isn't yours to answer, or it isn't here anymore."
TAKEN = "Thank you, truly. Someone was a moment faster, so it's in good hands."
YOU_SAID_YES = "You already said yes. There's nothing else to do."
YOU_SAID_NO = "You said not right now, and that's fine. It went on to someone else."
NOT_ANY_MORE = "Thank you. They don't need an answer anymore."
GROUP_ANSWERED = "Thank you, truly. They asked the group, too, and a colleague answered there."
WENT_ON = "That's fine. I'd already moved on, so there's nothing else to do."
NO_ROOM = (
    "You don't have any room right now, so nothing changed. You can make room for one more in *My "
    "mentors*."
)
YOU_PAUSE = (
    "Nothing changed: you've paused everything right now. In the server, /me show has *Come back "
    "now*; after that this button works."
)
NO_ROOM_THERE = (
    "Your mentor doesn't have room right now, so nothing changed. You can tap again later."
)

# To the one who asks
AGREED = "Someone would like to be your mentor: {size}, about {topics}."
AGREED_WHY = "Why they fit: {why}"
AGREED_UNTIL = "Would you like that? You'll see names once you say yes. You have until {when}."
YES_PLEASE = "Yes, please"
NOT_THIS = "Not this one"
REFUSED_DONE = "Of course. They'll only hear that it isn't a good time; I'll look for someone else."
NEXT = (
    "The mentor I asked isn't free right now. It happens. I'll keep looking; you don't need to do "
    "anything."
)
NO_MENTOR = (
    "I haven't found a mentor for you yet, and none of the coordinators has told me that they've "
    "written to you. I'm sorry. I'll keep looking, and it's still on their list. For a quicker "
    "way, find {names} in the member list, press the name, and write."
)
REFUSED = "This match didn't work out: they're not free right now. Thank you for saying yes."
ALONE = (
    "No mentor has been free for your question so far. Would you like to ask the group instead? "
    "You'll see it before it's posted, and it can go without your name."
)
ALONE_WAITS = (
    "No mentor has been free for your question so far. I'll keep looking, and the coordinators see "
    "that you're waiting."
)
UNFIT_REQUEST = (
    "I can't show your request to a mentor: {why}. *Change my text* opens it, and then the mentor "
    "gets it."
)
UNFIT_OFFER = (
    "The person who asked can't see what you wrote about yourself: {why}. *Change my text* opens "
    "it, and once that's done, they'll hear about your yes."
)
UNFIT_ROOM = (
    "Your thread with **{name}** is open, but without what the two of you wrote about yourselves: "
    "{why}. Say hello there in a few words of your own."
)
UNFIT_WIN = (
    "I can't show **{name}** the win that you'd like to share: {why}. *Change my text* opens it."
)
MATCHED = "Done. You two are matched; a private thread opens in a moment."
LET_GO = "I've already let this one go. I'm still looking for someone for you."
MATCHED_ALREADY = "You already said yes. Your thread is in *My mentors*."

# What a person's export has of it, and what one or several of its rows are called
SHEETS = {
    "my mentor offer": (
        "what you offer as a mentor",
        "offer to be a mentor",
        "offers to be a mentor",
    ),
    "my mentor requests": (
        "what you'd like a mentor for",
        "request for a mentor",
        "requests for a mentor",
    ),
    "what I was asked as a mentor": (
        "when you were asked to mentor someone, and your answer",
        "question whether you'd mentor someone",
        "questions whether you'd mentor someone",
    ),
    "my mentor matches": (
        "how long you were matched with a mentor or mentee, and what you said about it",
        "match with a mentor or mentee",
        "matches with mentors or mentees",
    ),
}
