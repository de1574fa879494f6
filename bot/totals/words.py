"""Every sentence about adding to a total that a member reads."""

# What groups usually count, as it's typed, and each in the singular.
USUAL_UNITS = {
    **{"page": "page", "pages": "page", "pp": "page", "pgs": "page"},
    **{"book": "book", "books": "book", "title": "book", "titles": "book"},
    **{"minute": "minute", "minutes": "minute", "min": "minute", "mins": "minute"},
    **{"hour": "hour", "hours": "hour", "hr": "hour", "hrs": "hour"},
    **{"chapter": "chapter", "chapters": "chapter"},
    **{"story": "story", "stories": "story"},
    **{"poem": "poem", "poems": "poem"},
}
BESIDE_UNITS = {"read", "of", "reading", "aloud", "and", "checked", "out"}

TITLE = "Add to our total"
LABEL = "How many {unit}?"
HINT = 'Like 120, or "about 40". It\'s added to what others entered.'
CHANGE_HINT = "Everything you've added so far, as one number"
PRIVATE = "only the total is shown"
NO_NUMBER = (
    "Nothing was added: I didn't see one whole number there. Press the button again and type "
    "digits, like 250 (up to {most} at a time)."
)
OTHER_UNIT = (
    "Nothing was added, because we're counting {unit} here. Press the button again and say how "
    "many that is. A rough number is fine."
)
YOURS = "You've added {mine} so far. Only you see that."
CHANGE = "Change my number"
TAKE_BACK = "Take mine back"
CHANGED = "Changed: yours is {amount} now. Together we have {total} {unit}."
TAKEN_BACK = "OK, taken back. Together we have {total} {unit}. Nobody was told."

# What a person's export has of it, and what one or several of its rows are called
SHEETS = {
    "what I added to a total": (
        "the pages and other numbers that you added to a total",
        "number you added to a total",
        "numbers you added to a total",
    ),
}
