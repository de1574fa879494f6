"""The school year: which days are school days, and how a district's calendar is read."""
