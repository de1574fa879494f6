"""What a host reads when the database can't be opened: the cause, then the fix."""

from __future__ import annotations

COPIES = "they're in the folders `backups` and `copies` of DATA_DIR"
NO_FOLDER = (
    "There's no folder {folder} for the database. Make it, or set DATABASE_URL to a file in a "
    "folder that's there."
)
NOT_YOURS = (
    "I can't read and write {file}, which belongs to someone else. Give this user the folder and "
    "everything in it: sudo chown -R {user} {folder}"
)
NO_FILE = "The database {file} is a folder, not a file. Set DATABASE_URL to a file."
NO_DATABASE_FILE = (
    "The file {file} isn't a SQLite database, or its beginning is damaged. Put a copy back (python "
    f"-m bot restore FILE; {COPIES}), or set DATABASE_URL to another file."
)
DAMAGED = (
    "The database {file} is damaged. Put a copy back: python -m bot restore FILE "
    f"({COPIES}). Look at the disk too: it may be failing."
)
FULL = "The disk with {file} is full. Make room, then start again; nothing was changed."
NO_ROOM = (
    "There's no room in {folder} for the copy that's made before an update. Make {megabytes} MB "
    "free, then start again; nothing was changed."
)
LOCKED = "Another program has the database {file} locked. Close it, then start again."
SOMETHING = "I can't open the database at {place} ({why}). Check DATABASE_URL and DATA_DIR."

NOT_ACCEPTED = (
    "PostgreSQL at {place} doesn't accept the user and the password in DATABASE_URL. Check both "
    "(in a password, write %40 for @, %2F for / and %25 for %), or set a new one: ALTER ROLE."
)
NO_USER = (
    "PostgreSQL at {place} doesn't know the user in DATABASE_URL. Check its name, or make it "
    "there: createuser --pwprompt NAME."
)
NO_DATABASE = (
    "PostgreSQL has no database with the name in {place}. Check the name in DATABASE_URL, or make "
    "it there: createdb NAME."
)
NO_SSL = (
    "PostgreSQL at {place} doesn't offer SSL, which DATABASE_URL asks for. Leave sslmode out where "
    "it's on this machine; elsewhere turn SSL on in PostgreSQL."
)
SSL_ONLY = (
    "PostgreSQL at {place} doesn't let this user in from this machine without SSL. Add "
    "?sslmode=require to DATABASE_URL, or a line for them to its pg_hba.conf."
)
NOT_LET_IN = (
    "PostgreSQL at {place} doesn't let this user in from this machine. Add a line for them to its "
    "pg_hba.conf."
)
READ_ONLY = (
    "PostgreSQL at {place} can only be read: it's a standby, or set to read-only. Set DATABASE_URL "
    "to the server that takes changes."
)
CERTIFICATE = (
    "The certificate of PostgreSQL at {place} can't be checked. Add sslrootcert=FILE to "
    "DATABASE_URL, with the issuer's certificate."
)
NO_RIGHTS = (
    "The user in DATABASE_URL can't make tables in {place}. As an administrator there: GRANT ALL "
    "ON SCHEMA public TO that user."
)
UNKNOWN_HOST = "I can't find the computer named in {place}. Check the host in DATABASE_URL."
NO_ANSWER = (
    "Nothing answers at {place}. Check that PostgreSQL runs there and listens, and the host and "
    "the port in DATABASE_URL."
)
