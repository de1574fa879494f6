"""What the agenda does for coffee."""

ROUND = "coffee.round"  # occurrence: its day
ROOM = "coffee.room"  # subject: the small group's id
TELL = "coffee.tell"  # subject: "group:member", as for the question
ASK = "coffee.ask"
REST = "coffee.rest"  # subject: the member, as for the offer
OFFER = "coffee.offer"
ENDED = "coffee.ended"  # subject: the small group's id

ALL = (ROUND, ROOM, TELL, ASK, REST, OFFER, ENDED)
OF_MEMBER = (REST, OFFER)
OF_SEAT = (TELL, ASK)
