"""A document as a Word file: real headings, described pictures, a language, A4 or Letter."""

from __future__ import annotations

import io
import re
import unicodedata
from datetime import UTC
from typing import TYPE_CHECKING

from bot.documents import printed, wordstyles
from bot.documents.wordstyles import end_beside, float_right
from bot.kit.text import shorten

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.oxml.shape import CT_Inline
    from docx.table import Table as DocxTable
    from docx.text.paragraph import Paragraph

    from bot.documents.paper import Chart, Document, Quote, Section, Table
    from bot.pictures.small import Photo

LANGUAGE = "en-US"
TITLE_LIMIT = 255  # of a core property
LETTER, A4 = (8.5, 11.0), (8.27, 11.69)  # inches
MARGIN, PICTURE_WIDTH, PICTURE_HEIGHT, CHART_WIDTH = 1.0, 2.4, 2.6, 4.4  # inches
# Characters of a line in a table, of a column at least and at most, and of one that isn't broken.
LINE, NARROW, WIDE, SHORT = 72, 8, 40, 20
COUNT_INDENT, INDENTED = 0.25, 4  # inches between a number and the next column; in characters

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


def plain(text: str) -> str:
    """Return a text with a mark in place of what no XML file can hold."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


class _Paper:
    """One Word file while it is written."""

    def __init__(
        self, document: Document, photos: Mapping[str, Photo], charts: Mapping[Chart, bytes]
    ) -> None:
        import docx

        self.file = docx.Document()
        self.photos, self.charts = photos, charts
        self._set_up(document)
        self.text(document.title, "Title")
        if document.subtitle:
            self.text(document.subtitle, "Subtitle")
        for paragraph in document.paragraphs:
            self.text(paragraph, wordstyles.LEAD)
        for section in document.sections:
            self._section(section)
        for note in document.notes:
            self.text(note, wordstyles.NOTE)

    def text(self, text: str, style: str = "Normal", *, keep: bool = False) -> Paragraph:
        """Write one paragraph; *keep* holds it on the page of the next one."""
        text = plain(text)
        paragraph = self._paragraph(style)
        if text:
            paragraph.add_run(text)
        if keep:
            paragraph.paragraph_format.keep_with_next = True
        if is_right_to_left(text):
            _turn(paragraph)
        return paragraph

    def _paragraph(self, style: str = "Normal") -> Paragraph:
        """Add an empty paragraph; the library's own way searches the whole file for each."""
        from docx.oxml import OxmlElement
        from docx.text.paragraph import Paragraph

        element = OxmlElement("w:p")
        self._end.addprevious(element)
        if style != "Normal":  # which a paragraph has anyway
            element.style = self._styles[style].style_id
        return Paragraph(element, self.file._body)

    def _set_up(self, document: Document) -> None:
        from docx.shared import Inches

        section = self.file.sections[0]
        width, height = LETTER if document.american else A4
        section.page_width, section.page_height = Inches(width), Inches(height)
        for side in ("left", "right", "top", "bottom"):
            setattr(section, f"{side}_margin", Inches(MARGIN))
        self._end = self.file.element.body.sectPr
        self._styles = wordstyles.styled(self.file)
        wordstyles.number_pages(section)
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
        for quote in section.quotes:
            self._quote(quote)

    def _quote(self, quote: Quote) -> None:
        if quote.title:
            self.text(quote.title, "Heading 2")
        if quote.above:
            self.text(quote.above, wordstyles.ENTRY)
        photo = self.photos.get(quote.picture.name) if quote.picture is not None else None
        caption = quote.picture.alt if quote.picture is not None and photo is not None else ""
        lines = [(one, "Normal") for one in quote.paragraphs]
        lines += [(one, wordstyles.ABOUT) for one in quote.below]
        lines += [(printed.CAPTION.format(alt=caption), "Caption")] if caption else []
        # Words, their photo and the lines about them stay on one page.
        stays = photo is not None or bool(quote.below)
        written = [
            self.text(text, style, keep=stays and number < len(lines))
            for number, (text, style) in enumerate(lines, 1)
        ]
        if photo is not None:
            across = min(PICTURE_WIDTH, PICTURE_HEIGHT * photo.width / photo.height)
            float_right(self._drawn(written[0], photo.content, caption, across))
            end_beside(written[-1])

    def _picture(self, content: bytes, alt: str, width: float) -> None:
        paragraph = self._paragraph()
        paragraph.paragraph_format.keep_with_next = True
        self._drawn(paragraph, content, alt, width)

    def _drawn(self, paragraph: Paragraph, content: bytes, alt: str, width: float) -> CT_Inline:
        from docx.shared import Inches

        shape = paragraph.add_run().add_picture(io.BytesIO(content), width=Inches(width))
        properties = shape._inline.docPr
        properties.set("descr", _NO_XML.sub("", alt))
        properties.set("name", printed.PICTURE)
        return shape._inline

    def _table(self, table: Table) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.oxml import OxmlElement
        from docx.shared import Inches

        made = self.file.add_table(0, len(table.head), self._styles[wordstyles.TABLE])
        self._set_widths(made, table)
        for row in (table.head, *table.rows):
            line = made.add_row()
            line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for column, (cell, text) in enumerate(zip(line.cells, row, strict=True)):
                paragraph = cell.paragraphs[0]
                paragraph._p.style = self._styles[wordstyles.CELL].style_id
                if table.counts[column]:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
                    if column < len(row) - 1:
                        paragraph.paragraph_format.right_indent = Inches(COUNT_INDENT)
                paragraph.add_run(_NO_XML.sub("\N{REPLACEMENT CHARACTER}", text))
                if is_right_to_left(text):
                    _turn(paragraph)
        # A screen reader says the head of each column, and it stands again on the next page.
        made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        self._paragraph(wordstyles.CELL)  # without it two tables would be one

    def _set_widths(self, made: DocxTable, table: Table) -> None:
        """Give each column the room that its longest cell takes, so that no date breaks."""
        section = self.file.sections[0]
        sides = section.left_margin, section.right_margin
        room = (section.page_width or 0) - sum(one or 0 for one in sides)
        for column, share in zip(made.columns, shares(table), strict=True):
            column.width = int(room * share)


def shares(table: Table) -> list[float]:
    """Return what part of a line each column takes.

    Where the longest cells don't fit side by side, the long ones are broken, not the short ones.
    """
    cells = zip(table.head, *table.rows, strict=True)
    needs = [float(min(max(NARROW, *map(len, column)), WIDE)) for column in cells]
    needs = [need + INDENTED * counts for need, counts in zip(needs, table.counts, strict=True)]
    short = sum(need for need in needs if need <= SHORT)
    left, wanted = max(LINE - short, LINE / 3), sum(needs) - short
    if wanted > left:
        needs = [need if need <= SHORT else need * left / wanted for need in needs]
    return [need / sum(needs) for need in needs]


def is_right_to_left(text: str) -> bool:
    """Return whether a text begins in a script that is read from the right."""
    strong = (unicodedata.bidirectional(char) for char in text)
    return next((kind != "L" for kind in strong if kind in ("L", "R", "AL")), False)


def _turn(paragraph: Paragraph) -> None:
    """Let a paragraph be read from the right; the places are those of the schema (ECMA-376)."""
    from docx.oxml import OxmlElement

    properties = paragraph._p.get_or_add_pPr()
    after = ("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "jc", "rPr")
    properties.insert_element_before(OxmlElement("w:bidi"), *(f"w:{name}" for name in after))
    for run in paragraph.runs:
        run.font.rtl = True
