"""The Discord face: what members see and press."""
