"""What is done to one record leaves no other one wrong: it is refused and says which one."""

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from sqlalchemy import Connection

from ngodesk.common.errors import UserError
from ngodesk.exchange.rules import breaches
from ngodesk.store import undo
from ngodesk.store.journal import Header
from ngodesk.store.store import Store
from ngodesk.store.verify import verify
from ngodesk.work import exports, history, imports, records, saving, scanning, workspaces
from ngodesk.work.saving import Values
from ngodesk.work.viewing import Stored
from tests.store.whole import content, must_be_sound


@pytest.fixture
def project(store: Store) -> int:
    return saving.add(
        store,
        "projects",
        {
            "ref": "KE",
            "title": "Kuźnia",
            "role": "lead",
            "status": "approved",
            "start": "2025-01-01",
            "end": "2026-12-31",
            "currency": "EUR",
        },
    )


def line(store: Store, project: int, code: str, **values: Stored) -> int:
    usual: Values = {"project": project, "code": code, "name": f"Line {code}", "cost_kind": "direct"}
    return saving.add(store, "budget_lines", {**usual, **values})


def source(store: Store, project: int, code: str, kind: str) -> int:
    values: Values = {"project": project, "code": code, "kind": kind, "name": f"Source {code}"}
    return saving.add(store, "funding_sources", values)


def document(store: Store, kind: str) -> int:
    values: Values = {"ref": "D1", "kind": kind, "number": "1", "issue_date": "2025-01-01", "currency": "EUR"}
    return saving.add(store, "cost_documents", {**values, "gross": 1000})


def last_step(store: Store) -> int:
    with store.reading() as connection:
        return int(connection.exec_driver_sql("SELECT max(number) FROM steps").scalar_one())


def must_come_back(store: Store, folder: Path) -> None:
    """What the window made, another workspace takes in."""
    exports.export_folder(store, folder / "out")
    workspaces.create(folder / "other.ngodesk", language="en", currency="EUR")
    with workspaces.open_workspace(folder / "other.ngodesk") as other:
        assert imports.import_folder(other, folder / "out").new["projects"] == 1


def test_a_line_that_a_flat_rate_is_of_goes_with_it_or_stays(
    store: Store, project: int, tmp_path: Path
) -> None:
    base = line(store, project, "1")
    rate = line(store, project, "2", cost_kind="admin", flat_rate_percent=250000, flat_rate_of=(base,))
    before = content(store)
    with pytest.raises(UserError, match="“2 Line 2” would no longer be right at “Flat rate, %”"):
        records.delete(store, "budget_lines", [base])
    assert content(store) == before
    must_come_back(store, tmp_path)
    records.delete(store, "budget_lines", [base, rate])


def test_the_only_party_of_a_cooperation_stays(store: Store, project: int) -> None:
    party = saving.add(store, "organisations", {"ref": "O1", "name": "Żółw", "kind": "ngo"})
    values: Values = {
        "ref": "K1",
        "project": project,
        "kind": "partnership",
        "title": "t",
        "parties": (party,),
    }
    made = saving.add(store, "cooperations", values)
    with pytest.raises(UserError, match="at “Parties”: it must name at least one"):
        records.delete(store, "organisations", [party])
    records.delete(store, "cooperations", [made])
    records.delete(store, "organisations", [party])


def test_the_source_that_hours_count_on_stays_the_only_one(store: Store, project: int) -> None:
    own = source(store, project, "W", "own_personal")
    person = saving.add(store, "people", {"ref": "P1", "first_name": "Ķ", "last_name": "B"})
    agreement = saving.add(
        store,
        "volunteer_agreements",
        {"ref": "A1", "person": person, "project": project, "start": "2025-01-01", "tasks": "x"},
    )
    values: Values = {"agreement": agreement, "date": "2025-02-01", "hours": 10000, "task": "x"}
    saving.add(store, "volunteer_hours", {**values, "line": line(store, project, "1")})
    with pytest.raises(UserError, match="the project has none or several"):
        source(store, project, "W2", "own_personal")
    with pytest.raises(UserError, match="the project has none or several"):
        records.delete(store, "funding_sources", [own])
    source(store, project, "D", "grant")


def test_what_was_broken_before_stands_in_nobodys_way(store: Store, project: int) -> None:
    base = line(store, project, "1")
    line(store, project, "2", flat_rate_percent=250000, flat_rate_of=(base,))
    with store.writing(Header("As an earlier version left it", {})) as batch:
        batch.delete("budget_lines", [base])
        kept = batch.connection.exec_driver_sql("SELECT id FROM budget_line_bases").scalars()
        batch.delete("budget_line_bases", list(kept))
        assert list(breaches(batch.connection))
    records.delete(store, "budget_lines", [line(store, project, "3")])


def test_a_step_that_a_later_one_built_on_is_not_taken_back(store: Store, project: int) -> None:
    paper = document(store, "proforma")
    saving.change(store, "cost_documents", paper, {"kind": "invoice"})
    step = last_step(store)
    where = {"line": line(store, project, "1"), "source": source(store, project, "G", "grant")}
    saving.add(store, "allocations", {"document": paper, "project": project, "amount": 1000, **where})
    before = content(store)
    with pytest.raises(UserError, match="“Document”: a proforma cannot be allocated"):
        history.undo_chosen(store, step)
    assert content(store) == before


def test_what_never_stood_like_that_is_asked_before_it_is_undone(store: Store, project: int) -> None:
    large, usual = 1000 * 10**12, 10**12
    where = {"line": line(store, project, "1"), "source": source(store, project, "G", "grant")}
    paper = document(store, "invoice")
    much: Values = {"gross": 10**13, "currency": "PLN", "exchange_rate": large}
    saving.change(store, "cost_documents", paper, much)
    saving.change(store, "cost_documents", paper, {"exchange_rate": usual})
    step = last_step(store)
    values: Values = {"document": paper, "project": project, "amount": 10**13, **where}
    allocation = saving.add(store, "allocations", values)
    saving.change(store, "allocations", allocation, {"exchange_rate": usual})
    history.undo_chosen(store, step)  # the allocation has a rate of its own
    before = content(store)
    with pytest.raises(UserError, match=r"Allocation.*larger than any amount that can be kept"):
        history.undo(store)
    assert content(store) == before
    history.redo(store)
    for _step in range(5):
        history.undo(store)
    assert not {table for table, _ in content(store)} & {"cost_documents", "allocations"}
    must_be_sound(store)


def test_the_way_back_step_by_step_asks_nothing(store: Store, project: int) -> None:
    asked = []

    def held(connection: Connection) -> AbstractContextManager[None]:
        asked.append(connection)
        return nullcontext()

    first = line(store, project, "1")
    step = last_step(store)
    third = [line(store, project, code) for code in "23"][-1]
    for act in (undo.undo, undo.undo, undo.redo, undo.undo, undo.redo, undo.redo):
        act(store, held)
    assert asked == []
    saving.change(store, "budget_lines", third, {"name": "Inna"})
    history.undo_chosen(store, step)
    assert ("budget_lines", first) not in content(store)
    for number in (1, 2, 2):  # without all three it stood already
        undo.undo(store, held)
        assert len(asked) == number
    for number in (3, 4, 5):
        undo.redo(store, held)
        assert len(asked) == number
    undo.redo(store, held)
    assert len(asked) == 5
    assert ("budget_lines", first) in content(store)
    must_be_sound(store)


def test_what_was_attached_to_a_record_goes_when_its_adding_is_taken_back(
    store: Store, tmp_path: Path
) -> None:
    paper = document(store, "invoice")
    added = last_step(store)
    saving.change(store, "cost_documents", paper, {"gross": 2000})
    noted = last_step(store)
    scan = tmp_path / "skan.pdf"
    scan.write_bytes(b"%PDF-1.4 x")
    scanning.attach(store, "cost_documents", paper, [scan])
    assert history.others(store, noted) == []
    assert history.others(store, added) == ["Attach: 1", "Change: Cost document"]
    history.undo_chosen(store, added)
    assert not {table for table, _ in content(store)} & {"cost_documents", "attachments"}
    must_be_sound(store)


def test_what_hangs_in_the_air_breaks_a_rule(store: Store, tmp_path: Path) -> None:
    paper = document(store, "invoice")
    scan = tmp_path / "skan.pdf"
    scan.write_bytes(b"%PDF-1.4 x")
    scanning.attach(store, "cost_documents", paper, [scan])
    with store.writing(Header("Behind its back", {})) as batch:
        batch.delete("cost_documents", [paper])
        assert [breach.places[0][0] for breach in breaches(batch.connection)] == ["attachments"]
    with store.reading() as connection:
        assert [each.part for each in verify(connection) if not each.sound] == ["references"]
