"""What the pen writes can be read back, also beyond the 256 characters of a file's first font."""

from ngodesk.reports.content import Column, Row, Table, Text
from ngodesk.reports.fonts import REGULAR, face
from tests.reports.prints import page_texts, report, text_of

# Latin, Greek and Cyrillic letters that the font has: more than one font of a file holds.
LETTERS = [chr(code) for code in (*range(0xC0, 0x180), *range(0x391, 0x3CA), *range(0x410, 0x450))]


def test_letters_beyond_the_first_font_of_a_file_print_too() -> None:
    known = [letter for letter in LETTERS if letter in face(REGULAR).widths and letter.isalpha()]
    assert len(known) > 256
    words = ["".join(known[place : place + 12]) for place in range(0, len(known), 12)]
    table = Table((Column("Litery"),), [Row((word,)) for word in words])
    printed = text_of(report(table, Text(words[-1]), Text(words[0])))
    assert all(word in printed for word in words)
    assert printed.count(words[-1]) == 2


def test_signs_that_a_file_keeps_for_itself_print_as_they_are() -> None:
    typed = r"nawias (jeden) i \ ukośnik \051 oraz ))(("
    assert typed in " ".join(page_texts(report(Text(typed)))[0].split())
