"""What is set for the open file: prints and money, what the association does, who signs, the clauses."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ngodesk.common.describe import Field
from ngodesk.common.language import LANGUAGES, N_, _, plural
from ngodesk.gui import sizes
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.pages.new_organisation import CURRENCIES
from ngodesk.gui.pages.settings_boxes import Entries, FeatureBox, ListEditor, Signatories
from ngodesk.gui.pages.settings_wear import WearRules
from ngodesk.gui.places import FEATURE_OF, FEATURES
from ngodesk.gui.records.editors import TextEditor
from ngodesk.gui.records.fields import FieldBox

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.settings import FileSettings

_LANGUAGE = Field("language", N_("Language of prints"), "choice", required=True)
_CURRENCY = Field("currency", N_("Currency of new records"), "choice", required=True)
_CLAUSES = {
    "en": Field("en", N_("Information clause in English"), "text", multiline=True),
    "pl": Field("pl", N_("Information clause in Polish"), "text", multiline=True),
    "lv": Field("lv", N_("Information clause in Latvian"), "text", multiline=True),
}

Write = Callable[["Store"], None]


class Part(Card):
    """A card with a heading, a sentence under it, and what belongs there."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.tells = Label(role="section"), Label(role="small", tone="muted", wrap=True)
        self.body = in_column(self, (sizes.INSET, 10, sizes.INSET, sizes.INSET), sizes.STEP)
        self.body.addWidget(self.title)
        self.body.addWidget(self.tells)

    def say(self, title: str, tells: str) -> None:
        """Heading and sentence."""
        self.title.setText(title)
        self.tells.setText(tells)
        self.tells.setVisible(bool(tells))


class ThisFile(QWidget):
    """Choices that stand in the file; each is stored at once and can be undone."""

    changed = Signal(object)  # what is to be done with the open file
    signatory_removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._found: FileSettings | None = None
        self.language = FieldBox(_LANGUAGE, ListEditor(_LANGUAGE, _languages), wide=True)
        self.currency = FieldBox(_CURRENCY, ListEditor(_CURRENCY, self._currencies), wide=True)
        self.features = {key: FeatureBox(key) for key in FEATURES}
        self.signatories = Signatories()
        self.wear = WearRules()
        self.clauses = {
            code: FieldBox(field, TextEditor("settings", field), wide=True)
            for code, field in _CLAUSES.items()
        }
        self.parts = {name: Part() for name in ("prints", "features", "signatories", "clauses", "wear")}
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        beside = abreast((self.language, 1), (self.currency, 1), between=sizes.MARGIN)
        self.parts["prints"].body.addLayout(beside)
        for feature in self.features.values():
            self.parts["features"].body.addWidget(feature)
        self.parts["signatories"].body.addWidget(self.signatories)
        for box in self.clauses.values():
            self.parts["clauses"].body.addWidget(box)
        self.parts["wear"].body.addWidget(self.wear)
        layout = in_column(self, between=sizes.GAP)
        for part in self.parts.values():
            layout.addWidget(part)
        layout.addStretch(1)

    def _connect(self) -> None:
        self.language.editor.left.connect(self._language_left)
        self.currency.editor.left.connect(self._currency_left)
        for code, box in self.clauses.items():
            box.editor.left.connect(lambda code=code: self._clause_left(code))
        for feature in self.features.values():
            feature.wanted.connect(self._ticked)
        self.signatories.changed.connect(self._signatories_changed)
        self.signatories.removed.connect(self.signatory_removed)
        self.wear.changed.connect(self._price_changed)

    def _currencies(self) -> Entries:
        return [(f"{code} – {_(name)}", code) for code, name in CURRENCIES.items()]

    # What was chosen

    def _language_left(self) -> None:
        from ngodesk.work import settings

        code = _taken(self.language)
        if code is not None:
            self.changed.emit(lambda store: settings.choose_language(store, code))

    def _currency_left(self) -> None:
        from ngodesk.work import settings

        code = _taken(self.currency)
        if code is not None:
            self.changed.emit(lambda store: settings.choose_currency(store, code))

    def _clause_left(self, code: str) -> None:
        from ngodesk.work import settings

        text = _taken(self.clauses[code])
        if text is not None:
            self.changed.emit(lambda store: settings.write_clause(store, code, text))

    def _ticked(self, key: str, on: bool) -> None:
        from ngodesk.work import features

        self.changed.emit(lambda store: features.tick(store, key, on))

    def _signatories_changed(self, people: list[tuple[str, str]]) -> None:
        from ngodesk.work import settings

        who = [settings.Signatory(*person) for person in people]
        self.changed.emit(lambda store: settings.write_signatories(store, who))

    def _price_changed(self, programme: str, cents: int | None) -> None:
        from ngodesk.work import settings

        self.changed.emit(lambda store: settings.write_wear_rule(store, programme, cents))

    def flush(self) -> None:
        """Keep what was typed and not left yet."""
        for box in self._boxes():
            box.editor.finish()
        self.signatories.flush()
        self.wear.flush()

    # What is shown

    def show_settings(self, found: "FileSettings", chosen: set[str], held: dict[str, int]) -> None:
        """Show what stands in the file; what was typed meanwhile stays."""
        self._found = found
        writable = found.read_only is None
        values = {self.language: found.language, self.currency: found.currency}
        values |= {self.clauses[code]: found.clauses.get(code, "") for code in _CLAUSES}
        for box, value in values.items():
            if not box.editor.is_changed():
                box.editor.show_value(value or None)
            box.editor.set_enabled(writable)
        for key, feature in self.features.items():
            count = sum(held[table] for table, name in FEATURE_OF.items() if name == key)
            feature.show_state(key in chosen, count, writable)
        self.signatories.show_people(found.signatories, writable)
        self.wear.show_rules(found.wear, writable)
        self.parts["wear"].setVisible(bool(found.wear))
        self.setToolTip(found.read_only.text() if found.read_only is not None else "")
        self._say_currencies()

    def _say_currencies(self) -> None:
        """Amounts that are there keep their currency: said quietly, or as a warning where it is another."""
        found = self._found
        if found is None or not found.amounts:
            self.currency.say("")
            return
        others = {code: number for code, number in found.amounts.items() if code != found.currency}
        number = sum((others or found.amounts).values())
        words = plural(
            "{number} record is in {currencies} and stays so. Nothing is converted.",
            "{number} records are in {currencies} and stay so. Nothing is converted.",
            number,
        ).format(number=number, currencies=", ".join(sorted(others or found.amounts)))
        self.currency.say(words, "info" if found.currency in found.amounts else "attention")
        self.currency.editor.set_tone("")

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        for box in self._boxes():
            box.retranslate()
        for feature in self.features.values():
            feature.retranslate()
        self.parts["prints"].say(_("Prints and money"), "")
        self.parts["features"].say(
            _("What you do"),
            _("What is ticked has its places and tabs. What holds records is always in sight."),
        )
        self.parts["signatories"].say(_("Who signs"), _("In the order in which they stand on prints."))
        self.parts["clauses"].say(
            _("Information clauses"),
            _("What you tell people about their data; it stands on lists to be signed."),
        )
        self.parts["wear"].say(
            _("Fixed assets"),
            _("Above this price the programme pays an asset’s wear only; a check then looks at it."),
        )
        self.wear.retranslate()
        self._say_currencies()

    def _boxes(self) -> list[FieldBox]:
        return [self.language, self.currency, *self.clauses.values()]


def _languages() -> Entries:
    return [(name, code) for code, name in LANGUAGES.items()]


def _taken(box: FieldBox) -> str | None:
    """What was typed or chosen, which counts as stored from now on; nothing where nothing was."""
    if not box.editor.is_changed():
        return None
    value = box.editor.value()
    box.editor.show_value(value)
    return str(value or "")
