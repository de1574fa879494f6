"""What's said about a group's keepsake, and in it."""

from __future__ import annotations

# In Discord
COMMAND_HELP = "Keep what worked: a zip anyone can open, without me"
ASK = (
    "I can put what your group shared into a zip: a web page to read, a Word file, a spreadsheet, "
    "and the photos. It opens on any computer, without me and without Discord.\n"
    "Only what its author lets leave this group goes in, and the first page says how much stays "
    "here. Only you get the file."
)
MAKE = "Make the zip"
MADE = (
    "Here it is. {included} It follows everyone's choices as they are right now. If someone "
    "changes their mind later, I can't take them out of a file you've passed on."
)
MORE = "And part {number}. Unpack all parts into one folder."
NOTHING_IN = (
    "Not made. No win can leave this group yet. Each author decides that: under "
    "*Edit* on their win."
)
LOOK_THEN = (
    "A zip goes further than this group. Is it a student? Then send that win back to its author "
    "first: *Tell a coordinator* in the post's menu."
)
CHANGED_MEANWHILE = (
    "Not made. While I was writing, something changed about a win in it. Please press it again."
)

# In the file
ZIP_NAME = "keepsake-{day}{part}.zip"
FILE_NAME = "What worked{part}.{ending}"
README_NAME = "READ ME.txt"
TITLE = "What worked: {group}"
SUBTITLE = "As it was on {day}"
ABOVE = "{day}. {who}. {kind}"
LEFT_OUT = "{included}"
TOGETHER = "Added up together: {sums}."
PHOTOS_STAY = (
    "1 photo stays in the group, because someone in it might be recognized.",
    "{count} photos stay in the group, because someone in them might be recognized.",
)
FOLLOWS = (
    "Each author decided how far a win may travel; names are left out where they asked for that. "
    "Please keep this file the way you'd keep a staff list."
)
README = (
    'Open "What worked.html" to read, "What worked.docx" to make changes, and '
    '"What worked.csv" in a spreadsheet. The photos are in the folder "pictures", in full '
    "size; on the page they may be smaller, or left out where there are many."
)
