"""ngodesk form: a funder's own form, kept, looked at and filled from the command line."""

from pathlib import Path

from tests.cli.said import Command
from tests.reports.word_forms import form_file, paragraphs_of


def test_from_adding_to_the_filled_form(ngodesk: Command, filled: Path, tmp_path: Path) -> None:
    file, target = (
        form_file(tmp_path, "{{ project.title }}", "{{ period.end | date }}"),
        tmp_path / "out.docx",
    )
    said = ngodesk("form", filled, "add", file, "--report", "acf", "--language", "pl")
    assert (said.status, said.out, said.err) == (0, "", "")
    (row,) = ngodesk("form", filled, "list", "--format", "json").json
    assert (row["name"], row["format"], row["report"], row["language"]) == ("Wzór", "docx", "acf", "pl")
    assert ngodesk("form", filled, "list").out.startswith("Wzór\tdocx\tacf\tpl\t")
    asked = ("--project", "NL1", "--period", "R1")
    said = ngodesk("form", filled, "fill", "Wzór", *asked, "--output", target)
    assert (said.status, said.err) == (0, "")
    assert paragraphs_of(target.read_bytes()) == [
        "Łąka dla wszystkich",
        "30.06.2025",
    ]
    used = ngodesk("form", filled, "names", "Wzór", *asked, "--format", "json").json
    assert [each["name"] for each in used] == ["project.title", "period.end"]
    assert ngodesk("form", filled, "names", "--project", "NL1").out.count("\n") > 200
    assert ngodesk("form", filled, "remove", "Wzór").status == 0
    assert ngodesk("form", filled, "list").out == ""


def test_unknown_names_are_said_and_stand_there(ngodesk: Command, filled: Path, tmp_path: Path) -> None:
    file, target = form_file(tmp_path, "{{ nothing.here }} {{ ''.__class__ }}"), tmp_path / "out.docx"
    assert ngodesk("form", filled, "add", file, "--name", "A").status == 0
    said = ngodesk("form", filled, "fill", "A", "--project", "NL1", "--output", target)
    assert (said.status, len(said.lines)) == (1, 2)
    assert "nothing.here" in said.lines[0]
    assert paragraphs_of(target.read_bytes())[0].count("«") == 2
    assert ngodesk("form", filled, "names", "A", "--project", "NL1").status == 1
    replaced = form_file(tmp_path, "{{ project.ref }}")
    assert ngodesk("form", filled, "add", replaced, "--name", "A", "--replace").status == 0
    assert ngodesk("form", filled, "names", "A", "--project", "NL1").status == 0


def test_what_cannot_be_done_says_so(ngodesk: Command, filled: Path, tmp_path: Path) -> None:
    file, wrong = form_file(tmp_path, "{{ project.title }}"), tmp_path / "a.docx"
    wrong.write_bytes(b"no form")
    assert ngodesk("form", filled, "add", file).status == 0
    for status, words in (
        (2, ("add", file)),
        (2, ("add", wrong)),
        (2, ("add", file, "--name", "B", "--report", "nothing")),
        (3, ("add", tmp_path / "nowhere.docx")),
        (2, ("remove", "nothing")),
        (2, ("fill", "nothing", "--project", "NL1", "--output", wrong)),
        (2, ("fill", "Wzór", "--project", "nothing", "--output", wrong)),
        (2, ("fill", "Wzór", "--project", "NL1", "--output", tmp_path / "a.xlsx")),
        (2, ("fill", "Wzór", "--output", wrong)),
    ):
        said = ngodesk("form", filled, *words)
        assert (said.status, len(said.lines), said.out) == (status, 1, ""), words
    assert wrong.read_bytes() == b"no form"
    assert ngodesk("form", tmp_path / "none.ngodesk", "list").status == 3
