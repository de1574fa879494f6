"""Setup, Start here, help, and what coordinators look at."""
