"""What members ask their group, and the answers that come of it."""
