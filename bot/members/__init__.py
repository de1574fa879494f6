"""A person in a group: how they are named, where they may be reached, when they rest."""
