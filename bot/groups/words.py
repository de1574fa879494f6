"""Every sentence about a group and its setup."""

# Setup
SETUP = (
    "Setup for **{server}**. Only you see this. I save each answer, and I won't post anything "
    "until you press *Post Start here*."
)
SETUP_AGAIN = "Setup for **{server}**. Only you see this. Each answer is saved right away."
SETUP_CHANNEL = "**1. Where wins go:** {answer}"
SETUP_ZONE = "**2. Time zone:** {answer}"
SETUP_SECOND = "**3. A second coordinator:** {answer}"
CHANNEL_NONE = "not chosen yet. Pick a channel below."
CHANNEL_FINE = "{channel}. I can post there."
CHANNEL_FAULT = "{channel}. {fault}"
CHANNEL_VANISHED = "one I can't find anymore. It was deleted or hidden from me. Pick another below."
CHANNEL_UNSEEN = (
    "I can't see that channel, so I couldn't post there. Open the channel's settings, then "
    "Permissions, then my name. Turn on View Channel and Send Messages, then pick it again."
)
CHANNEL_OPEN = (
    "Good to know: everyone with an invite link can read {channel}. That's fine if only your group "
    "is in this server."
)
CHANNEL_MAKE = (
    "I can make a channel for you. *Make #whats-working for me* makes one that everyone in this "
    "server can read."
)
CHANNEL_MADE = (
    "I made {channel}. I don't need Manage Channels for anything else: you can take it away in "
    "Server Settings, Roles, my name."
)
CHANNEL_MADE_ALREADY = "Wins already have a channel. You can pick another in /setup."
CHANNEL_CANNOT_MAKE = (
    "I don't have permission to make channels here, and that's fine. Make one yourself, then pick "
    "it in /setup."
)
CHANNEL_NAME = "whats-working"
CHANNEL_TOPIC = "What's working in our libraries. Small wins count. So do half-finished ones."
ZONE_NONE = "not chosen yet. Until then I'll use {label}."
ZONE_FINE = "{label}, where it's {time} now."
SECOND_NONE = "nobody yet. With one, you could take a week off."
SECOND_FINE = "{names}."
READY = "**Ready to go:** {ready}."
OFF = "**Off for now:** {off}."
PHOTOS_KEPT = "photos kept without their location"
PHOTOS_NOT_KEPT = "photos posted without a copy kept"
WILL_POST = (
    "*Post Start here* puts one message into {channel} that tells members how this works. *Send a "
    "test* puts one silent line there, and you can remove it again."
)
WILL_POST_NOWHERE = "Once there's a channel for wins, you can press *Post Start here*."
WILL_REPLACE = (
    "Start here is posted: [read it]({link}). If you post it again, I'll update it; there won't be "
    "two."
)
NOTIFICATIONS = (
    "Worth doing once: Server Settings, Overview, Default Notification Settings, *Only "
    "@mentions*. Then nobody's phone buzzes for every post."
)

# Coordinators
COORDINATORS = "**{names}** run this group. Only you see this."
COORDINATORS_ONE = "**{names}** runs this group. Only you see this."
COORDINATORS_HOW = (
    "Pick someone to add: I'll put their name on Start here, tell members they can ask them, and "
    "let them use /setup and /coordinator. I won't message anyone about it."
)
COORDINATORS_PICKER = (
    "Discord shows /setup and /coordinator to people with Manage Server. To show them to others "
    "too: Server Settings, Integrations, my name, then the command."
)
COORDINATOR_BOT = "That's a bot. A second coordinator needs to be a person who can step in for you."
COORDINATOR_GONE = "This person isn't in the server anymore. Pick someone who is."
COORDINATOR_YOURSELF = (
    "You already run this group. Pick a second person, so you can take a week off."
)
COORDINATOR_ADDED = "Saved. **{name}** now runs this group with you."
COORDINATOR_DROPPED = "Saved. **{name}** no longer runs this group."
COORDINATOR_LAST = "That would leave nobody. Add someone else first, then take this name off."
NOBODY = "Nobody yet"

# More settings
MORE = "More settings for **{server}**. Only you see this. Each answer is saved right away."
MORE_DESK = "**A channel for coordinators:** {answer}"
MORE_DESK_NONE = "none. You can see what's waiting for you in /coordinator today."
MORE_DESK_FINE = "{channel}."
MORE_DESK_OPEN = "{channel}. Everyone in this server can read it, members too."
MORE_ROLE = "**A role for coordinators:** {answer}"
MORE_ROLE_NONE = "none. People with Manage Server, and those named in setup, run this group."
MORE_ROLE_FINE = "{role}. Anyone who has it can do what you can do here."
MORE_ROLE_GONE = "a role that isn't there anymore. Pick another, or none."
MORE_FEATURES = (
    "**Switched on:** {on}. What you switch off disappears from everyone's command list, and its "
    "buttons say so; nothing is deleted."
)
MORE_LOOK = "Pick one of them below to see what it'll do next, and when."
PICK_FEATURE = "What it'll do next, and when"
FEATURE = "**{feature}** is on. Only you see this.\n{hint}."
FEATURE_NEXT = "**Next:** {what}, {when}."
FEATURE_NEXT_NONE = "**Next:** nothing on its own. It begins when someone uses it."
ANSWERS = {
    "thread": "**Answers to the week's question:** in a thread under the post.",
    "channel": "**Answers to the week's question:** in {channel}, like wins.",
}
ANSWERS_TO = {"thread": "Answers in a thread", "channel": "Answers in the channel"}
MORE_PHOTOS_KEPT = (
    "**Photos:** I keep a small copy of each, without its location. When a win is removed, its "
    "photo goes too."
)
MORE_PHOTOS_NOT_KEPT = (
    "**Photos:** I post them, but I don't keep a copy. Documents you make later won't have any."
)
MORE_STATE = "**Your state:** {answer}"
MORE_STATE_NONE = "none yet. With it, I can point people to your state's library association."
MORE_STATE_FINE = "{state}."
STATE_TITLE = "Your state"
STATE_LABEL = "Which state is the group in?"
STATE_HINT = "South Dakota, or SD. Leave it empty for none."
STATE_UNKNOWN = (
    "I don't know a state called “{typed}”. Its name or its two letters work: South Dakota, or SD."
)
ROLE_EVERYONE = "Everyone has that role, so everyone would run the group. Pick another, or none."
NOTHING = "nothing"

# Menus and buttons
PICK_CHANNEL = "1. The channel for wins"
PICK_ZONE = "2. The group's time zone"
PICK_ZONE_HINT = "It's {time} there now."
THIS_ZONE = "Use this zone"
WHICH_ZONE = "There are two time zones there. Which one is the group's?"
PICK_ZONE_OTHER = "Not in the list below? Type /setup and your state or city after `zone`."
PICK_SECOND = "3. A second coordinator"
PICK_DROP = "Take a name off the list"
PICK_DESK = "A channel for coordinators, or none"
PICK_ROLE = "A role for coordinators, or none"
PICK_FEATURES = "What's switched on"
POST_START = "Post Start here"
POST_START_AGAIN = "Post Start here again"
SEND_TEST = "Send a test"
REMOVE_TEST = "Remove the test"
ADD_COORDINATOR = "Add a coordinator"
MORE_SETTINGS = "More settings"
CHECK_AGAIN = "Check again"
BACK = "Back to setup"
MAKE_CHANNEL = "Make #whats-working for me"
NAME_STATE = "Name your state"
MONTHLY_CHAT = "Monthly chat"
KEEP_PHOTOS = "Keep photos"
DROP_PHOTOS = "Don't keep photos"

# Posting
START_POSTED = (
    "Posted. Start here is in {channel}: [read it]({link}). It's worth pinning: hold the message, "
    "or right-click it, and choose Pin Message."
)
START_RENEWED = "Posted. Start here in {channel} is up to date: [read it]({link})."
NO_CHANNEL = "Not posted yet. I can't see a channel for wins. Pick one in /setup."
NOT_TAKEN = (
    "Not posted yet. Discord didn't accept it: {reason}. Your settings are safe. Press the button "
    "again in a minute."
)
TEST = "A test from setup. Everything works; there's nothing to do."
TEST_POSTED = "Posted. The test is in {channel}: [look at it]({link}). Nobody's phone buzzed."
TEST_REMOVED = "Removed. The test is gone from the channel."
TEST_GONE = "The test is already gone from the channel."

# Start here, and what it explains
START = (
    "**Start here.** This is where we tell each other what's working. It's fine just to read; "
    "nobody keeps score."
)
START_SHARE = "**Share a win:** one box, less than a minute."
START_FIND = "**Find a win:** search what colleagues shared. Only you see what you find."
START_NUDGE = (
    "**My nudge:** one small way to reach out to a colleague each week. It's private, and fine to "
    "skip."
)
SET_NUDGE = "Set my nudge"
START_WHO = (
    "**Who sees this:** everyone in this server. Please leave out student names and faces. As with "
    "e-mail, what we write may be kept, or someone may ask for it."
)
START_QUESTIONS = "Questions? {names} run this group."
START_QUESTIONS_ONE = "Questions? {names} runs this group."
START_QUESTIONS_NOBODY = "Questions? Ask the person who runs this server."
HOW_LABEL = "How it works"
HOW = "Reading this doesn't change anything. Only you see it."
HOW_SHARE = (
    "**Share a win** opens a form. One box is enough; a kind, a photo and thanks are optional. "
    "Before I post anything, I look for student names and ask you about what I find."
)
HOW_FIND = "**Find a win** searches what people shared here. So does /win find."
HOW_BUTTONS = (
    "**Under each win:** Cheer is a quiet thank-you; only the author can see it was you. If you "
    "press Trying this, I'll ask you once, two school weeks later, whether it worked. Talk about "
    "it opens a thread. Share yours opens the form."
)
HOW_NUDGE = (
    "**My nudge** shows only you one small way to reach out to a colleague. I'll send it by direct "
    "message only if you choose that. It's fine to skip it."
)
HOW_KEPT = (
    "**What I keep:** your wins, {photos}, and your settings. /me show lists everything, /me "
    "export gives you a copy, /me forget removes it."
)
HOW_KEPT_PHOTOS = "small copies of their photos"
HOW_KEPT_NO_PHOTOS = "no copies of their photos"
WHO_LABEL = "Who sees what"
WHO_WINS = "**Wins:** everyone in this server."
WHO_CHEERS = "**Cheers:** everyone sees the number. Only the author of the win sees who."
WHO_PRIVATE = "**Answers like this one:** only you."
WHO_FURTHER = (
    "**Outside this server:** nothing, unless you say so for a win. You choose that after posting, "
    "and you can change it later."
)
WHO_MAIL = (
    "**Friday's e-mail:** members who can't open Discord can get the week's wins. /me set keeps "
    "yours out."
)
WHO_COORDINATORS = (
    "**Coordinators** can hide a post and send it back to its author. They can't edit it."
)
WHO_HOST = "**The person who hosts me** could look in the database, as with any website."
WHO_SHORT = (WHO_WINS, WHO_CHEERS, WHO_PRIVATE, WHO_FURTHER, WHO_HOST)
WHO_RECORDS = "As with e-mail, what we write may be kept, or someone may ask for it."

# Help
HELP = "I help this group share what works, keep in touch and celebrate book days."
HELP_WAYS = (
    "To share, press the button or use /win share. To find a win, use /win find. For everything "
    "I keep about you, use /me show."
)
HELP_WAYS_WITHOUT_WINS = "For everything I keep about you, use /me show."
HELP_QUIET = (
    "Only you see this. No points, no rankings, and I won't post anything of yours until you "
    "say so."
)
HELP_STUCK = "Stuck? *Ask a coordinator* sends them your question. (What's Working {version})"
ASK_LABEL = "Ask a coordinator"

# What waits
NOTHING_WAITS = "Nothing is waiting."
NOTHING_WAITS_BUT = "Nothing is waiting for the coordinators."  # something is for this one alone
WAITS = "**{things}.** Only you see this."
THING = "thing is waiting"
THINGS = "things are waiting"
REPORT = "{number}. {when}: someone asks you to look at [this post]({link})."
REPORT_STUDENT = (
    "{number}. {when}: a student may be recognizable in [this post]({link}). It's hidden until you "
    "decide."
)
REPORT_STUDENT_SHOWN = (
    "{number}. {when}: a student may be recognizable in [this message]({link}). I can't hide it; a "
    "moderator can delete it."
)
REPORT_WORDS = " They wrote: {words}"
REPORT_MORE = " There's more to decide about it; you'll see one after another."
REPORT_CLOSED = "Someone already took care of that report."
OPEN_REPORT = "Look at {number}"
REFUSED = "{number}. A win by {authors} is saved but not posted: {reason}. I'll try again {when}."
REFUSED_MANY = (
    "{number}. {count} wins by {authors} are saved but not posted: {reason}. I'll try again {when}."
)
OTHERS = "{count} more"
MORE_WAIT = "And {count} more. You'll see them here as you finish these."

# The check
ALL_WELL = "All is well. Only you see this."
FINDINGS = "**{things} to fix.** Only you see this."
FINDING = "finding"
FINDINGS_MANY = "findings"
LOOKED_AT = (
    "I looked at channels, permissions, commands, the database, the disk, the clock, and what's "
    "due."
)
MORE_FINDINGS = "And {count} more. Fix these first, then check again."
WINS_CHANNEL_GONE = "The channel for wins is gone, or hidden from me."
ASKS_GONE = "The channel for questions is gone, or hidden from me."
ASKS_GONE_FIX = "Pick another in /setup, *More settings*, *Where questions go*."
SHELF_GONE = "The channel for the shelf is gone, or hidden from me."
SHELF_GONE_FIX = "Pick another in /setup, *More settings*, *Where the shelf is posted*."
DESK_GONE = "The channel for coordinators is gone, or hidden from me."
CHANNEL_GONE_FIX = "Pick another in /setup."
DESK_GONE_FIX = "Pick another in /setup, *More settings*."
PERMISSION_LACKS = "I don't have permission to {what} in {where}."
PERMISSION_FIX = (
    "Open the channel's settings, then Permissions, then my name. Turn on {permissions}."
)
COMMANDS_LACK = "This server is missing commands: {names}."
COMMANDS_FIX = (
    "I've sent them again. If they're still missing in five minutes, invite me again with the same "
    "link; nothing is lost."
)
COMMANDS_UNKNOWN = "Discord didn't tell me which commands this server has."
COMMANDS_UNKNOWN_FIX = "Check again in a minute."
DATABASE_CLOSED = "I can't reach the database."
DATABASE_CLOSED_FIX = "Tell the person who hosts me: the log says why, under `database`."
DATABASE_NEWER = "The database was made by a newer version of me."
DATABASE_NEWER_FIX = (
    "Ask the person who hosts me to update the program, or to put back a copy from `copies`."
)
DATABASE_OLDER = "The database isn't up to date."
DATABASE_OLDER_FIX = (
    "Ask the person who hosts me to restart the program, or to run `python -m bot migrate`."
)
DISK_FULL = "Only {megabytes} MB are free on the disk."
DISK_FIX_HERE = "Make room, or move DATA_DIR to a bigger disk."
DISK_FIX = "Ask the person who hosts me to make room, or to move DATA_DIR to a bigger disk."
CLOCK_OFF = "My clock and Discord's are {seconds} seconds apart."
CLOCK_FIX = "Ask the person who hosts me to turn on automatic time (NTP) on that computer."
LOOP_STANDS = "I haven't looked at what's due for more than two minutes."
LOOP_FIX = (
    "Ask the person who hosts me to restart the program. Nothing is lost; things will just be late."
)
PICTURES_APART = "The photos in the folder `pictures` belong to another database."
PICTURES_APART_FIX = (
    "I won't clean them up. Set DATABASE_URL to their database, or move the photos elsewhere."
)
NO_PROCESS = "No process has shards {shards}, so nothing reaches their groups."
NO_PROCESS_FIX = "Start the one with those SHARD_IDS: its log says why it ended."
ANOTHER_APPLICATION = "The token belongs to a different application from the one the groups know."
ANOTHER_APPLICATION_FIX = (
    "Until that's settled, I won't remove anything. Is it the wrong token? Then put the old bot's "
    "token in DISCORD_TOKEN. Is it a new bot on purpose? Then invite it to their servers."
)
NO_BACKUP = "No copy of what's kept here has worked since {since}."
ASK_DOCTOR = "Ask the person who hosts me to run: python -m bot doctor"
FAULTS = "Something went wrong in this server recently. References: {references}."
FAULTS_FIX = "Give them to the person who hosts me: each one is in the log, with the reason."


SUGGEST = "**One more thing you could switch on: {feature}.** {why}"
SUGGEST_YES = "Switch it on"
SUGGEST_NO = "Not for us"
SUGGEST_ON = "Switched on: {feature}. The commands are there now."
SUGGEST_DECLINED = (
    "Of course. I won't ask again. If you change your mind, it's in /setup, *More settings*."
)

# What a person's export has of it, and what one or several of its rows are called
SHEETS = {
    "coordinator": (
        "the name you use as someone who runs the group",
        "note that you help run the group",
        "notes that you help run the group",
    ),
    "asked coordinators": (
        "what you asked the coordinators",
        "question to the coordinators",
        "questions to the coordinators",
    ),
}
