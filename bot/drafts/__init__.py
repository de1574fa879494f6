"""Drafts: whatever was typed for others to read and is not posted yet."""
