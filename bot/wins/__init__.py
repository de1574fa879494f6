"""Wins: what worked, told in a few words, and what colleagues do with it."""
