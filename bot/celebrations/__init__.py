"""Book-themed days: the calendar, what a group chose from it, and its own days."""
