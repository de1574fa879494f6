"""Every sentence that stands in the documents themselves, read by people outside the group."""

from bot.plans import hours_words

# Days
YEAR = "School year {year}"
TERM = "{term} semester {year}"

# In the files
PICTURE = "Photo"
CAPTION = "Photo: {alt}"  # in a Word file it stands below the words
PART = "{title} (part {number} of {count})"
PHOTOS_GONE = (
    "1 photo is no longer available, so it isn't included.",
    "{count} photos are no longer available, so they aren't included.",
)
PHOTOS_NO_ROOM = (
    "1 photo was left out to keep the file small enough to send.",
    "{count} photos were left out to keep the file small enough to send.",
)

# A member's own year
YEAR_TITLE = "From the library: {period}"
LEAD_QUOTE = "\N{LEFT DOUBLE QUOTATION MARK}{quote}\N{RIGHT DOUBLE QUOTATION MARK}"
LEAD_ONE = "That's one moment from the library, written down as it happened."
LEAD_MANY = "That's one of {count} moments from the library, each written down as it happened."
LEAD_MANY_KINDS = (
    "That's one of {count} moments from the library, each written down as it happened: {kinds}."
)
LEAD_HELP = (
    "Others helped with it.",
    "Others helped with one of them.",
    "Others helped with {count} of them.",
    "Others helped with each of them.",
)
LEAD_TRIED = (
    "{tried} has picked up an idea from this library.",
    "{tried} have picked up an idea from this library.",
)
LEAD_WORKED = (
    "It worked there too.",
    "It has already worked for one of them.",
    "It has already worked for {count} of them.",
    "It has already worked for each of them.",
)
LEAD_DONE_TOO = "Beyond the shelves: {done}."
LEAD_DONE = "Staying connected this year: {done}."
KIND_TITLES = {
    "success": "What worked",
    "idea": "Ideas",
    "funny": "Moments that made us smile",
    "learned": "Tried, and learned from",
    "presented": "Presented to colleagues",
    "moment": "On book days",
}
KIND_SINGLE = {
    "success": "It worked",
    "idea": "An idea",
    "funny": "A moment to smile at",
    "learned": "Tried, and learned from",
    "presented": "Presented to colleagues",
    "moment": "On a book day",
}
KIND_COUNTED = {
    "success": ("success", "successes"),
    "idea": ("idea", "ideas"),
    "funny": ("moment to smile at", "moments to smile at"),
    "learned": ("lesson learned", "lessons learned"),
    "presented": ("presentation", "presentations"),
    "moment": ("story from a book day", "stories from book days"),
}
DONE_COUNTED = {
    "outreach": ("check-in with a colleague", "check-ins with colleagues"),
    "meeting": ("meeting or webinar", "meetings and webinars"),
    "presentation": ("presentation to colleagues", "presentations to colleagues"),
    "event": ("school or library event", "school and library events"),
}
DONE_SINGLE = {
    "outreach": "Check-in with a colleague",
    "meeting": "Meeting or webinar",
    "presentation": "Presentation",
    "event": "School or library event",
}
# What a member said it was, or what marked it
DETAILS = {
    **hours_words.KINDS,
    "other": DONE_SINGLE["event"],
    "mentor": "Mentoring",
    "presented": "Presentation",
}
HOURS = ("{hours} hour of professional learning", "{hours} hours of professional learning")
COLLEAGUE = "colleague"
DISTRICT = "district"
IN_DISTRICTS = "{colleagues} in {districts}"
ABOVE_KIND = "{day}. {kind}"
THANKS = "With help from: {thanks}"
TRIED = ("{tried} is trying this too.", "{tried} are trying this too.")
WORKED = ("It worked for one of them.", "It worked for {count} of them.")
NO_HEADING = "Also this year"
REACH = "How far it went"
WENT = "{what} ({tried})"
BEYOND = "Beyond the library"
DONE_SUM = "In all: {done}."
DONE_HEAD = ("Day", "What", "With or where", "How long")
REFLECTIONS = "Looking back"
HELD = "Meet-ups for colleagues"
HELD_SINGLE = "Meet-up for colleagues"
HELD_HEAD = ("Day", "What", "How many came")
HELD_SUM = "{meetups}, with {visits} in all."
MEETUP = ("meet-up", "meet-ups")
VISIT = ("visit", "visits")
CAME = ("person came", "people came")
GIVEN = "What I gave to colleagues"
GIVEN_ANSWERS = ("answer to a colleague's question", "answers to colleagues' questions")
GIVEN_SUMMARIES = ("summary of colleagues' answers", "summaries of colleagues' answers")
GIVEN_THING = "{title} (on the group's shelf)"
GIVEN_USED = "{title} (on the group's shelf, used by {people})"
GIVEN_SCHOOLS = "{title} (on the group's shelf, used by {people} in {schools})"
THING_SINGLE = "Resource for colleagues"
AT_A_GLANCE = "At a glance"
BY_MONTH = "By month"
BY_KIND = "By kind"
MONTH = "When"
KIND = "Kind"
WIN = "win"
WINS = "wins"
IN_MONTH = "{count} in {name}"
BARS = "{total}: {parts}."
# As prose has them; larger ones are in digits.
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
NOTE_MADE = "Made on {day} from what was written down in the group {group} at the time."
NOTE_CERTAIN = "Wins deleted in the group before {moment} aren't included."

# The group's report
REPORT_TITLE = "{group}: what worked, {period}"
LIBRARIAN = "librarian"
REPORT_LEAD = "{people} shared what worked in their libraries, {count} times in all."
REPORT_LEAD_FEW = "A few librarians shared what worked in their libraries."
REPORT_KINDS = "Among them: {kinds}."
REPORT_QUESTIONS = "They answered {count} of each other's questions."
REPORT_TRIED = "{count} librarians have picked up a colleague's idea."
BAR_OF = "{count} {name}"
TOGETHER = "{unit}, added up together"
SUMS_HEAD = ("What was done", "How often")
WORKED_SOMEWHERE = "It worked in another library too."
TRAVELLED = "Ideas that traveled"
QUOTES = "In their own words"
QUOTES_SOME = "{shown} of {count}, spread over the whole time."
ABOVE_NAME = "{name}, {day}. {kind}"
NOTE_FEW = (
    "Names and words appear as their authors allow. Numbers under three are left out, and so is "
    "everyone who asked not to appear."
)

# The record of participation
RECORD_TITLE = "Record of participation"
KEPT_BY = "Kept by the member. Not a timesheet or a certificate."
RECORD_ALL = ("{count} entry, {took} in all.", "{count} entries, {took} in all.")
RECORD_ALL_NO_TIME = ("{count} entry.", "{count} entries.")
RECORD_SOME_TIME = "Time counts only where it was written down: for {timed} of {count}."
TOTALS_HEAD = ("Kind", "How often", "Time")
ENTRIES_HEAD = ("Day", "Kind", "What", "How long")
REFLECTIONS_OF = "Looking back, {year}"
