"""What's said while older documents aren't indexed yet."""

from __future__ import annotations

# To who searches.
PARTIAL = (
    "-# I'm still going through what's been here longer, so something may be missing. Search again "
    "a little later."
)
# To the host, in the log.
BEGINS = (
    "I'm indexing what was shared before: until that's done, searching may miss older wins. "
    "Everything else works."
)
ENDS = "Searching finds everything again."
