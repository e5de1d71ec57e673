"""Files with something wrong in them: never a crash, never a part, a sentence each; more in tests.soak."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ngodesk.store.store import Store
from tests.soak import sheets


@pytest.mark.parametrize(("files", "number"), [(sheets.text_tables, 30), (sheets.workbooks, 2)])
def test_a_file_is_taken_whole_or_refused_with_a_sentence(
    store: Store, tmp_path: Path, files: Callable[[int, Path], Iterator[Path]], number: int
) -> None:
    sheets.prepared(store)
    assert sum(sheets.soaked(store, files(7, tmp_path), number).values()) == number
