"""E-invoices in a file: new, completing a paper typed before, or there already; sellers; one step."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ngodesk.model import Attachment, CostDocument, Organisation, Payment
from ngodesk.store import files
from ngodesk.store.store import Store
from ngodesk.work import einvoices, history
from ngodesk.work.einvoice_fates import Entry, File
from tests.exchange.einvoices import FILES, PLAIN, SYSTEM_NUMBER, changed, source

ALL = tuple(FILES)


def file(name: str, data: bytes | None = None) -> File:
    """A file as it comes from the disk."""
    return einvoices.read_bytes(name, source(name) if data is None else data)


def add(store: Store, record: Any) -> int:
    """One record, typed before."""
    with store.write("Made for a test") as session:
        session.add(record)
        session.flush()
        found: int = record.id
    return found


def paper(store: Store, **values: Any) -> int:
    """A cost document, typed before."""
    usual = {
        "ref": "T1",
        "kind": "invoice",
        "number": "FV 012/2/2026",
        "issue_date": date(2026, 2, 14),
        "currency": "PLN",
        "gross": Decimal(1284),
    }
    return add(store, CostDocument(**(usual | values)))


def documents(store: Store) -> dict[str, CostDocument]:
    """All cost documents by their numbers."""
    with store.read() as session:
        found = {each.number: each for each in session.query(CostDocument)}
        session.expunge_all()
    return found


def fates(entries: Sequence[Entry]) -> list[str]:
    """What would become of files."""
    return [entry.fate for entry in entries]


def said(entry: Entry) -> str:
    """All remarks."""
    return " ".join(remark.text() for remark in entry.remarks)


def only(store: Store, found: File) -> Entry:
    """What would become of one file."""
    return einvoices.look(store, [found])[0]


def count(store: Store, table: str) -> int:
    """How many rows a table has."""
    with store.reading() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


def test_looking_writes_nothing(store: Store):
    before = count(store, "steps")
    assert fates(einvoices.look(store, [file(name) for name in ALL])) == ["new"] * len(ALL)
    assert (count(store, "steps"), count(store, "cost_documents")) == (before, 0)


def test_many_files_are_one_step_that_can_be_undone(store: Store):
    before = count(store, "steps"), count(store, "organisations")
    taken = einvoices.take(store, [file(name) for name in ALL])
    assert (taken.new, taken.completed, taken.organisations) == (len(ALL), 0, 2)
    assert count(store, "steps") == before[0] + 1
    assert count(store, "attachments") == len(ALL)
    history.undo(store)
    assert count(store, "cost_documents") == count(store, "attachments") == count(store, "payments") == 0
    assert count(store, "organisations") == before[1]
    history.redo(store)
    assert count(store, "cost_documents") == len(ALL)


def test_the_document_has_what_the_invoice_says(store: Store):
    einvoices.take(store, [file(PLAIN)])
    found = documents(store)["FV 12/02/2026"]
    assert (found.net, found.vat, found.gross) == (Decimal(1050), Decimal(234), Decimal(1284))
    assert (found.issue_date, found.due_date) == (date(2026, 2, 14), date(2026, 2, 28))
    assert (found.einvoice_no, found.payment_method) == (SYSTEM_NUMBER, "transfer")
    assert found.description == "Ulotki „Łąka dla wszystkich”; Śpiewnik dla dzieci"
    assert found.payment_date is None


def test_the_seller_becomes_an_organisation_with_numbers_and_account(store: Store):
    einvoices.take(store, [file(PLAIN), file("ubl-invoice.xml")])
    with store.read() as session:
        polish = session.query(Organisation).filter_by(tax_id="9999999999").one()
        latvian = session.query(Organisation).filter_by(tax_id="LV40003000000").one()
    assert (polish.name, polish.kind, polish.country) == ("Drukarnia Żuczek sp. z o.o.", "business", "PL")
    assert (polish.postcode, polish.city) == ("45-001", "Opole")
    assert polish.bank_account == "61109010140000071219812874"
    assert (latvian.register_no, latvian.city) == ("40003000000", "Rīga")


@pytest.mark.parametrize("number", ["9999999999", "PL 999-999-99-99", "PL9999999999"])
def test_a_seller_is_known_by_its_tax_number_however_it_is_written(store: Store, number: str):
    seller = add(store, Organisation(ref="ZUK", name="Żuczek", kind="business", tax_id=number))
    assert einvoices.take(store, [file(PLAIN)]).organisations == 0
    assert documents(store)["FV 12/02/2026"].issuer_id == seller
    with store.read() as session:
        kept = session.get(Organisation, seller)
        assert kept is not None
        assert (kept.name, kept.tax_id, kept.city) == ("Żuczek", number, "Opole")


def test_a_seller_is_known_by_its_register_number_and_by_its_name(store: Store):
    zile = add(store, Organisation(ref="Z", name="Zīle", kind="business", register_no="40003000000"))
    zuk = add(store, Organisation(ref="ZUK", name="DRUKARNIA ŻUCZEK SP. Z O.O.", kind="business"))
    einvoices.take(store, [file("ubl-invoice.xml"), file(PLAIN)])
    found = documents(store)
    assert (found["LV-88"].issuer_id, found["FV 12/02/2026"].issuer_id) == (zile, zuk)


def test_another_account_than_the_one_kept_is_told(store: Store):
    seller = Organisation(
        ref="ZUK", name="Żuczek", kind="business", tax_id="9999999999", bank_account="PL 00 1111 2222"
    )
    row_id = add(store, seller)
    assert "61109010140000071219812874" in said(only(store, file(PLAIN)))
    einvoices.take(store, [file(PLAIN)])
    with store.read() as session:
        kept = session.get(Organisation, row_id)
        assert kept is not None
        assert kept.bank_account == "PL 00 1111 2222"


def test_the_same_account_with_its_country_is_no_other(store: Store):
    account = "PL61 1090 1014 0000 0712 1981 2874"
    add(store, Organisation(ref="Z", name="Ż", kind="business", tax_id="9999999999", bank_account=account))
    assert said(only(store, file(PLAIN))) == ""


def test_the_same_file_twice_is_known(store: Store):
    assert fates(einvoices.look(store, [file(PLAIN), file(PLAIN)])) == ["new", "known"]
    einvoices.take(store, [file(PLAIN), file(PLAIN)])
    steps = count(store, "steps")
    assert not einvoices.take(store, [file(PLAIN)])
    assert (count(store, "cost_documents"), count(store, "steps")) == (1, steps)


def test_the_same_invoice_in_another_file_is_known(store: Store):
    einvoices.take(store, [file(PLAIN)])
    again = changed(PLAIN, ("<SystemInfo>Przykład</SystemInfo>", "<SystemInfo>Inny</SystemInfo>"))
    assert only(store, file("FV 12.xml", again)).fate == "known"
    assert only(store, file(PLAIN, again)).fate == "known"


def test_the_number_in_ksef_that_comes_later_completes(store: Store):
    einvoices.take(store, [file("FV 12.xml", source(PLAIN))])
    assert documents(store)["FV 12/02/2026"].einvoice_no is None
    assert only(store, file(PLAIN)).fate == "completes"
    assert einvoices.take(store, [file(PLAIN)]).completed == 1
    assert documents(store)["FV 12/02/2026"].einvoice_no == SYSTEM_NUMBER
    assert count(store, "attachments") == 1


def test_a_number_begun_anew_in_another_year_is_another_invoice(store: Store):
    einvoices.take(store, [file(PLAIN)])
    pairs = (("<P_1>2026", "<P_1>2027"), ("<P_15>1284.00", "<P_15>1284.01"), (">230.00<", ">230.01<"))
    assert only(store, file("next.xml", changed(PLAIN, *pairs))).fate == "new"


def test_a_paper_typed_before_is_completed_and_keeps_what_was_typed(store: Store):
    typed = paper(store, issuer_name="Żuczek", due_date=date(2026, 3, 1), description="Druk")
    entry = only(store, file(PLAIN))
    assert (entry.fate, entry.offered and entry.offered.id) == ("completes", typed)
    assert "FV 012/2/2026" in said(entry)
    einvoices.take(store, [file(PLAIN)])
    found = documents(store)["FV 012/2/2026"]
    assert (found.due_date, found.description, found.issuer_name) == (date(2026, 3, 1), "Druk", "Żuczek")
    assert (found.net, found.einvoice_no) == (Decimal(1050), SYSTEM_NUMBER)
    assert found.issuer_id is not None
    assert count(store, "cost_documents") == 1


def test_a_paper_with_a_mistyped_number_is_offered_by_seller_day_and_amount(store: Store):
    typed = paper(store, number="12 luty", issuer_name="drukarnia zuczek")
    entry = only(store, file(PLAIN))
    assert (entry.fate, entry.paper and entry.paper.id) == ("completes", typed)


def test_a_paper_of_another_seller_day_or_amount_is_another(store: Store):
    other = add(store, Organisation(ref="X", name="Inna", kind="business", tax_id="7777777777"))
    paper(store, ref="T1", issuer_id=other)
    paper(store, ref="T2", number="A", issue_date=date(2026, 2, 13))
    paper(store, ref="T3", number="B", gross=Decimal(1285))
    paper(store, ref="T4", number="C", currency="EUR")
    paper(store, ref="T5", number="FV 12/02/2026", kind="proforma")
    assert only(store, file(PLAIN)).fate == "new"


def test_amounts_of_a_paper_with_another_total_stay_and_it_is_told(store: Store):
    paper(store, number="FV 12/02/2026", gross=Decimal(1248))
    entry = only(store, file(PLAIN))
    assert "1,248.00" in said(entry)
    assert "1,284.00" in said(entry)
    einvoices.take(store, [file(PLAIN)])
    found = documents(store)["FV 12/02/2026"]
    assert (found.gross, found.net, found.vat) == (Decimal(1248), None, None)


def test_an_answer_adds_a_new_document_or_leaves_the_file_out(store: Store):
    paper(store, number="12 luty")
    found = [file(PLAIN)]
    assert fates(einvoices.look(store, found, {0: "new"})) == ["new"]
    assert fates(einvoices.look(store, found, {0: "left"})) == ["left"]
    assert not einvoices.take(store, found, {0: "left"})
    assert einvoices.take(store, found, {0: "new"}).new == 1
    assert count(store, "cost_documents") == 2


def test_corrections_and_settlements_name_their_invoices_in_whatever_order_they_come(store: Store):
    names = ["fa3-settlement.xml", "fa3-correction.xml", "ubl-credit-note.xml", "fa3-advance.xml"]
    einvoices.take(store, [file(name) for name in (*names, "ubl-invoice.xml", PLAIN)])
    found = documents(store)
    assert found["KOR 1/02/2026"].corrects_id == found["FV 12/02/2026"].id
    assert found["LV-88/K"].corrects_id == found["LV-88"].id
    assert found["ROZ 3/2026"].settles_id == found["ZAL 3/2026"].id
    assert (found["ZAL 3/2026"].kind, found["ZAL 3/2026"].payment_date) == ("advance", date(2026, 3, 2))


def test_an_earlier_part_invoice_is_no_advance(store: Store):
    reference = (
        "<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>LV-88</cbc:ID>"
        "</cac:InvoiceDocumentReference></cac:BillingReference><cac:AccountingSupplierParty>"
    )
    pairs = ((">LV-88<", ">LV-89<"), ("<cac:AccountingSupplierParty>", reference))
    found = [file("ubl-invoice.xml"), file("next.xml", changed("ubl-invoice.xml", *pairs))]
    assert "no advance" in said(einvoices.look(store, found)[1])
    einvoices.take(store, found)
    assert documents(store)["LV-89"].settles_id is None


def test_a_correction_without_its_invoice_says_so(store: Store):
    assert "FV 12/02/2026" in said(only(store, file("fa3-correction.xml")))


def test_parts_that_were_paid_are_payments(store: Store):
    einvoices.take(store, [file("fa2-parts.xml")])
    with store.read() as session:
        found = session.query(Payment).order_by(Payment.number).all()
        assert [(each.number, each.amount, each.method) for each in found] == [
            (1, Decimal(400), "cash"),
            (2, Decimal(100), "cash"),
        ]


def test_an_invoice_for_somebody_else_is_told_and_our_own_is_refused(store: Store):
    with store.write("Made for a test") as session:
        own = session.query(Organisation).filter_by(own=True).one()
        own.tax_id = "777-777-77-77"
    assert "Nasza Łąka" in said(only(store, file(PLAIN)))
    with store.write("Made for a test") as session:
        session.query(Organisation).filter_by(own=True).one().tax_id = "PL9999999999"
    entry = only(store, file(PLAIN))
    assert entry.fate == "refused"
    assert entry.refused is not None
    assert "Your own organisation" in entry.refused.text()


def test_the_file_itself_is_kept_and_shows_its_lines(store: Store):
    einvoices.take(store, [file(PLAIN)])
    document = documents(store)["FV 12/02/2026"]
    with store.read() as session:
        attached = session.query(Attachment).one()
        assert (attached.kind, attached.filename) == ("einvoice", PLAIN)
    with store.reading() as connection:
        assert b"".join(files.pieces(connection, attached.sha256)) == source(PLAIN)
        assert files.damaged(connection) == []
    kept = einvoices.kept(store, document.id)
    assert kept is not None
    assert [line.name for line in kept.lines] == ["Ulotki „Łąka dla wszystkich”", "Śpiewnik dla dzieci"]
    assert einvoices.kept(store, 1) is None


def test_a_file_that_cannot_be_read_stands_in_nobodys_way(store: Store):
    found = [file("broken.xml", b"<Faktura"), file(PLAIN)]
    assert fates(einvoices.look(store, found)) == ["refused", "new"]
    assert einvoices.take(store, found).new == 1


damage = st.tuples(st.sampled_from(FILES), st.integers(0, 5000), st.integers(1, 40), st.binary(max_size=8))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(damage, min_size=1, max_size=3))
def test_whatever_comes_all_that_was_promised_is_written_and_undone(
    store: Store, mutations: list[tuple[str, int, int, bytes]]
):
    found = []
    for number, (name, start, length, put) in enumerate(mutations):
        data = source(name)
        start %= len(data)
        found.append(file(f"{number}.xml", data[:start] + put + data[start + length :]))
    before = {table: count(store, table) for table in ("cost_documents", "attachments", "organisations")}
    promised = fates(einvoices.look(store, found))
    taken = einvoices.take(store, found)
    assert (taken.new, taken.completed) == (promised.count("new"), promised.count("completes"))
    assert count(store, "cost_documents") == before["cost_documents"] + taken.new
    if taken:
        history.undo(store)
    assert {table: count(store, table) for table in before} == before
