"""Certificates: numbers are given once, and print again unchanged."""

from datetime import date
from decimal import Decimal

import pytest

from ngodesk.common.errors import UserError
from ngodesk.model import (
    Certificate,
    Event,
    EventSession,
    Programme,
)
from ngodesk.reports.content import PageBreak
from ngodesk.store.store import Store
from ngodesk.work import certifying, history, printing
from tests.reports.asked import column, event_id, made, read_back, tables

DAY = date(2025, 6, 1)


def threshold(desk: Store, percent: int | None) -> None:
    """Set the share of hours that earns a certificate."""
    with desk.write("Made for a test") as session:
        programme = session.query(Programme).first()
        programme.attendance_threshold_percent = None if percent is None else Decimal(percent)


def test_numbers_are_given_once_and_print_again_unchanged(desk: Store) -> None:
    event = event_id(desk)
    threshold(desk, 80)
    before = made(desk, "certificates")
    assert column(tables(before)[0], "Hours") == [Decimal(15), Decimal(15)]
    numbers = certifying.give(desk, event, today=date(2025, 4, 2))
    assert numbers == ["NL1/2025/0001", "NL1/2025/0002"]
    with pytest.raises(UserError):
        certifying.give(desk, event, today=date(2026, 1, 1))
    threshold(desk, None)
    assert certifying.give(desk, event, today=date(2025, 5, 5)) == ["NL1/2025/0003"]
    first = printing.written(made(desk, "certificates"), "pdf")
    document, text = read_back(made(desk, "certificates"))
    assert len(document.pages) == 3
    assert all(number in text for number in (*numbers, "NL1/2025/0003"))
    assert first == printing.written(made(desk, "certificates"), "pdf")
    with desk.read() as session:
        assert session.query(Certificate).count() == 3


def test_hours_round_away_from_zero(desk: Store) -> None:
    with desk.write("Made for a test") as session:
        for each in session.query(EventSession):
            each.hours = Decimal("0.0625")
    threshold(desk, None)
    (waiting,) = tables(made(desk, "certificates"))
    assert column(waiting, "Hours") == [Decimal("0.13"), Decimal("5.00"), Decimal("0.13")]


def test_giving_numbers_is_one_step_of_undo(desk: Store) -> None:
    numbers = certifying.give(desk, event_id(desk))
    history.undo(desk)
    with desk.read() as session:
        assert session.query(Certificate).count() == 0
    assert certifying.give(desk, event_id(desk)) == numbers


def test_a_series_has_certificates_of_its_own(desk: Store) -> None:
    with desk.write("Made for a test") as session:
        session.query(Event).filter_by(ref="E2").one().series = "Cykl 1"
    certifying.give(desk, event_id(desk), today=DAY)
    numbers = certifying.give(desk, event_id(desk), series=True, today=DAY)
    assert numbers[0] == "NL1/2025/0004"
    whole = made(desk, "certificates", series=True)
    assert whole.title == "Cykl 1"
    breaks = [each for each in whole.content if isinstance(each, PageBreak)]
    assert len(breaks) == len(numbers) - 1
    assert "19" in read_back(whole)[1]  # 15 hours and 4
