"""A draft of a public text, and when its words may go out."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar, Generic, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

LETS_READ = "lets_read"  # the mark


@dataclass(frozen=True)
class PublicText:
    """Something typed, some fields of which (`public`) other people will read."""

    public: ClassVar[tuple[str, ...]]

    def texts(self) -> Sequence[str]:
        """Return every text in it that others will read, empty ones too."""
        return tuple(getattr(self, name) for name in self._public())

    def with_texts(self, texts: Sequence[str]) -> Self:
        """Return the same with other words, in the order of `texts`."""
        return replace(self, **dict(zip(self._public(), texts, strict=True)))

    def _public(self) -> tuple[str, ...]:
        return self.public

    def to_json(self) -> str:
        """Return it as its row keeps it."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, content: str) -> Self:
        """Return what a row keeps."""
        return cls(**json.loads(content))


T = TypeVar("T", bound=PublicText)
T_co = TypeVar("T_co", bound=PublicText, covariant=True)
F = TypeVar("F", bound="Callable[..., Awaitable[object]]")


def lets_read(method: F) -> F:
    """Mark what lets others read somebody's words: it's handed what was looked at, and no more.

    A test finds who calls what's marked: only what a `Surface` does once there's no question left.
    """
    setattr(method, LETS_READ, True)
    return method


@dataclass(frozen=True)
class Draft(Generic[T_co]):
    """What a member typed and others don't read yet.

    *subject* is what a member has one draft of ("2027-03-01", a week); None: as many as they like.
    *looked_at* holds the fingerprints of the texts that the member has decided on.
    """

    guild_id: int
    member_id: int
    kind: str
    text: T_co
    subject: str | None = None
    picture: str | None = None
    looked_at: str = ""
    id: int = 0

    def is_decided(self, text: str) -> bool:
        """Return whether the member looked at exactly these words and decided."""
        return not text or fingerprint(text) in self.looked_at.split()

    def decided(self) -> Draft[T_co]:
        """Return the draft with its words decided on; other words are looked at again."""
        looked_at = sorted({fingerprint(text) for text in self.text.texts() if text})
        return replace(self, looked_at=" ".join(looked_at))


@dataclass(frozen=True)
class Kept:
    """A draft as its row holds it."""

    guild_id: int
    member_id: int
    kind: str
    content: str = field(repr=False)  # a member's words
    subject: str | None
    picture: str | None
    looked_at: str
    id: int

    def read(self, text: type[T]) -> Draft[T]:
        """Return the draft with its text."""
        return Draft(
            guild_id=self.guild_id,
            member_id=self.member_id,
            kind=self.kind,
            text=text.from_json(self.content),
            subject=self.subject,
            picture=self.picture,
            looked_at=self.looked_at,
            id=self.id,
        )


@dataclass(frozen=True)
class OneText(PublicText):
    """A public text that is nothing but its words: a question, a line, headings."""

    public = ("said",)

    said: str


def fingerprint(text: str) -> str:
    """Return what tells a text from any other."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
