"""Keys never repeat, whatever the clock does."""

import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngodesk.common.identifiers import Identifiers
from ngodesk.model import Setting
from ngodesk.store import undo
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from tests.store.whole import content

CLOCKS = st.lists(st.integers(-(10**18), 4 * 10**18), min_size=1, max_size=40)


@given(clock=CLOCKS, numbers=st.lists(st.integers(1, 3_000_000), min_size=1, max_size=40))
def test_keys_rise_and_never_repeat(clock: list[int], numbers: list[int]) -> None:
    """Blocks of any size, the clock anywhere between 1938 and 2096."""
    times = iter(clock * len(numbers))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "time_ns", lambda: next(times))
        identifiers, last = Identifiers(), 0
        for number in numbers:
            block = identifiers.draw(number)
            assert len(block) == number
            assert last < block[0] <= block[-1] < 1 << 63
            last = block[-1]


@given(highest=st.integers(0, (1 << 63) - 10))
def test_keys_begin_above_the_highest_of_the_file(highest: int) -> None:
    assert Identifiers(highest).draw()[0] > highest


def test_when_no_keys_are_left_it_says_so_and_none_is_used_twice() -> None:
    identifiers = Identifiers((1 << 63) - 3)
    with pytest.raises(OverflowError):
        identifiers.draw(3)
    assert list(identifiers.draw(2)) == [(1 << 63) - 2, (1 << 63) - 1]
    with pytest.raises(OverflowError):
        identifiers.draw()


def test_two_laptops_at_the_same_moment_do_not_meet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: 1_800_000_000 * 10**9)
    drawn = [Identifiers().draw()[0] for _ in range(300)]
    assert len(set(drawn)) > 295


def test_they_come_one_after_the_other() -> None:
    drawn: Iterator[int] = iter(Identifiers())
    keys = [next(drawn) for _ in range(1000)]
    assert keys == sorted(set(keys))


def test_a_deleted_record_keeps_its_key_to_itself(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock is set back, the record with the highest key is gone: undo still finds its place free."""
    with store.write("Set") as session:
        session.add(Setting(key="a", value="1"))
    with store.write("Delete") as session:
        session.delete(session.query(Setting).filter_by(key="a").one())
    with store.reading() as connection:
        used = connection.exec_driver_sql("SELECT max(row_id) FROM changes").scalar_one()
    store.close()
    monkeypatch.setattr(time, "time_ns", lambda: 1_577_836_800 * 10**9)
    with open_store(store.path) as later:
        with later.write("Set") as session:
            session.add(made := Setting(key="b", value="2"))
            session.flush()
            assert made.id > used
        before = content(later)
        undo.undo(later)
        undo.undo(later)
        undo.redo(later)
        undo.redo(later)
        assert content(later) == before
