"""A package for a controller: every report of a project and its scans, in a new folder or a .zip."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection

from ngodesk.common.dates import in_table
from ngodesk.common.errors import UsageError
from ngodesk.common.language import N_, Texts, texts
from ngodesk.common.money import money
from ngodesk.common.progress import Progress, silent
from ngodesk.common.text import file_name
from ngodesk.exchange.outgoing import Sink
from ngodesk.figures.enclosed import Enclosed, Scan, enclosed
from ngodesk.figures.personal import personal
from ngodesk.figures.project import scope
from ngodesk.model import words
from ngodesk.reports.content import Chart, FormTable, Table
from ngodesk.reports.masking import Masking
from ngodesk.reports.templates import templates
from ngodesk.reports.whole import Report
from ngodesk.store import files
from ngodesk.store.store import Store
from ngodesk.work import checking, exports, frozen, package_index, package_papers, printing, workspaces
from ngodesk.work.frozen import FrozenRow
from ngodesk.work.package_index import Entry, Index, Section
from ngodesk.work.printing import Wish

ID = "audit-package"

_REPORTS, _FROZEN = N_("Reports"), N_("Approved reports")
_PAPERS = N_("Each document")
FOLDERS = {
    "documents": N_("Documents and proofs of payment"),
    "contracts": N_("Contracts and offers"),
    "signed_lists": N_("Signed lists"),
    "photos": N_("Photos"),
    "deliverables": N_("Deliverables"),
    "questionnaires": N_("Questionnaires"),
    "correspondence": N_("Letters"),
    "other": N_("Other files"),
}
_MISSING = {
    "scan": N_("Document without a scan"),
    "payment_proof": N_("Paid document without a proof of payment"),
    "contract": N_("Contract without a scan"),
    "agreement": N_("Agreement with a volunteer without a scan"),
    "signed_list": N_("Event without a signed list"),
    "deliverable": N_("Output without a file or link"),
    "content": N_("File that is named but not kept"),
}
_GIVEN = N_("Package for an audit of {project} given out")
_GIVEN_MASKED = N_("Package for an audit of {project} given out, with initials only")
_NEEDS = {"project", "period"}
_APART = (ID, "controllers-list")  # the package itself, and what only a letter asks for
_PRINTED = ("pdf", "xlsx", "docx", "csv")


def save(
    store: Store, target: Path, wish: Wish, progress: Progress = silent, *, origin: str = "window"
) -> None:
    """Write the package: a .zip where the target ends so, otherwise a folder. Nothing is overwritten.

    Raises UsageError without a project or for another ending, FileError where the target is there already
    or cannot be written. After an error or a cancel nothing is left of it. The journal notes what was given
    out, where it can be written to.
    """
    if target.suffix.lower().removeprefix(".") in _PRINTED:
        raise UsageError(N_("The package is a folder or a .zip."), N_("Name one that is not there yet."))
    if target.exists():
        raise exports.taken(target)
    package = _Package(store, wish, progress)
    with exports.whole(target) as sink:
        package.write(sink)
    if store.read_only is None:
        store.note(_GIVEN_MASKED if wish.mask else _GIVEN, origin=origin, project=wish.project)


@dataclass(frozen=True)
class _Approved:
    """A frozen report in one of its formats."""

    row: FrozenRow
    form: str


class _Package:
    """Writes one package; only the index grows with it."""

    def __init__(self, store: Store, wish: Wish, progress: Progress) -> None:
        self.store = store
        self.wish = replace(wish, language=wish.language or workspaces.language(store))
        self.texts: Texts = texts(self.wish.language or "")
        self.contents: Report = printing.content(store, ID, self.wish)
        self.entries: list[Entry] = []
        self.progress = progress
        self.done = 0
        with store.reading() as connection:
            found = scope(connection, wish.project or "", wish.span)
            self.enclosed: Enclosed = enclosed(found)
            self.masking = Masking(personal(connection)) if wish.mask else None
            self.written = _written(connection, found.id)
            self.papers = package_papers.papers(found) if wish.papers else []
        self.frozen = [_Approved(row, form) for row in self._approved(found.id) for form in row.formats]
        self.reports = [each for each in templates() if self._fits(each.id)]
        scans = () if wish.mask else self.enclosed.scans
        self.total = len(self.reports) + len(self.papers) + len(self.frozen) + len(scans) + 1

    def _approved(self, project: int) -> list[FrozenRow]:
        """The first one first; of a period those of its days."""
        start, end = self.wish.start, self.wish.end
        rows = frozen.frozen(self.store, project)[::-1]
        return [
            row
            for row in rows
            if not (start and row.end and row.end < start) and not (end and row.start and row.start > end)
        ]

    def _fits(self, report: str) -> bool:
        """Whether it is about the project; a funder's form where it was written for this project."""
        form = printing.form_of(self.store, report, self.wish)
        of_project = "project" in form.needs and set(form.needs) <= _NEEDS and report not in _APART
        return of_project and (not form.approval or report in self.written)

    def write(self, sink: Sink) -> None:
        """Everything, the index last."""
        self._write_reports(sink)
        self._write_papers(sink)
        if not self.wish.mask:
            self._write_frozen(sink)
            self._write_scans(sink)
        index = Index(self.contents, self.texts, self.entries, list(self._sections()), self.wish.mask)
        for name, content in (
            ("index.html", package_index.page(index)),
            ("index.csv", package_index.table(index)),
        ):
            with sink(name) as stream:
                stream.write(content)
        self.progress(self.total, self.total)

    def _next(self) -> None:
        self.progress(self.done, self.total)
        self.done += 1

    def _write_reports(self, sink: Sink) -> None:
        for form in ("pdf", "xlsx"):
            content = [printing.written(self.contents, form)]
            self._put(
                sink, 0, _REPORTS, f"00_{file_name(self.contents.name)}.{form}", content, self.contents.name
            )
        number = 0
        for chosen in self.reports:
            self._next()
            made = printing.content(self.store, chosen.id, self.wish)
            if not any(isinstance(element, Table | FormTable | Chart) for element in made.content):
                continue
            number += 1
            for form in (form for form in chosen.formats if form in ("pdf", "xlsx")):
                name = f"{number:02}_{file_name(made.name)}.{form}"
                self._put(sink, 0, _REPORTS, name, [printing.written(made, form)], made.name)

    def _write_papers(self, sink: Sink) -> None:
        """What was printed of each document, in a folder among the reports."""
        folder = file_name(self.texts.gettext(_PAPERS))
        for paper in self.papers:
            self._next()
            asked = replace(self.wish, document=paper.document, papers=False)
            made = printing.content(self.store, paper.report, asked)
            ((number,),) = self._masked([(paper.number,)])
            name = f"{folder}/{paper.place:03}_{file_name(number, 40)}_{file_name(made.name)}.pdf"
            content = [printing.written(made, "pdf")]
            self._put(sink, 0, _REPORTS, name, content, f"{made.name}: {number}")

    def _write_frozen(self, sink: Sink) -> None:
        for each in self.frozen:
            self._next()
            content = frozen.reprint(self.store, each.row.id, each.form)
            about = f"{each.row.title}, {each.row.number}"
            self._put(sink, 1, _FROZEN, f"{file_name(each.row.number)}.{each.form}", [content], about)

    def _write_scans(self, sink: Sink) -> None:
        used: set[str] = set()
        for number, (key, folder) in enumerate(FOLDERS.items(), 2):
            for scan in (scan for scan in self.enclosed.scans if scan.folder == key):
                self._next()
                name = _free(_scan_name(scan), used, key)
                pieces = self._pieces(scan)
                self._put(sink, number, folder, name, pieces, self._about(scan))

    def _pieces(self, scan: Scan) -> Iterator[bytes]:
        """The bytes in pieces, each in a read of its own: nobody who saves waits for a slow stick."""
        number = 0
        while True:
            with self.store.reading() as connection:
                piece = files.piece(connection, scan.sha256, number)
            if piece is None:
                return
            yield piece
            number += 1

    def _put(
        self, sink: Sink, place: int, folder: str, name: str, content: Iterable[bytes], about: str
    ) -> None:
        title = self.texts.gettext(folder)
        path = f"{place + 1}_{file_name(title)}/{name}"
        digest, size = hashlib.sha256(), 0
        with sink(path) as stream:
            for piece in content:
                stream.write(piece)
                digest.update(piece)
                size += len(piece)
        self.entries.append(Entry(path, title, about, size, digest.hexdigest()))

    def _about(self, scan: Scan) -> str:
        """Document FV/12, Drukarnia, 12.03.2025, 480,00 zł: proof of payment."""
        language = self.texts.language
        kind = words.word("attachments", "kind", scan.kind, self.texts) if scan.kind else ""
        parts = [scan.name, scan.about, in_table(scan.day, language) if scan.day else ""]
        if scan.amount is not None:
            parts.append(money(scan.amount, scan.currency, language))
        said = ", ".join(filter(None, parts))
        return f"{said}: {kind}" if kind else said

    def _sections(self) -> Iterator[Section]:
        say, language = self.texts.gettext, self.texts.language
        heads: tuple[str, ...] = (say(N_("What is missing")), say(N_("Record")), say(N_("Date")))
        missing = [
            (say(_MISSING[each.kind]), each.name, in_table(each.day, language) if each.day else "")
            for each in self.enclosed.missing
        ]
        yield Section(say(N_("Missing")), heads, self._masked(missing), say(N_("Nothing is missing.")))
        heads = (say(N_("Check")), say(N_("Finding")), say(N_("Reason")), say(N_("By")), say(N_("Date")))
        nothing = say(N_("No finding was accepted with a reason."))
        rows = self._masked(self._waived())
        yield Section(say(N_("Findings accepted with a reason")), heads, rows, nothing)
        if self.wish.mask:
            yield self._left_out()

    def _waived(self) -> Iterator[tuple[str, ...]]:
        for each in checking.findings(self.store, self.wish.project).findings:
            waived = each.waived
            if waived is not None:
                day = in_table(waived.day, self.texts.language)
                title = self.texts.gettext(each.rule.title)
                yield title, each.what.text(self.texts), waived.reason, waived.by, day

    def _left_out(self) -> Section:
        """Scans and frozen prints show people as they are."""
        say = self.texts.gettext
        rows = [(say(_FROZEN), each.row.number) for each in self.frozen]
        rows += [(say(FOLDERS[each.folder]), self._about(each)) for each in self.enclosed.scans]
        heads = (say(N_("Folder")), say(N_("What it is")))
        heading = say(N_("Left out: files in which names cannot be masked"))
        return Section(heading, heads, self._masked(rows), say(N_("Nothing was left out.")))

    def _masked(self, rows: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
        hide = self.masking.text if self.masking else str
        return [tuple(map(hide, row)) for row in rows]


def _written(connection: Connection, project: int) -> set[str]:
    """The funders' reports that were written or approved for a project."""
    rows = connection.exec_driver_sql(
        "SELECT report FROM report_texts WHERE project_id = :project"
        " UNION SELECT report FROM frozen_reports WHERE project_id = :project",
        {"project": project},
    )
    return {row[0] for row in rows}


def _scan_name(scan: Scan) -> str:
    """001_FV-12-2025_payment_proof.pdf: by its place, so that the folder lists it in the register's order."""
    stem, _dot, suffix = scan.filename.rpartition(".")
    kind = scan.kind or file_name(stem or scan.filename, 20)
    return f"{scan.place:03}_{file_name(scan.name, 40)}_{kind}.{file_name(suffix.lower(), 8)}"


def _free(name: str, used: set[str], folder: str) -> str:
    """The name, with a number where the folder has it already; to some systems SCAN and scan are one."""
    stem, _dot, suffix = name.rpartition(".")
    number, free = 1, name
    while f"{folder}/{free}".casefold() in used:
        number += 1
        free = f"{stem}_{number}.{suffix}"
    used.add(f"{folder}/{free}".casefold())
    return free
