"""What coordinators read about a feature that they could switch on."""

SUGGEST = "**One more thing you could switch on: {feature}.** {why}"
SUGGESTIONS = {
    "celebrations": (
        "On World Read Aloud Day and days like it, I post one ten-minute idea with a thread. You "
        "choose the list first and see what I would post."
    ),
    "documents": (
        "Members can take their wins with them: a page for the principal, a blurb for the "
        "newsletter. I don't post anything for it."
    ),
    "coffee": (
        "Once a month I put two or three people together who haven't met in the longest time. Only "
        "those who join."
    ),
    "mentors": (
        "A new librarian can ask one question, or ask for a mentor for the year. Only people who "
        "offered are asked."
    ),
}
SUGGEST_YES = "Switch it on"
SUGGEST_NO = "Not for us"
SUGGEST_ON = "Switched on: {feature}. The commands are there now."
SUGGEST_DECLINED = (
    "Of course. I won't ask again. If you change your mind, it's in /setup, *More settings*."
)
