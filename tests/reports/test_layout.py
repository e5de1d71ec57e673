"""Where things stand on the page: margins, heads, rules, what may not be torn apart."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pypdfium2
import pytest

from ngodesk.reports.content import (
    Column,
    Element,
    Heading,
    Note,
    PageBreak,
    Row,
    Signature,
    Signatures,
    Table,
    Text,
)
from ngodesk.reports.values import NOT_STATED, Period
from ngodesk.reports.whole import Report
from tests.reports.prints import FOOTER, HEADER, MM, card, page_texts, printed, report, text_of, words

SIGNED = Signatures((Signature("data"), Signature("podpis")), "pieczęć")
LONG_NAME = "Fundacja na rzecz Rozwoju Społeczeństwa Obywatelskiego i Wspierania Inicjatyw Lokalnych " * 2
CREDITS = (
    "Projekt realizowany z dotacji programu Aktywni Obywatele – Fundusz Regionalny, finansowanego przez "
    "Islandię, Liechtenstein i Norwegię w ramach Funduszy EOG.",
    "Sfinansowano ze środków Narodowego Instytutu Wolności.",
    "Zadanie publiczne współfinansowane ze środków Miasta Elbląg.",
)


def characters(made: Report) -> list[list[tuple[str, float, float, float, float]]]:
    """Of each page, each character that prints with its left, bottom, right and top edge in points."""
    pages = []
    with pypdfium2.PdfDocument(io.BytesIO(printed(made))) as document:
        for page in document:
            text = page.get_textpage()
            found = [
                (text.get_text_range(place, 1), *text.get_charbox(place))
                for place in range(text.count_chars())
            ]
            pages.append([char for char in found if char[0].strip()])
    return pages


def table(rows: int, **options: Any) -> Table:
    """A table with so many numbered rows."""
    columns = (Column("Nazwa", weight=3), Column("Kwota", "number"))
    return Table(columns, [Row((f"w{number:05}", Decimal(number))) for number in range(rows)], **options)


def places(made: Report, word: str) -> list[tuple[int, float]]:
    """Page and distance from the page's top, in points, of each line that holds `word`."""
    found = []
    with pypdfium2.PdfDocument(io.BytesIO(printed(made))) as document:
        for number, page in enumerate(document):
            text = page.get_textpage()
            search = text.search(word, match_case=True)
            while (hit := search.get_next()) is not None:
                found.append((number, page.get_height() - text.get_charbox(hit[0])[1]))
    return found


HARSH: list[Element] = [
    Heading("Bardzo długi nagłówek " * 12),
    Text("W" * 500 + " i w z " * 200),
    Table(
        (Column("Nazwa"), Column("Jednostka miary"), Column("Kwota w złotych", "number"), Column("Opis")),
        [Row(("x" * 300, "uczestniczka", Decimal("-98765432109.5"), "słowo " * 150), "total")] * 3,
    ),
    Note("uwaga " * 300),
    Signatures(
        tuple(Signature("osoba uprawniona do reprezentacji " * 3, "Imię Nazwisko " * 5) for _ in "abcd")
    ),
]


@pytest.mark.parametrize(
    "made",
    [
        card(),
        report(
            *HARSH,
            title="Tytuł " * 60,
            subtitle="podtytuł " * 40,
            header=replace(
                HEADER, organisation=LONG_NAME, agreement_no="X/1" * 40, project_title="Projekt " * 40
            ),
            footer=replace(FOOTER, credit_lines=CREDITS, sample=True),
        ),
    ],
    ids=["card", "harsh"],
)
def test_everything_stands_within_the_margins_and_nothing_on_the_foot(made: Report) -> None:
    for page in characters(made):
        for char, left, bottom, right, top in page:
            assert left >= 25 * MM - 1.5, char
            assert right <= 195 * MM + 1.5, char
            assert bottom >= 10 * MM, char
            assert top <= 286 * MM, char


def test_text_ends_above_the_footer_with_three_credit_lines() -> None:
    made = report(Text("ż " * 4000), footer=replace(FOOTER, credit_lines=CREDITS))
    for page in characters(made)[:-1]:
        lowest_text = min(bottom for char, _, bottom, _, _ in page if char == "ż" and bottom > 40 * MM)
        highest_credit = max(top for char, _, _, _, top in page if char == "F" and top < 40 * MM)
        assert lowest_text > highest_credit + 6 * MM


def test_the_header_grows_with_the_name() -> None:
    short = places(report(Heading("Punkt")), "Punkt")[0][1]
    long = places(report(Heading("Punkt"), header=replace(HEADER, organisation=LONG_NAME)), "Punkt")[0][1]
    assert long - short == pytest.approx(2 * 11, abs=0.6)  # three lines instead of one


def test_first_and_later_pages_begin_so_far_under_their_rule() -> None:
    made = report(Text("słowo " * 1500), title="Tytuł")
    title = places(made, "Tytuł")[0][1]
    rule = 12 * MM + 8 + 10.8 + 4.7
    assert title == pytest.approx(rule + 8 * MM + 19, abs=0.8)


def test_later_pages_carry_the_short_header() -> None:
    made = report(Text("słowo " * 1500), title="Tytuł")
    first, second, *_ = page_texts(made)
    assert "Stowarzyszenie Nasza Łąka" in first
    assert "concluded" in first
    assert "Stowarzyszenie" not in second
    assert "Nasza Łąka" in second
    assert "Wydruk – continued" in second
    assert "Agreement no. FS/7/2025" in second


def test_a_name_without_a_short_one_is_cut_at_a_word() -> None:
    made = report(PageBreak(), Text("dalej"), header=replace(HEADER, organisation=LONG_NAME, short_name=""))
    assert (
        "Fundacja na rzecz Rozwoju Społeczeństwa Obywatelskiego i Wspierania Inicjatyw Lokalnych…"
        in page_texts(made)[1]
    )


def test_every_page_carries_the_credit_lines() -> None:
    made = report(Text("słowo " * 1500), footer=replace(FOOTER, credit_lines=CREDITS, sample=True))
    for page in page_texts(made):
        assert all(line.replace(" ", "") in page.replace("\n", "").replace(" ", "") for line in CREDITS)
        assert "SAMPLE DATA" in page
        assert "12345/17AC-5E20-0D3E" in page


def test_a_credit_line_is_set_to_lines_of_equal_length() -> None:
    (page,) = page_texts(report(footer=replace(FOOTER, credit_lines=CREDITS[:1])))
    first, second = [line for line in page.splitlines() if line in CREDITS[0]]
    assert abs(len(first) - len(second)) < 25


def test_a_missing_credit_line_is_said_where_one_is_expected() -> None:
    lacking = replace(FOOTER, credit_lines=(), credit_expected=True)
    sentence = "No credit line is recorded for this project."
    assert sentence in page_texts(report(footer=lacking))[0]
    assert sentence not in page_texts(report(footer=replace(lacking, credit_expected=False)))[0]


def test_the_last_line_says_report_period_day_and_mark() -> None:
    period = Period(date(2025, 3, 1), date(2025, 6, 30))
    (page,) = page_texts(report(footer=replace(FOOTER, period=period, translation=True)))
    line = page.replace("\N{NO-BREAK SPACE}", " ")
    days = "1 March 2025 – 30 June 2025 · printed 20 Nov 2026"
    assert f"Wydruk · working translation · {days} · record 12345/17AC-5E20-0D3E" in line


def test_the_mark_is_whole_however_long_the_last_line_is() -> None:
    """It proves nothing when it is cut."""
    long = replace(FOOTER, translation=True, about="the agreement of a very long name " * 6)
    for made in (report(footer=long), report(footer=long, name="Wydruk o bardzo długiej nazwie " * 6)):
        (page,) = page_texts(made)
        assert page.replace("\N{NO-BREAK SPACE}", " ").count("record 12345/17AC-5E20-0D3E") == 1
        assert "…" in page


@pytest.mark.parametrize("lines", range(0, 60, 3))
def test_signatures_after_text_are_never_alone_on_a_page(lines: int) -> None:
    made = report(Heading("Punkt"), Text("\n".join(words(lines))), SIGNED)
    pages = page_texts(made)
    assert sum("pieczęć" in page for page in pages) == 1
    last = pages[-1]
    assert "pieczęć" in last
    assert last.count("w0") >= 3 or (lines < 5 and "Punkt" in last)


@pytest.mark.parametrize("rows", range(1, 90, 4))
def test_signatures_after_a_table_keep_its_last_rows_and_its_head(rows: int) -> None:
    made = report(Heading("Punkt"), table(rows), SIGNED)
    last = page_texts(made)[-1]
    assert "pieczęć" in last
    assert last.count("w0") >= min(rows, 3)
    assert "Nazwa" in last


@pytest.mark.parametrize("rows", range(20, 60, 3))
def test_a_note_stays_with_its_table(rows: int) -> None:
    made = report(table(rows), Note("Uwaga do tabeli."), SIGNED)
    (page,) = [page for page in page_texts(made) if "Uwaga do tabeli." in page]
    assert page.count("w0") >= 3


@pytest.mark.parametrize("lines", range(25, 50))
def test_a_heading_is_never_last_on_a_page(lines: int) -> None:
    made = report(Text("\n".join(words(lines))), Heading("Punkt"), Text("ciąg dalszy\n" * 20))
    for page in page_texts(made):
        assert ("Punkt" in page) <= ("ciąg dalszy\nciąg dalszy" in page)


@pytest.mark.parametrize("lines", range(35, 42))
def test_a_heading_goes_with_the_first_row_of_its_table(lines: int) -> None:
    high = replace(table(6), rows=[Row((("wysoki wiersz",) * 8, Decimal(1)))] * 6)
    made = report(Text("\n".join(words(lines))), Heading("Punkt"), high)
    (page,) = [page for page in page_texts(made) if "Punkt" in page]
    assert "wysoki wiersz" in page


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize(
    "inner", [Text("nic"), Table((Column("A"),), (Row(("raz",)),))], ids=["text", "table"]
)
def test_a_short_group_is_whole_wherever_the_table_before_it_ends(inner: Element, landscape: bool) -> None:
    content: list[Element] = []
    for rows in range(1, 91):
        above = Table((Column("Nazwa"),), (Row(("wiersz",)),) * rows)
        content += [above, Heading("Punkt"), inner, Note("Koniec."), PageBreak()]
    made = printed(report(*content, landscape=landscape))
    with pypdfium2.PdfDocument(io.BytesIO(made)) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    assert ["Punkt" in page for page in pages if "Koniec." in page] == [True] * 90


@pytest.mark.parametrize("lines", range(35, 42))
def test_no_row_of_a_small_table_stands_alone(lines: int) -> None:
    above = Text("\n".join(words(lines)))
    small = report(above, Heading("Punkt"), table(4), Note("Uwaga do tabeli."))
    (page,) = [page for page in page_texts(small) if "Uwaga do tabeli." in page]
    assert "Punkt" in page


@pytest.mark.parametrize("rows", [0, 1, 30, 100, 400])
def test_a_long_table_prints_each_row_once_and_its_head_on_every_page(rows: int) -> None:
    made = report(table(rows))
    pages = page_texts(made)
    assert sum(page.count("w0") for page in pages) == rows
    assert all("Nazwa" in page for page in pages)
    order = [word for page in pages for word in page.split() if word.startswith("w0")]
    assert order == words(rows)


def test_a_group_row_stays_with_its_first_row() -> None:
    for before in range(28, 44):
        rows = [Row((f"w{n}", Decimal(n))) for n in range(before)]
        rows += [Row(("Grupa", ""), "group"), *(Row(("po grupie", Decimal(1))) for _ in range(9))]
        made = report(Table((Column("Nazwa"), Column("Kwota", "number")), rows))
        (page,) = [page for page in page_texts(made) if "Grupa" in page]
        assert "Grupa\npo grupie" in page


def test_a_row_higher_than_a_page_goes_on_on_the_next() -> None:
    columns = [Column("A", weight=0.1), Column("B", weight=0.1), Column("C", weight=9)]
    made = report(Table(columns, [Row(("żó " * 330, "q", "Koniec"))] * 3))
    pages = page_texts(made)
    assert len(pages) > 3
    assert text_of(made).count("żó") == 990
    assert text_of(made).count("Koniec") == 3


@pytest.mark.parametrize("after", range(4))
@pytest.mark.parametrize("landscape", [False, True])
def test_a_high_row_near_the_end_leaves_no_page_half_blank(after: int, landscape: bool) -> None:
    parties = tuple(f"strona{number:03}" for number in range(70))
    rows = [Row((each, Decimal(1))) for each in ("pierwszy", "drugi", parties, *["ostatni"] * after)]
    made = report(replace(table(0), rows=rows), Note("Uwaga do tabeli."), landscape=landscape)
    first, *_, last = page_texts(made)
    assert "strona000" in first
    assert "strona010" in first
    assert last.count("Uwaga do tabeli.") == 1
    assert last.count("strona0") + last.count("ostatni") >= 3
    printed_words = " ".join(page_texts(made)).split()
    assert [word for word in printed_words if word.startswith("strona")] == list(parties)


def test_a_text_under_a_table_stands_apart_from_it() -> None:
    made = report(table(3), Text("Pod tabelą."))
    ((_page, last),), ((_page, under),) = (places(made, word) for word in ("w00002", "Pod tabel"))
    assert under - last > 10.5 + 5 * MM  # the text's letters, then the row's foot and the space


def right_edge(made: Report, text: str) -> float:
    """The right edge of the first place that prints `text`, in points."""
    with pypdfium2.PdfDocument(io.BytesIO(printed(made))) as document:
        page = document[0].get_textpage()
        hit = page.search(text, match_case=True).get_next()
        assert hit is not None
        return float(page.get_charbox(hit[0] + hit[1] - 1)[2])


def test_units_stand_under_units() -> None:
    columns = (Column("Nazwa"), Column("Ile", "number"), Column("Zapisy", "count"))
    rows = [
        Row(("a", Decimal("320"), 7)),
        Row(("b", 540, 41)),
        Row(("c", NOT_STATED, 338)),
        Row(("d", 9990, 1)),
    ]
    made = report(Table(columns, rows), language="en")
    assert right_edge(made, "540") == pytest.approx(right_edge(made, "320"), abs=0.4)
    assert right_edge(made, "not stated") == pytest.approx(right_edge(made, "320.00"), abs=1)
    assert right_edge(made, "9,990") == pytest.approx(right_edge(made, "320"), abs=0.4)
    assert right_edge(made, "338") == pytest.approx(195 * MM, abs=0.8)


def test_no_word_of_a_head_and_no_number_is_ever_broken() -> None:
    heads = ["Organizacje", "Uczestnicy", "Zobowiązania", "Faktycznie poniesione wydatki", "Poz."]
    columns = [Column("Nazwa", weight=50), *(Column(head, "number", 0.1) for head in heads)]
    made = report(Table(columns, [Row(["x" * 80, *[Decimal("-1234567.89")] * 5])]))
    (page,) = page_texts(made)
    assert all(word in page for head in heads for word in head.split())
    assert page.count("−1,234,567.89") == 5


def test_a_list_prints_one_to_a_line() -> None:
    made = card(partners=card_partners())
    (page, *_) = page_texts(made)
    assert [line for line in page.splitlines() if "Partner " in line and "(" in line][:3]


def card_partners() -> Any:
    """Three partners."""
    from ngodesk.figures.facts import PartnerFacts

    return tuple(PartnerFacts(f"Partner {number}", "partner", "NO") for number in range(3))


@pytest.mark.parametrize(("dense", "lines"), [(False, 2), (True, 1)])
def test_in_a_dense_table_a_column_with_room_gives_of_it_to_texts_that_would_break(
    dense: bool, lines: int
) -> None:
    columns = (Column("Lp.", weight=30), Column("Puste", weight=30), Column("Opis", weight=20))
    made = report(Table(columns, [Row(("1.", "", "Materiały na warsztaty w Zabłudowie"))], dense))
    (_page, first), (_, last) = places(made, "Materiały")[0], places(made, "Zabłudowie")[0]
    assert last - first == pytest.approx((lines - 1) * 12, abs=3)
