"""Every sentence about a day of a group's own: proposed, decided, imported."""

# A day of one's own
FORM_TITLE = "Propose a day"
NAME_LABEL = "What it is called"
NAME_HINT = "Please leave out student names"
WHEN_LABEL = "When"
WHEN_HINT = '"March 4 to 8", or each year: "first Friday in May"'
COUNTER_LABEL = "What everyone adds up, if anything"
COUNTER_HINT = 'Such as "pages read", for a challenge'
OPTIONAL_HINT = "May stay empty"
WHY = "Why"
ACTIVITY = "The activity"
PROPOSED = (
    "Sent to the people who run the group: **{name}**, {days}. When one of them approves it, it is "
    "in everyone's calendar. Until then nobody else sees it."
)
ENTERED = "Saved. **{name}** is in the calendar: {days}."
NOT_SENT = "Not sent yet. {reason} What you typed is safe."
NAME_EMPTY = "A day needs a name."
NAME_TOO_LONG = "The name has {length} characters, and {limit} fit on a page."
NAME_MENTION = "The name has a mention in it, which means nothing on a printed page."
NAME_LINK = "The name has a link in it, which does not print well."
TEXT_TOO_LONG = "{what} has {length} characters, and {limit} fit into the post."
COUNTER_TOO_LONG = (
    "What is added up has {length} characters; {limit} fit, such as \u201cpages read\u201d."
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
WHEN_NOT_THEN = "There is no {nth} {weekday} in {month} {year}."
WHEN_NOT_YEARLY = (
    "Not every year has a {nth} {weekday} in {month}, so some years would go without. \u201cLast "
    "{weekday} in {month}\u201d comes every year."
)
WHEN_WEEK_OF = (
    "I count weeks from their Monday: \u201cweek of the {nth} Monday in {month}\u201d works."
)
WHEN_WHICH_WEEK = "The first, second, third or last full week in {month} works. Or write the days."
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
IMPORT_LABEL = "A table or a calendar file"
IMPORT_HINT = "CSV, Excel or .ics. Columns: name, from, to, link. Nothing is added yet."
DRY_RUN = "Not added yet. This is what I read in {file}:"
DRY_NEW = "**{count} new:**"
DRY_LINE = "{name}: {days}"
DRY_THERE = "**In your calendar already:** {names}."
DRY_OVER = "**Over already, left out:** {count}."
DRY_MISSED = "**Not understood:**"
DRY_MISSED_LINE = "Line {number}, {name}: {reason}"
DRY_NOTHING = "There is nothing new in it to add."
TAKE = "Add {days}"
DAY = "day"
DROP = "Leave it"
IMPORT_DROPPED = "Nothing was added."
IMPORTED = "Added {days}. They are in the calendar, and posted when they come."
FILE_EMPTY = "I found no days in that file. Its columns are name, from, to, link."
FILE_TOO_LONG = "That file has {lines} lines; I take {limit} at a time. Two files work."
FILE_LOST = "Discord did not give me the file. Please try it once more."
FILE_NONE = "There was no file with it. Press Import days and choose one."
