"""The shelf: tools, templates and communities that members put there for each other."""
