"""Every sentence about what a member went to, and how long it took."""

KINDS = {
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
    "presentation": "Presentation",
    "other": "Other",
}

# An entry
MINUTES_HINT = "Like 45, an hour, or 1 hour 30. Leave empty to count no time."
PRIVATE = "only this member sees what they went to"
REMOVE = "Remove it"
REMOVED = "Removed. It isn't in your record or your plan anymore."
NO_WHAT = "Not saved yet. What did you go to? A few words are enough, like: Regional library day."
WHAT_TOO_LONG = (
    "Not saved yet. What you went to can have up to {limit} characters, and this has {length}. "
    "Your words are safe in the file below."
)
ENTRY_GONE = "That entry isn't here anymore. /document record shows what is."

# What is offered after coffee, a check-in or presenting
ADD_MINUTES = "Add {minutes} minutes"
OTHER_LENGTH = "Another length"
MAY_COUNT = "Would you like the time in your own record? It only counts if you add it."
LENGTH_TITLE = "How long did it take?"
LENGTH_LABEL = "How long?"
TOOK_KEPT = "Added: {took}. It's in your own record, and nobody else sees it."
