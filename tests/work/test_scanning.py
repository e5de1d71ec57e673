"""Scans: kept with a record once, refused with a sentence, and drafts of documents."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngodesk.common.errors import UserError
from ngodesk.store.selection import Scope
from ngodesk.store.store import Store
from ngodesk.work import history, scanning, viewing
from ngodesk.work.listing import Listing

PDF = b"%PDF-1.7\n" + b"x" * 3_000_000  # more than one piece
PNG = b"\x89PNG\r\n\x1a\n" + b"y" * 50


def file(folder: Path, name: str, content: bytes) -> Path:
    made = folder / name
    made.write_bytes(content)
    return made


def first(store: Store) -> int:
    return Listing(Scope("cost_documents"), (), "en").keys(store)[0]


def test_a_scan_comes_back_as_it_was_and_is_kept_once(filled_store: Store, tmp_path: Path) -> None:
    document = first(filled_store)
    paths = [file(tmp_path, "skan.pdf", PDF), file(tmp_path, "zdjęcie.png", PNG)]
    assert scanning.attach(filled_store, "cost_documents", document, paths) == []
    found = scanning.scans(filled_store, "cost_documents", document)
    assert [(scan.filename, scan.media_type) for scan in found] == [
        ("skan.pdf", "application/pdf"),
        ("zdjęcie.png", "image/png"),
    ]
    assert [scanning.content_of(filled_store, scan.sha256) for scan in found] == [PDF, PNG]
    again = file(tmp_path, "kopia.pdf", PDF)
    assert scanning.attach(filled_store, "cost_documents", document, [again]) == ["kopia.pdf"]
    assert len(scanning.scans(filled_store, "cost_documents", document)) == 2
    history.undo(filled_store)
    assert scanning.scans(filled_store, "cost_documents", document) == []


def test_two_scans_of_one_name_have_two_names(filled_store: Store, tmp_path: Path) -> None:
    document, other = first(filled_store), tmp_path / "other"
    other.mkdir()
    paths = [file(tmp_path, "skan.pdf", PDF), file(other, "skan.pdf", PDF + b"!")]
    scanning.attach(filled_store, "cost_documents", document, paths)
    found = scanning.scans(filled_store, "cost_documents", document)
    assert [scan.filename for scan in found] == ["skan.pdf", "skan (2).pdf"]


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [("a.pdf", b"", "neither"), ("a.pdf", b"MZ\x90\0", "neither"), ("gone.pdf", None, "cannot be read")],
)
def test_what_is_no_scan_is_refused_and_nothing_is_kept(
    filled_store: Store, tmp_path: Path, name: str, content: bytes | None, word: str
) -> None:
    document = first(filled_store)
    path = tmp_path / name if content is None else file(tmp_path, name, content)
    good = file(tmp_path, "good.pdf", PDF)
    with pytest.raises(UserError, match=word):
        scanning.attach(filled_store, "cost_documents", document, [good, path])
    assert scanning.scans(filled_store, "cost_documents", document) == []


def test_a_scan_larger_than_25_mb_is_refused(filled_store: Store, tmp_path: Path) -> None:
    with (tmp_path / "big.pdf").open("wb") as out:
        out.write(b"%PDF-1.7")
        out.truncate(scanning.LARGEST + 1)
    with pytest.raises(UserError, match="26 MB"):
        scanning.attach(filled_store, "cost_documents", first(filled_store), [tmp_path / "big.pdf"])


def test_twelve_photos_make_twelve_drafts_in_one_step(filled_store: Store, tmp_path: Path) -> None:
    before = scanning.to_do(filled_store)
    paths = [file(tmp_path, f"IMG_{each:02}.jpg", b"\xff\xd8\xff" + bytes([each])) for each in range(12)]
    made = scanning.drafts(filled_store, paths, date(2025, 11, 10))
    assert len(set(made)) == 12
    assert set(scanning.to_do(filled_store)) == {*before, *made}
    assert all(scanning.scans(filled_store, "cost_documents", each) for each in made)
    history.undo(filled_store)
    assert scanning.to_do(filled_store) == before


def test_a_draft_is_called_as_its_file_without_signs_that_nobody_typed(
    filled_store: Store, tmp_path: Path
) -> None:
    paths = [file(tmp_path, name, PNG + name.encode()) for name in ("FV\x9b 7\u202e.png", "\x7f")]
    made = scanning.drafts(filled_store, paths, date(2025, 11, 10))
    with filled_store.reading() as connection:
        kept = [viewing.values_of(connection, "cost_documents", each) or {} for each in made]
    assert [values["number"] for values in kept] == ["FV 7_", "file"]


def test_the_next_and_the_one_before_are_each_others(filled_store: Store) -> None:
    ids = list(Listing(Scope("cost_documents"), (), "en").keys(filled_store))
    for each in ids:
        before, after = scanning.beside(filled_store, each)
        assert before is None or scanning.beside(filled_store, before)[1] == each
        assert after is None or scanning.beside(filled_store, after)[0] == each
    assert sum(scanning.beside(filled_store, each)[0] is None for each in ids) == 1


@given(st.text(max_size=300))
def test_a_cleaned_name_is_one_that_every_system_takes(name: str) -> None:
    made = scanning.clean_name(name)
    assert 0 < len(made.removesuffix(".")) <= 120 or made
    assert not set(made) & set('<>:"/\\|?*\0\n\u202e')
    assert len(made) <= 120
