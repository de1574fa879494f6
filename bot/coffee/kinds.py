"""What the agenda does for coffee."""

from datetime import timedelta

ROUND = "coffee.round"  # occurrence: its day
ROOM = "coffee.room"  # subject: the small group's id
TELL = "coffee.tell"  # subject: "group:member", as for the two that follow
ASK = "coffee.ask"
ENDED = "coffee.ended"
REST = "coffee.rest"  # subject: the member, as for the two that follow
ALONE = "coffee.alone"
OFFER = "coffee.offer"

COFFEE = "coffee"  # of a room, and of what was together

ALL = (ROUND, ROOM, TELL, ASK, ENDED, REST, ALONE, OFFER)
OF_SEAT = (TELL, ASK, ENDED)
OF_MEMBER = (REST, ALONE, OFFER)

OFFERED_FOR = timedelta(days=14)
TOLD_WITHIN = timedelta(days=14)
ROOM_WITHIN = timedelta(days=7)
