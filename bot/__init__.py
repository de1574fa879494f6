"""The What's Working group and its rules; nothing is built or read at import."""

__version__ = "1.0.0"
