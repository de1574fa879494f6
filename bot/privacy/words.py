"""Every sentence about taking one's own data away or having them removed."""

README = """What is in here

This is everything that I keep about you in the group {group}, as of {day} (times are UTC).
Only your own words are in it, nobody else's.

Files that end in .csv are tables; they open in Excel, Numbers and Google Sheets.
everything.json holds the same for a program to read.
Photos are in the folder "pictures"; the tables say which photo belongs to what.
Where there were many photos, they are spread over several files like this one.

A cell that starts with an apostrophe (') is kept as text: a long number keeps all its digits,
and nothing in it runs as a formula.

The tables
{tables}

To see what I know at any time: /me show. To have all of it removed: /me forget.
"""
TABLES = {
    "about me": "your settings",
    "my days off": "days on which there is no school for you",
    "direct messages": "the way to your direct messages, and when Discord last refused it",
    "waiting for me": "what I want to tell you when you next press something",
    "coordinator": "the name under which you help to run the group",
    "greeter": "since when you greet, and your last turn",
    "what I was shown to greet": "which wins without an answer you were shown",
    "coffee": "since when you are in coffee, and where I reach you for it",
    "my coffees": "your coffees: which times suited you, and what you said afterwards",
    "whom I would rather not meet": "whom you would rather not be paired with",
    "whom I was put together with": "with whom I put you together, for what, and when",
    "my wins": "what you shared",
    "my drafts": "what you typed and did not post yet",
    "words I said are fine": "names in your words that you said are not a student",
    "my plan": "your three goals, and where the nudge finds you",
    "what I did": "what you did for your plan, with whom, and your own notes",
    "my nudges": "which weeks you were shown something, and what became of it",
    "what I cheered": "which posts you cheered",
    "what I try": "which ideas you are trying",
    "what I told a coordinator": "what you told a coordinator in private",
}
TABLE_LINE = "{name}.csv: {what}"
A_TABLE = "rows about you"
README_NAME = "README.txt"
ARCHIVE_NAME = "my-data-{number}.zip"
