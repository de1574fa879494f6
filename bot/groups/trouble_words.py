"""Every sentence about a channel that I can't use as I should."""

TOLD = (
    "**I can't do everything here that I should.** It's been that way since {since} or a little "
    "longer. What's waiting comes once it's fixed, if it's still of use then.\n{findings}"
)
FINDING = "- {what} *How to fix it:* {fix}"
FIXED = "**Fixed.** I can use your channels again, and what's still of use comes now."
STALE = "While I couldn't, this didn't come: {what}. It's not made up for."
WAITS = "{number}. {what} *How to fix it:* {fix}"
HOW_TO_FIX = "How to fix it"
OTHER_KIND = "The channel for wins ({channel}) is of a kind I can't post in."
OTHER_KIND_FIX = "Pick a text channel in /setup."
