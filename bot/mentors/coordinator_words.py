"""Every sentence about mentors that a coordinator reads."""

# For coordinators
DESK_WAITING = (
    "{number}. {count} came in {when}, and nobody fits or has room. *Pairs* says who asked. Invite "
    "a colleague to mentor, or write to them."
)
DESK_WAITING_SEVERAL = (
    "{number}. {count} came in, the first {when}, and nobody fits or has room. *Pairs* says who "
    "asked. Invite a colleague to mentor, or write to them."
)
WROTE = "I've written to them"
WROTE_DONE = "Thank you. It's off the list, and I'll keep looking for a mentor."
DESK_WAITING_ONE = "request for a mentor"
DESK_WAITING_MANY = "requests for mentors"
DESK_BOARD = "{number}. {count} for you to arrange."
DESK_HELP = "{number}. {mentor} and {mentee} would like help with their match, since {when}."
OPEN_BOARD = "Arrange mentors"
HELPED = "I've helped"
HELPED_DONE = "Thank you. It's off the list."
BOARD = "**Mentors to arrange.** Only you see this. Nothing happens until you press *Approve all*."
BOARD_LINE = "{number}. **{mentee}** ({size}, {topics}) with **{mentor}**. {why}"
BOARD_LEFT_OUT = "{number}. **{mentee}** ({size}, {topics}) is left out for now."
BOARD_NONE = "Nobody is waiting for a mentor."
BOARD_MORE = "And {count} more. You'll see them once you approve these."
BOARD_THEN = "After that, each person still says yes or no before they see names."
BOARD_STALE = "Something changed since I made this board, so nothing happened. Please look again."
BOARD_EMPTY = "There's no pair on this board. Change it, or wait until someone is free."
CANNOT_BE_PAIRED = "I can't pair these two. Nothing changed; please choose someone else."
APPROVE_ALL = "Approve all"
LOOK_AGAIN = "Look again"
SWAP = "Change one"
SWAP_WHICH_MENU = "Change one of them"
SWAP_WITH_MENU = "Who with instead?"
SWAP_ASK = (
    "**Who should it be instead, for {mentee}?** Nothing happens until you press *Approve all*."
)
LEAVE_OUT_OPTION = "Leave out for now"
APPROVED_ONE = "Done. I'm asking one mentor now, during school hours."
APPROVED = "Done. I'm asking {count} mentors now, during school hours."
MEMBERS_PICK = "Let members pick"
COORDINATOR_APPROVES = "Let a coordinator approve"
PICK_NOW = (
    "**How mentors are found:** members pick; if someone hasn't picked within a school day, I ask "
    "the mentor who fits best."
)
APPROVES_NOW = "**How mentors are found:** a coordinator approves each pair first."
PAIRS_HEAD = "**Mentors**"
PAIRS_ROW = "- {mentor} and {mentee}: {size}, since {since}."
PAIRS_MET = "- Of these, as far as I was told: {counts}."
MET = {"met": "{count} met", "not": "{count} not so far"}
PAIRS_REST = "- {mentor} and {mentee}: paused."
PAIRS_WAIT = "- {mentee} has been waiting for {size} since {since}."
PAIRS_LEFT_OUT = "- No mentor fits or has room for some people who are waiting."
PAIRS_COUNTS = "- Mentors: {open} on the list, {room} with room, {resting} full or taking a break."
TABLE = {
    "pair": "matched: {size}",
    "rest": "paused",
    "wait": "waiting for {size}",
    "alone": "waiting, and nobody fits or has room",
    "met": "met so far",
    "not": "not met so far, as far as I was told",
    "open": "on the list",
    "room": "on the list, with room",
    "other": "full or taking a break",
}
PAIR, PERSON, PEOPLE, MENTOR = "pair", "person", "people", "mentor"

# What ran, for coordinators
KINDS = {
    "mentor.round": "matching people with mentors",
    "mentor.alone": "a question that no mentor was free for",
    "mentor.room": "a private thread for a mentor and a mentee",
    "mentor.month": "the month's idea for mentors and mentees",
    "mentor.checkin": "asking mentors and mentees how it's going",
    "mentor.finish": "the end of a match",
}
