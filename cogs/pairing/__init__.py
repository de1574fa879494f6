"""What coffee and mentors share, as members see it."""
