"""The funders' reports say what the records say: activities, indicators, publicity, signatures."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ngodesk.figures.project import Span, scope
from ngodesk.figures.whole import figures
from ngodesk.model import (
    Affiliation,
    Contract,
    CreditLine,
    Organisation,
    Person,
    Project,
    Receipt,
    Setting,
    TeamMember,
)
from ngodesk.reports.content import (
    Element,
    FormRow,
    FormTable,
    Heading,
    Items,
    Signature,
    Signatures,
    Table,
    Text,
)
from ngodesk.reports.values import Alternatives
from ngodesk.reports.whole import Report
from ngodesk.store.store import Store
from ngodesk.work import printing, scanning
from ngodesk.work.printing import Wish
from tests.reports.test_docx import picture

R2 = {"start": date(2025, 7, 1), "end": date(2025, 11, 30)}
FUNDERS = ("acf", "fio", "interreg-partner", "pl-public-task", "sif")


def made(store: Store, report: str, **asked: Any) -> Report:
    """A report's content, in English."""
    return printing.content(store, report, Wish(project="NL1", language="en", **asked))


def under(report: Report, start: str) -> Sequence[Element]:
    """What stands under a heading, up to the next of its level."""
    found: list[Element] = []
    inside = False
    for each in report.content:
        if isinstance(each, Heading) and each.level == 1:
            inside = each.text.startswith(start)
        elif inside:
            found.append(each)
    return found


def drop(session: Any, *queries: Any) -> None:
    """Delete what some queries find."""
    for each in (each for query in queries for each in query):
        session.delete(each)
    session.flush()


def table(report: Report, start: str) -> Table:
    """The table under a heading."""
    return next(each for each in under(report, start) if isinstance(each, Table))


def cells(found: Table, head: str, code: str) -> Any:
    """The cell under a head in the row of a code."""
    place = next(n for n, column in enumerate(found.columns) if column.head == head)
    return next(row.cells[place] for row in found.rows if row.cells[0] == code)


@pytest.mark.parametrize("span", [{}, R2])
def test_activities_add_up_to_the_events(filled_store: Store, span: dict[str, date]) -> None:
    found = table(made(filled_store, "acf", **span), "2. Activities")
    with filled_store.reading() as connection:
        known = figures(scope(connection, "NL1", Span(**span)))
    hours = sum((row.cells[6] for row in found.rows), Decimal(0))
    assert f"{hours:.2f}" == known["events"]["hours"]
    assert sum(row.cells[5] for row in found.rows) == known["events"]["count"]
    assert sum(row.cells[8] for row in found.rows) == known["outputs"]["count"]
    assert {row.cells[0] for row in found.rows} >= {"A1", "A2"}


def test_indicators_stand_before_in_and_together(filled_store: Store) -> None:
    report = made(filled_store, "fio", **R2)
    found = table(report, "I.3. Indicators")
    with filled_store.reading() as connection:
        spans = (Span(None, date(2025, 6, 30)), Span(**R2), Span(None, R2["end"]))
        known = [
            {
                each["code"]: Decimal(each["value"])
                for each in figures(scope(connection, "NL1", span))["indicators"]
            }
            for span in spans
        ]
    for code in known[0]:
        printed = [Decimal(cells(found, head, code)) for head in ("Earlier", "This period", "Together")]
        assert printed == [of[code] for of in known], code


def test_the_older_form_has_a_column_for_each_kind_of_source(filled_store: Store) -> None:
    with filled_store.write("Made for a test") as session:
        session.query(Project).one().agreement_date = date(2017, 4, 28)
    report = made(filled_store, "pl-public-task")
    whole = table(report, "II.1").rows[-1].cells
    assert sum(whole[5:9], Decimal(0)) == whole[4]
    assert [column.head for column in table(report, "II.1").columns][5] == "From the grant"
    with filled_store.write("Made for a test") as session:
        session.query(Project).one().agreement_date = date(2025, 2, 20)
    newer = made(filled_store, "pl-public-task")
    assert len(table(newer, "II.1").columns) == 4
    assert table(newer, "II.1").rows[-1].cells[3] == whole[4]


def test_publicity_names_every_output_with_its_sentence(filled_store: Store) -> None:
    report = made(filled_store, "acf")
    said = next(each for each in under(report, "6. Publicity") if isinstance(each, Items))
    assert list(said.items) == list(report.footer.credit_lines) != []
    outputs = table(report, "6. Publicity")
    own = {row.cells[5] for row in outputs.rows}
    assert "as above" in own
    with filled_store.write("Made for a test") as session:
        drop(session, session.query(CreditLine))
    bare = made(filled_store, "acf")
    assert Text("No credit line is entered for this project.") in under(bare, "6. Publicity")
    assert {row.cells[5] for row in table(bare, "6. Publicity").rows} == own - {"as above"} | {""}


def alternatives(report: Report) -> dict[str, Alternatives]:
    """What is struck out in a report, by its label."""
    rows = [row for each in report.content if isinstance(each, FormTable) for row in each.rows]
    return {
        row.label: row.value
        for row in rows
        if isinstance(row, FormRow) and isinstance(row.value, Alternatives)
    }


def test_declarations_strike_out_what_the_records_deny(filled_store: Store) -> None:
    with filled_store.write("Made for a test") as session:
        drop(session, session.query(Receipt).filter_by(kind="participant_fee"))
    label = "Payments of the recipients of the task"
    assert alternatives(made(filled_store, "pl-public-task"))[label].chosen == 1
    with filled_store.write("Made for a test") as session:
        project = session.query(Project).one().id
        source = session.query(Receipt).first()
        assert source is not None
        session.add(
            Receipt(
                ref="FEE",
                project_id=project,
                source_id=source.source_id,
                date=date(2025, 5, 5),
                kind="participant_fee",
                amount=Decimal(10),
            )
        )
    assert alternatives(made(filled_store, "pl-public-task"))[label].chosen == 0


def test_who_signs_is_named_while_the_function_lasts(filled_store: Store) -> None:
    with filled_store.write("Made for a test") as session:
        own = session.query(Organisation).filter_by(own=True).one().id
        project = session.query(Project).one().id
        people = {each.ref: each for each in session.query(Person)}
        gone, stays = people["P1"], people["P2"]
        drop(session, session.query(Affiliation).filter_by(organisation_id=own), session.query(TeamMember))
        ended = {"organisation_id": own, "role": "board", "start": date(2001, 1, 1)}
        session.add(Affiliation(person_id=gone.id, end=date(2020, 1, 1), **ended))
        session.add(Affiliation(person_id=stays.id, **ended))
        session.add(TeamMember(project_id=project, person_id=gone.id, role="Księgowość"))
        drop(session, session.query(Setting).filter(Setting.key.startswith("signatory.")))
        names = [f"{each.first_name} {each.last_name}" for each in (gone, stays)]
        for place, name in enumerate((f"{names[0]}, Chair", f"{names[1]}, Treasurer"), 1):
            session.add(Setting(key=f"signatory.{place}", value=name))
    signed = next(each for each in made(filled_store, "acf").content if isinstance(each, Signatures))
    assert [line.name for line in signed.lines] == ["", names[0], f"{names[1]}, Treasurer"]
    assert isinstance(signed.lines[0], Signature)


def test_contracts_are_listed_but_employment(filled_store: Store) -> None:
    with filled_store.write("Made for a test") as session:
        project = session.query(Project).one().id
        for kind, subject in (("employment", "Etat"), ("services", "Catering <a>")):
            session.add(
                Contract(ref=subject, project_id=project, kind=kind, subject=subject, amount=Decimal("12.5"))
            )
    found = table(made(filled_store, "interreg-partner"), "C.1")
    named = [row.cells[0] for row in found.rows]
    assert "Catering <a>" in named
    assert "Etat" not in named


def test_logos_come_from_the_records_behind_a_project(filled_store: Store, tmp_path: Path) -> None:
    pictures = {"organisations": picture("red"), "projects": picture("green"), "programmes": picture("blue")}
    with filled_store.read() as session:
        project = session.query(Project).one()
        owners = {
            "organisations": session.query(Organisation).filter_by(own=True).one().id,
            "projects": project.id,
            "programmes": project.programme_id,
        }
    for name, content in pictures.items():
        file = tmp_path / f"{name}.png"
        file.write_bytes(content)
        scanning.attach(filled_store, name, owners[name], [file], "logo")
    wanted = (pictures["programmes"], pictures["projects"], pictures["organisations"])
    assert made(filled_store, "acf").header.logos == wanted
    assert printing.content(filled_store, "cost-description", Wish(document="C2")).header.logos == wanted
    assert printing.content(filled_store, "organisation-catalogue").header.logos == ()
