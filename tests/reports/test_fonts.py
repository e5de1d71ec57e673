"""The fonts are the ones we looked at, and have every letter that must print."""

import hashlib

import pytest

from ngodesk.common.paths import resources
from ngodesk.reports.fonts import FILES, face

HASHES = {
    "SourceSans3_400Regular.ttf": "393fb5b878ceed04aebc34b097e853ae5138c51d0c34b496ce8e2b47e0d0b94a",
    "SourceSans3_400Regular_Italic.ttf": "f17facaa9ed293bb38526db3638e240510b7393c37ffa70e5c48f39575de44ab",
    "SourceSans3_600SemiBold.ttf": "bd2550fce2d295b0bf20bd8b1b7f1477da834f1066bd850aafdb4787a67a63ca",
    "SourceSans3_600SemiBold_Italic.ttf": "4bf87ac9b29c7fc4431311967a7f8188e252f213f61c47ac8ef90b9609c3875f",
}

LETTERS = {
    "pl": "ąćęłńóśźż",
    "lv": "āčēģīķļņōŗšūž",
    "lt": "ąčęėįšųūž",
    "et": "õäöüšž",
    "no": "æøåéèêóòâôü",
    "is": "áðéíóúýþæö",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
}
SIGNS = "„”“’«»–—…§№−×✓✗→←↑↓≤≥≠±▲▼●□Σ€ \N{NO-BREAK SPACE}\N{FIGURE SPACE}\N{NARROW NO-BREAK SPACE}"


@pytest.mark.parametrize(("file", "sha256"), HASHES.items())
def test_the_fonts_are_the_ones_we_looked_at(file: str, sha256: str) -> None:
    assert hashlib.sha256((resources() / "fonts" / file).read_bytes()).hexdigest() == sha256


def test_the_licence_lies_beside_them() -> None:
    assert "SIL Open Font License" in (resources() / "fonts" / "LICENSE_FONT").read_text(encoding="utf-8")
    assert set(FILES.values()) == set(HASHES)


@pytest.mark.parametrize("name", FILES)
def test_every_face_has_every_letter(name: str) -> None:
    letters = "".join(LETTERS.values())
    assert set(letters + letters.upper() + SIGNS) - set(face(name).widths) == set()


@pytest.mark.parametrize("name", FILES)
def test_figures_are_equally_wide(name: str) -> None:
    widths = [face(name).widths[figure] for figure in "0123456789"]
    assert max(widths) - min(widths) <= 1  # a thousandth of the size
