"""Reports to print, and what a printed file holds when it is read back."""

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from pypdf import PdfReader

from ngodesk.figures import whole
from ngodesk.figures.facts import OrganisationFacts, PartnerFacts, ProjectFacts
from ngodesk.figures.project import Span
from ngodesk.reports import pdf
from ngodesk.reports.build import build
from ngodesk.reports.content import Element
from ngodesk.reports.source import Source
from ngodesk.reports.templates import template
from ngodesk.reports.whole import Footer, Header, Report

DAY = date(2026, 11, 20)
MM = 72 / 25.4

HEADER = Header("Stowarzyszenie Nasza Łąka", "Nasza Łąka", "Zabłudów", "FS/7/2025", date(2025, 2, 20), "Łąka")
FOOTER = Footer(DAY, ("Projekt dofinansowany przez Fundusz Sąsiedzki.",), mark="12345/17AC-5E20-0D3E")

ORGANISATION = OrganisationFacts(
    "Stowarzyszenie Nasza Łąka",
    "Nasza Łąka",
    "ul. Przykładowa 7",
    "16-060",
    "Zabłudów",
    "podlaskie",
    "PL",
    "0000000000",
    "0000000001",
)
FACTS = ProjectFacts(
    ref="NL1",
    title="Łąka dla wszystkich",
    status="completed",
    currency="EUR",
    start=date(2021, 4, 1),
    end=date(2023, 9, 30),
    agreement_no="ACF/R/0137/2020",
    agreement_date=date(2021, 3, 15),
    total_cost=Decimal("137476"),
    grant_amount=Decimal("137476"),
    coverage="regional",
    area_of_support="rozwój sektora obywatelskiego",
    activity_types=("szkolenia", "doradztwo"),
    target_groups=("organizacje pozarządowe",),
    need="Małe organizacje nie mają zaplecza.",
    activities_text="Szkolenia i doradztwo.",
    results_text="Organizacje są silniejsze.",
    organisation=ORGANISATION,
    partners=(
        PartnerFacts("Gmina Zabłudów", "partner", "PL"),
        PartnerFacts("Ķekavas ļaudis", "associated", "LV"),
    ),
    credit_lines=("Projekt dofinansowany przez Fundusz Sąsiedzki.",),
    measures={"1": "event_hours", "2": "outputs"},
    language="pl",
)


def indicator(code: str, name: str, target: str | None, value: str, percent: str | None) -> dict[str, Any]:
    """An indicator as the figures have it."""
    return {
        "code": code,
        "name": name,
        "unit": "szt.",
        "target": target,
        "value": value,
        "percent": percent,
        "met": None,
        "evidence": 41,
    }


FIGURES: dict[str, Any] = {
    "from": None,
    "to": None,
    "events": {"by_kind": {}},
    "outputs": {"by_kind": {}},
    "subgrants": {"count": 0},
    "indicators": [
        indicator("1", "Szkolenia", "320.00", "328.00", "102.50"),
        indicator("2", "Ekspertyzy", "6.00", "6.00", "100.00"),
        indicator("3", "Organizacje", None, "1338.00", None),
    ],
}


def card(language: str = "pl", figures: dict[str, Any] | None = None, **facts: Any) -> Report:
    """The project card in `language`, with some facts of its own."""
    counted, about = FIGURES | (figures or {}), replace(FACTS, **facts)
    days = (date.fromisoformat(counted[key]) if counted[key] else None for key in ("from", "to"))
    source = Source(about.common, DAY, Span(*days), about, "12345/17AC-5E20-0D3E", {whole.figures: counted})
    return build(template("project-card"), source, language)


def report(*content: Element, language: str = "en", **parts: Any) -> Report:
    """A report with this content."""
    given: dict[str, Any] = {"name": "Wydruk", "title": "Tytuł", "header": HEADER, "footer": FOOTER} | parts
    return Report(id="r", language=language, content=content, **given)


def printed(report: Report) -> bytes:
    """The file."""
    file = io.BytesIO()
    pdf.write(report, file)
    return file.getvalue()


def reader(report: Report) -> PdfReader:
    """The file, open for reading."""
    return PdfReader(io.BytesIO(printed(report)))


def page_texts(report: Report) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in reader(report).pages]


def squeezed(text: str) -> str:
    """`text` without the white space at which lines end."""
    return re.sub(r"\s+", "", text)


def text_of(report: Report) -> str:
    """All text, without white space."""
    return squeezed("".join(page_texts(report)))


def fonts_of(document: PdfReader) -> list[Any]:
    """All fonts of a file, those of its drawings too."""
    fonts: dict[int, Any] = {}
    for page in document.pages:
        left: list[Any] = [page]
        while left:
            resources = left.pop()["/Resources"].get_object()
            for font in resources.get("/Font", {}).values():
                fonts[font.idnum] = font.get_object()
            left += [item.get_object() for item in resources.get("/XObject", {}).values()]
    return list(fonts.values())


def words(count: int) -> Sequence[str]:
    """So many words, all different."""
    return [f"w{number:05}" for number in range(count)]
