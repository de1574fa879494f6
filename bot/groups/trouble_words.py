"""Every sentence about a channel that I can't use as I should."""

TOLD = (
    "**I can't do everything I'm supposed to here.** Once it's fixed, I'll send what's "
    "waiting, unless its time has passed.\n{findings}"
)
FINDING = "- {what} It's been that way since {since} or a little before. *How to fix it:* {fix}"
PLACES = {
    "wins": "the channel for wins",
    "asks": "the channel for questions",
    "shelf": "the channel for the shelf",
    "desk": "the channel for coordinators",
}
FIXED = "**Fixed.** I can use {places} again."
COMES_NOW = "I'm sending what was waiting now, unless its time has passed."
NOT_YET = "Not fixed yet: {places}. **/coordinator today** says how."
STALE_ONE = (
    "While I couldn't, {what} didn't go out. Its time has passed, so I won't post it anymore."
)
STALE = (
    "While I couldn't, these didn't go out: {what}. Their time has passed, so I won't post them "
    "anymore."
)
WAITS = "{number}. {what} *How to fix it:* {fix}"
HOW_TO_FIX = "How to fix it"
OTHER_KIND = "{channel} is a kind of channel I can't post in."
OTHER_KIND_FIX = "Pick a text channel in /setup."
