"""What a member reads between typing something and others reading it."""

from __future__ import annotations

from typing import Literal

Action = Literal["post", "send", "save"]

FIRST: dict[Action, str] = {
    "post": "Not posted yet. There's one thing to check first.",
    "send": "Not sent yet. There's one thing to check first.",
    "save": "Not saved yet. There's one thing to check first.",
}
REWRITTEN: dict[Action, str] = {
    "post": "Not posted yet. This is how it reads now:",
    "send": "Not sent yet. This is how it reads now:",
    "save": "Not saved yet. This is how it reads now:",
}
CHANGE = "Change my text"
POST_IT = "Post it"
NOT_A_STUDENT: dict[Action, str] = {
    "post": "Not a student, post it",
    "send": "Not a student, send it",
    "save": "Not a student, save it",
}
FINE: dict[Action, str] = {
    "post": "It's fine, post it",
    "send": "It's fine, send it",
    "save": "It's fine, save it",
}
THIS: dict[Action, str] = {"post": "Post this", "send": "Send this", "save": "Save this"}
GONE = (
    "That draft isn't here anymore: I keep drafts for a day, and then they're gone. You can start "
    "a new one."
)
TOO_MANY = (
    "{limit} drafts of yours are waiting here, and that's as many as I keep. Post or drop one of "
    "them, or wait a day, and they'll be gone on their own."
)

# What a person's export has of it, and what one or several of its rows are called
SHEETS = {
    "my drafts": ("what you typed and haven't posted yet", "draft", "drafts"),
}
