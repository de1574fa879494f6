"""How a Word file looks: all of it in styles, its letters and colors from the theme.

So *Design, Fonts* and *Design, Colors* change a whole document in one click.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.documents.page import LOOK

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.shape import CT_Inline
    from docx.section import Section
    from docx.text.paragraph import Paragraph

# What members may find in Word's list of styles.
LEAD, ENTRY, ABOUT, NOTE = "Lead", "Entry", "About Entry", "Small Print"
CELL, TABLE = "Table Text", "Library Table"
FONT, COLOR = "Georgia", "1F4E79"  # of the theme; every computer with Word has the first

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STYLES = LOOK / "styles.xml"
_EFFECTS = "stylesWithEffects"  # Word 2010's copy of the styles, which it takes for damage
_EMU = 914_400  # to the inch


def styled(file: Document) -> dict[str, Any]:
    """Give a new file its styles and theme; return the styles by name."""
    from docx.oxml import parse_xml

    for rel_id, rel in list(file.part.rels.items()):
        if rel.reltype.endswith(f"/{_EFFECTS}"):
            del file.part.rels[rel_id]
        elif rel.reltype.endswith("/theme"):
            rel.target_part._blob = _themed(rel.target_part.blob)
    known = {one.get(f"{{{_W}}}styleId"): one for one in file.styles.element}
    for style in parse_xml(_STYLES.read_bytes()):
        there = known.get(style.get(f"{{{_W}}}styleId"))
        if there is not None:
            file.styles.element.replace(there, style)
        else:
            file.styles.element.append(style)
    return {style.name: style for style in file.styles}


def _themed(theme: bytes) -> bytes:
    """Return a theme whose headings and text have our letters, and whose first accent our blue."""
    latin = rb'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*'
    theme = re.sub(latin, rb"\g<1>" + FONT.encode(), theme)
    accent = rb'(<a:accent1>\s*<a:srgbClr val=")[^"]*'
    return re.sub(accent, rb"\g<1>" + COLOR.encode(), theme)


def number_pages(section: Section) -> None:
    """Put the number of each page at its foot."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph = section.footer.paragraphs[0]
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    run.text = "1"
    field.append(run)
    paragraph._p.append(field)


def float_right(inline: CT_Inline) -> None:
    """Let a picture stand at the right, with the words of its paragraph beside it.

    The order of what's in an anchor is the schema's (ECMA-376-1, CT_Anchor).
    """
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    gap = _EMU // 5
    anchor = parse_xml(
        f'<wp:anchor {nsdecls("wp")} distT="{gap // 4}" distB="{gap // 2}" distL="{gap}" distR="0"'
        ' simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1"'
        ' allowOverlap="0"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        '<wp:wrapSquare wrapText="left"/></wp:anchor>'
    )
    wrap = anchor[-1]
    extent, *others = list(inline)
    wrap.addprevious(extent)
    anchor.extend(others)
    inline.getparent().replace(inline, anchor)


def end_beside(paragraph: Paragraph) -> None:
    """Let what comes after a paragraph begin below the picture that stands beside it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    end = OxmlElement("w:br")
    end.set(qn("w:type"), "textWrapping")
    end.set(qn("w:clear"), "all")
    paragraph.add_run()._r.append(end)
