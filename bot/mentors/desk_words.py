"""Every sentence about mentors that a coordinator reads."""

# For coordinators
DESK_WAITING = "{number}. {count} without an answer so far, the oldest {when}."
DESK_WAITING_ONE = "request for a mentor"
DESK_WAITING_MANY = "requests for mentors"
DESK_BOARD = "{number}. {count} for you to arrange."
DESK_HELP = "{number}. {mentor} and {mentee} would like help with their match, since {when}."
OPEN_BOARD = "Arrange mentors"
HELPED = "I have helped"
HELPED_DONE = "Thank you. It is off the list."
BOARD = "**Mentors to arrange.** Only you see this. Nothing happens before *Approve all*."
BOARD_LINE = "{number}. **{mentee}** ({size}, {topics}) with **{mentor}**. {why}"
BOARD_LEFT_OUT = "{number}. **{mentee}** ({size}, {topics}) is left out for now."
BOARD_NONE = "Nobody waits to be arranged."
BOARD_MORE = "And {count} more, in the next board once these are approved."
BOARD_THEN = "After that, both sides still say yes or no themselves, before they see names."
BOARD_STALE = "Something has changed since this board was made, so nothing happened. Look again."
BOARD_EMPTY = "There is no pair on this board. Change it, or wait until somebody is free."
CANNOT_BE_PAIRED = "These two cannot be paired. Nothing changed; please choose another one."
APPROVE_ALL = "Approve all"
LOOK_AGAIN = "Look again"
SWAP = "Change one"
SWAP_WHICH_MENU = "Change one of them"
SWAP_WITH_MENU = "With whom instead?"
SWAP_ASK = "**Who instead, for {mentee}?** Nothing happens before *Approve all*."
LEAVE_OUT_OPTION = "Leave out for now"
APPROVED_ONE = "Done. I am asking one mentor now, in school hours."
APPROVED = "Done. I am asking {count} mentors now, in school hours."
MEMBERS_PICK = "Let members pick"
COORDINATOR_APPROVES = "Let a coordinator approve"
PICK_NOW = (
    "**How mentors are found:** members pick; for who picks nobody within a school day I ask the "
    "mentor who fits best."
)
APPROVES_NOW = "**How mentors are found:** a coordinator approves each pair first."
PAIRS_HEAD = "**Mentors**"
PAIRS_ROW = "- {mentor} and {mentee}: {size}, since {since}."
PAIRS_MET = "- Of these, as far as I was told: {counts}."
MET = {"met": "{count} met", "not": "{count} not so far"}
PAIRS_REST = "- {mentor} and {mentee}: it rests."
PAIRS_WAIT = "- {mentee} waits for {size}, since {since}."
PAIRS_LEFT_OUT = (
    "- For some who wait I find nobody at the moment: no mentor fits, or none has room."
)
PAIRS_COUNTS = "- Mentors: {open} on the list, {room} with room, {resting} resting or full."
TABLE = {
    "pair": "matched: {size}",
    "rest": "resting",
    "wait": "waiting for {size}",
    "alone": "waiting, and nobody fits or has room",
    "met": "met so far",
    "not": "not met so far, as far as I was told",
    "open": "on the list",
    "room": "on the list, with room",
    "other": "resting or full",
}
PAIR, PERSON, PEOPLE, MENTOR = "pair", "person", "people", "mentor"

# What ran, for coordinators
KINDS = {
    "mentor.round": "asking mentors",
    "mentor.alone": "a question without an answer",
    "mentor.room": "a private thread for a mentor and a mentee",
    "mentor.month": "the month's idea for mentors and mentees",
    "mentor.checkin": "asking mentors and mentees how it goes",
    "mentor.finish": "the end of a match",
}
