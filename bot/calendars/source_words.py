"""Every sentence about other calendars that a coordinator reads."""

PANEL = "Other calendars"
HEAD = (
    "**Other calendars.** Your district's, your region's or your association's. You pick which "
    'events show: in the line "This week" of the week\'s first post, and on the month page. '
    "Nothing else is posted from them. Only you see this."
)
LINE = "- **{name}**: {events}, {picked} of them shown. Read {at}."
EVENT = "event"
NONE = "There's no other calendar yet."
TROUBLE = "I couldn't read it last time: {why} What I already read stays."
ADD_FILE = "Add a file"
ADD_LINK = "Add by its address"
NEWER = "Send a newer file"
READ_NOW = "Read it now"
REMOVE = "Remove this calendar"
REMOVE_ASK = "Remove **{name}**? Its events won't show anymore. Nothing is removed yet."
REMOVE_YES = "Yes, remove it"
REMOVED = "Removed. Its events don't show anymore."
LOOK_MENU = "Pick events of one of these"
PICK_MENU = "What shows"
PICK_HEAD = "**{name}**. Tick what your group should see. Page {page} of {pages}."
PICK_NONE = "Nothing is coming up in it right now."
PICK_SAVED = "Saved."
EARLIER = "Earlier"
LATER = "Later"
FILE_TITLE = "Add a calendar"
FILE_LABEL = "The calendar as a file"
FILE_HINT = "An .ics file, as Google Calendar, Outlook and school websites export it"
LINK_TITLE = "Add a calendar by its address"
LINK_LABEL = "Its address"
LINK_HINT = "It often ends in .ics or begins with webcal:"
PRIVATE = "only coordinators see it"
READ = "**{name}**: I read {events}. Pick which ones show."
LEFT_OUT_ENDLESS = (
    "Left out, because they have repeated for many years, or there's no room for all their dates: "
    "{titles}. Ask for a calendar without the old ones, or set them up with /meetup create."
)
LEFT_OUT_STUDENTS = "Left out, because a title may name a student: {count}."
MORE = "{count} more"
DESK = (
    "{number}. The calendar **{name}** couldn't be read for {days} days: {why} What I "
    "already read still shows."
)

# Why a calendar isn't read
GONE = "That calendar isn't here anymore."
TOO_MANY = "A group can read {most} other calendars. Remove one first."
FILE_NONE = "There was no file. Choose an .ics file and send it again."
FILE_LOST = "Discord lost that file on its way to me. Please send it again."
NO_ADDRESS = "That isn't an address I can read. It begins with https:// or webcal://."
ADDRESS_TOO_LONG = "An address can have up to {most} characters."
NOT_ALLOWED = (
    "This bot doesn't read addresses: the person who hosts it can allow that. You can add the "
    "calendar as a file."
)
LOCKED = "that address asks for a password. Ask for its public address, or add it as a file."
NOT_THERE = "there's nothing at that address anymore. Ask the people who run it for the new one."
SERVER_SAYS = "its server answered with {status}. I can try again later."
TOO_LARGE = "it's larger than {limit} MB. Ask for a calendar of one school year."
NOT_PUBLIC = "that address isn't on the public internet, so I can't read it. Add it as a file."
LEADS_ON = "that address keeps redirecting me, the way pages with a login do. Add it as a file."
NOT_SAFE = "I can't trust its server's certificate. Add it as a file."
NO_ANSWER = "its server isn't answering. I can try again later."
A_PAGE = "that's a web page, perhaps a login, and not a calendar. Look for its .ics address."
CANT_READ = "Not added. {why}"

# For everyone
THIS_WEEK_LINE = "{title}, {at}"
THIS_WEEK_PLACE = "{title}, {at}, {place}"
