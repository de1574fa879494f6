"""What members read when a link can't be kept; each sentence ends with the way out."""

from __future__ import annotations

NO_LINK = (
    "I couldn't find a link in that. Open the page, copy what's in the address bar (it starts "
    "with https://), and paste it here."
)
TWO_LINKS = (
    "I found more than one link in that, and each gets its own place on the shelf. Paste one now "
    "and add the next one afterward."
)
NOT_THE_WEB = (
    "That link doesn't open a web page, so I didn't take it. A link that starts with https:// "
    "works."
)
WITH_A_NAME = (
    "That link really leads to {host}: what's before the @ only looks like an address. If {host} "
    "is what you meant, paste the link without that part."
)
ONLY_THERE = (
    "{host} only opens inside your own building or computer, so it wouldn't open for colleagues. A "
    "link from the public web works, and so does the file itself."
)
TOO_LONG = (
    "That link has {length:,} characters, and {most:,} is the most I can keep. The page's *Share* "
    "button usually gives a shorter one."
)
NO_HOST = (
    "I can't tell where that link leads. Open the page, copy what's in the address bar, and paste "
    "it here."
)
