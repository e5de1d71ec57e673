"""What was typed is what prints: no markup, no lost letters, however long or odd it is."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ngodesk.reports.content import (
    Column,
    FormRow,
    FormTable,
    Heading,
    Note,
    Row,
    Signature,
    Signatures,
    Table,
    Text,
)
from ngodesk.reports.typography import MISSING
from ngodesk.reports.whole import Footer, Header
from tests.reports.prints import DAY, card, page_texts, reader, report, squeezed, text_of, words
from tests.reports.test_fonts import LETTERS, SIGNS

PAYLOADS = [
    "<b>bold</b> &amp; & &lt; &nbsp; \"quotes\" 'single'",
    "Jan <jan@example.org> 600",
    "=1+1",
    "<img src=/etc/passwd width=9>",
    '<a href="javascript:alert(1)">x</a> <a href="file:///etc/passwd">y</a>',
    '<font color="[x for x in ().__class__]">red</font>',
    "<onDraw name=f label=l/> <br/> </para> <para>",
    "<!-- comment --> <![CDATA[ data ]]> <?xml?>",
    "unclosed <b and </i",
    "%s {title} {{ project.title }} ${HOME} \\n \\u0041",
    "(brackets) \\ backslash \\) end",
    "; DROP TABLE projects; --",
    "O'Brien, 12-04-2024, a-b",
    "-> „cudzysłowy” – — … ‘x’",
]


def everywhere(text: str) -> list[object]:
    """An element of each kind that holds `text`."""
    return [
        Heading(text),
        Text(text),
        FormTable((FormRow(text, text), FormRow("Lista", (text, text)))),
        Table((Column(text), Column("Liczba", "count")), (Row((text, 1)), Row((text, 2), "total"))),
        Note(text),
        Signatures((Signature(text, text),), text),
    ]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markup_prints_as_it_was_typed(payload: str) -> None:
    content = everywhere(payload)
    printed = text_of(report(*content, title=payload, subtitle=payload, label="Etykieta"))
    # title, subtitle and twice or more in each element; a heading's number is counted once
    assert printed.count(squeezed(payload)) >= 2 + 1 + 1 + 4 + 3 + 1 + 3


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_in_a_text_becomes_a_link_a_picture_or_a_script(payload: str) -> None:
    document = reader(report(*everywhere(payload), title=payload))
    for page in document.pages:
        assert "/Annots" not in page
        assert not list(page.images)
    assert not {"/OpenAction", "/AA", "/JavaScript"} & set(document.trailer["/Root"])


@pytest.mark.parametrize("payload", PAYLOADS)
def test_every_field_of_the_card_prints_what_was_typed(payload: str) -> None:
    fields = ("title", "area_of_support", "need", "activities_text", "results_text")
    printed = text_of(card(credit_lines=(payload,), **dict.fromkeys(fields, payload)))
    assert printed.count(squeezed(payload)) >= len(fields) + 1


@pytest.mark.parametrize("language", LETTERS)
def test_every_letter_prints_in_every_face(language: str) -> None:
    letters = LETTERS[language] + LETTERS[language].upper() + SIGNS
    content = [Heading(letters), Text(letters)]
    assert text_of(report(*content)).count(squeezed(letters)) == 2
    assert MISSING not in text_of(report(*content))


def test_controls_do_not_print() -> None:
    text = "a\x00b\x01c\x1bd\u202ee\u202cf\u200bg\u2066h\u2069i\ufeffj\u00adk\x7fl\u200e"
    assert "abcdefghijkl" in text_of(report(Text(text)))


def test_letters_taken_apart_print_as_the_letters_they_are() -> None:
    text = unicodedata.normalize("NFD", "Zażółć gęślą jaźń, ķirši")
    assert "Zażółćgęśląjaźń,ķirši" in text_of(report(Text(text)))


def test_letters_that_the_font_lacks_leave_a_mark() -> None:
    assert "a[?]b[?]cAd" in text_of(report(Text("a日本語b😀c𝐀d\ufe0f")))


def test_every_kind_of_line_end_begins_a_line() -> None:
    (page,) = page_texts(report(Text("jeden\r\ndwa\rtrzy\u2028cztery\n\n\npięć")))
    assert "jeden\ndwa\ntrzy\ncztery\npięć" in page


def test_sixty_thousand_letters_without_a_space_print() -> None:
    assert text_of(report(Text("Ж" * 60_000))).count("Ж") == 60_000


@pytest.mark.parametrize("place", ["text", "form", "cell", "list", "title"])
def test_sixty_thousand_letters_print_in_their_order(place: str) -> None:
    expected = words(8_600)
    text = " ".join(expected)
    table = Table((Column("Nazwa"), Column("Opis")), (Row(("x", text)), Row(("y", "z"))))
    content = {
        "text": Text(text),
        "form": FormTable((FormRow("Opis", text), FormRow("Inny", "z"))),
        "cell": table,
        "list": FormTable((FormRow("Opis", (text, "z")),)),
        "title": Text("z"),
    }[place]
    made = report(content, title=text if place == "title" else "Tytuł")
    pages = [
        page.split("continued\n")[-1] for page in page_texts(made)
    ]  # the title stands in later heads too
    assert re.findall(r"w\d{5}", "\n".join(pages)) == expected


def test_a_text_pasted_into_a_field_of_every_page_leaves_room_for_the_page() -> None:
    text = "słowo " * 10_000
    header = Header(text, text, text, text, None, text)
    footer = Footer(DAY, (text, text), mark=text, credit_expected=True)
    pages = page_texts(report(Text("koniec"), header=header, footer=footer, name=text, title=text[:200]))
    assert "koniec" in pages[-1]
    assert len(pages) < 4


def test_a_long_text_is_never_a_cell() -> None:
    long = "słowo " * 200
    made = text_of(report(Table((Column("Nazwa"), Column("Opis")), (Row(("x", long)),))))
    assert "[1]Opis" + squeezed(long) in made
    assert "see[1]belowthetable" in made


@given(
    st.text(
        st.sampled_from(sorted({*"".join(LETTERS.values()), *" \n.,;:()<>&\"'=-/0123456789abcXYZ"})),
        max_size=300,
    )
)
@settings(max_examples=40)
def test_any_text_in_our_languages_prints_as_typed(text: str) -> None:
    made = report(Text(f"[{text}]"), FormTable((FormRow("Pole", f"[{text}]"),)))
    assert text_of(made).count(squeezed(f"[{text}]")) == 2


@given(st.text(max_size=200))
@settings(max_examples=60)
def test_any_text_at_all_prints(text: str) -> None:
    made = text_of(report(Text(f"od{text}do"), Heading(text), title=text or "Tytuł"))
    kept = [char for char in text if char.isascii() and char.isprintable() and char != " "]
    between = made.partition("od")[2]
    position = 0
    for char in kept:  # all that any printer knows comes through, in its order
        position = between.index(char, position) + 1
