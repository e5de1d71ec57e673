"""What a row of the list of backups shows."""

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from ngodesk.common import money
from ngodesk.common.language import N_, _
from ngodesk.gui.moments import moment
from ngodesk.gui.table import Cell, Column

if TYPE_CHECKING:
    from ngodesk.work.backups import Entry

_REASONS = {
    "close": N_("the file was closed"),
    "while-working": N_("half an hour of work"),
    "wanted": N_("somebody wanted it"),
    "rescued": N_("the file was gone"),
    "before-import": N_("before an import"),
    "before-migration": N_("before a new version of ngodesk"),
    "before-restore": N_("before a restore"),
    "before-erasure": N_("before people were erased"),
    "before-protection": N_("before the password was changed"),
}


def columns() -> list[Column]:
    """When, why, how much of what, how large, whether it is sound."""
    return [
        Column(_("Made"), least=110),
        Column(_("Why"), share=1, spare=True),
        Column(_("People"), right=True),
        Column(_("Projects"), right=True),
        Column(_("Cost documents"), right=True),
        Column(_("Size"), right=True, least=70),
        Column(_("Check"), least=110),
    ]


def cells(entry: "Entry", sound: bool | None, language: str) -> list[Cell]:
    """One backup."""
    if entry.counts is None:
        counts = [Cell("–", "muted")] * 3
    else:
        counts = [Cell(money.shown(Decimal(count), language, 0)) for count in entry.counts]
    return [
        Cell(moment(entry.made, datetime.now().astimezone()), role="strong"),
        Cell(_(_REASONS.get(entry.reason, entry.reason)), "muted"),
        *counts,
        Cell(size(entry.size, language), "muted"),
        _checked(entry, sound),
    ]


def _checked(entry: "Entry", sound: bool | None) -> Cell:
    if entry.counts is None and sound is not False:
        return Cell(_("another password"), chip="attention")
    if sound is None:
        return Cell(_("being checked…"), "muted")
    return Cell(_("sound"), chip="ok") if sound else Cell(_("damaged"), chip="problem")


def size(number: int, language: str) -> str:
    """Bytes, as people say them."""
    kilobytes = max(1, round(number / 1024))
    if kilobytes < 1024:
        return _("{number} KB").format(number=kilobytes)
    return _("{number} MB").format(number=money.shown(Decimal(kilobytes) / 1024, language, 1))
