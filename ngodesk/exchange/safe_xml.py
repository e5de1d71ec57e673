"""XML from strangers: no network, no DOCTYPE, no entities, no more than a limit."""

from typing import TYPE_CHECKING, NoReturn
from xml.parsers import expat

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_

if TYPE_CHECKING:
    from lxml import etree

LARGEST = 10 << 20  # bytes; KSeF takes 3 MB, Peppol's with pictures inside are rarely above
_ENDS_EARLY = {
    expat.errors.codes[text]
    for text in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
    )
}
_ENCODINGS = {
    expat.errors.codes[text]
    for text in (expat.errors.XML_ERROR_UNKNOWN_ENCODING, expat.errors.XML_ERROR_INCORRECT_ENCODING)
}


class BadXmlError(UserError):
    """A file that is not read: the sentence says why."""


def looks_like_xml(start: bytes) -> bool:
    """Whether the first bytes of a file are those of XML, in any of the usual encodings."""
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    return text[:1] == b"<" or start[:2] in (b"\xff\xfe", b"\xfe\xff") or start[:4] == b"<\0?\0"


def read(data: bytes, largest: int = LARGEST) -> "etree._Element":
    """The root of a document. Raises BadXmlError."""
    if len(data) > largest:
        raise BadXmlError(N_("The file is larger than {limit} MB: no such document is."), limit=largest >> 20)
    _must_be_plain(data)
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _not_well_formed(getattr(error, "lineno", 0) or 1) from None
    if root.getroottree().docinfo.internalDTD is not None:
        _refuse_doctype()
    return root


def _must_be_plain(data: bytes) -> None:
    """Refuse a DOCTYPE as soon as it begins, before an entity of it could be read; and what is broken."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        if error.code in _ENDS_EARLY:
            raise BadXmlError(
                N_("The file ends too early: it was not copied or downloaded whole."), N_("Get it again.")
            ) from None
        if error.code in _ENCODINGS or not _is_text(data):
            raise BadXmlError(
                N_("The letters of the file are not in the encoding that it names."),
                N_("Get it again from where it was issued, and do not save it from an editor."),
            ) from None
        raise _not_well_formed(error.lineno) from None
    except (ValueError, LookupError, UnicodeError):  # an encoding that expat asks Python for
        raise BadXmlError(N_("The letters of the file are not in the encoding that it names.")) from None


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _refuse_doctype(*_: object) -> NoReturn:
    raise BadXmlError(
        N_("The file has a DOCTYPE, which can hide a trap; a real invoice or table has none."),
        N_("Do not open it, and ask whoever sent it."),
    )


def _not_well_formed(line: int) -> BadXmlError:
    return BadXmlError(N_("The file is not XML as it must be: line {line}."), N_("Get it again."), line=line)
