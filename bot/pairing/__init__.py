"""Who may be paired, which two would rather not meet, who met when, and where they talk."""
