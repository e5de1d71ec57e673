"""What the program is made of: every licence fits GPL-3, the list is today's, the bill names everything."""

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from ngodesk.common.libraries import libraries, plain

ROOT = Path(__file__).resolve().parent.parent
# What may be part of a program under GPL-3.0-or-later. LGPL-2.1 lets it be taken under any later GPL.
COMPATIBLE = {
    *("MIT", "MIT-CMU", "ISC", "Zlib", "Unlicense", "PSF-2.0", "Apache-2.0", "OFL-1.1"),
    *("BSD-2-Clause", "BSD-3-Clause", "LGPL-2.1-only", "LGPL-2.1-or-later"),
    *("LGPL-3.0-only", "LGPL-3.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later"),
}


@pytest.fixture(scope="module")
def bill() -> ModuleType:
    """The module that makes the bill; `packaging` is also the name of a library."""
    spec = importlib.util.spec_from_file_location("bill_of_ngodesk", ROOT / "packaging" / "bill.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def fits(licence: str) -> bool:
    """Any of what may be chosen, all of what holds at once."""
    return any(
        all(part.strip() in COMPATIBLE for part in choice.split(" AND ")) for choice in licence.split(" OR ")
    )


def test_every_licence_fits() -> None:
    assert len(libraries()) > 25
    assert [each for each in libraries() if not fits(each.licence)] == []
    assert not fits("Proprietary OR BSD-3-Clause AND SSPL-1.0")


def test_every_library_is_locked(bill: ModuleType) -> None:
    hashes = bill._hashes()
    assert [each.name for each in libraries() if not hashes.get(plain(each.name))] == []


def test_the_list_is_todays(bill: ModuleType) -> None:
    listed = bill.LISTED.read_text(encoding="utf-8")
    assert listed == bill.third_party(), "write it anew: .venv/bin/python packaging/bill.py list"
    for _name, _version, licence, _used, text in bill.MATERIALS:
        assert fits(licence)
        assert (ROOT / text).is_file()


def test_the_bill_names_everything_once_and_its_graph_is_whole(bill: ModuleType) -> None:
    made = bill.bill()
    assert made == bill.bill()
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", made["serialNumber"])
    refs = [each["bom-ref"] for each in made["components"]]
    assert len(set(refs)) == len(refs)
    assert {each.name for each in libraries()} <= {each["name"] for each in made["components"]}
    known = {*refs, made["metadata"]["component"]["bom-ref"]}
    graph = {each["ref"]: each["dependsOn"] for each in made["dependencies"]}
    assert graph.keys() | {name for names in graph.values() for name in names} <= known
    reached, left = set(), [made["metadata"]["component"]["bom-ref"]]
    while left:
        ref = left.pop()
        if ref not in reached:
            reached.add(ref)
            left += graph[ref]
    assert {ref for ref in refs if ref.startswith("pkg:")} <= reached


def test_every_library_brings_the_text_of_its_licence(bill: ModuleType, tmp_path: Path) -> None:
    assert bill.main(["make", str(tmp_path)]) == 0
    texts = (tmp_path / "LICENSES.txt").read_text(encoding="utf-8")
    parts = re.split(r"={80}\n(.+)\n={80}\n", texts)[1:]
    empty = [name for name, text in zip(parts[::2], parts[1::2], strict=True) if len(text.strip()) < 200]
    assert empty == []
    assert (tmp_path / "ngodesk.cdx.json").is_file()
