"""Calendars outside Discord, as members see them."""
