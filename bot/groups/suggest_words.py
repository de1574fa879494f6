"""What coordinators read about a feature that they could switch on."""

SUGGEST = "**One more thing you could switch on: {feature}.** {why}"
SUGGESTIONS = {
    "celebrations": (
        "On World Read Aloud Day and its like I post one idea for ten minutes, with a thread. You "
        "choose the list first, and see what I would post."
    ),
    "documents": (
        "Members can take their wins with them: a page for the principal, a blurb for the "
        "newsletter. I post nothing for it."
    ),
    "coffee": (
        "Once a month I put two or three people together who have not met for longest. Only "
        "those who join."
    ),
    "mentors": (
        "Someone new can ask one question, or for company for a school year. Nobody is asked who "
        "did not offer."
    ),
}
SUGGEST_YES = "Switch it on"
SUGGEST_NO = "Not for us"
SUGGEST_ON = "Switched on: {feature}. The commands are there now."
SUGGEST_DECLINED = (
    "Of course. I will not ask again. /setup, *More settings* has it if you change your mind."
)
