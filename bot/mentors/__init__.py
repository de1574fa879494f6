"""Mentors: offers, requests, who fits, and how two people stay in touch for a while."""
