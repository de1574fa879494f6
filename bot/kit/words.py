"""Every sentence about days that people type, and what Discord's marks are called elsewhere."""

# What Discord would show as a name, a channel or a time
A_COLLEAGUE = "a colleague"
MARKS = {"role": "colleagues", "room": "a channel", "moment": "then"}

# Days in words

# Zones
NO_ZONE = 'A state, a large city near you, or "Central" works.'
FIXED_OFFSET = (
    "It stays the same all year, and clocks where you are may not. A state, a large city near you, "
    'or "Central" works.'
)
SEVERAL_ZONES = "There are several time zones there. Which large city is near you?"

PICK_FROM_LIST = "Pick from a list"

# What was not understood
MISSED = (
    "Line {number}, \N{LEFT DOUBLE QUOTATION MARK}{line}\N{RIGHT DOUBLE QUOTATION MARK}: {reason}"
)
NO_DATE = 'I don\'t see a date here. Try something like "Nov 25-29 Thanksgiving".'
NOT_A_DAY = "{typed} isn't a date."
NOT_A_DAY_IN = "{typed} isn't a date in that school year."
WRONG_WEEKDAY = "{day} is a {weekday}. Is this list for another year?"
ENDS_FIRST = "It ends before it starts."
NOT_A_DAY_THEN = "{typed} isn't a date in {year}."
NOT_A_DATE = "I can't read a date in that."
SEVERAL_DAYS = "I see more than one date in that."
ONE_DAY = "That's several days. I need one."
VAGUE = "I need the exact date for that."
TOO_LONG_FOR_A_DAY = "That's too long for a date."
NO_SUCH_WEEKDAY = "There's no such week or weekday in that month."
WHICH_WEEK = (
    "That could be either of two weeks, because the month doesn't begin or end with a whole one. "
    'Write "third full week of January", or the dates.'
)

# Files
FILE_TOO_LARGE = (
    "That file is larger than {limit} MB, so I didn't open it. A calendar of one school year is "
    "much smaller: export just that one, or paste its dates."
)
FILE_TOO_LONG = (
    "That file has more than {limit:,} rows. Keep the ones that matter and send it again."
)
FILE_NO_TEXT = (
    "I can't read that file. Save it as .csv, .xlsx or .ics and send it again, or paste the dates."
)
FILE_NO_WORKBOOK = (
    "I can't open that file as an Excel workbook. Save it as .xlsx or .csv and send it again."
)
FILE_BURSTS = (
    "Unpacked, that workbook is far larger than a calendar, so I didn't open it. Copy the dates "
    "into a new one, or paste them."
)
FILE_NO_CALENDAR = (
    "I can't read that file as a calendar. Export it as .ics again, or paste the dates."
)
TOO_MANY_EVENTS = (
    "That calendar has more than {limit:,} events. Export a shorter part of it, such as one school "
    "year, or only its holidays."
)
TOO_OFTEN = (
    "Events in that calendar repeat many times a day, or more than {limit} of them repeat. Export "
    "a shorter part of it, such as only its holidays."
)
ENDLESS = (
    "Every event in that calendar repeats without an end, so I can't tell which days it means. "
    "Give them an end, and export it again."
)
ZONE_LIES = (
    "That calendar gives {zone} different clock times than that place has, so I don't trust its "
    "hours. Export it again, or ask who runs it."
)
