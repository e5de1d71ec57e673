"""The sample workspaces: they come in whole, give their figures, and every fact of the page is in print."""

import csv
import re
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from ngodesk.common.errors import FileError
from ngodesk.common.paths import resources
from ngodesk.reports.content import Text
from ngodesk.work import counting, exports, narratives, printing, projects, samples, workspaces

SAMPLES = resources() / "samples"
PROJECTS = {
    "kuznia-ekspertow": ["KE"],
    "wiedza-wspolpraca-rozwoj": ["WWR"],
    "opolskie-otwarte": ["OPO"],
    "engage": ["CC", "ENG"],
    "pierigas-partneriba": ["DN", "NVO"],
}
LANGUAGES = {name: "lv" if name == "pierigas-partneriba" else "pl" for name in PROJECTS}
FUNDERS = ("acf", "fio", "interreg-partner", "pl-public-task", "sif")
WRITTEN = {
    "kuznia-ekspertow": ("acf", "KE", "R4", "pl"),
    "wiedza-wspolpraca-rozwoj": ("fio", "WWR", None, "pl"),
    "engage": ("acf", "ENG", None, "pl"),
    "pierigas-partneriba": ("sif", "NVO", "2", "lv"),
}
# Where a page's own text may stand: below the short head of later pages, above the credit lines.
HEAD, FOOT = 62, 75


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    paths = samples.write_samples(folder)
    assert sorted(path.stem for path in paths) == sorted(PROJECTS)
    return folder


@cache
def body(pdf: bytes) -> str:
    """The text between heads and feet, without spaces: lines and pages may break anywhere."""
    document = pypdfium2.PdfDocument(pdf)
    texts = []
    for number, page in enumerate(document):
        width, height = page.get_size()
        top = height - (HEAD if number else 0)
        texts.append(page.get_textpage().get_text_bounded(0, FOOT, width, top))
    return without_spaces("".join(texts) + document[0].get_textpage().get_text_range())


def without_spaces(text: str) -> str:
    return re.sub(r"\s+", "", text.replace("\ufffe", "-"))


def card(folder: Path, name: str, project: str, language: str) -> bytes:
    with workspaces.open_workspace(folder / f"{name}.ngodesk", write=False) as store:
        return printing.rendered(store, "project-card", printing.Wish(project=project, language=language))


@pytest.mark.parametrize("name", PROJECTS)
def test_every_fact_of_the_page_is_in_print(written: Path, name: str) -> None:
    with (SAMPLES / name / "facts.csv").open(encoding="utf-8", newline="") as stream:
        facts = list(csv.DictReader(stream))
    assert {fact["project"] for fact in facts} == set(PROJECTS[name])
    cards = {ref: body(card(written, name, ref, LANGUAGES[name])) for ref in PROJECTS[name]}
    missing = [fact for fact in facts if without_spaces(fact["fact"]) not in cards[fact["project"]]]
    assert missing == []


@pytest.mark.parametrize("language", ["en", "pl", "lv"])
@pytest.mark.parametrize("name", PROJECTS)
def test_cards_speak_the_language_of_the_print(written: Path, name: str, language: str) -> None:
    said = {"en": "Project card", "pl": "Karta projektu", "lv": "Projekta karte"}[language]
    sample = {"en": "SAMPLE DATA", "pl": "DANE PRZYKŁADOWE", "lv": "PARAUGA DATI"}[language]
    for project in PROJECTS[name]:
        text = body(card(written, name, project, language))
        assert without_spaces(said) in text
        assert without_spaces(sample) in text


@pytest.mark.parametrize("name", PROJECTS)
def test_a_sample_is_what_an_export_writes(written: Path, tmp_path: Path, name: str) -> None:
    with workspaces.open_workspace(written / f"{name}.ngodesk", write=False) as store:
        assert [row.ref for row in projects.projects(store)] == PROJECTS[name]
        exports.export_folder(store, tmp_path / "out")
    for path in (tmp_path / "out").iterdir():
        assert path.read_bytes() == (SAMPLES / name / path.name).read_bytes(), path.name
    assert {path.name for path in (SAMPLES / name).iterdir()} - {samples.FACTS} == {
        path.name for path in (tmp_path / "out").iterdir()
    }


@pytest.mark.parametrize("name", PROJECTS)
def test_every_funders_report_can_be_made_of_it(written: Path, name: str) -> None:
    with workspaces.open_workspace(written / f"{name}.ngodesk", write=False) as store:
        for project in PROJECTS[name]:
            for language in ("en", "pl", "lv"):
                wish = printing.Wish(project=project, language=language)
                for report in FUNDERS:
                    made = printing.content(store, report, wish)
                    assert made.language == language
                    assert made.footer.credit_lines
                    assert "{{" not in " ".join(each.text for each in made.content if isinstance(each, Text))


@pytest.mark.parametrize("name", WRITTEN)
def test_its_own_report_is_written_and_ready(written: Path, name: str) -> None:
    report, project, period, language = WRITTEN[name]
    with workspaces.open_workspace(written / f"{name}.ngodesk", write=False) as store:
        start, end = counting.span(store, project, period, None, None)
        wish = printing.Wish(project=project, start=start, end=end, language=language)
        book = narratives.book(store, report, wish)
        assert book.ready == book.required > 0
        assert narratives.problems(store, report, wish) == []
        file = printing.rendered(store, report, wish)
        for each in book.sections:
            if "{{" not in each.text and "\n" not in each.text:
                assert without_spaces(each.text) in body(file)


def figures(folder: Path, name: str, project: str) -> dict[str, object]:
    with workspaces.open_workspace(folder / f"{name}.ngodesk", write=False) as store:
        return counting.project_figures(store, project)


def test_kuznia_ekspertow_gives_what_its_page_says(written: Path) -> None:
    found = figures(written, "kuznia-ekspertow", "KE")
    kinds = found["events"]["by_kind"]  # type: ignore[index]
    assert kinds["training"]["hours"] == "328.00"
    assert kinds["advice"]["hours"] == "511.00"
    assert kinds["session"]["count"] == 27
    assert found["subgrants"]["count"] == 20  # type: ignore[index]
    assert found["outputs"]["by_kind"]["expert_opinion"] == 6  # type: ignore[index]
    assert found["organisations_supported"] > 337  # type: ignore[operator]
    assert found["budget"]["planned"] == "137476.00"  # type: ignore[index]


def test_engage_reaches_its_five_minima_from_records(written: Path) -> None:
    found = figures(written, "engage", "ENG")["indicators"]
    assert [each["target"] for each in found] == ["30.00", "10.00", "10.00", "5.00", "30.00"]  # type: ignore[attr-defined]
    assert all(each["met"] and each["evidence"] for each in found)  # type: ignore[attr-defined]


def test_opolskie_otwarte_reaches_all_counties(written: Path) -> None:
    from sqlalchemy import select

    from ngodesk.model import Event

    path = written / "opolskie-otwarte.ngodesk"
    with workspaces.open_workspace(path, write=False) as store, store.read() as session:
        counties = set(session.scalars(select(Event.county).where(Event.status == "held"))) - {None}
    assert len(counties) == 12


def test_amounts_that_a_page_does_not_state_stay_unknown(written: Path) -> None:
    for name, project in (
        ("wiedza-wspolpraca-rozwoj", "WWR"),
        ("engage", "CC"),
        ("pierigas-partneriba", "NVO"),
    ):
        assert "niepodano" in body(card(written, name, project, "pl"))


def test_a_sample_is_never_written_over(written: Path) -> None:
    with pytest.raises(FileError):
        samples.write_sample("engage", written / "engage.ngodesk")


def test_two_prints_of_one_day_are_the_same_bytes(written: Path) -> None:
    assert card(written, "engage", "ENG", "pl") == card(written, "engage", "ENG", "pl")
