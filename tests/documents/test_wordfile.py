"""The Word file: read back by its library, and its XML in the schema's own order."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest

from bot.documents import printed
from bot.documents.paper import Document, Quote, Section, Table
from bot.documents.wordfile import LINE, as_docx, is_right_to_left, shares
from tests.documents.papers import W, a_blurb, a_report, a_year, charts, photos, xml

if TYPE_CHECKING:
    from pathlib import Path

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
OFFICE = shutil.which("soffice")
# The order of children in ECMA-376-1, 5th edition, Annex A (wml.xsd): CT_PPrBase, EG_RPrBase,
# CT_TrPrBase is a choice, CT_TblPr, CT_SectPr, CT_Tbl, CT_Tc.
ORDERS = {
    "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr
        suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct
        topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind
        contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
        textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange""",
    "rPr": """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss
        imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs
        highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish
        oMath""",
    "tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize
        tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption
        tblDescription""",
    "sectPr": """headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc
        pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi
        rtlGutter docGrid printerSettings sectPrChange""",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "tc": "tcPr p tbl",
    "r": "rPr t drawing br tab",
    "p": "pPr r hyperlink",
}
DOCUMENTS = {"year": a_year(), "group": a_report(), "blurb": a_blurb()}


def read(content: bytes) -> Any:
    """Return the file as its library reads it."""
    import docx

    return docx.Document(io.BytesIO(content))


def written(document: Document | None = None) -> bytes:
    """Return a year as a Word file, or another document."""
    document = document or a_year()
    return as_docx(document, photos(), charts(document))


def test_headings() -> None:
    """The title is a title and each part has a real heading, with every word of the page."""
    document, found = a_year(), read(written())
    styles = [(one.style.name, one.text) for one in found.paragraphs]
    charts_in = [("Heading 2", chart.title) for chart in document.charts()]
    label = printed.CAPTION.format(alt="")
    texts = [one.text.rstrip("\n").removeprefix(label) for one in found.paragraphs]
    texts += [cell.text for table in found.tables for row in table.rows for cell in row.cells]

    assert styles[0] == ("Title", document.title)
    assert [one for one in styles if one[0] == "Heading 1"] == [
        ("Heading 1", section.title) for section in document.sections
    ]
    assert [one for one in styles if one[0] == "Heading 2"] == charts_in
    assert [text for text in document.texts() if text and text not in texts] == []


def test_pictures_are_described() -> None:
    """Each picture has an alternative text: a photo's description, a chart's sentence."""
    document = a_year()
    described = [
        shape.get("descr")
        for _, root in xml(written())
        for shape in root.iter()
        if shape.tag.endswith("}docPr")
    ]

    assert described == ["A red cart.", *(chart.sentence for chart in document.charts())]


def test_language_and_title() -> None:
    """Its language is set, as is its title; nothing says who or what wrote it."""
    core = read(written()).core_properties
    (styles,) = (root for name, root in xml(written()) if name == "word/styles.xml")
    (language,) = styles.iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")

    assert (core.language, language.get(f"{W}val")) == ("en-US", "en-US")
    assert (core.title, core.author, core.comments) == (a_year().title, "", "")
    assert core.created.year == 2027


@pytest.mark.parametrize(("american", "inches"), [(True, (8.5, 11.0)), (False, (8.27, 11.69))])
def test_paper(american: bool, inches: tuple[float, float]) -> None:
    """Letter where people use it, A4 elsewhere."""
    (section,) = read(written(replace(a_year(), american=american))).sections

    assert (section.page_width.inches, section.page_height.inches) == pytest.approx(
        inches, abs=0.01
    )


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_the_schema_s_order(document: Document) -> None:
    """The parts of each element stand in the order that the schema wants."""
    checked = 0
    for name, root in xml(written(document)):
        if name != "word/document.xml":
            continue
        for element in root.iter():
            order = ORDERS.get(element.tag.removeprefix(W))
            if order is None:
                continue
            places = [order.split().index(child.tag.removeprefix(W)) for child in element]
            assert places == sorted(places), element.tag
            checked += 1

    assert checked > 25


def test_a_photo_stands_beside_its_words() -> None:
    """It's anchored to them, in the schema's own order (CT_Anchor), and what follows is below."""
    (root,) = (root for name, root in xml(written()) if name == "word/document.xml")
    (anchor,) = root.iter(f"{WP}anchor")
    parts = [child.tag.rpartition("}")[2] for child in anchor]
    breaks = [one.get(f"{W}clear") for one in root.iter(f"{W}br")]

    assert parts == [
        "simplePos",
        "positionH",
        "positionV",
        "extent",
        "wrapSquare",
        "docPr",
        "cNvGraphicFramePr",
        "graphic",
    ]
    assert breaks == ["all"]


def test_one_click_changes_its_look() -> None:
    """Letters and colors come from the theme, and no paragraph or word has a look of its own."""
    parts = dict(xml(written()))
    body = ElementTree.tostring(parts["word/document.xml"]).decode()
    styles = ElementTree.tostring(parts["word/styles.xml"]).decode()
    theme = ElementTree.tostring(parts["word/theme/theme1.xml"]).decode()

    assert not [look for look in ("rFonts", ":sz ", ":color ", ":b/", ":b ") if look in body]
    assert set(re.findall('ascii="([^"]*)', styles)) == {"Courier"}  # of macros
    assert theme.count('latin typeface="Georgia"') == 2
    assert "1F4E79" in theme
    assert not [name for name in parts if "stylesWithEffects" in name]  # Word takes it for damage


def test_a_table_s_head() -> None:
    """The first row is marked as the head, which a screen reader says with each cell."""
    (root,) = (root for name, root in xml(written()) if name == "word/document.xml")
    tables = list(root.iter(f"{W}tbl"))

    assert len(tables) == 3
    for table in tables:
        first, second, *_ = table.iterfind(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert second.find(f"{W}trPr/{W}tblHeader") is None


def test_what_stays_on_one_page() -> None:
    """A heading and what follows, words and their photo, a chart and its sentence, a whole row."""
    found = read(written())
    texts = [one.text.rstrip("\n") for one in found.paragraphs]
    kept = [
        one.paragraph_format.keep_with_next or one.style.paragraph_format.keep_with_next
        for one in found.paragraphs
    ]
    chart = a_year().charts()[0]
    start = texts.index("A cart by the doors, number 1.")

    # The day, the words with their photo, two lines about them, and its description.
    assert texts[start + 1] == "With help from: the lunch crew"
    assert texts[start + 3] == "Photo: A red cart."
    assert kept[start - 1 : start + 4] == [True] * 4 + [None]
    assert kept[texts.index(chart.sentence)]
    said = next(n for n, one in enumerate(texts) if one.startswith("In all: "))
    assert kept[said]  # its table follows
    assert all(found.styles[f"Heading {n}"].paragraph_format.keep_with_next for n in (1, 2))
    for table in found.tables:
        assert all(row._tr.trPr.find(f"{W}cantSplit") is not None for row in table.rows)


def test_no_date_breaks() -> None:
    """A column is as wide as its words need; where all don't fit, the long ones are broken."""
    day, place = "September 24, 2026", "The regional library day in the next town but one"
    narrow = shares(Table(("Kind", "How often"), (("PD", "3"),)))
    wide = shares(Table(("Day", "What", "Where"), ((day, "Check-in with a colleague", place),)))

    assert sum(narrow) == pytest.approx(1)
    assert sum(wide) == pytest.approx(1)
    assert wide[0] * LINE >= len(day)
    assert wide[0] < wide[1] < wide[2]


def test_a_caption_is_told_from_the_words() -> None:
    """It stands below the words, which a photo is beside, so it says what it belongs to."""
    captions = [one for one in read(written()).paragraphs if one.style.name == "Caption"]

    assert captions[0].text.rstrip("\n") == "Photo: A red cart."


def test_numbers_stand_on_the_right() -> None:
    """As on the page: a column that holds numbers only, its head as well."""
    *_, by_month, by_kind = read(written()).tables
    for table in (by_month, by_kind):
        for row in table.rows:
            places = [cell.paragraphs[0].alignment for cell in row.cells]
            assert [place is not None for place in places] == [False, True]


def test_from_the_right() -> None:
    """What is read from the right is set so, other words beside it are not."""
    (root,) = (root for name, root in xml(written()) if name == "word/document.xml")
    turned = [
        "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
        for paragraph in root.iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}bidi") is not None
    ]

    assert len(turned) == 2
    assert all("\u0645\u0631\u062d\u0628\u0627" in text for text in turned)
    assert is_right_to_left("12 \u05e9\u05dc\u05d5\u05dd")
    assert not is_right_to_left("12 carts \u05e9")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "a\x00b\x0bc", "\ufffe\uffff", "{{7*7}}", "]]>", "\ud83d", "T" * 4_000, "a\tb\nc"],
)
def test_any_text(text: str) -> None:
    """Whatever somebody types is text; what XML cannot hold is replaced, and nothing runs."""
    entry = Quote(text, (text,), (text,))
    section = Section(text, (text,), (text,), (entry,), (Table((text,), ((text,),)),))
    found = read(written(Document(text, text, (text,), (section,), (text,))))
    (root,) = (
        root
        for name, root in xml(written(Document(text, sections=(section,))))
        if name == "word/document.xml"
    )

    assert len(found.paragraphs[0].text) == len(text)
    assert not [one for one in root.iter() if one.tag in (f"{W}fldSimple", f"{W}instrText")]


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_another_program_opens_it(tmp_path: Path) -> None:
    """LibreOffice reads it without a complaint, and finds every word."""
    paths = [tmp_path / f"{name}.docx" for name in DOCUMENTS]
    for path, document in zip(paths, DOCUMENTS.values(), strict=True):
        path.write_bytes(written(document))
    command = [str(OFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    done = subprocess.run(
        [*command, "--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path), *paths],
        capture_output=True,
        text=True,
        timeout=120,
    )
    said = {name: (tmp_path / f"{name}.txt").read_text("utf-8-sig") for name in DOCUMENTS}

    assert done.returncode == 0
    assert "Error" not in done.stdout + done.stderr
    for name, document in DOCUMENTS.items():
        assert [text for text in document.texts() if _plain(text) not in _plain(said[name])] == []
    assert "<script>alert(1)</script> {{7*7}} =cmd|' /C calc'!A0" in said["year"]


def _plain(text: str) -> str:
    """Return a text without what a line break changes."""
    return "".join(text.split())
