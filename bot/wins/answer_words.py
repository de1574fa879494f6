"""What a member reads who answers a question: that of a weekly post, or a colleague's."""

OF_WEEK = "Answer this question"
OF_WEEK_TITLE = "This week's question"
LABEL = "Your answer, a line or two"
GONE = "That question isn't here anymore. You can share a win instead."

OF_MEMBER = "Answer"
OF_MEMBER_TITLE = "Answer a colleague"
CREDIT_LABEL = "May the summary name you?"
CREDIT_YES = "Yes, with my name"
CREDIT_NO = "No, without my name"
USE = "Use as an answer"
COUNTS = "**It counts as an answer now.** [What you wrote]({link}) stays where it is."
CHANGED = (
    "Changed. The answer that's kept says that now; your own message in the thread stays as you "
    "wrote it, unless you change it there."
)
USE_ELSEWHERE = (
    "That's for replies in the thread of a question to the group. To answer one, press *Answer* "
    "under it."
)
USE_OTHERS = "Only its author can make that message an answer."
USE_EMPTY = "That message doesn't have any words, so there's nothing to keep."
USED = "That message is an answer already."
TOO_LATE = (
    "Not posted: the question isn't here anymore. Here's what you wrote; would you like to share "
    "it as a win?"
)
POSTED = "**{name}** answered:"
THERE = "Posted. [Read it in the thread]({link})."
