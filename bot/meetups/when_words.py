"""Sentences about when an event is: what's read back, and what's asked."""

# What's asked
EMPTY = 'When is it? Something like "Wednesday 3:30" or "second Wednesday at 4" works.'
NOT_READ = (
    'I can\'t read a date and time in "{typed}". Something like "Oct 8, 3:45-4:30 pm" or "every '
    'other Tuesday at 7 pm" works.'
)
LEFT_OVER = (
    'I don\'t know what to make of "{typed}" there. Something like "Oct 8, 3:45-4:30 pm" or '
    '"every other Tuesday at 7 pm" works.'
)
TOO_LONG = "That's {length} characters. A date and a time fit into {limit}."
ROUGHLY = 'People need the exact day and time for their calendars. What do you mean by "{typed}"?'
WHAT_TIME = 'What time does it start? Add it to the day, as in "{day} at 3:30".'
AFTER_SCHOOL = (
    "School ends at a different time in each building. What time is it? Something like "
    '"Thursday at 3:30" works.'
)
WHAT_DAY = 'I see the time, but not the day. Add it, as in "Wednesday at 3:30".'
WHICH_HALF = 'Is that {hour} in the morning or in the evening? Add "am" or "pm".'
MIDNIGHT = (
    "Midnight begins one day and ends another, so people might show up on either. Is it 11:59 pm "
    "or 12:01 am?"
)
NO_SUCH_TIME = '"{typed}" isn\'t a time of day. Try something like "3:30 pm".'
ENDS_FIRST = "It would be over before it starts. Which of the two times is right?"
SEVERAL_TIMES = (
    "I see more than one time of day in that. If it isn't at the same time on every day, set up "
    "one event for each."
)
EITHER = 'Which of the two is it? I can take one, or "Oct 8 and Oct 15" for both.'
OVER = "{said} is already over. Which day do you mean?"
TOO_FAR = "{day} is more than {years} years away. Is the year right?"
LASTS_TOO_LONG = (
    "That's {days} days without a break. An event can be up to {limit} days long. Is the last day "
    "right?"
)
GAP = (
    "When clocks spring forward on {day}, there's no {time}: they jump right over it. Which time "
    "is it?"
)
TWICE = (
    "When clocks fall back on {day}, {time} comes twice. Pick a time outside that hour, so "
    "everyone comes at the same one."
)
WRONG_WEEKDAY = "{what}. Which one do you mean?"
ONE_MORE_TIME = '{reason} Something like "Oct 8 at 3:30" works.'
UNKNOWN_ZONE = (
    'I don\'t know the time zone "{typed}". Name a large city there, as in "4 pm London time".'
)

# What's asked about a repeat
EVERY_SECOND = (
    'That could be either of two. Is it "every other {weekday}" or "{nth} {weekday} of the month"?'
)
EVERY_NTH = (
    'That could be either of two. Is it "every {count} weeks on {weekday}" or "{nth} {weekday} of '
    'the month"?'
)
NOT_EVERY_MONTH = (
    'Not every month has a {nth}. Try "last Friday of the month" or "last day of the month", '
    "or list the dates."
)
WHICH_WEEKDAY = 'On which day of the week? Something like "every other Tuesday at 4" works.'
WHICH_OF_MONTH = (
    'Which day of each month? Something like "{nth} {weekday} of the month" or "the {day} of the '
    'month" works.'
)
TOO_SELDOM = (
    'I can repeat things every few weeks or every month. For this, list the dates: "Oct 8, Jan 14 '
    'and Apr 8 at 4".'
)
TOO_MANY_WEEKS = "That's too long between two dates to be a repeat. List the dates instead."
REPEATS_TOO_LONG = "A repeat can run for up to {years} years. When does it end?"
NEVER = "No date comes out of that: it ends before the first one."
EXCEPT = "Leave the exceptions out for now. You can cancel single dates once it's set up."

# What's read back
EVERY_DAY = "every day"
EVERY_WEEKDAY = "every weekday"
WEEKLY = "every {days}"
OTHER_WEEK = "every other {days}"
NTH_WEEK = "every {count} weeks on {days}"
MONTHLY_ON = "the {nths} {weekday} of every month"
MONTH_DAY = "the {day} of every month"
MONTH_END = "the last day of every month"
REPEATS = "{rule}, {times}, from {first} to {last}{day_off}"
SKIPS = ", only when there's school"
MOVES_BEFORE = ", the week before if there's no school that day"
MOVES_AFTER = ", the week after if there's no school that day"
ALL_DAY = "all day"
AT = "{days}, {times}"
IN_ZONE = "{times} {zone}"
FIRST_TO_LAST = "from {begins} on the first day to {ends} on the last,"
ELSEWHERE = "{times} {zone}, which is {here} {here_zone}"
ELSEWHERE_AT_FIRST = "{times} {zone} (on the first date, {here} {here_zone})"
NEXT = "Next: {dates}."
ONLY = "Just one date comes out of that: {dates}."
NONE_IN_SCHOOL = "There's no school on any of its dates."
ON_DAYS_OFF = (
    "There's no school on {dates}, and it would still be on. *When there's no school* below "
    "changes that."
)
OTHER_DATES = {1: "another date", None: "{count} other dates"}

NTHS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}
