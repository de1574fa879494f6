"""Files by what they are: what's refused and why, what's read, and what's taken out."""

from __future__ import annotations

import io

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from bot.kit.errors import Refusal
from bot.pictures import words as picture_words
from bot.shelf import file_words as words
from bot.shelf import inspecting
from bot.shelf.file_text import TEXT_LIMIT, Inspected
from bot.shelf.inspecting import MAX_BYTES, inspect, inspected_here, named
from bot.students.worries import KnownWords
from tests.shelf.make import (
    note,
    open_document,
    pdf,
    related,
    saved,
    slides,
    unzipped,
    word,
    workbook,
)
from tests.shelf.refused import REFUSED, bomb, refused

PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def texts(found: Inspected) -> dict[str, str]:
    """Return a file's text by where it stands."""
    return {page.where: page.text for page in found.pages}


@pytest.mark.parametrize("case", REFUSED)
def test_refusals(case: str) -> None:
    """What runs, hides or can't be checked is refused with its own reason."""
    content, sentence = refused(case)
    assert len(content) <= MAX_BYTES

    with pytest.raises(Refusal) as refusal:
        inspected_here(content)

    assert refusal.value.message == sentence


def test_refusals_come_from_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bomb ends in the process of its own, with the same sentence; so does what takes long."""
    with pytest.raises(Refusal, match="far larger than a handout"):
        inspect(bomb())
    monkeypatch.setattr(inspecting, "PATIENCE", 0.01)
    with pytest.raises(Refusal, match="took me too long"):
        inspect(word())


def test_sizes() -> None:
    """Nothing at all and too much are refused before anything is read."""
    with pytest.raises(Refusal, match="empty"):
        inspect(b"")
    with pytest.raises(Refusal, match="9 MB"):
        inspect(b"%PDF-" + bytes(MAX_BYTES))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_pictures(kind: str) -> None:
    """A picture goes through the photo cleanup, and its owner looks at it."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, kind, comment=b"canary")

    found = inspect(out.getvalue())

    assert found.suffix == ".jpg"
    assert b"canary" not in found.content
    assert found.look_at == (words.PICTURES_NAME,)
    with pytest.raises(Refusal) as refusal:
        inspect(out.getvalue()[:40])
    assert refusal.value.message == picture_words.BROKEN


def test_what_a_word_file_says_of_its_maker() -> None:
    """Author, company, the template's path and who tracked changes come out; the rest stays."""
    body = (
        PARAGRAPH.format("Page one")
        + '<w:p><w:ins w:author="Canary Person" w:initials="CP"><w:r><w:t>added</w:t></w:r></w:ins>'
        "<w:r><w:lastRenderedPageBreak/><w:t>Page two</w:t></w:r></w:p>"
    )
    content = word(
        body,
        word__settings_dot_xml='<w:settings xmlns:w="x" xmlns:r="y">'
        '<w:attachedTemplate r:id="rId1"/><w:zoom/></w:settings>',
        word___rels__settings_dot_xml_dot_rels=related(
            "rId1 attachedTemplate file:///C:\\Users\\canary\\Normal.dotm External"
        ),
        word__comments_dot_xml='<w:comments xmlns:w="x"><w:comment w:author="Canary Person">'
        + PARAGRAPH.format("ask Ms. Diaz")
        + "</w:comment></w:comments>",
        customXml__item1_dot_xml="<x>canary</x>",
        word___rels__document_dot_xml_dot_rels=related(
            "rId1 customXml ../customXml/item1.xml", "rId2 hyperlink https://example.org External"
        ),
    )

    found = inspect(content)

    parts = unzipped(found.content)
    assert found.suffix == ".docx"
    assert texts(found) == {
        "page 1": "Page one\nadded",
        "page 2": "Page two",
        "the comments": "ask Ms. Diaz",
    }
    assert found.look_at == (words.CHANGES_NAME, words.COMMENTS_NAME)
    assert not found.kept
    assert b"anary" not in b"".join(parts.values())
    assert "docProps/core.xml" not in parts
    assert b"docProps" not in parts["[Content_Types].xml"] + parts["_rels/.rels"]
    assert b"w:zoom" in parts["word/settings.xml"]
    assert b"https://example.org" in parts["word/_rels/document.xml.rels"]


def test_a_real_word_file() -> None:
    """What python-docx saves is read, and opens again after its author came out."""
    document = Document()
    document.core_properties.author = "Canary Author"
    document.add_heading("Weeding in ten minutes a day")
    document.add_paragraph("Start with the 600s.")
    document.add_table(1, 2).rows[0].cells[0].text = "Emily, grade 4"
    out = io.BytesIO()
    document.save(out)

    found = inspect(out.getvalue())

    again = Document(io.BytesIO(found.content))
    assert [one.text for one in again.paragraphs][:2] == [
        "Weeding in ten minutes a day",
        "Start with the 600s.",
    ]
    assert "Emily, grade 4" in texts(found)["page 1"]
    assert b"Canary" not in b"".join(unzipped(found.content).values())


def test_a_real_workbook() -> None:
    """Sheets by name, hidden ones and comments too; the workbook opens again."""
    book = Workbook()
    book.properties.creator = "Canary Author"
    sheet = book.active
    assert sheet is not None
    sheet.title = "Signage"
    sheet.append(["Aisle", "Label"])
    sheet["A1"].comment = Comment("from last year", "Canary Author")
    old = book.create_sheet("Loans")
    old.append(["Emily Diaz", 4471, "Dog Man"])
    old.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)

    found = inspect(out.getvalue())

    assert found.suffix == ".xlsx"
    assert texts(found)["the sheet “Signage”"] == "Aisle, Label"
    assert texts(found)["the hidden sheet “Loans”"] == "Emily Diaz, 4471, Dog Man"
    assert found.look_at == ("the hidden sheet “Loans”", words.COMMENTS_NAME)
    assert load_workbook(io.BytesIO(found.content)).sheetnames == ["Signage", "Loans"]
    assert b"Canary" not in b"".join(unzipped(found.content).values())


def test_what_a_workbook_remembers() -> None:
    """Data behind a pivot table and from other workbooks are read; paths are named."""
    found = inspect(
        workbook(
            ("Counts", "visible", [["Grade", "Books"]]),
            xl__pivotCache__pivotCacheDefinition1_dot_xml='<p><s v="Emily Diaz"/></p>',
            xl__externalLinks__externalLink1_dot_xml="<e><row><cell><v>Noah Lee</v></cell></row>"
            "</e>",
            xl__externalLinks___rels__externalLink1_dot_xml_dot_rels=related(
                "rId1 externalLinkPath file:///C:\\Users\\jsmith\\roster.xlsx External"
            ),
            xl__connections_dot_xml="<connections/>",
        )
    )

    assert texts(found)[words.PIVOT_NAME] == "Emily Diaz"
    assert texts(found)[words.CACHED_NAME] == "Noah Lee"
    assert found.look_at == (words.PIVOT_NAME, words.CACHED_NAME)
    assert found.kept == (words.FILE_PATHS_NAME, words.DATA_SOURCES_NAME)
    assert b"absPath" not in unzipped(found.content)["xl/workbook.xml"]


def test_slides() -> None:
    """Slides in the order in which they're shown, with hidden ones and notes."""
    found = inspect(slides("First", "Second", "Third", hidden=2, notes="call Mrs. Lee"))

    assert found.suffix == ".pptx"
    assert texts(found) == {
        "slide 1": "First",
        "the notes of slide 1": "call Mrs. Lee",
        "slide 2, which is hidden": "Second",
        "slide 3": "Third",
    }
    assert found.look_at == ("slide 2, which is hidden",)
    assert b"Canary" not in b"".join(unzipped(found.content).values())


def test_the_workbook_behind_a_chart() -> None:
    """It's looked into as the file around it is, once; a third layer is refused."""
    inner = workbook(("Data", "visible", [["Emily Diaz", "12"]]))
    found = inspect(word(word__embeddings__Microsoft_Excel_Sheet_dot_xlsx=inner))

    kept = unzipped(found.content)["word/embeddings/Microsoft_Excel_Sheet.xlsx"]
    assert texts(found)["the sheet “Data”"] == "Emily Diaz, 12"
    assert b"Canary" not in b"".join(unzipped(kept).values())
    with pytest.raises(Refusal, match="embedded"):
        inspect(word(word__embeddings__a_dot_xlsx=word(word__embeddings__b_dot_xlsx=inner)))


def told_nothing(*files: Inspected) -> None:
    """An OpenDocument file doesn't say who made it, and begins as programs expect."""
    for found in files:
        parts = unzipped(found.content)
        assert next(iter(parts)) == "mimetype"
        assert "meta.xml" not in parts
        assert b"meta.xml" not in parts["META-INF/manifest.xml"]
        assert b"anary" not in b"".join(parts.values())


def test_an_open_document_text() -> None:
    """Text by page, and comments without who wrote them."""
    found = inspect(
        open_document(
            "text",
            "<office:text><text:p>One<text:tab/>two</text:p><text:soft-page-break/>"
            "<text:p>Three<office:annotation><dc:creator>Canary Person</dc:creator>"
            "<text:p>check with Ms. Diaz</text:p></office:annotation></text:p></office:text>",
        )
    )

    assert found.suffix == ".odt"
    assert texts(found) == {
        "page 1": "One two",
        "page 2": "Three",
        "the comments": "check with Ms. Diaz",
    }
    assert found.look_at == (words.COMMENTS_NAME,)
    told_nothing(found)


def test_open_document_sheets_and_slides() -> None:
    """Hidden sheets by name, and slides with their notes."""
    sheet = inspect(
        open_document(
            "spreadsheet",
            '<style:style style:name="ta1"><style:table-properties table:display="false"/>'
            '</style:style><table:table table:name="Loans" table:style-name="ta1"><table:table-row>'
            "<table:table-cell><text:p>Emily</text:p></table:table-cell><table:table-cell>"
            "<text:p>4471</text:p></table:table-cell></table:table-row>"
            '</table:table><table:table table:name="Labels"><table:table-row><table:table-cell>'
            "<text:p>600s</text:p></table:table-cell></table:table-row></table:table>",
        )
    )
    shown = inspect(
        open_document(
            "presentation",
            "<draw:page><text:p>First</text:p><presentation:notes><text:p>say hi</text:p>"
            "</presentation:notes></draw:page><draw:page><text:p>Second</text:p></draw:page>",
        )
    )

    assert texts(sheet) == {
        "the hidden sheet “Loans”": "Emily, 4471",
        "the sheet “Labels”": "600s",
    }
    assert sheet.look_at == ("the hidden sheet “Loans”",)
    assert texts(shown) == {
        "slide 1": "First",
        "the notes of slide 1": "say hi",
        "slide 2": "Second",
    }
    told_nothing(sheet, shown)


def test_a_pdf() -> None:
    """Text by page, scans by number, comments and fields; no author, no program."""
    writer = pdf("Reading log for fourth grade", "", "", "Emily Diaz 4471", pictures=(2, 3))
    writer.add_annotation(0, note("Text", Contents="ask Ms. Diaz", T="Canary Person"))
    about = DictionaryObject({NameObject("/Who"): TextStringObject("Canary XMP")})
    writer._root_object[NameObject("/Metadata")] = writer._add_object(about)

    found = inspect(saved(writer))

    again = PdfReader(io.BytesIO(found.content))
    assert found.suffix == ".pdf"
    assert texts(found)["page 1"] == "Reading log for fourth grade\nask Ms. Diaz"
    assert texts(found)["page 4"] == "Emily Diaz 4471"
    assert found.look_at == (words.COMMENTS_NAME, "pages 2 to 3, which are pictures")
    assert len(again.pages) == 4
    assert again.metadata is None or not again.metadata.author
    assert b"Canary" not in found.content


def test_where_a_photo_was_taken() -> None:
    """A photo inside a document loses its place and keeps its turn."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "canary"
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, "JPEG", exif=exif)
    assert b"canary" in out.getvalue()

    found = inspect(word(word__media__image1_dot_jpg=out.getvalue()))

    kept = unzipped(found.content)["word/media/image1.jpg"]
    with Image.open(io.BytesIO(kept)) as photo:
        assert dict(photo.getexif()) == {0x0112: 6}
        photo.load()
    assert b"canary" not in kept
    assert found.look_at == (words.PICTURES_NAME,)


def test_who_may_be_a_student() -> None:
    """The process that reads a file says where it may point to one, with what the group knows."""
    content = word(
        PARAGRAPH.format("Read to Noah Lee in Grade 3.")
        + "<w:p><w:r><w:br w:type='page'/></w:r></w:p>"
        + PARAGRAPH.format("Ask Ruth Diaz for the cart.")
    )
    assert [one.where for one in inspect(content).pages] == ["page 1", "page 2"]
    (worry,) = inspect(content, KnownWords(frozenset(["Ruth Diaz"]))).worries
    assert worry[0] == "page 1"
    assert "Noah Lee" in worry[1]


def test_long_texts() -> None:
    """What's over the limit is named, so that its owner looks at it."""
    body = PARAGRAPH.format("word " * 50_000) + "<w:p><w:r><w:br w:type='page'/></w:r></w:p>"
    found = inspected_here(word(body + PARAGRAPH.format("later")))

    assert sum(len(page.text) for page in found.pages) <= TEXT_LIMIT
    assert found.look_at == ("everything after page 1",)


@pytest.mark.parametrize(
    ("name", "suffix", "kept"),
    [
        ("Weeding guide.docx", ".docx", "Weeding guide.docx"),
        ("C:\\Users\\jsmith\\weeding.pdf", ".docx", "weeding.docx"),
        ("../../etc/passwd", ".pdf", "passwd.pdf"),
        ("weeding.pdf.exe", ".pdf", "weeding.pdf"),
        ("we\u202eeding\u0000.pdf", ".pdf", "weeding.pdf"),
        ("", ".pdf", "file.pdf"),
        ("a" * 300, ".pdf", "a" * 80 + ".pdf"),
        ("Lista de libros (español).pdf", ".pdf", "Lista de libros (español).pdf"),
    ],
)
def test_names(name: str, suffix: str, kept: str) -> None:
    """A name says what's in it, never where it was or what it pretends to be."""
    assert named(name, suffix) == kept
