"""Drafts and the look at a member's words."""
