"""Tests of what leaves Discord."""
