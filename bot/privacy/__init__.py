"""Everything about one person, to take away or to delete."""
