"""Mentors: offers, requests, who fits whom, and how two people stay in touch for a while."""
