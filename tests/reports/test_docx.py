"""Word files: real headings, lists and table heads, whose page it is, and the same bytes again."""

import itertools
from datetime import date
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn
from PIL import Image
from pypdf import PdfReader

from ngodesk.reports import docx, logos, styles
from ngodesk.reports.content import (
    Blank,
    Clause,
    Column,
    Display,
    FormRow,
    FormTable,
    Heading,
    Items,
    PageBreak,
    Row,
    Signature,
    Signatures,
    Table,
    Text,
)
from ngodesk.reports.values import NOT_STATED, Alternatives, Name
from ngodesk.reports.whole import Footer, Header, Report
from tests.reports.prints import FOOTER, HEADER, printed, report, squeezed
from tests.reports.word_files import headings, opened, text_of

COLUMNS = (Column("Koszt", weight=60), Column("Kwota [zł]", "number", 30, dash=True))
TABLE = Table(
    COLUMNS,
    (
        Row(("I. Działania", ""), "group"),
        Row(("Sala <b>&amp;</b>\nw gminie", Decimal("12345.50"))),
        Row(("Nic", Decimal("0.00"))),
        Row((Name("Żak", "Łucja"), NOT_STATED)),
        Row(("Razem", Decimal("12345.50")), "total"),
    ),
)


def written(made: Report) -> bytes:
    """The file."""
    stream = BytesIO()
    docx.write(made, stream)
    return stream.getvalue()


def test_headings_lists_and_tables_are_what_they_are() -> None:
    made = report(
        Heading("Część I"),
        Text("Akapit <i>pierwszy</i>\nwiersz\n\nDrugi"),
        Heading("W niej", 2),
        Items(("raz", "dwa")),
        Items(("trzy",), numbered=True),
        Items(("cztery",), numbered=True),
        TABLE,
        PageBreak(),
        FormTable((FormRow("Rodzaj", Alternatives(("częściowe", "końcowe"), 1)),)),
        Blank(3),
        Signatures((Signature("data"), Signature("podpis", "Jan Żak")), "pieczęć"),
        language="pl",
    )
    document = opened(written(made))
    assert headings(document) == [("CzęśćI", 1), ("Wniej", 2)]
    named = [(each.style.name, each.text) for each in document.paragraphs if each.style and each.text]
    assert ("Normal", "Akapit <i>pierwszy</i>\nwiersz") in named
    assert [text for style, text in named if style == "List Bullet"] == ["raz", "dwa"]
    numbers = [
        each._p.pPr.numPr.numId.val
        for each in document.paragraphs
        if each.style and each.style.name == "List Number" and each._p.pPr.numPr is not None
    ]
    assert len(set(numbers)) == 2
    table, form, _signatures = document.tables
    assert [cell.text for cell in table.columns[0].cells][1:3] == [
        "I. Działania",
        "Sala <b>&amp;</b>\nw\xa0gminie",
    ]
    assert [cell.text for cell in table.columns[1].cells][2:5] == ["12\xa0345,50", "–", "nie\xa0podano"]
    right = [cell.paragraphs[0].alignment for cell in table.columns[1].cells]
    assert set(right) == {2}
    assert [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows] == [True] + [False] * 5
    assert [run.text for run in form.rows[0].cells[1].paragraphs[0].runs if run.font.strike] == ["częściowe"]
    assert len(list(document.element.body.iter(qn("w:pageBreakBefore")))) == 1
    wide = sum(int(each.get(qn("w:w"))) for each in table._tbl.tblGrid.iter(qn("w:gridCol")))
    assert abs(wide / 20 - styles.PORTRAIT.text_width) < 2


def test_a_page_says_whose_it_is_and_which_it_is() -> None:
    document = opened(written(report(Text("x"), language="lv")))
    section = document.sections[0]
    assert section.different_first_page_header_footer
    first, later = text_of(section.first_page_header), text_of(section.header)
    assert squeezed(HEADER.organisation) in first
    assert squeezed(HEADER.agreement_no) in first
    assert squeezed(HEADER.short_name) in later
    for footer in (section.first_page_footer, section.footer):
        assert squeezed(FOOTER.credit_lines[0]) in text_of(footer)
        fields = [each.get(qn("w:instr")) for each in footer._element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]
        assert "1.lapano1" in text_of(footer)
    missing = opened(written(report(footer=Footer(date(2026, 1, 2), credit_expected=True))))
    assert "Nocreditline" in text_of(missing.sections[0].footer)
    assert opened(written(report(landscape=True))).sections[0].orientation == 1


@pytest.mark.parametrize("end", ["\n", "\x0b", "\N{LINE SEPARATOR}", "\x07"])
def test_a_title_may_have_several_lines(end: str) -> None:
    text = f"Pierwszy{end}drugi"
    document = opened(written(report(Text("x"), title=text, header=Header(text, agreement_no=text))))
    assert "Pierwszydrugi" in text_of(document._body)
    about = document.core_properties
    assert squeezed(f"{about.author}{about.subject}") == 2 * "Pierwszydrugi"


def test_the_same_report_gives_the_same_bytes_and_names_nobody() -> None:
    made = report(Heading("A"), TABLE, Items(("x",), numbered=True), language="pl")
    file = written(made)
    assert file == written(made)
    with ZipFile(BytesIO(file)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        styles_ = package.read("word/styles.xml").decode()
        assert 'w:lang w:val="pl-PL"' in styles_
        assert "Source Sans 3" in styles_
        assert "Calibri" in package.read("word/fontTable.xml").decode()
        assert not [name for name in package.namelist() if "thumbnail" in name or "customXml" in name]
    about = opened(file).core_properties
    assert (about.author, about.last_modified_by, about.comments) == (HEADER.organisation, "", "")
    assert about.title.endswith("Tytuł")
    assert about.created is not None
    assert about.created.date() == FOOTER.printed_on


def test_what_is_not_for_word_is_there_in_words() -> None:
    made = report(Display("ZAŚWIADCZENIE", "word"), Clause("Dane osobowe", ""), Clause("RODO", "Klauzula"))
    text = text_of(opened(written(made))._body)
    assert all(each in text for each in ("ZAŚWIADCZENIE", "Daneosobowe", "RODOKlauzula"))
    assert "Tytuł" not in text


def picture(colour: str, size: tuple[int, int] = (120, 60), form: str = "PNG") -> bytes:
    """A logo."""
    stream = BytesIO()
    Image.new("RGB", size, colour).save(stream, form)
    return stream.getvalue()


@pytest.mark.parametrize("count", [1, 2, 5])
def test_logos_stand_from_margin_to_margin(count: int) -> None:
    colours = ("red", "green", "blue", "black", "white")
    strip = logos.strip([picture(colour, (300, 100)) for colour in colours[:count]], 480)
    assert strip[0].x == 0
    assert all(logo.height <= styles.LOGOS_HIGH + 0.01 for logo in strip)
    if count > 1:
        assert strip[-1].x + strip[-1].width == pytest.approx(480)
    gaps = {round(b.x - a.x - a.width, 3) for a, b in itertools.pairwise(strip)}
    assert len(gaps) <= 1
    assert min(gaps, default=100) >= styles.BETWEEN_LOGOS - 0.01


def test_logos_are_on_the_first_page_of_both_files() -> None:
    pictures = (picture("red"), b"no picture", picture("green", (60, 90), "JPEG"))
    made = report(*(Text("word " * 200) for _each in range(12)), header=Header("A", logos=pictures))
    pages = PdfReader(BytesIO(printed(made))).pages
    assert len(pages[0].images) == 2
    assert not list(pages[1].images)
    assert printed(made) == printed(made)
    header = opened(written(made)).sections[0].first_page_header
    assert len(list(header._element.iter(qn("w:drawing")))) == 2
    bare = report(Text("x"), header=Header("A", logos=(b"",)))
    assert (
        PdfReader(BytesIO(printed(bare))).pages[0].extract_text().split()
        == PdfReader(BytesIO(printed(report(Text("x"), header=Header("A"))))).pages[0].extract_text().split()
    )
