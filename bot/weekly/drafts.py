"""A coordinator's own question, as long as the group doesn't read it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

QUESTION = "weekly.question"  # subject: the week


@dataclass(frozen=True)
class OwnQuestion:
    """What a week's post is to ask."""

    question: str

    def texts(self) -> tuple[str]:
        """Return the question."""
        return (self.question,)

    def with_texts(self, texts: Sequence[str]) -> OwnQuestion:
        """Return it with other words."""
        return OwnQuestion(*texts)

    def to_json(self) -> str:
        """Return it as a row keeps it."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, content: str) -> OwnQuestion:
        """Return what a row keeps."""
        return cls(**json.loads(content))
