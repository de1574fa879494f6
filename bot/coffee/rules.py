"""When a round comes and what a group may choose; pure."""
