"""What a meet-up's flyer and its e-mail say, to people who aren't on Discord."""

BUTTON = "Make a flyer"
MADE = (
    "Here's a flyer for **{title}**, as a page to print and as a Word file you can change. Below "
    "it's an e-mail to paste. Nobody's name is on it."
)
PAGE_NAME = "flyer.html"
WORD_NAME = "flyer.docx"

BRING = "Bring {bring}"
FOR = "For {audience}"
ALSO = "Also on {dates}"
DROP_IN = "Just drop in. Nobody signs up, and nobody signs in."
SCAN = "Scan this with your phone's camera, or type the address:"
QR_CODE = "QR code that opens {link}"

MAIL = """Subject: {title}, {day}

Hi everyone,

You're invited: {title}.

{lines}

Hope to see you there!"""
MAIL_WHEN = "When: {when}"
MAIL_WHERE = "Where: {place}"
