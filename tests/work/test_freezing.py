"""Frozen reports: the same bytes whatever came after, every edit told, a stranger's hand noticed."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from ngodesk.common import language
from ngodesk.common.errors import Cancelled, UsageError, UserError
from ngodesk.model import KEPT, Allocation, Attendance, CostDocument, Project, ReportingPeriod, TemplateChange
from ngodesk.reports import templates
from ngodesk.reports.content import Heading, Table
from ngodesk.store import undo
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work import (
    backups,
    changed_since,
    exports,
    freezing,
    frozen,
    printing,
    records,
    sending,
    verifying,
)
from ngodesk.work.printing import Wish
from tests.store.whole import must_be_sound, raw

R1 = Wish("NL1", date(2025, 3, 1), date(2025, 6, 30))
REPORT = "pl-public-task"
TODAY = date.today()


@pytest.fixture
def report(filled_store: Store) -> frozen.FrozenRow:
    """A frozen report on the first period."""
    return freezing.freeze(filled_store, REPORT, R1)


def texts(content: bytes, tmp_path: Path) -> list[str]:
    """What stands on each page of a PDF."""
    path = tmp_path / "read.pdf"
    path.write_bytes(content)
    with PdfReader(path) as reader:
        return [page.extract_text() for page in reader.pages]


def edit_everything(store: Store) -> None:
    """Other amounts and titles, attendance that is gone."""
    with store.write("Edited") as session:
        for project in session.scalars(select(Project)):
            project.title, project.ref = f"New {project.title}", f"{project.ref}X"
        for document in session.scalars(select(CostDocument)):
            document.gross += 1
            document.number += " bis"
        for allocation in session.scalars(select(Allocation)):
            allocation.amount -= Decimal("0.50")
    with store.read() as session:
        ids = list(session.scalars(select(Attendance.id)))
    records.delete(store, "attendance", ids)


def prints(store: Store, report: frozen.FrozenRow) -> dict[str, bytes]:
    return {form: frozen.reprint(store, report.id, form) for form in report.formats}


def test_it_prints_the_same_bytes_whatever_came_after(
    filled_store: Store, report: frozen.FrozenRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, parts = prints(filled_store, report), frozen.taken(filled_store, report.id)
    assert set(before) == set(templates.template(REPORT).formats)
    edit_everything(filled_store)
    with filled_store.write("Another wording") as session:
        session.add(TemplateChange(report=REPORT, key="title", value="Mine", changed_on=TODAY))
    monkeypatch.setattr(templates, "forms", lambda: ())  # as if the program printed other reports now
    assert prints(filled_store, report) == before
    assert frozen.taken(filled_store, report.id) == parts
    assert frozen.content(filled_store, report.id, "template").startswith(b"# ")
    must_be_sound(filled_store)


def test_what_was_frozen_is_what_would_have_been_printed(
    filled_store: Store, tmp_path: Path, report: frozen.FrozenRow
) -> None:
    assert (report.number, report.version, report.state) == ("NL1/pl-public-task/1", 1, "approved")
    assert (report.period, report.language, report.approved_on) == ("R1", "en", TODAY)
    draft = texts(printing.rendered(filled_store, REPORT, R1), tmp_path)
    final = texts(frozen.reprint(filled_store, report.id), tmp_path)
    assert len(draft) == len(final)
    for drafted, approved in zip(draft, final, strict=True):
        assert "DRAFT" in drafted
        assert "DRAFT" not in approved
        assert "No. NL1/pl-public-task/1" in approved
        assert report.mark in approved
    assert not changed_since.differences(filled_store, report.id)


def test_reports_of_the_program_itself_are_no_drafts(filled_store: Store, tmp_path: Path) -> None:
    (page, *_) = texts(printing.rendered(filled_store, "budget-execution", R1), tmp_path)
    assert "DRAFT" not in page


def test_it_says_how_far_it_is_and_a_cancel_freezes_nothing(filled_store: Store) -> None:
    seen: list[tuple[int, int]] = []
    freezing.freeze(filled_store, REPORT, R1, progress=lambda done, total: seen.append((done, total)))
    assert [done for done, _total in seen] == list(range(len(seen)))
    assert {total for _done, total in seen} == {len(seen)}
    before = frozen.frozen(filled_store)
    for stop in (0, len(seen) // 2, len(seen) - 1):

        def give_up(done: int, _total: int, stop: int = stop) -> None:
            if done == stop:
                raise Cancelled

        with pytest.raises(Cancelled):
            freezing.freeze(filled_store, REPORT, R1, progress=give_up)
    assert frozen.frozen(filled_store) == before
    must_be_sound(filled_store)


def test_numbers_are_given_once(filled_store: Store, report: frozen.FrozenRow) -> None:
    again = freezing.freeze(filled_store, REPORT, R1, note="for the\0 auditor\u202e")
    other = freezing.freeze(filled_store, "events", Wish("NL1", language="lv"))
    assert [each.number for each in (again, other)] == ["NL1/pl-public-task/2", "NL1/events/1"]
    assert [each.number for each in frozen.frozen(filled_store)] == [
        "NL1/events/1",
        "NL1/pl-public-task/2",
        "NL1/pl-public-task/1",
    ]
    assert frozen.numbered(filled_store, again.number).note == "for the auditor"
    assert (other.period, other.language, other.start) == ("", "lv", None)


@pytest.mark.parametrize("asked", [("name-badges", R1), ("organisation-catalogue", R1), (REPORT, Wish())])
def test_what_is_about_no_project_is_not_frozen(filled_store: Store, asked: tuple[str, Wish]) -> None:
    with pytest.raises(UsageError):
        freezing.freeze(filled_store, *asked)
    assert frozen.frozen(filled_store) == []


def test_the_differences_are_exactly_the_edits(filled_store: Store, report: frozen.FrozenRow) -> None:
    with filled_store.write("One amount") as session:
        document = session.scalars(select(CostDocument).where(CostDocument.ref == "C1")).one()
        document.description = "Leaflets"
        (part,) = session.scalars(select(Allocation).where(Allocation.document_id == document.id))
        part.amount -= Decimal("10")
        document_id = document.id
    found = changed_since.differences(filled_store, report.id)
    of_period = [each for each in found if not each.whole_project]
    lines = {each.label: (each.before, each.now) for each in of_period if each.table == "budget_lines"}
    assert lines["Spent"] == ("1,999.99", "1,989.99")
    assert set(lines) == {"Spent", "Accepted", "Left", "Per cent", "Spent, source D"}
    documents = {each.label: (each.before, each.now) for each in found if each.kind == "document"}
    assert documents["Description"][1] == "Leaflets"
    assert documents["Paid: line I.10, source D"] == ("1,999.99", "1,989.99")
    assert {each.id for each in found if each.kind == "document"} == {document_id}
    assert not [each for each in found if each.kind == "evidence" or each.table == "indicators"]
    undo.undo(filled_store)
    assert not changed_since.differences(filled_store, report.id)


def test_records_that_no_longer_count_are_named(filled_store: Store, report: frozen.FrozenRow) -> None:
    with filled_store.read() as session:
        chosen = session.scalars(select(Attendance).where(Attendance.person_id.is_not(None))).first()
        assert chosen is not None
        row_id = chosen.id
    records.delete(filled_store, "attendance", [row_id])
    found = changed_since.differences(filled_store, report.id)
    gone = [each for each in found if each.kind == "evidence"]
    assert gone
    assert all(each.before and each.before != each.now for each in gone)
    assert {each.kind for each in found} == {"figure", "evidence"}
    language.use("pl")
    assert any(
        each.place.startswith("Wskaźnik") for each in changed_since.differences(filled_store, report.id)
    )


def test_freezing_is_final(filled_store: Store, report: frozen.FrozenRow) -> None:
    with pytest.raises(UserError, match="nothing to undo"):
        undo.undo(filled_store)
    with pytest.raises(UserError, match="final"):
        undo.undo_chosen(filled_store, report.step + 1)
    assert frozen.frozen(filled_store) == [report]


def test_its_project_may_go(filled_store: Store, report: frozen.FrozenRow) -> None:
    before = prints(filled_store, report)
    records.delete(filled_store, "projects", [report.project_id])
    assert prints(filled_store, report) == before
    must_be_sound(filled_store)
    with pytest.raises(UserError, match="no longer there"):
        changed_since.differences(filled_store, report.id)
    with pytest.raises(UserError, match="no longer there"):
        freezing.correct(filled_store, report.id)


def test_what_became_of_it_stands_beside_it(filled_store: Store, report: frozen.FrozenRow) -> None:
    before = prints(filled_store, report)
    with pytest.raises(UserError, match="not sent yet"):
        sending.mark_accepted(filled_store, report.id, TODAY)
    with pytest.raises(UserError, match="before"):
        sending.mark_sent(filled_store, report.id, TODAY - timedelta(days=1))
    with filled_store.write("Not submitted") as session:
        for each in session.scalars(select(ReportingPeriod)):
            each.submitted_on = each.accepted_on = None
    sending.mark_sent(filled_store, report.id, TODAY)
    sending.mark_returned(filled_store, report.id, TODAY, "two\0 remarks\u202e")
    assert frozen.one(filled_store, report.id).state == "returned"
    sending.mark_accepted(filled_store, report.id, TODAY + timedelta(days=9))
    now = frozen.one(filled_store, report.id)
    assert (now.state, now.sent_on, now.remark) == ("accepted", TODAY, "two remarks")
    assert _dates(filled_store) == {"R1": (TODAY, TODAY + timedelta(days=9)), "R2": (None, None)}
    assert prints(filled_store, report) == before
    undo.undo(filled_store)
    assert frozen.one(filled_store, report.id).state == "returned"
    must_be_sound(filled_store)


def _dates(store: Store) -> dict[str, tuple[date | None, date | None]]:
    with store.read() as session:
        return {
            each.code: (each.submitted_on, each.accepted_on)
            for each in session.scalars(select(ReportingPeriod))
        }


def test_a_corrected_report_is_its_second_version(
    filled_store: Store, tmp_path: Path, report: frozen.FrozenRow
) -> None:
    edit_everything(filled_store)
    draft = freezing.correct(filled_store, report.id)
    assert (draft.wish.project, draft.wish.start, draft.wish.language) == ("NL1X", R1.start, "en")
    drafted = freezing.draft(filled_store, draft)
    assert (drafted.footer.draft, drafted.footer.number, drafted.footer.corrects) == (True, "", report.number)
    second = freezing.freeze(filled_store, draft.report, draft.wish, corrects=draft.corrects)
    assert (second.number, second.version, second.corrects) == ("NL1/pl-public-task/1.2", 2, report.number)
    assert frozen.one(filled_store, report.id).corrected
    with pytest.raises(UserError, match="corrected already"):
        freezing.correct(filled_store, report.id)
    assert [type(each) for each in drafted.content][-2:] == [Heading, Table]
    with pytest.raises(UsageError, match="no frozen report of this kind"):
        freezing.freeze(filled_store, "sif", draft.wish, corrects=second.id)
    third = freezing.freeze(filled_store, draft.report, draft.wish, corrects=second.id)
    assert third.number == "NL1/pl-public-task/1.3"
    assert not changed_since.changes_between(filled_store, second.id, third.id)
    between = changed_since.changes_between(filled_store, report.id, second.id)
    assert {"figure", "evidence", "document"} == {each.kind for each in between}
    printed = "\n".join(texts(frozen.reprint(filled_store, second.id), tmp_path))
    assert "corrects NL1/pl-public-task/1" in printed
    assert "Corrected against NL1/pl-public-task/1" in printed
    assert "No figure and no document is different." in "\n".join(
        texts(frozen.reprint(filled_store, third.id), tmp_path)
    )


TAMPERED = {
    "its row": "UPDATE frozen_reports SET approved_on = '2020-01-01'",
    "its digest too": "UPDATE frozen_reports SET digest = 'a'",
    "another file": "UPDATE frozen_files SET sha256 ="
    " (SELECT sha256 FROM frozen_files WHERE part = 'figures') WHERE part = 'pdf'",
    "a part less": "DELETE FROM frozen_files WHERE part = 'evidence'",
    "one byte": "UPDATE file_pieces SET bytes = replace(bytes, 'a', 'b') WHERE file_id ="
    " (SELECT f.id FROM files f JOIN frozen_files z USING (sha256) WHERE z.part = 'documents')",
    "all of it": "DELETE FROM frozen_reports",
}


@pytest.mark.parametrize("statement", TAMPERED.values(), ids=TAMPERED.keys())
def test_a_strangers_hand_is_noticed(filled: Path, statement: str) -> None:
    with open_store(filled) as store:
        freezing.freeze(store, REPORT, R1)
    connection = raw(filled)
    statement = statement.replace("replace(bytes, 'a', 'b')", "CAST(replace(bytes, 'a', 'b') AS BLOB)")
    connection.execute(statement)
    connection.close()
    with open_store(filled, write=False) as store:
        (verdict,) = [each for each in verifying.verdicts(store) if each.part == "frozen reports"]
        assert (verdict.sound, verdict.number) == (False, 1)


def test_damaged_bytes_are_not_printed(filled: Path) -> None:
    with open_store(filled) as store:
        row = freezing.freeze(store, REPORT, R1)
    connection = raw(filled)
    connection.execute(
        "UPDATE file_pieces SET bytes = CAST('%PDF' AS BLOB) WHERE file_id ="
        " (SELECT f.id FROM files f JOIN frozen_files z USING (sha256) WHERE z.part = 'pdf')"
    )
    connection.close()
    with open_store(filled) as store, pytest.raises(UserError, match="damaged"):
        frozen.reprint(store, row.id)


def test_it_travels_by_backup_alone(filled_store: Store, report: frozen.FrozenRow, tmp_path: Path) -> None:
    before = prints(filled_store, report)
    copy = backups.make(filled_store, tmp_path / "copy.ngodesk")
    backups.restore(copy, tmp_path / "restored.ngodesk")
    with open_store(tmp_path / "restored.ngodesk") as store:
        assert frozen.frozen(store) == [report]
        assert prints(store, report) == before
        must_be_sound(store)
    exports.export_folder(filled_store, tmp_path / "folder")
    inside = {path.name for path in (tmp_path / "folder" / "files").glob("*")}
    assert not [path for path in (tmp_path / "folder").iterdir() if path.stem in KEPT]
    with filled_store.reading() as connection:
        kept = connection.exec_driver_sql("SELECT sha256 FROM frozen_files").scalars()
        assert not inside & set(kept)


def test_a_printed_mark_tells_what_it_is_of(filled_store: Store, report: frozen.FrozenRow) -> None:
    for said in (report.mark, f"record {report.mark.lower()}", report.mark.replace("-", " ")):
        found = verifying.check_mark(filled_store, said)
        assert found is not None
        assert (found.step, found.frozen) == (report.step, (report,))
        assert found.sound
    step, _slash, digits = report.mark.partition("/")
    earlier = digits[:9]  # as prints had it before: eight digits, no number
    for said in (digits, earlier, f"zapis {step} \N{MIDDLE DOT} {digits}", earlier.replace("-", "")):
        found = verifying.check_mark(filled_store, said)
        assert found is not None
        assert found.step == report.step
        assert found.text in (report.mark, earlier)
    for wrong in (f"{int(step) + 1}/{digits}", f"{step}/{digits[:-1]}{'1' if digits[-1] != '1' else '2'}"):
        assert verifying.check_mark(filled_store, wrong) is None
    assert verifying.check_mark(filled_store, "0000-0000") is None
    with pytest.raises(UsageError, match="no mark"):
        verifying.check_mark(filled_store, "nothing")


def test_a_mark_does_not_vouch_for_a_journal_that_was_changed(filled: Path) -> None:
    with open_store(filled) as store:
        row = freezing.freeze(store, REPORT, R1)
    connection = raw(filled)
    connection.execute("UPDATE change_values SET after = '{}' WHERE step = 2 AND position = 0")
    connection.close()
    with open_store(filled, write=False) as store:
        found = verifying.check_mark(store, row.mark)
    assert found is not None
    assert (found.sound, found.frozen[0].number) == (False, row.number)


@pytest.fixture
def older(tmp_path: Path) -> Iterator[Store]:
    """A file of the first schema that is only read."""
    path = Path(__file__).parents[1] / "data" / "schemas" / "1.ngodesk"
    with open_store(Path(shutil.copyfile(path, tmp_path / "old.ngodesk")), write=False) as store:
        yield store


def test_an_older_file_that_is_only_read_has_none(older: Store) -> None:
    assert frozen.frozen(older) == []
    with pytest.raises(UserError, match="reading only"):
        freezing.freeze(older, REPORT, R1)
