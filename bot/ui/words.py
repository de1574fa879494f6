"""Every sentence that belongs to no single feature."""

BUG = "That didn't work, and it's not your fault."
TYPED = "Here's what you typed, so nothing is lost:\n{typed}"
TYPED_IN_FILE = "What you typed is in the file below, so nothing is lost."
TYPED_FILE = "what-you-typed.txt"
BUG_REFERENCE = "A coordinator can look up reference {reference}."
UNSURE = (
    "I'm not sure yet whether this is saved: something is holding up my database. No need to "
    "send it again."
)
UNSURE_TRUTH = "I'll tell you right here once I know."
UNSURE_SAVED = (
    "I can't tell whether this was saved. Please look before you send it again: /win mine and "
    "/me show say what's there."
)
TOOK_TOO_LONG = "That took me too long to open. Please press it again."
AUTOCOMPLETE_FAULT = "The list didn't load. Keep typing; pressing Enter still works."
ONLY_IN_SERVER = "This works in your group's server. Open it there and try again."
NOT_SET_UP = (
    "This group isn't set up yet. Someone with the Manage Server permission can run /setup; it "
    "takes about two minutes."
)
COORDINATORS_ONLY = (
    "This is for the people who run the group. {names} can help; /help shows what everyone can do."
)
A_COORDINATOR = "A coordinator"
NOT_A_MEMBER = "This works for members of the group. Press any button in its channel first."
MEMBERSHIP_UNKNOWN = (
    "Nothing was done yet. Discord isn't telling me right now whether you're in the group. Press "
    "again in a minute."
)
SWITCHED_OFF = "This is switched off in this group. A coordinator can switch it on in /setup."
UNFIT_WHY = {
    240000: "Discord says that a link in it is harmful",
    200000: "this server's AutoMod stopped it because of a word or a link in it",
    200001: "this server's AutoMod stopped it because of its title",
    20009: "Discord's filter thinks something in it is explicit",
    40005: "its photo is too large for Discord",
}
UNFIT_DESK = "**{what} didn't go out:** {why}. I won't try it again the way it is."
UNFIT_PRIVATE = "A private message of mine"
SEE_WEEK = "See the week"
UNFIT_ELSE = "Discord can't take it the way it is, perhaps because of its length"
OLDER = "Older"
NEWER = "Newer"
MORE = "More"
BACK = "Back"
FROM_GROUP = "This is from your group **{group}**."
NOTICE_GONE = "Nothing is waiting for you anymore."
CANNOT = (
    "I don't have permission to {what} in {where}. Open the channel's settings, then Permissions, "
    "then my name. Turn on {permissions}, then press *Check again*."
)
OUTDATED = "That's from an older version of me. /help shows what works now."
