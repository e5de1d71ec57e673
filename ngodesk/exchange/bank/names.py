"""What banks call the columns of their statements, and which rows are no payments."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from ngodesk.common.paths import resources
from ngodesk.exchange.sheets.heads import plain


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((resources() / "import" / "bank.toml").read_text(encoding="utf-8"))


@cache
def _fields() -> Mapping[str, str]:
    return {plain(name): field for field, those in _data()["columns"].items() for name in those}


def field_of(spellings: Iterable[str]) -> str:
    """The field that a column is by the ways to spell its head; blank where it is none."""
    return next((_fields()[each] for each in spellings if each in _fields()), "")


@cache
def balances(kind: str) -> frozenset[str]:
    """The `texts` or `types` of rows that tell a balance."""
    return frozenset(map(plain, _data()["balances"][kind]))


@cache
def left() -> frozenset[str]:
    """The words beside an amount that left the account."""
    return frozenset(map(plain, _data()["left"]["words"]))
