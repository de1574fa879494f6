"""What a member reads who tells, in the thread of a book day, what they did."""

TITLE = "What we did"
LABEL = "What did you do?"
HINT = "Big, tiny or funny. Everyone in this server sees it. Please leave out student names."
ALSO_LABEL = "What else may happen with it?"
ALSO_HINT = "Nothing, unless you say so."
RECAP = "The recap in this thread may show it"
WIN = "Keep it as a win of mine, too"
