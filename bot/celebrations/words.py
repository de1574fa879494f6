"""Every sentence about the calendar of book days that a member reads."""

GROUP_HELP = "Book-themed days: what comes, what it is, one of your own"
UPCOMING_HELP = "Which book days come next; only you see it"
SHOW_HELP = "What a book day is, one idea for it, and when it is"
SHOW_DAY = "Type a few letters of its name; empty shows the next one"
PROPOSE_HELP = "Propose a day of your own for the group's calendar"
PROPOSE_NAME = "What it is called, such as Prairie Reads Day"
PROPOSE_WHEN = 'A date, "March 4 to 8", or "first Friday in May" for each year'
PROPOSE_WHY = "Why it's worth a day"
PROPOSE_ACTIVITY = "One thing a library could do"
PROPOSE_COUNTER = 'What everyone adds up, such as "pages read"; empty for nothing'

# The list
UPCOMING = "**Book days to come.** Only you see this."
UPCOMING_LINE = "**{days}:** {name}"
UPCOMING_NONE = "No book day of yours has a date in the next twelve months."
UNCHOSEN = (
    "This group has not chosen its book days yet, so none comes. {names} can choose a list with "
    "/celebrate upcoming. You can propose a day of your own."
)
UNDATED = "**No date yet:** {names}."
LOOK_MENU = "Look at one of these"
EARLIER = "Earlier"
LATER = "Later"
FILE = "Calendar file"
PAGE = "Page to print"
CHANGE = "Choose book days"
PROPOSE = "Propose a day"
BACK_TO_LIST = "All that comes"

# One day
WHEN_DATED = "**{name}:** {days}."
WHEN_UNDATED = "**{name}:** no date announced yet."
WHEN_BEFORE = "Last time it was {days}."
IDEA = "Ten minutes: {idea}"
OPENER = "To begin a conversation: {opener}"
COUNTS = "Everyone's {counter} are added up."
NOTE = "Good to know: {note}"
INSTEAD = "Instead: {instead}"
FROM = "Behind it: {organiser}. [Where I read the date]({source}), checked in {checked}."
FROM_OWN = "Your group's own day."
FROM_LINK = "Your group's own day. [Its page]({source})."
SURE = {
    "high": "The sources agree.",
    "medium": "Some sources differ: look again before you plan much.",
    "low": "The sources are thin: look again before you plan.",
}
CELEBRATED = "Your group celebrates it."
NOT_CELEBRATED = "It is not on your group's list."
ADD = "Celebrate it"
REMOVE = "Not for our group"
ADDED = "Saved: **{name}** is on your group's list."
REMOVED = "Saved: **{name}** is not on your group's list. Nothing about it will be posted."
NOT_THERE = "That day is not in the calendar any more. /celebrate upcoming shows what is."
NOT_FOUND = "I know no book day called \u201c{typed}\u201d. Pick one from the list as you type."

# Choosing
CHOOSE = "Book days for **{group}**. Only you see this. Each answer is saved at once."
CHOOSE_FIRST = "Nothing is celebrated until you choose a list. You can change it any time."
CHOSEN = "**You celebrate:** {what}. {cap}."
CHOSEN_NAMES = {
    "calm": "the calm list",
    "usual": "the usual list",
    "everything": "everything that is not contested",
    "": "what you picked yourselves",
}
CHOSEN_PACKS = "the packs {packs}"
CHOSEN_PACK = "the pack {packs}"
CHOSEN_ADDED = "{count} picked by hand"
CHOSEN_REMOVED = "without {count} that you left out"
LIST_MENU = "Choose a list"
LISTS = {
    "calm": "Calm: 12 a year",
    "usual": "Usual: 24 a year",
    "everything": "Everything: one post a week",
    "": "No list: only what you pick",
}
LIST_HINTS = {
    "calm": "About one a month, the best known",
    "usual": "The same and twelve more",
    "everything": "All that is not contested; the best of each week is posted",
    "": "Pick them month by month",
}
PACKS_MENU = "Add packs, or none"
PACKS = {
    "elementary": "Elementary school",
    "middle": "Middle school",
    "high": "High school",
    "uk": "United Kingdom",
    "au": "Australia",
    "ca": "Canada",
    "international": "International",
    "funny": "Funny days",
    "author-birthdays": "Author birthdays",
}
PACK_HINT = "{days}, such as {name}"
NO_CHANNEL = "**Nothing comes yet:** no channel was chosen in /setup."
CAP_MENU = "How many posts a week"
CAPS = {"1": "At most one post a week", "2": "At most two posts a week", "0": "All that come"}
MONTH_AHEAD = "**{month}:** {posts}."
REST_OF_MONTH = "**The rest of {month}:** {posts}."
NO_POSTS = "nothing is posted"
POST = "post"
POST_LINE = "{day}: {names}"
POST_EARLY = "{name}, for {days}"
EARLY_WHY = "A day without school is posted on the school day before it."
POST_SUMMER = "{names} (in the summer, since you chose it)"
SKIPPED = {
    "cap": "**Chosen, not posted:** {names}. Each of those weeks has its posts already.",
    "full": "**Chosen, not posted:** {names}. Three others share that morning.",
    "summer": "**Chosen, not posted:** {names}. It is summer; add one by itself and it comes.",
    "no school": "**Chosen, not posted:** {names}. I found no school day before it.",
}
MORE = "and {count} more"
MONTH_BEFORE = "Month before"
MONTH_AFTER = "Month after"
BY_MONTH = "Change {month}"
IMPORT = "Import days"
DATES = "Enter dates"
WAITING = "Look at proposals"

# Changing a month
MONTH = "**{month}.** Tick what your group celebrates. Only you see this."
MONTH_PAGE = "Page {page} of {pages}."
MONTH_MENU = "What you celebrate in {month}"
MONTH_EMPTY = "Nothing in the calendar falls into {month}."
MONTH_UNDATED = "no date yet"
MONTH_SAVED = "Saved."
CONTESTED = "**{name}** ({days}) is off unless you choose it. {note} Instead: {instead}"
CONTESTED_ON = "**{name}** ({days}) is on: you chose it. {note} Instead: {instead}"
CONTESTED_ADD = "Celebrate {name}"
CONTESTED_REMOVE = "Leave out {name}"
PREVIEW = "What is posted"
OTHER_MONTH = "That month is not one I can show. Press again."

# Dates that nobody announced
LACKING = (
    "**{count} of your book days have no date yet this school year.** Their organizers set them "
    "anew each year. If you know one, enter it: it counts for your group."
)
LACKING_ONE = (
    "**One of your book days has no date yet this school year.** Its organizer sets it anew each "
    "year. If you know it, enter it: it counts for your group."
)
LACKING_LINE = "{name}. {before}"
LACKING_NEVER = "I know no earlier date."
LACKING_SAFE = "Nothing is posted about these until there is a date. Leaving them is fine."
LACKING_NONE = "Each of your book days has its date."
LACKING_DESK = "{number}. **Book days without a date:** {names}. Leaving them is fine."
LACKING_MENU = "Enter the date of"
DATE_TITLE = "When is it?"
DATE_LABEL = "The date, or from when to when"
DATE_HINT = 'Such as "April 18" or "April 18 to 24"'
DATE_SAVED = "Saved for your group: **{name}**, {days}."
DATE_TYPED = "You typed: {typed}"
DATE_YEARLY = "I need this year's days here, such as April 18 to 24."

# Files
ICS_NAME = "book-days.ics"
ICS_READY = (
    "Here are your book days of the next twelve months: {count}. Open the file on your computer "
    "or phone to add them; opening a newer one later brings them up to date."
)
ICS_ONE = "Here is **{name}** for your own calendar: {days}."
ICS_NOTHING = "There is no date in the next twelve months to put into a file yet."
ICS_CALENDAR = "Book days"
PAGE_READY = (
    "Here is {month} as a page for the library door. Open it in a browser and print it; A4 and "
    "Letter both fit."
)
PAGE_NOTHING = "No book day of yours falls into {month}, so there is no page for it."
PAGE_HEADING = "Book days in {month}"
PAGE_INTRO = "Come in and celebrate with us."
PAGE_TRY = "Try this:"
PAGE_OWN = "Our own day"
PAGE_FOOT = "From {group}"
ALL_MONTH = "All month"
