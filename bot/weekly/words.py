"""Every sentence of the weekly post, of its panel, and of greeting."""

# The post
FIRST = "What worked this week? Small counts, and so does half-finished."
LATE = "A little late: what worked this week? Small counts, and so does half-finished."
WORTH = "**Worth two minutes:**"
SHOWN = "- **{name}:** {line} ([read it]({link}))"
QUESTION = "**This week's question:** {question}"
READING = "Just reading along is fine too."
TRY = "Try one of these"
TRY_LIST = "Which one would you like to try? Only you see this list."
TRY_LINE = "{number}. **{name}:** {line} ([read it]({link}))"
TRY_NUMBER = "Try number {number}"
TRY_ONE = "Trying this"
TRY_GONE = "Those wins are not here any more. *Find a win* has others."

# The panel
PLAN = "Next four Friday posts"
PLAN_HEAD = "**The next four weekly posts.** Only you see this. Each change is saved at once."
PLAN_HEAD_OFF = (
    "**The weekly post is switched off**, so none of these comes. /setup, *More settings* "
    "switches it on. Only you see this."
)
PLAN_LINE = "**{day}, {time}:** {question}"
PLAN_LINE_OWN = "**{day}, {time}**, your own question: {question}"
PLAN_LINE_SKIPPED = "**{day}:** skipped. The week after comes as usual."
PLAN_NONE = "There is no school for so long that no post is planned. /setup has the school year."
CHANGE = "Change {day}"
WEEK_HEAD = "**{day}, {time}.** Only you see this. As of now it would read:"
WEEK_SKIPPED = "**{day}** is skipped. Only you see this. Nothing is posted in that week."
WEEK_OVER = "That post is not among the next four any more. The list shows those that are."
SWAP = "Swap the question"
WRITE_OWN = "Write my own"
SKIP = "Skip this week"
UNSKIP = "Post it after all"
BACK = "Back to the list"
SWAPPED = "Swapped. Press again for another one."
NO_OTHER = "There is no other question for that week. *Write my own* takes yours."
SAVED_OWN = "Saved. That week asks your question."
SKIPPED = "Saved. Nothing is posted in that week."
UNSKIPPED = "Saved. It comes after all."

# One's own question
OWN_TITLE = "Your question for the week"
OWN_LABEL = "What would you like to ask?"
OWN_EMPTY = "Not saved yet. There are no words in it. One question is plenty."
OWN_TOO_LONG = (
    "Not saved yet. A question can have {limit} characters, and this has {length}. Here it is, "
    "to copy:\n{typed}"
)

# As e-mail
MAIL = "Copy as e-mail"
MAIL_CARD = (
    "**The post of {day} as an e-mail.** Only you see this; nothing was sent. Copy the text, or "
    "forward the file: it opens on any phone."
)
MAIL_SHORT = "The text below is shortened; both files have all of it."
MAIL_SUBJECT = "What worked this week: {group}"
MAIL_SUBJECT_PLAIN = "What worked this week"
MAIL_WORTH = "Worth two minutes"
MAIL_QUESTION = "This week's question"
MAIL_NAME = "{name} wrote:"
MAIL_THANKS = "With help from: {thanks}"
MAIL_LINK = "In Discord: {link}"
MAIL_CLOSING = "Just reading along is fine too. Or answer this e-mail, and I enter it for you."
LEFT_OUT = {
    "here": (
        "1 win was left out: its author keeps it in this group.",
        "{count} wins were left out: their authors keep them in this group.",
    ),
    "telling": (
        "1 win was left out: it travels without a name, and its words could tell whose it is.",
        "{count} wins were left out: they travel without a name, and their words could tell "
        "whose they are.",
    ),
    "hidden": (
        "1 win was left out: a coordinator is looking at it.",
        "{count} wins were left out: a coordinator is looking at them.",
    ),
    "unposted": (
        "1 win was left out: its post is not in the channel.",
        "{count} wins were left out: their posts are not in the channel.",
    ),
}
MAIL_ANYWAY = "No student, show it"
MAIL_FILE = "weekly-{day}.{ending}"

# Greeting
GREET = "Be a greeter"
GREET_AGAIN = "Be a greeter again"
GREET_STOP = "Stop greeting"
GREETS = (
    "Thank you. When nobody has answered a win for two school days, I show it to one greeter, in "
    "turn, with a question to ask about it. That may be you now and then. Nobody else is told, "
    "and passing one by is fine."
)
GREETS_NO_MORE = "Fine. I show you no more unanswered wins. Thank you for having greeted."
GREETING = (
    "You offered to greet. This win by {name} has no answer yet:\n"
    "> {line} ([read it]({link}))\n"
    'You could ask there: "{question}"\n'
    "Only you see this. Passing it by is fine."
)
UNANSWERED = (
    '{number}. A win has no answer yet: {line} ([read it]({link})). You could ask: "{question}"'
)

# The days and the agenda's rows, in words
KIND_POST = "The weekly post"
KIND_UNANSWERED = "A look at a win that nobody may have answered"
