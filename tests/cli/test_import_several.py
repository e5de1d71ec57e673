"""ngodesk import of one sheet for several tables, and export in every form, with the journal's note of it."""

import json
from pathlib import Path

import vobject

from ngodesk.store.opening import open_store
from tests.cli.said import Command

SHEETS = Path(__file__).parents[1] / "data" / "sheets"


def test_a_mapping_names_the_event_of_a_list(ngodesk: Command, filled: Path, tmp_path: Path) -> None:
    columns = {
        "Uczestnik / Nazwisko": "last_name", "Uczestnik / Imię": "first_name",
        "Dane kontaktowe / E-mail": "email", "Płeć / (K/M)": "gender",
        "Liczba godzin": "attendance.hours", "Podpis": "attendance.signed",
    }  # fmt: skip
    mapping = tmp_path / "lista.json"
    kept = {
        "table": "people",
        "columns": [{"head": head, "field": field} for head, field in columns.items()],
        "fixed": {"attendance.event": "E2"},
    }
    mapping.write_text(json.dumps(kept), encoding="utf-8")
    said = ngodesk("import", filled, SHEETS / "lista-uczestnikow.xlsx", "--mapping", mapping)
    assert said.status == 0
    assert "attendance: 5 new, 0 changed, 0 unchanged" in said.lines
    again = ngodesk("import", filled, SHEETS / "lista-uczestnikow.xlsx", "--mapping", mapping)
    assert again.lines[0] == "people: 0 new, 0 changed, 5 unchanged"
    assert "Heads in row 4." in again.lines
    assert any(line.startswith("Columns left out: Lp., Dane kontaktowe / Telefon") for line in again.lines)
    kept["fixed"] = {"nothing": "E2"}
    mapping.write_text(json.dumps(kept), encoding="utf-8")
    assert ngodesk("import", filled, SHEETS / "lista-uczestnikow.xlsx", "--mapping", mapping).status != 0


def test_a_budget_belongs_to_the_only_project(ngodesk: Command, filled: Path, tmp_path: Path) -> None:
    said = ngodesk("import", filled, SHEETS / "kosztorys.xlsx", "--table", "budget_lines", "--dry-run")
    assert (said.status, said.lines[0]) == (0, "budget_lines: 4 new, 1 changed, 0 unchanged")
    assert "budget_plan: 5 new, 1 changed, 0 unchanged" in said.lines


def test_people_and_events_for_other_programs(ngodesk: Command, filled: Path, tmp_path: Path) -> None:
    assert ngodesk("export", filled, tmp_path / "people.vcf").status == 0
    assert ngodesk("export", filled, tmp_path / "events.ics").status == 0
    assert ngodesk("export", filled, tmp_path / "events.csv", "--table", "events").status == 0
    assert ngodesk("export", filled, tmp_path / "all.xlsx").status == 0
    assert ngodesk("export", filled, tmp_path / "events.vcf", "--table", "events").status == 2
    cards = vobject.readComponents((tmp_path / "people.vcf").read_text(encoding="utf-8"))
    assert "Łucja Żak" in [card.fn.value for card in cards]
    assert (tmp_path / "events.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    with open_store(filled) as store, store.reading() as connection:
        found = connection.exec_driver_sql(
            "SELECT label, origin FROM steps WHERE kind = 'note' ORDER BY number"
        )
        noted = [tuple(row) for row in found]
    named = ("Given out: {record}", "command")  # people, and the events with who leads them
    assert noted == [named, named, ("Everything was given out", "command")]


def test_a_file_that_is_open_elsewhere_is_given_out_all_the_same(
    ngodesk: Command, filled: Path, tmp_path: Path
) -> None:
    with open_store(filled):
        said = ngodesk("export", filled, tmp_path / "people.vcf")
        events = ngodesk("export", filled, tmp_path / "events.ics")
    assert (said.status, events.status) == (0, 0)
    assert (tmp_path / "people.vcf").exists()
    assert ("does not note it" in said.err, "does not note it" in events.err) == (True, False)
