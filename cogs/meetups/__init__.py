"""Meet-ups as members see them."""
