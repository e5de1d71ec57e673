"""What comes next with a sub-grant: the fields that the step needs, and its button."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QWidget

from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import N_, _
from ngodesk.common.money import scaled
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.records.editors import Stored, Surroundings
from ngodesk.gui.records.fields import FieldBox, editor_of
from ngodesk.gui.records.questions import Question
from ngodesk.gui.tabs import Entry, Tabs

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.subgranting import Standing

_COLUMNS = 3
_ZERO = Decimal("0.00")


@dataclass(frozen=True)
class Act:
    """A step: what it is called, its button, what it asks for."""

    name: str
    button: str
    asked: tuple[Question, ...]


def _ask(name: str, label: str = "", *, required: bool = True) -> Question:
    return Question("subgrants", name, label, required=required)


ACTS = {
    "award": Act(N_("Award"), N_("Award"), (_ask("amount"), _ask("decision_date"))),
    "sign": Act(
        N_("Sign"),
        N_("Sign the agreement"),
        (
            _ask("agreement_no"),
            _ask("agreement_date"),
            _ask("start", required=False),
            _ask("end", required=False),
            _ask("settlement_due", required=False),
        ),
    ),
    "pay": Act(N_("Pay out"), N_("Pay out"), (_ask("paid", N_("Amount")), _ask("decision_date", N_("Day")))),
    "settle": Act(N_("Settle"), N_("Settle"), (_ask("settled"), _ask("settled_on"))),
    "take_back": Act(
        N_("Return"),
        N_("Enter the return"),
        (_ask("returned", N_("Amount")), _ask("decision_date", N_("Day"))),
    ),
}


def acts_of(found: "Standing") -> list[str]:
    """What can be done now, the most likely first."""
    paying = ["pay"] if found.unpaid > 0 else []
    agreed = ["settle", *paying] if found.prepared else [*paying, "settle"]
    by_stage = {
        "applied": ["award"],
        "awarded": ["sign"],
        "signed": agreed,
        "running": agreed,
        "settled": ["take_back"] if found.facts.left > 0 else [],
    }
    return by_stage.get(found.stage, [])


class ActCard(Card):
    """The steps that are possible, each with what it asks for; hidden where nothing is left to do."""

    wanted = Signal(str, object)  # the step, and a function that does it in the worker

    def __init__(self, file: OpenFile) -> None:
        super().__init__()
        self.file = file
        self.found: Standing | None = None
        self.title, self.hint = Label(role="section"), Label(tone="muted", wrap=True)
        self.tabs = Tabs("pill")
        self.panes = QStackedWidget()
        self.boxes: dict[str, dict[str, FieldBox]] = {}
        self._made: dict[str, QWidget] = {}
        self.do = Button("primary", "check")
        self._lay_out()
        self.tabs.chosen.connect(self._show_act)
        self.do.clicked.connect(self._do)
        self.hide()

    def _lay_out(self) -> None:
        head = abreast(self.title, (self.tabs, 1))
        foot = QHBoxLayout()
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.do, 0, Qt.AlignmentFlag.AlignBottom)
        layout = in_column(self, (sizes.INSET, 12, sizes.INSET, 12), sizes.STEP)
        layout.addLayout(head)
        layout.addWidget(self.panes)
        layout.addLayout(foot)

    # What there is

    def show_standing(self, found: "Standing | None", today: date) -> None:
        """Show what can be done with a sub-grant; what is being typed stays where nothing changed."""
        same = found == self.found
        self.found = found
        acts = acts_of(found) if found is not None and self.file.read_only is None else []
        self.setVisible(bool(acts))
        if found is None or not acts:
            return
        self.tabs.show_entries([Entry(act, _(ACTS[act].name)) for act in acts], _("What comes next"))
        self.tabs.setVisible(len(acts) > 1)
        if not same or self.tabs.current() not in acts:
            self.tabs.choose(acts[0])
        for act in acts:
            if act not in self.boxes:
                self._make(act)
            if not same:
                self._begin(act, found, today)
        self._show_act(self.tabs.current())

    def _make(self, act: str) -> None:
        """The fields of a step, as the form of a sub-grant has them."""
        around = Surroundings(self.file, lambda _name: None, lambda: "")
        asked = ACTS[act].asked
        pane, grid = QWidget(), QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(sizes.STEP)
        pane.setLayout(grid)
        boxes = self.boxes[act] = {}
        columns = min(_COLUMNS, len(asked))
        for place, question in enumerate(asked):
            field = question.field()
            box = boxes[question.name] = FieldBox(field, editor_of(question.table, field, around), wide=False)
            box.editor.left.connect(box.check)
            grid.addWidget(box, place // columns, place % columns)
            grid.setColumnStretch(place % columns, 1)
        self._made[act] = pane
        self.panes.addWidget(pane)

    def _begin(self, act: str, found: "Standing", today: date) -> None:
        """What a step begins with: what is known, today, all that is left."""
        facts = found.facts
        day = today.isoformat()
        known: dict[str, dict[str, Decimal | date | str | None]] = {
            "award": {"amount": facts.applied, "decision_date": day},
            "sign": {
                "agreement_no": facts.agreement_no or None,
                "agreement_date": day,
                "start": facts.start,
                "end": facts.end,
                "settlement_due": facts.settlement_due,
            },
            "pay": {"paid": found.unpaid, "decision_date": day},
            "settle": {"settled": (facts.paid or _ZERO) - (facts.returned or _ZERO), "settled_on": day},
            "take_back": {"returned": facts.left, "decision_date": day},
        }
        for name, value in known[act].items():
            box = self.boxes[act][name]
            box.editor.show_value(_stored(value))
            box.say("")

    def _show_act(self, act: str) -> None:
        self.tabs.choose(act)
        pane = self._made[act]
        self.panes.setCurrentWidget(pane)
        self.panes.setFixedHeight(pane.sizeHint().height())
        self.do.setText(_(ACTS[act].button))
        self._say(act)

    def _say(self, act: str) -> None:
        """What the step does, where its button does not say it."""
        hints = {
            "sign": _("The number, the dates and the amount stand on the agreement that you print."),
            "pay": _("A cost document is written down, still to be paid, and opens."),
            "settle": _("What was paid and is not accepted must come back."),
            "take_back": _("A cost document below zero is written down, and opens."),
        }
        missing = act == "sign" and self.found is not None and self.found.patron_missing
        self.hint.setText(
            _("An informal group needs a patron who signs for it.") if missing else hints.get(act, "")
        )
        self.hint.set_tone("attention" if missing else "muted")

    # What is done

    def _do(self) -> None:
        act, found = self.tabs.current(), self.found
        values = self._typed(act)
        if found is None or values is None:
            return
        self.wanted.emit(act, _deed(act, found.facts.id, values))

    def _typed(self, act: str) -> dict[str, Stored] | None:
        """What stands in the fields; nothing where it cannot be read, or one that is needed is blank."""
        found: dict[str, Stored] = {}
        for name, box in self.boxes[act].items():
            try:
                found[name] = box.editor.value()
            except WrongEntry as error:
                return self._point(box, str(error))
            if box.field.required and found[name] is None:
                return self._point(box, _("{field} is missing.").format(field=_(box.field.label)))
        return found

    @staticmethod
    def _point(box: FieldBox, words: str) -> None:
        box.say(words)
        box.editor.input.setFocus()

    # Words

    def retranslate(self) -> None:
        """Say everything in the window's language; the page shows what can be done anew."""
        self.title.setText(_("What comes next"))
        for boxes in self.boxes.values():
            for box in boxes.values():
                box.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange and self.tabs.current():
            self._show_act(self.tabs.current())


def _stored(value: Decimal | date | str | None) -> Stored:
    if isinstance(value, Decimal):
        return scaled(str(value), 2)
    return value.isoformat() if isinstance(value, date) else value


def _deed(act: str, subgrant: int, values: dict[str, Stored]) -> Callable[["Store"], int | None]:
    """The step, for the worker; some give the document that they write."""

    def work(store: "Store") -> int | None:
        from ngodesk.work import awarding

        if act == "sign":
            awarding.sign(store, subgrant, values)
            return None
        amount, day = values.values()
        assert isinstance(amount, int)
        when = date.fromisoformat(str(day))
        if act == "award":
            awarding.award(store, {subgrant: amount}, when)
        elif act == "settle":
            awarding.settle(store, subgrant, amount, when)
        else:
            return (awarding.pay if act == "pay" else awarding.take_back)(store, subgrant, amount, when)
        return None

    return work
