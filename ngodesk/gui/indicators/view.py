"""The page of a project's indicators: all with their bars, one with its records, whom the project reached."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ngodesk.common.language import N_, _, current, plural
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.indicators import standing
from ngodesk.gui.indicators.pane import IndicatorPane
from ngodesk.gui.indicators.reached import ReachCards
from ngodesk.gui.indicators.records import Evidence
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.measure import Bar, Measure
from ngodesk.gui.notes import Card, EmptyState
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages import overview
from ngodesk.gui.pages.page import Scrolling
from ngodesk.gui.places import Link
from ngodesk.gui.table import Table
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.indicating import Progress
    from ngodesk.work.reaching import Reach


class AllIndicators(QWidget):
    """Every indicator with its bar, the time that is over, kinds of support and places."""

    wanted = Signal(object)  # the id of an indicator
    new_wanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.today = today
        self.progress: Progress | None = None
        self.time, self.bar = Label(), Bar()
        self.sums = Label(role="section")
        self.table = Table(links=True)
        self.reach = ReachCards()
        self.add = Button("primary", "plus")
        self.empty = EmptyState("target", self.add)
        self._lay_out()
        self.table.chosen.connect(self.wanted)
        self.add.clicked.connect(self.new_wanted)

    def _lay_out(self) -> None:
        self._card = Card()
        top = QHBoxLayout()
        top.setContentsMargins(8, 4, 8, 0)
        top.setSpacing(sizes.GAP)
        top.addWidget(self.sums)
        top.addStretch(1)
        top.addWidget(self.time)
        self.bar.setFixedWidth(sizes.scaled(180))
        top.addWidget(self.bar)
        inside = in_column(self._card, (8, 8, 8, 8), sizes.STEP)
        inside.addLayout(top)
        inside.addWidget(self.table)
        scroll = Scrolling()
        for widget in (self._card, self.empty, self.reach):
            scroll.body.addWidget(widget)
        scroll.body.addStretch(1)
        layout = in_column(self)
        layout.addWidget(scroll)

    def show_progress(self, progress: "Progress") -> None:
        """Show how far every indicator is."""
        self.progress = progress
        found, start, end = progress.indicators, progress.start, progress.end
        self._card.setVisible(bool(found))
        self.empty.setVisible(not found)
        gone = overview.passed(start, end, self.today)
        self.table.show_rows(
            standing.columns(any(each.target is not None for each in found)),
            standing.rows(found, start, end, self.today),
            [each.id for each in found],
        )
        self.table.show_all_rows()
        self._say_time(gone, (end - self.today).days)
        self._say_sums(progress, gone)

    def _say_time(self, gone: int, left: int) -> None:
        words = _("{percent} % of the project's time is over.").format(percent=gone)
        if 0 < gone < 100:
            words = plural(
                "{percent} % of the time is over, {days} day is left.",
                "{percent} % of the time is over, {days} days are left.",
                left,
            ).format(percent=gone, days=left)
        self.time.setText(words)
        self.bar.show_measure(Measure(gone / 100, today=gone / 100), words)

    def _say_sums(self, progress: "Progress", gone: int) -> None:
        aimed = [each for each in progress.indicators if each.target is not None]
        late = sum(standing.is_behind(each, gone) for each in aimed)
        met = sum(bool(each.met) for each in aimed)
        if late:
            text = _("{met} of {number} targets met, {late} behind").format(
                met=met, number=len(aimed), late=late
            )
        else:
            text = _("{met} of {number} targets met").format(met=met, number=len(aimed))
        self.sums.setText(text if aimed else "")

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.table.setAccessibleName(_("Indicators"))
        self.add.setText(_("Add an indicator"))
        self.empty.set_words(
            _("No indicators yet"),
            _("Write down what the agreement promises: each is then counted from your records."),
        )
        if self.progress is not None:
            self.show_progress(self.progress)


class Named(QWidget):
    """The records behind another number of the page, by name."""

    left = Signal()

    def __init__(self, file: OpenFile, project: int) -> None:
        super().__init__()
        self.back = Button("quiet", "chevron-left")
        self.title = Label(role="section", wrap=True)
        self.evidence = Evidence(file, project)
        head = abreast(self.back, (self.title, 1))
        layout = in_column(self, between=sizes.STEP)
        layout.addLayout(head)
        layout.addWidget(self.evidence, 1)
        self.back.clicked.connect(self.left)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


class IndicatorsView(Worded, QWidget):
    """All indicators, or one of them, or the records behind a number."""

    title = N_("How far we are")
    link_chosen = Signal(object)
    problem = Signal(str)

    def __init__(self, file: OpenFile, project: int, today: date | None = None) -> None:
        super().__init__()
        self.file, self.project = file, project
        day = today or date.today()
        self.all, self.pane = AllIndicators(day), IndicatorPane(file, project, day)
        self.named = Named(file, project)
        self.stack = QStackedWidget()
        for page in (self.all, self.pane, self.named):
            self.stack.addWidget(page)
        layout = in_column(self)
        layout.addWidget(self.stack)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.all.wanted.connect(self._go)
        self.all.new_wanted.connect(self._begin)
        self.all.reach.chosen.connect(self._show_named)
        self.pane.left.connect(lambda: self._go(None))
        self.named.left.connect(self._back)
        self.pane.link_chosen.connect(self.link_chosen)
        self.pane.problem.connect(self.problem)
        self.named.evidence.link_chosen.connect(self.link_chosen)

    # What there is

    def refresh(self) -> None:
        """Read anew what is shown."""
        project = self.project

        def progress(store: "Store") -> "Progress | None":
            from ngodesk.work import indicating

            return indicating.progress(store, project)

        def reach(store: "Store") -> "Reach | None":
            from ngodesk.work import reaching

            return reaching.reach(store, project)

        if self.stack.currentWidget() is self.pane:
            self.pane.refresh()
        else:
            self.file.read(progress, self._fill)
            self.file.read(reach, self.all.reach.show_reach)

    def _fill(self, found: "Progress | None") -> None:
        if found is not None:
            self.all.show_progress(found)
        self.all.add.allow(self.file.read_only)

    def show_one(self, record: int | None) -> None:
        """Show one indicator; nothing is all of them."""
        if record is None:
            self.stack.setCurrentWidget(self.all)
        else:
            self.pane.show_indicator(record)
            self.stack.setCurrentWidget(self.pane)

    def _go(self, record: Any) -> None:
        self.link_chosen.emit(Link(tab="indicators", project=self.project, record=record))

    def _show_named(self, title: str, records: Any) -> None:
        language = current().language

        def fetch(store: "Store") -> Any:
            from ngodesk.work import proving

            return proving.plain(store, records, language)

        self.named.title.setText(title)
        self.file.read(fetch, self.named.evidence.show_records)
        self.stack.setCurrentWidget(self.named)
        self.named.evidence.table.setFocus()

    def _back(self) -> None:
        self.stack.setCurrentWidget(self.all)
        self.refresh()
        self.all.table.setFocus()

    def _begin(self) -> None:
        self.link_chosen.emit(Link(tab="indicators", table="indicators", project=self.project, new=True))

    # Words

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.all.retranslate()
        self.named.back.setText(_("All indicators"))
        self.named.back.updateGeometry()

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        return self.pane.first_focus() if self.stack.currentWidget() is self.pane else self.all.table

    def leave(self) -> None:
        """What is being typed is kept."""
        self.pane.leave()
