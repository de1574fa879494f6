"""What a member reads who answers a question: that of a weekly post, or a colleague's."""

OF_WEEK = "Answer this question"
OF_WEEK_TITLE = "This week's question"
LABEL = "Your answer, a line or two"
GONE = "That question isn't here anymore. You can share a win instead."

OF_MEMBER = "Answer"
OF_MEMBER_TITLE = "Answer a colleague"
TOO_LATE = (
    "Not posted: the question isn't here anymore. Here's what you wrote; would you like to share "
    "it as a win?"
)
POSTED = "**{name}** answered:"
