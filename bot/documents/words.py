"""Every sentence about what leaves Discord: on the cards, and in the documents themselves."""

# What is in, and what stays
IN_ONE = "1 win is in"
IN_MANY = "{count} wins are in"
OUT_ONE = "was left out"
OUT_MANY = "were left out"
TALLY = "{inside}, {out}: {causes}."
TALLY_ALL = "{inside}; nothing was left out."
# In the order in which they are named; causes in the same words are counted together.
CAUSES = {
    "here": "by consent",
    "unnamed": "by consent",
    "telling": "because its words could tell whose it is",
    "hides": "because its author hides",
    "hidden": "because a coordinator is looking at it",
    "behalf": "entered for somebody else",
    "unposted": "without a post in the channel",
    "deleted": "deleted",
}

# In the files
PICTURE = "Photo"
PART = "{title} (part {number} of {count})"
PHOTOS_GONE = (
    "1 photo is not there any more, so it is not in here.",
    "{count} photos are not there any more, so they are not in here.",
)
PHOTOS_NO_ROOM = (
    "1 photo was left out, so that the file stays small enough to hand on.",
    "{count} photos were left out, so that the file stays small enough to hand on.",
)
PHOTOS_STAY = (
    "1 photo was left out: it may leave the group only if no student can be recognized.",
    "{count} photos were left out: they may leave the group only if no student can be recognized.",
)

# The commands
DOCUMENT_GROUP = "Files for outside Discord: for your principal, a newsletter, the association"

# Periods
DAYS = "{first} to {last}"
YEAR = "School year {year}"
TERM = "{term} term {year}"
PERIOD_NOT_UNDERSTOOD = (
    'I could not read "{typed}" as days. This works: 2026-09-01 to 2026-12-18. '
    "Leave it empty for this school year."
)
PERIOD_TOO_LONG = (
    "That is more than ten years, more than one document holds. "
    "Ask for ten years or fewer, and for the rest in a second one."
)
PERIOD_TO_COME = (
    "Those days are still to come, so there is nothing to put on paper yet. "
    "Leave the period empty for this school year."
)

# Headings
TOO_MANY_HEADINGS = (
    "Not saved. That makes {count} headings, and {most} is the most I can offer. "
    "The main headings of your rubric are enough; one on each line."
)
HEADING_TOO_LONG = (
    'Not saved. The heading that begins "{start}" is longer than {limit} characters. '
    "A few words are enough; one heading on each line."
)
