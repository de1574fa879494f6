"""What a file turned out to be, and what stands in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.shelf import file_words as words

TEXT_LIMIT = 200_000  # characters of a file that are read


@dataclass(frozen=True, slots=True)
class TextPage:
    """One part of a file's text; *where* is how a person finds it, such as "page 2"."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file that can be kept.

    *content* is the file without what says who made it and where; *suffix*, such as ".docx", comes
    from what it is and not from its name. *pages* is its text for the student check, also from
    hidden sheets and comments. *look_at* names what its owner should look at, because it can't be
    read (scanned pages) or is easily overlooked (hidden sheets, comments). *kept* names what says
    something about its owner and couldn't be taken out. *worries*: where something in it may point
    to a student, and what.
    """

    suffix: str
    content: bytes
    pages: tuple[TextPage, ...] = ()
    look_at: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    worries: tuple[tuple[str, str], ...] = ()


@dataclass
class FileFindings:
    """Collects what is found in a file, up to a limit."""

    pages: dict[str, list[str]] = field(default_factory=dict)
    look_at: dict[str, None] = field(default_factory=dict)
    kept: dict[str, None] = field(default_factory=dict)
    left: int = TEXT_LIMIT
    last: str = ""

    def add(self, where: str, text: str) -> None:
        """Add a part's text; what's over the limit is named instead of read."""
        text = "\n".join(filter(None, (" ".join(line.split()) for line in text.splitlines())))
        if not text:
            return
        if self.left <= 0:
            self.look_at[words.LATER_NAME.format(where=self.last)] = None
            return
        self.pages.setdefault(where, []).append(text[: self.left])
        self.left -= len(text)
        self.last = where
        if self.left < 0:
            self.look_at[words.LATER_NAME.format(where=where)] = None

    def ask(self, what: str) -> None:
        """Name something that its owner should look at."""
        self.look_at[what] = None

    def keep(self, what: str) -> None:
        """Name something about its owner that stays in the file."""
        self.kept[what] = None

    def done(self, suffix: str, content: bytes) -> Inspected:
        """Return what was found."""
        pages = tuple(TextPage(where, "\n".join(texts)) for where, texts in self.pages.items())
        return Inspected(suffix, content, pages, tuple(self.look_at), tuple(self.kept))
