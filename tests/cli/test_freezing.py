"""ngodesk freeze, frozen, verify --mark: a report that left the house, from the command line."""

from decimal import Decimal
from pathlib import Path

from sqlalchemy import select

from ngodesk.model import CostDocument
from ngodesk.store.opening import open_store
from ngodesk.work import frozen
from tests.cli.said import Command

NUMBER = "NL1/sif/1"
FREEZE = ("sif", "--project", "NL1", "--period", "R1")


def test_from_freezing_to_the_mark(ngodesk: Command, filled: Path, tmp_path: Path):
    said = ngodesk("freeze", filled, *FREEZE, "--language", "lv", "--note", "first")
    assert (said.status, said.out, said.err) == (0, f"{NUMBER}\n", "")
    with open_store(filled, write=False) as store:
        kept = frozen.reprint(store, frozen.numbered(store, NUMBER).id)
    (row,) = ngodesk("frozen", filled, "--format", "json").json
    assert (row["number"], row["report"], row["period"], row["language"]) == (NUMBER, "sif", "R1", "lv")
    assert (row["formats"][0], row["state"], row["sent"]) == ("pdf", "approved", None)
    assert ngodesk("frozen", filled).out.startswith(f"{NUMBER}\t1\t\tsif\t")
    target = tmp_path / "again.pdf"
    assert ngodesk("frozen", filled, NUMBER, "--output", target).status == 0
    assert target.read_bytes() == kept
    said = ngodesk("frozen", filled, NUMBER, "--output", tmp_path / "again.csv")
    assert (said.status, len(said.lines)) == (2, 1)
    said = ngodesk("verify", filled, "--mark", f"ieraksts {row['mark']}")
    assert said.status == 0
    assert NUMBER in said.out
    assert ngodesk("verify", filled, "--mark", "0123-4567").status == 1


def test_what_has_changed_since_and_the_corrected_version(ngodesk: Command, filled: Path):
    ngodesk("freeze", filled, *FREEZE)
    assert ngodesk("frozen", filled, NUMBER, "--differences").out == ""
    with open_store(filled) as store, store.write("Made for a test") as session:
        session.scalars(select(CostDocument).where(CostDocument.ref == "C1")).one().gross = Decimal("2000.99")
    (found,) = ngodesk("frozen", filled, NUMBER, "--differences", "--format", "json").json
    assert found == {
        "kind": "document",
        "of": "period",
        "place": "C1  FV 12/2025",
        "what": "Gross amount",
        "before": "1,999.99",
        "now": "2,000.99",
    }
    assert ngodesk("freeze", filled, *FREEZE, "--correct", NUMBER).out == f"{NUMBER}.2\n"
    rows = ngodesk("frozen", filled, "--format", "json").json
    assert [(row["number"], row["corrects"]) for row in rows] == [(f"{NUMBER}.2", NUMBER), (NUMBER, None)]
