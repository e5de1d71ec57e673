"""The claim of a member who advanced money: what for, how much, to which account."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ngodesk.common import dates
from ngodesk.common.language import Texts
from ngodesk.figures.paper import PaymentFacts, paper
from ngodesk.reports.blocks import paper_description
from ngodesk.reports.content import Element, FormRow, FormTable, Text
from ngodesk.reports.source import Source
from ngodesk.reports.values import Amount, Value

OF_PRINT = (paper,)
OPTIONS = frozenset(
    {"person", "document", "what_for", "projects", "amount", "account", "paid", "declaration"}
)


def subtitle(source: Source, texts: Texts) -> str:
    """The document that was paid."""
    return paper_description.title(source, texts)


def title(source: Source, texts: Texts) -> str:
    """Who advanced the money; a line to write on where nobody is named yet."""
    people = _claims(source)
    return ", ".join(dict.fromkeys(each.person for each in people if each.person)) or texts.gettext(
        "Claim for reimbursement"
    )


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A form for each person who advanced money; an empty one where nobody is named."""
    found = source.of(paper)
    claims = _claims(source)
    people = dict.fromkeys((each.person_id, each.person, each.bank_account) for each in claims)
    for number, person, account in people or [(None, "", "")]:
        mine = [each for each in claims if each.person_id == number]
        amount = sum((each.amount for each in mine), Decimal("0.00")) if mine else found.cost
        paid: Value = tuple(dates.in_table(each.date, texts.language) for each in mine)
        yield FormTable(
            (
                FormRow(options["person"], person),
                FormRow(options["document"], paper_description.title(source, texts)),
                FormRow(options["what_for"], found.description),
                FormRow(
                    options["projects"],
                    tuple(
                        dict.fromkeys(f"{each.title}, {each.line} {each.line_name}" for each in found.charged)
                    ),
                ),
                FormRow(options["amount"], Amount(amount, found.currency), strong=True),
                FormRow(options["account"], account),
                FormRow(options["paid"], paid),
            )
        )
    yield Text(options["declaration"])


def _claims(source: Source) -> list[PaymentFacts]:
    return [each for each in source.of(paper).payments if each.kind == "reimbursement"]
