"""The Reports place: a report and what it is about are chosen, seen, saved and copied."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.pages.reports import ReportsPage
from ngodesk.gui.places import Link
from ngodesk.gui.records.suggestions import Suggestion
from ngodesk.store.opening import open_store
from ngodesk.work.printing import reports
from tests.gui.windows import LANGUAGES, Open, inputs, settle
from tests.reports.word_files import headings, opened


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, filled: Path) -> MainWindow:
    """A window with the page in it."""
    return open_window(filled, place="reports")


def choose(qtbot: QtBot, window: MainWindow, **chosen: str) -> ReportsPage:
    """Choose from the lists by what they hold, as a person does."""
    page = window.page
    assert isinstance(page, ReportsPage)
    for key, value in chosen.items():
        box = page.asks.lists[key]
        assert box.findData(value) >= 0, value
        box.setCurrentIndex(box.findData(value))
        settle(qtbot, window)
    return page


def text_of(page: ReportsPage) -> str:
    """What stands on the pages that are shown."""
    assert page._print is not None
    with pypdfium2.PdfDocument(page._print.pdf) as document:
        return " ".join(" ".join(each.get_textpage().get_text_range().split()) for each in document)


def test_every_report_is_offered_by_its_title(window: MainWindow) -> None:
    box = window.page.asks.lists["report"]
    offered = {box.itemData(place): box.itemText(place) for place in range(box.count())}
    assert offered == {row.id: row.title for row in reports("en")}


def test_a_report_of_a_project_is_shown_at_once(qtbot: QtBot, window: MainWindow) -> None:
    page = choose(qtbot, window, report="budget-execution")
    assert page.desk.count >= 1
    assert page.print.isEnabled()
    assert page.sheet.isVisible()
    assert "Łąka dla wszystkich" in text_of(page)


def test_only_what_a_report_needs_is_asked_for(qtbot: QtBot, window: MainWindow) -> None:
    needed = {
        "budget-execution": {"report", "project", "period", "amendment"},
        "month-register": {"report", "month"},
        "cost-description": {"report", "document"},
        "work-time": {"report", "person", "month"},
        "certificates": {"report", "event", "series"},
        "volunteer-agreement": {"report", "agreement"},
        "organisation-catalogue": {"report"},
    }
    for report, keys in needed.items():
        page = choose(qtbot, window, report=report)
        assert {key for key, box in page.asks._boxes.items() if box.isVisible()} == keys


def test_period_and_plan_change_what_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    page = choose(qtbot, window, report="budget-execution")
    whole = text_of(page)
    period = text_of(choose(qtbot, window, period="R1"))
    plan = text_of(choose(qtbot, window, amendment="0"))
    assert len({whole, period, plan}) == 3
    assert page.wish().amendment == 0


def test_without_a_document_nothing_can_be_printed(qtbot: QtBot, window: MainWindow, filled: Path) -> None:
    page = choose(qtbot, window, report="cost-description")
    assert (page.desk.count, page.print.isEnabled(), page.wish()) == (0, False, None)
    assert page.head.meta.text() == "Choose what the report is about."
    with open_store(filled, write=False) as store, store.reading() as connection:
        found = connection.exec_driver_sql("SELECT id, number FROM cost_documents WHERE ref = 'C1'").one()
    line = page.asks.lines["document"]
    line.setText(found[1])
    line._take(Suggestion(found[1], id=found[0]))
    settle(qtbot, window)
    assert page.print.isEnabled()
    assert "FV 12/2025" in text_of(page)


def test_a_document_is_found_by_typing(qtbot: QtBot, window: MainWindow) -> None:
    page = choose(qtbot, window, report="cost-description")
    found: list[Suggestion] = []
    page.asks.lines["document"]._fetch("LV-88", found.extend)
    settle(qtbot, window)
    assert [each.name for each in found if "LV-88" in each.name]


def test_saving_as_a_sheet(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page = choose(qtbot, window, report="month-register", month="2025-05-01")
    page.save_as(tmp_path / "Maj.xlsx", "xlsx")
    settle(qtbot, window)
    assert (tmp_path / "Maj.xlsx").read_bytes().startswith(b"PK")
    assert "Maj.xlsx" in page.note.text()
    assert page.name() == "2025-05 Register of the month"
    assert not page.text.isVisible()


def test_saving_for_word(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page = choose(qtbot, window, report="indicators")
    assert page.text.isVisible()
    page.save_as(tmp_path / "Wskaźniki.docx", "docx")
    settle(qtbot, window)
    assert ("Indicator1.Godzinyszkoleń", 1) in headings(opened((tmp_path / "Wskaźniki.docx").read_bytes()))


def test_the_tables_go_to_the_clipboard(qtbot: QtBot, window: MainWindow) -> None:
    page = choose(qtbot, window, report="budget-execution")
    page.copy.click()
    assert "I.10\t" in QGuiApplication.clipboard().text()
    assert page.note.isVisible()


def test_the_page_speaks_every_language(qtbot: QtBot, window: MainWindow) -> None:
    page = choose(qtbot, window, report="cash-book")
    for language in LANGUAGES:
        window.language_chosen.emit(language)
        settle(qtbot, window)
        assert (
            page.asks.lists["report"].currentText()
            == {row.id: row.title for row in reports(language)}["cash-book"]
        )


def test_every_input_has_a_name_and_the_page_fits(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled, size=(1092, 513), place="reports")
    page = choose(qtbot, window, report="budget-execution")
    assert all(each.accessibleName() or getattr(each, "text", str)() for each in inputs(page.asks))
    assert page.minimumSizeHint().width() <= window.width()


def test_a_document_leads_to_its_description(qtbot: QtBot, window: MainWindow, filled: Path) -> None:
    with open_store(filled, write=False) as store, store.reading() as connection:
        (record,) = connection.exec_driver_sql("SELECT id FROM cost_documents WHERE ref = 'C1'").one()
    window.follow(Link(place="costs", tab="document", table="cost_documents", record=record))
    settle(qtbot, window)
    window.page.head.print.click()
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, ReportsPage)
    assert (page.report(), page.wish().document) == ("cost-description", record)
    assert "FV 12/2025" in page.asks.lines["document"].text()
    assert "FV 12/2025" in text_of(page)


def test_a_link_names_the_project(qtbot: QtBot, window: MainWindow, filled: Path) -> None:
    with open_store(filled, write=False) as store, store.reading() as connection:
        (record,) = connection.exec_driver_sql("SELECT id FROM projects").one()
    window.go_to("today")
    window.follow(Link(place="reports", filter="receipts", project=record))
    settle(qtbot, window)
    assert isinstance(window.page, ReportsPage)
    assert (window.page.report(), window.page.wish().project) == ("receipts", "NL1")


def test_certificates_are_numbered_from_here(qtbot: QtBot, window: MainWindow, filled: Path) -> None:
    page = choose(qtbot, window, report="certificates")
    assert page.give.isVisible()
    assert not page.give.isEnabled()
    with open_store(filled, write=False) as store, store.reading() as connection:
        found = connection.exec_driver_sql("SELECT id, title FROM events WHERE ref = 'E1'").one()
    page.asks.lines["event"]._take(Suggestion(found[1], id=found[0]))
    settle(qtbot, window)
    before = text_of(page)
    page.give.click()
    settle(qtbot, window)
    assert "NL1/" not in before
    assert "/0001" in text_of(page)
    assert not choose(qtbot, window, report="budget-execution").give.isVisible()
