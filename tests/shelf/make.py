"""Files to inspect: documents as programs save them, built part by part."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:creator>Canary Author</dc:creator></cp:coreProperties>"
)
APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"><Company>Canary School</Company></Properties>'
)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return parts as a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    """Return a zip's parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def types(main: str, kind: str, *more: str) -> str:
    """Return the content types of an Office file; *more* are other parts, "name=type"."""
    overrides = [f"{main}={kind}", "docProps/core.xml=application/core", *more]
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        + '<Default Extension="xml" ContentType="application/xml"/>'
        + '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
        '.relationships+xml"/>'
        + "".join(
            f'<Override PartName="/{name}" ContentType="{of}"/>'
            for name, _, of in (one.partition("=") for one in overrides)
        )
        + "</Types>"
    )


def related(*relations: str) -> str:
    """Return a relations part; each is "id type target", with " External" for one outside."""
    found = []
    for one in relations:
        key, kind, target, *outside = one.split(" ")
        mode = ' TargetMode="External"' if outside else ""
        found.append(
            f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/>'
        )
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{''.join(found)}</Relationships>"
    )


def word(
    body: str = "<w:p><w:r><w:t>Weeding guide</w:t></w:r></w:p>", **more: str | bytes
) -> bytes:
    """Return a Word file; *more* are other parts, "__" for a slash and "_dot_" for a dot."""
    return zipped(word_parts(body, **more))


def word_parts(body: str, **more: str | bytes) -> dict[str, str | bytes]:
    """Return a Word file's parts."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": types("word/document.xml", WORD),
        "_rels/.rels": related(
            "rId1 officeDocument word/document.xml", "rId2 core-properties docProps/core.xml"
        ),
        "docProps/core.xml": CORE,
        "docProps/app.xml": APP,
        "word/document.xml": f'<w:document xmlns:w="{w}" xmlns:r="{RELATIONS}"><w:body>{body}'
        "</w:body></w:document>",
    }
    for name, content in more.items():
        parts[name.replace("__", "/").replace("_dot_", ".")] = content
    return parts


def workbook(*sheets: tuple[str, str, list[list[str]]], **more: str | bytes) -> bytes:
    """Return an Excel file; each sheet is its name, its state ("visible" or "hidden"), its rows."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = sorted({cell for _, _, rows in sheets for row in rows for cell in row})
    listed = "".join(
        f'<sheet name="{name}" sheetId="{at}" state="{state}" r:id="rId{at}"/>'
        for at, (name, state, _) in enumerate(sheets, 1)
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": types("xl/workbook.xml", SHEET),
        "_rels/.rels": related("rId1 officeDocument xl/workbook.xml"),
        "docProps/core.xml": CORE,
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{RELATIONS}" '
        'xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac">'
        '<x15ac:absPath url="C:\\Users\\canary\\"/>'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": related(
            *(f"rId{at} worksheet worksheets/sheet{at}.xml" for at in range(1, len(sheets) + 1))
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">'
        + "".join(f"<si><t>{one}</t></si>" for one in strings)
        + "</sst>",
    }
    for at, (_, _, rows) in enumerate(sheets, 1):
        cells = "".join(
            "<row>"
            + "".join(f'<c t="s"><v>{strings.index(cell)}</v></c>' for cell in row)
            + "</row>"
            for row in rows
        )
        parts[f"xl/worksheets/sheet{at}.xml"] = (
            f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'
        )
    for name, content in more.items():
        parts[name.replace("__", "/").replace("_dot_", ".")] = content
    return zipped(parts)


def slides(*texts: str, hidden: int = 0, notes: str = "", extra: str = "") -> bytes:
    """Return a PowerPoint file whose slides are stored in reverse; *notes* go with the first."""
    p = "http://schemas.openxmlformats.org/presentationml/2006/main"
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    count = len(texts)
    listed = "".join(f'<p:sldId id="{255 + at}" r:id="rId{at}"/>' for at in range(1, count + 1))
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": types("ppt/presentation.xml", SLIDES),
        "_rels/.rels": related("rId1 officeDocument ppt/presentation.xml"),
        "docProps/core.xml": CORE,
        "ppt/presentation.xml": f'<p:presentation xmlns:p="{p}" xmlns:r="{RELATIONS}">'
        f"<p:sldIdLst>{listed}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": related(
            *(f"rId{at} slide slides/slide{count + 1 - at}.xml" for at in range(1, count + 1))
        ),
    }
    for at, text in enumerate(texts, 1):
        shown = ' show="0"' if at == hidden else ""
        name = f"slide{count + 1 - at}.xml"
        parts[f"ppt/slides/{name}"] = (
            f'<p:sld xmlns:p="{p}" xmlns:a="{a}"{shown}><a:p><a:r>{extra}<a:t>{text}</a:t></a:r>'
            "</a:p></p:sld>"
        )
        if notes and at == 1:
            parts[f"ppt/slides/_rels/{name}.rels"] = related(
                "rId1 notesSlide ../notesSlides/notesSlide1.xml"
            )
            parts["ppt/notesSlides/notesSlide1.xml"] = (
                f'<p:notes xmlns:p="{p}" xmlns:a="{a}"><a:p><a:r><a:t>{notes}</a:t></a:r></a:p>'
                "</p:notes>"
            )
    return zipped(parts)


def open_document(kind: str, body: str, *, entries: str = "", **more: str | bytes) -> bytes:
    """Return an OpenDocument file of a *kind*: "text", "presentation" or "spreadsheet"."""
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    names = "".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0" '
        for one, full in (
            ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
            ("style", "style"), ("presentation", "presentation"), ("script", "script"),
            ("meta", "meta"),
        )
    )  # fmt: skip
    names += (
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
    )
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    parts: dict[str, str | bytes] = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": f"<office:document-content {names}>{body}</office:document-content>",
        "meta.xml": f'<office:document-meta xmlns:office="{office}" xmlns:dc="http://purl.org/dc/'
        'elements/1.1/"><dc:creator>Canary Author</dc:creator></office:document-meta>',
        "Thumbnails/thumbnail.png": b"canary",
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{manifest}">'
        '<manifest:file-entry manifest:full-path="/" manifest:media-type="x"/>'
        '<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        f"{entries}</manifest:manifest>",
    }
    for name, content in more.items():
        parts[name.replace("__", "/").replace("_dot_", ".").replace("_sp_", " ")] = content
    return zipped(parts)


def pdf(*pages: str, pictures: tuple[int, ...] = ()) -> PdfWriter:
    """Return a PDF with a line of text on each page; those in *pictures* have one picture too."""
    writer = PdfWriter()
    font = writer._add_object(
        DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
    )
    for number, text in enumerate(pages, 1):
        page = writer.add_blank_page(612, 792)
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(stream)
        resources = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        if number in pictures:
            picture = DecodedStreamObject()
            picture.set_data(bytes(12))
            picture.update(
                {
                    NameObject("/Type"): NameObject("/XObject"),
                    NameObject("/Subtype"): NameObject("/Image"),
                    NameObject("/Width"): NumberObject(2),
                    NameObject("/Height"): NumberObject(2),
                    NameObject("/BitsPerComponent"): NumberObject(8),
                    NameObject("/ColorSpace"): NameObject("/DeviceRGB"),
                }
            )
            resources[NameObject("/XObject")] = DictionaryObject(
                {NameObject("/Im1"): writer._add_object(picture)}
            )
        page[NameObject("/Resources")] = resources
    writer.add_metadata({"/Author": "Canary Author", "/Creator": "Canary Program"})
    return writer


def note(kind: str, **values: str) -> DictionaryObject:
    """Return an annotation of a PDF."""
    found = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(f"/{kind}"),
            NameObject("/Rect"): ArrayObject([NumberObject(one) for one in (0, 0, 9, 9)]),
        }
    )
    for name, value in values.items():
        found[NameObject(f"/{name}")] = TextStringObject(value)
    return found


def saved(writer: PdfWriter) -> bytes:
    """Return a PDF's bytes."""
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
