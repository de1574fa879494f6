"""Every sentence of the weekly post, of its panel, and of greeting."""

# Its switch
SWITCH = "the weekly post"
SWITCH_HINT = "Some of the week's wins and one question, on the last school day"
PURPOSE = "a post each week with what members shared"

# The post
FIRST = "What worked this week? Small wins count. So do half-finished ones."
LATE = "A little late this week. {opener}"
LATER = (
    "Last week's post, a little late: what worked? Small wins count. So do half-finished ones.",
    "This was meant for last week, and good weeks keep: what went right?",
    "Better late than never: what worked last week? One line is plenty.",
)
WORTH = "**Worth two minutes:**"
SHOWN = "- **{name}:** {line} ([read it]({link}))"
SHOWN_FUNNY = "- **{name}** had a funny moment ([read it]({link}))"
SHOWN_AGO = "- **{name}, {ago}:** {line} ([read it]({link}))"
SHOWN_FUNNY_AGO = "- **{name}** had a funny moment {ago} ([read it]({link}))"
AGO = {
    1: ("a year ago this week", "about a year ago"),
    2: ("two years ago this week", "about two years ago"),
}
SHELF = "**New on the shelf:** {titles}. `/resource find` opens the shelf."
SHELF_TITLE = "\u201c{title}\u201d"
SHELF_MORE = "{count} more"
ANSWERED = "**Last time I asked:** {question}"
QUESTION = "**This week's question:** {question}"
QUESTION_LATER = "**Last week's question:** {question}"
READING = "Just reading along is fine too."
TRY = "Try one of these"
TRY_LIST = "Which one would you like to try? Only you see this list."
TRY_LINE = "{number}. **{name}:** {line} ([read it]({link}))"
TRY_NUMBER = "Try number {number}"
TRY_ONE = "Trying this"
TRY_GONE = "Those wins aren't here anymore. *Find a win* has others."

# The panel
PLAN = "Next four Friday posts"
PLAN_HEAD = "**The next four weekly posts.** Only you see this. Each change is saved right away."
PLAN_HEAD_OFF = (
    "**The weekly post is switched off**, so none of these will go out. To switch it on, go to "
    "/setup, *More settings*. Only you see this."
)
PLAN_LINE = "**{day}, {time}:** {question}"
PLAN_LINE_OWN = "**{day}, {time}**, your own question: {question}"
PLAN_LINE_SKIPPED = "**{day}:** skipped. The week after that goes out as usual."
PLAN_NONE = (
    "School is out for so long that no post is planned. You can change the school year in /setup."
)
CHANGE = "Change {day}"
WEEK_HEAD = "**{day}, {time}.** Only you see this. If I posted it now, it would read:"
WEEK_SKIPPED = "You're skipping **{day}**. Only you see this. I won't post anything that week."
WEEK_OVER = "That post isn't one of the next four anymore. Here's the current list."
SWAP = "Swap the question"
WRITE_OWN = "Write my own"
SKIP = "Skip this week"
UNSKIP = "Post it after all"
BACK = "Back to the list"
SWAPPED = "Swapped. Press again for another one."
NO_OTHER = "There's no other question for that week. You can use *Write my own*."
SAVED_OWN = "Saved. That week's post will ask your question."
SKIPPED = "Saved. I won't post anything that week."
UNSKIPPED = "Saved. It'll go out after all."

# A member's own question
OWN_TITLE = "Your question for the week"
OWN_LABEL = "What would you like to ask?"
OWN_EMPTY = "Not saved yet. The box was empty. One question is plenty."
OWN_TOO_LONG = (
    "Not saved yet. A question can have up to {limit} characters, and this one has {length}."
)

# As e-mail
MAIL = "Friday's e-mail"
MAIL_CARD = {
    "members": (
        "**The e-mail to members for {day}.** It has every win of that week, except those whose "
        "authors keep theirs out. Only you see this, and nothing was sent. Copy the text or the "
        "file into an e-mail to members who can't open Discord."
    ),
    "anyone": (
        "**The e-mail to people outside the group for {day}.** It has only what each author lets "
        "travel. Only you see this, and nothing was sent. Copy the text, or forward the file: it "
        "opens on any phone."
    ),
}
MAIL_OTHER = {"members": "For people outside", "anyone": "For members"}
MAIL_LAST_WEEK = "Last week's"
MAIL_SHORT = "The text below is shortened; both files have all of it."
MAIL_SUBJECT = "What worked this week: {group}"
MAIL_SUBJECT_PLAIN = "What worked this week"
MAIL_MEANT_FOR = "For members of {group}. Please don't forward it."
MAIL_MEANT_FOR_OTHERS = "Feel free to pass it on."
MAIL_THE_GROUP = "the group"
MAIL_WORTH = "Worth two minutes"
MAIL_ANSWERED = "Last time I asked: {question}"
MAIL_QUESTION = "This week's question"
MAIL_NAME = "{name} wrote:"
MAIL_THANKS = "With help from: {thanks}"
MAIL_LINK = "In Discord: {link}"
MAIL_READ = "Read it in Discord"
MAIL_CLOSING = (
    "Just reading along is fine too. Or reply to this e-mail, and I'll enter your win for you."
)
MAIL_CLOSING_OTHERS = "Want to know more about the group? Just reply to this e-mail."
LEFT_OUT = {
    "kept_out": (
        "1 more win is in the group, on Discord.",
        "{count} more wins are in the group, on Discord.",
    ),
    "here": (
        "1 win was left out: its author is keeping it in this group.",
        "{count} wins were left out: their authors are keeping them in this group.",
    ),
    "telling": (
        "1 win was left out: it travels without a name, and its words could show whose it is.",
        (
            "{count} wins were left out: they travel without a name, and their words could show "
            "whose they are."
        ),
    ),
    "hidden": (
        "1 win was left out: a coordinator is looking at it.",
        "{count} wins were left out: a coordinator is looking at them.",
    ),
    "unposted": (
        "1 win was left out: its post isn't in the channel.",
        "{count} wins were left out: their posts aren't in the channel.",
    ),
}
MAIL_ANYWAY = "No student, show it"
MAIL_FILE = "weekly-{day}.{ending}"

MAIL_HAS_THIS = (
    "Friday's e-mail to members includes this, for those who can't open Discord. *Keep mine out* "
    "is in /me set, too."
)
MAIL_KEEP_OUT = "Keep mine out"
MAIL_PUT_IN = "Put mine in"
MAIL_SET = {
    "out": "Saved. Friday's e-mail to members won't have this or any other win of yours.",
    "in": "Saved. Friday's e-mail to members has your wins again.",
}

# Greeting
GREET = "Be a greeter"
GREET_AGAIN = "Be a greeter again"
GREET_STOP = "Stop greeting"
GREETS = (
    "Thank you. When a win goes two school days without a reply, I'll show it to one greeter at a "
    "time, with a question to ask. Nobody else is told, and you can pass."
)
GREETS_NO_MORE = "OK. I won't show you any more unanswered wins. Thank you for greeting."
GREETING = (
    "You offered to greet. This win by {name} has no reply yet:\n"
    "> {line} ([read it]({link}))\n"
    'You could ask there: "{question}"\n'
    "Only you see this. It's fine to pass."
)
UNANSWERED = (
    '{number}. A win has no reply yet: {line} ([read it]({link}))\nYou could ask: "{question}"'
)

# The days and the agenda's rows, in words
ASKED_INSTEAD = "Changed. The week's post will be there in a moment, unless its time has passed."
KIND_POST = "the weekly post"

# What a person's export has of it, and what one or several of its rows are called
SHEETS = {
    "greeter": (
        "when you started greeting, and your last turn",
        "note that you greet",
        "notes that you greet",
    ),
    "what I was shown to greet": (
        "which wins without a reply you were shown",
        "win you were shown to greet",
        "wins you were shown to greet",
    ),
}
