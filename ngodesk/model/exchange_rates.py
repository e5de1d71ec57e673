"""Published exchange rates."""

import datetime as dt
from decimal import Decimal

from sqlalchemy.orm import Mapped

from ngodesk.common.language import N_
from ngodesk.model import columns
from ngodesk.model.record import Record


class ExchangeRate(Record):
    """A published exchange rate, from which the program proposes."""

    __tablename__ = "exchange_rates"
    labels = (N_("Exchange rate"), N_("Exchange rates"))
    natural_key = ("currency", "base", "date", "source")
    named = ("currency", "date")
    detail = ("rate",)
    listed = ("date", "currency", "base", "rate", "source")

    currency: Mapped[str] = columns.text(N_("Currency"), N_("ISO 4217."), required=True, form="currency")
    base: Mapped[str] = columns.text(
        N_("Base"), N_("ISO 4217: one unit of currency is so many of base."), required=True, form="currency"
    )
    date: Mapped[dt.date] = columns.day(N_("Date"), required=True)
    rate: Mapped[Decimal] = columns.number(N_("Rate"), places=columns.RATE, required=True)
    source: Mapped[str | None] = columns.text(N_("Source"), N_("National bank, InforEuro …"))
