"""Calendars outside Discord."""
