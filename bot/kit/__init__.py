"""What every feature shares: time, the database, text, refusals, personal data."""
