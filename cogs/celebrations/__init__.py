"""Book days as members see them."""
