"""Drafts as members see them: the look at a member's words before others read them."""
