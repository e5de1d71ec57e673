"""Random exchange folders that an import takes: small, and full of what the figures must tell apart."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from hypothesis import strategies as st

from tests.recount.drawing import CURRENCIES, DAYS, Drawing
from tests.recount.drawn_indicators import draw_indicator
from tests.recount.drawn_money import draw_document, draw_project_money
from tests.recount.drawn_people import (
    draw_agreement,
    draw_event,
    draw_questionnaire,
    draw_register,
    draw_support,
    draw_team,
)
from tests.recount.drawn_rest import draw_rest
from tests.recount.folder import Folder, Row
from tests.recount.period import Period

PROJECTS = ["KE", "Ł|2", "NL1"]


def draw_project(drawing: Drawing, ref: str) -> None:
    """A project with its programme, partners, activities and budget."""
    start, end = drawing.span()
    drawing.add(
        "projects",
        ref=ref,
        title=f"Project {ref}",
        programme=drawing.any_of(drawing.refs("programmes")),
        role="lead",
        start=start,
        end=end,
        status="running",
        currency=drawing.one(CURRENCIES),
        teaching_hour_minutes=drawing.one([None, 45, 60]),
    )
    for code in ("A1", "A2")[: drawing.number(0, 2)]:
        drawing.add("activities", project=ref, code=code, title="Activity")
    draw_team(drawing, ref)
    draw_project_money(drawing, ref)


def draw_folder(random: Random) -> Folder:
    """One to three projects that share people, organisations and documents."""
    drawing = Drawing(random)
    draw_register(drawing)
    funder = drawing.any_of(drawing.refs("organisations"))
    drawing.add("programmes", ref="FS", name="Fund", funder=funder, currency="PLN")
    projects = PROJECTS[: drawing.one([1, 2, 2, 3])]
    for ref in projects:
        draw_project(drawing, ref)
    for ref in projects:
        for _ in drawing.times(5, least=1):
            draw_event(drawing, ref)
        draw_support(drawing, ref)
    for _ in drawing.times(6, least=3):
        draw_document(drawing)
    for _ in drawing.times(3, least=1):
        draw_agreement(drawing)
    for ref in ("Q1", "Q2")[: drawing.number(0, 2)]:
        draw_questionnaire(drawing, ref)
    for ref in projects:
        for _ in drawing.times(8, least=4):
            draw_indicator(drawing, ref)
    draw_rest(drawing)
    backwards = drawing.number(0, 1) == 1
    return {table: turned(rows, backwards) for table, rows in drawing.folder.items() if rows}


def turned(rows: list[Row], backwards: bool) -> list[Row]:
    """The rows in this or the other order: it must not matter."""
    return rows[::-1] if backwards else rows


@dataclass(frozen=True)
class Case:
    """A folder, days that cut all time into periods, and one period of any kind."""

    folder: Folder
    cuts: list[date]
    period: Period

    def on(self, folder: Folder) -> "Case":
        """The same days on another folder."""
        return replace(self, folder=folder)

    def partition(self) -> list[Period]:
        """Periods that follow each other from the beginning to the end of time."""
        starts = [None, *(cut + timedelta(days=1) for cut in self.cuts)]
        return [Period(start, end) for start, end in zip(starts, [*self.cuts, None], strict=True)]


def draw_case(random: Random) -> Case:
    """A case whose days are those of the folder, so that they cut through what was drawn."""
    folder = draw_folder(random)
    first, last = sorted(random.choices(DAYS, k=2))
    start, end = random.choice([(first, last), (first, last), (first, None), (None, last)])
    return Case(folder, sorted(set(random.choices(DAYS, k=3))), Period(start, end))


def cases() -> st.SearchStrategy[Case]:
    """Evenly drawn cases: one draw for each, because hypothesis likes to repeat parts of earlier examples."""
    return st.randoms(use_true_random=True).map(draw_case)
