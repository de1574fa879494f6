"""Finding by half-remembered words: one search for every kind of document."""
