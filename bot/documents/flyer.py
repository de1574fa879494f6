"""A meet-up on one page for a door, and as an e-mail: for people outside Discord; pure."""

from __future__ import annotations

import base64
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.documents import flyer_words as words
from bot.documents import wordfile, wordstyles
from bot.documents.page import page
from bot.kit import calendar
from bot.kit.dates import say_day, say_days, say_times
from bot.kit.markup import spelled_out
from bot.kit.text import listed
from bot.kit.zones import zone_said
from bot.meetups.words import CHAT_PLACE

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

    from bot.meetups.meetup import Meetup, MeetupView

_LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")
_ON_DISCORD = re.compile(r"<#\d+>")
_LEADS_ON = re.compile(r"\s*\b(?:or|and|at|via|on)$")  # to the link, which has its own line
_QR_INCHES = 2.2
_SHORT = 160  # characters


@dataclass(frozen=True)
class Flyer:
    """What a flyer says: lines as they're read, empty where there's nothing to say."""

    title: str
    kind: str
    day: str
    times: str
    later: str
    place: str
    link: str
    lines: tuple[str, ...]
    american: bool

    @property
    def when(self) -> str:
        """Day and times on one line."""
        return ", ".join(filter(None, (self.day, self.times)))

    @property
    def is_short(self) -> bool:
        """Whether it fits on a sheet in letters that are read from across a hall."""
        said = (self.title, self.place, self.later, *self.lines)
        return sum(map(len, said)) <= _SHORT


def flyer_of(seen: MeetupView, kind: str) -> Flyer:
    """Return the flyer of a meet-up's next date; its kind is in words."""
    meetup = seen.meetup
    zone, country = meetup.when.zone, calendar.country_of(meetup.when.zone)
    where = "" if meetup.place == CHAT_PLACE else meetup.place
    link = _LINK.search(where)
    place = _ON_DISCORD.sub("", _LINK.sub("", where)).strip(" .,;:-\n" if link else None)
    place = _LEADS_ON.sub("", place).rstrip(" ,") if link else place
    day, times = _next(meetup, country)
    if times and link:  # people elsewhere may join
        times = f"{times} {zone_said(zone)}"
    later = [say_day(calendar.local_day(at, zone), country) for at in seen.later]
    title, place, audience, bring = map(
        spelled_out, (meetup.title, place, meetup.audience, meetup.bring)
    )
    lines = [
        words.FOR.format(audience=audience) if audience else "",
        words.BRING.format(bring=bring) if bring else "",
        words.DROP_IN if meetup.spots is None else "",
    ]
    return Flyer(
        title=title,
        kind="" if kind.casefold() in title.casefold() else kind,
        day=day,
        times=times,
        later=words.ALSO.format(dates=listed(later)) if later else "",
        place=place,
        link=link[0] if link else "",
        lines=tuple(filter(None, lines)),
        american=calendar.month_first(zone),
    )


def _next(meetup: Meetup, country: str) -> tuple[str, str]:
    """Return the day and the times of the next date, on the clocks of its zone."""
    if meetup.days is not None:
        return say_days(*meetup.days, country, weekday=True), ""
    assert meetup.next_at is not None
    assert meetup.ends_at is not None
    begins, ends = (calendar.local(at, meetup.when.zone) for at in (meetup.next_at, meetup.ends_at))
    return say_day(begins.date(), country, weekday=True), say_times(
        begins.time(), ends.time(), country
    )


def as_mail(flyer: Flyer) -> str:
    """Return an e-mail to paste, its subject first."""
    lines = [words.MAIL_WHEN.format(when=flyer.when)]
    where = ", ".join(filter(None, (flyer.place, flyer.link)))
    if where:
        lines.append(words.MAIL_WHERE.format(place=where))
    lines += [*filter(None, (flyer.later,)), *flyer.lines]
    return words.MAIL.format(title=flyer.title, day=flyer.day, lines="\n".join(lines))


def as_html(flyer: Flyer) -> bytes:
    """Return the page, on one sheet when it's printed."""
    code = base64.b64encode(qr_code(flyer.link)).decode() if flyer.link else ""
    given = {"flyer": flyer, "code": code, "words": words, "is_short": flyer.is_short}
    return page("flyer.html", flyer.title, one_page=True, **given)


def as_docx(flyer: Flyer) -> bytes:
    """Return the same as a Word file, centered, to be changed by anyone who likes."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Inches, Pt

    file = docx.Document()
    section = file.sections[0]
    width, height = wordfile.LETTER if flyer.american else wordfile.A4
    section.page_width, section.page_height = Inches(width), Inches(height)
    styles = wordstyles.styled(file)
    file.core_properties.title = wordfile.plain(flyer.title)[: wordfile.TITLE_LIMIT]
    file.core_properties.language = wordfile.LANGUAGE
    file.core_properties.author = file.core_properties.comments = ""

    def text(said: str, style: str, size: int) -> Paragraph:
        paragraph = file.add_paragraph(style=styles[style])
        paragraph.add_run(wordfile.plain(said)).font.size = Pt(size)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return paragraph

    if flyer.kind:
        text(flyer.kind, "Subtitle", 20)
    text(flyer.title, "Title", 44)
    text(flyer.day, "Heading 1", 30)
    for said in filter(None, (flyer.times, flyer.place)):
        text(said, "Heading 1", 26)
    for said in (*filter(None, (flyer.later,)), *flyer.lines):
        text(said, wordstyles.LEAD, 18)
    if flyer.link:
        text(words.SCAN, wordstyles.LEAD, 16)
        paragraph = text("", "Normal", 16)
        code = io.BytesIO(qr_code(flyer.link))
        shape = paragraph.add_run().add_picture(code, width=Inches(_QR_INCHES))
        shape._inline.docPr.set("descr", words.QR_CODE.format(link=flyer.link))
        text(flyer.link, "Normal", 14)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def qr_code(link: str) -> bytes:
    """Return a link as a QR code (PNG) that a phone reads from across a room."""
    import segno  # seldom needed

    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(out, kind="png", scale=12, border=4)
    return out.getvalue()
