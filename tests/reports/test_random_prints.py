"""Prints of random workspaces: what is printed as a sum is the sum of the printed lines, to the cent."""

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import Phase, given, settings

from ngodesk.figures.budget import budget
from ngodesk.figures.project import Span, scope
from ngodesk.reports.content import Row, Table
from ngodesk.reports.templates import templates
from ngodesk.reports.whole import Report
from ngodesk.store.store import Store
from ngodesk.work import printing
from ngodesk.work.printing import Wish
from tests.recount.strategies import Case, cases
from tests.recount.workspace import imported
from tests.reports.sheets import parts, sums

OF_PROJECTS = [each for each in templates() if "project" in each.needs]


def amounts(rows: Sequence[Row], place: int) -> Decimal:
    """What stands in a column of some rows."""
    return sum((each for row in rows if isinstance(each := row.cells[place], Decimal)), Decimal(0))


def check(table: Table) -> None:
    """Sub-totals are the sums of the lines under their heading, totals of all lines."""
    summed = [place for place, column in enumerate(table.columns) if column.summed]
    group: list[Row] = []
    body: list[Row] = []
    for row in table.rows:
        if row.style == "body":
            group.append(row)
            body.append(row)
        elif row.style == "group" and not any(isinstance(row.cells[place], Decimal) for place in summed):
            group = []
        elif row.style in ("subtotal", "total"):
            lines = group if row.style == "subtotal" else body
            assert [row.cells[place] or 0 for place in summed] == [amounts(lines, place) for place in summed]
            group = []


def check_report(made: Report, form: str) -> None:
    """Every table of a print, and every live sum of its workbook."""
    for element in made.content:
        if isinstance(element, Table):
            check(element)
    file = printing.written(made, form)
    if form == "xlsx":
        for name, part in parts(file).items():
            if name.startswith("xl/worksheets/"):
                assert all(stored == added for _cell, stored, added in sums(part))


def check_execution(store: Store, wish: Wish) -> None:
    """The budget's print ends with the figures' own total."""
    made = printing.content(store, "budget-execution", wish)
    tables = [element for element in made.content if isinstance(element, Table)]
    with store.reading() as connection:
        known = budget(scope(connection, wish.project or "", Span(wish.start, wish.end)))
    if known["lines"]:
        planned, actual = tables[0].rows[-1].cells[2:4]
        assert (f"{planned:.2f}", f"{actual:.2f}") == (known["planned"], known["actual"])


@settings(phases=[Phase.explicit, Phase.generate], max_examples=6)
@given(cases())
def test_random_workspaces(case: Case) -> None:
    with imported(case.folder) as store:
        for project in case.folder["projects"]:
            for start, end in ((None, None), (case.period.start, case.period.end)):
                wish = Wish(project=project["ref"], start=start, end=end, language="pl")
                check_execution(store, wish)
                for template in OF_PROJECTS:
                    made = printing.content(store, template.id, wish)
                    for form in {"pdf", "xlsx"} & set(template.formats):
                        check_report(made, form)
