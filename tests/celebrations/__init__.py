"""Tests of book days."""
