"""Everything timed: one table, one loop, each thing exactly once."""
