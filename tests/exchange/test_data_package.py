"""What is given out as an exchange folder is a data package: the frictionless library says so."""

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import frictionless

from ngodesk.store.store import Store
from ngodesk.work.exports import export_folder


def errors(*source: Any, **options: Any) -> list[str]:
    with frictionless.system.use_context(trusted=True):
        report = frictionless.validate(*source, **options)
    return [str(row) for row in report.flatten(["title", "rowNumber", "fieldName", "message"])]


def test_folder_and_zip_are_a_valid_data_package(filled_store: Store, tmp_path: Path) -> None:
    folder, archive = tmp_path / "out", tmp_path / "out.zip"
    export_folder(filled_store, folder)
    export_folder(filled_store, archive)
    assert errors(str(folder / "datapackage.json")) == []
    with ZipFile(archive) as packed:
        held = {name: packed.read(name) for name in packed.namelist()}
    assert held == {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    described = json.loads(held["datapackage.json"])["resources"]
    people = next(each for each in described if each["name"] == "people")
    text = (folder / "people.csv").read_text(encoding="utf-8")
    (folder / "people.csv").write_text(text.replace("female", "woman"), encoding="utf-8")
    schema = frictionless.Schema.from_descriptor(people["schema"])
    assert any("woman" in error for error in errors(str(folder / "people.csv"), schema=schema))
