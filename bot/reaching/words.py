"""Every sentence that is about where a person is reached."""

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
