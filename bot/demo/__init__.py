"""The whole bot on a simulated Discord, in a browser, with a small group already there."""
