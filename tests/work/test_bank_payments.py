"""Movements beside unpaid documents: by number, by issuer and account, and what is paid already."""

from datetime import date
from decimal import Decimal

from ngodesk.exchange.bank.statement import BankEntry, Statement
from ngodesk.model import CostDocument, Organisation
from ngodesk.store.store import Store
from ngodesk.work import bank_payments, history, paying

DAY = date(2025, 3, 4)
ACCOUNT = "PL61 1090 1014 0000 0712 1981 2874"


def entry(cents: int, text: str = "", other: str = "", account: str = "", currency: str = "PLN") -> BankEntry:
    return BankEntry(DAY, cents, currency, text, other, account)


def document(store: Store, number: str, gross: str, issuer: str = "", **more: object) -> int:
    with store.write("Made for a test") as session:
        made = CostDocument(
            ref=number, kind="invoice", number=number, issue_date=DAY, currency="PLN", gross=Decimal(gross),
            issuer_name=issuer or None, **more,
        )  # fmt: skip
        session.add(made)
        session.flush()
        return int(made.id)


def offered(store: Store, *entries: BankEntry) -> list[tuple[str, str]]:
    found = bank_payments.offers(store, Statement("x", "", entries))
    return [(each.sureness, each.document.number if each.document else "") for each in found]


def test_by_number_by_issuer_and_not_at_all(store: Store) -> None:
    document(store, "FV 12/02/2026", "123.50")
    document(store, "FV 13/02/2026", "123.50")
    document(store, "R 1", "50", "Drukarnia Żuczek")
    assert offered(
        store,
        entry(-12350, "zaplata FV-13-02-2026"),
        entry(-12350, "faktura 12/02/2026 fv"),
        entry(-5000, "za druk", "DRUKARNIA ZUCZEK SP Z O O"),
        entry(-777, "FV 12/02/2026"),
        entry(50000, "Dotacja"),
    ) == [("sure", "FV 13/02/2026"), ("open", ""), ("likely", "R 1"), ("open", "")]


def test_one_account_makes_it_sure(store: Store) -> None:
    with store.write("Made for a test") as session:
        maker = Organisation(ref="M", name="Sklep", kind="business", bank_account=ACCOUNT)
        session.add(maker)
        session.flush()
        made = int(maker.id)
    document(store, "1", "10", issuer_id=made)
    assert offered(store, entry(-1000, account="61109010140000071219812874")) == [("sure", "1")]


def test_nothing_is_sure_of_which_the_currency_is_not_known(store: Store) -> None:
    document(store, "FV 1/2026", "10")
    for currency, sureness in (("PLN", "sure"), ("", "likely"), ("EUR", "open")):
        ((found, _document),) = offered(store, entry(-1000, "FV 1/2026", currency=currency))
        assert found == sureness


def test_what_is_accepted_is_paid_in_one_step_and_known_afterwards(store: Store) -> None:
    first, second = document(store, "A 100", "10"), document(store, "A 200", "20")
    movements = entry(-1000, "A 100"), entry(-2000, "A 200")
    accepted = [(first, movements[0]), (second, movements[1])]
    assert bank_payments.pay(store, accepted) == 2
    assert paying.unpaid(store) == []
    assert offered(store, *movements) == [("known", ""), ("known", "")]
    history.undo(store)
    assert len(paying.unpaid(store)) == 2
