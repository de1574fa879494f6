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
TABLE_LINE = "{name}.csv: {what}"
README_NAME = "README.txt"
ARCHIVE_NAME = "my-data-{number}.zip"
