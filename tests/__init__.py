"""Everything that is promised, held."""
