"""Texts that people write: plain marks, places of figures, and nothing that is taken for more."""

import pytest

from ngodesk.reports import narration
from ngodesk.reports.content import Element, Heading, Items, Text

KNOWN = {"indicator.I1": "328,00", "budget.line.I.2.actual": "3 591,95 zł"}


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("One\ntwo\n\nthree", [Text("One\ntwo"), Text("three")]),
        ("# Why\nBecause\n## How\n", [Heading("Why", 2), Text("Because"), Heading("How", 2)]),
        (
            "We did:\n- this\n- that\n  and more\n\nEnd",
            [Text("We did:"), Items(("this", "that and more")), Text("End")],
        ),
        ("1. first\n2) second", [Items(("first", "second"), numbered=True)]),
        ("- a\n1. b", [Items(("a",)), Items(("b",), numbered=True)]),
        (
            "#hashtag -no list\n-5 degrees\n2025 was good",
            [Text("#hashtag -no list\n-5 degrees\n2025 was good")],
        ),
        ("<b>&amp; {{ x }}</b>", [Text("<b>&amp; {{ x }}</b>")]),
        (" \n\n", []),
    ],
)
def test_plain_marks(text: str, made: list[Element]) -> None:
    assert list(narration.elements(text)) == made


def test_figures_stand_in_their_places() -> None:
    text = "Spent {{budget.line.I.2.actual}}, taught {{ indicator.I1 }} hours; {{indicator.I9}} is unknown."
    said = narration.filled(text, KNOWN)
    assert said == "Spent 3 591,95 zł, taught 328,00 hours; {{indicator.I9}} is unknown."
    assert narration.unknown(text, KNOWN) == ("indicator.I9",)
    assert narration.filled("{{a\nb}} {{}} {{{indicator.I1}}}", KNOWN) == "{{a\nb}} {{}} {328,00}"
