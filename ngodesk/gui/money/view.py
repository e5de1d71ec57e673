"""The money of a project: what each source promised, brought, spent and must get back; cash by month."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ngodesk.common import dates, money
from ngodesk.common.language import N_, _, current
from ngodesk.common.money import unscaled
from ngodesk.gui import words
from ngodesk.gui.buttons import Button
from ngodesk.gui.glance import Glance
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.money.chart import Column as Month
from ngodesk.gui.money.chart import MonthChart
from ngodesk.gui.notes import EmptyState, card_of
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Scrolling
from ngodesk.gui.places import Link
from ngodesk.gui.table import Cell, Column, Table

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.money import EventFees, Money, SourceMoney, TrancheMoney

_ZERO = Decimal("0.00")


class MoneyView(Glance):
    """Sources, tranches and the months of one project; rows lead to the records behind them."""

    title = N_("Money")

    def __init__(self, file: OpenFile, project: int, today: date | None = None) -> None:
        super().__init__()
        self.file, self.project = file, project
        self.today = today or date.today()
        self.money: Money | None = None
        self.sources, self.tranches, self.fees = Table(links=True), Table(links=True), Table(links=True)
        self.first = self.sources
        self.chart = MonthChart()
        self.chart_title = Label(role="section")
        self.begin = Button("primary", "plus")
        self.empty = EmptyState("receipt-text", self.begin)
        self.returning = Label(wrap=True)
        self._lay_out()
        self.sources.chosen.connect(lambda key: self._follow("funding_sources", key))
        self.tranches.chosen.connect(lambda key: self._follow("tranches", key))
        self.fees.chosen.connect(self._follow_fees)
        self.begin.clicked.connect(self._begin)
        self.retranslate()

    def _lay_out(self) -> None:
        scroll = Scrolling()
        self._cards = []
        for parts in (
            (self.sources, self.returning),
            (self.tranches,),
            (self.fees,),
            (self.chart_title, self.chart),
        ):
            card = card_of(*parts)
            scroll.body.addWidget(card)
            self._cards.append(card)
        scroll.body.addWidget(self.empty)
        scroll.body.addStretch(1)
        self.empty.hide()
        self.returning.setContentsMargins(8, 0, 8, 4)
        self.chart_title.setContentsMargins(8, 0, 8, 0)
        layout = in_column(self)
        layout.addWidget(scroll)

    def _follow(self, table: str, key: object) -> None:
        if not isinstance(key, int):
            return
        if table == "funding_sources":  # what a source brought and gave back
            link = Link(tab="money", table="receipts", project=self.project, owner=("source", key))
        else:
            link = Link(tab="money", table=table, project=self.project, record=key)
        self.link_chosen.emit(link)

    def _follow_fees(self, key: object) -> None:
        """The fees of an event, or all of them where they name none."""
        link = Link(tab="money", table="receipts", project=self.project)
        event = ("event", key) if isinstance(key, int) else None
        self.link_chosen.emit(replace(link, owner=event, filter="kind=participant_fee"))

    def _begin(self) -> None:
        """A new source, beside the list of them."""
        self.link_chosen.emit(Link(tab="budget", table="funding_sources", project=self.project, new=True))

    # What there is

    def refresh(self) -> None:
        """Read the money anew."""
        project, today = self.project, self.today

        def work(store: "Store") -> "Money | None":
            from ngodesk.work import money as its

            return its.money_of(store, project, today)

        self.file.read(work, self._fill)

    def _fill(self, found: "Money | None") -> None:
        self.money = found
        if found is not None:
            self._show(found)

    def _show(self, found: "Money") -> None:
        self.sources.show_rows(
            self._source_columns(found.currency),
            [self._source_cells(source) for source in found.sources],
            [source.id for source in found.sources],
        )
        self.sources.show_all_rows()
        self.tranches.show_rows(
            self._tranche_columns(),
            [self._tranche_cells(tranche) for tranche in found.tranches],
            [tranche.id for tranche in found.tranches],
        )
        self.tranches.show_all_rows()
        self._cards[1].setVisible(bool(found.tranches))
        held = any(month.held for month in found.months)
        self._cards[0].setVisible(bool(found.sources))
        self._cards[3].setVisible(bool(found.sources) or held)
        self.empty.setVisible(not (found.sources or found.tranches or found.fees or held))
        self.begin.allow(self.file.read_only)
        self._show_fees(found)
        self._show_return(found)
        self._show_months(found)

    @staticmethod
    def _source_columns(currency: str) -> list[Column]:
        sign = words.currency_sign(currency)
        return [
            Column(_("Sources"), heading=True, share=1, least=120),
            Column(_("Planned, {currency}").format(currency=sign), right=True),
            Column(_("Came in"), right=True),
            Column(_("Interest and other"), right=True),
            Column(_("Spent"), right=True),
            Column(_("Given back"), right=True),
            Column(_("Balance"), right=True),
            Column(_("To return"), right=True),
        ]

    def _source_cells(self, source: "SourceMoney") -> list[Cell]:
        balance = Decimal(source.balance) if source.balance is not None else None
        short = balance is not None and balance < 0
        if balance is None:
            last = Cell("–", "muted", spoken=_("no money"))
        elif short:
            last = Cell(_("{amount} missing").format(amount=words.amount(-balance)), "problem", "strong")
        else:
            last = Cell(words.amount(balance), role="strong")
        return [
            Cell(f"{source.code}  {source.name}"),
            *(
                Cell(self._amount(text))
                for text in (source.planned, source.received, source.more, source.actual, source.refunded)
            ),
            last,
            Cell(self._amount(source.to_return) if source.to_return is not None else "", "muted"),
        ]

    @staticmethod
    def _amount(text: str) -> str:
        value = Decimal(text)
        return words.amount(value) if value else ""

    @staticmethod
    def _tranche_columns() -> list[Column]:
        return [
            Column(_("Tranches"), heading=True, least=96),
            Column(_("Source"), least=60),
            Column(_("Due on"), least=90),
            Column(_("Amount"), right=True, least=90),
            Column(_("Came in"), right=True, least=90),
            Column(_("Condition"), share=1, least=120),
        ]

    def _tranche_cells(self, tranche: "TrancheMoney") -> list[Cell]:
        day = dates.in_table(date.fromisoformat(tranche.due), current().language) if tranche.due else "–"
        came = tranche.received >= tranche.amount
        late = not came and tranche.due is not None and tranche.due < self.today.isoformat()
        received = words.amount(unscaled(tranche.received, 2)) if tranche.received else ""
        return [
            Cell(str(tranche.number)),
            Cell(tranche.source, "muted"),
            Cell(
                day,
                "attention" if late else "text",
                spoken=_("{day}, overdue").format(day=day) if late else day,
            ),
            Cell(words.amount(unscaled(tranche.amount, 2))),
            Cell(received, icon="circle-check", tone="accent") if came else Cell(received),
            Cell(tranche.condition, "muted"),
        ]

    def _show_fees(self, found: "Money") -> None:
        columns = [
            Column(_("Fees by event"), heading=True, share=1, least=120),
            Column(_("Date"), least=90),
            Column(_("Participants"), right=True),
            Column(_("Paid by"), right=True),
            Column(_("Amount"), right=True, least=90),
        ]
        cells = [self._fee_cells(fees) for fees in found.fees]
        self.fees.show_rows(columns, cells, [fees.event or "" for fees in found.fees])
        self.fees.show_all_rows()
        self._cards[2].setVisible(bool(found.fees))

    @staticmethod
    def _fee_cells(fees: "EventFees") -> list[Cell]:
        start = dates.in_table(date.fromisoformat(fees.start), current().language) if fees.start else "–"
        return [
            Cell(fees.title or _("No event named"), "text" if fees.title else "muted"),
            Cell(start),
            Cell(str(fees.participants) if fees.event else "–"),
            Cell(str(fees.payers)),
            Cell(words.amount(unscaled(fees.amount, 2)), role="strong"),
        ]

    def _show_return(self, found: "Money") -> None:
        """What goes back if nothing more is spent."""
        amounts = [Decimal(source.to_return) for source in found.sources if source.to_return is not None]
        whole = sum(amounts, _ZERO)
        if whole:
            said = _("If nothing more is spent, {amount} must be returned.")
            self.returning.setText(said.format(amount=words.with_currency(whole, found.currency)))
        self.returning.setVisible(bool(whole))

    def _show_months(self, found: "Money") -> None:
        language = current().language
        names = dates.month_names(language)
        shown = [
            Month(
                name=f"{names[month.first.month - 1][:3]} {month.first.year % 100:02}",
                held=month.held,
                words=_("End of {month} {year}: {amount}").format(
                    month=names[month.first.month - 1],
                    year=month.first.year,
                    amount=money.shown(unscaled(month.held, 2), language),
                ),
            )
            for month in found.months
        ]
        self.chart.show_columns(shown, _("Money held by month"))

    # Words

    def retranslate(self) -> None:
        self.sources.setAccessibleName(_("Sources"))
        self.tranches.setAccessibleName(_("Tranches"))
        self.fees.setAccessibleName(_("Fees by event"))
        self.chart_title.setText(_("Money held at the end of each month"))
        self.begin.setText(_("Add a source"))
        self.empty.set_words(
            _("No money is counted in this project yet"),
            _("Its sources, tranches and the money held each month show here as soon as a source is named."),
        )
        if self.money is not None:
            self._show(self.money)
