"""A file that only who knows its passphrase can read."""

from __future__ import annotations

import hashlib
import io
import os
from typing import IO, TYPE_CHECKING

from bot.backup.archive import Unusable

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Protocol

    from typing_extensions import Buffer

    class _Cipher(Protocol):
        def encrypt(self, nonce: bytes, data: bytes, associated_data: bytes | None) -> bytes: ...
        def decrypt(self, nonce: bytes, data: bytes, associated_data: bytes | None) -> bytes: ...


MAGIC = b"whats-working group 1\n"
SALT = 16  # bytes
PART = 1024 * 1024  # bytes that are sealed together
TAG = 16  # bytes that sealing adds to each part
LAST = 1 << 95  # in the nonce of the last part: a file that was cut short is noticed
# Trying one passphrase takes about a tenth of a second and 32 MB.
COST = {"n": 2**15, "r": 8, "p": 1, "maxmem": 64 * 1024**2}
WRONG = "The passphrase is wrong, or {file} is damaged or isn't a group's file."


def is_sealed(path: Path) -> bool:
    """Return whether a file is one of these."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


class Sealing(io.RawIOBase):
    """Seals what's written into *file*; closing it writes the rest, and leaves *file* open."""

    def __init__(self, file: IO[bytes], passphrase: str) -> None:
        super().__init__()
        salt = os.urandom(SALT)
        self._file = file
        self._cipher = _cipher(passphrase, salt)
        self._waiting = bytearray()
        self._number = 0
        file.write(MAGIC + salt)

    def writable(self) -> bool:
        """Return that it can be written to."""
        return True

    def write(self, data: Buffer, /) -> int:
        """Seal whole parts; what's left waits for more."""
        view = bytes(data)
        self._waiting += view
        while len(self._waiting) > PART:  # the last part is never empty, nor is it known before
            self._seal(bytes(self._waiting[:PART]), self._number)
            del self._waiting[:PART]
        return len(view)

    def close(self) -> None:
        """Seal what's left as the last part."""
        if not self.closed:
            self._seal(bytes(self._waiting), self._number | LAST)
        super().close()

    def _seal(self, part: bytes, nonce: int) -> None:
        self._file.write(self._cipher.encrypt(nonce.to_bytes(12, "big"), part, MAGIC))
        self._number += 1


def unseal(source: IO[bytes], target: IO[bytes], passphrase: str, name: object) -> None:
    """Write what *source* holds to *target*. Raises Unusable, which calls the file by *name*."""
    from cryptography.exceptions import InvalidTag

    if source.read(len(MAGIC)) != MAGIC:
        raise Unusable(WRONG.format(file=name))
    cipher = _cipher(passphrase, source.read(SALT))
    number, part = 0, source.read(PART + TAG)
    try:
        while True:
            following = source.read(PART + TAG)
            nonce = number if following else number | LAST
            target.write(cipher.decrypt(nonce.to_bytes(12, "big"), part, MAGIC))
            if not following:
                return
            number, part = number + 1, following
    except InvalidTag as error:
        raise Unusable(WRONG.format(file=name)) from error


def _cipher(passphrase: str, salt: bytes) -> _Cipher:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    key = hashlib.scrypt(passphrase.encode(), salt=salt, dklen=32, **COST)
    return ChaCha20Poly1305(key)
