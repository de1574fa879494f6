"""Readers of what people type, tried on the command line: no token, no Discord."""
