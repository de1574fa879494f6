"""Coffee as members see it."""
