"""Files that are refused, each with the sentence that says why."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import TYPE_CHECKING

import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from bot.shelf import file_words as words
from tests.shelf.make import (
    open_document,
    pdf,
    related,
    saved,
    slides,
    types,
    word,
    word_parts,
    workbook,
    zipped,
)

if TYPE_CHECKING:
    from collections.abc import Callable

MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"


def with_script(key: str, value: str) -> bytes:
    """Return a PDF whose root opens with an action."""
    writer = pdf("Hello")
    action = DictionaryObject({NameObject("/S"): NameObject(f"/{key}")})
    if value:
        action[NameObject("/JS")] = TextStringObject(value)
    writer._root_object[NameObject("/OpenAction")] = action
    return saved(writer)


def with_named_script() -> bytes:
    """Return a PDF that runs a script by its list of names, as most programs write one."""
    writer = pdf("Hello")
    action = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x()")}
    )
    names = ArrayObject([TextStringObject("first"), writer._add_object(action)])
    scripts = DictionaryObject({NameObject("/Names"): names})
    listed = DictionaryObject({NameObject("/JavaScript"): scripts})
    writer._root_object[NameObject("/Names")] = listed
    return saved(writer)


def attached() -> bytes:
    """Return a PDF with a file inside."""
    writer = pdf("Hello")
    writer.add_attachment("roster.xlsx", b"canary")
    return saved(writer)


def encrypted(password: str = "") -> bytes:
    """Return a PDF that asks for this password to be read, and for one to be changed."""
    writer = pdf("Hello")
    writer.encrypt(password, "owner", algorithm="AES-256")
    return saved(writer)


def locked_zip() -> bytes:
    """Return a Word file whose parts are marked as encrypted."""
    content = bytearray(word())
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    return bytes(content)


@cache
def bomb() -> bytes:
    """Return a Word file that unpacks to 500 MB: seconds of work."""
    out = io.BytesIO(word())
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/media/image1.bmp", "w") as part,
    ):
        for _ in range(500):
            part.write(bytes(2**20))
    return out.getvalue()


def twice() -> bytes:
    """Return a zip with two parts of one name."""
    out = io.BytesIO(word())
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/document.xml", "<other/>")
    return out.getvalue()


REFUSED: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    "macros in the types": (
        zipped({**word_parts(""), "[Content_Types].xml": types("word/document.xml", MACROS)}),
        words.WITH_MACROS,
    ),
    "macros": (word(word__vbaProject_dot_bin=b"x"), words.WITH_MACROS),
    "old macros": (
        workbook(("A", "visible", []), xl__macrosheets__sheet1_dot_xml="<x/>"), words.WITH_MACROS
    ),
    "a template": (
        zipped({**word_parts(""), "[Content_Types].xml": types("word/document.xml", TEMPLATE)}),
        words.A_TEMPLATE_FILE,
    ),
    "a zip": (zipped({"list.txt": "canary"}), words.A_ZIP),
    "a cut zip": (word()[:-40], words.DAMAGED),
    "a locked zip": (locked_zip(), words.ENCRYPTED),
    "an encrypted document": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        words.ENCRYPTED,
    ),
    "an old document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), words.OLD_OFFICE),
    "a drawing": (b"<?xml version='1.0'?><svg xmlns='x'/>", words.A_DRAWING),
    "a page": (b"<html><body>", words.NOT_KNOWN),
    "a program": (b"MZ\x90\x00", words.NOT_KNOWN),
    "text": (b"Weeding guide", words.NOT_KNOWN),
    "an OLE package": (word(word__embeddings__oleObject1_dot_bin=b"x"), words.WITH_OBJECTS),
    "a program inside": (word(word__embeddings__setup_dot_exe=b"MZ"), words.WITH_OBJECTS),
    "a control": (word(word__activeX__activeX1_dot_xml="<x/>"), words.WITH_OBJECTS),
    "a template elsewhere": (
        word(word___rels__settings_dot_xml_dot_rels=related(
            "rId1 attachedTemplate https://evil.example/a.dotm External")),
        words.FROM_ELSEWHERE,
    ),
    "a template on a share": (
        word(word___rels__settings_dot_xml_dot_rels=related(
            "rId1 attachedTemplate file://server/a.dotm External")),
        words.FROM_ELSEWHERE,
    ),
    "a picture elsewhere": (
        word(word___rels__document_dot_xml_dot_rels=related(
            "rId1 image https://evil.example/a.png External")),
        words.FROM_ELSEWHERE,
    ),
    "an object elsewhere": (
        word(word___rels__document_dot_xml_dot_rels=related(
            "rId1 oleObject file:///C:/a.xls External")),
        words.FROM_ELSEWHERE,
    ),
    "a field that starts a program": (
        word('<w:p><w:fldChar w:fldCharType="begin"/><w:instrText> DD</w:instrText>'
             "<w:instrText>EAUTO c:\\\\cmd.exe</w:instrText></w:p>"),
        words.WITH_LAUNCHES,
    ),
    "a simple field that starts a program": (
        word('<w:p><w:fldSimple w:instr="DDE excel x"/></w:p>'), words.WITH_LAUNCHES
    ),
    "a button that starts a program": (
        slides("Hi", extra='<a:hlinkClick action="ppaction://program"/>'), words.WITH_LAUNCHES
    ),
    "a workbook that starts a program": (
        workbook(("A", "visible", []), xl__externalLinks__externalLink1_dot_xml=
                 "<externalLink><ddeLink ddeService='cmd'/></externalLink>"),
        words.WITH_LAUNCHES,
    ),
    "entities": (zipped({
        **word_parts(""),
        "word/document.xml": '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'}), words.DAMAGED),
    "entities in wide letters": (
        zipped({**word_parts(""), "word/document.xml":
                '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'.encode("utf-16")}), words.DAMAGED),
    "a way out of the folder": (zipped({**word_parts(""), "../../x": b"x"}), words.DAMAGED),
    "two of one name": (twice(), words.DAMAGED),
    "a bomb": (bomb, words.BURSTS),
    "macros in a text": (open_document("text", "", Basic__Standard__x_dot_xml="<x/>"),
                         words.WITH_MACROS),
    "a button with a macro": (
        open_document("text", '<a xlink:href="vnd.sun.star.script:Standard.M.x?language=Basic"/>'),
        words.WITH_MACROS,
    ),
    "a slide that starts a program": (
        open_document("presentation", '<presentation:event-listener presentation:action="execute"'
                      ' xlink:href="../../bin/sh"/>'), words.WITH_LAUNCHES),
    "an encrypted text": (
        open_document("text", "", entries='<manifest:file-entry manifest:full-path="x">'
                      "<manifest:encryption-data/></manifest:file-entry>"), words.ENCRYPTED),
    "an object in a text": (open_document("text", "", Object_sp_1=b"\xd0\xcf"), words.WITH_OBJECTS),
    "an OpenDocument template": (open_document("text-template", ""), words.NOT_KNOWN),
    "a PDF with JavaScript": (with_script("JavaScript", "app.alert(1)"), words.WITH_SCRIPTS),
    "a PDF with JavaScript by name": (with_named_script(), words.WITH_SCRIPTS),
    "a PDF that starts a program": (with_script("Launch", ""), words.WITH_LAUNCHES),
    "a PDF with a file inside": (attached(), words.WITH_ATTACHMENTS),
    "an encrypted PDF": (encrypted(), words.ENCRYPTED),
    "a PDF with a password": (encrypted("secret"), words.ENCRYPTED),
    "a cut PDF": (b"%PDF-1.7\n" + bytes(100), words.DAMAGED),
}  # fmt: skip


def refused(case: str) -> tuple[bytes, str]:
    """Return a file and the sentence that refuses it."""
    content, sentence = REFUSED[case]
    return content if isinstance(content, bytes) else content(), sentence
