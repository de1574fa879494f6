"""A document as a Word file: real headings, described pictures, a language, A4 or Letter."""

from __future__ import annotations

import io
import re
import unicodedata
from datetime import UTC
from typing import TYPE_CHECKING, Any

from bot.documents import printed
from bot.kit.text import shorten

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.documents.paper import Chart, Document, Entry, Section, Table
    from bot.pictures.small import Photo

LANGUAGE = "en-US"
TITLE_LIMIT = 255  # of a core property
LETTER, A4 = (8.5, 11.0), (8.27, 11.69)  # inches
MARGIN, PICTURE_WIDTH, PICTURE_HEIGHT, CHART_WIDTH = 0.9, 3.0, 2.6, 4.8  # inches

# What XML 1.0 cannot hold (its production 2, Char).
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_docx(
    document: Document, photos: Mapping[str, Photo], charts: Mapping[Chart, bytes]
) -> bytes:
    """Return the Word file; *photos* by their name in the store, *charts* as PNG."""
    paper = _Paper(document, photos, charts)
    out = io.BytesIO()
    paper.file.save(out)
    return out.getvalue()


class _Paper:
    """One Word file while it is written."""

    def __init__(
        self, document: Document, photos: Mapping[str, Photo], charts: Mapping[Chart, bytes]
    ) -> None:
        import docx

        self.file: Any = docx.Document()
        self.photos, self.charts = photos, charts
        self._set_up(document)
        self.text(document.title, "Title")
        if document.subtitle:
            self.text(document.subtitle, "Subtitle")
        for paragraph in document.paragraphs:
            self.text(paragraph)
        for section in document.sections:
            self._section(section)
        for note in document.notes:
            self.text(note, "Caption")

    def text(self, text: str, style: str = "Normal", *, keep: bool = False) -> Any:
        """Write one paragraph; *keep* holds it on the page of the next one."""
        text = _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
        paragraph = self._paragraph(style)
        if text:
            paragraph.add_run(text)
        if keep:
            paragraph.paragraph_format.keep_with_next = True
        if is_right_to_left(text):
            _turn(paragraph)
        return paragraph

    def _paragraph(self, style: str = "Normal") -> Any:
        """Add an empty paragraph; the library's own way searches the whole file for each."""
        from docx.oxml import OxmlElement
        from docx.text.paragraph import Paragraph

        element: Any = OxmlElement("w:p")
        self._end.addprevious(element)
        if style != "Normal":  # which a paragraph has anyway
            element.style = self._styles[style].style_id
        return Paragraph(element, self.file._body)

    def _set_up(self, document: Document) -> None:
        from docx.shared import Inches, Pt, RGBColor

        section = self.file.sections[0]
        width, height = LETTER if document.american else A4
        section.page_width, section.page_height = Inches(width), Inches(height)
        for side in ("left", "right", "top", "bottom"):
            setattr(section, f"{side}_margin", Inches(MARGIN))
        self._end = self.file.element.body.sectPr
        names = ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Caption", "List Bullet")
        self._styles = {name: self.file.styles[name] for name in (*names, "Table Grid")}
        normal = self._styles["Normal"]
        normal.font.name, normal.font.size = "Georgia", Pt(11)
        normal.paragraph_format.space_after = Pt(6)
        for name in ("Title", "Subtitle", "Heading 1", "Heading 2", "Caption"):
            self._styles[name].font.color.rgb = RGBColor(0x1D, 0x1D, 0x1D)
        self._styles["Title"].font.size = Pt(22)
        self._styles["Caption"].font.bold = False
        self._styles["Heading 1"].paragraph_format.space_after = Pt(4)
        core = self.file.core_properties
        core.title = shorten(_NO_XML.sub("", document.title), TITLE_LIMIT)
        core.language, core.author, core.comments = LANGUAGE, "", ""
        if document.made_at is not None:
            core.created = core.modified = document.made_at.astimezone(UTC).replace(tzinfo=None)

    def _section(self, section: Section) -> None:
        self.text(section.title, "Heading 1")
        for paragraph in section.paragraphs:
            self.text(paragraph, keep=bool(section.tables))  # it says what the table shows
        for point in section.points:
            self.text(point, "List Bullet")
        for table in section.tables:
            self._table(table)
        for chart in section.charts:
            self.text(chart.title, "Heading 2")
            self._picture(self.charts[chart], chart.sentence, CHART_WIDTH)
            self.text(chart.sentence, "Caption", keep=True)
            self._table(chart.table)
        for entry in section.entries:
            self._entry(entry)

    def _entry(self, entry: Entry) -> None:
        from docx.shared import Pt

        if entry.above:
            above = self.text(entry.above, keep=True)
            above.paragraph_format.space_before, above.paragraph_format.space_after = Pt(8), Pt(2)
            for run in above.runs:
                run.bold = True
        photo = self.photos.get(entry.picture.name) if entry.picture is not None else None
        # Words, their photo and the lines about them stay on one page.
        below, last = list(entry.below), len(entry.paragraphs) - 1
        for number, paragraph in enumerate(entry.paragraphs):
            self.text(paragraph, keep=photo is not None or (number == last and bool(below)))
        if photo is not None and entry.picture is not None:
            across = min(PICTURE_WIDTH, PICTURE_HEIGHT * photo.width / photo.height)
            self._picture(photo.content, entry.picture.alt, across)
            self.text(entry.picture.alt, "Caption", keep=bool(below))
        for number, line in enumerate(below, 1):
            self.text(line, keep=number < len(below))

    def _picture(self, content: bytes, alt: str, width: float) -> None:
        from docx.shared import Inches

        paragraph = self._paragraph()
        paragraph.paragraph_format.keep_with_next = True
        shape = paragraph.add_run().add_picture(io.BytesIO(content), width=Inches(width))
        properties = shape._inline.docPr
        properties.set("descr", _NO_XML.sub("", alt))
        properties.set("name", printed.PICTURE)

    def _table(self, table: Table) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.oxml import OxmlElement
        from docx.shared import Pt

        made = self.file.add_table(0, len(table.head), self._styles["Table Grid"])
        for number, row in enumerate((table.head, *table.rows)):
            line = made.add_row()
            line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for column, (cell, text) in enumerate(zip(line.cells, row, strict=True)):
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(2)
                if table.counts[column]:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
                run = paragraph.add_run(_NO_XML.sub("\N{REPLACEMENT CHARACTER}", text))
                run.bold = number == 0 or None
                if is_right_to_left(text):
                    _turn(paragraph)
        # A screen reader says the head of each column, and it stands again on the next page.
        made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        after = self._paragraph().paragraph_format  # without it two tables would be one
        after.space_after, after.line_spacing = Pt(0), Pt(8)


def is_right_to_left(text: str) -> bool:
    """Return whether a text begins in a script that is read from the right."""
    strong = (unicodedata.bidirectional(char) for char in text)
    return next((kind != "L" for kind in strong if kind in ("L", "R", "AL")), False)


def _turn(paragraph: Any) -> None:
    """Let a paragraph be read from the right; the places are those of the schema (ECMA-376)."""
    from docx.oxml import OxmlElement

    properties = paragraph._p.get_or_add_pPr()
    after = ("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "jc", "rPr")
    properties.insert_element_before(OxmlElement("w:bidi"), *(f"w:{name}" for name in after))
    for run in paragraph.runs:
        run.font.rtl = True
