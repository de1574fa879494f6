"""What leaves Discord: a member's own year, the group's report, the weekly post as an e-mail."""
