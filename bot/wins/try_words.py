"""What a member reads about how an idea went, from who tried it to who had it."""

# One line about it
ADD_LINE = "Add one line"
LINE_TITLE = "One line about it"
LINE_LABEL = "How did it go?"
LINE_HINT = "Only the person who shared the idea will read it. No student names, please."
LINE_SENT = "Sent to {name}, and to nobody else."
LINE_EMPTY = "Not sent yet. The box was empty. A few words are enough, and it's fine to send none."
LINE_TOO_LONG = (
    "Not sent yet. One line can have up to {limit} characters, and this one has {length}."
)
LINE_TOLD = "They already have your line, so I didn't send this one."

# The author is told
TOLD = {
    "worked": "**{name}** tried your idea, and it worked: {line}",
    "changed": "**{name}** tried your idea and made it their own: {line}",
    "did_not": "**{name}** tried your idea. It didn't work there, and they wrote to you: {line}",
    "not_yet": "**{name}** wants to try your idea and wrote to you: {line}",
}
TOLD_LINE = "In their words: {words}"
TOLD_PRIVATE = "Only you see who it was."
THANK = "Say thank you"
THANKED = "Done. {name} will see your thank-you."
THANKED_ALREADY = "You already said thank you, and they know."
THANKS_FROM = "**{name}** says thanks for trying this and telling them about it: {line}"
WHO_WORKED = "It worked for: {names}."
WEEK_TOLD = "private news about how an idea went, or a thank-you"

# Details of a win, for what leaves Discord
DETAIL_TOO_LONG = (
    "Not kept yet. One line can have up to {limit} characters, and this one has {length}. A few "
    "words are enough."
)
