"""Values counted by hand that nothing proves."""

from decimal import Decimal

from ngodesk.model import IndicatorValue
from tests.checks.book import TODAY, Book

CHECK = "value-without-evidence"


def test_a_text_or_an_attachment_will_do(book: Book) -> None:
    indicator = book.indicator(measure="manual")
    values = {"project_id": book.project, "indicator_id": indicator, "date": TODAY}
    value = book.add(IndicatorValue(value=Decimal("1.5"), evidence=" ", **values))
    (found,) = book.find(CHECK)
    assert found.id == value
    assert "1.5" in found.what.text()
    book.change(IndicatorValue, value, evidence="Protokół 3/2025")
    assert book.find(CHECK) == []
    book.change(IndicatorValue, value, evidence=None)
    book.attach("indicator_values", value, "other")
    assert book.find(CHECK) == []


def test_an_attachment_of_the_indicator_proves_all_its_values(book: Book) -> None:
    indicator = book.indicator(measure="manual")
    book.add(IndicatorValue(project_id=book.project, indicator_id=indicator, date=TODAY, value=Decimal(1)))
    assert len(book.find(CHECK)) == 1
    book.attach("indicators", indicator, "other")
    assert book.find(CHECK) == []
