"""The first page: every row is in the file and leads to its record, by mouse and by keyboard."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from ngodesk.gui.pages.agenda import deadline_cells
from ngodesk.gui.pages.today import NEW_COST, NEW_EVENT, NEW_PROJECT, ListCard, TodayPage
from ngodesk.gui.places import Link
from ngodesk.store.opening import open_store
from ngodesk.work import today
from tests.gui.windows import LANGUAGES
from tests.work.little import TODAY, Little

Shown = tuple[TodayPage, list[Link]]


def shown(qtbot: QtBot, path: Path, size: tuple[int, int] = (1170, 630)) -> Shown:
    page, links = TodayPage(TODAY), []
    qtbot.addWidget(page)
    page.link_chosen.connect(links.append)
    page.resize(*size)
    page.show()
    page.activateWindow()
    with open_store(path, write=False) as store:
        page.fill(page.read(store))
    return page, links


@pytest.fixture
def little(workspace: Path) -> Iterator[Little]:
    with open_store(workspace) as store:
        yield Little(store).fill()


@pytest.fixture
def busy(qtbot: QtBot, little: Little) -> Shown:
    """The page of a small association with one of everything."""
    return shown(qtbot, little.store.path)


def words(card: ListCard, column: int) -> list[str]:
    return [row[column].words.replace("\N{NO-BREAK SPACE}", " ") for row in card.table.rows.cells]


def test_the_head_says_the_day_and_what_waits(busy: Shown) -> None:
    page, _links = busy
    assert page.head.title.text().replace("\N{NO-BREAK SPACE}", " ") == "Friday, 21 November 2025"
    assert page.head.meta.text() == "1 deadline has passed. 6 things wait to be finished."


def test_the_first_five_rows_stand_there_and_all_on_demand(qtbot: QtBot, busy: Shown, little: Little) -> None:
    page, _links = busy
    found = today.overview(little.store, TODAY)
    for card, every in ((page.deadlines, found.deadlines), (page.unfinished, found.unfinished)):
        place = 3 if card is page.deadlines else 1
        said = [each.what.text().replace("\N{NO-BREAK SPACE}", " ") for each in every]
        assert len(said) > 5
        assert words(card, place) == said[:5]
        assert card.all.text() == f"All {len(said)}"
        card.all.click()
        assert words(card, place) == said
        assert card.table.height() >= len(said) * card.table.verticalHeader().defaultSectionSize()
        assert not card.all.isVisible()
        assert card.table.hasFocus()


def test_a_day_that_is_far_off_is_told_with_its_year(little: Little) -> None:
    deadline = today.overview(little.store, TODAY).deadlines[0]
    near, far = (
        deadline_cells(replace(deadline, day=TODAY - timedelta(days=days)), TODAY)[1].words
        for days in (100, 400)
    )
    assert str(TODAY.year) not in near
    assert far.endswith(str(TODAY.year - 1))


def test_every_row_leads_to_its_record(qtbot: QtBot, busy: Shown, little: Little) -> None:
    page, links = busy
    found = today.overview(little.store, TODAY)
    expected: list[Any] = []
    for card, every in ((page.deadlines, found.deadlines), (page.unfinished, found.unfinished)):
        if card.all.isVisible():
            card.all.click()
        for row, each in enumerate(every):
            card.table.selectRow(row)
            qtbot.keyClick(card.table, Qt.Key.Key_Return)
            expected.append((each.table, each.id))
    assert [
        (link.table or "projects", link.record if link.table else link.project) for link in links
    ] == expected
    by_table = {link.table: (link.place, link.tab) for link in links}
    assert by_table["cost_documents"] == ("costs", "document")
    assert by_table["events"] == ("events", "event")
    assert by_table["reporting_periods"] == ("", "money")


def test_a_click_is_enough(qtbot: QtBot, busy: Shown, little: Little) -> None:
    page, links = busy
    table = page.projects.table
    middle = table.visualRect(table.rows.index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert links == [Link(tab="overview", project=little.project)]


def test_a_projects_bar_has_its_notch_today(busy: Shown, little: Little) -> None:
    page, _links = busy
    (line,) = today.project_lines(little.store, TODAY)
    ((name, bar, left, indicators, report),) = page.projects.table.rows.cells
    assert name.words == "Świetlica"
    assert bar.measure is not None
    assert bar.measure.today == pytest.approx(100 / 110)
    assert bar.measure.value == pytest.approx(float(line.spent / line.planned))
    assert bar.spoken == f"Świetlica: {line.spent:.2f} spent of 1,000.00"
    assert left.words == f"{line.left:.2f}\N{NO-BREAK SPACE}PLN"
    assert indicators.words == "–"
    assert report.words.startswith("R1, ")


def test_the_rail_has_a_dot_for_each_day(busy: Shown, little: Little) -> None:
    page, _links = busy
    found = today.overview(little.store, TODAY)
    assert set(page.rail._tones) == {each.day for each in found.deadlines}
    ahead = sum(each.day >= TODAY for each in found.deadlines)
    assert page.rail.accessibleName() == f"{ahead} deadlines in the next 30 days"


def test_buttons_begin_new_records(qtbot: QtBot, workspace: Path) -> None:
    page, links = shown(qtbot, workspace)
    steps = (page.deadlines.step, page.unfinished.step, page.projects.step)
    for button in (page.new_event, page.new_cost, *steps):
        assert button.isVisible()
        button.click()
    assert links == [NEW_EVENT, NEW_COST, NEW_EVENT, NEW_COST, NEW_PROJECT]


def test_with_nothing_to_do_the_cards_say_so(qtbot: QtBot, workspace: Path) -> None:
    page, _links = shown(qtbot, workspace)
    assert page.head.meta.text() == "Nothing is due in the next 30 days. Nothing waits to be finished."
    for card in (page.deadlines, page.unfinished, page.projects):
        assert card.isVisible()
        assert card.nothing.isVisible()
        assert not card.table.isVisible()
    assert page.backup.when.text() == "There is no backup yet."


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_fits_a_small_window_in_every_language(
    qtbot: QtBot, qapp: Application, little: Little, language: str
) -> None:
    qapp.speak(language)
    page, _links = shown(qtbot, little.store.path, (944, 460))
    qtbot.wait(20)
    assert page.minimumSizeHint().width() <= 944
    assert page.minimumSizeHint().height() <= 460
    assert page.backup.mapTo(page, page.backup.rect().topLeft()).y() > page.deadlines.height(), "folded"


def test_the_language_changes_without_reading_again(qapp: Application, busy: Shown) -> None:
    page, _links = busy
    qapp.speak("pl")
    qapp.sendPostedEvents()
    assert page.head.title.text().replace("\N{NO-BREAK SPACE}", " ") == "Piątek, 21 listopada 2025"
    assert "100,00\N{NO-BREAK SPACE}zł" in page.deadlines.table.rows.cells[2][3].words
