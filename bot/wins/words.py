"""Every sentence about wins that a member reads."""

# Its switch
SWITCH = "wins"
SWITCH_HINT = "Share, find and cheer what works"
PURPOSE = "sharing what worked"

# Sharing
EMPTY = (
    "Not posted yet. There's nothing in the box. One sentence is plenty: what did you try, and "
    "what happened?"
)
STORY_TOO_LONG = (
    "Not posted yet. A win can have up to {limit} characters, and this one has {length}. Your "
    "words are safe behind the button."
)
THANKS_TOO_LONG = (
    "Not posted yet. The line about who helped can have up to {limit} characters, and this one has "
    "{length}. Your words are safe behind the button."
)
ALT_TOO_LONG = (
    "Not posted yet. A photo's description can have up to {limit} characters, and this one has "
    "{length}. Your words are safe behind the button."
)
BEHALF_TOO_LONG = (
    "Not posted yet. The line about who it's for can have up to {limit} characters, and this one "
    "has {length}. Your words are safe behind the button."
)
UNKNOWN_KIND = "Not posted yet. Pick a kind from the list: it worked, idea, funny, or learned."
BEHALF_COORDINATORS = (
    "Not posted yet. Only coordinators can enter a win for someone else. Clear that line to share "
    "it as your own; your words are safe behind the button."
)
FORM_TITLE = "Share a win"
EDIT_TITLE = "Change your win"
DESCRIBE_TITLE = "Describe the photo"
STORY_LABEL = "What worked?"
STORY_HINT = "Everyone in this server will see it. Please leave out student names."
STORY_HINT_LONG = "Please cut it to {limit} characters. It has {length} now."
KIND_LABEL = "What kind?"
PHOTO_LABEL = "A photo, if you have one"
PHOTO_HINT = "I remove the location from it and make it smaller."
ALT_LABEL = "What does the photo show?"
ALT_HINT = "One line, for colleagues who can't see it."
BEHALF_LABEL = "Who is it for?"
BEHALF_HINT = "Coordinators only. Leave empty if it's your own."
THANKS_LABEL = "Who helped?"
THANKS_HINT = "A teacher, an aide, the lunch crew. Optional."
KINDS = {
    "success": "It worked",
    "idea": "An idea",
    "funny": "A funny moment",
    "learned": "It didn't work, and I learned",
    "presented": "Presented",
    "moment": "A book day",
    "answer": "An answer",
}
POSTED = "Posted. [Read it in the channel]({link})."
EDITED = "Changed. [Read it in the channel]({link})."
SAVED_SLOW = "Saved. It'll show up in <#{channel}> in a moment."
EDITED_TIDIED = "Changed. Its post isn't in the channel anymore, so only the saved win changed."
EDITED_SLOW = "Changed. The post in <#{channel}> will follow in a moment."
SAVED_REFUSED = (
    "Saved, but not posted yet: I don't have permission to post in <#{channel}> right now. A "
    "coordinator sees this, and I'll keep trying. You don't need to do anything."
)
SAVED_NO_PLACE = (
    "Saved, but not posted yet: the channel it was meant for isn't there anymore. A coordinator "
    "sees this, and I'll post it once there's one. You don't need to do anything."
)
UNFIT = "Saved, but not posted: {why}. *Change my text* opens it with your words in it.\n> {line}"
UNFIT_EDIT = (
    "Saved, but the post still shows what it said before: {why}. *Change my text* opens it with "
    "your words in it.\n"
    "> {line}"
)
TRAVEL = "How far can it travel? Right now: **{now}**"
CONSENT = {
    "here": "This group only",
    "unnamed": "Reuse without my name",
    "named": "Reuse with my name",
}
CONSENT_SET = {
    "here": "This win will stay in this group.",
    "unnamed": (
        "Others can reuse this win without your name. I'll leave out the line about who helped."
    ),
    "named": "Others can reuse this win with your name for print: {name}.",
}
CONSENT_NAMES_FOUND = (
    "These words in it could still show who you are: {found}. *Edit* lets you change them."
)
NOT_RELEASED = (
    "The photo will stay in this group, because a release usually covers one use. The words can "
    "travel."
)

# The steps before a post
DESCRIBE = (
    "Not posted yet. The photo needs one line about what it shows, so colleagues who can't see it "
    "aren't left out. Your words and your photo are safe."
)
DESCRIBE_BUTTON = "Describe the photo"
POST_WITHOUT = "Post without it"
ANOTHER_PHOTO = "Add another photo"
PHOTO_TITLE = "Add a photo"
PHOTO_SAFE = "Not posted yet. {why} Your words are safe."
PHOTO_FIRST = (
    "Not posted yet. Your photo is here and safe. Now for the words: one sentence is plenty."
)
WORDS_FIRST = "Not posted yet. It doesn't have any words yet: one sentence is plenty."
WRITE_WORDS = "Write the words"
PICTURE = "photo{suffix}"
EDIT_GONE = (
    "Nothing changed: that draft, or its win, isn't here anymore. /win edit opens the win as it is "
    "now."
)
POSTED_MAYBE = "That one may already be posted. Do you want to post this as a new win?"

# The post
SHARED = {
    "success": "**{name}** shared something that worked:",
    "idea": "**{name}** has an idea:",
    "funny": "**{name}** had a funny moment:",
    "learned": "**{name}** tried something that didn't work, and learned:",
    "presented": "**{name}** tried something and wrote it up:",
    "moment": "**{name}** shared what they did:",
    "answer": "**{name}** answered the question of the week:",
}
ON_BEHALF = "Entered by {name}."
WITH_HELP = "With help from: {thanks}"
HIDDEN_POST = "A coordinator is looking at this post. It may be back soon."
HIDDEN_BY_COORDINATOR = "This post is hidden for now."
CHEER = "Cheer"
BEEN_THERE = "Been there"
COUNTED = "{label} ({count})"
TRYING = "Trying this"
TALK = "Talk about it"
SHARE = "Share a win"
SHARE_YOURS = "Share yours"
CHEERED = "You cheered. Only {name} can see it was you; everyone else sees the number."
UNCHEERED = "Taken back. Nobody will know."
OWN_CHEER = "This one is yours; cheers come from colleagues."
TRY_NOTED = (
    "Lovely. In two school weeks I'll ask you once, privately, whether it worked. Everyone sees "
    "how many are trying it; only {name} sees who."
)
TRY_TAKEN_BACK = "Taken back. I won't ask."
TRY_ANSWERED = "You already told me how it went. Thank you; I won't ask again."
OWN_TRY = "This one is yours, so you've already tried it."
TRY_QUESTION = (
    "On {day}, you wanted to try this in **{group}**: {line} ([read it]({link}))\n"
    "How did it go? I'll only ask this once."
)
TRY_ANSWERS = {
    "worked": "It worked",
    "changed": "I changed it",
    "did_not": "It didn't work",
    "not_yet": "Not yet",
}
TRY_NOTED_AGAIN = (
    "Noted again. I already asked you once, so I won't ask again. Everyone sees how many are "
    "trying it; only {name} sees who."
)
TRY_THANKS = (
    "Thank you. I'll let {name} know privately that it was you. Everyone else only sees how many "
    "are trying it.\n"
    "If you like, add one line: what happened, or what you changed."
)
TRY_THANKS_HIDDEN = (
    "Thank you. I'll let {name} know privately, without your name. Everyone else only sees how "
    "many are trying it.\n"
    "If you like, add one line: what happened, or what you changed."
)
TRY_THANKS_DID_NOT = (
    "Thanks for trying it anyway. Not every idea fits every library. I won't ask again, and {name} "
    "isn't told.\n"
    "If you like, you can still send one line."
)
TRY_THANKS_NOT_YET = (
    "That's fine; ideas keep. I won't ask again, and {name} isn't told.\n"
    "If you like, you can still send one line."
)
THREAD_NAME = "{about} · {name}"
THREAD_NAME_REMOVED = "A win that was removed"
THREAD_NAME_HIDDEN = "A win that's hidden for now"
THREAD_OPENER = "What would you ask, or add? Please leave out student names here too."
THREAD_LINK = "The conversation is here: <#{thread}>."
THREAD_LOCKED = (
    "A moderator locked this thread, so it stays as it is. You can read it here: <#{thread}>."
)
THREAD_FORBIDDEN = (
    "I don't have permission to open a thread here. You can reply to the post; a coordinator can "
    "give me Create Public Threads with /coordinator check."
)
NOT_POSTED = "This win isn't posted right now, so there's nowhere to talk about it yet."

# A person thanked in a win
HELPED = "**{name}** thanked you in a win: {line} ([read it]({link}))"

# A member's own
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
FOUND_LINE = "**{kind}**, {day}, {name} ([read it]({link}))\n{line}"
FOUND_LINE_UNPOSTED = "**{kind}**, {day}, {name} (not posted right now)\n{line}"
FOUND_LINE_HIDDEN = "**{kind}**, {day}, {name} (hidden right now)\n{line}"
FOUND_ASKED = "-# Asked: {words}"
FOUND_HAS = "-# Has {has} but not {lacks}."
FOUND_HAS_SOME = "-# Has {has}, not the other words."
QUERY_COMMON = (
    "Those words are in nearly every win. Add a less common one, like `waffles` or a name."
)
QUERY_EMPTY = "Type at least one word to look for, like `display`."
SINCE_HINT = 'Only since this day, like "September 1", 9/1 or "last Monday"'
SINCE_NOT_UNDERSTOOD = (
    "I couldn't read \u201c{typed}\u201d as a date. \u201cSeptember 1\u201d, \u201c9/1/2026\u201d "
    "or \u201clast Monday\u201d works."
)
NO_WINS_YET = "You haven't shared anything yet, and that's fine. When something works, I'm here."
MINE = "You have {count} here. {cheers}. Only you see this."
LIFT = "One of yours, from {day}:"
NO_WIN = "I can't find that win here. Start typing its words and pick it from the list."
NOT_YOUR_WIN = "Only the person who shared it can do that. A coordinator can hide a post."
EDIT = "Edit"
REMOVE = "Remove"
REMOVE_ASK = "Remove this win? That deletes its post, its picture and its search entry. {line}"
REMOVE_ASK_THREAD = (
    "Remove this win? Colleagues wrote in its thread. Should only your words go, or the thread "
    "too? {line}"
)
REMOVE_ASK_THREAD_STAYS = (
    "Remove this win? That deletes its post, its picture and its search entry. Its thread stays, "
    "because colleagues wrote in it; a moderator can delete it. {line}"
)
REMOVE_YES = "Remove it"
REMOVE_ONLY_MINE = "Only my words"
REMOVE_THREAD_TOO = "The thread too"
KEEP = "Keep it"
KEPT = "Kept. Nothing changed."
REMOVED = "Removed: the words, the picture and the search entry. The post will be gone in a moment."
REMOVED_UNPOSTED = "Removed: the words, the picture and the search entry."
REMOVED_LATER = (
    "Removed: the words, the picture and the search entry. Discord isn't answering me right now. "
    "If there's a post, it goes as soon as I can reach it."
)
WHO_CHEERED = "Cheered by: {names}."
WHO_TRIES = "Trying it: {names}."
SENT_BACK = (
    "A coordinator hid this post and wrote: {note}\n*Change my text* opens it. Once you've changed "
    "it, it's shown again."
)
SENT_BACK_PHOTO = "It's about the photo: replace it or leave it out, and the post is shown again."
STILL_SENT_BACK = (
    "Saved, and still hidden: the coordinator's note is about the photo. Replace it or leave it "
    "out, and the post is shown again."
)
NEW_PHOTO = "Replace the photo"
NO_PHOTO = "Leave the photo out"
VANISHED = (
    "A win of yours isn't in the channel: its post may have been deleted while I was away. I "
    "didn't post it again on my own.\n> {line}"
)
POST_AGAIN = "Post it again"
POSTING_AGAIN = "It's on its way to the channel."
HIDDEN_FIRST = "A win of yours is hidden right now. You can bring it back. Only you see this."
HIDDEN_STUDENT = (
    "Someone thought a student might be recognizable in it. A name, a photo or a detail that fits "
    "only one child can be enough."
)
HIDDEN_STATE_DECIDED = "A coordinator hid this post. Once you *Change my text*, it's shown again."
CHANGE_ONE = "Change: {line}"
HIDDEN_STATE = "This post is hidden right now: a coordinator is looking at it."
READ_IT = "[Read it in the channel]({link})."
UNPOSTED_STATE = "Not posted yet. I'll keep trying, and a coordinator sees it too."
TIDIED_STATE = (
    "Its post is gone: a moderator cleaned up, or its channel was deleted. I kept the win itself: "
    "you can see it here, and people can still find it. To see it in the channel, remove it and "
    "share it again."
)

# From messages
SAVE_AS_WIN = "Save as a win"
TELL_COORDINATOR = "Tell a coordinator"
NOTHING_TO_SAVE = (
    "There are no words in that message to save. To write your own, use *Share a win*."
)
NOT_A_MEMBERS = "That message isn't from a member, so there's nobody to ask. *Share a win* works."
ALREADY_A_WIN = "That's already a win. Its buttons are under it."
KEEP_OWN = "Not posted yet. Should I post this as a win?"
ASKED_AUTHOR = (
    "I'll ask {name} privately, now or the next time they press something here. Nothing is posted "
    "unless they say yes."
)
ASK_AUTHOR = (
    "A colleague in **{group}** would love to keep these words of yours as a win. Nothing is "
    "posted unless you say so."
)
MENTIONED = "Should I keep that as a win? Only its author can say yes."
NO_THANKS = "No, thanks"
NOT_SAVED = "OK. Nothing was posted."
REPORT_NOTICE = "Something is waiting for a coordinator. The button shows it privately."
TOLD_STUDENT = (
    "Somebody told the coordinators that a student may be recognizable in a post. It's hidden "
    "until one of you looks: **/coordinator today** in the server shows it."
)
TOLD_OTHER = (
    "Somebody told the coordinators about a post. **/coordinator today** in the server shows it."
)
OPEN_REPORT = "Show it"

# Presenting
PRESENT = "Present it here"
PRESENT_TITLE = "Present it here"
PRESENT_LABELS = {
    "tried": "What I tried",
    "happened": "What happened",
    "change": "What I'd change",
}
PRESENT_HINTS = {
    "tried": "Big or small. Everyone in this server will see it. Please leave out student names.",
    "happened": "Half-finished counts.",
    "change": "For the next person who tries it.",
}
PRESENT_BOX = "{label}: {text}"

# Telling a coordinator
REPORT_TITLE = "Tell a coordinator"
REPORT_LABEL = "What's it about?"
REPORT_STUDENT = "A student may be recognizable"
REPORT_OTHER = "Something else"
REPORT_WORDS = "In your own words, if you like"
REPORTED = "Thank you. The coordinators see it; nobody else does, and nobody is told who said so."
REPORTED_HIDDEN = (
    "Thank you. I hid the post right away, and the coordinators will look at it. Nobody is told "
    "who said so."
)
REPORT = "**{why}**, [this message]({link}), reported {when}.{words}"
REPORT_ABOUT = "**{name}** wrote:"
REPORT_GONE = "The post isn't there anymore, so there's nothing left to do."
COVERED = "SPOILER_"  # Discord covers a file of such a name until it's pressed
KEEP_HIDDEN = "Keep hidden"
RESTORE = "Show again"
HIDE = "Hide the post"
SEND_BACK = "Send back"
SEND_BACK_WHY = "What's it about?"
SEND_BACK_HINT = "Choose the photo, and it isn't shown again until it's replaced or left out."
SEND_BACK_WORDS = "The words"
SEND_BACK_PHOTO = "The photo"
SEND_BACK_LABEL = "What should change?"
CLOSE_REPORT = "Nothing to do"
REPORT_RESTORED = "The post is shown again."
REPORT_HIDDEN = (
    "The post stays hidden. I'll let its author know, and once they edit it, it's shown again."
)
REPORT_SENT_BACK = "The post is hidden, and its author sees what you wrote."
REPORT_DONE = "Done. That report is closed."
REPORT_NEXT = "Look at the next one"
RETRY = "Try them now"
RETRYING = "Trying them now. /coordinator today shows what's still waiting."
ITS_AUTHOR = "its author"

# What /coordinator week calls it
WEEK_POST = "a member's win"
WEEK_TRIED = "a private question about how an idea went"
WEEK_ASK = "a private question about keeping a message as a win"
WEEK_NOTICE = "a note to coordinators about a reported post"

# When Discord says no
STILL_REFUSED = (
    "Saved, but not posted yet: Discord isn't letting me post in the channel for wins right now. A "
    "coordinator sees this, and I'll keep trying. You don't need to do anything.\n"
    "> {line}"
)
STILL_THERE = (
    "{number}. I couldn't delete [a removed post]({link}): {reason}. I'll try again {when}; a "
    "moderator can delete it now."
)
REMOVED_REFUSED = (
    "Removed: the words, the picture and the search entry. I don't have permission to delete the "
    "post right now. A coordinator sees this, and I'll keep trying."
)
