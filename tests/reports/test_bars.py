"""Charts of bars: what is above its plan says so in words and signs, long charts go over pages."""

from decimal import Decimal

from ngodesk.reports.content import Bar, Chart, Heading
from tests.reports.prints import fonts_of, page_texts, reader, report


def test_a_chart_says_what_is_above_the_plan() -> None:
    bars = (
        Bar("I.1 Within", Decimal(50), Decimal(20), Decimal(100), Decimal("50.00")),
        Bar("I.2 Above", Decimal(150), Decimal(0), Decimal(100), Decimal("150.00")),
        Bar("I.3 Nothing", Decimal(0), Decimal(0), Decimal(0), None),
        Bar("I.4 Taken back", Decimal(-5), Decimal(0), Decimal(100), Decimal("-5.00")),
    )
    chart = Chart(bars, "PLN", "spent", "committed", "left", "% of the plan")
    document = reader(report(Heading("Lines"), chart))
    text = " ".join(document.pages[0].extract_text().split())
    for words in ("spent", "committed", "left", "% of the plan", "PLN", "I.2 Above", "\N{MINUS SIGN}5.00"):
        assert words in text
    assert text.count("\N{BLACK UP-POINTING TRIANGLE}") == 1
    assert {str(font["/BaseFont"]).split("+")[-1].split("-")[0] for font in fonts_of(document)} == {
        "SourceSans3"
    }


def test_a_long_chart_goes_on_on_the_next_page() -> None:
    bars = tuple(Bar(f"Line {n}", Decimal(n), Decimal(0), Decimal(100), Decimal(n)) for n in range(60))
    pages = page_texts(report(Heading("Lines"), Chart(bars, "EUR", "spent", "committed", "left", "%")))
    assert len(pages) > 2
    words = " ".join(pages).split("Line ")
    assert [each.split()[0] for each in words[1:]] == [str(n) for n in range(60)]
