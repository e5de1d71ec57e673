"""Texts of reports: written per period and language, begun from the former ones, true in their figures."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from ngodesk.common import language
from ngodesk.common.errors import UsageError
from ngodesk.common.money import money
from ngodesk.figures.project import Span, scope
from ngodesk.figures.whole import figures
from ngodesk.reports.content import Blank, Heading, Items, Text
from ngodesk.reports.whole import Report
from ngodesk.store import undo
from ngodesk.store.store import Store
from ngodesk.work import narratives, printing
from ngodesk.work.narratives import Book, Section
from ngodesk.work.printing import Wish
from tests.reports import word_files
from tests.reports.prints import squeezed

WHOLE = Wish(project="NL1", language="pl")
R1 = Wish(project="NL1", start=date(2025, 3, 1), end=date(2025, 6, 30), language="pl")
R2 = Wish(project="NL1", start=date(2025, 7, 1), end=date(2025, 11, 30), language="pl")
TRICKY = "# Jak <b>było</b> & co {{indicator.1}}\n\n- {{ budget.actual }}\n- „żółw” {{nothing.here}}\n"


def section(book: Book, name: str) -> Section:
    """One of its sections."""
    return next(each for each in book.sections if each.section == name)


def write(store: Store, wish: Wish, name: str, text: str, *, ready: bool = False) -> None:
    """Write one section."""
    narratives.save(store, "acf", wish, [narratives.Text(name, text, ready)])


def under(made: Report, heading: str) -> list[object]:
    """What stands under a heading of the report, up to the next of its level."""
    places = [
        place for place, each in enumerate(made.content) if isinstance(each, Heading) and each.level == 1
    ]
    start = next(place for place in places if getattr(made.content[place], "text", "").endswith(heading))
    return list(made.content[start + 1 : next((place for place in places if place > start), None)])


def test_what_is_asked_is_there_in_order(filled_store: Store) -> None:
    book = narratives.book(filled_store, "acf", WHOLE)
    names = [each.section for each in book.sections]
    assert names[0] == "summary"
    assert names[1:4] == ["activity.A1", "activity.A2", "outcomes"]
    summary = section(book, "summary")
    assert (summary.heading, summary.required, summary.missing, summary.limit) == (
        "1. Podsumowanie",
        True,
        True,
        2000,
    )
    assert summary.ask.startswith("In a few sentences")
    assert (book.ready, book.fits) == (0, True)
    assert not section(book, "capacity").missing
    language.use("pl")
    assert section(narratives.book(filled_store, "acf", WHOLE), "summary").ask.startswith("W kilku zdaniach")
    assert narratives.book(filled_store, "cost-documents", WHOLE).sections == ()


def test_a_text_prints_where_it_was_written_for(filled_store: Store) -> None:
    write(filled_store, R2, "summary", TRICKY, ready=True)
    with filled_store.reading() as connection:
        known = figures(scope(connection, "NL1", Span(R2.start, R2.end)))
    hours = f"{Decimal(known['indicators'][0]['value']):.2f}".replace(".", ",")
    spent = money(Decimal(known["budget"]["actual"]), "PLN", "pl")
    made = printing.content(filled_store, "acf", R2)
    assert under(made, "Podsumowanie") == [
        Heading(f"Jak <b>było</b> & co {hours}", 2),
        Items((spent, "„żółw” {{nothing.here}}")),
    ]
    document = PdfReader(BytesIO(printing.written(made, "pdf")))
    text = squeezed("".join(page.extract_text() for page in document.pages))
    for each in (f"Jak <b>było</b> & co {hours}", spent, "„żółw” {{nothing.here}}"):
        assert squeezed(each) in text
        assert squeezed(each) in squeezed(
            "".join(p.text for p in word_files.opened(printing.written(made, "docx")).paragraphs)
        )
    for other in (R1, WHOLE, Wish(project="NL1", start=R2.start, end=R2.end, language="lv")):
        assert isinstance(under(printing.content(filled_store, "acf", other), _summary(other))[0], Blank)


def _summary(wish: Wish) -> str:
    return {"pl": "Podsumowanie", "lv": "Kopsavilkums"}[wish.language or ""]


def test_what_is_still_to_be_done_is_told(filled_store: Store) -> None:
    write(filled_store, R2, "summary", TRICKY + "x" * 2000)
    latvian = Wish(project="NL1", start=R2.start, end=R2.end, language="lv")
    said = [each.text() for each in narratives.problems(filled_store, "acf", R2)]
    assert "1. Podsumowanie: the text is not marked as ready." in said
    assert "1. Podsumowanie: no figure is called nothing.here." in said
    assert f"1. Podsumowanie: the text is {len(TRICKY)} characters too long." in said
    assert "8. Ryzyka i trudności: nothing is written yet." in said
    elsewhere = next(each.text() for each in narratives.problems(filled_store, "acf", latvian))
    assert elsewhere == "1. Kopsavilkums: nothing is written in the print’s language, only in: Polski."
    assert section(narratives.book(filled_store, "acf", latvian), "summary").elsewhere == ("pl",)
    assert narratives.told(filled_store, "acf", R2)[0].startswith("The order of the report’s sections")
    assert narratives.told(filled_store, "cost-documents", R2) == []


def test_a_period_begins_with_the_former_ones_texts(filled_store: Store) -> None:
    write(filled_store, R1, "summary", "Pierwszy", ready=True)
    write(filled_store, R1, "risks", "Deszcz", ready=True)
    write(filled_store, R2, "risks", "Susza", ready=True)
    assert section(narratives.book(filled_store, "acf", R2), "summary").former == "Pierwszy"
    narratives.begin_from_former(filled_store, "acf", R2)
    book = narratives.book(filled_store, "acf", R2)
    summary, risks = section(book, "summary"), section(book, "risks")
    assert (summary.text, summary.ready, risks.text, risks.ready) == ("Pierwszy", False, "Susza", True)
    assert book.ready == 1
    assert narratives.begin_from_former(filled_store, "acf", R2) == []
    undo.undo(filled_store)
    assert section(narratives.book(filled_store, "acf", R2), "summary").text == ""
    write(filled_store, R2, "risks", "")
    assert section(narratives.book(filled_store, "acf", R2), "risks").missing


def test_texts_are_of_periods_alone(filled_store: Store) -> None:
    odd = Wish(project="NL1", start=date(2025, 4, 2), language="pl")
    with pytest.raises(UsageError):
        write(filled_store, odd, "summary", "x")
    assert narratives.problems(filled_store, "acf", odd)[-1].text().startswith("Texts are written for")
    write(filled_store, WHOLE, "summary", "Całość")
    with filled_store.reading() as connection:
        days = connection.exec_driver_sql("SELECT start, end FROM projects WHERE ref = 'NL1'").one()
    same = Wish(
        project="NL1", start=date.fromisoformat(days[0]), end=date.fromisoformat(days[1]), language="pl"
    )
    assert Text("Całość") in printing.content(filled_store, "acf", same).content


def test_every_name_has_its_present_value(filled_store: Store) -> None:
    known = narratives.names(filled_store, "acf", WHOLE)
    with filled_store.reading() as connection:
        counted = figures(scope(connection, "NL1", Span()))
    assert known["events.training.count"] == str(counted["events"]["by_kind"]["training"]["count"])
    assert known["events.hackathon.hours"] == "0,00"
    assert known["budget.line.I.4.percent"] == "nie podano"
    assert known["budget.source.D.actual"] == money(
        Decimal(counted["budget"]["sources"][0]["actual"]), "PLN", "pl"
    )
    assert known["indicator.10"] == "1"
    assert known["project.title"]
