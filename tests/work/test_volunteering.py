"""Volunteers at a glance: sums that the figures have too, months that add up, the law of each country."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngodesk.common import volunteering_law
from ngodesk.figures.project import Span, scope
from ngodesk.figures.whole import figures
from ngodesk.store.store import Store
from ngodesk.work import history, saving, volunteering
from ngodesk.work.saving import RefusedRecordError

TODAY = date(2025, 12, 31)


def one(store: Store, sql: str) -> Any:
    with store.reading() as connection:
        return connection.exec_driver_sql(sql).scalars().first()


def project(store: Store) -> int:
    return int(one(store, "SELECT id FROM projects WHERE ref = 'NL1'"))


def test_the_sums_are_the_figures(filled_store: Store) -> None:
    with filled_store.reading() as connection:
        expected = figures(scope(connection, "NL1", Span()))["volunteers"]
    found = volunteering.overview(filled_store, project(filled_store), today=TODAY)
    years = [
        volunteering.overview(filled_store, project(filled_store), year, TODAY).agreements
        for year in found.years
    ]
    sums = [agreement.year for shown in years for agreement in shown]
    assert Decimal(sum(each.confirmed for each in sums)) / 10**4 == Decimal(expected["hours"])
    assert Decimal(sum(each.worth for each in sums)) / 100 == Decimal(expected["value"])


def test_months_add_up_to_the_year(filled_store: Store) -> None:
    for agreement in volunteering.overview(filled_store, today=TODAY).agreements:
        assert sum(each.all for each in agreement.months.values()) == agreement.year.all
        assert sum(each.worth for each in agreement.months.values()) == agreement.year.worth
        assert all(each.confirmed <= each.all for each in agreement.months.values())


def test_what_the_law_asks_for_is_missing_where_a_check_says_so(filled_store: Store) -> None:
    agreement = int(one(filled_store, "SELECT id FROM volunteer_agreements WHERE ref = 'V1'"))
    before = {each.id: each.missing for each in volunteering.overview(filled_store, today=TODAY).agreements}
    assert volunteering.WRITTEN not in before[agreement]
    saving.change(filled_store, "volunteer_agreements", agreement, {"signed_on": None})
    after = {each.id: each.missing for each in volunteering.overview(filled_store, today=TODAY).agreements}
    assert volunteering.WRITTEN in after[agreement]


def test_overlaps_and_long_days_are_noticed(filled_store: Store) -> None:
    agreement = int(one(filled_store, "SELECT id FROM volunteer_agreements WHERE ref = 'V1'"))
    times = [("09:00:00", "12:00:00", "A"), ("11:00:00", "13:00:00", "B")]
    volunteering.write(
        filled_store,
        agreement,
        [
            (None, {"date": "2025-05-05", "start_time": start, "end_time": end, "task": task,
                    "hours": volunteering.length(start, end)})
            for start, end, task in times
        ],
    )  # fmt: skip
    volunteering.write(
        filled_store, agreement, [(None, {"date": "2025-05-06", "hours": 250_000, "task": "A"})]
    )
    found = {each.rule.id for each in volunteering.overview(filled_store, today=TODAY).noticed}
    assert {"overlapping-hours", "day-over-24-hours"} <= found


def test_a_new_line_counts_where_the_last_one_did(filled_store: Store) -> None:
    agreement = int(one(filled_store, "SELECT id FROM volunteer_agreements WHERE ref = 'V1'"))
    volunteering.write(
        filled_store, agreement, [(None, {"date": "2025-05-05", "hours": 20_000, "task": "A"})]
    )
    entry = volunteering.entries(filled_store, agreement, date(2025, 5, 1))[0]
    assert one(filled_store, f"SELECT line_id FROM volunteer_hours WHERE id = {entry.id}") == one(
        filled_store,
        f"SELECT line_id FROM volunteer_hours WHERE agreement_id = {agreement} ORDER BY date LIMIT 1",
    )
    history.undo(filled_store)
    assert volunteering.entries(filled_store, agreement, date(2025, 5, 1)) == []


def test_the_same_task_on_the_same_day_is_refused(filled_store: Store) -> None:
    agreement = int(one(filled_store, "SELECT id FROM volunteer_agreements WHERE ref = 'V1'"))
    line: tuple[None, dict[str, Any]] = (None, {"date": "2025-05-05", "hours": 20_000, "task": "A"})
    with pytest.raises(RefusedRecordError):
        volunteering.write(filled_store, agreement, [line, line])


@given(st.times(), st.times())
def test_a_length_is_never_below_nothing(start: Any, end: Any) -> None:
    found = volunteering.length(start.isoformat("seconds"), end.isoformat("seconds"))
    if found is None:
        assert end.replace(microsecond=0) <= start.replace(microsecond=0)
    else:
        minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
        assert found == minutes * 10**4 // 60
        assert 0 <= found < 24 * 10**4


@pytest.mark.parametrize("country", ["LV", "PL"])
def test_a_law_has_a_source_and_says_its_rules_in_each_language(country: str) -> None:
    law = volunteering_law.law(country)
    assert law is not None
    assert law.source
    assert law.checked_on.year >= 2026
    said = {language: law.sentences(language) for language in ("en", "pl", "lv")}
    assert len({len(each) for each in said.values()}) == 1
    assert all(len({each[place] for each in said.values()}) == 3 for place in range(len(said["en"])))
    sentences = [sentence for each in said.values() for sentence in each]
    assert all(each.endswith(".") and ". (" not in each for each in sentences)
    assert volunteering_law.law("NO") is None
