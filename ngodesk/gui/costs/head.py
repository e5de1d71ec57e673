"""The head of a cost document's page: what it is, the documents beside it, and what can be done."""

from typing import TYPE_CHECKING

from ngodesk.common.language import _
from ngodesk.gui import words
from ngodesk.gui.buttons import Button
from ngodesk.gui.pages.page import Head

if TYPE_CHECKING:
    from ngodesk.gui.records.content import Content

TABLE = "cost_documents"


class DocumentHead(Head):
    """Its title says kind and number, its chip whether it is shared out."""

    def __init__(self) -> None:
        super().__init__()
        self.earlier, self.later = Button("icon", "chevron-up"), Button("icon", "chevron-down")
        self.print = Button("icon", "printer")
        self.show_scan = Button("plain", "file")
        self.next = Button("primary")
        self.meta.hide()
        self.add(self.earlier, self.later, self.print, self.show_scan, self.next)

    def show_document(self, issuer: str, beside: tuple[int | None, int | None], *, new: bool) -> None:
        """Show whose paper it is, and whether there is one before and after it."""
        self.trail.show_steps([_("Costs")], issuer or _("New document"))
        self.trail.show()
        self.earlier.setEnabled(beside[0] is not None)
        self.later.setEnabled(beside[1] is not None)
        self.print.setEnabled(not new)

    def show_title(self, content: "Content | None", *, new: bool, waits: bool, over: str) -> None:
        """Say what the paper is, where it is read already, and whether it waits to be shared out.

        `over` says by how much more is shared out than there is.
        """
        if new or content is None:
            self.title.setText(_("New document") if new else _("Document"))
            self.show_state("", "neutral")
            return
        kind = words.word(TABLE, "kind", str(content.values.get("kind")))
        self.title.setText(f"{kind[:1].upper()}{kind[1:]} {content.values.get('number')}")
        if over:
            self.show_state(_("{amount} too much").format(amount=over), "problem")
        else:
            state = _("to be shared out") if waits else _("shared out")
            self.show_state(state, "attention" if waits else "ok")

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.earlier.set_name(_("Document before"))
        self.later.set_name(_("Next document by date"))
        self.print.set_name(_("Print the description of the document"))
        self.show_scan.setText(_("Scan"))
        self.next.setText(_("Next document"))
