"""Every sentence that is about where a person is reached."""

# The card on which all of it is shown and changed. A menu's placeholder is gone once something is
# chosen, so each choice names what it's about.
TOPICS = {
    "general": "Most things",
    "nudge": "Your nudge",
    "coffee": "Coffee",
    "mentor": "Mentors",
    "meetup": "Meet-ups",
}
WAYS = {
    "general": {"here": "when you press something here", "dm": "by direct message"},
    "nudge": {"here": "in the channel", "dm": "by direct message", "off": "not at all"},
    "coffee": {"dm": "by direct message", "thread": "in the private thread you share"},
    "mentor": {"dm": "by direct message", "thread": "in your own private thread"},
    "meetup": {"dm": "by direct message", "thread": "in its thread", "off": "not at all"},
}
LINE = "{topic}: {way}"
CARD = "**How I reach you.** Only you see this. Each choice is saved right away."
CLOSED = (
    "Discord won't let my direct messages through to you right now, so you'll see things the next "
    "time you press something here. Choosing them again sends a test."
)
NO_THREADS = "Not changed. I can't make private threads in this server."

DM_TEST = (
    "Hello. This is the test message you asked for, and it worked. From now on I'll write here "
    "when something concerns you."
)
SAVED = "Saved."
DM_WORKS = "Saved. I sent you a test message; it's in your direct messages."
DM_CLOSED = (
    "Not changed. Discord didn't let my test message through. To let me in: tap the server's name, "
    "Privacy Settings, turn on Direct Messages, then choose again."
)
DM_UNSURE = (
    "Not changed. Discord didn't answer when I sent the test message. Please choose again in a few "
    "minutes."
)
DM_TRIED = {"works": DM_WORKS, "closed": DM_CLOSED, "unsure": DM_UNSURE}
# Where a private thread stands in for them.
DM_INSTEAD = {
    "closed": (
        "Discord didn't let my test message through, so I'll write in the private thread instead. "
        "To let me in: tap the server's name, Privacy Settings, turn on Direct Messages, then "
        "choose again."
    ),
    "unsure": (
        "Discord didn't answer when I sent the test message, so I'll write in the private thread "
        "instead. You can choose again in a few minutes."
    ),
}

# Under every direct message
STOP = "Stop these"
STOPPED = {
    "general": (
        "Stopped. I won't send you direct messages about most things in **{group}**. What's for "
        "you waits until you press something there."
    ),
    "nudge": "Stopped. No more nudges from **{group}**. *My nudge* and /plan there still work.",
    "coffee": (
        "Stopped. I won't send you direct messages about coffee in **{group}**. You're still in: "
        "what's for you comes in the private thread you share, or waits until you press something "
        "there. /coffee leave ends that, too."
    ),
    "mentor": (
        "Stopped. I won't send you direct messages about mentors in **{group}**. What's for you "
        "comes in a private thread, or waits until you press something there. /mentor stop ends "
        "that, too."
    ),
    "meetup": (
        "Stopped. I won't remind you of meet-ups in **{group}**. What you said you'd come to stays "
        "as it is. If one moves or is canceled, you'll see it when you press something there."
    ),
}
# Under a message in a private thread, where a person has to be reached as long as they're in.
STOP_THREAD = {
    "coffee": (
        "These come because you're in coffee. If you leave it, they stop. You can also choose "
        "another way for me to reach you. Only you see this."
    ),
    "mentor": (
        "These come because of your offer, your request or your matches. /mentor stop ends any of "
        "them. You can also choose another way for me to reach you. Only you see this."
    ),
}
STOPPED_STILL = "Still by direct message: {topics}."
RESUME = "Send them again"
RESUMED = "OK. You'll get them here again."

# What a person's export has of it, and what one or several of its rows are called
SHEETS = {
    "how I am reached": ("where you want to be reached, and about what",),
    "direct messages": (
        "whether I can send you direct messages, and when Discord last refused one",
    ),
    "what I told you privately": ("when I last wrote to you without being asked",),
}
