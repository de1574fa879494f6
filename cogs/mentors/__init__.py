"""Mentors as members and coordinators see them."""
