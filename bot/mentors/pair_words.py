"""Every sentence between a mentor and a mentee, and what each is asked about it."""

# The thread
ROOM_NAMES = {
    "question": "{topic}: one question",
    "weeks": "{topic}: six weeks together",
    "year": "{topic}: a school year together",
}
ANY_TOPIC = "mentoring"
MEET = "**{mentor}** and **{mentee}**, please meet: {size}, until {until}."
WRITE_TO = "Tap {person} to do so."
INTRODUCTION = "**{name}**: {sentence}"
INTRODUCTION_LEVEL = "{level} level."
AGENDA = "**{title}**"
AGENDA_BEFORE = "Before: {before}"
AGENDA_QUESTION = "- {question}"
AGENDA_THEN = "At the end: {then}"
AGENDA_MONTH = "An idea for this month's talk. Use what fits, and skip the rest."
THREAD_HOW = "I'll ask you both privately how it's going. *Stop or change* is always there."
STOP_OR_CHANGE = "Stop or change"

# Check-ins
CHECK = "How is it going with **{name}**? Only you see this, and you never have to say why."
ONCE_MORE = (
    "I haven't heard from you two for a while, which is fine. How is it going with **{name}**? If "
    "I don't hear from either of you, I'll pause it in a week."
)
MET = "We met"
PLANNING = "We're planning"
NEED_HELP = "Need help"
TIME_TO_STOP = "Time to stop"
SOMEONE_ELSE = "Please match me with someone else"
MET_DONE = "Lovely. It counts toward your plan. Want to add a line about it?"
ADD_LINE = "Add a line"
LINE_TITLE = "A line for your own log"
LINE_LABEL = "What do you want to remember from it?"
LINE_HINT = "Only you see it, in /plan show and in your documents."
LINE_PRIVATE = "only this member reads what they note for themselves"
LINE_TOO_LONG = (
    "Not saved yet. The line can have up to {limit} characters, and this one has {length}. Here it "
    "is, so nothing is lost."
)
LINE_KEPT = "Kept. Only you see it."
LINE_NOWHERE = "The plan is switched off in this group, so there's no log to keep it in."
PLANNING_DONE = "Good to know. I'll ask again in about a month."
HELP_DONE = (
    "The people who run this group can see that your match would like help. One of them will write "
    "to you. I won't tell anyone else."
)
NO_HELP = (
    "You asked the coordinators for help with your match with **{name}**, and nobody has told me "
    "that it's taken care of. If you're still waiting, I'm sorry. It's still on their list. For a "
    "quicker way, find {names} in the member list, press the name, and write."
)
STOP_DONE = "It ends here, and that's fine. Thank you for the time you gave each other."
ELSE_DONE = (
    "Done. The other person only hears that it ended, with thanks. I'll look for someone else for "
    "you."
)
ELSE_MENTOR_DONE = (
    "Done. The other person only hears that it ended, with thanks. You have room again."
)
ENDED = "Your time with **{name}** has ended, with thanks to you both. I didn't ask for a reason."
GONE = (
    "Your mentor can't continue, so your match has ended. It's nothing you did, and I'm glad to "
    "look for someone else for you."
)
GONE_MENTEE = (
    "Your mentee can't continue, so your match has ended. It's nothing you did. Thank you for the "
    "time you gave."
)
THREAD_LOST = (
    "The private thread you shared with **{name}** was deleted. Your match continues. Tap "
    "{person} to write to each other from now on."
)
FIND_ELSE = "Find someone else"
FOUND_ELSE = "Done. I'll look for someone else and let you know."
NOTHING_TO_FIND = "You have no open request. The button opens a new one."
RESTING = (
    "I didn't hear from either of you, so I've paused your match with **{name}**. One tap starts "
    "it again."
)
WAKE = "Start it again"
AWAKE = "You two are back on. I'll ask again in about a month."
ENDED_ALREADY = "That match has already ended. Thank you for the time you gave."
PAIR_GONE = "That match isn't yours, or it isn't here anymore."

# At the finish date
FINISH = (
    "Today is the last day of your match with **{name}**. Keep going, or close with a thank-you? "
    "Either is fine."
)
GO_ON = "Keep going"
CLOSE_IT = "Close with a thank-you"
WISHES = "**{name}** would like to keep going with you. Would you? Either answer is fine."
GOING_ON = "Good. I'll ask them. You'll keep going once you both say yes."
RENEWED = "You'll both keep going until {until}. The thread stays the same."
CLOSED = "Your time with **{name}** is complete. Thank you, on behalf of every reader it will help."
CLOSED_WIN = (
    "Would you two like to tell the group? One of you writes it, and it's posted once you both "
    "agree."
)
SHARE_WIN = "Share it as a win"
WIN_TITLE = "A win by both of you"
WIN_LABEL = "What came of it?"
WIN_HINT = "Your colleague reads it first; then it can go to the group."
WIN_TOO_LONG = (
    "Not saved yet. It can have up to {limit} characters, and this has {length}. Here it is, so "
    "nothing is lost."
)
WIN_EMPTY = "Not saved yet. One sentence is enough, and your words so far are safe."
WIN_ASKED = "Done. Nothing is posted yet: **{name}** will read it first."
WIN_READ = "**{name}** would like to share this with the group, with both your names:"
POST_BOTH = "Post it"
RATHER_NOT = "No, thanks"
WIN_POSTED = "Posted. Thank you both."
WIN_SOON = "Saved. It'll show up in the channel for wins in a moment."
WIN_NOT = "Of course. It isn't posted, and nobody is told."
WIN_GONE = "There's nothing to post anymore. It was posted, or taken back."
