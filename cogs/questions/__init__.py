"""Questions to the group, as members see them."""
