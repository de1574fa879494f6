"""Every sentence about the shelf that a member reads."""

# Its switch
SWITCH = "the shelf"
SWITCH_HINT = "Lessons, templates and tools that colleagues share, easy to find again"
PURPOSE = "a shelf of links and templates"
SUGGESTION = (
    "Members can put a lesson, a template or a tool on one shelf, and anyone finds it again by a "
    "word they remember. I don't post anything for it."
)

# Commands
GROUP = "The shelf: what colleagues share, easy to find again"
ADD = "Put a link or a small file on the shelf: a lesson, a template, a tool"
TITLE_OPTION_HINT = "What it is, like: Weeding checklist for picture books"
LINK_OPTION_HINT = "Where it is: paste the link"
FIND = "Find something on the shelf; without words, the newest"
FIND_WORDS_HINT = "Any words you remember, like: genre labels"
FIND_KIND_HINT = "Only this kind"
FIND_LEVEL_HINT = "Only for this school level"
FIND_TOPIC_HINT = "Only about this topic"
SHOW = "One thing on the shelf, with how colleagues used it"
SHOW_HINT = "Type some words of its title"
PUT = "Put it on the shelf"

# Adding
ADD_BUTTON = "Add to the shelf"
FORM_TITLE = "Put it on the shelf"
EDIT_TITLE = "Change it"
TITLE_LABEL = "What is it?"
TITLE_HINT = "A title that colleagues will recognize. Please leave out student names."
NO_LINK = (
    "Not on the shelf yet. It needs a link or a file; what you typed is safe behind the button."
)
LINK_LABEL = "Where is it?"
LINK_HINT = "Paste the link, or attach a file below."
FILE_LABEL = "Or a small file, up to 8 MB"
FILE_HINT = "PDF, Word, PowerPoint, Excel, OpenDocument, PNG or JPEG."
FILE_OPTION_HINT = "Or a small file: PDF, Office, OpenDocument, PNG or JPEG, up to 8 MB"
FILE_LOST = "I couldn't get the file from Discord. Please attach it again."
ONE_OF_BOTH = (
    "Not on the shelf yet. It can have a link or a file, but not both. What you typed is safe "
    "behind the button; to use the file, clear the link there."
)
THEIRS_NO_FILE = (
    "Nothing changed. When someone else made it, I can only keep a link to it, not the file."
)
FILE_FIRST = (
    "Not on the shelf yet. Please look the file over: colleagues will get it exactly as it is."
)
LINK_FIRST = (
    "Not on the shelf yet. Please read the link once more: colleagues will see it as it is."
)
LINK_WORRY = 'The **"{words}"** in it may point to a student.'
FILE_WORRY = 'In {where}: **"{words}"** may point to a student.'
FILE_LOOK_AT = "I couldn't read {what}. Any student or borrower names there?"
FILE_KEPT = "I took out who made it and when, but I couldn't take out {what}."
FILE_FINE = "No student names, add it"
FILE_PLACE = "{kind}, {size}"
FILE_SIZE = "{count} MB"
FILE_SMALL = "{count} KB"
FILE_KINDS = {
    ".pdf": "a PDF",
    ".docx": "a Word file",
    ".pptx": "a PowerPoint file",
    ".xlsx": "an Excel file",
    ".odt": "an OpenDocument text",
    ".odp": "an OpenDocument presentation",
    ".ods": "an OpenDocument spreadsheet",
    ".png": "a picture (PNG)",
    ".jpg": "a picture (JPEG)",
}
GET_FILE = "Get the file"
HERE_IT_IS = "Here it is: **{title}**."
FILE_GONE = "That file isn't here anymore. The person who put it there can attach it again."
UNTITLED = (
    "Not on the shelf yet. It needs a title, like *Weeding checklist*; what you typed is safe "
    "behind the button."
)
TITLE_TOO_LONG = (
    "Not on the shelf yet. A title can have up to {limit} characters, and this one has {length}. "
    "What you typed is safe behind the button."
)
LINE_TOO_LONG = (
    "Not saved yet. That line can have up to {limit} characters, and this one has {length}. What "
    "you typed is safe behind the button."
)
NOT_SAVED = "Not on the shelf yet. {reason}"
NO_LINK_THERE = (
    "I can't find a link in that message. You can still put something on the shelf: a title and a "
    "link are all it needs."
)
NOT_YOUR_FILE = (
    "Only the person who posted a file can put it on the shelf, with the same menu. A link to it "
    "works for anyone."
)
ADDED = "On the shelf: **{title}**, {place}."
ADDED_MORE = (
    "That's all it needs. If you like, say more, and colleagues will find it by that too. "
    "Everything here is optional."
)
CHANGED = "Changed."
SAVED = "Saved."
OPENS = "Will this open outside your district? I'll only ask once."
OPENS_ANSWERS = {"yes": "Yes, for everyone", "no": "Only in my district", "unsure": "I'm not sure"}
READ_IT = "read it"
EDITABLE = (
    "Anyone with this link may be able to change your original. The *make a copy* link gives each "
    "person a copy of their own instead."
)
EDITABLE_CANVA = (
    "Anyone with this link may be able to change your original. In Canva, **Share** and then "
    "**Template link** gives each person a copy. *Change it* is the place for the new link."
)
USE_COPY = "Use the copy link"
COPY_USED = "Now it's the *make a copy* link, so your original is safe."
HERE_ALREADY = "{name} put this on the shelf on {day}: **{title}**, {place}."
HERE_ALREADY_ADD = "If you used it too, one line about how is worth a lot to the next person."
HERE_ALREADY_OWN = "You put this on the shelf on {day}: **{title}**, {place}."
HERE_ALREADY_HIDDEN = (
    "This is on the shelf already, but it's hidden right now: a coordinator is looking at it."
)
EDIT_TWICE = "Nothing changed: that link is on the shelf already. The button shows it."

# What its owner says about it
KINDS = {
    "lesson": "Lesson",
    "template": "Template or form",
    "display": "Display or booklist",
    "tool": "Tool or video",
    "community": "Group or person",
    "answer": "Answer",
}
RIGHTS = {
    "mine": "I made it, and I'm allowed to share it",
    "ask": "Ask me first",
    "theirs": "Someone else's: link only",
}
RIGHTS_SAID = {
    "mine": "{name} made it and is allowed to share it.",
    "ask": "Please ask {name} first.",
    "theirs": "Someone else made it.",
}
KIND_MENU = "What is it?"
LEVELS_MENU = "For which levels?"
TOPICS_MENU = "What's it about?"
RIGHTS_MENU = "Whose is it?"
RIGHTS_HINTS = {
    "mine": "Districts often own what teachers make: check yours.",
    "ask": "Colleagues see it and know to ask.",
    "theirs": "Lessons you bought, too.",
}
SAY_MORE = "Say more about it"
HOW_I_USED = "How I used it"
HOW_YOU_USED = "Add how you used it"
LINE_TITLE = "How you used it"
LINE_LABEL = "One line: what did you do with it?"
LINE_HINT = "Colleagues read it with your name. Please leave out student names."
LINE_SAVED = "Saved. Colleagues will see it with **{title}**."
LINE_GONE = "Saved. Your line about **{title}** is gone."
CHANGE = "Change it"
TRAVEL = "How far can it go?"
TRAVEL_NOW = (
    "How far can **{title}** go? Right now: **{now}**. It also decides what stays if you leave."
)
CONSENT = {
    "here": "This group only",
    "unnamed": "Share without my name",
    "named": "Share with my name",
}
TAKE_DOWN = "Take it down"
TAKE_DOWN_ASK = (
    "Take **{title}** down? It leaves the shelf for everyone, with the lines about how it was used."
)
TAKE_DOWN_YES = "Take it down for good"
KEEP = "Keep it"
KEPT = "Kept. Nothing changed."
TAKEN_DOWN = "Taken down: **{title}** isn't on the shelf anymore."
GONE = "That isn't on the shelf anymore. You can look for something like it."
NOT_YOURS = "Only the person who put it on the shelf can do that. A coordinator can hide it."

# Reading
BY = "{name} put it here on {day}."
USED_BY_ONE = "1 colleague uses it."
USED_BY = "{count} colleagues use it."
HOW_USED = "How {name} used it: {line}"
OPENS_NOT = "It may only open in {name}'s district."
REACH = "Only you see this: {people}. {where}"
REACH_PEOPLE_ONE = "1 colleague uses it"
REACH_PEOPLE = "{count} colleagues use it"
REACH_WHERE = "Used in {schools}, {districts}."
REACH_WORKED = "It worked for {count}."
HIDDEN_STATE = "It's hidden right now: a coordinator is looking at it."
HIDDEN_NOTE = (
    "A coordinator hid it and wrote: {note}\nOnce you *Change it*, colleagues can find it again."
)
HIDDEN_TOLD = "Something you put on the shelf is hidden right now. Only you see this."

# Finding
FIND_BUTTON = "Look on the shelf"
FIND_TITLE = "Look on the shelf"
FIND_LABEL = "Words you remember"
FIND_LABEL_HINT = "Leave it empty for the newest."
FOUND = "On the shelf with {query}, best match first. Only you see this."
FOUND_CLOSEST = "Nothing on the shelf has all of these: {query}. Closest:"
FOUND_NOTHING = (
    "Nothing on the shelf has any of these words: {query}. Another word may help, or leaving out "
    "the kind, the level or the topic."
)
NEWEST = "The newest on the shelf. Only you see this."
NEWEST_NARROWED = "The newest on the shelf of that sort. Only you see this."
EMPTY = (
    "The shelf is empty so far. Something you'd send a new librarian is a good first thing to put "
    "there."
)
EMPTY_NARROWED = "Nothing like that is on the shelf yet. You could be the first."
ROW = "**{number}. {title}**, {place}\n{about}"
OPEN_MENU = "Open one"
BY_TOPIC_MENU = "Only about one topic"
SEARCH_AGAIN = "Search again"
QUERY_COMMON = (
    "Those words are in nearly everything. Add a less common one, like `genre` or a name."
)

# Its post, where a group has a channel for it
POSTED = "**{name}** put something on the shelf: **{title}**"
HIDDEN_POST = "A coordinator is looking at this. It may be back soon."
SETTINGS = "Where the shelf is posted"
SETTINGS_HEAD = "**The shelf** is found with `/resource find`, wherever it's posted."
SETTINGS_NOWHERE = (
    "Nothing is posted for it: the weekly post says what's new in one line. If you like, pick a "
    "channel for it."
)
SETTINGS_CHANNEL = (
    "What's added to the shelf is posted in {channel}, always silently. What was there before "
    "isn't."
)
SETTINGS_FORUM = (
    "It's a forum, so each thing gets a post of its own, with tags for what it is and for which "
    "levels. With **Manage Channels** there I make the tags I'm missing, as long as there's room: "
    "Discord allows 20. Without it, I use the tags that are there."
)
SETTINGS_SAVED = "Saved."
PICK_CHANNEL = "A channel or forum for the shelf"
FORUM_OTHER = "Something else"  # the tag where a forum wants one and nothing else fits
FORUM_GONE = "Taken down"
FORUM_HIDDEN = "A coordinator is looking at this"
FORUM_WANTS_TAG = (
    "**What's new on the shelf can't be posted:** {channel} wants a tag with each post, and I "
    "couldn't give it one. *How to fix it:* add a tag called **Something else** there (Discord "
    "allows 20 in a forum), or let me have **Manage Channels** in it. Nothing is lost: I'll keep "
    "trying."
)
FORUM_FULL = (
    "**What's new on the shelf can't be posted:** this server has as many open threads as Discord "
    "allows. *How to fix it:* close threads that nobody needs. Nothing is lost: I'll keep trying."
)

# Using it
USE = "I use this too"
COUNTED = "{label} ({count})"
USE_NOTED = (
    "Lovely. In two school weeks I'll ask you once, privately, how it went. {name} only sees how "
    "many use it, and in how many schools."
)
USE_NOTED_AGAIN = "Noted again. I already asked you once, so I won't ask again."
USE_TAKEN_BACK = "Taken back. I won't ask."
OWN_USE = "You put this here yourself, so you're already using it."
USE_QUESTION = (
    "On {day}, you wanted to use **{title}** from the shelf in **{group}**. How did it go? I'll "
    "only ask this once."
)
USE_THANKS = (
    "Thank you. If you like, add one line about how you used it: the next person sees it with "
    "**{title}**."
)

# The starter shelf
STARTER_BUTTON = "Look through the starter shelf"
STARTER_MENU = "What the group keeps"
STARTER = (
    "The starter shelf has {count} associations, lists and journals for your group, and you've "
    "kept {kept} of them. Members only see what you pick below."
)
STARTER_KEPT = "Saved."
STARTER_NO_STATE = "Once you name your state, its association and reading program are here too."
STARTER_LEFT_OUT = "The association of {state} isn't here: {reason}"
STARTER_BY = "It came with the starter shelf and was checked in {year}."
BROKEN = "The last few times I tried this link, it didn't open."

BROKEN_ASK = (
    "I tried the link for **{title}**, {place}, in three different weeks, and it didn't open. "
    "Colleagues now see that next to it. If it moved, *Change it* is the place for the new link. "
    "If it opens for you, you can leave it."
)
WEEK_BROKEN = "a private question about a link that doesn't open"

# Once a year
UPKEEP = (
    "A new school year: are these still good? You put them on the shelf, and a quick look keeps "
    "it worth searching. Only you see this."
)
UPKEEP_ONE = (
    "A new school year: is this still good? You put it on the shelf, and a quick look keeps it "
    "worth searching. Only you see this."
)
UPKEEP_ROW = "**{number}. {title}**, from {day}"
UPKEEP_MORE = "And {count} more, after these."
UPKEEP_GOOD = "{number} is still good"
UPKEEP_CHANGE = "Change {number}"
UPKEEP_DOWN = "Take {number} down"
STILL_GOOD = "Still good"
UPKEEP_ALL = "They're all still good"
UPKEEP_DONE = "Thank you. That's all until next September."
LAST_CHECKED = "Last checked {year}."
WEEK_UPKEEP = "the yearly question whether things on the shelf are still good"

# Telling a coordinator
WHYS = {
    "student": "A student may be recognizable",
    "rights": "This may not be theirs to share",
    "other": "Something else",
}
TOLD_HIDDEN = (
    "Thank you. I hid it right away, and the coordinators will look at it. Nobody is told who said "
    "so."
)
NOTICE = "Something on the shelf is waiting for a coordinator. The button shows it privately."
TOLD_COORDINATOR = (
    "Somebody told the coordinators about something on the shelf. **/coordinator today** in the "
    "server shows it."
)
OPEN_REPORT = "Show it"
WAITS = "{number}. On the shelf: {why}, reported {when}."
REPORT = "**{why}**, reported {when}.{words}"
HIDE = "Hide it"
KEEP_HIDDEN = "Keep it hidden"
HIDE_TITLE = "Hide it, with a note"
HIDE_LABEL = "What should change?"
HIDE_HINT = "Only the person who put it there reads it."
SHOW_AGAIN = "Show it again"
NOW_HIDDEN = "Hidden. The person who put it there sees your note."
SHOWN_AGAIN = "Colleagues can find it again."
READ_FIRST = "It stays hidden: somebody told of it, and that hasn't been read yet."

# What /coordinator week calls it
WEEK_POST = "the post of something on the shelf"
WEEK_ASK = "a private question about how something from the shelf went"
WEEK_FORUM = "a line for coordinators about the shelf's forum"
WEEK_NOTICE = "a line for coordinators about the shelf"

# What a person's export has of it, and what one or several of its rows are called
SHEETS = {
    "what I put on the shelf": (
        "what you put on the shelf, and what you said about it",
        "thing you put on the shelf",
        "things you put on the shelf",
    ),
    "what I use from the shelf": (
        "what you use from the shelf, and how it went",
        "thing you use from the shelf",
        "things you use from the shelf",
    ),
    "what I told about the shelf": (
        "what you told a coordinator about something on the shelf",
        "message about the shelf",
        "messages about the shelf",
    ),
}
