"""The post of the last school day of the week: what worked, and one question."""
