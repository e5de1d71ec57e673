"""What an indicator counts: its measure and the filters that the measure heeds, and both in plain words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import _
from ngodesk.gui import sizes, words
from ngodesk.gui.buttons import Button
from ngodesk.gui.choices import Choices
from ngodesk.gui.indicators import options, sentences
from ngodesk.gui.indicators.inputs import Named, TickGroup
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column, in_row
from ngodesk.gui.notes import Note
from ngodesk.gui.order import in_order
from ngodesk.gui.pages.page import Scrolling
from ngodesk.gui.records.editors import LineEditor
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.work.indicating import Opened

_TICKS = ("filter_kind", "filter_activity", "filter_organisation_kind", "filter_questions")
_NUMBERS = ("min_hours", "min_share_percent", "min_answer")
_CHOICES = ("exclude_team", "aggregate", "filter_questionnaire")
_ORDER = (
    "filter_kind",
    "filter_activity",
    "filter_organisation_kind",
    "min_hours",
    "min_share_percent",
    "exclude_team",
    "aggregate",
    "filter_questionnaire",
    "filter_questions",
    "min_answer",
)


class RuleEditor(Worded, QWidget):
    """The rule as it is being changed. It tells of every change; keeping it is one step for itself."""

    changed = Signal(object)  # the rule, not kept
    keep_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.opened: Opened | None = None
        self.rule: dict[str, Any] = {}
        self.measure = Choices()
        self.ticks = {name: TickGroup() for name in _TICKS}
        self.choices = {name: Choices() for name in _CHOICES}
        self.numbers: dict[str, LineEditor] = {}
        self.parts: dict[str, QWidget] = {
            **self.ticks,
            **{name: Named(choice) for name, choice in self.choices.items()},
        }
        self.words = Label(wrap=True)
        self.note = Note("info")  # stands where the number is shown
        self.keep, self.revert = Button("primary", "check"), Button("quiet", "undo-2")
        self._why_not: Any = None
        self._measure = Named(self.measure)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._scroll = Scrolling()
        self._scroll.set_margins(14, 12, 14, sizes.GAP)
        self._scroll.body.addWidget(self._measure)
        self._scroll.body.addWidget(self.words)
        self._filters = QVBoxLayout()
        self._filters.setSpacing(sizes.GAP)
        for name in _ORDER:
            if name in self.parts:
                self._filters.addWidget(self.parts[name])
                self.parts[name].hide()  # until it is known what the measure heeds
        self._scroll.body.addLayout(self._filters)
        self._scroll.body.addStretch(1)
        self._foot = QWidget()
        foot = in_row(self._foot, (14, 0, 14, 12), sizes.STEP)
        foot.addStretch(1)
        foot.addWidget(self.revert)
        foot.addWidget(self.keep)
        self._foot.hide()
        layout = in_column(self, between=sizes.STEP)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self._foot)

    def _connect(self) -> None:
        self.measure.activated.connect(lambda _place: self._take())
        for group in self.ticks.values():
            group.changed.connect(self._take)
        for choice in self.choices.values():
            choice.activated.connect(lambda _place: self._take())
        self.keep.clicked.connect(self._keep)
        self.revert.clicked.connect(self.go_back)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.keep.click)

    def _make_numbers(self) -> None:
        """Once the file is open: the fields of an indicator are known only then."""
        from ngodesk.model import TABLES

        described = TABLES["indicators"].described
        for name in _NUMBERS:
            self.numbers[name] = editor = LineEditor("indicators", described.field(name))
            editor.line.textEdited.connect(lambda _text: self._take())
            self.parts[name] = part = Named(editor)
            self._filters.insertWidget(_ORDER.index(name), part)
        self.parts = {name: self.parts[name] for name in _ORDER}

    # What is shown

    @property
    def is_changed(self) -> bool:
        """Whether another rule stands here than the one that is stored."""
        from ngodesk.work.indicating import heeded

        return self.opened is not None and heeded(self.rule) != heeded(self.opened.stored)

    def show_rule(self, opened: "Opened", *, anew: bool, why_not: Any) -> None:
        """Show what is stored; a rule that is being changed stays, unless it is another indicator."""
        if not self.numbers:
            self._make_numbers()
        keep = not anew and self.is_changed
        self.opened, self._why_not = opened, why_not
        if not keep:
            self.rule = dict(opened.stored)
        self._show()

    def clear(self) -> None:
        """Take no changes until another rule is there."""
        self.opened = None

    def go_back(self) -> None:
        """As it is stored."""
        if self.opened is not None:
            self.rule = dict(self.opened.stored)
            self._show()
            self.measure.setFocus()
            self.changed.emit(dict(self.rule))

    def _show(self) -> None:
        """The rule in the inputs; only what the measure heeds is there."""
        from ngodesk.model import TABLES
        from ngodesk.work.indicating import USED

        assert self.opened is not None
        self._fill(self.measure, "measure", TABLES["indicators"].described.field("measure").words)
        for name, entries in options.of_ticks(self.rule, self.opened).items():
            self.ticks[name].show_entries(self._name(name), entries)
            self.ticks[name].choose(options.kept(self.rule[name]))
        for name in ("exclude_team", "aggregate"):
            self._fill(self.choices[name], name, TABLES["indicators"].described.field(name).words)
        self._fill_questionnaires()
        for name, editor in self.numbers.items():
            if not editor.line.hasFocus() or not editor.is_changed():
                editor.show_value(self.rule[name])
        used = USED[self.rule["measure"]]
        for name, part in self.parts.items():
            part.setVisible(name in used and (name not in _TICKS or bool(self.ticks[name].ticks)))
            if isinstance(part, Named):
                part.say(self._name(name))
        in_order(self.measure, *self._inputs(), self.revert, self.keep)
        self._say()

    def _inputs(self) -> list[QWidget]:
        """Everything that may be changed, as it stands."""
        found: list[QWidget] = []
        for name in self.parts:
            if name in self.ticks:
                found += self.ticks[name].ticks.values()
            else:
                found.append(self.choices[name] if name in self.choices else self.numbers[name].line)
        return found

    @staticmethod
    def _name(name: str) -> str:
        from ngodesk.model import TABLES

        return _(TABLES["indicators"].described.field(name).label)

    def _fill(self, choices: Choices, name: str, kept: Sequence[str]) -> None:
        with QSignalBlocker(choices):
            choices.clear()
            for each in kept:
                shown = words.word("indicators", name, each)
                choices.addItem(f"{shown[:1].upper()}{shown[1:]}", each)
        choices.choose(self.rule[name] or kept[0])  # what is blank means the first: nobody, the sum

    def _fill_questionnaires(self) -> None:
        choices = self.choices["filter_questionnaire"]
        with QSignalBlocker(choices):
            choices.clear()
            choices.addItem(_("None"), "")
            for key, name in self.opened.questionnaires if self.opened is not None else ():
                choices.addItem(name, str(key))
        choices.choose(str(self.rule["filter_questionnaire"] or ""))

    def _say(self) -> None:
        """The rule in words, and what may be done with it."""
        self.words.setText("\n".join(sentences.of_rule(self.rule, self._names())))
        changed = self.is_changed
        self._foot.setVisible(changed)
        self.note.setVisible(changed)
        self.keep.allow(self._why_not)

    def _names(self) -> dict[str, str]:
        picked = {
            name: ", ".join(group.ticks[key].text() for key in group.chosen())
            for name, group in self.ticks.items()
        }
        questionnaire = self.choices["filter_questionnaire"]
        return {
            **picked,
            "filter_questionnaire": questionnaire.currentText() if questionnaire.value() else "",
        }

    def say_difference(self, before: str, now: str) -> None:
        """What the rule that is not kept would change."""
        text = _("With this rule it is {now}, until now {before}. It is not kept yet.")
        if before == now:
            text = _("With this rule it stays {now}. It is not kept yet.")
        self.note.set_words(text.format(now=now, before=before))

    # What is done

    def _keep(self) -> None:
        if self.is_changed:
            self.keep_wanted.emit(dict(self.rule))

    def _take(self) -> None:
        """Read the inputs; a number that cannot be read is marked and waits."""
        if self.opened is None:
            return
        before = self.rule["measure"], self.rule["filter_questionnaire"]
        rule = dict(self.rule)
        rule["measure"] = self.measure.value()
        for name, group in self.ticks.items():
            if group.ticks:
                chosen = group.chosen()
                whole = name in ("filter_activity", "filter_questions")
                rule[name] = tuple(map(int, chosen)) if whole else ";".join(chosen) or None
        for name in ("exclude_team", "aggregate"):
            chosen_word = self.choices[name].value()
            rule[name] = None if chosen_word in ("none", "sum") else chosen_word
        questionnaire = self.choices["filter_questionnaire"].value()
        rule["filter_questionnaire"] = int(questionnaire) if questionnaire else None
        if not self._take_numbers(rule):
            return
        if questionnaire != str(before[1] or ""):
            rule["filter_questions"] = ()
        self.rule = rule
        if before == (rule["measure"], rule["filter_questionnaire"]):
            self._say()
        else:
            self._show()
        self.changed.emit(dict(rule))

    def _take_numbers(self, rule: dict[str, Any]) -> bool:
        fine = True
        for name, editor in self.numbers.items():
            try:
                rule[name] = editor.value()
                editor.set_tone("")
                editor.line.setToolTip("")
            except WrongEntry as error:
                fine = False
                editor.set_tone("attention")
                editor.line.setToolTip(str(error))
                editor.line.setAccessibleDescription(str(error))
        return fine

    # Words

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self._measure.say(_("What is counted"))
        self.keep.setText(_("Count like this"))
        self.revert.setText(_("As it was"))
        if self.opened is not None:
            self._show()
