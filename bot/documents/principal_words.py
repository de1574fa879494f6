"""Every sentence of the page for a member's principal, and of the card that hands it out."""

BUTTON = "A page for my principal"
MADE = (
    "Here's one page about this group for your principal. Open it and print it, or save it as a "
    "PDF. Only you see this, and nothing was sent."
)
FILE = "for-my-principal.html"

TITLE = "About {group}"
NO_NAME = "our librarians' group"
SUBTITLE = "One page for principals, as of {day}"

WHAT = "What it is"
WHAT_GROUP = (
    "A group where school librarians tell each other what worked: a display, a lesson, a book day. "
    "Most of us are the only librarian in our building. We meet on Discord, a chat service, with a "
    "helper program (a bot) called What's Working. Nobody keeps score."
)
WHAT_ON = "We use the bot for {features}."

WHO = "Who can see it"
WHO_INVITED = "People join by invitation. Everyone in the group can read what's shared there."
WHO_LISTED = (
    "Discord lists this group in its directory. Anyone can join it and read what's shared there."
)
WHO_MAIL = "Members may get the week's posts by e-mail, unless an author keeps theirs out."
WHO_FURTHER = (
    "The bot puts nothing into newsletters or reports unless its author allows it. As with e-mail, "
    "a reader could still copy it, and what staff write may be kept, or someone may ask for it."
)
WHO_HOST = (
    "Personal settings and notes are private. The person who hosts the bot could look in its "
    "database, as with any website. Discord keeps the posts under its own rules."
)

STUDENTS = "Students"
STUDENTS_NONE = (
    "There are no student accounts and no student records. The bot isn't connected to any school "
    "system. Members are asked to leave out students' names and faces."
)
STUDENTS_CHECK = (
    "Before the bot posts a text, it looks for names, phone numbers, e-mail addresses and ID "
    "numbers that may point to a student, and asks the member. No other service sees it."
)
STUDENTS_LIMITS = (
    "The check can miss a name. It can't see what's in a photo, so it asks whether a student can "
    "be recognized. It doesn't read what people type in Discord without the bot. The member "
    "decides."
)
STUDENTS_REPORT = (
    "Anyone can report a post in private. If a student may be recognizable, the bot hides its post "
    "right away."
)

KEPT = "What's kept, and how long"
KEPT_WINS = "What members share{photos}, their settings and their notes: until they delete them."
KEPT_PHOTOS = ", with a small copy of each photo"
KEPT_DRAFTS = "A text that isn't posted yet: {days}."
KEPT_LEFT = (
    "When a member leaves: {days}. Then only posts that they let others use stay, without the name."
)
KEPT_COPIES = "Safety copies of all this: {days} at most."
KEPT_COPIES_HOST = (
    "The person who hosts the bot makes safety copies of all this, meant to last {days} at most."
)

RUNS = "Who's behind it"
RUNS_NAMED = ("{names} runs this group.", "{names} run this group.")
RUNS_MORE = ("more volunteer", "more volunteers")
RUNS_NOBODY = "Volunteers run this group. The server's owner can say who they are."
HOSTED = "The bot is hosted by {host}."
HOSTED_UNNAMED = (
    "The person who hosts the bot runs it on a computer of their own. The people who run the group "
    "can tell you who that is."
)

DELETED = "How to have everything deleted"
DELETED_MEMBER = (
    "One member: they type /me forget. The bot deletes their settings and photos right away, and "
    "the posts it made for them as fast as Discord allows."
)
DELETED_GROUP = (
    "The whole group: the server's owner removes the bot. {days} later it deletes everything it "
    "has about the group. Posts stay in Discord until someone deletes them there."
)
DELETED_COPIES = (
    "Safety copies are gone {days} after that. A note without names or words stays, so that no old "
    "copy brings anything back."
)

NOTE = "Made by What's Working {version} from the settings of this group."
DAY = ("day", "days")
