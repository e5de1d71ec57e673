"""Before something is bought: each rule speaks, with its source; what is planned reserves its money."""

from dataclasses import replace
from datetime import date

import pytest

from ngodesk.store.store import Store
from ngodesk.work import allocating, billing, history, purchasing, saving
from ngodesk.work.purchase_rules import ATTENTION, INFO, OK, PROBLEM, Wish

TODAY = date(2025, 10, 15)


def one(store: Store, sql: str, *values: object) -> int:
    with store.reading() as connection:
        return int(connection.exec_driver_sql(sql, values).scalar_one())


def line_of(store: Store, code: str) -> int:
    return one(store, "SELECT id FROM budget_lines WHERE code = ?", code)


@pytest.fixture
def wish(filled_store: Store) -> Wish:
    return Wish(
        project=one(filled_store, "SELECT id FROM projects WHERE ref = 'NL1'"),
        line=line_of(filled_store, "I.2"),
        source=one(filled_store, "SELECT id FROM funding_sources WHERE code = 'D'"),
        amount=10_000,
        currency="PLN",
        day=date(2025, 11, 3),
    )


def rules(store: Store, **values: object) -> None:
    programme = one(store, "SELECT id FROM programmes")
    saving.change(store, "programmes", programme, values)  # type: ignore[arg-type]


def told(store: Store, wish: Wish) -> dict[str, str]:
    """Tones by sentences."""
    found = purchasing.opinion(store, wish, TODAY)
    assert found is not None
    return {remark.what.text(): remark.tone for remark in found.remarks}


def free(store: Store, wish: Wish) -> int:
    spots = allocating.spots(store, [wish.project])
    return next(spot.free for spot in spots if spot.line == wish.line)


def test_what_is_free_is_green_to_the_last_cent(filled_store: Store, wish: Wish) -> None:
    left = free(filled_store, wish)
    assert left > 0
    rules(filled_store, shift_limit_percent=None)
    green = purchasing.opinion(filled_store, replace(wish, amount=left), TODAY)
    red = purchasing.opinion(filled_store, replace(wish, amount=left + 1), TODAY)
    assert green is not None
    assert red is not None
    assert (green.against, red.against) == (0, 1)
    assert "0.01" in red.remarks[0].what.text()


def test_the_limit_of_shifts_lets_a_line_go_over_but_no_further(filled_store: Store, wish: Wish) -> None:
    rules(filled_store, shift_limit_percent=100_000)  # ten per cent of 5 440.00
    most = free(filled_store, wish) + 54_400
    tones = told(filled_store, replace(wish, amount=most))
    assert ATTENTION in tones.values()
    assert PROBLEM not in tones.values()
    assert PROBLEM in told(filled_store, replace(wish, amount=most + 1)).values()


def test_the_source_of_a_limit_is_what_the_programme_says(filled_store: Store, wish: Wish) -> None:
    rules(filled_store, cash_limit=5_000)
    found = purchasing.opinion(filled_store, replace(wish, cash=True), TODAY)
    assert found is not None
    assert [remark.source for remark in found.remarks if remark.tone == PROBLEM] == [
        "Fundusz Sąsiedzki 2025: Regulamin konkursu, wersja 1, s. 7"
    ]


def test_an_amendment_prolongs_the_project(filled_store: Store, wish: Wish) -> None:
    late = replace(wish, day=date(2025, 12, 1))
    assert purchasing.opinion(filled_store, late, TODAY).against == 1  # type: ignore[union-attr]
    amendment = one(filled_store, "SELECT id FROM amendments WHERE status = 'approved'")
    saving.change(filled_store, "amendments", amendment, {"new_end": "2025-12-31"})
    assert purchasing.opinion(filled_store, late, TODAY).against == 0  # type: ignore[union-attr]


def test_offers_must_be_compared_above_the_threshold(filled_store: Store, wish: Wish) -> None:
    rules(filled_store, offers_from=10_000)
    assert PROBLEM not in told(filled_store, wish).values()
    above = replace(wish, amount=10_001)
    assert PROBLEM in told(filled_store, above).values()
    assert PROBLEM not in told(filled_store, replace(above, selection="Trzy oferty")).values()


def test_cash_above_the_limit(filled_store: Store, wish: Wish) -> None:
    rules(filled_store, cash_limit=10_000)
    assert PROBLEM not in told(filled_store, replace(wish, cash=True)).values()
    more = replace(wish, amount=10_001)
    assert PROBLEM not in told(filled_store, more).values()
    assert PROBLEM in told(filled_store, replace(more, cash=True)).values()


def test_administration_has_its_share(filled_store: Store, wish: Wish) -> None:
    admin = replace(wish, line=line_of(filled_store, "II.1"), amount=100)
    rules(filled_store, admin_limit_percent=1_000_000)
    assert not [words for words in told(filled_store, wish) if "Administration" in words]
    assert [tone for words, tone in told(filled_store, admin).items() if "Administration" in words] == [OK]
    rules(filled_store, admin_limit_percent=10_000)
    assert [tone for words, tone in told(filled_store, admin).items() if "Administration" in words] == [
        PROBLEM
    ]


def test_a_source_that_the_plan_does_not_name(filled_store: Store, wish: Wish) -> None:
    other = one(filled_store, "SELECT id FROM funding_sources WHERE code = 'W'")
    assert ATTENTION in told(filled_store, replace(wish, source=other)).values()
    assert ATTENTION not in told(filled_store, wish).values()


def test_earlier_purchases_from_the_same_supplier(filled_store: Store, wish: Wish) -> None:
    printer = one(filled_store, "SELECT id FROM organisations WHERE ref = 'DRU'")
    rules(filled_store, offers_from=200_000)
    from_them = replace(wish, supplier=printer)
    said = [words for words, tone in told(filled_store, from_them).items() if tone == INFO]
    assert len(said) == 1
    assert "Drukarnia Świt" in said[0]
    assert "2,099.99" in said[0].replace("\N{NO-BREAK SPACE}", ",")
    assert "offers must be compared" in said[0]
    rules(filled_store, offers_from=None)
    (said,) = [[words for words, tone in told(filled_store, from_them).items() if tone == INFO]]
    assert "offers" not in said[0]


def test_another_currency_goes_by_the_rate_that_is_proposed(filled_store: Store, wish: Wish) -> None:
    euros = replace(wish, currency="EUR", day=date(2025, 5, 5))
    found = purchasing.opinion(filled_store, euros, TODAY)
    assert found is not None
    assert found.value == 42_563
    unknown = purchasing.opinion(filled_store, replace(euros, currency="SEK"), TODAY)
    assert unknown is not None
    assert unknown.value is None
    assert unknown.against == 1


def test_planning_reserves_and_is_one_step(filled_store: Store, wish: Wish) -> None:
    before = free(filled_store, wish)
    contract = purchasing.plan(filled_store, "Rzutnik", wish, wish.amount)
    assert free(filled_store, wish) == before - wish.amount
    found = billing.billing(filled_store, contract, "en")
    assert found is not None
    assert (found.kind, found.reserved, found.left, found.bills) == ("planned_purchase", 10_000, 10_000, ())
    history.undo(filled_store)
    assert free(filled_store, wish) == before
    assert billing.billing(filled_store, contract, "en") is None


def test_a_planned_purchase_is_over_once_it_is_billed(filled_store: Store, wish: Wish) -> None:
    contract = purchasing.plan(filled_store, "Rzutnik", wish, wish.amount)
    found = billing.billing(filled_store, contract, "en")
    assert found is not None
    begins = dict(found.begins)
    assert begins["gross"] == 10_000
    document = saving.add(
        filled_store,
        "cost_documents",
        {**begins, "ref": "D9", "kind": "invoice", "number": "9/2025", "issue_date": "2025-10-20"},
    )
    before = free(filled_store, wish)
    part = allocating.Part(None, wish.project, wish.line, wish.source, 4_000)
    allocating.write(filled_store, document, [part])
    half = billing.billing(filled_store, contract, "en")
    assert half is not None
    assert (half.billed, half.reserved, half.closed) == (4_000, 6_000, False)
    allocating.write(filled_store, document, [part, replace(part, source=_own(filled_store), amount=6_000)])
    over = billing.billing(filled_store, contract, "en")
    assert over is not None
    assert (over.billed, over.reserved, over.closed) == (10_000, 0, True)
    assert free(filled_store, wish) == before  # what was reserved is now owed
    history.undo(filled_store)
    assert billing.billing(filled_store, contract, "en") == half


def _own(store: Store) -> int:
    return one(store, "SELECT id FROM funding_sources WHERE code = 'W'")


def test_a_purchase_that_cost_less_is_closed_by_hand(filled_store: Store, wish: Wish) -> None:
    contract = purchasing.plan(filled_store, "Rzutnik", wish, wish.amount)
    before = free(filled_store, wish)
    billing.close(filled_store, contract)
    assert free(filled_store, wish) == before + wish.amount
    billing.close(filled_store, contract, closed=False)
    assert free(filled_store, wish) == before


def test_lines_are_found_by_code_and_name(filled_store: Store, wish: Wish) -> None:
    everything = purchasing.lines(filled_store, wish.project, "", "en")
    assert len(everything) == 5  # a computed line cannot be bought from
    assert [line.id for line in purchasing.lines(filled_store, wish.project, "i.2", "en")] == [wish.line]
    assert [line.id for line in purchasing.lines(filled_store, wish.project, "trener", "en")] == [wish.line]
    assert purchasing.lines(filled_store, wish.project, "nic takiego", "en") == []
    assert purchasing.source_of(filled_store, wish.project, wish.line, "en") == (wish.source, "D Dotacja")
