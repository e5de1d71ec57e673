"""MT940, as most banks in Poland and Latvia write it."""

import logging
import re
from datetime import date
from typing import Any

import mt940

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.common.money import scaled
from ngodesk.exchange.bank.statement import BankEntry, Statement

logging.getLogger("mt940").setLevel(logging.CRITICAL + 1)  # it would write movements into the log

# The details of a movement have parts, each with a number after a sign that the bank chooses.
_PARTS = re.compile(r"[~^<?](\d\d)")
_FOR = {f"{number}" for number in range(20, 30)} | {"60", "61", "62", "63"}
_LEFT = ("D", "RC")  # a debit, and the reversal of a credit
_NAME = {"27", "28", "29", "32", "33"}
_ACCOUNT = {"31", "38"}


def read(text: str, file: str) -> Statement:
    """The movements. Raises UserError for what cannot be read."""
    try:
        found = mt940.parse(text)
        entries = tuple(_entry(each.data) for each in found if each.data.get("amount") is not None)
    except (ValueError, RuntimeError, KeyError, IndexError, AttributeError, TypeError) as error:
        raise UserError(
            N_("{file} is damaged, or is no bank statement."), N_("Take it from the bank anew."), file=file
        ) from error
    return Statement(file, str(found.data.get("account_identification") or "").strip("/"), entries)


def _entry(data: dict[str, Any]) -> BankEntry:
    amount, day = data["amount"], data["date"]
    parts = _parts(str(data.get("transaction_details") or ""))
    cents = abs(scaled(str(amount.amount), 2))
    return BankEntry(
        day=date(day.year, day.month, day.day),
        cents=-cents if data.get("status") in _LEFT else cents,
        currency=str(amount.currency or data.get("currency") or ""),
        text=_joined(parts, _FOR if _has_name(parts) else _FOR | _NAME),
        other=_joined(parts, {"32", "33"}),
        account=_joined(parts, _ACCOUNT),
        reference=str(data.get("bank_reference") or data.get("customer_reference") or ""),
    )


def _parts(details: str) -> list[tuple[str, str]]:
    """Number and text of each part; details without parts are one, of what it was for."""
    pieces = _PARTS.split(details.replace("\n", ""))
    if len(pieces) == 1:
        return [("20", " ".join(details.split()))]
    return list(zip(pieces[1::2], pieces[2::2], strict=True))


def _has_name(parts: list[tuple[str, str]]) -> bool:
    return any(number in ("32", "33") for number, _text in parts)


def _joined(parts: list[tuple[str, str]], wanted: set[str]) -> str:
    return " ".join(" ".join(text for number, text in parts if number in wanted).split())
