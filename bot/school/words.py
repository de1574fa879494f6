"""Every sentence about a school year and the dates that people paste."""

# Terms: of a year that begins in the second half of a year, and of any other
FALL_SPRING = ("fall", "spring")
FIRST_SECOND = ("first", "second")

# What was understood
NAMED = "{days}: {name}"
NO_SCHOOL = "no school"
SCHOOL = "school that day"
FIRST_DAY = "First day of school: {days}"
LAST_DAY = "Last day of school: {days}"
SCHOOL_YEAR = "School year {first}-{last}"
SCHOOL_DAYS = "School days: {days}"
SCHOOL_HOURS = "School hours: {opens} to {closes}"
EVENT = "nothing changes"
IN_SESSION = "school in session"
OUTSIDE = "{entry} (outside the school year, so nothing changes)"
BETWEEN_TERMS = "Between terms"
DAY_FIRST = (
    "Here I read 3/4 as 3 April. If you meant March 4, write the month as a word, and I will not "
    "mix them up."
)

# What was not
OTHER_YEAR = "That is not in the school year from {first} to {last}."
FAR_YEAR = "{year} is too far from this year."
ONE_END = 'I need both ends of it, such as "Dec 21 - Jan 1 Winter break".'
WHICH_DAYS = 'Which days is there school? "Monday to Thursday" or "Fridays off" tells me.'
WHICH_HOURS = 'I need one time to open and a later one to close, such as "7:30 AM to 3:15 PM".'
HOURS_OUTSIDE = (
    "I stay quiet before 7:00 AM and after 5:00 PM, so these hours would leave me no time at all."
)
TWICE = "Line {number} says something else about that. Keep one of the two."

# Refusals
TOO_MANY_LINES = (
    "That is {lines:,} lines, and I can read {limit} at once. Your text is safe: keep the lines "
    "with days off and send those."
)
TOO_MUCH_TEXT = (
    "That is {length:,} characters, and I can read {limit:,} at once. Your text is safe: keep "
    "the lines with days off and send those."
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
    "That would be a school year without a single school day. Look once at the first and last "
    "day, the school days of the week and the breaks, and send it again; nothing else changed."
)
