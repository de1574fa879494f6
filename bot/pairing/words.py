"""Every sentence that coffee and mentors share."""

# A private thread
ROOM_MARK = " (room {number})"
WHO_READS = {
    1: "Only you and this server's moderators can read this.",
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

# Where a person is reached
DM_TEST = (
    "Hello. This is the test message that you asked for, and it came through. I write here when "
    "someone is waiting for you."
)
BY_DM = "By direct message"
BY_THREAD = "In the private thread"
WAY_DM = "I write to you by direct message; a test is there already."
WAY_THREAD = "I write to you in the private thread that you share with the others."
WAY_DM_CLOSED = (
    "Discord did not let my test message through, so I write in the private thread that you "
    "share with the others. To open the way: tap the server's name, Privacy Settings, turn on "
    "Direct Messages, then choose again."
)
WAY_DM_UNSURE = (
    "Discord did not answer when I sent the test message, so I write in the private thread that "
    "you share with the others. You can choose again in a few minutes."
)

# What coordinators see
PAIRS = "Pairs"
PAIRS_HEAD = (
    "**Pairs.** Only you see this. Names stand only where you may need to act; who would rather "
    "not meet whom, and why someone rests, is nowhere on it."
)
PAIRS_NOTHING = "Nobody is paired yet. /setup, *More settings* has coffee and mentors."
PAIRS_MORE = "And {count} more lines; the table has them all."
PAIRS_TABLE = "Download the table"
PAIRS_TABLE_DONE = "Here is the same as a table. It opens in Excel and Google Sheets."
TABLE_FILE_NAME = "pairs.csv"
TABLE_HEADS = ("What", "Who", "State", "Since")
