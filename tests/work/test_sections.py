"""A report without some of its sections: in every format, as it is frozen, and as it is corrected."""

from io import BytesIO

import openpyxl
from pypdf import PdfReader

from ngodesk.store.store import Store
from ngodesk.work import freezing, frozen, narratives, printing
from ngodesk.work.printing import Wish
from tests.reports.prints import squeezed
from tests.reports.word_files import headings, opened

REPORT = "sif"
WHOLE = Wish("NL1", language="en")
SHORT = Wish("NL1", language="en", left_out=("register", "annexes", "lines"))
GONE, STAYS = ("7. Annexes", "9. List of vouchers"), "8. Budget execution"


def text(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).replace("\xa0", " ")


def sheets(content: bytes) -> str:
    book = openpyxl.load_workbook(BytesIO(content))
    return " ".join(str(cell.value) for sheet in book for row in sheet for cell in row)


def test_every_format_leaves_the_same_out(filled_store: Store) -> None:
    for wish, there in ((WHOLE, True), (SHORT, False)):
        made = printing.content(filled_store, REPORT, wish)
        pdf, sheet = text(printing.written(made, "pdf")), sheets(printing.written(made, "xlsx"))
        word = "\n".join(words for words, _level in headings(opened(printing.written(made, "docx"))))
        for said in (pdf, word):
            assert [squeezed(heading) in squeezed(said) for heading in (*GONE, STAYS)] == [there, there, True]
        assert (GONE[1] in sheet) is there
        assert STAYS in sheet
    rows = {row.key: row.optional for row in printing.sections_of(filled_store, REPORT, SHORT)}
    assert (rows["register"], rows["lines"]) == (True, False)
    assert not any("Annexes" in said.text() for said in narratives.problems(filled_store, REPORT, SHORT))


def test_a_frozen_report_and_its_correction_keep_their_sections(filled_store: Store) -> None:
    row = freezing.freeze(filled_store, REPORT, SHORT)
    kept = text(frozen.reprint(filled_store, row.id))
    assert not [heading for heading in GONE if heading in kept]
    assert STAYS in kept
    correction = freezing.correct(filled_store, row.id)
    assert correction.wish.left_out == SHORT.left_out
    assert GONE[1] not in text(printing.written(freezing.draft(filled_store, correction), "pdf"))
