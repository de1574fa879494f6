"""Days as people type and read them: one grammar, one range, one way to write them; pure."""

from bot.kit.dates.names import MONTHS, WEEKDAYS, month_named, weekday_named
from bot.kit.dates.phrases import MONTH_FIRST
from bot.kit.dates.reader import FoundDays, find_ranges, parse_day, parse_range
from bot.kit.dates.saying import (
    say_day,
    say_days,
    say_in_file_name,
    say_month,
    say_school_year,
    say_time,
    say_times,
)
from bot.kit.dates.span import (
    DateRange,
    NoDate,
    Prefer,
    Several,
    Unread,
    WrongWeekday,
    month_end,
    months_later,
    week_of,
)

__all__ = [
    "MONTHS",
    "MONTH_FIRST",
    "WEEKDAYS",
    "DateRange",
    "FoundDays",
    "NoDate",
    "Prefer",
    "Several",
    "Unread",
    "WrongWeekday",
    "find_ranges",
    "month_end",
    "month_named",
    "months_later",
    "parse_day",
    "parse_range",
    "say_day",
    "say_days",
    "say_in_file_name",
    "say_month",
    "say_school_year",
    "say_time",
    "say_times",
    "week_of",
    "weekday_named",
]
