"""Every sentence about messages that follow their people."""

TAKEN_BACK = "What was here is over, or was taken back."
BLOCKED_ONE = (
    "{number}. A message still shows something that was removed or hidden, and I can't change it: "
    "{links}. Unlock its thread or let me back into the channel, and I'll do it; or delete it."
)
BLOCKED = (
    "{number}. {count} messages still show something that was removed or hidden, and I can't "
    "change them: {links}. Unlock their threads or let me back into the channels, and I'll do it; "
    "or delete them."
)

# What a person's export has of it, and what one or several of its rows are called
SHEETS = {
    "messages that show me": ("which messages of mine name or quote you",),
}
