"""A meet-up's flyer: a page and a Word file for a door, and an e-mail to paste."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import docx
import pytest

from bot.documents import flyer_words as words
from bot.documents.flyer import Flyer, as_docx, as_html, as_mail, flyer_of, qr_code
from bot.meetups.meetup import Meetup, MeetupView
from bot.meetups.rules import Count
from bot.meetups.spans import EventTimes, Span
from bot.meetups.words import CHAT_PLACE

STARTS = datetime(2026, 9, 16, 20, 30, tzinfo=UTC)
DASH = "\N{EN DASH}"


def seen(
    place: str = "Library, room 12", zone: str = "America/Chicago", **values: object
) -> MeetupView:
    """Return a meet-up on Wednesday at 3:30 in Chicago."""
    when = EventTimes(Span(date(2026, 9, 16), time(15, 30), 45), zone)
    meetup = Meetup(
        id=5, guild_id=1, organizer_id=2, title="Tea & <books>", kind="open",
        place=place, place_known=None,
        audience="teachers", bring="a mug", spots=None, dates=when.to_json(),
        unit="", target=None, picture=None, alt="", announced_at=None,
        next_day=when.span.day, next_at=STARTS, ends_at=STARTS + timedelta(minutes=45),
        ended_at=None, changes=0, created_at=STARTS, changed_at=STARTS,
        channel_id=7, message_id=8, post_lost_at=None, thread_id=None, thread_lost_at=None,
        threadless=False,
    )  # fmt: skip
    return MeetupView(replace(meetup, **values), Count({}), [STARTS + timedelta(days=7)], "Dana")  # type: ignore[arg-type]


def made(one: MeetupView) -> Flyer:
    """Return its flyer."""
    return flyer_of(one, "Open library for teachers")


def test_what_it_says() -> None:
    """Title, day, times and place, in the country's way; and nobody's name."""
    found = made(seen())

    assert (found.day, found.times) == ("Wednesday, September 16", f"3:30{DASH}4:15 PM")
    assert found.place == "Library, room 12"
    assert found.later == "Also on September 23"
    assert found.lines == ("For teachers", "Bring a mug", words.DROP_IN)
    page = as_html(found).decode()
    assert '<h1 dir="auto">Tea &amp; &lt;books&gt;</h1>' in page
    assert "Dana" not in page + as_mail(found)
    assert "<img" not in page


def test_the_kind_is_not_said_twice() -> None:
    """A title that says the kind stands alone, on the page and in the Word file."""
    found = flyer_of(seen(title="Coffee chat for teachers"), "Coffee chat")
    file = docx.Document(io.BytesIO(as_docx(found)))

    assert found.kind == ""
    assert 'class="kind"' not in as_html(found).decode()
    assert file.paragraphs[0].text == "Coffee chat for teachers"


def test_a_link_has_a_code() -> None:
    """A link is a QR code, described, with the address to type; a link is for people anywhere."""
    found = made(seen("Zoom: https://meet.example/abc?a=1&b=2."))
    page = as_html(found).decode()

    assert found.link == "https://meet.example/abc?a=1&b=2"
    assert found.place == "Zoom"
    assert made(seen("Room 12 or https://meet.example")).place == "Room 12"
    assert found.times == f"3:30{DASH}4:15 PM Central Time"
    assert 'alt="QR code that opens https://meet.example/abc?a=1&amp;b=2"' in page
    assert "Where: Zoom, https://meet.example/abc?a=1&b=2" in as_mail(found)
    assert qr_code(found.link).startswith(b"\x89PNG")


def test_the_address_has_its_own_line() -> None:
    """What led on to it goes along with its comma; what's short is printed in large letters."""
    flyer = made(seen("Library, and https://meet.example/library"))
    long = made(seen("Library, next to the windows. " * 9))

    assert (flyer.place, flyer.link) == ("Library", "https://meet.example/library")
    assert "Where: Library, https://meet.example/library" in as_mail(flyer)
    assert (flyer.is_short, long.is_short) == (True, False)
    assert b"font-size: 4rem" in as_html(flyer)
    assert b"font-size: 4rem" not in as_html(long)


def test_a_place_on_discord_is_left_out() -> None:
    """People outside can't go to a channel."""
    assert [made(seen(place)).place for place in ("<#123>", CHAT_PLACE)] == ["", ""]


def test_spots_and_other_countries() -> None:
    """Where spots are limited nobody is told to just drop in; A4 and day-first elsewhere."""
    british = made(seen(zone="Europe/London"))

    assert words.DROP_IN not in made(seen(spots=5)).lines
    assert british.day == "Wednesday 16 September"
    assert not british.american


def test_email() -> None:
    """It can be pasted as it stands."""
    assert as_mail(made(seen())) == (
        "Subject: Tea & <books>, Wednesday, September 16\n\nHi everyone,\n\n"
        "You're invited: Tea & <books>.\n\n"
        f"When: Wednesday, September 16, 3:30{DASH}4:15 PM\nWhere: Library, room 12\n"
        f"Also on September 23\nFor teachers\nBring a mug\n{words.DROP_IN}\n\n"
        "Hope to see you there!"
    )


@pytest.mark.parametrize("place", ["Library", "https://meet.example/abc"])
def test_word_file(place: str) -> None:
    """Word has the same lines under real headings, and the code with its description."""
    file = docx.Document(io.BytesIO(as_docx(made(seen(place)))))
    said = [one.text for one in file.paragraphs if one.text]
    described = [one._inline.docPr.get("descr") for one in file.inline_shapes]

    assert said[:3] == ["Open library for teachers", "Tea & <books>", "Wednesday, September 16"]
    assert [one.style and one.style.name for one in file.paragraphs][1] == "Title"
    assert file.core_properties.author == ""
    codes = [words.QR_CODE.format(link=place)] if place.startswith("https") else []
    assert described == codes


def test_what_no_file_can_hold() -> None:
    """Words that XML can't hold don't keep the file from opening."""
    as_docx(made(seen(title="Chat \x0b\ud800")))
