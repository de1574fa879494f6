"""Every sentence about days that people type, in any command."""

# Days in words
DAYS_ONE = "{first}"
DAYS_MANY = "{first} to {last}"

# What was not understood
MISSED = (
    "Line {number}, \N{LEFT DOUBLE QUOTATION MARK}{line}\N{RIGHT DOUBLE QUOTATION MARK}: {reason}"
)
NO_DATE = 'I do not see a date here. "Nov 25-29 Thanksgiving" is one way to write it.'
NOT_A_DAY = "{typed} is not a day."
NOT_A_DAY_IN = "{typed} is not a day in that school year."
WRONG_WEEKDAY = "{day} is a {weekday}. Is this list for another year?"
ENDS_FIRST = "It ends before it starts."
