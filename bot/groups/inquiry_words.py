"""Every sentence about what members ask the people who run their group."""

TITLE = "Ask a coordinator"
LABEL = "What would you like to ask or tell them?"
SENT = (
    "**Sent.** {names} can read it; other members can't. You'll see the answer here, the next "
    "time you press something, or by direct message if you chose that."
)
WAITS = "{number}. {name} asked you something {when}: \u201c{words}\u201d"
ANSWER = "Answer"
ANSWER_WHO = "Answer {name}"
ANSWER_TITLE = "Answer"
ANSWER_LABEL = "Your answer"
ANSWER_DONE = "**Sent.** {name} will see it the next time I can reach them."
ANSWERED_BEFORE = "Someone has answered that already."
ANSWERED = "**A coordinator answered you.**\nYou asked: \u201c{words}\u201d\nThe answer:\n{answer}"
LATE = (
    "Nobody has answered what you asked the coordinators {when}. I'm sorry. It's still on their "
    "list. For a quicker way, find {names} in the member list, press the name, and write."
)
REMINDER = "{things} waiting for a coordinator. **/coordinator today** lists what."
THING = "thing is"
THINGS = "things are"
REMINDERS = "the coordinators' reminder"
REMINDERS_HINT = "A silent line on school mornings when something new waits in /coordinator today"
REMINDER_KIND = "the coordinators' reminder"
WHO_RUNS = "One of the people who run this group"
WHO_INVITED = "the person who invited you to this server"
SOMEONE = "Someone who left"
