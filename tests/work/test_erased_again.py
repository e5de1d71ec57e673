"""Nobody who was erased comes back: whatever is cut off or damaged, wherever the copy lies."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from ngodesk.store.opening import open_store
from ngodesk.work import backups, erasing
from tests.store.whole import must_be_sound, raw

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@pytest.fixture
def person(filled: Path) -> int:
    with open_store(filled) as store:
        return erasing.person(store, "P1")


def name(path: Path, person: int) -> str:
    """What the person is called there; a file in which somebody was erased must be sound as any other."""
    with open_store(path) as store:
        must_be_sound(store)
        with store.reading() as connection:
            sql = "SELECT first_name FROM people WHERE id = ?"
            return str(connection.exec_driver_sql(sql, (person,)).scalar_one())


def killed_after_replacing(target: Path, act: Any) -> None:
    """Do it in a process that is gone, with nothing tidied up, once a file took the place of `target`."""
    replace = Path.replace

    def cut(self: Path, other: Path) -> Path:
        done = replace(self, other)
        if Path(other) == target:
            os._exit(9)
        return done

    child = os.fork()
    if child == 0:
        Path.replace = cut  # type: ignore[assignment, method-assign]
        try:
            act()
        finally:
            os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def test_a_cut_right_after_a_restored_file_is_in_place_brings_nobody_back(filled: Path, person: int) -> None:
    with open_store(filled) as store:
        made = backups.make(store)
        erasing.erase(store, [person])
    killed_after_replacing(filled, lambda: backups.restore(made, filled, replace=True))
    assert len(list(filled.parent.glob("* replaced *"))) == 1
    assert name(filled, person) == "–"


def test_a_cut_in_the_middle_of_an_erasure_is_followed_by_every_restore(filled: Path, person: int) -> None:
    """The file was just written anew: of the erasure nothing was done yet but that."""
    with open_store(filled) as store:
        made = backups.make(store)

    def act() -> None:
        with open_store(filled) as store:
            erasing.erase(store, [person])

    killed_after_replacing(filled, act)
    new = filled.with_name("new.ngodesk")
    backups.restore(made, new)
    assert name(new, person) == "–"


@pytest.mark.parametrize("damage", ["", "[1, ", "{}7", "[[1]]"])
def test_a_damaged_log_is_told_and_a_file_beside_asked(filled: Path, person: int, damage: str) -> None:
    with open_store(filled) as store:
        made = backups.make(store)
        erasing.erase(store, [person])
    erasing.log_file(filled).write_text(damage, encoding="utf-8")
    new = filled.with_name("new.ngodesk")
    assert "erased.json" in backups.restore(made, new).told()
    assert name(new, person) == "–"
    with open_store(filled) as store:
        erasing.erase(store, [erasing.person(store, "P2")])
    assert erasing.logged(erasing.log_file(filled)) is not None, "the next erasure makes it whole"
    assert backups.restore(made, filled.with_name("newer.ngodesk")).told() == ""


@pytest.mark.parametrize("beside", [True, False])
def test_a_copy_from_a_stick_is_cleaned_wherever_it_goes(
    filled: Path, person: int, tmp_path: Path, beside: bool
) -> None:
    stick, away = tmp_path / "stick", tmp_path / "away"
    stick.mkdir()
    away.mkdir()
    with open_store(filled) as store:
        made = backups.make(store, stick / "copy.ngodesk")
        erasing.erase(store, [person])
        target = (filled.parent if beside else away) / "from the stick.ngodesk"
        backups.restore(made, target, open_now=None if beside else store)
    assert name(target, person) == "–"
    assert name(made, person) == "Łucja"


def test_an_erasure_that_fails_leaves_nobody_in_the_log(
    filled: Path, person: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(filled) as store:
        monkeypatch.setattr(os, "urandom", _broken)
        with pytest.raises(RuntimeError):
            erasing.erase(store, [person])
        monkeypatch.undo()
        assert erasing.logged(erasing.log_file(filled)) == set()
    assert name(filled, person) == "Łucja"


def _broken(_number: int) -> bytes:
    raise RuntimeError("no chance here")


def test_a_backup_of_an_older_program_is_cleaned_too(tmp_path: Path) -> None:
    made, new = tmp_path / "stick.ngodesk", tmp_path / "new.ngodesk"
    shutil.copyfile(Path(__file__).parents[1] / "data" / "schemas" / "1.ngodesk", made)
    connection = raw(made)
    person = connection.execute("SELECT min(id) FROM people").fetchone()[0]
    connection.close()
    log = erasing.log_file(new)
    log.parent.mkdir()
    log.write_text(json.dumps([person]), encoding="utf-8")
    backups.restore(made, new)
    assert name(new, person) == "–"
    assert [path.name for path in log.parent.iterdir()] == [log.name]
