"""Every sentence between a mentor and a mentee, and what each is asked about it."""

# The thread
ROOM_NAMES = {
    "question": "One question",
    "weeks": "Six weeks together",
    "year": "A school year together",
}
MEET = "**{mentor}** and **{mentee}**, meet each other: {size}, until {until}."
WRITE_TO = "Tap {person} to do so."
INTRODUCTION = "**{name}**: {sentence}"
INTRODUCTION_LEVEL = "{level} level."
AGENDA = "**{title}**"
AGENDA_BEFORE = "Before: {before}"
AGENDA_QUESTION = "- {question}"
AGENDA_THEN = "At the end: {then}"
AGENDA_MONTH = "An idea for this month's talk. Take what fits, leave the rest."
THREAD_HOW = "I ask you both privately how it goes. *Stop or change* is there at any time."
STOP_OR_CHANGE = "Stop or change"

# Check-ins
CHECK = "How is it going with **{name}**? Only you see this, and no reason is asked for anything."
ONCE_MORE = (
    "I have not heard from you two for a while, which is fine. How is it going with **{name}**? "
    "Without a word from either of you I let it rest in a week."
)
MET = "We met"
PLANNING = "We are planning"
NEED_HELP = "Need help"
TIME_TO_STOP = "Time to stop"
SOMEONE_ELSE = "Please match me with someone else"
MET_DONE = "Lovely. It counts for your plan, with an hour in your own log. A line about it?"
ADD_LINE = "Add a line"
LINE_TITLE = "A line for your own log"
LINE_LABEL = "What will you keep from it?"
LINE_HINT = "Only you read it, in /plan show and in your documents."
LINE_PRIVATE = "only this member reads what they note for themselves"
LINE_TOO_LONG = (
    "Not saved yet. The line can have {limit} characters, and this has {length}. Here it is, so "
    "that nothing is lost."
)
LINE_KEPT = "Kept, for your eyes only."
LINE_NOWHERE = "The plan is switched off in this group, so there is no log to keep it in."
PLANNING_DONE = "Good to know. I ask again in about a month."
HELP_DONE = (
    "The people who run this group see that your match would like help, and one of them writes to "
    "you. I tell nobody else."
)
STOP_DONE = "It ends here, and that is fine. Thank you for the time you gave each other."
ELSE_DONE = (
    "Done. The other hears only that it ended, with thanks. I look for someone else for you."
)
ELSE_MENTOR_DONE = "Done. The other hears only that it ended, with thanks. You have room again."
ENDED = "Your time with **{name}** has ended, with thanks to you both. No reason was asked."
GONE = "A match of yours has ended. Thank you for the time you gave."
FIND_ELSE = "Find someone else"
FOUND_ELSE = "Done. I look for someone else, and you hear from me."
NOTHING_TO_FIND = "There is no request to go on with. The button opens a new one."
RESTING = "I heard from neither of you, so I let it rest with **{name}**. One tap wakes it up."
WAKE = "Wake it up"
AWAKE = "It goes on. I ask again in about a month."
ENDED_ALREADY = "That match has ended already. Thank you for the time you gave."
PAIR_GONE = "That match is not yours, or it is not here any more."

# At the finish date
FINISH = (
    "Today is the day until which you and **{name}** were matched. Go on, or close it with a "
    "thank-you? Either is fine."
)
GO_ON = "Go on"
CLOSE_IT = "Close with a thank-you"
WISHES = "**{name}** would like to go on with you. Would you? Either is fine."
GOING_ON = "Good. I ask the other one; it goes on once you both wish it."
RENEWED = "You both go on: until {until}. The thread stays the same."
CLOSED = "Your time with **{name}** is complete. Thank you, from everyone whom it will help."
CLOSED_WIN = "Would you two tell the group? One writes it, and it is posted once both agree."
SHARE_WIN = "Share it as a win"
WIN_TITLE = "A win by both of you"
WIN_LABEL = "What came of it?"
WIN_HINT = "Your colleague reads it first; then it may go to the group."
WIN_TOO_LONG = (
    "Not saved yet. It can have {limit} characters, and this has {length}. Here it is, so that "
    "nothing is lost."
)
WIN_EMPTY = "Not saved yet. One sentence is enough, and your words so far are safe."
WIN_ASKED = "Done. Nothing is posted yet: **{name}** reads it first."
WIN_READ = "**{name}** would like to share this with the group, with both your names:"
POST_BOTH = "Post it"
RATHER_NOT = "Rather not"
WIN_POSTED = "Posted. Thank you both."
WIN_SOON = "Saved. It appears in the channel for wins in a moment."
WIN_NOT = "Of course. It is not posted, and nobody is told."
WIN_GONE = "There is nothing to post any more. It was posted, or taken back."
