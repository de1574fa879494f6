"""Every sentence about what leaves Discord: on the cards, and in the documents themselves."""

# What is in, and what stays
IN_NONE = "No win is in"
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

# The commands
DOCUMENT_GROUP = "Files for outside Discord: for your principal, a newsletter, the association"

# Periods
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

# Cards
DOCUMENT_GONE = "I do not find that document any more. Making it anew takes a moment."
CARD_YEAR = "**Your year on paper.** Not made yet; only you see this."
CARD_GROUP = "**The group's report.** Not made yet; only you see this."
CARD_DAYS = "**Days:** {days}"
NAMED_DAYS = "{name} ({days})"
CARD_FOR = {
    "principal": "**For:** your principal. Your own notes from the plan stay out of it.",
    "evaluation": "**For:** your evaluation. Your own notes from the plan are in it.",
    "self": (
        "**For:** you alone. It holds what you keep in this group as well, so it is best kept in "
        "a drawer."
    ),
}
CARD_WINS = "**Wins:** {tally}"
CARD_BY_HEADING = "**Order:** by headings"
CARD_EMPTY = (
    "For these days there is nothing to put on paper yet. Other days may hold more, and a win "
    "shared today is in at once."
)
CARD_KEPT = "There is nothing to put on paper yet, since these wins are for this group only."
NOTHING_IN = (
    "Not made. For these days there is nothing that may go in. *Back* shows why, and lets you "
    "pick other days."
)
CHANGED_MEANWHILE = (
    "Not made. While I was writing, something changed about a win or a name that was in it. "
    "*Back* shows what may go in now."
)
AUDIENCES = {"principal": "My principal", "evaluation": "My evaluation", "self": "Only me"}
MAKE = "Make the document"
MAKE_ANYWAY = "No student, make it"
PICK_WINS = "Choose wins"
HEADINGS_BUTTON = "Headings"
OTHER_DAYS = "Other days"
LET_IN = "Let {count} more in"
LET_IN_PLAIN = "Let more in"
MY_YEAR = "My year"
MORE = "More"
CSV = "As a spreadsheet (CSV)"
ANOTHER = "Make another one"
BACK = "Back"
AUDIENCE_MENU = "For whom is it?"
PERIOD_MENU = "Which days?"
MADE = "**Here it is.** {tally}"
MADE_MORE = "And the rest of it."
MADE_HIDDEN = "Your name is hidden here, so it is not in the files. You can write it in yourself."
MADE_READ = (
    "The Word file is for changing, the page opens on any phone and prints. Please read it once "
    "before you hand it on: what is handed on, nobody can take back."
)
MORE_CARD = "The same once more, with what your wins allow at this moment. Only you see this."
FILE_NAMES = {
    "my-year": "library-{first}-to-{last}{part}.{ending}",
    "group": "group-report-{first}-to-{last}{part}.{ending}",
}
FILE_PART_NAME = "-part-{number}"

PHOTOS_STAY = (
    "1 photo was left out: it may leave the group only if no student can be recognized. With a "
    "release you can put it into the Word file yourself.",
    "{count} photos were left out: they may leave the group only if no student can be recognized. "
    "With releases you can put them into the Word file yourself.",
)

# Before a file is given
LOOK_ONE = "Not made yet. One thing to look at first."
LOOK_MANY = "Not made yet. {count} things to look at first."
LOOK_AT = '**"{words}"** may point to a student.'
LOOK_NEAR = '**"{words}"** next to "{near}" may point to a student.'
AND_MORE = "And {count} more."
LOOK_THEN = (
    "A file goes further than this group. Is it a student? Then change that win with /win edit, "
    "or leave it out."
)
LOOK_THEN_GROUP = (
    "What is handed on goes further than this group. Is it a student? Then send that win back to "
    "its author first: *Tell a coordinator* in the post's menu."
)

# What consent keeps out
KEPT_ONE = "This win may not leave the group under your name:"
KEPT_MANY = "These {count} wins may not leave the group under your name:"
KEPT_LINE = "> {line}"
KEPT_THEN = (
    "*Let them go with my name* changes that, for this document and for others. You can take it "
    "back at each win, under /win show; what was handed on before then stays out there."
)
TRAVEL = "Let them go with my name"
TRAVELS = (
    "Done. One win may leave with your name now.",
    "Done. {count} wins may leave with your name now.",
)

# Ticking
PICK = "{count} of your {total} wins are in. Tick what belongs in; each change is kept at once."
PICK_MENU = "Which of these?"
ALL_WINS = "All of them"

# Headings
HEADINGS = (
    "Which wins belong under which heading? Pick a heading, then tick the wins. All of it is "
    "optional; a heading without a win is not printed."
)
BY_KIND_NOW = "Now your document is in the order of kinds."
BY_HEADING_NOW = "Now your document is in the order of these headings."
BY_KIND_BUTTON = "Go by kinds instead"
BY_HEADING_BUTTON = "Go by headings"
HEADING_MENU = "Which heading?"
UNDER = "What belongs under **{heading}**? Each change is kept at once."
UNDER_ONE = "1 win"
UNDER_MANY = "{count} wins"
HEADING_GONE = "That heading is not in the list any more. *Headings* shows those that are."
RUBRIC = "Headings to choose from"
RUBRIC_TITLE = "Headings for documents"
RUBRIC_LABEL = "One heading on each line"
RUBRIC_HINT = "Your evaluation's main headings. Empty: the six shared foundations."
RUBRIC_SAVED = "Saved. Members can put their wins under {count} headings of yours."
RUBRIC_NONE = "Saved. Members can put their wins under the six shared foundations."
DAYS_TITLE = "Which days?"
DAYS_LABEL = "From when to when?"
DAYS_HINT = "Such as 2026-09-01 to 2026-12-18. Empty: this school year."
DAYS_PRIVATE = "Only which days a document is about; nobody else sees it."

# Commands
MY_YEAR_HELP = "Your wins as a document: for your principal, your evaluation, or yourself"
GROUP_HELP = "Coordinators: the group's report, for the association or the district"
PERIOD_HELP = "This school year unless you say: a term, or 2026-09-01 to 2026-12-18"
AUDIENCE_HELP = "For whom it is; your principal unless you say"
