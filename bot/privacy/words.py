"""Every sentence about taking your own data away or having it removed."""

README = """What is in here

This is everything I keep about you in the group {group}, as of {day} (times are UTC).
Only your own words are in it, nobody else's.

Files that end in .csv are tables; they open in Excel, Numbers and Google Sheets.
everything.json holds the same for a program to read.
Photos are in the folder "pictures"; the tables say which photo belongs to what.
If there are many photos, they're in several files like this one.

A cell that starts with an apostrophe (') is kept as text: a long number keeps all its digits,
and nothing in it runs as a formula.

The tables
{tables}

To see what I know at any time: /me show. To have all of it removed: /me forget.
"""
TABLES = {
    "about me": "your settings",
    "my days off": "days when you don't have school",
    "direct messages": "whether I can send you direct messages, and when Discord last refused one",
    "waiting for me": "what I'll tell you the next time you press something",
    "coordinator": "the name you use as someone who runs the group",
    "greeter": "when you started greeting, and your last turn",
    "what I was shown to greet": "which wins without a reply you were shown",
    "coffee": "when you joined coffee, and where I reach you for it",
    "my coffees": "your coffees: which times worked for you, and what you said afterward",
    "people I'd rather not be paired with": "who you don't want to be paired with",
    "people I was paired with": "who I paired you with, for what, and when",
    "my wins": "what you shared",
    "my drafts": "what you typed and haven't posted yet",
    "words I said are fine": "names in your words that you said aren't a student",
    "my plan": "your three goals, and where you get your nudge",
    "what I did": "what you did for your plan, who with, and your own notes",
    "my nudges": "which weeks you got a nudge, and what came of it",
    "my documents": "which documents I made for you, when, and from which wins",
    "my next document": "what you chose for the next one",
    "my headings": "which heading you put a win of yours under",
    "what I cheered": "which posts you cheered",
    "what I try": "which ideas you are trying",
    "what I put on the shelf": "what you put on the shelf, and what you said about it",
    "what I use from the shelf": "what you use from the shelf, and how it went",
    "what I told about the shelf": "what you told a coordinator about something on the shelf",
    "how I summed up answers": "what you made of the answers to your questions",
    "dates I moved or canceled": "dates of your meet-ups that you changed",
    "how many came": "how many people came to your meet-ups, as you counted",
    "what I was asked as a mentor": "when you were asked to mentor someone, and your answer",
    "what I told a coordinator": "what you told a coordinator in private",
}
TABLE_LINE = "{name}.csv: {what}"
A_TABLE = "rows about you"
README_NAME = "README.txt"
ARCHIVE_NAME = "my-data-{number}.zip"
