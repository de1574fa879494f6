"""Rows as a table that opens anywhere, and in which nothing runs."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# A cell that starts so is run as a formula (OWASP, CSV Injection; the wide forms count in some
# languages), and spreadsheets round integers of more than 15 digits.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_DIGITS = 15


def table(rows: Iterable[Mapping[str, object]]) -> bytes:
    """Return rows as CSV in UTF-8 with its mark, without which Excel reads another alphabet."""
    rows = list(rows)
    columns = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([_cell(name) for name in columns])
    writer.writerows([_cell(row.get(name)) for name in columns] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def plain(value: object) -> object:
    """Return a value as JSON can hold it, and as no reader of it rounds it."""
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, (date, time)):
        return value.isoformat()
    # Numbers as large as an id are rounded by what reads JSON as JavaScript does.
    return str(value) if type(value) is int and abs(value) >= 2**53 else value


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M:%S}"
    if isinstance(value, (list, dict)):
        value = json.dumps(plain(value), ensure_ascii=False)
    text = str(value)
    is_text = text.startswith(_FORMULA) or (text.isdigit() and len(text) > _DIGITS)
    return f"'{text}" if is_text else text
