"""Meet-ups: events that members set up for each other."""
