"""What the agenda does for coffee."""

from datetime import timedelta

ROUND = "coffee.round"  # occurrence: its day
ROOM = "coffee.room"  # subject: the small group's id
TELL = "coffee.tell"  # subject: the same, about one of them, as the three that follow
ASK = "coffee.ask"
ENDED = "coffee.ended"
LOST = "coffee.lost"
HERE = "coffee.here"  # occurrence: the day on which Discord is asked who is still there
REST = "coffee.rest"  # about a member, as the two that follow
ALONE = "coffee.alone"
OFFER = "coffee.offer"

COFFEE = "coffee"  # of a room, and of what was together

OFFERED_FOR = timedelta(days=14)
TOLD_WITHIN = timedelta(days=14)
ROOM_WITHIN = timedelta(days=7)
