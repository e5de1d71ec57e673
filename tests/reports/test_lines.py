"""Lines fit their width and lose nothing."""

from hypothesis import given
from hypothesis import strategies as st

from ngodesk.reports.lines import balanced, broken, shortened
from ngodesk.reports.styles import TEXT, TITLE
from ngodesk.reports.typography import GLUE, prepared

LETTERS = st.text(st.sampled_from([*list("aWiłż .-\n"), GLUE]), max_size=200)
WIDTHS = st.floats(min_value=20, max_value=500)


@given(LETTERS, WIDTHS)
def test_lines_fit_and_lose_no_letter(text: str, width: float) -> None:
    lines = broken(text, TEXT, width)
    assert all(TEXT.width(line) <= width + 1e-6 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.replace(GLUE, " ").split())


@given(LETTERS, WIDTHS)
def test_balanced_lines_are_no_more_and_fit(text: str, width: float) -> None:
    lines = balanced(text, TEXT, width)
    assert len(lines) == len(broken(text, TEXT, width))
    assert all(TEXT.width(line) <= width + 1e-6 for line in lines)


def test_balanced_lines_are_equally_long() -> None:
    lines = balanced("słowo " * 15 + "koniec", TEXT, 400)
    assert len(lines) == 2
    assert abs(TEXT.width(lines[0]) - TEXT.width(lines[1])) < 40


def test_no_line_ends_at_glue() -> None:
    text = prepared("Spotkanie w dniu 7 marca 2026 kosztowało 12 345 zł i trwało 3 godz. bez przerwy", "pl")
    for width in range(60, 400, 7):
        for line in broken(text, TEXT, width):
            assert not line.endswith((" w", " i", " 7", " marca", " 12", " 345", " 3"))


def test_spaces_between_words_stay_as_typed() -> None:
    assert broken("a  b   c", TEXT, 100) == ["a  b   c"]


def test_a_cut_text_ends_with_an_ellipsis_at_a_word() -> None:
    assert shortened("krótki", TITLE, 300) == "krótki"
    cut = shortened("pierwsze drugie trzecie, czwarte piąte", TITLE, 240)
    assert cut == "pierwsze drugie trzecie…"
    assert TITLE.width(cut) <= 240


def test_a_cut_word_is_cut_inside_rather_than_lost() -> None:
    cut = shortened("nr " + "X" * 100, TITLE, 240)
    assert cut.count("X") > 10
    assert TITLE.width(cut) <= 240
