"""The plan and the nudge as members see them."""
