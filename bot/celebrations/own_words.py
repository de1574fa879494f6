"""Every sentence about a day of a group's own: proposed, decided, imported."""

# A member's own day
FORM_TITLE = "Propose a day"
NAME_LABEL = "What it's called"
NAME_HINT = "Please leave out student names"
WHEN_LABEL = "When"
WHEN_HINT = '"March 4 to 8", or each year: "first Friday in May"'
COUNTER_LABEL = "What everyone adds up, if anything"
COUNTER_HINT = 'Like "pages read", for a challenge'
OPTIONAL_HINT = "Optional"
WHY = "Why"
ACTIVITY = "The activity"
PROPOSED = (
    "Sent to the people who run the group: **{name}**, {days}. When one of them approves it, it's "
    "in everyone's calendar. Until then nobody else sees it."
)
ENTERED = "Saved. **{name}** is in the calendar: {days}."
NOT_SENT = "Not sent yet. {reason} What you typed is safe."
NAME_EMPTY = "A day needs a name."
NAME_TOO_LONG = "The name has {length} characters, and {limit} fit on a page."
NAME_MENTION = "The name has a mention in it, which won't work on a printed page."
NAME_LINK = "The name has a link in it, which doesn't print well."
TEXT_TOO_LONG = "{what} has {length} characters, and {limit} fit into the post."
COUNTER_TOO_LONG = (
    "What everyone adds up has {length} characters; {limit} fit, like \u201cpages read\u201d."
)
LINK_NOT_READ = "A link starts with https:// and has no spaces. Fix it or leave it empty."
ALREADY_LISTED = (
    "**{name}** is in the calendar everyone can choose from. /celebrate show tells you more."
)
ALREADY_OWN = "**{name}** is already in your group's calendar on those days."
ALREADY_PROPOSED = (
    "Someone already proposed **{name}**. It's waiting for the people who run the group."
)

# When it is
WHEN_EMPTY = 'When is it? Try "March 4", "March 4 to 8" or "first Friday in May".'
WHEN_TOO_LONG = (
    "That's {length} characters for a date; I can read {limit} at most. Just the dates are enough."
)
WHEN_NOT_READ = (
    "I couldn't read \u201c{typed}\u201d as a date. Try \u201cMarch 4 2027\u201d, \u201cMarch 4 to "
    "8\u201d or \u201cfirst Friday in May\u201d."
)
WHEN_SEVERAL = (
    "That's more than one date. Enter one day, or one range of days; you can add the others after."
)
WHEN_AGAIN = "Please look at the date again."
WHEN_WEEKDAY = "{what}. Please look at the day or the year again."
WHEN_LEAP = (
    "February 29 only comes in leap years. Write February 28, or the date with its leap year."
)
WHEN_NEVER = (
    "There's never a {nth} {weekday} in {month}. \u201cLast {weekday} in {month}\u201d works every "
    "year."
)
WHEN_NOT_THEN = "There's no {nth} {weekday} in {month} {year}."
WHEN_NOT_YEARLY = (
    "Not every year has a {nth} {weekday} in {month}, so some years would go without. \u201cLast "
    "{weekday} in {month}\u201d works every year."
)
WHEN_WEEK_OF = "I count weeks from Monday: \u201cweek of the {nth} Monday in {month}\u201d works."
WHEN_WHICH_WEEK = "The first, second, third or last full week in {month} works. Or write the days."
WHEN_LONG = "That's a long stretch; it can be up to {limit} days. Is the year right?"
WHEN_PAST = "{days} is over. Enter a day that's still to come, with its year if it's far off."
WHEN_FAR = "{year} is a long way off. Enter a day within the next five years."
WHEN_YEARLY = "each year, next {days}"
WHEN_NEVER_SAID = "each year"

# For the people who run the group
DESK = "{number}. **Proposed: {name}**, {days}, by {author}."
DESK_WHY = " Why: {why}"
DESK_CHOOSE = (
    "{number}. **Book days are on, but nobody has chosen a list.** I won't post any until then."
)
APPROVE = "Approve"
APPROVE_NAME = "Approve {name}"
DECLINE = "Not this time"
PROPOSALS = (
    "**Proposed days.** Only you see this. I'll tell the person who proposed it what you decide."
)
PROPOSALS_NONE = "No proposal is waiting."
PROPOSAL = "**{name}**, {days}. Proposed by {author}."
APPROVED = "Saved. **{name}** is in the calendar: {days}. The person who proposed it is told."
DECLINED = "Saved. **{name}** stays out of the calendar. The person who proposed it is told."
DECIDED = "Someone who runs the group already decided that one."
SOMEONE = "someone in the group"
TOLD_APPROVED = (
    "Your day is in the group's calendar: **{name}**, {days}. Thank you for thinking of it."
)
TOLD_DECLINED = (
    "The people who run the group left **{name}** out of the calendar this time. Here's what you "
    "wrote, so nothing is lost: {typed}"
)
WHAT_COMES = "See what's coming"
COMES_ELSEWHERE = "Open [your group]({link}) and run /celebrate upcoming there."
UNFIT = (
    "**{name}** wasn't posted: {why}. It may be in what you wrote about it. *Change my text* opens "
    "it, and once that's done, it's posted if its day isn't over."
)
CHANGED = "Changed: **{name}**, {days}. If it's today, its post follows in a moment."
CHANGED_WAITS = "Changed: **{name}**, {days}. A coordinator looks at it once more first."
KIND_ASK = "a question for you about book days' dates"
KIND_ANSWER = "an answer to someone who proposed a day"

# Import
IMPORT_TITLE = "Import days"
IMPORT_LABEL = "A table or a calendar file"
IMPORT_HINT = "CSV, Excel or .ics. Columns: name, from, to, link. Nothing is added yet."
DRY_RUN = "Not added yet. Here's what I read in {file}:"
DRY_NEW = "**{count} new:**"
DRY_LINE = "{name}: {days}"
DRY_THERE = "**Already in your calendar:** {names}."
DRY_OVER = "**Already over, left out:** {count}."
# In place of a day, where a calendar's event has no last one
ENDLESS = "repeats without an end"
WHEN_ENDLESS = "It repeats without an end, so I left it out. Give it an end, or add it as a day."
DRY_MISSED = "**I couldn't read these:**"
DRY_MISSED_LINE = "Line {number}, {name}: {reason}"
DRY_NOTHING = "There's nothing new in it to add."
TAKE = "Add {days}"
DAY = "day"
DROP = "Leave it"
IMPORT_DROPPED = "Nothing was added."
IMPORTED = "Added {days}. They're in the calendar, and I'll post about them when the day comes."
FILE_EMPTY = "I found no days in that file. Its columns are name, from, to, link."
FILE_TOO_LONG = "That file has {lines} lines; I can take {limit} at a time. Split it in two."
FILE_LOST = "I couldn't get the file from Discord. Please try again."
FILE_NONE = "There wasn't a file with it. Press *Import days* and choose one."
