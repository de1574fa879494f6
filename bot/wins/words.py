"""Every sentence about wins that a member reads."""

# Sharing
EMPTY = (
    "Not posted yet. There are no words in it. One sentence is plenty: what did you try, and "
    "what happened?"
)
STORY_TOO_LONG = (
    "Not posted yet. A win can have {limit} characters, and this has {length}. Your words are "
    "safe behind the button."
)
THANKS_TOO_LONG = (
    "Not posted yet. The line about who helped can have {limit} characters, and this has "
    "{length}. Your words are safe behind the button."
)
ALT_TOO_LONG = (
    "Not posted yet. A photo's description can have {limit} characters, and this has {length}. "
    "Your words are safe behind the button."
)
BEHALF_TOO_LONG = (
    "Not posted yet. Whom it is for can have {limit} characters, and this has {length}. Your "
    "words are safe behind the button."
)
UNKNOWN_KIND = "Not posted yet. Pick a kind from the list: it worked, idea, funny, or learned."
BEHALF_COORDINATORS = (
    "Not posted yet. Entering a win for someone else is for coordinators. Empty that line to "
    "share it as your own; your words are safe behind the button."
)
FORM_TITLE = "Share a win"
EDIT_TITLE = "Change your win"
DESCRIBE_TITLE = "Describe the photo"
STORY_LABEL = "What worked?"
STORY_HINT = "Everyone in this server sees it. Please leave out student names."
STORY_HINT_LONG = "Please cut it to {limit} characters. It has {length} now."
KIND_LABEL = "What kind?"
PHOTO_LABEL = "A photo, if you have one"
PHOTO_HINT = "I take out where it was made, and make it smaller."
ALT_LABEL = "What does the photo show?"
ALT_HINT = "One line, for colleagues who cannot see it."
BEHALF_LABEL = "Whom is it for?"
BEHALF_HINT = "Coordinators only. Empty: it is your own."
THANKS_LABEL = "Who helped?"
THANKS_HINT = "A teacher, an aide, the lunch crew. Only if you like."
KINDS = {
    "success": "It worked",
    "idea": "An idea",
    "funny": "A funny moment",
    "learned": "It did not work, and I learned",
    "presented": "Presented",
    "moment": "A book day",
}
POSTED = "Posted. [Read it in the channel]({link})."
EDITED = "Changed. [Read it in the channel]({link})."
SAVED_SLOW = "Saved. It will appear in <#{channel}> in a moment."
EDITED_TIDIED = (
    "Changed. Its post is gone from <#{channel}>, so the win itself is all that changed."
)
EDITED_SLOW = "Changed. The post in <#{channel}> follows in a moment."
SAVED_REFUSED = (
    "Saved, but not posted yet: I may not post in <#{channel}> at the moment. A coordinator "
    "sees this, and I keep trying. You need not do anything."
)
TRAVEL = "How far may it travel? Now: **{now}**"
CONSENT = {
    "here": "This group only",
    "unnamed": "Reuse without my name",
    "named": "Reuse with my name",
}
CONSENT_SET = {
    "here": "This win stays in this group.",
    "unnamed": (
        "This win may be reused without your name. The line about who helped is left out then."
    ),
    "named": "This win may be reused with your name for print: {name}.",
}
CONSENT_NAMES_FOUND = (
    "These words in it could still tell who you are: {found}. *Edit* changes them."
)
NOT_RELEASED = (
    "The photo stays in this group: a release usually covers one use. The words may travel."
)

# The steps before a post
DESCRIBE = (
    "Not posted yet. The photo needs one line about what it shows, so that colleagues who "
    "cannot see it get it too. Your words and your photo are safe."
)
DESCRIBE_BUTTON = "Describe the photo"
POST_WITHOUT = "Post without it"
ANOTHER_PHOTO = "Add another photo"
PHOTO_TITLE = "Add a photo"
PHOTO_SAFE = "Not posted yet. {why} Your words are safe."
PHOTO_LOST = "I could not fetch the photo from Discord. Please add it once more."
PHOTO_FIRST = "Not posted yet. Your photo is here and safe. Now the words: one sentence is plenty."
WORDS_FIRST = "Not posted yet. It has no words so far: one sentence is plenty."
WRITE_WORDS = "Write the words"
PICTURE = "photo{suffix}"
EDIT_GONE = (
    "Nothing was changed: that draft, or its win, is not here any more. /win edit opens the win "
    "as it is now."
)
POSTED_MAYBE = "That one may be posted already. Post this as a new win?"

# The post
SHARED = {
    "success": "**{name}** shared something that worked:",
    "idea": "**{name}** has an idea:",
    "funny": "**{name}** had a funny moment:",
    "learned": "**{name}** tried something that did not work, and learned:",
    "presented": "**{name}** presents something that was tried:",
    "moment": "**{name}** tells what they did:",
}
ON_BEHALF = "Entered by {name}."
WITH_HELP = "With help from: {thanks}"
HIDDEN_POST = "A coordinator is looking at this post. It may be back soon."
CHEER = "Cheer"
BEEN_THERE = "Been there"
COUNTED = "{label} ({count})"
TRYING = "Trying this"
TALK = "Talk about it"
SHARE = "Share a win"
SHARE_YOURS = "Share yours"
CHEERED = "You cheered. Only {name} can see that it was you; others see the number."
UNCHEERED = "Taken back. Nobody is told."
OWN_CHEER = "This one is yours. Your colleagues can cheer; you can be pleased."
TRY_NOTED = (
    "Lovely. In two school weeks I ask you once, privately, whether it worked. Everyone sees "
    "how many are trying it; only {name} sees who."
)
TRY_TAKEN_BACK = "Taken back. I will not ask."
TRY_ANSWERED = "You already told me how it went. Thank you; I will not ask again."
OWN_TRY = "This one is yours, so you have tried it already."
TRY_QUESTION = (
    "Two weeks ago in **{group}** you wanted to try this: {line} ([read it]({link})).\n"
    "How did it go? I ask only this once."
)
TRY_ANSWERS = {"worked": "It worked", "changed": "I changed it", "not_yet": "Not yet"}
TRY_NOTED_AGAIN = (
    "Noted again. I asked you once how it went, so I do not ask a second time. Everyone sees how "
    "many are trying it; only {name} sees who."
)
TRY_THANKS = (
    "Thank you. I tell {name}, privately, that it was you. Everyone else sees only how many are "
    "trying it.\nIf you like, add one line: what happened, or what you changed."
)
TRY_THANKS_HIDDEN = (
    "Thank you. I tell {name}, privately, and without your name. Everyone else sees only how "
    "many are trying it.\nIf you like, add one line: what happened, or what you changed."
)
TRY_THANKS_NOT_YET = (
    "That is fine; ideas keep. I do not ask again, and {name} is not told.\nIf you like, send "
    "one line all the same."
)
THREAD_NAME = "{kind}, {day}"
THREAD_OPENER = "What would you ask, or add? Please leave out student names here too."
THREAD_LINK = "The conversation is here: <#{thread}>."
THREAD_FORBIDDEN = (
    "I may not open a thread here. You can reply to the post; a coordinator can give me "
    "Create Public Threads with /coordinator check."
)
NOT_POSTED = "This win is not posted at the moment, so there is nothing to talk under yet."

# One's own
FIND = "Find a win"
FIND_TITLE = "Find a win"
FIND_LABEL = "Words to look for"
FIND_HINT = 'Any words you remember, like: waffles, pizza by Amina, "blind date".'
FIND_KIND_LABEL = "Only this kind"
FIND_BY_LABEL = "Only by this person"
FIND_SINCE_LABEL = "Only since this day"
FIND_SINCE_HINT = 'Like "September 1", 9/1 or "last Monday"'
SEARCH_AGAIN = "Search again"
FOUND = "Wins with {query}, best match first. Only you see this."
FOUND_CLOSEST = "No win has all of these: {query}. Closest:"
FOUND_ALIKE = "No win has {unknown} exactly. Closest to {query}:"
FOUND_UNQUOTED = "No win has those words in that order: {query}. Closest:"
FOUND_PARTLY = "These have some of the words:"
FOUND_NOTHING = (
    "No win here has any of these words: {query}. Try another word you remember, or a name."
)
FOUND_NOTHING_NARROWED = (
    "No win like that has any of these words: {query}. Leaving out the kind, the person or the "
    "date may help."
)
FOUND_LINE = "{kind}, {day}, {name}: {line} ([read it]({link}))"
FOUND_LINE_UNPOSTED = "{kind}, {day}, {name}: {line} (not posted at the moment)"
QUERY_COMMON = (
    "Those words are in nearly every win. Add one that's special to it, like `waffles` or a name."
)
QUERY_EMPTY = "Type at least one word to look for, like `display`."
SINCE_HINT = 'Only since this day, like "September 1", 9/1 or "last Monday"'
SINCE_NOT_UNDERSTOOD = (
    'I couldn\'t read `since` as a date. "September 1", "9/1/2026" or "last Monday" works.'
)
NO_WINS_YET = "You have shared nothing yet, and that is fine. When something works, I am here."
MINE = "{count} of yours are here. {cheers}. Only you see this."
LIFT = "One of yours, from {day}:"
NO_WIN = "I do not find that win here. Start typing its words and pick it from the list."
NOT_YOUR_WIN = "Only the person who shared it can do that. A coordinator can hide a post."
EDIT = "Edit"
REMOVE = "Remove"
REMOVE_ASK = "Remove this win? Its post, its picture and its search entry go. {line}"
REMOVE_ASK_THREAD = (
    "Remove this win? Colleagues wrote in its thread. Only your words, or the thread too? {line}"
)
REMOVE_ASK_THREAD_STAYS = (
    "Remove this win? Its post, its picture and its search entry go. Its thread stays, since "
    "colleagues wrote in it; a moderator can delete it. {line}"
)
REMOVE_YES = "Remove it"
REMOVE_ONLY_MINE = "Only my words"
REMOVE_THREAD_TOO = "The thread too"
KEEP = "Keep it"
KEPT = "Kept. Nothing changed."
REMOVED = "Removed: the words, the picture and the search entry. The post goes in a moment."
WHO_CHEERED = "Cheered by: {names}."
WHO_TRIES = "Trying it: {names}."
SENT_BACK = "A coordinator hid this post and wrote: {note}\n*Edit* it, and it is shown again."
SENT_BACK_PHOTO = "It's about the photo: replace it or leave it out, and the post is shown again."
STILL_SENT_BACK = (
    "Saved, and still hidden: the coordinator's note is about the photo. Replace it or leave it "
    "out, and the post is shown again."
)
NEW_PHOTO = "Replace the photo"
NO_PHOTO = "Leave the photo out"
HIDDEN_STATE = "This post is hidden at the moment: a coordinator is looking at it."
READ_IT = "[Read it in the channel]({link})."
UNPOSTED_STATE = "Not posted yet. I keep trying; a coordinator sees it too."
TIDIED_STATE = (
    "Its post went when a moderator tidied the channel. The win itself is kept: here, and for "
    "whoever searches. To see it there again, remove it and share it once more."
)

# From messages
SAVE_AS_WIN = "Save as a win"
TELL_COORDINATOR = "Tell a coordinator"
NOTHING_TO_SAVE = "There are no words in that message to save. *Share a win* takes your own."
NOT_A_MEMBERS = "That message is not from a member, so there is nobody to ask. *Share a win* works."
ALREADY_A_WIN = "That is a win already. Its buttons are under it."
KEEP_OWN = "Not posted yet. Shall I post this as a win?"
ASKED_AUTHOR = (
    "I ask {name}, privately: now, or when they next press something here. Nothing is posted "
    "unless they say yes."
)
ASK_AUTHOR = (
    "A colleague in **{group}** would like to see these words of yours kept as a win. Nothing "
    "is posted unless you say so."
)
MENTIONED = "Shall I keep that as a win? Only its author can say so."
NO_THANKS = "No, thanks"
NOT_SAVED = "Fine. Nothing was posted."
REPORT_NOTICE = "Something waits for a coordinator. The button shows it, privately."
OPEN_REPORT = "Show it"

# Presenting
PRESENT = "Present it here"
PRESENT_TITLE = "Present it here"
PRESENT_LABELS = {
    "tried": "What I tried",
    "happened": "What happened",
    "change": "What I would change",
}
PRESENT_HINTS = {
    "tried": "Big or small. Everyone in this server sees it. Please leave out student names.",
    "happened": "Half-finished counts.",
    "change": "For whoever tries it next.",
}
PRESENT_BOX = "{label}: {text}"

# Telling a coordinator
REPORT_TITLE = "Tell a coordinator"
REPORT_LABEL = "What is it about?"
REPORT_STUDENT = "A student may be recognizable"
REPORT_OTHER = "Something else"
REPORT_WORDS = "In your words, if you like"
REPORTED = "Thank you. The coordinators see it; nobody else does, and nobody is told who said so."
REPORTED_HIDDEN = (
    "Thank you. The post is hidden at once, and the coordinators look at it. Nobody is told "
    "who said so."
)
REPORT = "**{why}**, [this message]({link}), told {when}.{words}"
REPORT_ABOUT = "**{name}** wrote:"
REPORT_GONE = "The win isn't there any more, so there's nothing left to hide."
COVERED = "SPOILER_"  # Discord covers a file of such a name until it's pressed
KEEP_HIDDEN = "Keep hidden"
REPORT_CLOSED = "That report is done already."
RESTORE = "Show again"
HIDE = "Hide the post"
SEND_BACK = "Send back"
SEND_BACK_WHY = "What is it about?"
SEND_BACK_HINT = "Choose the photo, and it isn't shown again until it's replaced or left out."
SEND_BACK_WORDS = "The words"
SEND_BACK_PHOTO = "The photo"
SEND_BACK_LABEL = "What should change?"
CLOSE_REPORT = "Nothing to do"
REPORT_RESTORED = "The post is shown again."
REPORT_HIDDEN = "The post is hidden. Its author can edit it, and then it is shown again."
REPORT_SENT_BACK = "The post is hidden, and its author is told what you wrote."
REPORT_DONE = "Done. That report is closed."
RETRY = "Try them now"
RETRYING = "Trying them now. /coordinator today shows what still waits."
ITS_AUTHOR = "its author"

# What /coordinator week calls it
WEEK_POST = "A win's post"
WEEK_TRIED = "A private question: how an idea went"
WEEK_ASK = "A private question: may a message become a win"
WEEK_NOTICE = "A line for coordinators that something was reported"

# When Discord says no
STILL_REFUSED = (
    "Saved, but not posted yet: Discord does not let me post in the channel for wins at the "
    "moment. A coordinator sees this, and I keep trying. You need not do anything.\n> {line}"
)
STILL_THERE = (
    "{number}. I could not delete [a removed post]({link}): {reason}. Next try {when}; a "
    "moderator can delete it now."
)
REMOVED_REFUSED = (
    "Removed: the words, the picture and the search entry. I may not delete the post at the "
    "moment. A coordinator sees this, and I keep trying."
)
