"""Calendar files (.ics, RFC 5545): the events of one that somebody sent, and one to give."""

from bot.kit.ical.reading import CalendarEvent, CalendarFile, read_calendar
from bot.kit.ical.writing import Event, write_calendar

__all__ = ["CalendarEvent", "CalendarFile", "Event", "read_calendar", "write_calendar"]
