"""Every sentence about calendars outside Discord that a member reads."""

ADD = "Add to my calendar"
WITH_REMINDER = "With a reminder"
MINE = "All I'm coming to"

FILE_NAME = "meet-up.ics"
MINE_NAME = "my-meet-ups.ics"
READY = (
    "Here's **{title}** for your calendar: open the file. If a date changes, press *Add to my "
    "calendar* again, and the new file updates the old one."
)
READY_REMINDER = (
    "Here's **{title}** for your calendar, with a reminder {minutes} minutes before. Open the file."
)
MINE_READY = (
    "Open the file to add {meetups} and {days} to your calendar. Do it again after a change: a "
    "newer file updates what's there."
)
MINE_NOTHING = (
    "There's nothing to put in your calendar yet. Press *I'm coming* on a meet-up, and then it's "
    "in here."
)
SUBSCRIBE = (
    "Or add the whole group's calendar with this address, and changes show up on their own. "
    "In Google Calendar it's *Other calendars*, *From URL*; in Apple Calendar and "
    "Outlook, add a calendar from the web. Keep the address in this group:"
)

AT_TIME = "{day}, {time}"
ON_THE_PAGE = "{kind}. {place}"
IN_DISCORD = "our Discord server"
CALENDAR_NAME = "What's Working"
DATE = "date you're coming to"
DATES = "dates you're coming to"
BOOK_DAY = "book day"
FOR = "For {audience}"
BRING = "Bring {bring}"

FEED = "Calendar address"
FEED_OFF = (
    "**The group's calendar, by its address**\n"
    "Members can add it to Google Calendar, Outlook or Apple Calendar, and new dates and changes "
    "follow within a few hours. It has your meet-ups and book days, and nobody's name. Anyone "
    "with the address can read it, so you can change or stop it any time."
)
FEED_ON = (
    "**The group's calendar, by its address**\n"
    "Meet-ups and book days, and nobody's name. Members see the address at *Add to my calendar*. "
    "If it gets around, make a new one: the old one stops working within {minutes} minutes."
)
FEED_MAKE = "Make an address"
FEED_RENEW = "Make a new one"
FEED_STOP = "Stop it"
FEED_NOT_THERE = (
    "This bot isn't set up to give calendars an address. The person who hosts it can change that."
)
