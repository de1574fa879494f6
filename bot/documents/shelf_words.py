"""What's said around the shelf as a document: the card that gives it, and the pages themselves."""

from __future__ import annotations

# The command and its card
SHELF_HELP = "The shelf as a file: a web page, a Word file and a spreadsheet, by topic"
TOPIC_HELP = "Only this topic"
MADE_ALL = "Made, with all {count} things. Only you see this."
MADE_SOME = "Made, with {count} of {total} things. Only you see this."
STAYS = (
    "{count} stay in the group: their owners keep them here, or something in them would say who "
    "an owner is. Each owner decides with *How far can it go?*"
)
LOOK_THEN = "Look at them on the shelf. If none of them is a student, press the button."
NOTHING_LEAVES = (
    "Nothing on the shelf can leave the group yet: each owner decides with *How far can it go?* "
    "under their own things."
)
NO_SHELF = "The shelf is switched off in this group. A coordinator can switch it on in /setup."
LINKS_MENU = "As links to paste: everything on…"
LINKS = "Everything on {topic}, to paste wherever you like. Only you see this."
NO_LINKS = "There are no links about that anymore. *Make it again* shows what there is."
MAKE_AGAIN = "Make it again"
FILE_NAME = "our-shelf-{day}.{ending}"
LINKS_FILE_NAME = "Links.txt"

# The pages
TITLE_ALL = "Our shelf: {group}"
TITLE_TOPIC = "{topic}: from the shelf of {group}"
NO_NAME = "a group of school librarians"
SUBTITLE = "As of {day}"
COMMUNITIES = "Associations, lists and journals"
OTHER = "Everything else"
A_FILE = "A file: {name}. Ask a member of the group for it."
ABOUT_NAME = "{kind}{levels}"
FOR_LEVELS = ", for {levels}"
SCHOOLS = ("elementary", "middle", "high")
SCHOOL = "{levels} school"
DISTRICTS = "districts"
CREDIT = "Shared by {name}."
CREDIT_ASK = "Shared by {name}. Please ask before you use it."
CREDIT_NONE = "Shared by a school librarian."
CREDIT_THEIRS = "Someone else made it; only the link is passed on."
NOTE = "Each owner agreed to this. What they keep in the group isn't here."

# The columns of the spreadsheet
COLUMNS = {
    "what": "What",
    "link": "Link",
    "kind": "Kind",
    "levels": "Levels",
    "topics": "Topics",
    "credit": "Credit",
    "used": "Looking back",
}
