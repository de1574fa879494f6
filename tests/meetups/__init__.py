"""Meet-ups, proved."""
