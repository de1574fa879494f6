"""Coffee: small groups of people who have not met for longest."""
