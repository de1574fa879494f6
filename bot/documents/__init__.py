"""What leaves Discord: one's own year, the group's report, the weekly post as an e-mail."""
