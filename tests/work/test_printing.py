"""Printing from a real workspace: what is typed is what is printed, and nothing else gets out."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from ngodesk.common.errors import UsageError, UserError
from ngodesk.model import Organisation, Project, Setting
from ngodesk.work import printing, workspaces
from ngodesk.work.printing import Wish


@pytest.fixture
def typed(tmp_path: Path) -> Path:
    path = tmp_path / "typed.ngodesk"
    workspaces.create(path, organisation="Żółw & „Ślimak”", language="pl")
    return path


def add_project(path: Path, **columns: object) -> None:
    values: dict[str, object] = {
        "ref": "P1",
        "title": "A project",
        "role": "lead",
        "start": date(2025, 1, 1),
        "end": date(2025, 12, 31),
        "status": "running",
        "currency": "PLN",
    }
    with workspaces.open_workspace(path) as store, store.write("A project") as session:
        session.add(Project(**{**values, **columns}))


def printed(path: Path, language: str | None = None) -> bytes:
    with workspaces.open_workspace(path, write=False) as store:
        return printing.rendered(store, "project-card", Wish(project="P1", language=language))


def plain(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return "".join("".join(page.get_textpage().get_text_range().split()) for page in pages)


@pytest.mark.parametrize(
    "text",
    [
        "Jan <jan@example.org> 600",
        "<b>bold</b> & <img src='x.png'/> &lt; &amp;",
        '"quoted" „cudzysłów” ‘single’',
        "=1+1",
        "-1+1; @SUM(A1)",
        "{{ project.title }} {0} %s",
    ],
)
def test_what_is_typed_is_printed(typed: Path, text: str) -> None:
    add_project(typed, title=text, need=text, area_of_support=text)
    assert plain(printed(typed)).count("".join(text.split())) >= 3


@pytest.mark.parametrize("text", ["x" * 60_000, "słowo " * 10_000], ids=["one word", "many words"])
def test_60_000_letters_print_whole(typed: Path, text: str) -> None:
    add_project(typed, need=text)
    found = plain(printed(typed))
    assert found.count(text[0]) >= text.count(text[0])


def test_a_print_holds_no_user_and_no_path(typed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER", "somebody-private")
    add_project(typed)
    pdf = printed(typed)
    assert b"somebody-private" not in pdf
    assert str(typed.parent).encode() not in pdf
    information = PdfReader(BytesIO(pdf)).metadata
    assert information is not None
    assert information.author == "Żółw & „Ślimak”"


def test_the_language_is_the_workspaces_unless_another_is_chosen(typed: Path) -> None:
    add_project(typed)
    assert "Kartaprojektu" in plain(printed(typed))
    assert "Projektakarte" in plain(printed(typed, "lv"))


def test_an_unknown_language_of_the_workspace_prints_in_english(typed: Path) -> None:
    add_project(typed)
    with workspaces.open_workspace(typed) as store, store.write("Language") as session:
        session.query(Setting).filter_by(key="language").one().value = "xx"
    assert "Projectcard" in plain(printed(typed))


def test_without_a_credit_line_the_foot_says_so(typed: Path) -> None:
    add_project(typed)
    assert "Nocreditline" in plain(printed(typed, "en"))


def test_sample_data_is_marked(typed: Path) -> None:
    add_project(typed)
    assert "SAMPLEDATA" not in plain(printed(typed, "en"))
    with workspaces.open_workspace(typed) as store, store.write("Sample") as session:
        session.add(Setting(key="sample", value="true"))
    assert "SAMPLEDATA" in plain(printed(typed, "en"))


def test_what_cannot_be_printed_is_said(typed: Path, tmp_path: Path) -> None:
    add_project(typed)
    with workspaces.open_workspace(typed, write=False) as store:
        for report, target, project in (
            ("no-such", "a.pdf", "P1"),
            ("project-card", "a.xlsx", "P1"),
            ("project-card", "a", "P1"),
            ("project-card", "a.pdf", None),
            ("project-card", "a.pdf", "P2"),
        ):
            with pytest.raises(UsageError):
                printing.print_report(store, report, tmp_path / target, Wish(project=project))
        with pytest.raises(UserError):
            printing.print_report(store, "project-card", tmp_path / "no" / "a.pdf", Wish(project="P1"))
    assert [path.name for path in tmp_path.iterdir()] == ["typed.ngodesk"]


def test_a_print_takes_the_place_of_an_older_one_whole(typed: Path, tmp_path: Path) -> None:
    add_project(typed)
    target = tmp_path / "card.pdf"
    target.write_bytes(b"older")
    with workspaces.open_workspace(typed, write=False) as store:
        printing.print_report(store, "project-card", target, Wish(project="P1", language="en"))
    assert len(PdfReader(target).pages) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["card.pdf", "typed.ngodesk"]


def test_every_report_says_what_it_needs() -> None:
    rows = {row.id: row for row in printing.reports("pl")}
    assert rows["project-card"].title == "Karta projektu"
    assert rows["project-card"].needs == ("project",)
    assert rows["project-card"].formats == ("pdf",)


def test_organisations_own_letters_print(typed: Path) -> None:
    letters = "ąćęłńóśźżāčēģīķļņšūžėįųõäöüåæøðþіїєґёъыэ"
    with workspaces.open_workspace(typed) as store, store.write("Name") as session:
        session.query(Organisation).filter_by(own=True).one().name = letters
    add_project(typed)
    assert letters in plain(printed(typed))
