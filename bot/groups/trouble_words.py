"""Every sentence about a channel that I can't use as I should."""

TOLD = (
    "**I can't do everything here that I should.** What's waiting comes once it's fixed, if it's "
    "still of use then.\n{findings}"
)
FINDING = "- {what} It's been that way since {since} or a little before. *How to fix it:* {fix}"
PLACES = {
    "wins": "the channel for wins",
    "asks": "the channel for questions",
    "shelf": "the channel for the shelf",
    "desk": "the channel for coordinators",
}
FIXED = "**Fixed.** I can use {places} again."
COMES_NOW = "What waited for it, and is still of use, comes now."
NOT_YET = "Not fixed yet: {places}. **/coordinator today** says how."
STALE_ONE = "While I couldn't, {what} didn't come. Its time has passed, so I won't post it anymore."
STALE = (
    "While I couldn't, these didn't come: {what}. Their time has passed, so I won't post them "
    "anymore."
)
WAITS = "{number}. {what} *How to fix it:* {fix}"
HOW_TO_FIX = "How to fix it"
OTHER_KIND = "{channel} is of a kind I can't post in."
OTHER_KIND_FIX = "Pick a text channel in /setup."
