"""The texts of a report: its sections left, the one that is written in the middle, what stands beside it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.layouts import PAGE, in_column
from ngodesk.gui.notes import EmptyState
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Head, Page
from ngodesk.gui.panes import Panes
from ngodesk.gui.places import TEXTS, Link
from ngodesk.gui.texts import standing
from ngodesk.gui.texts.beside import NUMBERS, PRINT, Beside
from ngodesk.gui.texts.choosers import Choosers
from ngodesk.gui.texts.keeping import Keeping, Key
from ngodesk.gui.texts.reading import About, Found, look
from ngodesk.gui.texts.sections import Sections
from ngodesk.gui.texts.writing import Writing

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.narratives import Section

_BESIDE = 1100  # pixels that all three need beside each other
_SHARES, _NARROW_SHARES = (26, 43, 31), (30, 70, 70)  # of the width
_PATIENCE = 200  # milliseconds without a key before the preview follows


class TextsPage(Page):
    """A link names the report, the project, its period, the language, and maybe the section."""

    place, help = "reports", TEXTS

    def __init__(self, file: OpenFile, link: Link) -> None:
        super().__init__()
        self.file, self.about = file, About.of_link(link)
        self.found: Found | None = None
        self.section = str(dict(link.values).get("section", ""))
        self.head, self.choosers, self.sections = Head(), Choosers(), Sections()
        self.writing, self.beside = Writing(), Beside()
        self.keeping = Keeping(file, self.problem_found.emit, self.writing.accept)
        self.begin = Button("plain", "history")
        self.whole = Button("primary", "printer")
        self.add = Button("primary", "plus")
        self.empty = EmptyState("folder-kanban", self.add)
        self._soon = QTimer(self, interval=_PATIENCE, singleShot=True)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.head.trail.show()
        self.head.add(self.begin, self.whole)
        self.panes = Panes()
        for part in (self.sections, self.writing, self.beside):
            self.panes.addWidget(part)
        layout = in_column(self, PAGE, sizes.STEP)
        layout.addWidget(self.head)
        layout.addWidget(self.choosers)
        layout.addWidget(self.panes, 1)
        layout.addWidget(self.empty, 1)
        self.empty.hide()
        self._stand()

    def _connect(self) -> None:
        self.head.trail.chosen.connect(lambda _step: self.link_chosen.emit(Link(place=self.place)))
        self.choosers.chosen.connect(lambda about: self._turn_to(about, self.section))
        self.sections.chosen.connect(self.show_section)
        self.writing.changed.connect(self._soon.start)
        self.writing.ticked.connect(self.leave)
        self.writing.number_wanted.connect(self._find_number)
        self.writing.beside_wanted.connect(lambda: self._fold(PRINT))
        self.beside.number_chosen.connect(lambda name: self._put(f"{{{{{name}}}}}"))
        self.beside.text_wanted.connect(self._put)
        self.beside.left.connect(self._unfold)
        self._soon.timeout.connect(self._show_typed)
        self.begin.clicked.connect(self._begin)
        self.whole.clicked.connect(self._see_whole)
        self.add.clicked.connect(lambda: self.link_chosen.emit(Link(place="projects", new=True)))
        self.file.known.connect(self._allow)
        for keys, act in (
            ("Ctrl+Up", lambda: self.sections.step(-1)),
            ("Ctrl+Down", lambda: self.sections.step(1)),
            ("Ctrl+Return", self._finish),
            ("Ctrl+Enter", self._finish),
            ("Ctrl+F", self._find_number),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # Where the person is

    @property
    def link(self) -> Link:
        return self.about.link(self.section)

    def go(self, link: Link) -> bool:
        if link.place != self.place or link.tab != TEXTS:
            return False
        self._turn_to(About.of_link(link), str(dict(link.values).get("section", self.section)))
        return True

    def _turn_to(self, about: About, section: str) -> None:
        """Another report, project, period, language or section."""
        self.leave()
        self.about, self.section = about, section
        self.stale.emit()

    # What there is

    def read(self, store: "Store") -> Any:
        return self.about, look(store, self.about)

    def fill(self, found: Any) -> None:
        about, its = found
        if about != self.about:  # meanwhile something else was chosen
            self.stale.emit()
            return
        section = its.section or self.section
        if self.writing.of != (its.about, section):  # what was typed meanwhile is of the one before
            self.leave()
        self.found, self.about, self.section = its, its.about, section
        self.choosers.offer(its.offered, its.about)
        there = its.book is not None
        self.empty.setVisible(not there)
        for part in (self.panes, self.choosers, self.begin, self.whole):
            part.setVisible(there)
        if there:
            self._show(its)
        self._allow()

    def _show(self, found: Found) -> None:
        assert found.book is not None
        names = [each.section for each in found.book.sections]
        if self.section not in names:
            self.section = next((each.section for each in found.book.sections if _lacks(each)), names[0])
        self.writing.show_known(found.known)
        self.beside.show_known(found.known)
        self.beside.show_form(found.book.form)
        self._show_chosen()

    def _sections(self) -> "list[Section]":
        """All of them as they stand in the window."""
        found = self.found
        if found is None or found.book is None:
            return []
        typed = self.keeping.typed(found.about)
        if self.writing.of == self._here() and self.writing.is_changed():
            typed[self.section] = self.writing.typed()
        sections = found.book.sections
        return [standing.with_typed(each, typed.get(each.section), found.known) for each in sections]

    def _here(self) -> Key:
        return self.about, self.section

    def show_section(self, name: str) -> None:
        """Write another section; what was typed in this one is kept."""
        if name != self.section:
            self.leave()
            self.section = name
            self._show_chosen()

    def _show_chosen(self) -> None:
        found = self.found
        if found is None or found.book is None:
            return
        chosen = next((each for each in found.book.sections if each.section == self.section), None)
        if chosen is None:
            return
        self.writing.show_section(self._here(), chosen, self.keeping.typed(self.about).get(self.section))
        others = {language: texts.get(self.section, "") for language, texts in found.others.items()}
        self.beside.show_section(chosen.former, others)
        self._show_typed()

    def _show_typed(self) -> None:
        """Marks, counts and the preview follow what is typed."""
        found = self.found
        if found is None:
            return
        sections = self._sections()
        self.sections.show_sections(sections, self.section)
        self.head.meta.setText(standing.told(sections))
        self.beside.preview.show_text(self.writing.typed().text, found.known)
        begins = any(each.former.strip() and not each.text.strip() for each in sections)
        self.begin.setEnabled(begins and self.file.read_only is None)

    def _allow(self, _state: object = None) -> None:
        why = self.file.read_only
        self.writing.allow(why)
        self.beside.allow(why)
        self.add.allow(why)
        self._show_typed()

    # What is done

    def leave(self) -> None:
        """Save what is typed: one step for a section."""
        found, key = self.found, self.writing.of
        if found is None or found.wish is None or self.file.read_only is not None:
            return
        if self.writing.is_changed() and key[0] == found.about:
            self.keeping.send(key, found.wish, self.writing.typed())

    def _finish(self) -> None:
        """Ready, and on to the next one."""
        self.writing.tick()
        self.leave()
        self.sections.step(1)
        self.writing.editor.setFocus()

    def _begin(self) -> None:
        """The former period's texts in all sections that are empty: one step."""
        self.leave()
        found = self.found
        if found is None or found.wish is None:
            return
        report, wish = found.about.report, found.wish

        def act(store: "Store") -> list[int]:
            from ngodesk.work import narratives

            return narratives.begin_from_former(store, report, wish)

        self.file.write(act, self.problem_found.emit)

    def _see_whole(self) -> None:
        self.leave()
        if self.found is not None:
            self.link_chosen.emit(self.found.to_print())

    def _find_number(self) -> None:
        self._fold(NUMBERS)
        self.beside.numbers.search.setFocus()
        self.beside.numbers.search.selectAll()

    def _put(self, text: str) -> None:
        """Into the text, where the cursor stands."""
        self._unfold()
        if self.file.read_only is None:
            self.writing.editor.insert(text)

    # All beside each other, or one at a time

    def narrow(self) -> bool:
        """Whether there is no room beside the text."""
        return self.width() < sizes.scaled(_BESIDE)

    def _stand(self) -> None:
        """Each in its place."""
        narrow = self.narrow()
        self.beside.setVisible(not narrow)
        self.writing.show()
        for button in (self.beside.back, self.writing.beside):
            button.setVisible(narrow)

    def _fold(self, part: str) -> None:
        """Show a part of what stands beside, in the text's place where there is no room for both."""
        self.beside.show_part(part)
        self.beside.show()
        self.writing.setVisible(not self.narrow())

    def _unfold(self) -> None:
        self._stand()
        self.writing.editor.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shares = _NARROW_SHARES if self.narrow() else _SHARES
        self.panes.setSizes([self.width() * share // 100 for share in shares])
        if self.beside.isHidden() != self.narrow() or self.writing.isHidden():
            self._stand()

    # Words

    def retranslate(self) -> None:
        self.head.title.setText(_("Texts of the report"))
        self.head.trail.show_steps([_("Reports")], _("Texts of the report"))
        self.begin.setText(_("Begin from the last period"))
        self.whole.setText(_("See the whole report"))
        self.add.setText(_("New project"))
        self.empty.set_words(_("No projects yet"), _("Texts are written for the reports of a project."))
        for part in (self.choosers, self.sections, self.writing, self.beside):
            part.retranslate()
        self.stale.emit()  # what is asked comes in the window's language

    def first_focus(self) -> QWidget:
        return self.add if self.empty.isVisibleTo(self) else self.writing.editor


def _lacks(section: "Section") -> bool:
    return section.required and not (section.ready and section.text.strip())
