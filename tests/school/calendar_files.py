"""Calendars as files, made as programs make them, and files made to do harm."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from functools import cache

from openpyxl import Workbook

DAYS = (
    ("First Day of School", date(2026, 8, 20), None),
    ("Labor Day - No School", date(2026, 9, 7), None),
    ("Fall Picture Day", date(2026, 9, 17), None),
    ("Thanksgiving Break", date(2026, 11, 25), date(2026, 11, 27)),
    ("Early Release", date(2026, 12, 18), None),
    ("Winter Break", date(2026, 12, 21), date(2027, 1, 1)),
    ("MLK Day (No School)", date(2027, 1, 18), None),
    ("Spring Break", date(2027, 3, 15), date(2027, 3, 19)),
    ("Last Day of School", date(2027, 5, 20), None),
)
OFF = ["2026-09-07", "2026-11-25", "2026-12-21", "2027-01-18", "2027-03-15"]


def ics(*more: str) -> bytes:
    """A feed as Google's calendar exports it, with whole days and a line that is folded."""
    events = []
    for number, (name, first, last) in enumerate(DAYS):
        after = date.fromordinal((last or first).toordinal() + 1)
        events.append(
            f"BEGIN:VEVENT\nDTSTART;VALUE=DATE:{first:%Y%m%d}\nDTEND;VALUE=DATE:{after:%Y%m%d}\n"
            f"UID:{number}@example.org\nSUMMARY:{name[:6]}\n {name[6:]}\nEND:VEVENT"
        )
    body = "\n".join((*events, *more))
    head = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//EN"
    return f"{head}\n{body}\nEND:VCALENDAR\n".replace("\n", "\r\n").encode()


def event(rule: str, name: str = "Board meeting", start: str = ";VALUE=DATE:20260907") -> str:
    """An event that repeats."""
    return (
        f"BEGIN:VEVENT\nDTSTART{start}\nUID:{rule}{name}\nSUMMARY:{name}\nRRULE:{rule}\nEND:VEVENT"
    )


def google_csv() -> bytes:
    """A table as Google's calendar takes it."""
    rows = [
        f"{name},{first:%m/%d/%Y},,{last or first:%m/%d/%Y},,True,,," for name, first, last in DAYS
    ]
    head = (
        "Subject,Start Date,Start Time,End Date,End Time,All Day Event,Description,Location,Private"
    )
    return "\r\n".join((head, *rows)).encode("utf-8-sig")


def outlook_csv() -> bytes:
    """A table as Outlook exports it: whole days end at midnight of the day after."""
    rows = []
    for name, first, last in DAYS:
        after = date.fromordinal((last or first).toordinal() + 1)
        rows.append(
            f'"{name}","{first.month}/{first.day}/{first.year}","12:00:00 AM",'
            f'"{after.month}/{after.day}/{after.year}","12:00:00 AM","True",""'
        )
    head = '"Subject","Start Date","Start Time","End Date","End Time","All day event","Categories"'
    return "\r\n".join((head, *rows)).encode("cp1252")


def xlsx(*, titled: bool = True, times: bool = False) -> bytes:
    """A workbook as districts keep it: a title above the heading, and real dates."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    if titled:
        sheet.append(["Example District 2026-27", None, None])
        sheet.append([])
    sheet.append(["Event Name", "Start", "End"])
    for name, first, last in DAYS:
        sheet.append([name, *(_moment(one) if times else one for one in (first, last))])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _moment(day: date | None) -> datetime | None:
    return datetime.combine(day, datetime.min.time()) if day else None


@cache
def bomb() -> bytes:
    """A workbook whose sheet unpacks to 200 MB: half a second's work."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        with packed.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(200):
                part.write(b" " * 1_000_000)
    return file.getvalue()


def hidden_bomb() -> bytes:
    """A bomb whose directory hides that it is one."""
    content = bomb()
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        size = packed.getinfo("xl/worksheets/sheet1.xml").file_size
    return content.replace(size.to_bytes(4, "little"), (1_000).to_bytes(4, "little"))


def with_entities() -> bytes:
    """A workbook whose sheet names itself over and over."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx())) as good, zipfile.ZipFile(file, "w") as packed:
        for part in good.infolist():
            text = good.read(part)
            if part.filename == "xl/worksheets/sheet1.xml":
                text = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb">]>' + text
            packed.writestr(part.filename, text)
    return file.getvalue()
