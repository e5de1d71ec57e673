"""The file: its fonts, what it says about itself, its bookmarks; the same report gives the same bytes."""

import getpass
import io
import re
import socket
from pathlib import Path

import pytest
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.pdfgen.canvas import Canvas

from ngodesk.reports.content import Column, FormRow, FormTable, Heading, Row, Table, Text
from ngodesk.reports.fonts import REGULAR, face
from ngodesk.reports.values import NOT_STATED
from ngodesk.reports.whole import Report
from tests.reports.prints import card, fonts_of, printed, reader, report


def many_pages() -> Report:
    return report(*[part for n in range(5) for part in (Heading(f"Część {n} – „ķ” Є"), Text("słowo " * 800))])


@pytest.mark.parametrize("made", [card(), many_pages()])
def test_all_fonts_are_embedded_in_part(made: Report) -> None:
    fonts = fonts_of(reader(made))
    assert fonts
    for font in fonts:
        assert re.fullmatch(r"/[A-Z]{6}\+SourceSans3-\w+", font["/BaseFont"])
        assert "/FontFile2" in font["/FontDescriptor"]


def test_no_helvetica_anywhere() -> None:
    assert b"Helvetica" not in printed(card())
    assert b"Helvetica" not in printed(report())


def test_italics_are_embedded_where_something_is_not_stated() -> None:
    names = {font["/BaseFont"].partition("+")[2] for font in fonts_of(reader(card(total_cost=None)))}
    assert "SourceSans3-Italic" in names


def test_the_file_says_what_it_is() -> None:
    document = reader(card("lv", title="Kuźnia <i> & co"))
    assert document.metadata is not None
    assert document.metadata.title == "Projekta karte – Kuźnia <i> & co"
    assert document.metadata.author == "Stowarzyszenie Nasza Łąka"
    assert document.metadata.subject == "ACF/R/0137/2020"
    root = document.trailer["/Root"]
    assert root["/Lang"] == "lv"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_the_file_names_no_user_and_no_path() -> None:
    data = printed(card())
    for secret in (getpass.getuser(), socket.gethostname(), str(Path.home()), str(Path(__file__).parent)):
        assert f"({secret}".encode() not in data
    assert b"anonymous" not in data
    assert b"unspecified" not in data


def test_the_same_report_gives_the_same_bytes() -> None:
    assert printed(card()) == printed(card())
    assert printed(many_pages()) == printed(many_pages())
    assert printed(card()) != printed(card(title="Inny"))


def test_bookmarks_lead_to_the_page_of_their_heading() -> None:
    document = reader(many_pages())
    title, parts = document.outline
    assert title["/Title"] == "Tytuł"
    for number, mark in enumerate(parts):
        name = f"Część {number} – „ķ” Є"
        assert mark["/Title"] == name
        page = document.get_destination_page_number(mark)
        assert page is not None
        assert name in document.pages[page].extract_text()


def test_every_page_says_which_of_how_many() -> None:
    document = reader(many_pages())
    pages = len(document.pages)
    assert pages > 5
    for number, page in enumerate(document.pages, 1):
        assert f"Page {number} of {pages}" in page.extract_text()


def test_an_empty_report_is_a_page() -> None:
    assert len(reader(report()).pages) == 1
    assert len(reader(report(FormTable(()))).pages) == 1
    assert len(reader(report(FormTable((FormRow("", ""), FormRow("x", NOT_STATED))))).pages) == 1
    assert len(reader(report(Table((Column("Nic"),), ()), Table((Column(""),), (Row(("",)),)))).pages) == 1


def test_a_drawing_brings_no_other_font() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, initialFontName=face(REGULAR).name)
    drawing = Drawing(100, 100)
    drawing.add(String(10, 10, "żółw"))
    drawing.add(Rect(0, 0, 5, 5))
    renderPDF.draw(drawing, canvas, 0, 0)
    canvas.save()
    assert b"Helvetica" not in file.getvalue()
