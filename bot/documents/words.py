"""Every sentence about what leaves Discord: on the cards, and in the documents themselves."""

# Its switch
SWITCH = "documents"
SWITCH_HINT = "A member's wins as a page for the principal, the newsletter or an evaluation"
PURPOSE = "your librarian's year as a document"
SUGGESTION = (
    "Members can take their wins with them: a page for the principal, a blurb for the "
    "newsletter. I don't post anything for it."
)

# What is in, and what stays
IN_NONE = "No wins are included"
IN_ONE = "1 win is included"
IN_MANY = "{count} wins are included"
OUT_ONE = "was left out"
OUT_MANY = "were left out"
INCLUDED = "{inside}, and {out}: {causes}."
INCLUDED_ONE_CAUSE = "{inside}, and {out} {cause}."
INCLUDED_ALL = "{inside}; nothing was left out."
# Of one win and of several, in the order in which they're named.
CAUSES = {
    "here": (
        "because its author keeps it in this group",
        "because their authors keep them in this group",
    ),
    "kept_out": (
        "because its author keeps it out of the e-mail",
        "because their authors keep them out of the e-mail",
    ),
    "telling": (
        "because its words could show whose it is",
        "because their words could show whose they are",
    ),
    "hides": ("because its author is hidden", "because their authors are hidden"),
    "hidden": (
        "because a coordinator is looking at it",
        "because a coordinator is looking at them",
    ),
    "behalf": (
        "because it was entered for someone else",
        "because they were entered for someone else",
    ),
    "unposted": (
        "because its post isn't in the channel",
        "because their posts aren't in the channel",
    ),
    "deleted": ("because it was deleted", "because they were deleted"),
}

# The commands
DOCUMENT_GROUP = "Files for outside Discord: for your principal, a newsletter, the association"

# Periods
PERIOD_NOT_UNDERSTOOD = (
    'I couldn\'t read "{typed}" as dates. This works: September 1 to December 18. Leave it empty '
    "for this school year."
)
PERIOD_TOO_LONG = (
    "That's more than ten years, more than one document can hold. Ask for ten years or fewer, and "
    "for the rest in a second one."
)
PERIOD_TO_COME = (
    "Those days are still to come, so there's nothing to put on paper yet. Leave the period empty "
    "for this school year."
)

# Headings
TOO_MANY_HEADINGS = (
    "Not saved. That makes {count} headings, and I can offer {most} at most. The main headings of "
    "your rubric are enough, one per line."
)
HEADING_TOO_LONG = (
    'Not saved. The heading that starts with "{start}" is longer than {limit} characters. A few '
    "words are enough, one heading per line."
)

# Cards
DOCUMENT_GONE = "I can't find that document anymore. Making it again takes a moment."
CARD_YEAR = "**Your year on paper.** Not made yet; only you see this."
CARD_RECORD = "**Your record of participation.** Not made yet; only you see this."
CARD_GROUP = "**The group's report.** Not made yet; only you see this."
CARD_DAYS = "**Days:** {days}"
NAMED_DAYS = "{name} ({days})"
CARD_FOR = {
    "principal": "**For:** your principal. It leaves out your own notes from the plan.",
    "evaluation": "**For:** your evaluation. It includes your own notes from the plan.",
    "self": "**For:** only you. It keeps names that people have hidden, so keep it private.",
}
CARD_WINS = "**Wins:** {included}"
HERE_ONE = (
    "One win here is for this group only. It's yours, so it's in. *Choose wins* can leave it out."
)
HERE_MANY = (
    "You shared {count} of them with this group only. They're yours, so they're in. *Choose wins* "
    "can leave any out."
)
RELEASE_OUT = "**Photos with a release:** left out, until you say the release covers this use."
RELEASE_IN = "**Photos with a release:** in. You said the release covers this use."
RELEASE_BUTTON = "Photos with a release"
RELEASE_ASK_ONE = (
    "**Does your release cover this use?** You have one for 1 photo. This document is for {who}, "
    "and you can't take a photo back once it's out. A release for the school's website may not "
    "cover it."
)
RELEASE_ASK_MANY = (
    "**Does your release cover this use?** You have them for {count} photos. This document is for "
    "{who}, and you can't take a photo back once it's out. A release for the school's website "
    "may not cover it."
)
RELEASE_FOR = {
    "principal": "your principal",
    "evaluation": "your evaluation",
    "self": "you alone",
}
RELEASE_YES = "Yes, put them in"
RELEASE_NO = "No, leave them out"
CARD_BY_HEADING = "**Order:** by headings"
CARD_IN = "**What's in it:** {sum}"
CARD_REFLECTIONS = "**Looking back:** your own lines are in it."
CARD_NO_REFLECTIONS = "**Looking back:** your own lines are left out."
CARD_KEPT_BY = (
    "You keep it. It isn't a timesheet or a certificate, and no coordinator or report sees your "
    "hours."
)
CARD_EMPTY_RECORD = (
    "There's nothing from these days yet. What you note with /plan done goes in here, and so do "
    "coffee, meet-ups and mentoring."
)
CARD_EMPTY = (
    "There's nothing from these days to put on paper yet. Other days may have more, and a win you "
    "share today is in right away."
)
NOTHING_IN = (
    "Not made. There's nothing from these days that can go in. *Back* shows why and lets you pick "
    "other days."
)
CHANGED_MEANWHILE = (
    "Not made. While I was writing, something changed about a win or a name in it. *Back* shows "
    "what can go in now."
)
AUDIENCES = {"principal": "My principal", "evaluation": "My evaluation", "self": "Only me"}
MAKE = "Make the document"
MAKE_ANYWAY = "No student, make it"
PICK_WINS = "Choose wins"
HEADINGS_BUTTON = "Headings"
OTHER_DAYS = "Other days"
MY_YEAR = "My year"
MORE = "More"
CSV = "As a spreadsheet (CSV)"
ANOTHER = "Make another one"
BACK = "Back"
AUDIENCE_MENU = "Who is it for?"
PERIOD_MENU = "Which days?"
MADE = "**Here it is.** {included}"
MADE_RECORD = "**Here it is.** {sum}"
MADE_MORE = "And here's the rest of it."
MADE_HIDDEN = "Your name is hidden here, so it isn't in the files. You can write it in yourself."
MADE_READ = (
    "Use the Word file to make changes; the web page opens on any phone and prints. Please read it "
    "before you pass it on: you can't take it back."
)
MORE_CARD = "The same again, with what your wins allow right now. Only you see this."
FILE_NAMES = {
    "my-year": "library-{days}{part}.{ending}",
    "group": "group-report-{days}{part}.{ending}",
    "record": "participation-{days}{part}.{ending}",
}
FILE_PART_NAME = "-part-{number}"

PHOTOS_STAY = (
    "1 photo was left out: it can leave the group only if no student can be recognized.",
    (
        "{count} photos were left out: they can leave the group only if no student can be "
        "recognized."
    ),
)
PHOTOS_MAY = "With a release that covers this use, *Back* and *Photos with a release* put them in."

# Before a file is given
LOOK_ONE = "Not made yet. There's one thing to check first."
LOOK_MANY = "Not made yet. There are {count} things to check first."
LOOK_AT = '**"{words}"** may point to a student.'
LOOK_NEAR = '**"{words}"** next to "{near}" may point to a student.'
AND_MORE = "And {count} more."
_LOOK_THEN = (
    "A file goes further than this group. Is it a student? Then change that win with /win edit, "
    "or leave it out."
)
LOOK_THEN_GROUP = (
    "A report goes further than this group. Is it a student? Then send that win back to its author "
    "first: *Tell a coordinator* in the post's menu."
)
_LOOK_THEN_RECORD = (
    "A file goes further than you. Is it a student? Then change that entry, or leave your own "
    "lines out."
)
LOOK_THENS = {"my-year": _LOOK_THEN, "group": LOOK_THEN_GROUP, "record": _LOOK_THEN_RECORD}

# Ticking
PICK = (
    "{count} of your {total} wins are in. Check the ones that belong; each change is saved right "
    "away."
)
PICK_MENU = "Which of these?"
ALL_WINS = "All of them"

# Headings
HEADINGS = (
    "What goes under which heading? Pick a heading, then check wins, meetings and talks. All of it "
    "is optional; I don't print an empty heading."
)
BY_KIND_NOW = "Your document is now grouped by kind."
BY_HEADING_NOW = "Your document is now grouped by these headings."
BY_KIND_BUTTON = "Group by kind instead"
BY_HEADING_BUTTON = "Group by heading"
HEADING_MENU = "Which heading?"
OWN_HEADINGS = "My own headings"
OWN_HEADINGS_HINT = "Such as your district's rubric. Leave it empty for the usual ones."
OWN_HEADINGS_PRIVATE = "only in this member's own document, whose student check reads them"
FILE_MENU = "Which meetings and talks?"
UNDER = "What goes under **{heading}**? Each change is saved right away."
UNDER_NONE = "Nothing yet"
UNDER_ONE = "1 thing"
UNDER_MANY = "{count} things"
HEADING_GONE = "That heading isn't in the list anymore. *Headings* shows the current ones."
RUBRIC = "Headings to choose from"
RUBRIC_TITLE = "Headings for documents"
RUBRIC_LABEL = "One heading per line"
RUBRIC_HINT = "Your evaluation's main headings. Leave empty for the six shared foundations."
RUBRIC_SAVED = "Saved. Members can put their wins under your {count} headings."
RUBRIC_NONE = "Saved. Members can put their wins under the six shared foundations."
DAYS_TITLE = "Which days?"
DAYS_LABEL = "From when to when?"
DAYS_HINT = "Like September 1 to December 18. Leave empty for this school year."
DAYS_PRIVATE = "Only which days a document covers; nobody else sees it."

# The record of participation
REFLECTIONS_IN = "Put my lines in"
REFLECTIONS_OUT = "Leave my lines out"
ENTRIES = "Change an entry"
ENTRIES_ASK = "Which one? These are the latest; only you see them."
ENTRIES_MENU = "Pick an entry"
ENTRY = "**{what}**: {line}"
ENTRY_WORDS = "Change its words"
ENTRY_LINE = "{day}, {took}"
NO_LENGTH = "no time counted"
RECORD_HELP = "What you went to and how long it took, by school year; only you can make it"

# Commands
MY_YEAR_HELP = "Your wins as a document: for your principal, your evaluation, or yourself"
GROUP_HELP = "Coordinators: the group's report, for the association or the district"
PERIOD_HELP = "Leave empty for this school year, or pick or type days: Sep 1 to Dec 18"
AUDIENCE_HELP = "Who it's for; leave empty for your principal"

# What a person's export has of it, and what one or several of its rows are called
SHEETS = {
    "my documents": (
        "which documents I made for you, when, and from which wins",
        "document",
        "documents",
    ),
    "my next document": (
        "what you chose for the next one",
        "choice for your next document",
        "choices for your next document",
    ),
    "my headings": (
        "which heading you put a win of yours under",
        "win you put under a heading",
        "wins you put under a heading",
    ),
}
