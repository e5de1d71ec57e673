"""Initials in place of names: in whatever case and spelling, and nothing else is touched."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngodesk.figures.personal import Personal
from ngodesk.reports.content import (
    Column,
    FormRow,
    FormTable,
    Heading,
    Row,
    Signature,
    Signatures,
    Table,
    Text,
)
from ngodesk.reports.masking import HIDDEN, Masking, masked
from ngodesk.reports.values import NOT_STATED, Amount, Born, Name, Period
from tests.reports.prints import report

BORN = date(1961, 5, 7)
KNOWN = Personal(
    (
        ("Anna Maria", "Kowalska-Nowak"),
        ("Jan", "Lis"),
        ("Jānis", "Bērziņš"),
        ("Łucja", "Żak"),
        ("Ian", "O’Neill"),
    ),
    frozenset({"lucja@example.org", "601 202 303", "ul. Długa 5/7, 16-060 Zabłudów"}),
    frozenset({"uczulenie na orzechy"}),
)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Umowa z Anną Marią Kowalską-Nowak", "Umowa z A. M. K. N."),
        ("NOWAK i Lis", "N. i L."),
        ("Lista obecności, listy", "Lista obecności, listy"),
        ("rozmowa z Janem Lisem", "rozmowa z J. L."),
        ("Jāņa Bērziņa līgums", "Jāņa B. līgums"),
        ("zak_lucja.pdf", "Ż. Ł..pdf"),
        ("Łucji Żak (lucja@example.org, tel. 601-202-303)", f"Ł. Ż. ({HIDDEN}, tel. {HIDDEN})"),
        ("ktoś@inna.pl", HIDDEN),
        ("ul. Długa 5/7, 16-060 Zabłudów", HIDDEN),
        ("uczulenie na orzechy", HIDDEN),
        ("warsztat: uczulenie na orzechy", "warsztat: uczulenie na orzechy"),
        ("Jan Kowal", "Jan Kowal"),
        ("O’Neill", "O."),
        ("", ""),
    ],
)
def test_texts(said: str, shown: str) -> None:
    assert Masking(KNOWN).text(said) == shown


def test_every_part_of_a_report_and_no_number() -> None:
    table = Table(
        (Column("Lis"), Column("Kwota", "number"), Column("Data")),
        (
            Row((Name("Żak", "Łucja"), Decimal("7.50"), Born(BORN))),
            Row((("Jan Lis", "x"), 3, date(2025, 5, 7))),
        ),
    )
    form = FormTable((FormRow("Koordynator", "Jan Lis"), FormRow("Kwota", Amount(Decimal(5), "PLN"))))
    signed = Signatures((Signature("podpis", "Łucja Żak, prezeska"),))
    made = masked(report(Heading("Jan Lis"), Heading("Lis"), table, form, Text("Żak"), signed), KNOWN)
    whole, word, rows, fields, text, lines = made.content
    assert (whole, word, text) == (Heading("J. L."), Heading("Lis"), Text("Ż."))
    assert rows == Table(
        table.columns,
        (Row((Name("Ż.", "Ł."), Decimal("7.50"), NOT_STATED)), Row((("J. L.", "x"), 3, date(2025, 5, 7)))),
    )
    assert fields == FormTable((FormRow("Koordynator", "J. L."), form.rows[1]))
    assert lines == Signatures((Signature("podpis", "Ł. Ż., prezeska"),))
    assert made.header == report().header


def test_a_day_on_which_somebody_was_born_is_a_day_like_any_other() -> None:
    rows = (FormRow("Umowa z", BORN), FormRow("Okres", Period(BORN, BORN)), FormRow("Urodzona", Born(BORN)))
    made = masked(report(FormTable(rows)), KNOWN)
    assert made.content == (FormTable((*rows[:2], FormRow("Urodzona", NOT_STATED))),)
    whole = replace(made, header=replace(made.header, agreement_date=BORN))
    whole = replace(whole, footer=replace(made.footer, printed_on=BORN, period=Period(BORN, BORN)))
    assert masked(whole, KNOWN) == whole


@given(st.text(), st.sampled_from(KNOWN.names), st.text(), st.sampled_from([" ", "_", ", ", "  "]))
def test_no_whole_name_is_left_wherever_it_stands(
    before: str, name: tuple[str, str], after: str, between: str
) -> None:
    said = f"{before} {between.join(name)} {after}"
    assert name[1] not in Masking(KNOWN).text(said)
