"""Everything held on one person as data, which stands beside the print of it."""

import json
from pathlib import Path
from typing import Any

from ngodesk.figures.about import About, ids
from ngodesk.figures.held_on_person import held_on_person
from ngodesk.figures.project import Span
from ngodesk.store.store import Store
from ngodesk.work import read_back, workspaces

REPORT = "person-data"


def person_data(store: Store, person: str | int, language: str | None = None) -> dict[str, Any]:
    """All of it. Raises UsageError for a code that nobody has."""
    said = language or workspaces.language(store)
    with store.reading() as connection:
        found = ids(connection, "people", [person])[0] if isinstance(person, str) else person
        return held_on_person(About(connection, Span(), person=found, language=said)).data()


def beside(store: Store, report: str, person: str | int | None, language: str | None = None) -> bytes:
    """What stands beside a print as data, in JSON; nothing beside other prints."""
    if report != REPORT or person is None:
        return b""
    return json.dumps(person_data(store, person, language), ensure_ascii=False, indent=1).encode()


def save_beside(target: Path, content: bytes) -> None:
    """Write the data beside a print, under the same name; with a number where that is taken."""
    if content:
        with read_back.writing(_free(target.with_suffix(".json"))) as stream:
            stream.write(content)


def _free(path: Path) -> Path:
    """Nobody was asked whether what is there may be replaced."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem} ({number})")
    return free
