"""Every sentence about book days that a member reads."""

NOT_THERE = "That day is not in the calendar any more. /celebrate upcoming shows what is."
