"""Tests of what's added up together."""
