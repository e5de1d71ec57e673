"""What holds of all checks: their ids, their sources, their tests, and what they say of a real file."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from string import Formatter

import pytest

from ngodesk.checks.core.finding import ERROR, INFO, WARNING
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.running import Check, every, run
from ngodesk.common.errors import Cancelled
from ngodesk.model import TABLES, CostDocument, Programme
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work import samples
from tests.checks.book import LATER, TODAY, Book

IDS = [each.RULE.id for each in every()]


def name(check: Check) -> str:
    return str(check.__name__).rpartition(".")[2]


@pytest.mark.parametrize("check", every(), ids=IDS)
def test_a_rule_is_told_whole(check: Check) -> None:
    rule = check.RULE
    assert rule.id == name(check).replace("_", "-")
    assert rule.severity in (ERROR, WARNING, INFO)
    assert rule.title
    assert rule.source
    assert set(rule.tables) <= set(TABLES)
    assert not rule.limit or hasattr(Programme, rule.limit)


def test_ids_are_different_and_each_check_has_a_test() -> None:
    assert len(set(IDS)) == len(every()) > 40
    here = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
    assert {name(check) for check in every()} <= here


def test_the_gravest_come_first() -> None:
    severities = [check.RULE.severity for check in every()]
    assert severities == sorted(severities, key=(ERROR, WARNING, INFO).index)


def test_a_programme_without_limits_asks_nothing(book: Book) -> None:
    book.plan(book.line, "1")
    book.cost("1000000", payment_method="cash", payment_date=TODAY)
    for check in every():
        if check.RULE.limit:
            assert book.find(check.RULE.id, LATER) == []


def test_the_contracts_example_is_checked_whole_and_by_project(filled_store: Store) -> None:
    with filled_store.reading() as connection:
        whole = run(Look(connection, LATER))
        (project,) = Look(connection, LATER).projects
        part = run(Look(connection, LATER, project))
    assert whole == part
    assert {each.rule.severity for each in whole} == {WARNING}
    keys = [each.key for each in whole]
    assert len(keys) == len(set(keys))
    for each in whole:
        assert each.projects == {project}
        said = each.what.text()
        assert said.endswith(".")
        assert not [field for _text, field, *_ in Formatter().parse(said) if field]


def test_a_document_alone_says_what_it_says_among_all(book: Book) -> None:
    supplier = book.organisation("DRU")
    for gross in ("100", "100"):
        document = book.document(gross, number="1", issuer_id=supplier, issue_date=date(2024, 1, 1))
        book.charge(document, "150")
    about = [each for each in every() if "cost_documents" in each.RULE.tables]
    with book.store.reading() as connection:
        among = run(Look(connection, TODAY), asked=about)
        alone = run(Look(connection, TODAY, document=document), asked=about)
    assert alone == [each for each in among if each.id == document]
    assert {each.rule.id for each in alone} >= {"duplicate-document", "over-allocated"}


def test_projects_that_never_were_are_not_asked(book: Book) -> None:
    from ngodesk.model import Project

    book.cost(issue_date=date(2024, 1, 1))
    assert len(book.find("issued-outside-project")) == 1
    book.change(Project, book.project, status="cancelled")
    assert book.find("issued-outside-project") == []


def test_the_work_can_be_stopped(book: Book) -> None:
    def stop(done: int, total: int) -> None:
        assert total == len(every())
        if done:
            raise Cancelled

    with book.store.reading() as connection, pytest.raises(Cancelled):
        run(Look(connection, TODAY), stop)


def test_amounts_in_another_currency_are_at_risk_in_the_projects_own(book: Book) -> None:
    document = book.document("100", currency="EUR", exchange_rate="4.2563", issue_date=date(2024, 1, 1))
    book.charge(document, "33.35")
    assert book.cents("issued-outside-project") == 14195  # 141.947605
    book.change(CostDocument, document, exchange_rate=Decimal("0.2349"), rate_currency="PLN")
    assert book.cents("issued-outside-project") == 14198  # 141.9753…


def test_the_samples_are_in_order(tmp_path: Path) -> None:
    for path in samples.write_samples(tmp_path / "samples"):
        with open_store(path, write=False) as store, store.reading() as connection:
            found = run(Look(connection, LATER))
        assert [each.what.text() for each in found if each.rule.severity == ERROR] == [], path.stem
