"""A funder's remarks: replied to point by point, each with the records that prove the reply."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from ngodesk.common.errors import UsageError, UserError
from ngodesk.model import Allocation, CostDocument, Event, ReportingPeriod, ReportRemark
from ngodesk.store import undo
from ngodesk.store.store import Store
from ngodesk.work import answering, merging, printing, records
from ngodesk.work.printing import Wish
from tests.store.whole import must_be_sound

R1 = (date(2025, 3, 1), date(2025, 6, 30))


@pytest.fixture
def remarks(filled_store: Store) -> list[int]:
    """Two remarks on the report of the first period, one on no report, and an amount that was refused."""
    with filled_store.write("Made for a test") as session:
        period = session.scalars(select(ReportingPeriod).where(ReportingPeriod.code == "R1")).one()
        common = {"project_id": period.project_id, "received": date(2025, 8, 1)}
        made = [
            ReportRemark(number=1, text="Brak faktury", period_id=period.id, due=date(2025, 8, 15), **common),
            ReportRemark(number=2, text="Za mało osób", period_id=period.id, **common),
            ReportRemark(number=3, text="Logo", **common),
        ]
        session.add_all(made)
        for allocation in session.scalars(select(Allocation)):
            allocation.disallowed = None
        document = session.scalars(select(CostDocument).where(CostDocument.ref == "C1")).one()
        (part,) = session.scalars(select(Allocation).where(Allocation.document_id == document.id))
        part.disallowed, part.disallowed_reason = Decimal("99.99"), "bez opisu"
        session.flush()
        return [each.id for each in made]


def an_id(store: Store, entity: type[CostDocument] | type[Event], ref: str) -> int:
    with store.read() as session:
        return session.scalars(select(entity.id).where(entity.ref == ref)).one()


def test_remarks_of_a_project_and_of_one_report(filled_store: Store, remarks: list[int]) -> None:
    assert [each.id for each in answering.remarks(filled_store, "NL1")] == remarks
    first, second = answering.remarks(filled_store, "NL1", *R1)
    assert (first.number, first.period, first.due, first.reply) == (1, "R1", date(2025, 8, 15), "")
    assert (second.due, second.answered_on, second.proofs) == (None, None, ())
    with pytest.raises(UsageError):
        answering.remarks(filled_store, "none")


def test_a_reply_with_its_proofs(filled_store: Store, remarks: list[int]) -> None:
    document, event = an_id(filled_store, CostDocument, "C1"), an_id(filled_store, Event, "E1")
    answering.link(filled_store, remarks[0], "cost_documents", document)
    answering.link(filled_store, remarks[0], "events", event)
    answering.link(filled_store, remarks[0], "events", event)
    answering.answer(filled_store, remarks[0], "Faktura w załączeniu", date(2025, 8, 10))
    with pytest.raises(UserError, match="reply only"):
        answering.answer(filled_store, remarks[1], " ", date(2025, 8, 10))
    first = answering.remarks(filled_store, "NL1")[0]
    assert (first.reply, first.answered_on) == ("Faktura w załączeniu", date(2025, 8, 10))
    assert [(each.table, each.id) for each in first.proofs] == [
        ("cost_documents", document),
        ("events", event),
    ]
    assert "FV 12/2025" in first.proofs[0].label
    answering.unlink(filled_store, remarks[0], "events", event)
    assert len(answering.remarks(filled_store, "NL1")[0].proofs) == 1
    undo.undo(filled_store)
    assert len(answering.remarks(filled_store, "NL1")[0].proofs) == 2
    must_be_sound(filled_store)


def test_a_record_that_goes_is_no_proof_and_comes_back(filled_store: Store, remarks: list[int]) -> None:
    document = an_id(filled_store, CostDocument, "C1")
    answering.link(filled_store, remarks[0], "cost_documents", document)
    records.delete(filled_store, "cost_documents", [document])
    assert answering.remarks(filled_store, "NL1")[0].proofs == ()
    undo.undo(filled_store)
    assert [each.id for each in answering.remarks(filled_store, "NL1")[0].proofs] == [document]
    records.delete(filled_store, "report_remarks", [remarks[0]])
    must_be_sound(filled_store)


def test_one_record_made_of_two_proves_what_either_proved(filled_store: Store, remarks: list[int]) -> None:
    with filled_store.reading() as connection:
        keep, gone = connection.exec_driver_sql("SELECT id FROM people ORDER BY ref LIMIT 2").scalars()
    for person in (keep, gone):
        answering.link(filled_store, remarks[0], "people", person)
    answering.link(filled_store, remarks[1], "people", gone)
    merging.merge(filled_store, "people", keep, gone)
    found = answering.remarks(filled_store, "NL1")
    assert [[proof.id for proof in each.proofs] for each in found] == [[keep], [keep], []]
    undo.undo(filled_store)
    assert [len(each.proofs) for each in answering.remarks(filled_store, "NL1")] == [2, 1, 0]
    must_be_sound(filled_store)


def test_the_letter_answers_point_by_point(filled_store: Store, remarks: list[int], tmp_path: Path) -> None:
    answering.answer(filled_store, remarks[0], "Faktura w załączeniu")
    answering.link(filled_store, remarks[0], "cost_documents", an_id(filled_store, CostDocument, "C1"))
    (found,) = answering.refused(filled_store, "NL1", *R1)
    assert (found.amount, found.reason) == (Decimal("99.99"), "bez opisu")
    wish = Wish("NL1", *R1, language="pl")
    printing.print_report(filled_store, "answer-letter", tmp_path / "letter.pdf", wish)
    with PdfReader(tmp_path / "letter.pdf") as reader:
        text = "\n".join(page.extract_text() for page in reader.pages)
    said = ["punkt po punkcie", "Brak faktury", "Faktura w załączeniu", "FV 12/2025", "Za mało osób", "99,99"]
    assert [each for each in said if each not in text.replace("\N{NO-BREAK SPACE}", " ")] == []
    assert "Logo" not in text


def test_without_remarks_the_letter_says_so(filled_store: Store) -> None:
    made = printing.content(filled_store, "answer-letter", Wish("NL1", language="en"))
    assert "No remarks are recorded." in [getattr(each, "text", "") for each in made.content]
