"""The shell of a Word file: paper, styles, fonts, and the same bytes for the same document."""

from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from ngodesk.reports.styles import Paper
from ngodesk.reports.typography import one_line
from ngodesk.reports.word import FONT, GREY, INK, INSTEAD

_ZIPPED_ON = (1980, 1, 1, 0, 0, 0)
_LOCALES = {"pl": "pl-PL", "lv": "lv-LV", "en": "en-GB"}
# Of the hundreds of styles that an empty document brings, those that are used.
_KEPT = {
    "Normal",
    "Header",
    "Footer",
    "Title",
    "Subtitle",
    "Heading1",
    "Heading2",
    "Caption",
    "ListBullet",
    "ListNumber",
    "DefaultParagraphFont",
    "TableNormal",
    "NoList",
}
_UNWANTED = ("thumbnail", "customXml", "stylesWithEffects")


def shell(paper: Paper, language: str) -> Document:
    """An empty document on this paper, with the prints' type."""
    document = docx.Document()
    _drop_unused(document)
    _set_styles(document, language)
    section = document.sections[0]
    section.page_width, section.page_height = (Pt(side) for side in paper.size)
    if paper.lies:
        section._sectPr.find(qn("w:pgSz")).set(qn("w:orient"), "landscape")
    section.left_margin, section.right_margin = Pt(paper.left), Pt(paper.right)
    section.header_distance, section.footer_distance = Pt(paper.top), Pt(31)
    section.top_margin, section.bottom_margin = Pt(paper.top + 42), Pt(62)
    section.different_first_page_header_footer = True
    return document


def numbering(document: Document) -> int:
    """A list that begins at 1; gives its number."""
    numbers = document.part.numbering_part.element
    style = document.styles["List Number"].element
    base = style.pPr.numPr.numId.val
    its = next(each for each in numbers.num_lst if each.numId == base)
    made = numbers.add_num(its.abstractNumId.val)
    made.add_lvlOverride(0).add_startOverride(1)
    return int(made.numId)


def save(
    document: Document, target: BinaryIO, title: str, author: str, subject: str, day: date, language: str
) -> None:
    """Write the file: the same document gives the same bytes. It names no user and no computer."""
    about = document.core_properties
    about.title, about.author, about.subject = (one_line(each)[:255] for each in (title, author, subject))
    about.comments = about.keywords = about.last_modified_by = ""
    about.language = _LOCALES.get(language, language)
    about.created = about.modified = datetime.combine(day, time(), UTC).replace(tzinfo=None)
    made = BytesIO()
    document.save(made)
    with ZipFile(made) as shell_, ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name in shell_.namelist():
            entry = ZipInfo(name, _ZIPPED_ON)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            package.writestr(entry, shell_.read(name))


def _drop_unused(document: Document) -> None:
    """What the empty document brings and no reader needs: a thumbnail, styles by the hundred."""
    for owner in (document.part.package, document.part):
        for key, relation in list(owner.rels.items()):
            if relation.reltype.endswith(_UNWANTED):
                del owner.rels[key]
    sheet = document.styles.element
    for style in list(sheet.style_lst):
        if style.styleId not in _KEPT:
            sheet.remove(style)
    numbers = document.part.numbering_part.element
    left = [*sheet.iter(qn("w:link")), *sheet.iter(qn("w:basedOn")), *numbers.iter(qn("w:pStyle"))]
    for named in left:
        if named.get(qn("w:val")) not in _KEPT:
            named.getparent().remove(named)


def _set_styles(document: Document, language: str) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    fonts = defaults.find(qn("w:rFonts"))
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    defaults.find(qn("w:lang")).set(qn("w:val"), _LOCALES.get(language, language))
    for name, size, leading, bold, colour, before, after in _STYLES:
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
        style.font.italic = style.font.all_caps = False
        style.font.color.rgb = RGBColor.from_string(colour)
        its = style.element.rPr.rFonts
        for key in [key for key in its.attrib if "Theme" in key]:
            del its.attrib[key]
        spacing = style.paragraph_format
        spacing.line_spacing, spacing.space_before, spacing.space_after = Pt(leading), Pt(before), Pt(after)
        for unwanted in ("w:tabs", "w:pBdr", "w:kern"):
            for each in list(style.element.iter(qn(unwanted))):
                each.getparent().remove(each)
        for each in style.element.rPr.findall(qn("w:spacing")):
            style.element.rPr.remove(each)
    _name_fonts(document)


_STYLES = (
    ("Normal", 10.5, 14, False, INK, 0, 5.7),
    ("Title", 19, 23, True, INK, 0, 4.3),
    ("Subtitle", 10.5, 14, False, GREY, 0, 11.3),
    ("Heading 1", 12, 15, True, INK, 15.6, 5.7),
    ("Heading 2", 10.5, 14, True, INK, 7.1, 2),
    ("Caption", 8.5, 10.8, False, GREY, 3.4, 5.7),
    ("Header", 8.5, 10.8, False, GREY, 0, 0),
    ("Footer", 8.5, 10.8, False, INK, 0, 0),
    ("List Bullet", 10.5, 14, False, INK, 0, 1.4),
    ("List Number", 10.5, 14, False, INK, 0, 1.4),
)


def _name_fonts(document: Document) -> None:
    """The font table says what stands in for the font."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/fontTable"):
            relation.target_part._blob = (
                f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w")}>'
                f'<w:font w:name="{FONT}"><w:altName w:val="{INSTEAD}"/><w:family w:val="swiss"/>'
                f'<w:pitch w:val="variable"/></w:font></w:fonts>'
            ).encode()
