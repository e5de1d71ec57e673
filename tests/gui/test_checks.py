"""The place for checks: rules, findings, the way to a record, reasons; by keyboard, in three languages."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.pages.checks import ChecksPage
from ngodesk.gui.pages.checks_card import ChecksCard
from ngodesk.gui.pages.checks_note import RecordFindings
from ngodesk.gui.pages.checks_rows import MOST, SIGNS
from ngodesk.gui.pages.records import RecordsPage
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work import checking, waiving
from tests.checks.book import Book
from tests.gui.windows import LANGUAGES, SMALL, Open, settle


@pytest.fixture
def faulty(workspace: Path) -> Path:
    """Two projects; in the first a document that breaks three rules, in the second one that breaks one."""
    with open_store(workspace) as store:
        book = Book(store)
        book.cost("100", issue_date=date(2024, 1, 1), payment_date=date(2024, 1, 2), ref="EARLY")
        other = book.new_project("P2")
        line, grant = book.new_line("1", project_id=other), book.new_source("G", project_id=other)
        document = book.document("50", issue_date=date(2024, 5, 1), ref="OTHER")
        book.charge(document, "50", project_id=other, line_id=line, source_id=grant)
    return workspace


def at_checks(qtbot: QtBot, open_window: Open, file: Path, **options: object) -> MainWindow:
    window = open_window(file, place="checks", **options)
    settle(qtbot, window)
    assert isinstance(window.page, ChecksPage)
    return window


def page(window: MainWindow) -> ChecksPage:
    assert isinstance(window.page, ChecksPage)
    return window.page


def rules(window: MainWindow) -> dict[str, str]:
    """What the list of rules says: how many each found."""
    shown = page(window).rules.rows
    return {str(key): cells[2].words for key, cells in zip(shown.keys, shown.cells, strict=True)}


def choose(window: MainWindow, rule: str) -> None:
    here = page(window)
    here.rules.setCurrentIndex(here.rules.rows.index(list(here.rules.rows.keys).index(rule), 0))


def accept(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Give the reason that is asked for."""
    reason = page(window).found.reason
    assert window.focusWidget() is reason.words
    qtbot.keyClicks(reason.words, words)
    qtbot.keyClick(reason.words, Qt.Key.Key_Return)
    settle(qtbot, window)


def test_rules_stand_by_their_gravity_with_how_much_they_found(
    qtbot: QtBot, open_window: Open, faulty: Path
) -> None:
    window = at_checks(qtbot, open_window, faulty)
    with open_store(faulty, write=False) as store:
        verdict = checking.findings(store)
    expected: dict[str, int] = {}
    for each in verdict.open:
        expected[each.rule.id] = expected.get(each.rule.id, 0) + 1
    assert rules(window) == {rule: str(number) for rule, number in expected.items()}
    assert rules(window)["issued-outside-project"] == "2"
    icons = [cells[0].icon for cells in page(window).rules.rows.cells]
    assert icons == sorted(icons, key=[sign[0] for sign in SIGNS.values()].index)
    said = page(window).head.meta.text()
    assert str(len(verdict.open)) in said
    assert "150.00" in said
    assert window.sidebar.buttons["checks"].accessibleName().endswith(f"{len(verdict.open)} findings")
    assert window.status.findings.label.text() == f"{len(verdict.open)} findings"


def test_a_project_alone(qtbot: QtBot, open_window: Open, faulty: Path) -> None:
    window = at_checks(qtbot, open_window, faulty)
    here = page(window)
    here.project.setCurrentIndex(here.project.findText("P2"))
    assert rules(window)["issued-outside-project"] == "1"
    assert "paid-outside-project" not in rules(window)
    choose(window, "issued-outside-project")
    assert [cells[1].words for cells in here.found.table.rows.cells] == ["P2"]


def test_by_keyboard_to_the_record(qtbot: QtBot, open_window: Open, faulty: Path) -> None:
    window = at_checks(qtbot, open_window, faulty)
    here = page(window)
    assert window.focusWidget() is here.rules
    for _step in range(list(rules(window)).index("paid-outside-project")):
        qtbot.keyClick(here.rules, Qt.Key.Key_Down)
    qtbot.keyClick(here.rules, Qt.Key.Key_Return)
    assert window.focusWidget() is here.found.table
    assert "2 January 2024" in here.found.detail.text().replace("\N{NO-BREAK SPACE}", " ")
    qtbot.keyClick(here.found.table, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert (window.page.link.table, window.page.link.place) == ("cost_documents", "costs")
    window.go_back()
    settle(qtbot, window)
    assert isinstance(window.page, ChecksPage)


def test_a_finding_is_accepted_with_a_reason_and_taken_back(
    qtbot: QtBot, open_window: Open, faulty: Path
) -> None:
    window = at_checks(qtbot, open_window, faulty)
    here = page(window)
    before = len(checks_open(window))
    choose(window, "paid-outside-project")
    here.found.accept.click()
    assert not here.found.reason.keep.isEnabled()
    qtbot.keyClick(here.found.reason.words, Qt.Key.Key_Return)  # nothing is written yet
    accept(qtbot, window, "agreed by letter")
    assert len(checks_open(window)) == before - 1
    assert "paid-outside-project" not in rules(window)
    here.accepted.click()
    assert rules(window)["paid-outside-project"] == "–"
    choose(window, "paid-outside-project")
    assert "agreed by letter" in here.found.detail.text()
    assert here.found.accept.isHidden()
    here.found.take_back.click()
    settle(qtbot, window)
    assert rules(window)["paid-outside-project"] == "1"
    assert len(checks_open(window)) == before


def checks_open(window: MainWindow) -> tuple[Any, ...]:
    verdict = window.findings.verdict
    assert verdict is not None
    return verdict.open


def test_a_check_is_switched_off_for_a_project(qtbot: QtBot, open_window: Open, faulty: Path) -> None:
    window = at_checks(qtbot, open_window, faulty)
    here = page(window)
    choose(window, "credit-line-missing")
    assert "P1" in here.found.off.text()
    here.found.off.click()
    accept(qtbot, window, "no funder asks")
    assert rules(window)["credit-line-missing"] == "1"
    window.menus.undo.trigger()
    settle(qtbot, window)
    window.findings.look()
    settle(qtbot, window)
    assert rules(window)["credit-line-missing"] == "2"


def test_where_all_is_accepted_nothing_is_left_and_it_can_be_seen(
    qtbot: QtBot, open_window: Open, faulty: Path
) -> None:
    with open_store(faulty) as store:
        for each in checking.findings(store).findings:
            waiving.waive(store, each, "agreed by letter")
    window = at_checks(qtbot, open_window, faulty)
    here = page(window)
    assert here.empty.isVisible()
    assert not here.found.isVisible()
    here.accepted.click()
    assert here.found.isVisible()
    assert not here.empty.isVisible()
    assert rules(window)


def test_escape_leaves_the_question(qtbot: QtBot, open_window: Open, faulty: Path) -> None:
    window = at_checks(qtbot, open_window, faulty)
    found = page(window).found
    found.table.setFocus()
    found.accept.click()
    qtbot.keyClicks(found.reason.words, "because")
    qtbot.keyClick(found.reason.words, Qt.Key.Key_Escape)
    assert found.reason.isHidden()
    assert window.focusWidget() is found.table
    settle(qtbot, window)
    with open_store(faulty, write=False) as store:
        assert all(each.counts for each in checking.findings(store).findings)


def test_all_reasons_stand_in_a_list(qtbot: QtBot, open_window: Open, faulty: Path) -> None:
    window = at_checks(qtbot, open_window, faulty)
    page(window).reasons.click()
    settle(qtbot, window)
    assert isinstance(window.page, RecordsPage)
    assert window.page.link.table == "waivers"
    window.go_to("checks")
    settle(qtbot, window)
    assert isinstance(window.page, ChecksPage)


def test_a_clean_file_says_so(qtbot: QtBot, open_window: Open, workspace: Path) -> None:
    window = at_checks(qtbot, open_window, workspace)
    assert page(window).empty.isVisible()
    assert not rules(window)
    assert window.status.findings.label.text() == "nothing found"


def test_very_many_findings_show_the_first(qtbot: QtBot, open_window: Open, faulty: Path) -> None:
    window = at_checks(qtbot, open_window, faulty)
    (told,) = [each for each in checks_open(window) if each.rule.id == "paid-outside-project"]
    card = page(window).found
    card.show_rule([told] * (MOST + 1), None)
    assert card.table.rows.rowCount() == MOST
    assert f"{MOST} of {MOST + 1}" in card.source.text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_is_said_in_the_language_of_the_window(
    qtbot: QtBot, qapp: Application, open_window: Open, faulty: Path, language: str
) -> None:
    qapp.speak(language)
    window = at_checks(qtbot, open_window, faulty, size=SMALL)
    here = page(window)
    for rule in rules(window):
        choose(window, rule)
        assert here.found.title.text()
        assert here.found.detail.text()
        assert "{" not in here.found.detail.text()
        assert here.found.table.accessibleName() == here.found.title.text()


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch, calm: None) -> None:
    from ngodesk.gui import findings

    for name in ("AFTER_OPENING", "AFTER_A_CHANGE"):
        monkeypatch.setattr(findings, name, 1)


@pytest.mark.usefixtures("hurried")
def test_the_frame_learns_by_itself_after_opening_and_after_a_change(
    qtbot: QtBot, open_window: Open, faulty: Path
) -> None:
    window = open_window(faulty, place="projects")
    qtbot.waitUntil(lambda: window.findings.verdict is not None)
    before = len(checks_open(window))
    assert window.status.findings.isVisible()

    def mend(store: Store) -> None:
        from ngodesk.work import saving

        with store.reading() as connection:
            query = "SELECT id FROM cost_documents WHERE ref = 'OTHER'"
            row_id = connection.exec_driver_sql(query).scalar()
        saving.change(store, "cost_documents", row_id, {"issue_date": "2025-05-01"})

    window.file.read(mend, lambda _nothing: None)
    qtbot.waitUntil(lambda: len(checks_open(window)) == before - 1)
    assert window.status.findings.label.text() == f"{before - 1} findings"
    settle(qtbot, window)


def test_a_card_says_how_much_is_at_risk_and_leads_there(
    qtbot: QtBot, open_window: Open, faulty: Path
) -> None:
    window = at_checks(qtbot, open_window, faulty)
    card = ChecksCard()
    qtbot.addWidget(card)
    assert card.isHidden()
    card.serve(window.findings)
    assert card.isVisible()
    assert "150.00" in card.words.text()
    with qtbot.waitSignal(card.chosen) as chosen:
        card.look.click()
    assert chosen.args[0].place == "checks"
    window.findings.told.emit(None)
    assert card.isHidden()


def test_a_note_says_the_gravest_of_a_record(qtbot: QtBot, open_window: Open, faulty: Path) -> None:
    window = at_checks(qtbot, open_window, faulty)
    early, other = (each.id for each in checks_open(window) if each.rule.id == "issued-outside-project")
    note = RecordFindings(window.file)
    qtbot.addWidget(note)
    note.show_record("cost_documents", early)
    note.show_record("cost_documents", other)  # the answer about the first comes too late
    settle(qtbot, window)
    assert note.isVisible()
    assert note.note.tone == "problem"
    assert note.note.text().startswith("FV 2 is dated 1")
    note.show_record("cost_documents", None)
    assert note.isHidden()
    note.show_record("cost_documents", early)
    settle(qtbot, window)
    assert "more" in note.note.text()
    with qtbot.waitSignal(note.link_chosen) as chosen:
        note.note.acted.emit()
    assert chosen.args[0].place == "checks"
