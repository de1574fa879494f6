"""The student check: every text that others will see passes it first, on this computer alone."""
