"""Every sentence about a school year and the dates that people paste."""

# Terms: of a year that begins in the second half of a year, and of any other
FALL_SPRING = ("fall", "spring")
FIRST_SECOND = ("first", "second")

# A school year as text: each line can be read again
NAMED = "{days}: {name}"
NO_SCHOOL = "no school"
SCHOOL = "school that day"
SOME_SCHOOLS = "only some schools"
FIRST_DAY = "First day of school: {days}"
LAST_DAY = "Last day of school: {days}"
SCHOOL_DAYS = "School days: {days}"
SCHOOL_HOURS = "School hours: {opens} to {closes}"
OFF_LINE = "{days}: {name}, no school"
OPEN_LINE = "{days}: school that day"
RETURN_LINE = "{days}: students return"
LEAVE_LINE = "{days}: winter break begins"
WINTER_LINE = "{days}: Winter break, no school"
SPRING_LINE = "{days}: Spring break, no school"
NO_SPRING_LINE = "No spring break"
ANSWERS = "What you answered:"

# Questions
WHEN_FIRST = "What's the first day of school for students? Your text doesn't say."
WHICH_FIRST = "What's the first day of school for students? I can't tell for sure from your text."
WHICH_LAST = "What's the last day of school? I can't tell for sure from your text."
WHEN_LAST = "What's the last day of school? Your text doesn't say."
WHEN_BACK = "{name} starts {day}. When are students back?"
WHEN_WINTER_BEGINS = "School starts again on {day}. What's the first day of winter break?"
WHEN_SPRING = "I don't see a spring break. Is there one?"
HOLIDAY_OFF = "Is there school on {days} ({name})? Your text doesn't say."
MAYBE_OFF = "{days} is a make-up day. Is there school unless something changes?"
SOME_OFF = "{days}: only some students seem to be off ({name}). Is anyone in school?"
A_DAY = "{name} ({days})"
USUAL_OFF = "Is there school on {days}? Most schools are off, and your text doesn't say."
BARE_OFF = "Your text names {days} and doesn't say why. Is there school?"
NO_WINTER = "I don't see a winter break, so I used the usual days, {days}. Is that right?"
SCHOOL_AT_CHRISTMAS = "Is there really school on {day}?"
LONG_BREAK = "Is there really no school {days}? That's more than three weeks."
FEW_DAYS = "That makes only {days} school days. Did all of your calendar make it into the box?"
MANY_DAYS = "That makes {days} school days, more than most schools have. Is a break missing?"
OTHER_YEARS = "Your text names more than one school year. I read the one that begins in {year}."
PAST_YEAR = "This looks like the calendar for {year}, which is over. Is there a newer one?"
WRONG_WEEKDAYS = (
    "{count} of the days have a weekday that doesn't fit {year}. Is this an older calendar?"
)
YES_OFF = "No school"
NO_OPEN = "School"
NO_SPRING = "No spring break"
THE_BREAK = "The break"
BREAK = "break"
THIS_DAY = "this day"

# Notes
DAY_FIRST = (
    "I read 3/4 as 3 April here. If you meant March 4, write the month as a word so we don't "
    "mix them up."
)

# What wasn't understood
WRONG_WEEKDAY = "{day} is a {weekday} in {year}."
NOT_A_DAY = "{typed} isn't a day."
NOT_A_DAY_IN = "{typed} isn't a day in the school year that begins in {year}."
OTHER_YEAR = "That isn't in the school year from {first} to {second}."
USED_IN_PART = "I used {used}. The line also has {rest}."
NOT_KNOWN = "I don't know what that means for school, so it stays a school day."
WHICH_DAYS = 'Which days is there school? "Monday to Thursday" or "Fridays off" tells me.'
WHICH_HOURS = 'I need one time to open and a later one to close, such as "7:30 AM to 3:15 PM".'
HOURS_OUTSIDE = (
    "I stay quiet before 7:00 AM and after 5:00 PM, so these hours would leave me no time at all."
)

# Refusals
TOO_MANY_LINES = (
    "That's {lines:,} lines, and I can read {limit} at once. Your text is safe: keep the lines "
    "with days off and send those."
)
TOO_MUCH_TEXT = (
    "That's {length:,} characters, and I can read {limit:,} at once. Your text is safe: keep "
    "the lines with days off and send those."
)
ONE_LINE = (
    "The page came out as one long line, so I can't tell which words belong to which day. Paste "
    "it with its line breaks, or send the district's file."
)
NO_DATES = (
    "I don't see any dates in that. Paste the list of dates from your district's page, with the "
    "first and last day of school."
)
FILE_TOO_MUCH = (
    "That file has {count:,} rows about school days, and I can read {limit}. Keep one school year "
    "and send it again."
)
SPANISH = (
    "This looks like Spanish, and I can only read English calendars. Most districts have one in "
    "English too: paste that, or type the first day, the last day and the days off."
)
YEAR_BACKWARDS = (
    "The last day of school, {last}, comes before the first, {first}. Change one of the two and "
    "send it again; nothing else changed."
)
YEAR_TOO_LONG = (
    "From {first} to {last} is more than a year. Change one of the two and send it again; "
    "nothing else changed."
)
NO_SCHOOL_DAYS = (
    "That would be a school year without a single school day. Check the first and last day, the "
    "school days of the week and the breaks, and send it again; nothing else changed."
)
