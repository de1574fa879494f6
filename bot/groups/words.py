"""Every sentence about a group and its setup."""

# Setup
SETUP = (
    "Setup for **{server}**. Only you see this. Each answer is saved; nothing is posted until "
    "you press Post."
)
SETUP_CHANNEL = "**1. Where wins go:** {answer}"
SETUP_ZONE = "**2. Time zone:** {answer}"
SETUP_SECOND = "**3. A second coordinator:** {answer}"
CHANNEL_NONE = "not chosen yet. Pick a channel below."
CHANNEL_FINE = "{channel}. I can post there."
CHANNEL_FAULT = "{channel}. {fault}"
CHANNEL_VANISHED = (
    "{channel}, which I cannot find any more. It was deleted or hidden from me. Pick another below."
)
CHANNEL_UNSEEN = (
    "I cannot see that channel, so I could not post there. Open the channel's settings, "
    "Permissions, my name, turn on View Channel and Send Messages, then pick it again."
)
CHANNEL_OPEN = (
    "Good to know: everyone with an invite link to this server can read {channel}. That is "
    "right where only your group is in the server."
)
CHANNEL_MAKE = (
    "I may make channels here. *Make #whats-working for me* makes one that everyone in this "
    "server can read."
)
CHANNEL_MADE = (
    "I made {channel}. I do not need Manage Channels for anything else: you can take it away "
    "in Server Settings, Roles, my name."
)
CHANNEL_MADE_ALREADY = "Wins already have a channel. Pick another in /setup if you like."
CHANNEL_CANNOT_MAKE = (
    "I may not make channels here, and that is fine. Make one yourself, then pick it in /setup."
)
CHANNEL_NAME = "whats-working"
CHANNEL_TOPIC = "What is working in our libraries. Small counts, and so does half-finished."
ZONE_NONE = "not chosen yet. Until then I use {label}."
ZONE_FINE = "{label}, where it's {time} now."
SECOND_NONE = "nobody yet, so you could take a week off."
SECOND_FINE = "{names}."
READY = "**Ready as they are:** {ready}."
OFF = "**Off for now:** {off}."
PHOTOS_KEPT = "photos kept without their location"
PHOTOS_NOT_KEPT = "photos posted without a copy kept"
WILL_POST = (
    "*Post Start here* puts one message into {channel} that tells members how this works. "
    "*Send a test* puts one silent line there, which you can take away again."
)
WILL_POST_NOWHERE = "*Post Start here* comes as soon as there is a channel for wins."
WILL_REPLACE = (
    "Start here is posted: [read it]({link}). Posting it again brings it up to date; there "
    "will not be two."
)
NOTIFICATIONS = (
    "Worth doing once: Server Settings, Overview, Default Notification Settings, *Only "
    "@mentions*. Then nobody's phone rings for each post."
)

# Coordinators
COORDINATORS = "**{names}** run this group. Only you see this."
COORDINATORS_ONE = "**{names}** runs this group. Only you see this."
COORDINATORS_HOW = (
    "Pick someone to add: I write their name on Start here, tell members that they can be asked, "
    "and let them use /setup and /coordinator. Nobody is told."
)
COORDINATORS_PICKER = (
    "Discord shows those commands to people with Manage Server. To show them to others too: "
    "Server Settings, Integrations, my name, then the command."
)
COORDINATOR_BOT = "That is a bot. A second coordinator is a person who can step in for you."
COORDINATOR_GONE = "This person is not in the server any more. Pick someone who is."
COORDINATOR_YOURSELF = (
    "You already run this group. Pick a second person, so that you could take a week off."
)
COORDINATOR_ADDED = "Saved. **{name}** runs this group with you now."
COORDINATOR_DROPPED = "Saved. **{name}** no longer runs this group."
COORDINATOR_LAST = "That would leave nobody. Add someone else first, then take this name off."
NOBODY = "Nobody yet"

# More settings
MORE = "More settings for **{server}**. Only you see this. Each answer is saved at once."
MORE_DESK = "**A channel for coordinators:** {answer}"
MORE_DESK_NONE = "none. What waits for you is in /coordinator today."
MORE_DESK_FINE = "{channel}."
MORE_DESK_OPEN = "{channel}. Everyone in this server can read it, members too."
MORE_ROLE = "**A role for coordinators:** {answer}"
MORE_ROLE_NONE = "none. People with Manage Server, and those named in setup, run this group."
MORE_ROLE_FINE = "{role}. Whoever has it can do what you can do here."
MORE_ROLE_GONE = "a role that is not there any more. Pick another, or none."
MORE_FEATURES = (
    "**Switched on:** {on}. What is off disappears from everyone's command list and its buttons "
    "say so; nothing is deleted."
)
MORE_PHOTOS_KEPT = (
    "**Photos:** I keep a small copy of each, without the place it was taken. It goes when its "
    "win goes."
)
MORE_PHOTOS_NOT_KEPT = (
    "**Photos:** posted, but I keep no copy. Documents made later will have none."
)
ROLE_EVERYONE = "Everyone has that role, so everyone would run the group. Pick another, or none."
NOTHING = "nothing"
FEATURES = {
    "wins": "wins",
    "plans": "the nudge",
    "weekly": "the weekly post",
    "celebrations": "book days",
    "coffee": "coffee chats",
    "mentors": "mentors",
    "documents": "documents",
}
FEATURE_HINTS = {
    "wins": "Share, find and cheer what works",
    "plans": "A small plan of one's own, and one line on the week's first school day",
    "weekly": "Some of the week's wins and one question, on its last school day",
    "celebrations": "Book-themed days with a thread; you choose the list first",
    "coffee": "Once a month, two or three people who have not met for longest",
    "mentors": "One question, six weeks or a school year with someone who has been there",
    "documents": "One's wins as a page for the principal, the newsletter, the evaluation",
}

# Menus and buttons
PICK_CHANNEL = "1. The channel for wins"
PICK_ZONE = "2. The group's time zone"
PICK_ZONE_HINT = "It is {time} there now."
THIS_ZONE = "Use this zone"
WHICH_ZONE = "There are two time zones there. Which one is the group's?"
PICK_ZONE_OTHER = "Not in the list below? Type /setup and a state or city after `zone`."
PICK_SECOND = "3. A second coordinator"
PICK_DROP = "Take a name off the list"
PICK_DESK = "A channel for coordinators, or none"
PICK_ROLE = "A role for coordinators, or none"
PICK_FEATURES = "What is switched on"
POST_START = "Post Start here"
POST_START_AGAIN = "Post Start here again"
SEND_TEST = "Send a test"
REMOVE_TEST = "Remove the test"
ADD_COORDINATOR = "Add a coordinator"
MORE_SETTINGS = "More settings"
CHECK_AGAIN = "Check again"
BACK = "Back to setup"
MAKE_CHANNEL = "Make #whats-working for me"
KEEP_PHOTOS = "Keep photos"
DROP_PHOTOS = "Do not keep photos"

# Posting
START_POSTED = (
    "Posted. Start here is in {channel}: [read it]({link}). It is worth pinning: hold the "
    "message, or right-click it, and choose Pin Message."
)
START_RENEWED = "Posted. Start here in {channel} is up to date: [read it]({link})."
NO_CHANNEL = "Not posted yet. There is no channel for wins that I can see. Pick one in /setup."
NOT_TAKEN = (
    "Not posted yet. Discord did not take it: {reason}. Your settings are safe. Press the button "
    "again in a minute."
)
TEST = "A test from setup. Everything works; there is nothing to do."
TEST_POSTED = "Posted. The test is in {channel}: [look at it]({link}). Nobody's phone rang."
TEST_REMOVED = "Removed. The test is gone from the channel."
TEST_GONE = "The test is already gone from the channel."

# Start here, and what it explains
START = (
    "**Start here.** This is where we tell each other what's working. You can read and never "
    "post; nobody keeps score."
)
START_SHARE = "**Share a win:** one box, less than a minute."
START_FIND = "**Find a win:** search what colleagues shared. Only you see what you find."
START_NUDGE = "**My nudge:** one small way to reach a colleague each week. Off until you ask."
SET_NUDGE = "Set my nudge"
START_WHO = (
    "**Who sees this:** everyone in this server. Please leave out student names and faces. As "
    "with e-mail, what we write may be kept or asked for."
)
START_QUESTIONS = "Questions? {names} run this group."
START_QUESTIONS_ONE = "Questions? {names} runs this group."
START_QUESTIONS_NOBODY = "Questions? Ask the person who runs this server."
HOW_LABEL = "How it works"
HOW = "Nothing happens by reading this. Only you see it."
HOW_SHARE = (
    "**Share a win** opens a form. One box is enough; a kind, a photo and thanks are optional. "
    "Before anything is posted I look for student names and ask you about what I find."
)
HOW_FIND = "**Find a win** looks through what was shared here, also by /win find."
HOW_BUTTONS = (
    "**Under each win:** Cheer is a quiet thank-you that only its author can look up. Trying "
    "this asks you once, two school weeks later, whether it worked. Talk about it opens a "
    "thread. Share yours opens the form."
)
HOW_NUDGE = (
    "**My nudge** shows you, alone, one small way to reach a colleague. It comes by direct "
    "message only if you choose that. Skipping costs nothing."
)
HOW_KEPT = (
    "**What is kept:** your wins, {photos}, and your settings. /me show lists everything, "
    "/me export gives it to you, /me forget removes it."
)
HOW_KEPT_PHOTOS = "small copies of their photos"
HOW_KEPT_NO_PHOTOS = "no copies of their photos"
WHO_LABEL = "Who sees what"
WHO_WINS = "**Wins:** everyone in this server."
WHO_CHEERS = "**Cheers:** the number, everyone. Who it was, only the author of the win."
WHO_PRIVATE = "**Answers like this one:** only you."
WHO_FURTHER = (
    "**Outside this server:** nothing, unless you say so for a win. You choose that after "
    "posting, and can change it later."
)
WHO_COORDINATORS = (
    "**Coordinators** can hide a post and send it back to its author. They cannot edit it."
)
WHO_HOST = "**Whoever hosts me** could look in the database, as with any web site."
WHO_RECORDS = "As with e-mail, what we write may be kept or asked for."

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
HELP_STUCK = "Stuck? *Ask a coordinator* goes to a person. (What's Working {version})"
ASK_LABEL = "Ask a coordinator"
ASK = (
    "**{names}** run this group. Look for the name in the member list, press it, and write. Or "
    "ask out loud in any channel; someone else wonders too. Nobody is told that you looked here."
)
ASK_ONE = (
    "**{names}** runs this group. Look for the name in the member list, press it, and write. Or "
    "ask out loud in any channel; someone else wonders too. Nobody is told that you looked here."
)
ASK_NOBODY = (
    "Nobody is named yet. Ask the person who invited you to this server; they can name someone "
    "in /setup."
)

# What waits
NOTHING_WAITS = "Nothing waits."
WAITS = "**{things}.** Only you see this."
THING = "thing waits"
THINGS = "things wait"
REPORT = "{number}. {when}: someone asks you to look at [this post]({link})."
REPORT_STUDENT = (
    "{number}. {when}: a student may be recognizable in [this post]({link}). It is hidden until "
    "you decide."
)
REPORT_STUDENT_SHOWN = (
    "{number}. {when}: a student may be recognizable in [this message]({link}). I cannot hide "
    "it; a moderator can delete it."
)
REPORT_WORDS = " They wrote: {words}"
OPEN_REPORT = "Look at {number}"
REFUSED = "{number}. A win by {author} is saved but not posted: {reason}. Next try {when}."
MORE_WAIT = "And {count} more. They show here as you finish these."

# The check
ALL_WELL = "All is well. Only you see this."
FINDINGS = "**{things} to mend.** Only you see this."
FINDING = "finding"
FINDINGS_MANY = "findings"
LOOKED_AT = (
    "I looked at channels, permissions, commands, database, disk, clock, and the list of what is "
    "due."
)
MORE_FINDINGS = "And {count} more. Mend these first, then check again."
WINS_CHANNEL_GONE = "The channel for wins ({channel}) is gone, or hidden from me."
DESK_GONE = "The channel for coordinators ({channel}) is gone, or hidden from me."
CHANNEL_GONE_FIX = "Pick another in /setup."
PERMISSION_LACKS = "I cannot {what} in {where}."
PERMISSION_FIX = "Open the channel's settings, Permissions, my name, and turn on {permissions}."
COMMANDS_LACK = "This server lacks commands: {names}."
COMMANDS_FIX = (
    "I have sent them again. If they still lack in five minutes, invite me once more with the "
    "same link; nothing is lost."
)
COMMANDS_UNKNOWN = "Discord did not tell me which commands this server has."
COMMANDS_UNKNOWN_FIX = "Check again in a minute."
DATABASE_CLOSED = "I cannot reach the database."
DATABASE_CLOSED_FIX = "Tell the person who hosts me: the log says why, under `database`."
DATABASE_NEWER = "The database was made by a newer version of me."
DATABASE_NEWER_FIX = "Whoever hosts me updates the program, or puts back a copy from `copies`."
DATABASE_OLDER = "The database is not up to date."
DATABASE_OLDER_FIX = "Whoever hosts me restarts the program, or runs: python -m bot migrate"
DISK_FULL = "Only {megabytes} MB are free on the disk."
DISK_FIX = "Whoever hosts me makes room, or moves DATA_DIR to a bigger disk."
CLOCK_OFF = "My clock and Discord's are {seconds} seconds apart."
CLOCK_FIX = "Whoever hosts me lets the computer set its clock by itself (NTP)."
LOOP_STANDS = "I have not looked at what is due for more than two minutes."
LOOP_FIX = "Whoever hosts me restarts the program. Nothing is lost; it comes late."
NO_BACKUP = "No copy of what's kept here has worked since {since}."
NO_BACKUP_FIX = "Ask the person who hosts me to run: python -m bot doctor"
FAULTS = "Something went wrong in this server lately. References: {references}."
FAULTS_FIX = "Give them to the person who hosts me: each is in the log, with the reason."
