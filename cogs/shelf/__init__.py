"""The shelf as members see it."""
