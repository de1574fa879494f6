"""Calendars outside Discord: files of meet-ups and book days, and a group's feed."""
