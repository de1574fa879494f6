"""What a member reads about how an idea went, from whoever tried it to whoever had it."""

# One line about it
ADD_LINE = "Add one line"
LINE_TITLE = "One line about it"
LINE_LABEL = "How did it go?"
LINE_HINT = "Only the person who shared the idea reads it. No student names, please."
LINE_SENT = "Sent to {name}, and to nobody else."
LINE_EMPTY = "Not sent yet. There are no words in it. A few are enough, and none is fine too."
LINE_TOO_LONG = "Not sent yet. One line can have {limit} characters, and this has {length}."
LINE_TOLD = "Your line is with them already, so this one stays here. Nothing else is sent."

# The author is told
TOLD = {
    "worked": "**{name}** tried your idea, and it worked: {line}",
    "changed": "**{name}** tried your idea and made it their own: {line}",
    "not_yet": "**{name}** wants to try your idea and wrote to you: {line}",
}
TOLD_LINE = "In their words: {words}"
TOLD_PRIVATE = "Only you see who it was."
THANK = "Say thank you"
THANKED = "Done. {name} reads that you say thank you."
THANKED_ALREADY = "You said thank you already, and they know."
THANKS_FROM = "**{name}** says thank you for trying this, and for telling: {line}"
WHO_WORKED = "It worked for: {names}."
WEEK_TOLD = "Private news: how an idea went, or a thank you"

# Details of a win, for what leaves Discord
DETAIL_TOO_LONG = (
    "Not kept yet. One line can have {limit} characters, and this has {length}. A few words are "
    "enough."
)
