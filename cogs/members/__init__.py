"""What members see about themselves: `/me`, and what waits for them."""
