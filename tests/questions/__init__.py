"""Questions to the group."""
