"""Every sentence on the cards of a blurb; its own wording is in blurbs.toml."""

MAKE = "Make a blurb"
PIECES = {
    "newsletter": "Newsletter",
    "announcement": "Morning announcement",
    "principal": "Two lines for my principal",
    "social": "Social post",
    "board": "Board packet",
    "caption": "Photo caption",
}
FIRST = "**{piece}**, {words}. Only you see this, and nothing was posted."
NO_ANSWERS = (
    "I can't make a blurb from an answer: it needs its question. Share it as a win, and I can."
)
ALT = "Alt text for its photo: {alt}"
COPY = "To copy: hold the text above, then *Copy Text*."

# How far it may travel
NAMED = "It can say who you are: {name}."
UNNAMED = "It doesn't name you or anyone you thank."
HERE = (
    "You marked this win *this group only*, so the words go no further than you take them. Your "
    "name isn't in them."
)
PHOTO_STAYS = "The photo itself stays here. It can leave only with *No student can be recognized*."
PHOTO_LEFT_OUT = "The photo isn't in here: it can leave only if no student can be recognized."

# What could be added
ASK = {
    "helped": "One thing would make it better: who did it help?",
    "changed": "One thing would make it better: what's different now?",
    "number": "One thing would make it better: is there a number that shows it?",
}
ADD = {
    "helped": "Say who it helped",
    "changed": "Say what changed",
    "number": "Give a number",
}
SKIP = "Skip this"
DETAILS = "Change what I added"
DETAILS_TITLE = "What else would you add?"
DETAIL_LABELS = {
    "helped": "Finish: It helped …",
    "changed": "Finish: Now …",
    "number": "A number that shows it",
}
DETAIL_HINTS = {
    "helped": "Like: older students who never come in. No student names, please.",
    "changed": "Like: two classes start with a page read aloud.",
    "number": "Like: 41 checkouts in two days.",
}
ANOTHER = "Another wording"

# The student check, and words that tell who somebody is
TELLING = "These words could still show who you are: {found}."
CHANGE_WIN = "Change my win"
FINE = "It's fine, make it"

# As a file
FILE = "As a file"
FILE_TITLE = "From the school library"
FILE_MADE = (
    "Here it is, as a web page and as a Word file. Only you see this; pass it on if you like."
)
FILE_HTML_NAME = "blurb.html"
FILE_DOCX_NAME = "blurb.docx"
FILE_HERE = (
    "No file yet. You marked this win *this group only*, and other people will see a file. How far "
    "can it travel?"
)
FILE_UNPOSTED = (
    "No file yet. This win has no post in the channel right now. You can still copy the words "
    "above."
)
FILE_CHANGED = (
    "No file yet. While I was writing, something changed about this win or your name. Please look "
    "at the words again."
)
HIDDEN = (
    "No blurb yet. A coordinator is looking at this win, and nothing in it leaves until it's shown "
    "again. Your words are safe."
)
BLURB_COMMAND = "A few words about one of your wins, ready to copy"
WIN_OPTION = "Type some of its words"
