"""Drafts and the look at one's words."""
