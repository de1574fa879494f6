"""Copies of everything: made each night and by hand, and put back on either database."""
