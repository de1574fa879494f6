"""Every sentence that coffee and mentors share."""

# A private thread
ROOM_MARK = " (room {number})"
WHO_READS = {
    2: "Only the two of you and this server's moderators can read this.",
    3: "Only the three of you and this server's moderators can read this.",
    4: "Only the four of you and this server's moderators can read this.",
    5: "Only the five of you and this server's moderators can read this.",
}
WHO_READS_MORE = "Only those who were added and this server's moderators can read this."
IN_MESSAGES = (
    "I may not make private threads in this server, so this comes by direct message. You can "
    "write to each other directly."
)

# Whom one would rather not meet
NOT_WITH = "Rather not with"
NOT_WITH_HEAD = (
    "**Whom would you rather not be paired with?** Only you see this. It holds for coffee and "
    "for mentors, and you can change it at any time.\n"
    "Nobody is told. A coordinator who arranges pairs may notice; whoever hosts the bot could "
    "look in the database."
)
NOT_WITH_NONE = "Your list is empty."
NOT_WITH_COUNT = "On your list: {names}."
NOT_WITH_PICK = "Choose people, or take all away"
NOT_WITH_SAVED = "Saved."
NOT_WITH_SELF = "Not saved. That list is for others; you are on it yourself. Please choose again."
NOT_WITH_MANY = "Not saved. The list has room for {limit} people. Please choose fewer."
NOT_WITH_EVERYONE = (
    "Not saved. That would be everyone here, so I could never find somebody for you. To rest "
    "from it all, /me pause is kinder to you."
)
