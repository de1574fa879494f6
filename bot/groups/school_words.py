"""Every sentence about a group's school year and its times."""

# The panel
PANEL = (
    "**The school year {year}.** Only you see this. On days without school, and in summer, I won't "
    "start any posts."
)
USUAL = (
    "These are typical US dates. Yours will differ a little: paste your district's dates into "
    "*Change the dates*."
)
ENTERED = "You entered these dates. Later years will look the same until you enter them."
FIRST_DAY = "**First day:** {day}"
LAST_DAY = "**Last day:** {day}"
DAYS = "**School days:** {days}, {opens} to {closes}"
OFF = "**No school:** {breaks}"
OFF_NONE = "**No school:** no breaks entered"
OFF_ONE = "{name}, {days}"
MORE_BREAKS = "and {count} more"
NUDGE = "**The nudge:** {at} on the first school day of each week."
WEEKLY = "**The week's post:** {at} on the last school day of each week."
DRAFT_WAITS = (
    "You have dates you haven't saved behind *Change the dates*. Nothing changes until you save "
    "them."
)
SAVED = "Saved. I've adjusted what's planned."
USUAL_AGAIN_DONE = (
    "Done. The usual year is back. The dates you entered are still in *Change the dates* if you "
    "need them."
)

# Changing the dates
DATES_TITLE = "The school year"
DATES_LABEL = "Dates, one per line"
DATES_HINT = "First day Aug 17. Nov 25-29 Thanksgiving. Fridays off. A pasted page is fine."
DATES_FILE_LABEL = "Or your district's calendar as a file"
DATES_FILE_HINT = "An .ics, .csv or .xlsx file replaces the text above."
FILE_LOST = "That file didn't arrive. Send it again, or paste the dates."
FILE_FULL = (
    "That file has more about school days than fits here. Keep one school year and send it again."
)
KEPT_FILE = "**Not saved yet.** {reason} Nothing changed."
DATES_PRIVATE = "a calendar that only coordinators see, and nobody's words"
EDGES = "**First day** {first}. **Last day** {last}."
NOT_KNOWN = "not known yet"
READ_OFF = "**No school:** {breaks}."
READ_OFF_NONE = "**No school:** no days off found."
READ_USUAL = "**Off in most schools, but not in your text:** {breaks}."
READ_ONE = "{name} ({days})"
IS_THIS_RIGHT = "**{days} school days**, {week}. Is this right? Nothing is saved yet."
NOT_SAVED_YET = "Nothing is saved yet."
ONE_QUESTION = "**One question:** {question}"
FIRST_QUESTION = "**{count} questions.** The first: {question}"
MISSED = "**I didn't understand all of this.** *Change the text* shows the lines:"
IN_FILE = "And {count} more lines, in the file below."
FILE_NAME = "school-year.txt"
FILE_ABOUT = "Every date I understood, one per line"
NOT_A_DAY = 'I couldn\'t read "{typed}" as a day. Try August 20, or March 15-19 for several.'
EMPTY = "The box was empty, so nothing changed."
KEPT = "**Not saved yet.** {reason} Your text is kept; *Change the text* shows it."
NO_DRAFT = "There's nothing left to save. This is how it is now."
ANSWERED = "Got it."
ENDLESS = (
    "I left out what repeats without an end: {titles}. If it closes school, add the days as lines."
)
PASTED_ONLY = (
    "I read only the page you pasted. The dates that were in the box before aren't mixed in."
)
ANSWER_TITLE = "School dates"
ANSWER_PRIVATE = "dates that only coordinators see"
ANSWER_LABELS = {
    "first": "First day of school",
    "last": "Last day of school",
    "returns": "First day back at school",
    "leaves": "First day of the break",
    "winter": "Winter break, first to last day",
    "spring": "Spring break, first to last day",
}
ANSWER_HINT = "Like August 20"
ANSWER_HINT_SEVERAL = "Like March 15-19"
CHANGED_MEANWHILE = (
    "The dates changed after you opened the box. *Change the text* shows how they read now."
)
CHANGED_SINCE = "These dates changed after you looked. Here's how they read now."

# The times
TIMES_TITLE = "Times"
NUDGE_LABEL = "The nudge, first school day of the week"
WEEKLY_LABEL = "The week's post, last school day"
OPENS_LABEL = "School opens"
CLOSES_LABEL = "School closes"
TIME_HINT = "Like 7:15 AM. Use your group's local time."
TIMES_PRIVATE = "times that only coordinators see"
NOT_A_TIME = 'Not saved yet. I couldn\'t read "{typed}" as a time. Try 7:15 AM, 12:00 or noon.'
HOURS_BACKWARDS = (
    "Not saved yet. School would close at {closes}, before it opens at {opens}. Change one of them."
)
HOURS_OUTSIDE = (
    "Not saved yet. I stay quiet before 7:00 AM and after 5:00 PM, so {opens} to {closes} wouldn't "
    "leave me any time at all. Change one of them."
)
AT_NIGHT = "**Not saved yet.** That's at night. Keep {times}?"
OUT_OF_HOURS = "**Not saved yet.** That's before 7:00 AM or after 5:00 PM. Keep {times}?"

# Buttons
SCHOOL_YEAR = "School year"
CHANGE_DATES = "Change the dates"
CHANGE_AGAIN = "Change again"
CHANGE_TEXT = "Change the text"
TYPE_DAY = "Type the day"
TYPE_DAYS = "Type the days"
SAVE_DATES = "Save these dates"
SAVE_ANYWAY = "Save anyway"
TIMES = "Times"
KEEP = "Keep {times}"
USUAL_AGAIN = "Use the usual year again"
BACK = "Back to the school year"
BACK_TO_MORE = "Back"

# The post of a new year
RESTART = (
    "**It's a new school year, and I'm back.** {ways} Small wins count. So do half-finished ones."
)
RESTART_FIRST = "**It's a new school year.** {ways} Small wins count. So do half-finished ones."
RESTART_FIRST_LATE = (
    "**It's a new school year, and I'm a little late.** {ways} Small wins count. So do "
    "half-finished ones."
)
RESTART_LATE = (
    "**It's a new school year, and I'm back, a little late.** {ways} Small wins count. So do "
    "half-finished ones."
)
RESTART_SHARE = "When something works, *Share a win* takes less than a minute."
RESTART_NUDGE = (
    "*My nudge* is one small thing for this week that only you see; *Set my nudge* lets you choose "
    "where you get it, if at all."
)
RESTART_READ = "It's fine just to read; nobody keeps score."
RESTART_KIND = "the post that begins the school year"
