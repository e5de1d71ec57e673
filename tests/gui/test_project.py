"""The list of projects and one project's page, with a real file."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ngodesk.gui.buttons import Button
from ngodesk.gui.pages import overview, overview_tables, overview_tiles
from ngodesk.gui.pages.project import ProjectPage
from ngodesk.gui.pages.project_home import ProjectHome
from ngodesk.gui.pages.projects import ProjectsPage
from ngodesk.gui.places import Link
from ngodesk.store.opening import open_store
from ngodesk.work import counting, viewing
from ngodesk.work.timeline import Beside
from tests.gui.windows import NL1, Open, settle


def words(table: object) -> list[list[str]]:
    return [[cell.words for cell in row] for row in table.rows.cells]


def test_the_list_shows_each_project(open_window: Open, filled: Path) -> None:
    page = open_window(filled).page
    assert isinstance(page, ProjectsPage)
    assert words(page.table) == [
        [
            "NL1",
            "Łąka dla wszystkich",
            "Fundusz Sąsiedzki 2025",
            "1 March 2025 – 30 November 2025".replace(" ", "\xa0").replace("–\xa0", "– "),
            "running",
        ]
    ]
    assert page.head.meta.text() == "1 project  ·  1 running"
    assert page.table.hasFocus()
    assert not page.empty.isVisible()


def test_a_file_without_projects_says_what_belongs_there(
    qtbot: QtBot, open_window: Open, workspace: Path
) -> None:
    window = open_window(workspace)
    assert window.page.empty.isVisible()
    assert not window.page.card.isVisible()
    with qtbot.waitSignal(window.page.sample_wanted):
        window.page.see_sample.click()
    settle(qtbot, window)
    assert window.state is not None
    assert window.state.facts.sample


def test_enter_opens_a_project_and_the_sidebar_leads_back(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    window = open_window(filled)
    qtbot.keyClick(window.page.table, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert isinstance(window.page, ProjectHome)
    page = window.page.overview
    assert page.head.title.text() == "Łąka dla wszystkich"
    assert page.head.chip.text() == "running"
    assert page.head.meta.text().startswith("NL1  ·  agreement FS/7/2025  ·  Fundusz Sąsiedzki 2025  ·  ")
    window.sidebar.buttons["projects"].click()
    settle(qtbot, window)
    assert isinstance(window.page, ProjectsPage)


def test_the_page_shows_the_files_figures(qtbot: QtBot, filled: Path) -> None:
    page, _links = page_with_links(qtbot, filled)
    with open_store(filled, write=False) as store:
        figures = counting.project_figures(store, "NL1")
    gone = overview.passed(NL1.start, NL1.end, date(2025, 11, 21))
    assert page.money.accessibleName() == overview_tiles.money_tile(figures).words()
    assert page.indicators.accessibleName() == overview_tiles.indicators_tile(figures, gone).words()
    assert page.budget.table.rows.cells == overview_tables.budget_cells(figures)
    assert page.targets.table.rows.cells == overview_tables.indicator_cells(figures, gone)
    assert page.sources.table.rows.cells == overview_tables.source_cells(figures)
    assert words(page.budget.table)[0] == ["I.2", "Trenerzy", "", "3,591.95", "1,848.05"]
    assert page.counts.isVisible()
    assert not page.empty.isVisible()


def test_a_tile_leads_to_its_records(qtbot: QtBot, filled: Path) -> None:
    page, links = page_with_links(qtbot, filled)
    for tile in (page.money, page.indicators, page.time, page.report):
        tile.setFocus()
        qtbot.keyClick(tile, Qt.Key.Key_Space)
    project = page.project.id
    assert [(link.tab, link.table, link.project) for link in links] == [
        ("budget", "budget_lines", project),
        ("indicators", "indicators", project),
        ("details", "projects", project),
        ("money", "reporting_periods", project),
    ]
    with open_store(filled, write=False) as store:
        found = viewing.fetch(store, "reporting_periods", links[3].record, "en")
    assert found is not None
    assert found.values["code"] == "R1"


def test_each_row_leads_to_what_is_behind_it(qtbot: QtBot, filled: Path) -> None:
    page, links = page_with_links(qtbot, filled)
    for card in (page.budget, page.targets, page.sources):
        card.table.setFocus()
        card.table.selectRow(1)
        qtbot.keyClick(card.table, Qt.Key.Key_Return)
    line, indicator, source = links
    assert (line.tab, line.table, line.project) == ("costs", "allocations", page.project.id)
    assert (source.tab, source.table) == ("money", "receipts")
    with open_store(filled, write=False) as store:
        codes = [
            viewing.fetch(store, table, row_id, "en").values["code"]
            for table, row_id in (
                ("budget_lines", line.owner[1]),
                ("indicators", indicator.record),
                ("funding_sources", source.owner[1]),
            )
        ]
    assert codes == [page.budget.table.rows.cells[1][0].words, "2", page.sources.table.rows.cells[1][0].words]
    assert (line.owner[0], source.owner[0]) == ("line", "source")


def test_each_count_leads_to_what_was_counted(qtbot: QtBot, filled: Path) -> None:
    page, links = page_with_links(qtbot, filled)
    buttons = [button for button in page.counts.findChildren(Button) if button.kind == "count"]
    for button in buttons:
        button.click()
    said = {button.accessibleName(): link.table for button, link in zip(buttons, links, strict=True)}
    assert said["Events held: 6"] == "events"
    assert said["Different people: 6"] == "people"
    assert said["Volunteers: 2"] == "volunteer_agreements"
    assert {link.project for link in links} == {page.project.id}
    assert all(link.table == "people" or link.tab or link.table == "organisations" for link in links)


def page_with_links(qtbot: QtBot, path: Path) -> tuple[ProjectPage, list[Link]]:
    """The page of NL1 with a real file's records, and where it led."""
    page, links = ProjectPage(NL1, today=date(2025, 11, 21)), []
    qtbot.addWidget(page)
    page.link_chosen.connect(links.append)
    page.resize(1170, 630)
    page.show()
    with open_store(path, write=False) as store:
        page.fill(page.read(store))
    return page, links


def test_a_project_without_records_says_what_will_stand_there(
    qtbot: QtBot, open_window: Open, workspace: Path
) -> None:
    import json

    window = open_window(workspace)
    window.show_project(NL1)
    settle(qtbot, window)
    assert isinstance(window.page, ProjectsPage), "a project that is not in the file leads back to the list"
    figures = json.loads(
        (Path(__file__).parent.parent / "data/contract/expected/NL1.json").read_text("utf-8")
    )
    figures["budget"] |= {"planned": "0.00", "actual": "0.00", "percent": None, "lines": [], "sources": []}
    figures["indicators"] = []
    for group in ("events", "volunteers", "outputs", "subgrants", "cooperations"):
        figures[group] = dict.fromkeys(figures[group], "0.00")
    figures["organisations_supported"] = 0
    page = ProjectPage(NL1, today=date(2025, 11, 21))
    qtbot.addWidget(page)
    page.fill((NL1, figures, Beside()))
    page.show()
    assert page.empty.isVisible()
    assert not any(
        part.isVisible() for part in (page.money, page.indicators, page.budget, page.targets, page.counts)
    )
    assert page.time.accessibleName() == "Until the project ends: 9 days, 96 % of the time passed"


def test_a_long_title_takes_two_lines_and_is_read_whole(qtbot: QtBot) -> None:
    from dataclasses import replace

    title = "Wzmocnienie organizacji pozarządowych " * 6
    page = ProjectPage(replace(NL1, title=title.strip()))
    qtbot.addWidget(page)
    page.resize(900, 500)
    page.show()
    heading = page.head.title
    assert heading.accessibleName() == heading.toolTip() == title.strip()
    assert len(heading._lines(heading.width())) == 2
    assert heading.height() == heading.heightForWidth(heading.width())
