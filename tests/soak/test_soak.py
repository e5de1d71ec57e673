"""The trials in short, with their control: a program that does not wait for the disk must lose data."""

from pathlib import Path

import pytest

from tests.soak import disk
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


def test_refused_while_it_is_written_anew_the_file_is_as_it_was(tmp_path: Path) -> None:
    found = faults(TRIALS["protect"], tmp_path, 2)
    print(dict(found))
    assert bad(found) == 0
    assert found["told"] >= 2
