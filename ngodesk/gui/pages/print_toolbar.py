"""The bar above a print: which page, how large, in which language, and what is looked for in it."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _
from ngodesk.gui import choices, sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_row
from ngodesk.gui.pages.print_search import PrintSearch
from ngodesk.gui.paper import Desk

_WIDE = 760  # pixels


class Toolbar(QWidget):
    """Above the desk: pages, zoom, language of the print, search."""

    def __init__(self, desk: Desk, search: PrintSearch, language: str) -> None:
        super().__init__()
        self.search = search
        self.back, self.next = Button("icon", "chevron-left"), Button("icon", "chevron-right")
        self.smaller, self.larger = Button("icon", "zoom-out"), Button("icon", "zoom-in")
        self.fit = Button("quiet")
        self.page = Label()
        self.label = Label(role="small", tone="muted")
        self.languages = choices.languages(language)
        self.languages.setMinimumWidth(sizes.scaled(120))
        self._desk = desk
        layout = in_row(self, between=4)
        for widget in (self.back, self.page, self.next):
            layout.addWidget(widget)
        layout.addSpacing(sizes.GAP)
        for widget in (self.smaller, self.fit, self.larger):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self.label)
        layout.addSpacing(4)
        layout.addWidget(self.languages)
        layout.addWidget(search)
        self.back.clicked.connect(lambda: desk.go_to(desk.page - 1))
        self.next.clicked.connect(lambda: desk.go_to(desk.page + 1))
        self.smaller.clicked.connect(desk.zoom_out)
        self.larger.clicked.connect(desk.zoom_in)
        self.fit.clicked.connect(desk.fit)
        desk.moved.connect(lambda _page: self.show_state())
        desk.zoomed.connect(self.show_state)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.back.set_name(_("Previous page"))
        self.next.set_name(_("Next page"))
        self.smaller.set_name(_("Smaller"))
        self.larger.set_name(_("Larger"))
        self.fit.setToolTip(_("Fit the width"))
        self.label.setText(_("Language of the print"))
        self.languages.setAccessibleName(_("Language of the print"))
        self.search.retranslate()
        self.show_state()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room, the list of languages says by itself what it is, and keys zoom."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # other words, or places that were found
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        zoom = (self.smaller, self.fit, self.larger)
        wide = sum(part.sizeHint().width() + 4 for part in (self.back, self.page, self.next, *zoom))
        wide += self.search.minimumSizeHint().width() + 2 * sizes.GAP
        wide += 0 if self.languages.parent() is not self else self.languages.minimumSizeHint().width()
        for button in zoom:  # Ctrl and + or - do the same
            button.setVisible(self.width() >= wide)
        here = self.languages.parent() is self and not self.languages.isHidden()
        self.label.setVisible(here and self.width() >= sizes.scaled(_WIDE))

    def lend_languages(self) -> choices.Choices:
        """The list of languages, to stand elsewhere."""
        self.layout().removeWidget(self.languages)  # type: ignore[union-attr] # it has its layout
        self.languages.setParent(None)
        self._fit()
        return self.languages

    def offer_languages(self, on: bool) -> None:
        """Whether the print can be had in another language."""
        self.languages.setVisible(on)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        spare = [part for part in (self.label, self.smaller, self.fit, self.larger) if not part.isHidden()]
        return QSize(hint.width() - sum(part.sizeHint().width() + 4 for part in spare), hint.height())

    def show_state(self) -> None:
        """Show which page of how many, and how large."""
        page, count = self._desk.page, self._desk.count
        words = _("{page} of {pages}").format(page=page + 1, pages=count) if count else "–"
        self.page.setText(words)
        self.back.setEnabled(page > 0)
        self.next.setEnabled(page + 1 < count)
        fitting = self._desk.fits()
        self.fit.setText(_("width") if fitting else f"{self._desk.percent()} %")
        self.fit.setAccessibleName(_("Fit the width"))
