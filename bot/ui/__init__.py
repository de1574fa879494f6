"""Discord parts that every feature shares: one error path, one sending path, one voice."""
