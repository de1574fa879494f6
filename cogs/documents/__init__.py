"""What leaves Discord, as members see it: `/document`."""
