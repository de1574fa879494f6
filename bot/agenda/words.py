"""Every sentence about what ran and what runs next."""

PAST = "**The last seven days.** Only you see this."
NOTHING_RAN = "Nothing went out."
CAME = "- {what}: {when}{late}."
CAME_MANY = "- {what}, {times}: last {when}{late}."
LATE = ", later than planned"
LATE_SOME = ", {count} of them later than planned"
LATE_ALL = {2: ", both later than planned", None: ", all of them later than planned"}
NOT_CAME = "- {what}, {when}: didn't go out. {why}"
NOT_CAME_MANY = "- {what}, {times}, last {when}: didn't go out. {why}"
TWICE = "twice"
TIMES = "{count:,} times"
TOO_LATE = "I couldn't send it in time, and now it's out of date."
WAS_SKIPPED = "A coordinator skipped it."
COMING = "**The next seven days.** You don't need to do anything."
NOTHING_COMES = "Nothing is planned."
COMES = "{number}. {when}: {what}."
COMES_MANY = "- {when}: {what}, {times}."
NOT_YET = {
    "away": " Discord isn't answering me. I'll keep trying.",
    "refused": " I can't send it yet; /coordinator today says what's missing. I'll keep trying.",
}
MORE = "And {count} more."
EARLIER_DAYS = "Sooner"
LATER_DAYS = "Later"
RUN = "Run {number} now"
SKIP = "Skip {number}"
RUN_ASK = (
    "Run this now? **{what}** was due {when}. Everyone it's for gets it, and it can't be undone."
)
SKIP_ASK = "Skip this one? **{what}**, due {when}, won't happen. What comes after it stays."
RUN_YES = "Run it now"
SKIP_YES = "Skip it"
NOT_NOW = "Back to the list"
IS_DONE = "Done. It ran now and won't run a second time."
IS_UNDER_WAY = "It's on its way. Open this list again in a minute to see how it went."
IS_NOT_DONE = {
    "away": "Discord didn't answer me just now. It stays on the list, and I'll try again.",
    "refused": (
        "I couldn't do it: something is missing in its channel, and /coordinator today says what. "
        "It stays on the list, and I'll try again."
    ),
    None: "It can't happen just yet. It stays on the list, and I'll do it as soon as it can.",
}
IS_FAILED = "That didn't work: {reason}."
IS_LEFT_OUT = "There was nothing to send, so nobody got anything."
IS_SKIPPED = "Skipped. Later ones aren't affected, and nothing anyone wrote is lost."
IS_GONE = "That one isn't waiting anymore. This is the list as it is now."
