"""What was shown follows its people."""
