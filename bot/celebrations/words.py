"""Every sentence about the calendar of book days that a member reads."""

GROUP_HELP = "Book-themed days: what comes, what it is, one of your own"
UPCOMING_HELP = "Which book days come next; only you see it"
SHOW_HELP = "What a book day is, one idea for it, and when it is"
SHOW_DAY = "Type a few letters of its name; empty shows the next one"
PROPOSE_HELP = "Propose a day of your own for the group's calendar"
PROPOSE_NAME = "What it is called, such as Prairie Reads Day"
PROPOSE_WHEN = 'A date, "March 4 to 8", or "first Friday in May" for each year'
PROPOSE_WHY = "Why it is worth a day"
PROPOSE_ACTIVITY = "One thing that a library could do"
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
FROM = "Kept by: {organiser}. [Where I read the date]({source}), checked in {checked}."
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
PACK_HINT = "{count} days, such as {name}"
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
    "**{count} of your book days have no date yet this school year.** Their organisers set them "
    "anew each year. If you know one, enter it: it counts for your group."
)
LACKING_ONE = (
    "**One of your book days has no date yet this school year.** Its organiser sets it anew each "
    "year. If you know it, enter it: it counts for your group."
)
LACKING_LINE = "{name}. {before}"
LACKING_NEVER = "I know no earlier date."
LACKING_SAFE = "Nothing is posted about these until there is a date. Leaving them is fine."
LACKING_NONE = "Each of your book days has its date."
LACKING_DESK = "{number}. **Book days without a date:** {names}. Leaving them is fine."
LACKING_MENU = "Enter the date of"
LACKING_ELSEWHERE = (
    "Open [your group]({link}) and run /celebrate upcoming there: *Enter dates* is on the panel "
    "behind *Choose book days*."
)
DATE_TITLE = "When is it?"
DATE_LABEL = "The date, or from when to when"
DATE_HINT = 'Such as "April 18" or "April 18 to 24"'
DATE_SAVED = "Saved for your group: **{name}**, {days}."
DATE_TYPED = "You typed: {typed}"
DATE_YEARLY = "I need this year's days here, such as April 18 to 24."

# A day of one's own
FORM_TITLE = "Propose a day"
NAME_LABEL = "What it is called"
NAME_HINT = "Please leave out student names"
WHEN_LABEL = "When"
WHEN_HINT = '"March 4 to 8", or each year: "first Friday in May"'
WHY_LABEL = "Why it is worth a day"
ACTIVITY_LABEL = "One thing that a library could do"
COUNTER_LABEL = "What everyone adds up, if anything"
COUNTER_HINT = 'Such as "pages read", for a challenge'
OPTIONAL_HINT = "May stay empty"
WHY = "Why"
ACTIVITY = "The activity"
CHANGE_TEXT = "Change my text"
PROPOSED = (
    "Sent to the people who run the group: **{name}**, {days}. When one of them approves it, it is "
    "in everyone's calendar. Until then nobody else sees it."
)
ENTERED = "Saved. **{name}** is in the calendar: {days}."
LOOK_FIRST = "Not sent yet. One thing to look at first."
FINE = "It is fine, send it"
DRAFT_GONE = "That draft is not there any more; drafts are kept for a day. You can start again."
NAME_EMPTY = "Not sent yet. A day needs a name. The rest of what you typed is safe."
NAME_TOO_LONG = (
    "Not sent yet. The name has {length} characters, and {limit} fit on a page. What you typed is "
    "safe; a shorter name will do."
)
NAME_MENTION = (
    "Not sent yet. The name has a mention in it, which would not work on a printed page. What you "
    "typed is safe; leave the mention out."
)
NAME_LINK = (
    "Not sent yet. The name has a link in it, and a link does not print well. What you typed is "
    "safe; the link can stand in the reason."
)
TEXT_TOO_LONG = (
    "Not sent yet. {what} has {length} characters, and {limit} fit into the post. What you typed "
    "is safe; a shorter one will do."
)
COUNTER_TOO_LONG = (
    "Not sent yet. What is added up has {length} characters; {limit} fit, such as \u201cpages "
    "read\u201d. What you typed is safe."
)
LINK_NOT_READ = "A link begins with https:// and has no spaces. Leave it empty or mend it."
ALREADY_LISTED = (
    "**{name}** is in the calendar that everyone can choose from. /celebrate show tells more."
)
ALREADY_OWN = "**{name}** is in your group's calendar on those days already."
ALREADY_PROPOSED = "**{name}** was proposed already and waits for the people who run the group."

# When it is
WHEN_EMPTY = 'When is it? "March 4", "March 4 to 8" or "first Friday in May" tells me.'
WHEN_TOO_LONG = "That is {length} characters for a date; I read at most {limit}. The days will do."
WHEN_NOT_READ = (
    "I could not read \u201c{typed}\u201d as days. \u201cMarch 4 2027\u201d, \u201cMarch 4 to "
    "8\u201d or \u201cfirst Friday in May\u201d would work."
)
WHEN_SEVERAL = "That is more than one date. One day or one stretch of days works; add the others."
WHEN_AGAIN = "Please look at the date again."
WHEN_WEEKDAY = "{what}. Please look at the day or the year again."
WHEN_LEAP = (
    "29 February comes in leap years only. Write 28 February, or the day with its leap year."
)
WHEN_NEVER = (
    "There is never a {nth} {weekday} in {month}. \u201cLast {weekday} in {month}\u201d comes "
    "every year."
)
WHEN_NOT_YEARLY = (
    "Not every year has a {nth} {weekday} in {month}, so some years would go without. \u201cLast "
    "{weekday} in {month}\u201d comes every year."
)
WHEN_WEEK_OF = (
    "I count weeks from their Monday: \u201cweek of the {nth} Monday in {month}\u201d works."
)
WHEN_LONG = "That is a long stretch; up to {limit} days work. Is the year right?"
WHEN_PAST = "{days} is over. A day to come works, with its year if it is far off."
WHEN_FAR = "{year} is a long way off. A day within the next five years works."
WHEN_YEARLY = "each year, next {days}"
WHEN_NEVER_SAID = "each year"

# For the people who run the group
DESK = "{number}. **Proposed: {name}**, {days}, by {author}."
DESK_WHY = " Why: {why}"
DESK_CHOOSE = "{number}. **Book days are on, and no list is chosen.** Nothing comes until then."
APPROVE = "Approve"
APPROVE_NAME = "Approve {name}"
DECLINE = "Not this time"
PROPOSALS = "**Proposed days.** Only you see this. Who proposed one is told what you decide."
PROPOSALS_NONE = "No proposal waits."
PROPOSAL = "**{name}**, {days}. Proposed by {author}."
APPROVED = "Saved. **{name}** is in the calendar: {days}. Whoever proposed it is told."
DECLINED = "Saved. **{name}** stays out of the calendar. Whoever proposed it is told."
DECIDED = "Someone who runs the group has decided that one already."
SOMEONE = "someone in the group"
TOLD_APPROVED = (
    "Your day is in the group's calendar: **{name}**, {days}. Thank you for thinking of it."
)
TOLD_DECLINED = (
    "The people who run the group left **{name}** out of the calendar this time. Here is what you "
    "wrote, so that nothing is lost: {typed}"
)
WHAT_COMES = "What else comes"
COMES_ELSEWHERE = "Open [your group]({link}) and run /celebrate upcoming there."
KIND_ASK = "Asking for dates of book days"
KIND_ANSWER = "Telling who proposed a day"

# Import
IMPORT_TITLE = "Import days"
IMPORT_LABEL = "A table, saved as CSV"
IMPORT_HINT = "Columns: name, from, to, link. Nothing is added yet."
DRY_RUN = "Not added yet. This is what I read in {file}:"
DRY_NEW = "**{count} new:**"
DRY_LINE = "{name}: {days}"
DRY_THERE = "**In your calendar already:** {names}."
DRY_OVER = "**Over already, left out:** {count}."
DRY_MISSED = "**Not understood:**"
DRY_MISSED_LINE = "Line {number}, {name}: {reason}"
DRY_STUDENT = "**Worth a look first:** {words}. Anyone here could copy the names of days."
DRY_NOTHING = "There is nothing new in it to add."
TAKE = "Add {days}"
DAY = "day"
DROP = "Leave it"
IMPORT_DROPPED = "Nothing was added."
IMPORTED = "Added {days}. They are in the calendar, and posted when they come."
FILE_TOO_LARGE = "That file is larger than {limit} KB. A table of a year's days is much smaller."
FILE_EMPTY = "I found no days in that file. Its columns are name, from, to, link."
FILE_NO_TABLE = "That file is no table of text. In a spreadsheet: Save as, CSV."
FILE_TOO_LONG = "That file has {lines} lines; I take {limit} at a time. Two files work."
FILE_LOST = "Discord did not give me the file. Please try it once more."
FILE_NONE = "There was no file with it. Press Import days and choose one."

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
