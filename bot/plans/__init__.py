"""The connection plan: one small thing each week, month and quarter, and the nudge for it."""
