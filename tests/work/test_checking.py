"""Findings accepted with a reason, rules switched off, money at risk counted once, and what is remembered."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from ngodesk.common import language, settings
from ngodesk.common.errors import UsageError, UserError
from ngodesk.common.saying import Amount
from ngodesk.model import CostDocument
from ngodesk.store.store import Store
from ngodesk.work import checking, history, waiving
from ngodesk.work.checking import Round, Told, Verdict
from tests.checks.book import END, TODAY, Book

EARLY = date(2024, 12, 31)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    language.use("en")
    yield
    language.use("en")


@pytest.fixture
def book(store: Store) -> Book:
    return Book(store)


def look(book: Book) -> Verdict:
    return checking.findings(book.store, today=TODAY)


def one(verdict: Verdict, check: str) -> Told:
    (found,) = [each for each in verdict.findings if each.rule.id == check]
    return found


@pytest.fixture
def ewa() -> Iterator[str]:
    """Who sits at this computer."""
    settings.remember_who("Ewa Sowa")
    yield "Ewa Sowa"
    settings.remember_who("")


def test_a_finding_is_accepted_with_a_reason_and_taken_back(book: Book, ewa: str) -> None:
    document = book.cost(issue_date=EARLY)
    before = one(look(book), "issued-outside-project")
    assert before.counts
    waiving.waive(book.store, before, "The funder agreed by letter", TODAY)
    after = one(look(book), "issued-outside-project")
    assert not after.counts
    assert after.waived is not None
    assert (after.waived.reason, after.waived.by) == ("The funder agreed by letter", ewa)
    assert (after.waived.day, after.waived.whole_project) == (TODAY, False)
    assert after.id == document
    waiving.unwaive(book.store, after.waived)
    assert one(look(book), "issued-outside-project").counts


def test_accepting_is_one_step_that_can_be_undone(book: Book) -> None:
    book.cost(issue_date=EARLY)
    waiving.waive(book.store, one(look(book), "issued-outside-project"), "so it is")
    assert "Accept a finding" in history.undo(book.store)
    assert one(look(book), "issued-outside-project").counts


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_no_reason_no_acceptance(book: Book, reason: str) -> None:
    book.cost(issue_date=EARLY)
    with pytest.raises(UserError, match="reason"):
        waiving.waive(book.store, one(look(book), "issued-outside-project"), reason)
    with pytest.raises(UserError, match="reason"):
        waiving.switch_off(book.store, "issued-outside-project", book.project, reason)
    assert one(look(book), "issued-outside-project").counts


def test_a_check_is_switched_off_for_one_project_and_for_what_comes_later(book: Book) -> None:
    book.cost(issue_date=EARLY)
    other = book.new_project("P2")
    line, grant = book.new_line("1", project_id=other), book.new_source("G", project_id=other)
    elsewhere = book.document(issue_date=EARLY)
    book.charge(elsewhere, project_id=other, line_id=line, source_id=grant)
    waiving.switch_off(book.store, "issued-outside-project", book.project, "not asked here", TODAY)
    book.cost(issue_date=EARLY)
    found = [each for each in look(book).findings if each.rule.id == "issued-outside-project"]
    assert [(each.id == elsewhere, each.counts) for each in found] == [
        (False, False),
        (True, True),
        (False, False),
    ]
    assert all(each.waived is None or each.waived.whole_project for each in found)


def test_a_cost_of_two_projects_counts_until_both_have_switched_off(book: Book) -> None:
    other = book.new_project("P2")
    line, grant = book.new_line("1", project_id=other), book.new_source("G", project_id=other)
    document = book.document(issue_date=EARLY)
    book.charge(document, "60")
    book.charge(document, "40", project_id=other, line_id=line, source_id=grant)
    waiving.switch_off(book.store, "issued-outside-project", book.project, "not asked here")
    assert one(look(book), "issued-outside-project").counts
    waiving.switch_off(book.store, "issued-outside-project", other, "nor here")
    assert not one(look(book), "issued-outside-project").counts


def test_another_reason_takes_the_place_of_the_first(book: Book) -> None:
    for reason in ("first", "second"):
        waiving.switch_off(book.store, "issued-outside-project", book.project, reason)
    book.cost(issue_date=EARLY)
    waived = one(look(book), "issued-outside-project").waived
    assert waived is not None
    assert waived.reason == "second"


def test_money_at_risk_counts_each_document_once(book: Book) -> None:
    document = book.document("100", issue_date=EARLY, payment_date=EARLY)
    book.charge(document, "100.01")
    book.cost("50", issue_date=EARLY)
    verdict = look(book)
    about = {each.rule.id for each in verdict.findings if each.id == document}
    assert about >= {"issued-outside-project", "paid-outside-project", "over-allocated"}
    assert verdict.at_risk == (Amount(Decimal("150.01"), "PLN"),)


def test_the_same_money_in_a_source_is_not_added(book: Book) -> None:
    book.receive("10")
    book.cost("100", issue_date=EARLY, payment_date=TODAY)
    verdict = look(book)
    assert one(verdict, "grant-overused").at_risk == (Amount(Decimal("90.00"), "PLN"),)
    assert verdict.at_risk == (Amount(Decimal("100.00"), "PLN"),)


def test_what_was_accepted_or_is_no_error_is_not_at_risk(book: Book) -> None:
    book.cost("100", payment_date=EARLY, issue_date=EARLY)
    book.cost("30", issue_date=TODAY, payment_date=END, kind="bill")
    for check in ("issued-outside-project", "paid-outside-project"):
        waiving.waive(book.store, one(look(book), check), "agreed")
    verdict = look(book)
    assert verdict.at_risk == ()
    assert verdict.open


def test_each_currency_stands_apart(book: Book) -> None:
    other = book.new_project("P2", currency="EUR")
    line, grant = book.new_line("1", project_id=other), book.new_source("G", project_id=other)
    book.cost("100", issue_date=EARLY)
    document = book.document("7", issue_date=EARLY, currency="EUR")
    book.charge(document, "7", project_id=other, line_id=line, source_id=grant)
    assert look(book).at_risk == (Amount(Decimal("7.00"), "EUR"), Amount(Decimal("100.00"), "PLN"))


def test_one_project_alone(book: Book) -> None:
    book.cost(issue_date=EARLY)
    book.new_project("P2")
    found = checking.findings(book.store, "P2", TODAY).findings
    assert {project for each in found for project in each.projects} <= {(found[0].projects[0][0], "P2")}
    with pytest.raises(UsageError, match="P9"):
        checking.findings(book.store, "P9")


def go_round(store: Store) -> Verdict:
    turns = Round(TODAY)
    for _turn in range(200):
        verdict = turns.go_on(store)
        if verdict is not None:
            return verdict
    raise AssertionError("a round never ends")


def test_a_round_comes_to_what_one_look_does_and_is_remembered(book: Book) -> None:
    book.cost(issue_date=EARLY)
    assert checking.known(book.store, TODAY) is None
    verdict = go_round(book.store)
    assert verdict == look(book)
    assert checking.known(book.store, TODAY) is verdict
    assert checking.known(book.store, END) is None
    book.cost()
    assert checking.known(book.store, TODAY) is None


def test_a_round_begins_again_where_something_was_changed(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "_TURN", -1.0)  # one check in each turn
    document = book.cost(issue_date=EARLY)
    turns = Round(TODAY)
    for _turn in range(20):
        assert turns.go_on(book.store) is None
    book.change(CostDocument, document, issue_date=TODAY)
    found = None
    while found is None:
        found = turns.go_on(book.store)
    assert found == look(book)
    assert "issued-outside-project" not in {each.rule.id for each in found.findings}


@pytest.mark.parametrize("first", [False, True], ids=["asked anew", "remembered"])
def test_a_form_asks_about_its_record_alone(book: Book, first: bool) -> None:
    book.cost(issue_date=EARLY)
    document = book.document(currency="EUR", issue_date=EARLY)
    part = book.charge(document)
    if first:
        go_round(book.store)
    found = checking.of_record(book.store, "cost_documents", document, TODAY)
    assert {(each.table, each.id) for each in found} == {("cost_documents", document), ("allocations", part)}
    assert {"issued-outside-project", "rate-unknown"} <= {each.rule.id for each in found}
    assert checking.of_record(book.store, "allocations", part, TODAY)[0].rule.id == "rate-unknown"
    assert checking.of_record(book.store, "budget_lines", book.line, TODAY) == []
    (missing,) = checking.of_record(book.store, "projects", book.project, TODAY)
    assert missing.rule.id == "credit-line-missing"
