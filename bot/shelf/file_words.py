"""What members read about a file: why it can't be kept, and what they should look at themselves."""

from __future__ import annotations

# Refusals; each ends with the way out.
TOO_LARGE = (
    "That file is {size} MB, and {most} MB is the most I can keep. Put it in Google Drive or "
    "OneDrive and share the link instead."
)
NOT_KNOWN = (
    "I can't tell what that file is. I keep PDF, Word, PowerPoint, Excel, OpenDocument, PNG and "
    "JPEG files; for anything else, share a link."
)
EMPTY = "That file is empty. Try to attach it again, or share a link to it."
A_ZIP = (
    "That file is a zip, whatever its name says, and I can't see into those. Attach what's inside "
    "it, or share a link."
)
OLD_OFFICE = (
    "That file is in the format that Office used before 2007. Save it as .docx, .pptx or .xlsx and "
    "attach it again."
)
A_TEMPLATE_FILE = (
    "That's an Office template or add-in. Save it as an ordinary .docx, .pptx or .xlsx and attach "
    "it again."
)
ENCRYPTED = (
    "That file is encrypted, so I can't check it for student names. Save a copy without a password "
    "and attach that."
)
WITH_MACROS = (
    "That file has macros in it: small programs that run when it's opened. Save a copy without "
    "them (as .docx, .xlsx or .pptx) and attach that."
)
WITH_SCRIPTS = (
    "That PDF has JavaScript in it, which runs when it's opened. Print it to a new PDF and attach "
    "that one."
)
WITH_ATTACHMENTS = (
    "That PDF has other files attached inside it, and I can't check those. Print it to a new PDF, "
    "or attach each file separately."
)
WITH_LAUNCHES = (
    "That file starts other programs when it's opened. Print it to a new PDF and attach that."
)
WITH_OBJECTS = (
    "That file has another file or program embedded in it, and I can't check that. Take it out, or "
    "save the page as PDF, and attach it again."
)
FROM_ELSEWHERE = (
    "That file loads a part of itself from another computer when it's opened. Save it as PDF and "
    "attach that."
)
A_DRAWING = (
    "That's an SVG drawing, which can carry more than a picture, so I can't take it. A copy saved "
    "as PNG works."
)
BURSTS = (
    "Unpacked, that file is far larger than a handout, so I didn't open it. Save a copy with "
    "smaller pictures, or share a link."
)
DAMAGED = (
    "That file arrived damaged or cut short, so I couldn't open it. Save it again under a new name "
    "and attach that, or share a link."
)
TOO_SLOW = (
    "That file took me too long to read. Save it as PDF with fewer pages and attach that, or share "
    "a link."
)

# Where a text stands in a file.
PAGE_NAME = "page {number}"
SLIDE_NAME = "slide {number}"
HIDDEN_SLIDE_NAME = "slide {number}, which is hidden"
NOTES_NAME = "the notes of slide {number}"
SHEET_NAME = "the sheet “{name}”"
HIDDEN_SHEET_NAME = "the hidden sheet “{name}”"
HEADERS_NAME = "the headers, footers and notes"
COMMENTS_NAME = "the comments"
CHARTS_NAME = "the charts and diagrams"
PIVOT_NAME = "the data behind a pivot table"
CACHED_NAME = "the values copied from another workbook"

# What a person has to look at, because it can't be read or is easily overlooked.
SCANNED_NAME = "page {number}, which is a picture"
SCANNED_RANGE_NAME = "pages {first} to {last}, which are pictures"
PICTURES_NAME = "the pictures in it"
CHANGES_NAME = "the tracked changes, with what was deleted"
LATER_NAME = "everything after {where}"

# What can't be taken out and says something about its owner.
FILE_PATHS_NAME = "paths to other files on a computer"
DATA_SOURCES_NAME = "where its data comes from"
PRINTER_NAME = "the printer's name"
