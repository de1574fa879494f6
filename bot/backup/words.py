"""What a host reads about copies."""

from __future__ import annotations

DID_NOT_WORK = "Last night's copy didn't work: {why}. I'll try again tomorrow; `doctor` says more."
DISK_FULL = "less than a tenth of the disk with {folder} is free, so no copy is made"

NO_COPY = "No nightly copy has worked since {since}: {why}."
NOT_MOUNTED = (
    "BACKUP_TO ({folder}) was on the disk at {disk}, which isn't mounted now. Mount it, or set "
    "BACKUP_TO to another folder."
)
NONE_LEFT = (
    "The last copy in {folder} was 30 days old and has been deleted, so there's none now. `doctor` "
    "says why."
)
LAST_UNTIL = "The last one is deleted on {until}, when it's 30 days old."
NO_COPY_FIX = "Make room or set BACKUP_TO, then try: python -m bot backup"

NOTHING_YET = "There's no database yet, so there's nothing to copy."
MADE = "{file}: {groups}, {rows}, {pictures}."
KEEP_IT = "Keep it somewhere other than this machine. To put it back, run restore with this file."

HOLDS = "{file} was made on {at} UTC by version {version}. It holds {groups}, {wins}, {pictures}."
REPLACES = "It replaces what is in {place} now. What's replaced is kept in {kept} for 30 days."
FILLS = "It goes to {place}, where there's nothing yet."
ASK = "Type yes to put it back: "
NOT_ASKED = "Nothing is changed. To put it back, add --yes."
RESTORED = (
    "Done: {rows} and {pictures}. What people deleted since then is deleted again. Start the bot."
)
MISSING = "{count} weren't with the copy; those wins have no photo now."
NEWER = "The copy was made by a newer version of this program. Update the program, then try again."
OLDER = "The copy was made by a version from before 1.0.0, which this one can't read."
NOT_OURS = (
    "The database at DATABASE_URL holds tables of another program, or of another version of this "
    "one, which would be lost. Set DATABASE_URL to an empty database."
)
OLDER_PLACE = (
    "The database at DATABASE_URL is from an older version of this program. Bring it up to date "
    "first (python -m bot migrate), so that what's replaced can be kept."
)
ABSENT = (
    "There's no database at {place}. If the bot ran before, check DATABASE_URL and DATA_DIR; its "
    "first start makes one."
)
DATABASE = "The database says: {why}."
NO_ROOM = "The disk is full. Make room, then try again."
NO_ACCESS = "I can't use {file} ({why}). Check the path, and whether you can read and write there."
TAKEN = (
    "There's a file {file} already, and it isn't a copy. Nothing is changed. Choose another name "
    "for the copy."
)
A_FOLDER = "{file} is a folder. Give the copy a name in it, such as copy.zip."

NO_SUCH_GROUP = "This bot has no group with the server id {guild}."
NO_FILE = "There's no file {file}."
NOT_A_GROUP = "The file isn't a group's file that this program made, or it's damaged."
OTHER_VERSION = (
    "The file was made by version {theirs}, and this is {ours}. Update both bots to the same "
    "version, then export and import again."
)
HAS_A_LIFE = (
    "People in that server have already used this bot ({count}). They'd be lost. Make "
    "a backup first (python -m bot backup), then add --replace if that's what you want."
)

SEALED_WITH = "Passphrase for the file: "
SEALED_AGAIN = "Once more: "
SEAL_TOO_SHORT = (
    "A passphrase needs at least 12 characters. Four or five words are easy to pass on."
)
SEAL_DIFFERS = "Those two aren't the same."
GROUP_EXPORTED = (
    "{file}: {name}, {rows}, {pictures}. Give the next host the passphrase "
    "separately from the file. Then take this bot out of the server before the next one starts."
)
GROUP_HOLDS = (
    "{file} holds {name} (server {guild}), exported on {at} UTC by version {version}: {members}, "
    "{wins}, {pictures}."
)
GROUP_TRIED = (
    "It fits: {rows} and {pictures} would be imported, and {replaced} replaced. Nothing "
    "is changed. To do it, add --yes."
)
GROUP_IMPORTED = "Done: {rows} and {pictures} imported, {replaced} replaced. Start the bot."
GROUP_FORGOTTEN = "{count} had asked this bot to be forgotten, and are left out."
NOT_IN_SERVER = (
    "This bot isn't in the server {guild}. Invite it there first: a group moves only within its "
    "own server."
)
NO_DISCORD = "I can't tell whether this bot is in that server. {why}"
PERSON, PEOPLE = "person", "people"

GROUP, GROUPS = "group", "groups"
WIN, WINS = "win", "wins"
PHOTO, PHOTOS = "photo", "photos"
ENTRY, ENTRIES = "entry", "entries"
