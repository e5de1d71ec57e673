"""Forms of funders: kept and undone, refused where they hide something, filled from a project."""

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook, load_workbook

from ngodesk.common.errors import UserError
from ngodesk.exchange import office_files
from ngodesk.store import undo, verify
from ngodesk.store.store import Store
from ngodesk.store.whole_history import Asked
from ngodesk.work import (
    counting,
    form_files,
    form_names,
    forms,
    freezing,
    narratives,
    whole_history,
    workspaces,
)
from ngodesk.work.forms import Meant
from ngodesk.work.printing import Wish
from tests.reports.word_forms import marks_of, paragraphs_of, word_form

WISH = Wish(project="NL1")
WRITTEN = {
    "acf": ("kuznia-ekspertow", "KE"),
    "fio": ("wiedza-wspolpraca-rozwoj", "WWR"),
    "pl-public-task": ("opolskie-otwarte", "OPO"),
    "interreg-partner": ("engage", "CC"),
    "sif": ("pierigas-partneriba", "NVO"),
}


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """A form with another part in it, or one in place of its own."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, part)
    return target.getvalue()


def only(store: Store) -> forms.FormRow:
    """The one form."""
    (form,) = forms.forms(store)
    return form


def test_a_form_is_kept_changed_removed_and_undone(filled_store: Store) -> None:
    store, first, second = filled_store, word_form("{{ project.title }}"), word_form("{{ budget.actual }}")
    row_id = forms.add(store, first, "  Raport  roczny ", Meant("acf", "pl"))
    form = only(store)
    assert (form.id, form.name, form.format, form.report, form.language) == (
        row_id,
        "Raport roczny",
        "docx",
        "acf",
        "pl",
    )
    assert forms.content_of(store, form) == first
    with pytest.raises(UserError):
        forms.add(store, second, "Raport roczny")
    forms.replace_content(store, row_id, second)
    assert forms.content_of(store, only(store)) == second
    forms.change(store, row_id, "In\0ny\u202e", Meant(None, "lv"))
    assert (only(store).name, only(store).report, only(store).language) == ("Inny", None, "lv")
    forms.remove(store, row_id)
    assert forms.forms(store) == []
    for _step in range(3):
        undo.undo(store)
    assert only(store) == form
    assert forms.content_of(store, form) == first
    undo.undo(store)
    assert forms.forms(store) == []
    with store.reading() as connection:
        assert verify._wrong_files(connection) == set()


def test_filled_from_the_project_in_its_own_language(filled_store: Store) -> None:
    store = filled_store
    narratives.save(
        store,
        "acf",
        Wish(project="NL1", language="lv"),
        [narratives.Text("summary", "# Ā {{ budget.actual }}\n\n- ē\n- ī")],
    )
    forms.add(
        store,
        word_form("{{ text.summary }} / {{ budget.actual | raw }} / {{ oops }}"),
        "A",
        Meant("acf", "lv"),
    )
    form = only(store)
    whole = counting.project_figures(store, "NL1")["budget"]["actual"]
    said = "\n".join(paragraphs_of(forms.fill(store, form, WISH)))
    known = {each.name: each.value for each in forms.names(store, form, WISH)}
    assert said.startswith(f"Ā {known['budget.actual']}\n\N{EN DASH} ē\n\N{EN DASH} ī / {whole} / «")
    assert said.endswith("oops»")
    assert forms.fill(store, form, WISH) == forms.fill(store, form, WISH)
    used = forms.names_used(store, form, forms.data(store, form, WISH))
    assert used == forms.Used(("text.summary", "budget.actual"), ("oops",))
    assert forms.names_used(store, form) == used
    english = "\n".join(paragraphs_of(forms.fill(store, form, Wish(project="NL1", language="en"))))
    assert "Ā" not in english  # never a text of another language


def test_every_name_has_a_sentence_and_none_is_of_a_person(filled_store: Store) -> None:
    found = form_names.names(filled_store, WISH, "acf")
    assert len({(each.name, each.many) for each in found}) == len(found)
    assert all(each.sentence and "{" not in each.sentence for each in found)
    names = {each.name for each in found}
    assert {"project.title", "period.start", "budget.planned", "lines.code", "text.summary", "today"} <= names
    assert not names & {"receipts.person", "events.lead", "outputs.author"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04 not a zip",
        with_part(word_form("x"), "word/vbaProject.bin", b"x"),
        with_part(word_form("x"), "[Content_Types].xml", b"<Types/>"),
        with_part(word_form("x"), "word/document.xml", b"<a/>"),
        with_part(word_form("x"), "word/embeddings/oleObject1.bin", b"x"),
        with_part(
            word_form("x"),
            "word/extra.xml",
            b'<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>',
        ),
        with_part(
            word_form("x"),
            "word/_rels/header9.xml.rels",
            b'<Relationships><Relationship Id="r" Type="http://x/image" TargetMode="External"'
            b' Target="http://example.invalid/a.png"/></Relationships>',
        ),
        with_part(word_form("x"), "word/extra.xml", b"<a>" + b" " * (7 << 20) + b"</a>"),
        with_part(
            word_form("x"),
            "word/extra.xml",
            b'<a xmlns:w="w"><w:instrText> DDEAUTO c:\\cmd.exe </w:instrText></a>',
        ),
        word_form("{{ project.title"),
        word_form("{% for i in range(10**9) %}x{% endfor %}"),
    ],
)
def test_what_hides_something_is_not_kept(filled_store: Store, content: bytes) -> None:
    with pytest.raises(UserError) as refused:
        forms.add(filled_store, content, "A")
    assert refused.value.text().strip()
    assert forms.forms(filled_store) == []


def test_a_sheet_needs_no_loops_and_no_links() -> None:
    book, target = Workbook(), BytesIO()
    book.active["A1"] = "{% for line in lines %}"
    book.save(target)
    with pytest.raises(UserError) as refused:
        form_files.look(target.getvalue())
    assert "{% … %}" in refused.value.text()
    assert office_files.look(target.getvalue()) == "xlsx"
    for name, part in (
        ("xl/externalLinks/externalLink1.xml", b"<a/>"),
        ("xl/worksheets/sheet1.xml", b'<w><sheetData><row><c r="A999999"/></row></sheetData></w>'),
        ("xl/worksheets/sheet1.xml", b'<w><mergeCells><mergeCell ref="A1:XFD9"/></mergeCells></w>'),
        ("xl/worksheets/sheet1.xml", b"<w><f>cmd|'/c calc'!A1</f></w>"),
    ):
        with pytest.raises(UserError):
            office_files.look(with_part(target.getvalue(), name, part))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from ngodesk.work import samples

    folder = tmp_path_factory.mktemp("samples")
    samples.write_samples(folder)
    return folder


@pytest.mark.parametrize("example", form_files.examples(), ids=lambda each: each.file)
def test_each_samples_example_form_is_whole(example: form_files.Example, written: Path) -> None:
    file, project = WRITTEN[example.report or ""]
    with workspaces.open_workspace(written / f"{file}.ngodesk", write=True) as store:
        forms.add_example(store, example)
        form = next(each for each in forms.forms(store) if each.name.startswith(example.name))
        assert (form.language, form.report) == (example.language, example.report)
        wish = Wish(project=project)
        data = forms.data(store, form, wish)
        assert forms.names_used(store, form, data).unknown == ()
        made = forms.fill(store, form, wish)
        title = data.said(data.names["project.title"])
        forms.remove(store, form.id)
    if example.file.endswith("docx"):
        tables = docx.Document(BytesIO(made)).tables
        cells = [cell.text for table in tables for row in table.rows for cell in row.cells]
        assert title in cells
        rows = sum(len(table.rows) for table in tables)
    else:
        sheets = load_workbook(BytesIO(made)).worksheets
        cells = [str(cell.value) for page in sheets for row in page.iter_rows() for cell in row]
        assert any(cell.startswith(title) for cell in cells)
        rows = sum(page.max_row for page in sheets)
    assert rows > len(data.lists["indicators"]) + len(data.lists["lines"])
    assert not any("{{" in cell or "«" in cell for cell in cells)


def test_a_filled_form_is_a_draft_until_it_or_its_report_is_approved(
    filled_store: Store, tmp_path: Path
) -> None:
    store = filled_store
    forms.add(store, word_form("{{ project.title }}"), "Raport", Meant("acf", "pl"))
    form, other = only(store), Wish(project="NL1", start=date(2025, 3, 1), end=date(2025, 6, 30))
    marked, final = forms.fill(store, form, WISH), forms.fill(store, form, WISH, approved=True)
    assert marks_of(marked) == ["SZKIC"]
    assert marks_of(final) == []
    forms.save_filled(store, form, WISH, tmp_path / "a.docx", approved=True)
    assert (tmp_path / "a.docx").read_bytes() == final
    noted = whole_history.history(store, Asked()).rows[0]
    assert noted.words == "A form of NL1 filled as approved"
    freezing.freeze(store, "acf", WISH)
    assert forms.fill(store, form, WISH) == final
    assert marks_of(forms.fill(store, form, other)) == ["SZKIC"]


def test_a_form_is_for_the_projects_of_its_programme(filled_store: Store) -> None:
    (programme, _name), *others = forms.programmes(filled_store)
    forms.add(filled_store, word_form("{{ project.title }}"), "Raport", Meant(programme=programme))
    assert only(filled_store).programme == programme
    every = forms.projects_of(filled_store, None)
    assert every
    assert forms.projects_of(filled_store, programme) <= every
    found = [forms.projects_of(filled_store, each) for each, _name in others]
    assert not any(forms.projects_of(filled_store, programme) & each for each in found)
