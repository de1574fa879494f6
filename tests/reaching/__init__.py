"""Where people want to be reached."""
