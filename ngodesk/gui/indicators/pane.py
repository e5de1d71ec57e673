"""One indicator: its rule, data, values and targets at the left, at the right the records that prove it."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ngodesk.common.language import _
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.indicators import standing
from ngodesk.gui.indicators.records import Evidence
from ngodesk.gui.indicators.rule import RuleEditor
from ngodesk.gui.indicators.targets import Targets
from ngodesk.gui.indicators.values import Values
from ngodesk.gui.labels import Chip, Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.measure import Bar
from ngodesk.gui.notes import Card
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages import overview
from ngodesk.gui.panes import Panes
from ngodesk.gui.records.form import RecordForm
from ngodesk.gui.tabs import Entry, Tabs
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.indicating import Opened, Rule
    from ngodesk.work.proving import Behind

_SOON = 120  # milliseconds without a change before it is counted anew
_LEFT = 400


class IndicatorPane(Worded, QWidget):
    """What the indicator counts can be tried out: number and records follow, nothing is written."""

    link_chosen = Signal(object)
    problem = Signal(str)
    left = Signal()

    def __init__(self, file: OpenFile, project: int, today: date) -> None:
        super().__init__()
        self.file, self.project, self.today = file, project, today
        self.indicator: int | None = None
        self.opened: Opened | None = None
        self._asked = 0
        self._rule: Rule | None = None  # one that is tried out
        self._before = ""
        self.back = Button("quiet", "chevron-left")
        self.title, self.figure = Label(role="section", wrap=True), Label(role="figure")
        self.bar, self.chip = Bar(), Chip()
        self.outlook = Label(tone="muted", wrap=True)
        self.tabs, self.pages = Tabs(), QStackedWidget()
        self.rule, self.form = RuleEditor(), RecordForm(file)
        self.values, self.targets = Values(file, project), Targets(project)
        self.evidence = Evidence(file, project)
        self._soon = QTimer(self, interval=_SOON, singleShot=True)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        head = abreast(self.back, (self.title, 1))
        top = QHBoxLayout()
        top.setSpacing(sizes.GAP)
        self.rule.note.hide()
        told = ((self.outlook, 3), (self.rule.note, 3))
        for widget, share in ((self.figure, 0), (self.bar, 2), (self.chip, 0), *told):
            top.addWidget(widget, share)
        for page in (self.rule, self.form, self.values, self.targets):
            self.pages.addWidget(page)
        card = Card()
        card.setMinimumWidth(sizes.scaled(320))
        inside = in_column(card, (1, 4, 1, 1), 0)
        inside.addWidget(self.tabs)
        inside.addWidget(self.pages, 1)
        split = Panes()
        split.addWidget(card)
        split.addWidget(self.evidence)
        split.setSizes([sizes.scaled(_LEFT), 2 * sizes.scaled(_LEFT)])
        split.setStretchFactor(1, 1)
        layout = in_column(self, between=sizes.STEP)
        layout.addLayout(head)
        layout.addLayout(top)
        layout.addWidget(split, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self._go_back)
        self.tabs.chosen.connect(self._turn)
        self.rule.changed.connect(self._try)
        self.rule.keep_wanted.connect(self._keep)
        self.evidence.chosen.connect(self._choose)
        self.values.problem.connect(self.problem)
        self._soon.timeout.connect(self.refresh)
        for part in (self.evidence, self.values, self.targets, self.form):
            part.link_chosen.connect(self.link_chosen)

    # What there is

    def show_indicator(self, indicator: int) -> None:
        """An indicator, from the next refresh on; a rule that was tried out for another is forgotten."""
        if indicator != self.indicator:
            self.leave()
            self.indicator, self.opened, self._rule = indicator, None, None
            self.form.show_record("indicators", indicator)
            self.tabs.choose("rule")
            self._turn("rule")
            self.rule.clear()

    def refresh(self) -> None:
        """Count anew, by the rule that is being tried out."""
        indicator, project, rule = self.indicator, self.project, self._rule
        if indicator is None:
            return
        self._asked += 1
        asked = self._asked

        def fetch(store: "Store") -> "tuple[Opened | None, str]":
            from ngodesk.work import indicating

            found = indicating.opened(store, project, indicator, rule)
            if rule is None or found is None:
                return found, ""
            kept = indicating.standing_of(store, project, indicator)
            return found, standing.reached(kept) if kept is not None else ""

        def fill(found: "tuple[Opened | None, str]") -> None:
            if asked == self._asked:
                self._fill(*found)

        self.file.read(fetch, fill)

    def _fill(self, opened: "Opened | None", before: str) -> None:
        if opened is None:  # an undo took it away
            self._go_back()
            return
        anew = self.opened is None
        self.opened, self._before = opened, before
        writable = self.file.read_only is None
        self._show_head(opened)
        self.rule.show_rule(opened, anew=anew, why_not=self.file.read_only)
        self.outlook.setVisible(not self.rule.is_changed)
        self.rule.say_difference(before, standing.reached(opened.standing))
        if not self.rule.is_changed:
            self._rule = None
        self.targets.show_targets(opened, writable=writable)
        self.values.show_indicator(opened.standing.id, writable=writable)
        self.form.refresh()
        self._show_tabs()
        self.evidence.show_records(opened.records)

    def _show_head(self, opened: "Opened") -> None:
        its = opened.standing
        gone = overview.passed(opened.start, opened.end, self.today)
        self.title.setText(f"{its.code}  {its.name}")
        self.figure.setText(f"{standing.reached(its)} {its.unit or ''}".rstrip())
        self.bar.setVisible(its.target is not None)
        self.bar.show_measure(standing.measure_of(its, gone), standing.said(its))
        self.outlook.setText(standing.outlook(its, opened.start, opened.end, self.today))
        late = standing.is_behind(its, gone)
        self.chip.setVisible(bool(its.met) or late)
        self.chip.setText(_("behind") if late else _("met"))
        self.chip.set_tone("attention" if late else "ok")

    def _show_tabs(self) -> None:
        entries = [
            Entry("rule", _("What is counted")),
            Entry("data", _("Data")),
            Entry("targets", _("Targets")),
        ]
        if self.opened is not None and self.opened.standing.measure == "manual":
            entries.insert(1, Entry("values", _("Values")))
        now = self.tabs.current() or "rule"
        self.tabs.show_entries(entries, _("Parts of the indicator"))
        now = now if now in {entry.key for entry in entries} else "rule"
        self.tabs.choose(now)
        self._turn(now)

    def _turn(self, key: str) -> None:
        pages: dict[str, QWidget] = {"data": self.form, "values": self.values, "targets": self.targets}
        self.pages.setCurrentWidget(pages.get(key, self.rule))

    def _choose(self, behind: "Behind") -> None:
        """A value written by hand is shown with its proof."""
        if behind.table == "indicator_values" and behind.id is not None:
            self.values.show_value(behind.id)
            self.values.show_indicator(self.values.indicator, writable=self.file.read_only is None)

    # What is done

    def _try(self, rule: "Rule") -> None:
        """Count by another rule; nothing is written."""
        self._rule = rule
        self.outlook.setVisible(not self.rule.is_changed)
        self._soon.start()

    def _keep(self, rule: "Rule") -> None:
        indicator = self.indicator
        assert indicator is not None
        self._soon.stop()
        self.rule.measure.setFocus()  # the button goes away

        def work(store: "Store") -> None:
            from ngodesk.work import indicating

            indicating.keep_rule(store, indicator, rule)

        def kept(_nothing: Any) -> None:
            self._rule, self.opened = None, None
            self.refresh()

        self.file.write(work, self.problem.emit, kept)

    def _go_back(self) -> None:
        self.leave()
        self.left.emit()

    def leave(self) -> None:
        """Keep what is being typed; a rule that is tried out is not kept."""
        self.form.flush()
        self.values.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.rule.is_changed:
                self.rule.go_back()
            else:
                self._go_back()
            return
        super().keyPressEvent(event)

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        return self.rule.measure if self.pages.currentWidget() is self.rule else self.evidence.table

    # Words

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.back.setText(_("All indicators"))
        for part in (self.rule, self.values, self.targets):
            part.retranslate()
        self._show_tabs()
        if self.opened is not None:
            self._show_head(self.opened)
            self.refresh()
