"""Before you buy: what, how much, when, from which line; the rules answer, and the money is reserved."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _, current
from ngodesk.gui import words
from ngodesk.gui.costs.purchase_form import PurchaseForm
from ngodesk.gui.costs.verdict import Verdict
from ngodesk.gui.notes import Note
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.questions_page import QuestionsPage
from ngodesk.gui.places import Link, page_of

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.purchase_rules import Wish
    from ngodesk.work.purchasing import Opinion


class PurchasePage(QuestionsPage):
    """One purchase that is thought of. A link may name its project and its line."""

    place, behind = "costs", "contracts"

    def __init__(self, file: OpenFile, link: Link, today: date | None = None) -> None:
        super().__init__(file, link, today)
        self.planned = Note("ok")
        self.form, self.verdict = PurchaseForm(file), Verdict()
        self._made: int | None = None  # the purchase that was planned last
        self.lay_out(self.form, self.verdict, (4, 5), self.planned)
        self.planned.hide()
        self.plan.setEnabled(False)
        self.plan.clicked.connect(self._plan)
        self.planned.acted.connect(self._show_planned)
        self.retranslate()

    # What there is

    def read(self, store: "Store") -> Any:
        from ngodesk.work import billing, purchasing

        line, made, language = dict(self._from.values).get("line"), self._made, current().language
        named = line if isinstance(line, int) else None
        there = made is not None and billing.billing(store, made, language) is not None
        return purchasing.beginning(store, self._from.project, named, language), there

    def fill(self, found: Any) -> None:
        beginning, there = found
        if not self._begun:
            self._begun = True
            for name, (record, called) in beginning.known.items():
                self.form.put(name, record, called)
            self.form.put("currency", beginning.currency or None)
            self.form.put("start", self.today.isoformat())
            self.form.put("payment_method", "transfer")
            self.go_on()
        self.planned.setVisible(there)  # an undo takes it away
        self.follow()

    def _wish(self) -> "Wish | None":
        """What is asked, once there is enough to judge."""
        from ngodesk.work.purchase_rules import Wish

        answer = self.form.answer
        project, line, source = answer("project"), answer("line"), answer("source")
        amount, currency, day = answer("amount"), answer("currency"), answer("start")
        supplier = answer("organisation")
        if not (
            isinstance(project, int)
            and isinstance(line, int)
            and isinstance(source, int)
            and isinstance(amount, int)
            and amount > 0
            and isinstance(currency, str)
            and isinstance(day, str)
        ):
            return None
        return Wish(
            project=project,
            line=line,
            source=source,
            amount=amount,
            currency=currency,
            day=date.fromisoformat(day),
            cash=answer("payment_method") == "cash",
            supplier=supplier if isinstance(supplier, int) else None,
            selection=str(answer("selection") or ""),
        )

    def follow(self) -> None:
        self._pause.stop()
        self._asked += 1
        asked, wish, today = self._asked, self._wish(), self.today
        if wish is None:
            self._answer(None)
            return

        def work(store: "Store") -> "Opinion | None":
            from ngodesk.work import purchasing

            return purchasing.opinion(store, wish, today)

        def show(opinion: "Opinion | None") -> None:
            if asked == self._asked:
                self._answer(opinion)

        self.file.read(work, show)

    def _answer(self, opinion: "Opinion | None") -> None:
        self.verdict.show_opinion(opinion)
        self.plan.setEnabled(
            opinion is not None and opinion.value is not None and self.file.read_only is None
        )

    # What is done

    def _plan(self) -> None:
        """Reserve the money, whatever the rules say: nothing blocks."""
        wish, opinion = self._wish(), self.verdict.opinion
        subject = self.form.answer("subject")
        if wish is None or opinion is None or opinion.value is None or not self.plan.isEnabled():
            return
        if not isinstance(subject, str):
            box = self.form.boxes["subject"]
            box.say(_("{field} is missing.").format(field=_("What")))
            box.editor.input.setFocus()
            return
        value, currency = opinion.value, opinion.currency
        self.plan.setEnabled(False)

        def work(store: "Store") -> int:
            from ngodesk.work import purchasing

            return purchasing.plan(store, subject, wish, value)

        self.file.write(
            work,
            self.problem_found.emit,
            lambda made: self._done(made, value, currency),
            otherwise=self.follow,
        )

    def _done(self, made: int, value: int, currency: str) -> None:
        from ngodesk.common.money import unscaled

        self._made = made
        amount = words.with_currency(unscaled(value, 2), currency)
        self.planned.set_words(
            _("{amount} are reserved for {what}.").format(amount=amount, what=self.form.answer("subject")),
            _("Show it"),
        )
        self.planned.show()
        for name in ("subject", "amount", "organisation", "selection"):
            self.form.put(name, None)
        self.rest()
        self.follow()
        self.form.first_blank().setFocus()

    def _show_planned(self) -> None:
        if self._made is not None and (link := page_of("contracts", self._made)) is not None:
            self.link_chosen.emit(link)

    # Words

    def retranslate(self) -> None:
        self.head.title.setText(_("Before you buy"))
        self.head.meta.setText(_("Ask the rules first; what you plan is kept free in its line."))
        self.head.trail.show_steps([_("Costs")], _("Before you buy"))
        self.plan.setText(_("Plan this purchase"))
        self.plan.updateGeometry()
        self.form.retranslate()
        self.verdict.retranslate()

    def first_focus(self) -> QWidget:
        return self.form.first_blank()
