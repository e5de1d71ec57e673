"""The mark of a draft on a filled form: behind the text of a document, in the head of a printed sheet.

Nothing of the form moves: what is added stands where nobody writes.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.sax.saxutils import quoteattr

from ngodesk.reports.own.package import packed

_BEHIND = """
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<w:rPr><w:noProof/></w:rPr><w:pict>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
 path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>
<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>
<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>
<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>
<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"
 o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype>
<v:shape id="PowerPlusWaterMarkObject{number}" type="#_x0000_t136" alt={words} o:allowincell="f"
 style="position:absolute;margin-left:0;margin-top:0;width:380pt;height:127pt;rotation:315;z-index:-251658752;\
mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;\
mso-position-vertical-relative:margin" fillcolor="#d9d9d9" stroked="f"><v:fill opacity=".5"/>
<v:textpath style="font-family:&quot;Calibri&quot;;font-size:1pt" string={words}/></v:shape></w:pict></w:r>"""
_SIDES = ("center", "right", "left")


def on_document(content: bytes, words: str) -> bytes:
    """A DOCX with the words behind the text of every page."""
    from docx import Document
    from docx.oxml import parse_xml

    document = Document(BytesIO(content))
    for number, header in enumerate(_headers(document), 1):
        paragraphs = header.paragraphs or [header.add_paragraph()]
        run = parse_xml(_BEHIND.format(number=number, words=quoteattr(words)))
        paragraphs[0]._p.append(run)
    made = BytesIO()
    document.save(made)
    return packed(made.getvalue())


def _headers(document: Any) -> Iterator[Any]:
    """The headers that the pages have: those of the first section, and each that differs."""
    even = document.settings.odd_and_even_pages_header_footer
    for number, section in enumerate(document.sections):
        found = [section.header]
        found += [section.first_page_header] if section.different_first_page_header_footer else []
        found += [section.even_page_header] if even else []
        yield from (each for each in found if not number or not each.is_linked_to_previous)


def on_sheet(sheet: Any, words: str) -> None:
    """An XLSX sheet with the words at the head of every printed page, where the form leaves room."""
    found = sheet.HeaderFooter
    headers = [found.oddHeader]
    headers += [found.evenHeader] if found.differentOddEven else []
    headers += [found.firstHeader] if found.differentFirst else []
    for header in headers:
        sides = [getattr(header, side) for side in _SIDES]
        free = next((side for side in sides if not side.text), None)
        if free is None:
            sides[0].text = f"{words} {sides[0].text}"
        else:
            free.text, free.size = words, 14
