"""Where a person wants to be reached about what, and whether their direct messages are open."""
