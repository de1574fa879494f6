"""Who may be paired, who would rather not meet whom, who met when, and where they talk."""
