"""Settings of the workspace."""

from sqlalchemy.orm import Mapped

from ngodesk.common.language import N_
from ngodesk.common.money import scaled
from ngodesk.model import columns
from ngodesk.model.record import Record

DEPRECIATED = "depreciation_from."
"""Before the code of a programme: the price above which it pays an asset's wear only, in its currency."""


def price(text: str) -> int | None:
    """Hundredths. What was typed elsewhere, as in an exchange folder, may be no amount."""
    try:
        return scaled(text, 2)
    except ValueError:
        return None


class Setting(Record):
    """A setting of the workspace."""

    __tablename__ = "settings"
    labels = (N_("Setting"), N_("Settings"))
    natural_key = ("key",)
    named = ("key",)
    detail = ("value",)
    listed = ("key", "value")

    key: Mapped[str] = columns.text(
        N_("Setting"), N_("Language, currency, information_clause.pl, information_clause.lv …"), required=True
    )
    value: Mapped[str] = columns.text(N_("Value"), required=True)
