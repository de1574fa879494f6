"""What was removed for good: an old copy of the database must not bring it back."""
