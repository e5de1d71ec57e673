"""What stands in a cell, as the program keeps it."""

from datetime import date

import pytest

from ngodesk.exchange.sheets.cells import converter
from ngodesk.exchange.sheets.mapping import Column
from ngodesk.model import TABLES


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Board member", "board"),
        ("ngo_officer", "ngo_officer"),
        (" officer  for organisations ", "ngo_officer"),
        ("  skarbnik   koła ", "skarbnik koła"),
        (None, ""),
    ],
)
def test_a_role_that_is_known_is_kept_as_such_and_any_other_as_it_stands(said: str | None, kept: str) -> None:
    role = TABLES["affiliations"].described.field("role")
    assert converter("affiliations", role, Column("Funkcja", "role"), "pl", date(2026, 11, 21))(said) == kept
