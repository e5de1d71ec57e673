"""The index of a package for a controller: a page that any browser shows, and the same files as a table."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from io import StringIO
from urllib.parse import quote

from ngodesk.common.language import N_, Texts
from ngodesk.exchange.guarding import guarded
from ngodesk.reports import wording
from ngodesk.reports.whole import Report

_STYLE = """
body { font: 16px/1.45 "Source Sans 3", "Segoe UI", sans-serif; margin: 2em auto; max-width: 72em;
  padding: 0 1.5em; color: #1a1a1a; background: #fff; }
h1 { font-size: 1.7em; margin: 0.2em 0; } h2 { font-size: 1.2em; margin: 2em 0 0.4em; }
p.small { color: #555; font-size: 0.9em; margin: 0.2em 0; }
table { border-collapse: collapse; width: 100%; border-top: 2px solid; border-bottom: 2px solid; }
th, td { text-align: left; vertical-align: top; padding: 0.3em 0.8em 0.3em 0;
  border-bottom: 1px solid #bdbdbd; }
th { border-bottom: 1px solid; } .number { display: block; text-align: right; }
code { font-size: 0.75em; overflow-wrap: anywhere; color: #555; }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


@dataclass(frozen=True)
class Entry:
    """A file of the package: its place in it, what it is about, how large it is, its SHA-256."""

    path: str
    folder: str
    about: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Section:
    """A table of the index under its heading; without rows it says that there is nothing."""

    heading: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    nothing: str


@dataclass(frozen=True)
class Index:
    """All that the index says. The report gives the head and the foot, as on every print."""

    report: Report
    texts: Texts
    entries: Sequence[Entry]
    sections: Sequence[Section]
    masked: bool


def page(index: Index) -> bytes:
    """The page, without a script and without anything from elsewhere."""
    return "\n".join(_page(index)).encode()


def table(index: Index) -> bytes:
    """The files as CSV that a spreadsheet opens: semicolons, UTF-8 with its mark."""
    stream = StringIO()
    out = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    out.writerow(_heads(index.texts))
    for each in index.entries:
        out.writerow((guarded(each.path), guarded(each.about), str(each.size), each.sha256))
    return stream.getvalue().encode("utf-8-sig")


def _heads(texts: Texts) -> tuple[str, ...]:
    return tuple(map(texts.gettext, (N_("File"), N_("What it is"), N_("Bytes"), N_("SHA-256 checksum"))))


def _page(index: Index) -> Iterator[str]:
    report, say = index.report, index.texts.gettext
    title = escape(f"{report.name} \N{EN DASH} {report.title}")
    yield f'<!DOCTYPE html>\n<html lang="{report.language}">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>"
    yield from _top(report)
    for sentence in _told(index):
        yield f"<p>{escape(say(sentence))}</p>"
    folders = dict.fromkeys(each.folder for each in index.entries)
    yield from _contents((*folders, *(section.heading for section in index.sections)))
    for place, folder in enumerate(folders):
        yield _heading(place, folder)
        yield from _files(index, folder)
    for place, section in enumerate(index.sections, len(folders)):
        yield _heading(place, section.heading)
        yield from _section(section)
    yield from _foot(report)


def _contents(headings: Iterable[str]) -> Iterator[str]:
    """What stands further below, to jump to."""
    yield "<ul>"
    for place, heading in enumerate(headings):
        yield f'<li><a href="#part-{place}">{escape(heading)}</a></li>'
    yield "</ul>"


def _heading(place: int, text: str) -> str:
    return f'<h2 id="part-{place}">{escape(text)}</h2>'


def _top(report: Report) -> Iterator[str]:
    header = report.header
    yield f"<p><strong>{escape(header.organisation)}</strong></p>"
    for line in (header.address, *wording.agreement(header, report.language)):
        if line:
            yield f'<p class="small">{escape(line)}</p>'
    yield f"<h1>{escape(report.title)}</h1>\n<p>{escape(report.name)}</p>"
    yield f'<p class="small">{escape(report.subtitle)}</p>'


def _told(index: Index) -> Iterator[str]:
    yield N_(
        "This folder can be read without any special program: the reports are PDF files and workbooks,"
        " the scans stand in the order of the register of documents."
    )
    yield N_(
        "A checksum shows that a file was not changed since: on Windows, certutil -hashfile FILE SHA256"
        " gives it, elsewhere sha256sum FILE."
    )
    if index.masked:
        yield N_(
            "People stand with their initials here, and their contacts, numbers and days of birth are left"
            " out. Names are found as the list of people has them: texts that people typed may hold others."
        )


def _files(index: Index, folder: str) -> Iterator[str]:
    rows = (
        (
            f'<a href="{quote(each.path)}">{escape(each.path.rpartition("/")[2])}</a>',
            escape(each.about),
            f'<span class="number">{each.size}</span>',
            f"<code>{each.sha256}</code>",
        )
        for each in index.entries
        if each.folder == folder
    )
    return _table(_heads(index.texts), rows)


def _section(section: Section) -> Iterator[str]:
    if section.rows:
        yield from _table(section.heads, (tuple(map(escape, row)) for row in section.rows))
    else:
        yield f"<p>{escape(section.nothing)}</p>"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "<table>\n<thead><tr>" + "".join(f"<th>{escape(head)}</th>" for head in heads) + "</tr></thead>"
    for row in rows:
        yield "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>"
    yield "</table>"


def _foot(report: Report) -> Iterator[str]:
    footer = report.footer
    lines = list(footer.credit_lines)
    if not lines and footer.credit_expected:
        lines = [wording.no_credit_line(report.language)]
    yield "<hr>"
    for line in (*lines, *wording.marks(footer, report.language), "".join(wording.imprint(report))):
        yield f'<p class="small">{escape(line)}</p>'
    yield "</body>\n</html>"
