"""Every sentence about the calendar of book days that a member reads."""

# Its switch
SWITCH = "book days"
SWITCH_HINT = "Book-themed days with a thread; you choose the list first"
PURPOSE = "book days"
SUGGESTION = (
    "On World Read Aloud Day and days like it, I post one ten-minute idea with a thread. You "
    "choose the list first and see what I would post."
)

GROUP_HELP = "Book-themed days: what's coming, what it is, and your own"
UPCOMING_HELP = "Which book days are next; only you see it"
SHOW_HELP = "What a book day is, one idea for it, and when it is"
SHOW_DAY = "Type a few letters of its name; leave empty for the next one"
PROPOSE_HELP = "Propose a day of your own for the group's calendar"
PROPOSE_NAME = "What it's called, like Prairie Reads Day"
PROPOSE_WHEN = 'A date, "March 4 to 8", or "first Friday in May" for each year'
PROPOSE_WHY = "Why it's worth a day"
PROPOSE_ACTIVITY = "One thing a library could do"
PROPOSE_COUNTER = 'What everyone adds up, like "pages read"; leave empty for nothing'

# The list
UPCOMING = "**Upcoming book days.** Only you see this."
UPCOMING_LINE = "**{days}:** {name}"
UPCOMING_NONE = "You don't have any book days with a date in the next twelve months."
UNCHOSEN = (
    "This group hasn't chosen its book days yet, so nothing will be posted. {names} can choose a "
    "list with /celebrate upcoming. You can propose a day of your own."
)
UNDATED = "**No date yet:** {names}."
LOOK_MENU = "Look at one of these"
EARLIER = "Earlier"
LATER = "Later"
FILE = "Calendar file"
PAGE = "Page to print"
CHANGE = "Choose book days"
PROPOSE = "Propose a day"
BACK_TO_LIST = "All upcoming days"

# One day
WHEN_DATED = "**{name}:** {days}."
WHEN_UNDATED = "**{name}:** no date announced yet."
WHEN_BEFORE = "The last date I know: {days}."
IDEA = "Got ten minutes? {idea}"
OPENER = "To start a conversation: {opener}"
COUNTS = "We add up everyone's {counter}."
NOTE = "Good to know: {note}"
INSTEAD = "Instead: {instead}"
FROM = "Who runs it: {organiser}. [Where I read the date]({source}), checked in {checked}."
FROM_OWN = "Your group's own day."
FROM_LINK = "Your group's own day. [Its page]({source})."
SURE = {
    "high": "The sources agree.",
    "medium": "Some sources differ: check before you plan much.",
    "low": "I found few sources: check before you plan.",
}
CELEBRATED = "Your group celebrates it."
NOT_CELEBRATED = "It isn't on your group's list."
ADD = "Celebrate it"
REMOVE = "Not for our group"
ADDED = "Saved: **{name}** is on your group's list."
REMOVED = "Saved: **{name}** isn't on your group's list. I won't post about it."
NOT_THERE = "That day isn't in the calendar anymore. /celebrate upcoming shows what is."
NOT_FOUND = (
    "I don't know a book day called \u201c{typed}\u201d. Pick one from the list as you type."
)

# Choosing
CHOOSE = "Book days for **{group}**. Only you see this. Each answer is saved right away."
CHOOSE_FIRST = (
    "I won't post about any book days until you choose a list. You can change it any time."
)
CHOSEN = "**You celebrate:** {what}. {cap}."
CHOSEN_NAMES = {
    "calm": "the calm list",
    "usual": "the usual list",
    "everything": "everything for your country that isn't contested",
    "": "what you picked yourselves",
}
CHOSEN_PACKS = "the packs {packs}"
CHOSEN_PACK = "the pack {packs}"
CHOSEN_ADDED = "{count} picked by hand"
CHOSEN_REMOVED = "without {count} that you left out"
MOVED = (
    "**Your time zone is in another country now.** Your list still has the days of the one "
    "before. *Use our country's days* swaps them; your packs and what you picked stay."
)
TAKE_COUNTRY = "Use our country's days"
LIST_MENU = "Choose a list"
LISTS = {
    "calm": "Calm: {count} book days",
    "usual": "Usual: {count} book days",
    "everything": "Everything: one post a week",
    "": "No list: only what you pick",
}
LIST_HINTS = {
    "calm": "The best known of the world's days and your country's",
    "usual": "The same and {more} more",
    "everything": "The world's days and your country's, without heritage months or contested ones.",
    "": "Pick them month by month",
}
PACKS_MENU = "Add packs, or none"
PACKS = {
    "elementary": "Elementary school",
    "middle": "Middle school",
    "high": "High school",
    "uk": "United Kingdom",
    "ie": "Ireland",
    "au": "Australia",
    "nz": "New Zealand",
    "ca": "Canada",
    "international": "International",
    "funny": "Funny days",
    "author-birthdays": "Author birthdays",
}
PACK_HINT = "{days}, such as {name}"
NO_CHANNEL = "**Nothing will be posted yet:** nobody has chosen a channel in /setup."
CAP_MENU = "How many posts a week"
CAPS = {
    "1": "At most one post a week",
    "2": "At most two posts a week",
    "0": "As many posts as come up",
}
MONTH_AHEAD = "**{month}:** {posts}."
REST_OF_MONTH = "**The rest of {month}:** {posts}."
NO_POSTS = "no posts"
POST = "post"
POST_LINE = "{day}: {names}"
POST_EARLY = "{name}, for {days}"
EARLY_WHY = "If there's no school that day, I post on the school day before."
POST_SUMMER = "{names} (in the summer, because you chose it)"
SKIPPED = {
    "cap": "**Chosen, not posted:** {names}. Those weeks already have their posts.",
    "full": "**Chosen, not posted:** {names}. Three others share that morning.",
    "summer": (
        "**Chosen, not posted:** {names}. It's summer. To post one anyway, add that day on its own."
    ),
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
MONTH = "**{month}.** Check what your group celebrates. Only you see this."
MONTH_PAGE = "Page {page} of {pages}."
MONTH_MENU = "What you celebrate in {month}"
MONTH_EMPTY = "There's nothing in the calendar in {month}."
MONTH_UNDATED = "no date yet"
MONTH_SAVED = "Saved."
CONTESTED = "**{name}** ({days}) is off unless you choose it. {note} Instead: {instead}"
CONTESTED_ON = "**{name}** ({days}) is on: you chose it. {note} Instead: {instead}"
CONTESTED_ADD = "Celebrate {name}"
CONTESTED_REMOVE = "Leave out {name}"
PREVIEW = "What I'll post"
OTHER_MONTH = "I can't show that month. Please press again."

# Dates that nobody announced
LACKING = (
    "**{count} of your book days have no date yet this school year.** The organizers set new dates "
    "each year. If you know one, enter it for your group."
)
LACKING_ONE = (
    "**One of your book days has no date yet this school year.** Its organizer sets a new date "
    "each year. If you know it, enter it for your group."
)
LACKING_LINE = "{name}. {before}"
LACKING_NEVER = "I don't know an earlier date."
LACKING_SAFE = "Nothing is posted about a day until it has a date. It's fine to leave it."
LACKING_NONE = "Each of your book days has its date."
LACKING_DESK = "{number}. **Book days without a date:** {names}. It's fine to leave them."
LACKING_MENU = "Enter the date of"
DATE_TITLE = "When is it?"
DATE_LABEL = "The date, or the first and last day"
DATE_HINT = 'Like "April 18" or "April 18 to 24"'
DATE_SAVED = "Saved for your group: **{name}**, {days}."
DATE_YEARLY = "I need this year's date, like April 18 to 24."

# Files
ICS_NAME = "book-days.ics"
PAGE_NAME = "coming-up-{month}.html"
ICS_READY = (
    "Here are your book days for the next twelve months: {count}. Open the file on your computer "
    "or phone to add them; opening a newer one later updates them."
)
ICS_ONE = "Here's **{name}** for your own calendar: {days}."
ICS_NOTHING = "There's no date in the next twelve months to put in a file yet."
ICS_CALENDAR = "Book days"
PAGE_READY = (
    "Here's {month} as a page for the library door. Open it in a browser and print it; Letter and "
    "A4 both work."
)
PAGE_NOTHING = "There's nothing in {month} yet, so there's no page for it."
PAGE_HEADING = "Book days in {month}"
PAGE_HEADING_ALL = "Coming up in {month}"
PAGE_INTRO = "Come in and celebrate with us."
PAGE_TRY = "Try this:"
PAGE_OWN = "Our own day"
PAGE_FOOT = "From {group}"
ALL_MONTH = "All month"

# What a person's export has of it, and what one or several of its rows are called
SHEETS = {
    "book days I took part in": (
        "which book days you took part in, and when",
        "book day you took part in",
        "book days you took part in",
    ),
    "book days I help to plan": (
        "which book days you're helping plan",
        "book day you're helping plan",
        "book days you're helping plan",
    ),
}
OWN_SHEETS = {
    "days I proposed": (
        "the book days you proposed for the group's list",
        "book day you proposed",
        "book days you proposed",
    ),
}
