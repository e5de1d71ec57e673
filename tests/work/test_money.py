"""The money page agrees with the figures; months end with the balance; tranches are filled in order."""

import itertools
from datetime import date
from decimal import Decimal

from ngodesk.figures.project import Span, scope
from ngodesk.figures.whole import figures
from ngodesk.model.words import word
from ngodesk.store.store import Store
from ngodesk.work import money, pasting, saving


def project(store: Store) -> int:
    with store.reading() as connection:
        return int(connection.exec_driver_sql("SELECT id FROM projects WHERE ref = 'NL1'").scalar_one())


def money_of(store: Store, today: date = date(2026, 12, 31)) -> money.Money:
    found = money.money_of(store, project(store), today)
    assert found is not None
    return found


def test_the_sums_of_each_source_are_the_figures(filled_store: Store) -> None:
    with filled_store.reading() as connection:
        expected = figures(scope(connection, "NL1", Span()))["budget"]["sources"]
    found = {source.code: source for source in money_of(filled_store).sources}
    assert set(found) == {each["code"] for each in expected}
    for each in expected:
        its = found[each["code"]]
        assert (its.planned, its.received, its.actual, its.balance) == (
            each["planned"], each["received"], each["actual"], each["balance"],
        )  # fmt: skip
        if its.to_return is not None:
            assert Decimal(its.to_return) == max(Decimal(each["balance"] or 0), Decimal(0))


def test_the_last_month_holds_what_all_balances_are(filled_store: Store) -> None:
    with filled_store.reading() as connection:
        end = connection.exec_driver_sql(
            "SELECT max(p.end, coalesce((SELECT max(date) FROM receipts r WHERE r.project_id = p.id), ''))"
            " FROM projects p WHERE p.ref = 'NL1'"
        ).scalar_one()
        until = Span(None, date.fromisoformat(end))
        expected = figures(scope(connection, "NL1", until))["budget"]["sources"]
    months = money_of(filled_store).months
    assert [month.first.day for month in months] == [1] * len(months)
    assert months[-1].first.isoformat()[:7] == end[:7]
    balances = sum(Decimal(each["balance"]) for each in expected if each["balance"] is not None)
    assert Decimal(months[-1].held) / 100 == balances


def test_months_go_up_to_today_while_the_project_runs(filled_store: Store) -> None:
    assert money_of(filled_store, date(2025, 5, 3)).months[-1].first == date(2025, 5, 1)
    assert len(money_of(filled_store, date(2020, 1, 1)).months) == 1


def test_tranches_are_filled_from_the_first_on(filled_store: Store) -> None:
    with filled_store.reading() as connection:
        source, came = connection.exec_driver_sql(
            "SELECT source_id, sum(amount) FROM receipts WHERE kind = 'tranche' GROUP BY source_id"
        ).one()
        known = connection.exec_driver_sql("SELECT coalesce(max(number), 0) FROM tranches").scalar_one()
    saving.add(
        filled_store,
        "tranches",
        {"project": project(filled_store), "number": known + 1, "source": source, "amount": 10**9},
    )
    found = money_of(filled_store).tranches
    assert sum(tranche.received for tranche in found) == came
    for first, second in itertools.pairwise(found):
        assert first.received == first.amount or second.received == 0


def test_a_project_that_is_gone_has_no_money(filled_store: Store) -> None:
    assert money.money_of(filled_store, 1, date(2025, 1, 1)) is None


def test_fees_pasted_from_a_list_are_told_by_event(filled_store: Store) -> None:
    with filled_store.reading() as connection:
        people = list(
            connection.exec_driver_sql(
                "SELECT DISTINCT p.ref FROM attendance a JOIN people p ON p.id = a.person_id"
                " JOIN events e ON e.id = a.event_id WHERE e.ref = 'E1' AND a.status = 'attended' ORDER BY 1"
            ).scalars()
        )
        kinds = word("receipts", "kind", "participant_fee")
    first, second = people[:2]
    rows = [
        ["2025-03-10", kinds, "W", "20,00", first, "E1"],
        ["2025-03-11", kinds, "W", "20", second, "E1"],
        ["2025-03-12", kinds, "W", "5.50", second, "E1"],
        ["2025-04-01", kinds, "W", "10", "", "E1"],
        ["2025-04-02", kinds, "W", "7", first, ""],
    ]
    columns = ("date", "kind", "source", "amount", "person", "event")
    known = {"project": project(filled_store)}
    pasting.paste(filled_store, pasting.Block("receipts", columns, rows, [], "pl", known))
    event, other = money_of(filled_store).fees
    assert (event.title, event.participants) == ("Księgowość małej organizacji", len(people))
    assert (event.payers, event.amount) == (3, 5_550)
    assert (other.event, other.payers, other.amount) == (None, 1, 700)
