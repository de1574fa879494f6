"""Forming a round's small groups; pure."""
