"""Every sentence about what a member went to, and how long it took."""

# What anyone may set up, and go to
MEETINGS = {
    "meetup": "Meet-up",
    "coffee": "Coffee chat",
    "cohort": "Cohort meeting",
    "open": "Open library for teachers",
    "webinar": "Webinar",
    "pd": "PD or conference",
    "association": "Association event",
    "committee": "Committee",
    "after": "After-school event",
    "challenge": "Challenge",
}
KINDS = {
    **MEETINGS,
    "presentation": "Presentation",
    "other": "Other",
}

# What a member went to
WENT = "I went"
WENT_HELP = "Note something you went to, and how long it took; only you see it"
WENT_WHAT = "All in one line, like: Regional library day, 6 hours, Oct 3"
WENT_KIND = "What kind it was; leave it empty and I'll suggest one"
WENT_NOTE = "What you took away, in one line, if you like"
WENT_TITLE = "What did you go to?"
WHAT_LABEL = "What was it?"
WHAT_HINT = "Like: Regional library day, 6 hours, Oct 3"
DAY_LABEL = "When was it?"
DAY_HINT = "Leave it empty for today. Yesterday, Friday and Oct 3 all work."
MINUTES_LABEL = "How long did it take?"
MINUTES_HINT = "Like 45, an hour, or 1 hour 30. Leave it empty to count no time."
KIND_LABEL = "What kind was it?"
NOTE_LABEL = "What did you take away?"
NOTE_HINT = "One line, just for you. Please don't name students."
PRIVATE = "only this member sees what they went to"
KEPT = "Saved. Only you see this."
ALREADY = "You had this one already, so I updated it. Only you see this."
ENTRY = "**{what}**: {kind}, {day}"
ENTRY_TOOK = "**{what}**: {kind}, {day}, {took}"
COUNTS = "That counts for {month}."
KIND_MENU = "What kind was it?"
CHANGE = "Change it"
REMOVE = "Remove it"
REMOVED = "Removed. It isn't in your record or your plan anymore."
RECORD = "My record"
NO_WHAT = "What did you go to? A few words are enough, like: Regional library day."
WHAT_TOO_LONG = (
    "Not saved yet. What you went to can have up to {limit} characters, and this has {length}. "
    "Your words are safe."
)
ENTRY_GONE = "That entry isn't here anymore. /document record shows what is."
NOT_BEGUN = "That meet-up hasn't started yet. Once it has, *I went* puts it into your own record."
LONG_OVER = (
    "That was a while ago, so I don't have its details at hand. *I went* takes anything you went "
    "to, with its date."
)

# What is offered after coffee, a check-in or presenting
ADD_MINUTES = "Add {minutes} minutes"
OTHER_LENGTH = "Another length"
MAY_COUNT = "Would you like the time in your own record? It only counts if you add it."
LENGTH_TITLE = "How long did it take?"
LENGTH_LABEL = "How long?"
TOOK_KEPT = "Added: {took}. It's in your own record, and nobody else sees it."
