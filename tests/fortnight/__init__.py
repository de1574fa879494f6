"""Two weeks of a group in which everything goes wrong once, as each person in it reads them."""
