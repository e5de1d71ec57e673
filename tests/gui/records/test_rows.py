"""The rows of a list: read as they are seen, in the order that was asked for last."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from shiboken6 import delete

from ngodesk.gui.records import rows as module
from ngodesk.gui.records.asked import Asked
from ngodesk.gui.records.rows import RecordRows
from ngodesk.work import listing
from tests.gui.records.listed import Bench

PEOPLE = Asked("people", columns=("last_name", "first_name", "birth_year"))


def add_people(bench: Bench, number: int) -> None:
    """Many people, straight into the file."""

    def add(store: object) -> None:
        from ngodesk.work import saving

        people = [
            {"ref": f"X{each}", "first_name": "Ann", "last_name": f"Zz {each:05}"} for each in range(number)
        ]
        saving.paste(store, "people", [saving.Change(None, values) for values in people])

    bench.file.read(add, lambda _nothing: None)
    bench.settle()


@pytest.fixture
def rows(bench: Bench) -> RecordRows:
    made = RecordRows(bench.file)
    made.ask(PEOPLE)
    bench.settle()
    return made


def names(rows: RecordRows) -> list[str | None]:
    return [rows.index(row, 0).data() for row in range(rows.rowCount())]


def test_the_model_is_sound(qtmodeltester: ModelTester, rows: RecordRows) -> None:
    assert rows.rowCount() == 8
    qtmodeltester.check(rows)


def test_a_cell_says_what_it_holds_and_that_it_is_empty(rows: RecordRows) -> None:
    years = [rows.index(row, 2) for row in range(rows.rowCount())]
    role = Qt.ItemDataRole.AccessibleTextRole
    assert {index.data(role) for index in years if not index.data()} == {"empty"}
    assert any(index.data() and index.data(role) == index.data() for index in years)
    assert rows.columns[2].right
    assert not rows.columns[0].right


def test_a_row_is_read_when_it_is_seen(bench: Bench, rows: RecordRows) -> None:
    add_people(bench, 3 * module.PAGE)
    rows.refresh()
    bench.settle()
    last = rows.rowCount() - 1
    assert last > 3 * module.PAGE
    assert rows.index(last, 0).data() is None
    bench.settle()
    assert rows.index(last, 0).data() == f"Zz {3 * module.PAGE - 1:05}"


def test_only_so_many_rows_stay_in_memory(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEPT", 150)
    add_people(bench, 4 * module.PAGE)
    rows = RecordRows(bench.file)
    rows.ask(PEOPLE)
    bench.settle()
    for row in range(0, rows.rowCount(), module.PAGE):
        rows.index(row, 0).data()
        bench.settle()
    assert sum(map(rows.is_read, range(rows.rowCount()))) <= 150
    assert rows.index(rows.rowCount() - 1, 0).data()


def test_what_was_asked_last_is_shown(bench: Bench, rows: RecordRows) -> None:
    resets = []
    rows.modelReset.connect(lambda: resets.append(rows.rowCount()))
    for search in ("n", "no", "now", "nowa", "nowak"):
        rows.ask(replace(PEOPLE, search=search))
    bench.settle()
    assert names(rows) == ["Nowak", "Nowak"]
    assert resets == [2]


def test_an_order_asked_for_is_turned(bench: Bench, rows: RecordRows) -> None:
    rows.ask(replace(PEOPLE, sort="last_name", descending=True))
    bench.settle()
    turned = names(rows)
    rows.ask(replace(PEOPLE, sort="last_name"))
    bench.settle()
    assert turned == list(reversed(names(rows)))
    assert len(set(turned)) > 2


def test_other_columns_are_read_anew(bench: Bench, rows: RecordRows) -> None:
    rows.ask(replace(PEOPLE, columns=("ref",)))
    bench.settle()
    assert rows.columnCount() == 1
    assert all(str(name).startswith("P") for name in names(rows))


def test_rows_stay_in_their_place_while_one_is_written_in(bench: Bench, rows: RecordRows) -> None:
    rows.hold(True)
    add_people(bench, 1)
    rows.refresh()
    bench.settle()
    assert rows.rowCount() == 8
    rows.hold(False)
    bench.settle()
    assert rows.rowCount() == 9


def test_a_long_list_is_counted_before_its_order_is_known(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "AT_ONCE", 4)
    monkeypatch.setattr(module, "FIRST", 3)
    rows = RecordRows(bench.file)
    told: list[tuple[int, int]] = []
    rows.counted.connect(lambda number, _searched: told.append((number, rows.rowCount())))
    rows.ask(PEOPLE)
    bench.qtbot.waitUntil(lambda: len(told) == 2)
    assert told == [(8, 3), (8, 8)]


def test_a_list_that_is_gone_hears_nothing_of_what_it_asked_for(bench: Bench, rows: RecordRows) -> None:
    gone = RecordRows(bench.file)
    gone.ask(PEOPLE)
    delete(gone)
    bench.settle()
    assert len(names(rows)) == 8
