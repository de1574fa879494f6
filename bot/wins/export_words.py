"""What a person's export has of wins, and what one or several of its rows are called."""

SHEETS = {
    "my wins": ("what you shared", "win", "wins"),
    "what I added to my wins": (
        "what you added to your wins afterward",
        "win you added something to",
        "wins you added something to",
    ),
    "what I cheered": ("which posts you cheered", "cheer given", "cheers given"),
    "what I try": ("which ideas you are trying", "idea you're trying", "ideas you're trying"),
    "what I told a coordinator": (
        "what you told a coordinator in private",
        "message to a coordinator",
        "messages to a coordinator",
    ),
}
