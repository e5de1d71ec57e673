"""A DOCX form: rows of tables repeated, places filled, everything else as the funder made it."""

import json
import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from docxtpl import DocxTemplate
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.reports.own import draft, grammar
from ngodesk.reports.own.data import Data, Row
from ngodesk.reports.own.package import packed

_TEXT = re.compile(r"<[^>]*>")
_ROW = re.compile(r"<w:tr[ >](?:(?!<w:tr[ >]).)*?</w:tr>", re.DOTALL)
_LOOP = re.compile(r"\{%\s*(?:tr\s+|p\s+)?(for|endfor)\b")
_BEGINS = re.compile(r"\{(?=[{%#])")
_LONGEST = 30 << 20  # letters of a filled part
_FILLED = ("document", "header", "footer", "footnotes")


def fill(content: bytes, data: Data, mark: str = "") -> bytes:
    """The form with its values; the same form and values give the same bytes.

    A `mark` stands behind the text of every page. Raises UserError for what a form cannot say.
    """
    for text in texts(content):
        grammar.check(text)
    form = _Form(content, data)
    environment = SandboxedEnvironment(autoescape=True)
    form.render({"say": form.say, "unknown": data.unknown, "rows": form.rows, "has": form.has}, environment)
    made = BytesIO()
    form.docx.save(made)
    return draft.on_document(made.getvalue(), mark) if mark else packed(made.getvalue())


def texts(content: bytes) -> Iterator[str]:
    """The text of each part that is filled, without its marks of form; rows of lists with their loop."""
    from docx import Document

    document = Document(BytesIO(content))
    if not document.element.body.getchildren():  # and what has no body is no document
        return
    for part in document.part.package.iter_parts():
        if part.partname.startswith("/word/") and part.partname[6:].startswith(_FILLED):
            yield _TEXT.sub("", _joined(part.blob.decode("utf-8")))


def _joined(xml: str) -> str:
    """Every paragraph ends a line, so that words of two do not run together."""
    return re.sub(r"</w:p>", "\n", xml)


class _Form(DocxTemplate):  # type: ignore[misc]
    """The document, with our own few words in place of all that Jinja could say."""

    def __init__(self, content: bytes, data: Data) -> None:
        super().__init__(BytesIO(content))
        self._data = data

    # What the template calls

    def say(self, name: str, how: str = "", row: Row | None = None, of: str = "") -> str:
        """The value of a place."""
        asked = grammar.Asked(name, how)
        found = grammar.value(asked, self._data, row, of)
        return self._data.unknown(name) if found is None else self._data.said(found, how)

    def rows(self, name: str) -> Any:
        """The rows of a list."""
        return self._data.lists[name]

    def has(self, name: str, row: Row | None = None, of: str = "") -> bool:
        """Whether there is anything: no text, no amount and no row is nothing."""
        if name in self._data.lists:
            return bool(self._data.lists[name])
        found = grammar.value(grammar.Asked(name), self._data, row, of)
        return bool(found and found.value)

    # What is done with the document

    def patch_xml(self, src_xml: str) -> str:
        """Tags that Word cut into pieces joined, rows of lists repeated, names resolved."""
        joined: str = super().patch_xml(src_xml)
        looping = _ROW.sub(self._repeated, joined) if not _LOOP.search(joined) else self._between(joined)
        return self._rewritten(looping)

    def _between(self, xml: str) -> str:
        """Rows that stand in no loop that the form itself has."""
        pieces, deep, start = [], 0, 0
        for found in _LOOP.finditer(xml):
            piece = xml[start : found.start()]
            pieces.append(piece if deep else _ROW.sub(self._repeated, piece))
            deep += 1 if found[1] == "for" else -1
            start = found.start()
        pieces.append(xml[start:] if deep else _ROW.sub(self._repeated, xml[start:]))
        return "".join(pieces)

    def _repeated(self, row: re.Match[str]) -> str:
        """A row that names a list's fields, once for each row of the list."""
        named = grammar.repeats(_TEXT.sub("", row[0]), self._data.fields, self._data.names)
        return f"{{% for {named} in {named} %}}{row[0]}{{% endfor %}}" if named else row[0]

    def _rewritten(self, xml: str) -> str:
        """Only what this program wrote itself stands between braces after this."""
        pieces, start, loop = [], 0, ("", "")
        for found in grammar.MARK.finditer(xml):
            pieces.append(_BEGINS.sub("&#123;", xml[start : found.start()]))
            start = found.end()
            if found["place"] is not None:
                pieces.append(_place(found["place"], loop))
            elif found["tag"] is not None:
                written, loop = self._tag(found["tag"], loop)
                pieces.append(written)
        pieces.append(_BEGINS.sub("&#123;", xml[start:]))
        return "".join(pieces)

    def _tag(self, inside: str, loop: tuple[str, str]) -> tuple[str, tuple[str, str]]:
        each = grammar.tag(inside)
        if each.word == "for":
            known = each.list if each.list in self._data.lists else ""
            rows = f"rows({json.dumps(known)})" if known else "()"
            said = "" if known else f"{{{{ unknown({json.dumps(each.list)}) }}}}"
            return f"{said}{{% for row in {rows} %}}", (each.name, known)
        if each.word == "if":
            condition = f"has({json.dumps(_named(each.name, loop))}{_within(each.name, loop)})"
            return f"{{% if {'not ' * each.negated}{condition} %}}", loop
        if each.word:
            return f"{{% {each.word} %}}", ("", "") if each.word == "endfor" else loop
        return f"{{{{ unknown({json.dumps(each.name)}) }}}}", loop

    def render_xml_part(
        self, src_xml: str, part: Any, context: Mapping[str, Any], jinja_env: SandboxedEnvironment
    ) -> str:
        """A part with its values, as long as it stays within reason."""
        self.current_rendering_part = part
        pieces, length = [], 0
        for piece in jinja_env.from_string(src_xml).generate(**context):
            length += len(piece)
            if length > _LONGEST:
                raise UserError(N_("The filled form would be too long."))
            pieces.append(piece)
        filled: str = self.resolve_listing("".join(pieces))
        return filled

    def fix_tables(self, xml: str) -> Any:
        """The filled body. Loops add rows and paragraphs, never cells that a table has to count."""
        return _parsed(xml)

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """Title and author stay the funder's."""


def _parsed(xml: str) -> Any:
    try:
        return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError:
        raise UserError(
            N_("In the form a list or a condition begins in one row or paragraph and ends in another."),
            N_("Write {example} in a row or paragraph of its own, and its end too."),
            example="{%tr for line in lines %}",
        ) from None


def _place(inside: str, loop: tuple[str, str]) -> str:
    each = grammar.asked(inside)
    name, how = json.dumps(_named(each.name, loop)), json.dumps(each.how)
    return f"{{{{ say({name}, {how}{_within(each.name, loop)}) }}}}"


def _named(name: str, loop: tuple[str, str]) -> str:
    """A name in a loop with its list's name: line.code is lines.code."""
    first, _dot, field = name.partition(".")
    return f"{loop[1]}.{field}" if loop[1] and first == loop[0] else name


def _within(name: str, loop: tuple[str, str]) -> str:
    """The row that a name is of, where it is of one."""
    if loop[1] and name.partition(".")[0] == loop[0]:
        return f", row=row, of={json.dumps(loop[1])}"
    return ""
