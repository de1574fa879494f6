"""Wins as members see them."""
