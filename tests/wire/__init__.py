"""A Discord on a socket, so that the bot can run, and die, as its own process."""
