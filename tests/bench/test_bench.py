"""Both sides of every bench give the same answers; how fast, `python -m tests.bench` says."""

from pathlib import Path

import pytest

from tests.bench.benches import BENCHES
from tests.bench.pairs import HEAD, Bench, Outcome, Pair, chosen, measured


@pytest.mark.parametrize("bench", BENCHES, ids=lambda bench: bench.name)
def test_both_sides_give_the_same_answers(bench: Bench, tmp_path: Path) -> None:
    outcome = measured(bench, tmp_path / bench.name, rounds=1, tiny=True)
    assert len(outcome.ratios) == 1


def test_a_wrong_answer_is_noticed(tmp_path: Path) -> None:
    figures, window = chosen(BENCHES, ["figures", "window"])

    def unlike(folder: Path, tiny: bool) -> Pair:
        right, other = figures.prepare(folder, tiny), window.prepare(folder, tiny)
        return Pair(right.ours, other.floor, right.close)

    mixed = Bench("mixed", "", "", 1, "wall", unlike)
    with pytest.raises(AssertionError, match="the same answers"):
        measured(mixed, tmp_path / "mixed", rounds=1, tiny=True)


def test_the_table_has_the_median_of_the_ratios_of_rounds() -> None:
    bench = Bench("name", "work", "floor", 1.5, "wall", BENCHES[0].prepare)
    line = Outcome(ours=[2.0, 3.0, 8.0], floor=[1.0, 2.0, 2.0]).row(bench)
    assert "2.00 (1.50–4.00)" in line
    assert "≤ 1.5 missed" in line
    assert HEAD.index("target") == line.index("≤")
