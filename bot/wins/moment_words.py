"""What a member reads who tells, in the thread of a book day, what they did."""

TITLE = "What we did"
LABEL = "What did you do?"
HINT = "Big, tiny or funny. Everyone in this server will see it. Please leave out student names."
ALSO_LABEL = "Where else can it go?"
ALSO_HINT = "Nowhere, unless you say so."
RECAP = "The recap in this thread can show it"
WIN = "Keep it as a win of mine, too"
