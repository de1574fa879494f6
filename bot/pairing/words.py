"""Every sentence that coffee and mentors share."""

# A private thread
WHO_READS = {
    1: "Only you and this server's moderators can read this.",
    2: "Only the two of you and this server's moderators can read this.",
    3: "Only the three of you and this server's moderators can read this.",
    4: "Only the four of you and this server's moderators can read this.",
    5: "Only the five of you and this server's moderators can read this.",
}
WHO_READS_MORE = "Only the people I added and this server's moderators can read this."
IN_MESSAGES = (
    "I can't make private threads in this server, so this comes by direct message. You can write "
    "to each other directly."
)

# Who you would rather not meet
NOT_WITH = "Don't pair me with…"
NOT_WITH_HEAD = (
    "**Who would you rather not be paired with?** Only you see this. It applies to coffee and "
    "mentors, and you can change it any time.\n"
    "Nobody is told. A coordinator who sets up pairs may notice, and the person who hosts the bot "
    "could look in the database."
)
NOT_WITH_NONE = "Your list is empty."
NOT_WITH_COUNT = "On your list: {names}."
NOT_WITH_PICK = "Choose people, or clear the list"
NOT_WITH_SAVED = "Saved."
NOT_WITH_SELF = "Not saved. That list is for other people, and you're on it. Please choose again."
NOT_WITH_MANY = "Not saved. The list has room for {limit} people. Please choose fewer."
NOT_WITH_EVERYONE = (
    "Not saved. That would be everyone here, and I couldn't pair you with anyone. To take a break "
    "from all of it, use /me pause."
)

# Where a person is reached
BY_DM = "By direct message"
BY_THREAD = "In the private thread"
WAY_DM = "I'll write to you by direct message; I've already sent a test."
WAY_THREAD = "I'll write to you in the private thread you share with the others."
WAY_SAID = {"dm": WAY_DM, "thread": WAY_THREAD}

# What coordinators see
PAIRS = "Pairs"
PAIRS_HEAD = (
    "**Pairs.** Only you see this. You'll see names only where you may need to do something; I "
    "never show who doesn't want to be paired with someone, or why someone is taking a break."
)
PAIRS_NOTHING = "Nobody is paired yet. /setup, *More settings* has coffee and mentors."
PAIRS_MORE = "And {count} more lines; the table has them all."
PAIRS_TABLE = "Download the table"
PAIRS_TABLE_DONE = "Here's the same list as a table. It opens in Excel and Google Sheets."
TABLE_FILE_NAME = "pairs.csv"
TABLE_HEADS = ("What", "Who", "State", "Since")

# What a person's export has of it, and what one or several of its rows are called
SHEETS = {
    "people I'd rather not be paired with": (
        "who you don't want to be paired with",
        "name on your don't-pair list",
        "names on your don't-pair list",
    ),
    "people I was paired with": (
        "who I paired you with, for what, and when",
        "note about someone you were paired with",
        "notes about people you were paired with",
    ),
}
