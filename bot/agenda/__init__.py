"""Everything timed: one table, one loop, each thing exactly once.

Features use `planning` (in their own transactions), `occurrences` (what's planned, claimed and
reported) and `agenda` (the loop and its handlers). The table and its statements are nobody else's.
"""
