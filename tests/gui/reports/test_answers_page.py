"""After sending: the funder's remarks answered with their proofs, a printed mark checked."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from ngodesk.gui.app import Application
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.pages.reports import ReportsPage
from ngodesk.gui.places import ANSWERS, FROZEN, MARK, Link
from ngodesk.gui.records.suggestions import Suggestion
from ngodesk.gui.reports.answers import AnswersPage
from ngodesk.gui.reports.frozen_page import FrozenPage
from ngodesk.gui.reports.mark import MarkPage
from ngodesk.gui.reports.remarks_button import RemarksButton
from ngodesk.model import Allocation, CostDocument, ReportingPeriod, ReportRemark
from ngodesk.store.opening import open_store
from ngodesk.work import freezing
from ngodesk.work.printing import Wish
from tests.gui.test_reports import text_of
from tests.gui.windows import Open, assert_fits, settle

TODAY = date(2025, 8, 20)


@pytest.fixture
def remarked(filled: Path) -> dict[str, int]:
    """Two remarks, one of them late on the report of R1, and an amount that was refused of it."""
    with open_store(filled) as store, store.write("Made for a test") as session:
        period = session.scalars(select(ReportingPeriod).where(ReportingPeriod.code == "R1")).one()
        common = {"project_id": period.project_id, "received": date(2025, 8, 1)}
        first = ReportRemark(
            number=1, text="Brak faktury", period_id=period.id, due=date(2025, 8, 15), **common
        )
        session.add_all([first, ReportRemark(number=2, text="Logo", due=date(2025, 9, 30), **common)])
        for allocation in session.scalars(select(Allocation)):
            allocation.disallowed = None
        document = session.scalars(select(CostDocument).where(CostDocument.ref == "C1")).one()
        (part,) = session.scalars(select(Allocation).where(Allocation.document_id == document.id))
        part.disallowed, part.disallowed_reason = Decimal("99.99"), "bez opisu"
        part.report_period_id = period.id
        session.flush()
        return {"project": period.project_id, "remark": first.id, "document": document.id}


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, filled: Path, remarked: dict[str, int]) -> MainWindow:
    """A window with the remarks in it."""
    window = open_window(filled, place="reports")
    window.follow(Link(place="reports", tab=ANSWERS, project=remarked["project"], record=remarked["remark"]))
    settle(qtbot, window)
    return window


def answers(window: MainWindow) -> AnswersPage:
    page = window.page
    assert isinstance(page, AnswersPage)
    return page


def test_a_remark_is_answered_with_proof_and_printed(
    qtbot: QtBot, window: MainWindow, remarked: dict[str, int]
) -> None:
    page = answers(window)
    assert page.head.chip.text() == "2 not answered"
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    page.reply.boxes["reply"].editor.input.setPlainText("Załączamy fakturę.")
    page.reply.boxes["answered_on"].editor.input.setText("2025-08-14")
    page.reply.boxes["answered_on"].editor.finish()
    settle(qtbot, window)
    assert page.chosen().reply == "Załączamy fakturę."
    assert page.chosen().answered_on == date(2025, 8, 14)
    assert page.head.chip.text() == "1 not answered"

    page.reply.kind.setCurrentIndex(page.reply.kind.findData("cost_documents"))
    page.reply.line._take(Suggestion("C1", id=remarked["document"]))
    settle(qtbot, window)
    assert [(each.table, each.id) for each in page.chosen().proofs] == [
        ("cost_documents", remarked["document"])
    ]
    window.menus.undo.trigger()
    settle(qtbot, window)
    assert page.chosen().proofs == ()
    window.menus.redo.trigger()
    settle(qtbot, window)

    page.print.click()
    settle(qtbot, window)
    letter = window.page
    assert isinstance(letter, ReportsPage)
    assert letter.report() == "answer-letter"
    assert "Załączamy fakturę." in text_of(letter)
    window.go_back()
    settle(qtbot, window)
    proofs = answers(window).reply.proofs
    proofs.setCurrentIndex(proofs.rows.index(0, 0))
    qtbot.keyClick(proofs, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert (window.page.link.table, window.page.link.record) == ("cost_documents", remarked["document"])


def test_the_list_of_remarks_leads_to_the_replies(
    qtbot: QtBot, window: MainWindow, remarked: dict[str, int]
) -> None:
    def buttons() -> list[RemarksButton]:
        settle(qtbot, window)
        return [button for button in window.page.findChildren(RemarksButton) if button.isVisible()]

    window.follow(Link(tab="money", project=remarked["project"]))
    assert not buttons()
    remark = remarked["remark"]
    window.follow(Link(tab="money", table="report_remarks", project=remarked["project"], record=remark))
    (button,) = buttons()
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    settle(qtbot, window)
    chosen = answers(window).chosen()
    assert chosen is not None
    assert chosen.id == remark


def test_an_answer_needs_words(qtbot: QtBot, window: MainWindow) -> None:
    page = answers(window)
    page.reply.boxes["answered_on"].editor.input.setText("2025-08-14")
    page.reply.flush()
    settle(qtbot, window)
    assert "Write it first" in page.reply.boxes["answered_on"].said()
    assert page.chosen().answered_on is None


def test_what_was_refused_stands_beneath(
    qtbot: QtBot, qapp: Application, window: MainWindow, remarked: dict[str, int]
) -> None:
    page = answers(window)
    listed = [row[4].words for row in page.refused.rows.cells]
    assert listed == ["bez opisu"]
    assert "99.99" in page.sum.text()
    assert_fits(qtbot, qapp, window)
    page.refused.chosen.emit(page.refused.rows.keys[0])
    settle(qtbot, window)
    assert window.page.link.record == remarked["document"]


def test_a_project_without_remarks_says_so(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    with open_store(filled, write=False) as store, store.reading() as connection:
        project = connection.exec_driver_sql("SELECT id FROM projects").scalar_one()
    window = open_window(filled, place="reports")
    window.follow(Link(place="reports", tab=ANSWERS, project=project))
    settle(qtbot, window)
    page = answers(window)
    assert page.first_focus() is page.begin
    page.begin.click()
    settle(qtbot, window)
    assert (window.page.link.tab, window.page.link.table) == ("money", "report_remarks")


def test_a_mark_is_checked(qtbot: QtBot, qapp: Application, open_window: Open, filled: Path) -> None:
    with open_store(filled) as store:
        row = freezing.freeze(store, "pl-public-task", Wish("NL1"))
    window = open_window(filled, place="reports")
    window.menus.mark.trigger()
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, MarkPage)
    for typed, tone, words in (
        ("nothing", "attention", "no mark"),
        ("0000-0000", "problem", "not of this file"),
        (f"zapis {row.mark}", "ok", f"step {row.step} of the history"),
    ):
        page.line.setText(typed)
        qtbot.keyClick(page.line, Qt.Key.Key_Return)
        settle(qtbot, window)
        assert page.answer.tone == tone
        assert words in page.answer.text()
    assert_fits(qtbot, qapp, window)
    page.frozen.chosen.emit(page.frozen.rows.keys[0])
    settle(qtbot, window)
    shown = window.page
    assert isinstance(shown, FrozenPage)
    assert shown.view.chosen() == row
    shown.switch.buttons[MARK].click()
    settle(qtbot, window)
    assert isinstance(window.page, MarkPage)
    assert FROZEN in window.page.switch.buttons
