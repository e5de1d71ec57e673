"""E-invoices are read as their forms say; what is broken, false or a trap is told in a sentence."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngodesk.common.errors import UserError
from ngodesk.common.language import use
from ngodesk.exchange import einvoice_reading, safe_xml
from ngodesk.exchange.einvoice_document import EInvoice, Paid, Reference
from tests.exchange.einvoices import FILES, PLAIN, SYSTEM_NUMBER, changed, invoice, source

DOCTYPE = '<!DOCTYPE Faktura [<!ENTITY a "ha">]>'
LAUGHS = (
    '<!DOCTYPE Faktura [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)
EXTERNAL = '<!DOCTYPE Faktura [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def said(found: EInvoice) -> str:
    """All remarks of an invoice."""
    return " ".join(remark.text() for remark in found.remarks)


def refusal(data: bytes, name: str = PLAIN) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(UserError) as caught:
        invoice(name, data)
    return caught.value.text()


@pytest.mark.parametrize("name", FILES)
def test_a_sound_invoice_gives_no_cause_for_remarks(name: str):
    assert said(invoice(name)) == ""


def test_the_polish_invoice_has_everything_that_a_cost_needs():
    found = invoice(PLAIN)
    assert (found.form, found.kind, found.number) == ("KSeF FA(3)", "invoice", "FV 12/02/2026")
    assert (found.issued, found.sold, found.due) == (date(2026, 2, 14), date(2026, 2, 13), date(2026, 2, 28))
    assert (found.net, found.vat, found.gross) == (Decimal(1050), Decimal(234), Decimal(1284))
    assert (found.currency, found.method, found.einvoice_no) == ("PLN", "transfer", SYSTEM_NUMBER)
    assert found.account == "61109010140000071219812874"
    assert (found.seller.name, found.seller.tax_id) == ("Drukarnia Żuczek sp. z o.o.", "9999999999")
    assert (found.seller.address, found.seller.postcode, found.seller.city) == (
        "ul. Łąkowa 7",
        "45-001",
        "Opole",
    )
    assert (found.buyer.address, found.buyer.city) == ("ul. Polna 1", "Opole")
    assert [line.name for line in found.lines] == ["Ulotki „Łąka dla wszystkich”", "Śpiewnik dla dzieci"]
    assert sum(line.net or 0 for line in found.lines) == found.net


def test_the_number_in_ksef_is_read_from_the_name_in_both_spellings():
    for name in (f"faktura_{SYSTEM_NUMBER} (1).xml", "9999999999-20260215-012345-6789AB-58.xml"):
        assert invoice(name, source(PLAIN)).einvoice_no == SYSTEM_NUMBER
    mistyped = SYSTEM_NUMBER.replace("0123", "0132")
    for name in ("FV 12.xml", f"{mistyped}.xml", f"1{SYSTEM_NUMBER}.xml"):
        assert invoice(name, source(PLAIN)).einvoice_no == ""


def test_a_name_that_belongs_to_another_seller_is_told():
    found = invoice("8888888888-20260215-0123456789AB-EA.xml", source(PLAIN))
    assert "another seller" in said(found)


def test_a_foreign_invoice_of_ksef_is_in_its_own_currency():
    found = invoice("fa2-invoice.xml")
    assert (found.form, found.currency, found.vat) == ("KSeF FA(2)", "EUR", Decimal(23))
    assert (found.sold, found.paid_on, found.method) == (date(2025, 4, 30), date(2025, 5, 5), "card")


def test_parts_paid_before_are_payments():
    found = invoice("fa2-parts.xml")
    assert found.paid_on is None
    assert found.payments == (
        Paid(date(2025, 6, 1), Decimal(400)),
        Paid(date(2025, 6, 5), Decimal(100)),
    )


def test_a_correction_is_a_difference_and_names_what_it_corrects():
    found = invoice("fa3-correction.xml")
    assert (found.gross, found.net, found.vat) == (Decimal(-123), Decimal(-100), Decimal(-23))
    assert found.corrects == (Reference("FV 12/02/2026", SYSTEM_NUMBER),)
    assert [line.before for line in found.lines] == [True, False]


def test_an_advance_was_paid_on_its_day_and_a_settlement_names_it():
    advance, settlement = invoice("fa3-advance.xml"), invoice("fa3-settlement.xml")
    assert (advance.kind, advance.paid_on) == ("advance", date(2026, 3, 2))
    assert [line.name for line in advance.lines] == ["Baner"]
    assert settlement.settles == (Reference(advance.number),)
    assert advance.gross + settlement.gross == Decimal(1230)


def test_an_invoice_in_ubl_has_everything_that_a_cost_needs():
    found = invoice("ubl-invoice.xml")
    assert (found.kind, found.number, found.issued) == ("invoice", "LV-88", date(2025, 11, 5))
    assert (found.net, found.vat, found.gross) == (Decimal(200), Decimal(42), Decimal(242))
    assert (found.amount_due, found.due) == (Decimal(142), date(2025, 11, 19))
    assert (found.seller.name, found.seller.tax_id) == ('SIA "Zīle"', "LV40003000000")
    assert (found.seller.city, found.account) == ("Rīga", "LV80BANK0000435195001")


def test_a_credit_note_lowers():
    found = invoice("ubl-credit-note.xml")
    assert (found.net, found.vat, found.gross) == (Decimal(-30), Decimal("-6.3"), Decimal("-36.3"))
    assert found.corrects == (Reference("LV-88"),)
    assert found.amount_due is None


def test_an_invoice_in_the_envelope_of_the_network_is_read():
    inner = source("ubl-invoice.xml").decode().partition("?>")[2]
    header = "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader"
    data = f'<s:StandardBusinessDocument xmlns:s="{header}"><s:Header/>{inner}</s:StandardBusinessDocument>'
    assert invoice("ubl-invoice.xml", data.encode()) == invoice("ubl-invoice.xml")
    assert said(invoice("ubl-invoice.xml", data.encode())) == ""


@pytest.mark.parametrize("trap", [DOCTYPE, LAUGHS, EXTERNAL])
def test_a_doctype_is_refused_before_anything_of_it_is_read(trap: str):
    text = source(PLAIN).decode().replace("<Faktura", f"{trap}<Faktura", 1).replace("Opole<", "&a;<")
    assert "DOCTYPE" in refusal(text.encode())
    assert "DOCTYPE" in refusal(text.replace("UTF-8", "UTF-16").encode("utf-16"))


def test_a_file_that_was_not_copied_whole_says_so():
    data = source(PLAIN)
    assert "too early" in refusal(data[: len(data) // 2])
    assert "too early" in refusal(b"")


def test_letters_in_another_encoding_than_named_are_told():
    assert "encoding" in refusal(source(PLAIN).decode().encode("cp1250", "replace"))
    named = source(PLAIN).decode().replace("UTF-8", "klingon")
    assert "encoding" in refusal(named.encode())


def test_an_encoding_that_is_named_rightly_is_read():
    text = source(PLAIN).decode().replace("UTF-8", "windows-1250")
    assert invoice(PLAIN, text.encode("cp1250")).seller == invoice(PLAIN).seller


def test_what_is_not_well_formed_is_told_with_its_line():
    assert "line" in refusal(changed(PLAIN, ("<P_2>", "<P_2 <")))


def test_a_huge_file_is_refused_by_its_size():
    filler = b"<!--" + b"x" * safe_xml.LARGEST + b"-->"
    assert "10 MB" in refusal(source(PLAIN) + filler)


@pytest.mark.parametrize(
    ("name", "old", "new", "sentence"),
    [
        (PLAIN, "<P_2>FV 12/02/2026</P_2>", "", "no number"),
        (PLAIN, "<P_1>2026-02-14</P_1>", "<P_1>yesterday</P_1>", "day of issue"),
        (PLAIN, "<P_15>1284.00</P_15>", "<P_15>1e9</P_15>", "no total"),
        (PLAIN, "<KodWaluty>PLN</KodWaluty>", "<KodWaluty>zł</KodWaluty>", "currency"),
        ("ubl-invoice.xml", "<cbc:ID>LV-88</cbc:ID>", "<cbc:ID> </cbc:ID>", "no number"),
        ("ubl-invoice.xml", '<cbc:RegistrationName>SIA "Zīle"</cbc:RegistrationName>', "", "seller"),
        ("ubl-invoice.xml", ">242.00<", ">many<", "no total"),
    ],
)
def test_without_what_every_invoice_has_it_is_refused(name: str, old: str, new: str, sentence: str):
    data = changed(name, (old, new))
    if sentence == "no total" and name != PLAIN:
        data = data.replace(b">142.00<", b">many<")
    assert sentence in refusal(data, name)


def test_what_the_schema_does_not_allow_is_taken_with_a_remark_that_names_the_place():
    found = invoice(PLAIN, changed(PLAIN, ("<P_1M>Opole</P_1M>", "<P_1M>Opole</P_1M><Nowe>1</Nowe>")))
    assert found.gross == Decimal(1284)
    assert "Nowe" in said(found)
    assert "FA(3)" in said(found)


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        (">3.50<", ">3.40<", "PEPPOL-EN16931-R120"),
        (
            'LineExtensionAmount currencyID="EUR">200.00<',
            'LineExtensionAmount currencyID="EUR">201.00<',
            "BR-CO-10",
        ),
        (
            'TaxExclusiveAmount currencyID="EUR">200.00<',
            'TaxExclusiveAmount currencyID="EUR">190.00<',
            "BR-CO-13",
        ),
        ('InclusiveAmount currencyID="EUR">242.00<', 'InclusiveAmount currencyID="EUR">243.00<', "BR-CO-15"),
        ('PayableAmount currencyID="EUR">142.00<', 'PayableAmount currencyID="EUR">242.00<', "BR-CO-16"),
        ("<cbc:Percent>21</cbc:Percent>", "<cbc:Percent>12</cbc:Percent>", "BR-CO-17"),
    ],
)
def test_amounts_that_do_not_add_up_are_told_with_the_rule(old: str, new: str, rule: str):
    assert rule in said(invoice("ubl-invoice.xml", changed("ubl-invoice.xml", (old, new))))


def test_a_total_of_ksef_that_is_not_net_and_vat_is_told():
    assert "P_15" in said(invoice(PLAIN, changed(PLAIN, ("<P_15>1284.00", "<P_15>1384.00"))))


def test_an_unknown_version_of_ksef_is_read_with_a_remark():
    data = changed(PLAIN, ("2025/06/25/13775", "2031/01/01/99999"))
    assert invoice(PLAIN, data).number == "FV 12/02/2026"
    assert "not known" in said(invoice(PLAIN, data))


def test_other_xml_is_no_invoice():
    assert "UBL" in refusal(b"<Order/>")
    cii = b'<r:CrossIndustryInvoice xmlns:r="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"/>'
    assert "CII" in refusal(cii)


def test_remarks_are_said_in_the_language_of_the_screen():
    found = invoice(PLAIN, changed(PLAIN, ("<P_15>1284.00", "<P_15>1384.00")))
    use("pl")
    try:
        assert "1\N{NO-BREAK SPACE}384,00\N{NO-BREAK SPACE}zł" in said(found)
    finally:
        use("en")


cuts = st.tuples(st.integers(0, 6000), st.integers(0, 60), st.binary(max_size=12))


@given(st.sampled_from(FILES), st.lists(cuts, min_size=1, max_size=4))
def test_a_damaged_file_is_an_invoice_or_a_sentence(name: str, damage: list[tuple[int, int, bytes]]):
    data = source(name)
    for start, length, put in damage:
        start %= len(data)
        data = data[:start] + put + data[start + length :]
    _read_or_refused(name, data)


values = st.sampled_from(
    ["", " ", "-1", "9" * 40, "1e5", "NaN", "2026-02-30", "0000-00-00", "ąķ\u202e", "&#9;"]
)


@given(st.sampled_from(FILES), st.integers(0, 200), values)
def test_any_value_in_any_place_is_an_invoice_or_a_sentence(name: str, place: int, value: str):
    text = source(name).decode()
    pieces = text.split("</")
    place = place % (len(pieces) - 1)
    before, _sign, _value = pieces[place].rpartition(">")
    pieces[place] = f"{before}>{value}"
    _read_or_refused(name, "</".join(pieces).encode())


def _read_or_refused(name: str, data: bytes) -> None:
    found: EInvoice | None = None
    sentence = ""
    try:
        found = einvoice_reading.read(safe_xml.read(data), name)
    except UserError as error:
        sentence = error.text()
    if found is None:
        assert sentence.endswith(".")
        return
    assert found.number
    assert len(found.currency) == 3
    assert found.gross == round(found.gross, 2)
    assert all(remark.text() for remark in found.remarks)
