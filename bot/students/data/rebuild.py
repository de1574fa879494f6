"""Rebuild `names.bin` and `words.bin` from their public sources (see README.md beside this file).

python bot/students/data/rebuild.py us-name-data.sqlite american-english american-english-small
"""

from __future__ import annotations

import sqlite3
import struct
import sys
from collections import Counter
from pathlib import Path
from zlib import crc32

from bot.students.tokens import fold

HERE = Path(__file__).parent
SCHOOL_AGE, GROWN_UP = range(2006, 2022), range(1945, 2001)
COMMON, WORD, PROPER = 1, 2, 4


def level(births: int) -> int:
    """How common a name is on a scale of doublings: 0 below 10 births, 1 from 10, 15 at most."""
    return min(15, (births // 10).bit_length())


def names(database: Path) -> dict[str, int]:
    """Each name in use, and one byte: the level of today's students times 16 plus the adults'."""
    students, adults = Counter[str](), Counter[str]()
    with sqlite3.connect(database) as connection:
        for name, births, year in connection.execute("select name, births, year from usNameData"):
            if year in SCHOOL_AGE:
                students[fold(name)] += births
            elif year in GROWN_UP:
                adults[fold(name)] += births
    return {
        name: level(students[name]) << 4 | level(adults[name])
        for name in students | adults
        if students[name] >= 25 or adults[name] >= 500
    }


def words(full: Path, small: Path) -> dict[str, int]:
    """Each English word and one byte of flags: in the small list, a plain word, a proper noun."""
    found: dict[str, int] = {}
    for path, common in ((full, 0), (small, COMMON)):
        for line in path.read_text(encoding="utf-8").split():
            if not line.endswith("'s"):
                flag = PROPER if line[0].isupper() else WORD | common
                found[fold(line)] = found.get(fold(line), 0) | flag
    return found


def write(path: Path, entries: dict[str, int]) -> None:
    """Store how many, the sorted hashes (four bytes, little-endian), then a byte for each."""
    hashed = sorted((crc32(word.encode()), kind) for word, kind in entries.items())
    path.write_bytes(
        struct.pack(f"<{1 + len(hashed)}I", len(hashed), *(one for one, _ in hashed))
        + bytes(kind for _, kind in hashed)
    )


if __name__ == "__main__":
    births, full_list, small_list = map(Path, sys.argv[1:])
    write(HERE / "names.bin", names(births))
    write(HERE / "words.bin", words(full_list, small_list))
