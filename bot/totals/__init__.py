"""What a group adds up together: many small amounts, of which only the total is shown."""
