"""The print preview: the pages that will print, in the language chosen, saved and printed as shown."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from ngodesk.common.errors import Cancelled
from ngodesk.gui import rendering
from ngodesk.gui.pages.preview import PreviewPage
from ngodesk.gui.pages.project_home import ProjectHome
from ngodesk.gui.pages.projects import ProjectsPage
from ngodesk.store.opening import open_store
from ngodesk.work import printing
from tests.gui.windows import Open, settle, show_preview

A4 = QSizeF(595.28, 841.89)


@pytest.fixture
def card(filled: Path) -> bytes:
    """The project card as a PDF."""
    with open_store(filled, write=False) as store:
        return printing.rendered(store, "project-card", printing.Wish(project="NL1"))


def pages_of(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def test_the_preview_has_the_pages_of_the_pdf(
    qtbot: QtBot, open_window: Open, filled: Path, card: bytes
) -> None:
    page = show_preview(qtbot, open_window(filled))
    assert isinstance(page, PreviewPage)
    assert page.desk.count == len(pages_of(card)) > 0
    assert page.toolbar.page.text() == f"1 of {page.desk.count}"
    assert page.print.isEnabled()
    assert page.save.isEnabled()
    image = page.desk.image(0)
    assert image is not None
    colors = {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)
    }
    assert len(colors) > 20, "the page is drawn"


def test_the_print_speaks_the_organisations_language_until_another_is_chosen(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    window = open_window(filled)
    page = show_preview(qtbot, window)
    assert window.state is not None
    assert page.toolbar.languages.value() == window.state.facts.language
    other = "lv" if window.state.facts.language != "lv" else "pl"
    before = page._print
    page.toolbar.languages.setCurrentIndex(page.toolbar.languages.findData(other))
    assert not page.print.isEnabled()
    settle(qtbot, window)
    assert page.print.isEnabled()
    assert page._print.language == other
    assert pages_of(page._print.pdf) != pages_of(before.pdf)


def test_saving_writes_what_is_shown(qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path) -> None:
    window = open_window(filled)
    page = show_preview(qtbot, window)
    target = tmp_path / "Karta Łąki.pdf"
    page.save_as(target)
    settle(qtbot, window)
    assert target.read_bytes() == page._print.pdf
    assert page.note.isVisible()
    assert "Karta Łąki.pdf" in page.note.text()
    page.save_as(tmp_path / "no such folder" / "card.pdf")
    settle(qtbot, window)
    assert "could not be written" in window.problem_note.text()


def test_printing_prints_every_page(qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path) -> None:
    window = open_window(filled)
    page = show_preview(qtbot, window)
    printer = QPrinter()
    printer.setFullPage(True)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.print_on(printer)
    settle(qtbot, window)
    assert page.note.text() == "Sent to the printer."
    sizes = rendering.page_sizes((tmp_path / "printed.pdf").read_bytes())
    assert len(sizes) == page.desk.count
    assert sizes[0].width() == pytest.approx(A4.width(), abs=2)


def test_only_the_pages_chosen_are_printed(card: bytes, tmp_path: Path, qapp: object) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFileName(str(tmp_path / "one.pdf"))
    steps: list[tuple[int, int]] = []
    rendering.print_pages(card, printer, [0], lambda done, total: steps.append((done, total)))
    assert len(rendering.page_sizes((tmp_path / "one.pdf").read_bytes())) == 1
    assert steps == [(0, 1), (1, 1)]


def test_a_cancelled_print_ends(card: bytes, tmp_path: Path, qapp: object) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFileName(str(tmp_path / "none.pdf"))

    def stop(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        rendering.print_pages(card, printer, [0, 0], stop)
    assert printer.printerState() is not QPrinter.PrinterState.Active


def test_paper_lies_as_the_page_does() -> None:
    assert rendering.orientation(A4) is QPageLayout.Orientation.Portrait
    assert rendering.orientation(A4.transposed()) is QPageLayout.Orientation.Landscape


def test_zoom_and_pages_by_buttons_and_keys(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    page = show_preview(qtbot, open_window(filled))
    fitted = page.desk.percent()
    assert page.toolbar.fit.text() == "width"
    page.toolbar.larger.click()
    assert page.desk.percent() > fitted
    assert page.toolbar.fit.text() == f"{page.desk.percent()} %"
    page.toolbar.smaller.click()
    page.toolbar.smaller.click()
    assert page.desk.percent() < fitted
    page.toolbar.fit.click()
    assert page.desk.percent() == fitted
    last = page.desk.count - 1
    if last:
        page.toolbar.next.click()
        assert page.desk.page == 1
        assert page.toolbar.page.text().startswith("2 of ")
        qtbot.keyClick(page.desk, Qt.Key.Key_PageUp)
        assert page.desk.page == 0
    assert not page.toolbar.back.isEnabled()


def test_the_way_back(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    page = show_preview(qtbot, window)
    qtbot.keyClick(page.desk, Qt.Key.Key_Escape)
    settle(qtbot, window)
    assert isinstance(window.page, ProjectHome)
    window.page.overview.print.click()
    settle(qtbot, window)
    window.page.head.trail.chosen.emit(0)
    settle(qtbot, window)
    assert isinstance(window.page, ProjectsPage)


def test_a_change_shows_in_the_preview(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    page = show_preview(qtbot, window)
    window.menus.undo.trigger()
    settle(qtbot, window)
    assert not isinstance(window.page, PreviewPage) or window.problem_note.isVisible()
    assert page is not None
