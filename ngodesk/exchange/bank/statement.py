"""What a bank statement says, whatever its format."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class BankEntry:
    """One movement. `cents` are hundredths of the currency, below zero for what left the account."""

    day: date
    cents: int
    currency: str
    text: str
    """What it was for, as the bank writes it."""
    other: str = ""
    """The name of the other side."""
    account: str = ""
    """The account of the other side."""
    reference: str = ""
    """By which the bank knows it again."""


@dataclass(frozen=True)
class Statement:
    """The movements of one account, in the order of the file."""

    file: str
    account: str
    entries: tuple[BankEntry, ...]
    unread: tuple[int, ...] = ()
    """Rows of a table that hold an amount or a day that cannot be read, counted from 1."""
