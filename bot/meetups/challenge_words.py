"""Every sentence about challenges: what's counted from one day to another, all together."""

# The form
SET_UP = "Set up a challenge"
FORM_TITLE = "Set up a challenge"
TITLE_HINT = 'Like "Winter reading challenge"'
WHEN_LABEL = "From when to when"
WHEN_HINT = '"January 4 to January 29", "the month of March"'
UNIT_LABEL = "What you're counting"
UNIT_HINT = '"pages", "books", "minutes", or anything you can count'
TARGET_LABEL = "A number to reach, if you'd like one"
TARGET_HINT = '"10,000"; leave it empty to see what comes together'

# What was typed
WHOLE_DAYS = (
    'A challenge runs once, for whole days, from a first to a last one. Something like "January 4 '
    'to January 29" works.'
)
UNIT_EMPTY = 'What are you counting? One word is enough, like "pages", "books" or "minutes".'
UNIT_UNFIT = 'What you\'re counting is a word or two, like "pages" or "books read".'
UNIT_TOO_LONG = "What you're counting has {length} characters, and {limit} fit on a button."
TARGET_NOT_READ = (
    "I couldn't read the number to reach. One whole number works, up to {most}. Leave it empty if "
    "you don't need one."
)
ALT_TOO_LONG = "What the picture shows has {length} characters, and {limit} fit."

# The post
TITLE = "**{title}**"
PREVIEW_COUNTS = "We'd be adding up {unit}, all of us together."
PREVIEW_TARGET = "We'd be adding up {unit}, all of us together, to reach {target}."
COUNTS = "We're adding up {unit}, all of us together."
COUNTS_TO = "We're adding up {unit}, all of us together, to reach {target}."
SO_FAR = "So far: **{total}** {unit}."
SO_FAR_OF = "So far: **{total}** {unit}, {percent}% of the way to {target}."
REACHED = "So far: **{total}** {unit}. We made it to {target}. Thank you, everyone!"
ONLY_TOTAL = "Every number counts, small ones too. Only the total is shown."
OVER = "**{title}** is over. Thank you, everyone."
OVER_TOTAL = "**{title}** is over. Together: **{total}** {unit}. Thank you, everyone."
OVER_REACHED = (
    "**{title}** is over. Together: **{total}** {unit}, and we made it to {target}. Thank you, "
    "everyone!"
)
STILL = "You can still add yours through {day}."
BAR = "A bar that's {percent} percent full."
BAR_NAME = "progress.png"
ADD = "Add to our {unit}"
ADD_ANY = "Add to our total"

# Answers
ADDED = "Added {amount}. Together we have {total} {unit}. The post shows it in a moment."
NOT_BEGUN = "It hasn't started yet. You can add yours from {day} on."
CLOSED = "That challenge is closed, so nothing was added. Thank you for reading along."
CHANGE = "Change it"
OFF_ASK = (
    "Not called off yet. The post of **{title}** would say that it isn't happening, and nobody "
    "could add to it anymore."
)
IS_OFF = "Called off. The post says so in a moment."

# In the first post of a week
CLOSING = "**Together:** {total} {unit} in our challenge ([see it]({link}))."
CLOSING_PLAIN = "**Together:** {total} in our challenge ([see it]({link}))."

# A picture
ADD_PICTURE = "Add a picture"
NEW_PICTURE = "Change the picture"
NO_PICTURE = "Remove the picture"
PICTURE_TITLE = "Add a picture"
PICTURE_LABEL = "The picture"
FACES_LABEL = "Can a student be recognized?"
FACES_HINT = "Check for faces, name tags, and names on walls or screens."
PICTURE_WITH = "With your picture: {alt}"
PICTURE_GONE = "Removed. The post shows it in a moment."
PICTURE_INCOMPLETE = (
    "Not posted yet. The picture needs one line about what it shows, and a look for faces. Your "
    "picture and your words are safe."
)
PICTURE_MEANWHILE = (
    "The picture was changed while you pressed that, so nothing went out yet. Everything is safe: "
    "please press it once more."
)
PICTURE_TOO_LATE = (
    "It was posted or saved before your picture got here, so it went out without the new one. "
    "*Details* on the post lets you add it."
)
NO_PHOTOS = (
    "Your group doesn't keep photos, and a meet-up's post needs one again each time it changes. So "
    "there can't be a picture on it. Everything else is safe."
)
NOT_ON_POST = (
    "I don't have permission to attach files in <#{channel}>, so the post has no picture yet. "
    "A coordinator can see how to fix that in /coordinator check. Then the picture will come "
    "along the next time the post changes."
)
PICTURE_AGAIN = "Leave it empty to keep the one you added."
PICTURE_LEFT_OUT = "OK, without it. Nothing else changed."
PICTURE_NOT_ADDED = "{why} Everything else is safe."
PICTURE_FILE = "picture{suffix}"
