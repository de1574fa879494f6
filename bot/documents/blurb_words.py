"""Every sentence on the cards of a blurb; its own wording is in blurbs.toml."""

MAKE = "Make a blurb"
PIECES = {
    "newsletter": "Newsletter",
    "principal": "One line for my principal",
    "board": "Board packet",
    "caption": "Photo caption",
}
FIRST = "**{piece}**, {words}. Only you see this; nothing was posted."
COPY = "To copy: hold the text above, then *Copy Text*."

# How far it may travel
NAMED = "It may say who you are: {name}."
UNNAMED = "It has no name in it, and nobody whom you thank."
HERE = (
    "This win is marked *this group only*, so the words go no further than you take them. Your "
    "name is not in them."
)
PHOTO_STAYS = "The photo itself stays here. It may leave only with *No student can be recognized*."
PHOTO_LEFT_OUT = "The photo is not in here: it may leave only if no student can be recognized."

# What could be added
ASK = {
    "helped": "One thing would make it better: whom did it help?",
    "changed": "One thing would make it better: what is different now?",
    "number": "One thing would make it better: is there a number that says it?",
}
ADD = {
    "helped": "Say whom it helped",
    "changed": "Say what changed",
    "number": "Give a number",
}
SKIP = "Skip this"
DETAILS = "Change what I added"
DETAILS_TITLE = "What else is there to say?"
DETAIL_LABELS = {
    "helped": "Finish: It helped …",
    "changed": "Finish: Now …",
    "number": "A number that says it",
}
DETAIL_HINTS = {
    "helped": "Like: ninth graders who never come in. No student names, please.",
    "changed": "Like: two classes begin with a page read aloud.",
    "number": "Like: 41 checkouts in two days.",
}
ANOTHER = "Another wording"

# The student check, and words that tell who somebody is
TELLING = "These words could still tell who you are: {found}."
CHANGE_WIN = "Change my win"
FINE = "It is fine, make it"

# As a file
FILE = "As a file"
FILE_TITLE = "From the school library"
FILE_MADE = (
    "Here it is, as a page for the browser and as a Word file. Only you see this; hand it on as "
    "you like."
)
FILE_HTML_NAME = "blurb.html"
FILE_DOCX_NAME = "blurb.docx"
FILE_HERE = (
    "No file yet. This win is marked *this group only*, and a file is for others' eyes. How far "
    "may it travel?"
)
FILE_UNPOSTED = (
    "No file yet. This win has no post in the channel at the moment. The words above are yours "
    "to copy."
)
FILE_CHANGED = (
    "No file yet. While I was writing, something changed about this win or your name. The words "
    "are yours to look at again."
)
HIDDEN = (
    "No blurb yet. A coordinator is looking at this win, and nothing of it leaves until it is "
    "shown again. Your words are safe."
)
BLURB_COMMAND = "A few words about one of your wins, ready to copy"
WIN_OPTION = "Type some of its words"
