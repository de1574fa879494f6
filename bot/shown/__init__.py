"""What was shown where: each message that quotes or names somebody follows its people."""
