"""What a host reads about copies."""

from __future__ import annotations

DID_NOT_WORK = (
    "Last night's copy didn't work: {why}. It's tried again tomorrow; `doctor` says more."
)
DISK_FULL = "less than a tenth of the disk with {folder} is free, so no copy is made"

NO_COPY = "No nightly copy has worked since {since}: {why}."
NOT_MOUNTED = (
    "BACKUP_TO ({folder}) was on the disk at {disk}, which isn't mounted now. Mount it, or set "
    "BACKUP_TO to another folder."
)
NONE_LEFT = (
    "The last copy in {folder} was 30 days old and is deleted: there's none now. `doctor` says why."
)
LAST_UNTIL = "The last one is deleted on {until}, when it's 30 days old."
NO_COPY_FIX = "Make room or set BACKUP_TO, then try: python -m bot backup"

MADE = "{file}: {groups}, {rows} rows, {pictures}."
KEEP_IT = "Keep it somewhere other than this machine. To put it back, run restore with this file."

HOLDS = "{file} was made on {at} UTC by version {version}. It holds {groups}, {wins}, {pictures}."
REPLACES = "It replaces what is in {place} now. What's replaced is kept in {kept} for 30 days."
ASK = "Type yes to put it back: "
NOT_ASKED = "Nothing is changed. To put it back, add --yes."
RESTORED = (
    "Done: {rows} rows, and {pictures}. What people deleted since then is deleted again. "
    "Start the bot."
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
ABSENT = "There's no database at {place}. Check DATABASE_URL and DATA_DIR."
DATABASE = "The database says: {why}."

GROUP, GROUPS = "group", "groups"
WIN, WINS = "win", "wins"
PHOTO, PHOTOS = "photo", "photos"
