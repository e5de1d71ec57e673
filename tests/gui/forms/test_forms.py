"""The page of funders' forms: added, looked at, names copied, filled and saved; removed and undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from ngodesk.gui.forms.page import FormsPage
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.places import FORMS, Link
from tests.gui.windows import LANGUAGES, SMALL, Open, inputs, settle, spoken
from tests.reports.word_forms import form_file, marks_of, paragraphs_of


def shown(qtbot: QtBot, open_window: Open, file: Path) -> tuple[MainWindow, FormsPage]:
    """A window with the page."""
    window = open_window(file)
    window.follow(Link(place="reports", tab=FORMS))
    settle(qtbot, window)
    return window, window.page


def test_from_the_file_to_the_filled_form(
    qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path
) -> None:
    window, page = shown(qtbot, open_window, filled)
    assert page.empty.isVisible()
    path = form_file(tmp_path, "{{ project.title }}", "{{ nothing.here }}", "{{ period.end | date }}")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(QPoint(10, 10)), Qt.DropAction.CopyAction, data, button, keys))
    settle(qtbot, window)
    assert not page.empty.isVisible()
    assert page.kept.name.text() == "Wzór"
    assert "nothing.here" in page.unknown.text()
    used = [each.name for each in page.found.names if each.name in page.index.used]
    assert used == ["project.title", "period.end"]
    page.choosing.lists["period"].setCurrentIndex(1)
    page.choosing.lists["period"].activated.emit(1)
    settle(qtbot, window)
    page.index.search.setFocus()
    qtbot.keyClicks(page.index.search, "last day of the period")
    qtbot.waitUntil(lambda: page.index.table.rows.rowCount() == 1)
    qtbot.keyClick(page.index.search, Qt.Key.Key_Return)
    page.index.copy.click()
    assert QGuiApplication.clipboard().text() == "{{ period.end }}"
    assert "{{ period.end }}" in page.note.text()
    target = tmp_path / "out.docx"
    page.save_as(target)
    settle(qtbot, window)
    assert "out.docx" in page.note.text()
    assert marks_of(target.read_bytes())  # a draft, until somebody says otherwise
    said = paragraphs_of(target.read_bytes())
    assert said[0] == "Łąka dla wszystkich"
    assert said[1].startswith("«")
    project = page.found.projects[0]
    assert page.found.wish.end == project.periods[0].end
    assert said[2] != ""


def test_a_form_is_changed_replaced_removed_and_undone(
    qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path
) -> None:
    window, page = shown(qtbot, open_window, filled)
    page.files.add(form_file(tmp_path, "{{ text.summary }}"))
    settle(qtbot, window)
    assert page.unknown.isVisible()  # no report is named whose text it could be
    page.kept.report.setCurrentIndex(page.kept.report.findData("acf"))
    page.kept.report.activated.emit(0)
    settle(qtbot, window)
    assert page.kept.form.report == "acf"
    assert not page.unknown.isVisible()
    page.kept.name.setFocus()
    page.kept.name.selectAll()
    qtbot.keyClicks(page.kept.name, "Annual report")
    qtbot.keyClick(page.kept.name, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert page.kept.form.name == "Annual report"
    assert page.head.chip.text() == "draft"
    assert page.kept.programme.count() > 1
    page.kept.programme.setCurrentIndex(1)
    page.kept.programme.activated.emit(1)
    settle(qtbot, window)
    assert page.kept.form.programme == page.found.programmes[0][0]
    state = page.choosing.lists["state"]
    state.setCurrentIndex(state.findData("approved"))
    state.activated.emit(1)
    settle(qtbot, window)
    assert not page.head.chip.isVisible()
    page.save_as(tmp_path / "final.docx")
    settle(qtbot, window)
    assert not marks_of((tmp_path / "final.docx").read_bytes())
    wrong = tmp_path / "wrong.docx"
    wrong.write_bytes(b"no form")
    page.files.put_in_place(page.kept.form, wrong)
    settle(qtbot, window)
    assert page.note.isVisible()
    assert page.note.tone == "problem"
    page.files.put_in_place(page.kept.form, form_file(tmp_path, "{{ project.ref }}"))
    settle(qtbot, window)
    assert page.found.used.known == ("project.ref",)
    page.kept.remove.click()
    settle(qtbot, window)
    assert page.empty.isVisible()
    window.file.undo()
    settle(qtbot, window)
    assert page.kept.form.name == "Annual report"


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_forms_in_it_the_page_fits_and_speaks(
    qtbot: QtBot, qapp: Application, open_window: Open, filled: Path, language: str
) -> None:
    qapp.speak(language)
    window = open_window(filled, size=SMALL)
    window.follow(Link(place="reports", tab=FORMS))
    settle(qtbot, window)
    page = window.page
    page.begin.click()
    (menu,) = page.findChildren(QMenu)
    assert len(menu.actions()) == len(page.found.examples)
    menu.actions()[0].trigger()
    menu.close()
    settle(qtbot, window)
    assert page.found.form is not None
    assert page.found.used.unknown == ()
    needed = page.minimumSizeHint()
    assert needed.width() <= 1000, needed
    assert needed.height() <= 500, needed
    for widget in inputs(page):
        assert spoken(widget), widget.metaObject().className()
