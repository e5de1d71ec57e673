"""Attached files: names that lead nowhere else, and files that may run something."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ngodesk.common.attached import clean_name, is_risky

STARTERS = (
    *(
        "iqy",
        "slk",
        "chm",
        "hlp",
        "iso",
        "img",
        "vhd",
        "vhdx",
        "settingcontent-ms",
        "appref-ms",
        "library-ms",
    ),
    *("search-ms", "wsc", "sct", "mde", "accde", "jnlp", "rdp", "xlsb", "xla", "xlam", "appimage"),
)


@given(st.text(max_size=300))
@example("\x7f")
@example("a\x9b.pdf")
def test_a_name_is_one_name_on_every_system(name: str) -> None:
    clean = clean_name(name)
    assert 0 < len(clean) <= 121
    assert len(clean.encode()) <= 201
    assert not set(clean) & set('\\/:*?"<>|\0\n\u202e\x7f\x9b')
    assert clean not in (".", "..")
    assert clean_name("con.txt") == "_con.txt"


@pytest.mark.parametrize("letter", ["ż", "წ", "😀"])
def test_a_name_of_wide_letters_fits_into_a_folder(tmp_path: Path, letter: str) -> None:
    name = clean_name(f"{letter * 300}.pdf")
    assert name.endswith(f"{letter}.pdf")
    (tmp_path / name).touch()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("faktura.pdf.exe", b"%PDF"),
        ("lista.XLSM", b"PK"),
        ("page.html ", b""),
        ("logo.svg", b"<svg/>"),
        ("faktura.pdf", b"MZ\x90\0"),
        ("umowa.docx", b"PK\3\4 word/vbaProject.bin"),
        ("umowa.doc", b"\xd0\xcf\x11\xe0 _\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C\0T"),
        ("note.txt", b"\xef\xbb\xbf <!DOCTYPE html><script>"),
        ("run", b"#!/bin/sh"),
        ("skrot.lnk", b""),
        *((f"faktura.{kind}", b"") for kind in STARTERS),
    ],
)
def test_what_may_run_something_is_told(name: str, content: bytes) -> None:
    assert is_risky(name, content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("skan.pdf", b"%PDF-1.7"),
        ("zdjęcie.jpg", b"\xff\xd8\xff"),
        ("a.docx", b"PK\3\4 word/document.xml"),
        ("a", b""),
    ],
)
def test_scans_and_plain_documents_are_not(name: str, content: bytes) -> None:
    assert not is_risky(name, content)
