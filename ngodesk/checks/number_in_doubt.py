"""Numbers of people and organisations that do not fit their check digits."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Row

from ngodesk.checks.core import organisations, people
from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import NUMBERS
from ngodesk.common.formats import doubt
from ngodesk.common.language import N_
from ngodesk.common.saying import Words, say

RULE = Rule(
    id="number-in-doubt",
    severity=WARNING,
    title=N_("Number in doubt"),
    source=NUMBERS,
    tables=(
        "people",
        "organisations",
    ),
)

_PERSON = {"national_id": N_("Personal number"), "bank_account": N_("Bank account")}
_ORGANISATION = {
    "tax_id": N_("Tax number"),
    "register_no": N_("Register number"),
    "bank_account": N_("Bank account"),
}
_TURN = 500


def check(look: Look) -> Iterator[Finding | None]:
    """As the form of its country has it; where a country is not said, the association's own."""
    of_people = "id, trim(first_name || ' ' || last_name) AS name, country, national_id, bank_account"
    of_organisations = "id, name, country, tax_id, register_no, bank_account"
    for table, columns, labels, wanted in (
        ("people", of_people, _PERSON, people.OF_PROJECT),
        ("organisations", of_organisations, _ORGANISATION, organisations.OF_PROJECT),
    ):
        filled = " OR ".join(f"{column} IS NOT NULL" for column in labels)
        for place, row in enumerate(
            look.rows(
                f"SELECT {columns} FROM {table} WHERE ({filled})"
                f" AND (:project IS NULL OR id IN ({wanted})) ORDER BY id"
            )
        ):
            odd = tuple(_odd(look, row, labels))
            if odd:
                sentence = N_("{name}: a digit may be missing or mistyped in {fields}.")
                what = say(sentence, name=row.name, fields=Words(odd))
                yield RULE.found(table, row.id, what)
            if place % _TURN == 0:
                yield None


def _odd(look: Look, row: Row[Any], labels: dict[str, str]) -> Iterator[str]:
    for column, label in labels.items():
        text = getattr(row, column)
        if text and doubt(column, text, row.country or look.country) is not None:
            yield label
