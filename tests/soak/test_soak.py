"""The trials in short, with their control: a program that does not wait for the disk must lose data."""

from pathlib import Path

import pytest

from tests.soak import copies, disk, exports
from tests.soak.plan import PLAN
from tests.soak.trials import TRIALS, bad, cuts, faults, kills

pytestmark = pytest.mark.skipif(not disk.is_possible(), reason="needs a compiler and Linux")


@pytest.mark.parametrize("deed", ["steps", "protect"])
def test_a_power_cut_loses_nothing_that_was_acknowledged(deed: str, tmp_path: Path) -> None:
    found = cuts(TRIALS[deed], tmp_path, 8)
    print(deed, dict(found))
    assert found["good"] == 8


def test_the_control_loses_data(tmp_path: Path) -> None:
    found = cuts(TRIALS["unsafe"], tmp_path, 12)
    print(dict(found))
    assert bad(found) > 4


def test_killed_while_it_is_written_anew_the_file_is_old_or_new(tmp_path: Path) -> None:
    found = kills(TRIALS["migrate"], tmp_path, 2)
    print(dict(found))
    assert bad(found) == 0
    assert found["opens"] >= 2


def test_backups_under_load_are_one_state_and_copies_by_hand_are_not(tmp_path: Path) -> None:
    found, control = copies.under_load(tmp_path / "ours", 4), copies.by_hand(tmp_path / "control", 6)
    print(dict(found), dict(control))
    assert found["good"] == found["different states"] == 4
    assert bad(control) >= 1


def test_an_export_that_is_killed_is_the_old_file_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "FORMS", ("csv", "folder"))
    found = exports.kills(tmp_path, 3)
    print(dict(found))
    assert bad(found) == 0
    assert found.total() == 6


def test_every_part_of_the_plan_can_be_asked_for() -> None:
    assert {part.test for part in PLAN} >= {f"T{number}" for number in range(1, 21)} - {"T19"}
    assert len({part.name for part in PLAN}) == len(PLAN)


def test_refused_while_it_is_written_anew_the_file_is_as_it_was(tmp_path: Path) -> None:
    found = faults(TRIALS["protect"], tmp_path, 2)
    print(dict(found))
    assert bad(found) == 0
    assert found["told"] >= 2
