"""What is measured and counted: bars with a notch, tiles, tables, the rail and the timeline."""

from datetime import date, timedelta

from PySide6.QtWidgets import QAbstractItemView

from ngodesk.common import dates
from ngodesk.common.language import _, current, plural
from ngodesk.gui.labels import Label
from ngodesk.gui.measure import Bar, Measure
from ngodesk.gui.notes import card_of
from ngodesk.gui.pages.components_parts import Section, focused, pointed
from ngodesk.gui.rail import DAYS, Rail
from ngodesk.gui.table import Cell, Column, Table
from ngodesk.gui.tile import Figure, Tile
from ngodesk.gui.timeline import Span, Timeline

BARS = {
    "empty": Measure(notch=True),
    "on the way": Measure(0.6, notch=True),
    "behind": Measure(0.6, notch=True, tone="attention_bar"),
    "met": Measure(1.0, notch=True),
    "past the target": Measure(1.15, notch=True),
    "overspent": Measure(1.15, notch=True, past="problem_bar"),
    "to be paid": Measure(0.6, 0.25, notch=True),
    "today": Measure(0.6, today=0.75),
}


def bars() -> Section:
    """The one sign, in every state."""
    made = Section(_("Bars with a notch"))
    for state, measure in BARS.items():
        bar = Bar()
        bar.show_measure(measure, state)
        made.fill(bar, Label(state, "small", "muted"))
    return made


def tiles() -> Section:
    """A figure that is a link, and one that is not."""
    made = Section(_("Tiles"))
    money = Figure(
        _("Budget spent"),
        "83",
        "%",
        _("{amount} left").format(amount="5 991,26 zł"),
        measure=Measure(0.83, 0.1),
    )
    met = Figure(
        _("Indicators met"),
        "3",
        _("of {number}").format(number=8),
        plural("{number} behind", "{number} behind", 3).format(number=3),
        "attention",
        Measure(3 / 8),
    )
    for pair in ((Tile(), focused(Tile())), (pointed(Tile()), Tile(link=False))):
        for tile, figure in zip(pair, (money, met), strict=True):
            tile.show_figure(figure)
        made.fill(*pair)
    return made


def table() -> Section:
    """Rows as usual, under the mouse, chosen, and a cell with the keyboard."""
    made = Section(_("Tables"))
    shown = focused(Table(choosing=True))
    columns = [
        Column(_("Status"), least=60),
        Column(_("Name"), share=1, least=80),
        Column("", least=60, legend=(("notch", _("plan")),)),
        Column(_("Amount"), right=True),
    ]
    states = ("usual", "hover", "selected", "cell focus", "missing")
    amounts = [Cell("3 086,40"), Cell("1 420,00"), Cell("1 999,99"), Cell("3 500,00")]
    amounts.append(Cell(_("none"), "attention"))
    chips = ("neutral", "neutral", "ok", "attention", "problem")
    shown.show_rows(
        columns,
        [
            [Cell(state, chip=chip), Cell("Zabłudów"), _bar(0.2 * (number + 1)), amount]
            for number, (state, chip, amount) in enumerate(zip(states, chips, amounts, strict=True))
        ],
    )
    shown.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
    shown.setCurrentIndex(shown.rows.index(3, 3))
    for row in (2, 3):
        shown.selectRow(row)
    shown.setCurrentIndex(shown.rows.index(3, 3))
    shown.pointed = 1
    shown.show_all_rows()
    shown.setAccessibleName(_("Tables"))
    made.fill(card_of(shown))
    return made


def _bar(part: float) -> Cell:
    return Cell(measure=Measure(part, notch=True), spoken=f"{part:.0%}")


def days() -> Section:
    """The next days in one line, and a project's days in lanes."""
    made = Section(_("Days"))
    today = date.today()
    rail = Rail()
    dots = [
        (today + timedelta(days=after), tone) for after, tone in ((3, "attention"), (7, "ok"), (9, "problem"))
    ]
    number = len(dots)
    rail.show_days(
        today,
        dots,
        plural(
            "{number} deadline in the next 30 days", "{number} deadlines in the next 30 days", number
        ).format(number=number),
    )
    made.fill(card_of(rail))
    made.fill(card_of(focused(_timeline(today))))
    return made


def _timeline(today: date) -> Timeline:
    from ngodesk.work.timeline import Dot, Lane

    first, last = today - timedelta(days=2 * DAYS), today + timedelta(days=2 * DAYS)
    held, planned = Dot(1, today - timedelta(days=20), _("Events"), False), Dot(2, last, _("Events"), True)
    lanes = (
        Lane(1, "A1", _("Events"), first, last, (held, planned)),
        Lane(2, "A2", _("People"), today, last, ()),
    )
    made = Timeline()
    months = tuple(dates.month_names(current().language))
    made.show_lanes(lanes, [lane.title for lane in lanes], Span(first, last, today, months), _("Days"))
    return made
