"""Marks of headings and lists: put there and taken away again, gone on with by a new line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngodesk.gui.texts.marks import HEADING, KINDS, LIST, NUMBERED, continued, marked
from ngodesk.reports import narration
from ngodesk.reports.content import Heading, Items

LINES = st.lists(st.text(st.characters(categories=("L", "N")), min_size=1), min_size=1, max_size=12)


@given(LINES, st.sampled_from(list(KINDS)))
def test_a_mark_is_taken_away_as_it_was_put_there(lines: list[str], kind: str) -> None:
    there = marked(lines, kind)
    assert marked(there, kind) == lines
    for other in KINDS:
        assert marked(marked(there, other), kind) == there


def test_lines_become_what_the_print_makes_of_them() -> None:
    lines = ["Ąžuolas", "", "- drugi", "3) trzeci"]
    numbered = marked(lines, NUMBERED)
    assert numbered == ["1. Ąžuolas", "", "2. drugi", "3. trzeci"]
    assert list(narration.elements("\n".join(marked(["a", "b"], NUMBERED)))) == [Items(("a", "b"), True)]
    assert list(narration.elements("\n".join(marked(["a"], HEADING)))) == [Heading("a", 2)]
    assert marked([""], LIST) == ["- "]


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("- jeden", "- "),
        ("* jeden", "* "),
        ("9. dziewięć", "10. "),
        ("1) a", "2) "),
        ("- ", ""),
        ("# Heading", None),
        ("tekst", None),
        ("", None),
    ],
)
def test_a_new_line_goes_on_with_its_list(line: str, begins: str | None) -> None:
    assert continued(line) == begins
