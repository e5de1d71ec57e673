"""The recount of the contract's example gives the contract's figures."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from tests.recount.evidence import indicator_evidence
from tests.recount.figures import project_figures
from tests.recount.folder import CONTRACT, read_folder, write_folder
from tests.recount.period import WHOLE, Period

R1 = Period(date(2025, 3, 1), date(2025, 6, 30))


def expected(name: str) -> Any:
    """The figures that the contract states."""
    return json.loads((CONTRACT / "expected" / f"{name}.json").read_text(encoding="utf-8"))


def test_the_whole_project() -> None:
    assert project_figures(read_folder(CONTRACT / "example"), "NL1") == expected("NL1")


def test_its_first_period() -> None:
    assert project_figures(read_folder(CONTRACT / "example"), "NL1", R1) == expected("NL1-R1")


def test_evidence_has_as_many_items_as_the_figures_say() -> None:
    folder = read_folder(CONTRACT / "example")
    for period, name in ((WHOLE, "NL1"), (R1, "NL1-R1")):
        for indicator in expected(name)["indicators"]:
            items = indicator_evidence(folder, "NL1", indicator["code"], period)
            assert len(items) == indicator["evidence"], indicator["code"]


def test_evidence_of_people_names_their_attendance() -> None:
    (item, _) = indicator_evidence(read_folder(CONTRACT / "example"), "NL1", "2")
    assert item == {
        "table": "people",
        "ref": "P1",
        "amount": "1.00",
        "because": [
            {"table": "attendance", "ref": "E1|1|P1|KGW"},
            {"table": "attendance", "ref": "E1|2|P1|KGW"},
            {"table": "attendance", "ref": "E2||P1|KGW"},
        ],
    }


def test_a_folder_written_is_read_the_same(tmp_path: Path) -> None:
    folder = read_folder(CONTRACT / "example")
    write_folder(folder, tmp_path)
    assert read_folder(tmp_path) == folder
