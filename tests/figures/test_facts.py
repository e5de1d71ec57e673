"""The facts of a project: its columns, our organisation, partners in order, credit lines of the day."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ngodesk.common.errors import UsageError
from ngodesk.figures.facts import OrganisationFacts, PartnerFacts, ProjectFacts, project_facts
from ngodesk.model import CreditLine, Indicator, Organisation, Programme, Project, ProjectPartner, Setting
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work.workspaces import create

DAY = date(2026, 11, 20)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A workspace with a project of a programme, two partners and an indicator."""
    path = tmp_path / "facts.ngodesk"
    create(path, organisation="Nasza Łąka", language="pl")
    with open_store(path) as opened:
        with opened.write("Test") as session:
            programme = Programme(ref="ACF", name="Aktywni Obywatele", currency="EUR")
            session.add(programme)
            session.flush()
            project = Project(
                ref="KE",
                title="Kuźnia <i> Ekspertów",
                role="lead",
                start=date(2021, 4, 1),
                end=date(2023, 9, 30),
                status="completed",
                currency="EUR",
                total_cost=Decimal("137476"),
                programme_id=programme.id,
                activity_types="szkolenia; doradztwo;",
                stated_months=30,
            )
            session.add(project)
            session.add(
                Project(ref="X", title="X", role="lead", start=DAY, end=DAY, status="planned", currency="PLN")
            )
            session.flush()
            for number, role in ((10, "partner"), (2, "partner"), (30, "lead")):
                other = Organisation(ref=f"P{number}", name=f"Partner {number}", kind="ngo", country="NO")
                session.add(other)
                session.flush()
                session.add(ProjectPartner(project_id=project.id, organisation_id=other.id, role=role))
            session.add(
                Indicator(
                    project_id=project.id, code="1", name="Godziny", kind="output", measure="event_hours"
                )
            )
        yield opened


def facts(store: Store, language: str = "pl", project: str = "KE", on: date = DAY) -> ProjectFacts:
    with store.read() as session:
        return project_facts(session, project, language, on)


def credit(store: Store, text: str, language: str = "pl", *, of: str = "programme", **values: object) -> None:
    with store.write("Test") as session:
        owners = {"programme": session.query(Programme).one().id}
        owners["project"] = session.query(Project).filter_by(ref="KE").one().id
        session.add(CreditLine(text=text, language=language, **{f"{of}_id": owners[of]}, **values))


def test_the_projects_own_columns(store: Store) -> None:
    found = facts(store)
    assert (found.title, found.status, found.currency) == ("Kuźnia <i> Ekspertów", "completed", "EUR")
    assert (found.total_cost, found.grant_amount) == (Decimal("137476"), None)
    assert found.activity_types == ("szkolenia", "doradztwo")
    assert (found.programme, found.stated_months) == ("Aktywni Obywatele", 30)
    assert (found.need, found.agreement_no, found.coverage) == ("", "", "")
    assert found.measures == {"1": "event_hours"}


def test_our_own_organisation(store: Store) -> None:
    assert facts(store).organisation == OrganisationFacts(
        name="Nasza Łąka", country=facts(store).organisation.country
    )


def test_partners_lead_first_then_in_the_order_of_their_codes(store: Store) -> None:
    assert facts(store).partners == (
        PartnerFacts("Partner 30", "lead", "NO"),
        PartnerFacts("Partner 2", "partner", "NO"),
        PartnerFacts("Partner 10", "partner", "NO"),
    )


def test_a_project_without_anything(store: Store) -> None:
    found = facts(store, project="X")
    assert (found.programme, found.partners, found.credit_lines, found.measures) == ("", (), (), {})


def test_an_unknown_project_is_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="ZZ"):
        facts(store, project="ZZ")


def test_language_and_sample_are_the_workspaces(store: Store) -> None:
    assert (facts(store).language, facts(store).sample) == ("pl", False)
    with store.write("Test") as session:
        session.add(Setting(key="sample", value="true"))
    assert facts(store).sample


def test_credit_lines_stand_in_order(store: Store) -> None:
    credit(store, "drugi", position=2)
    credit(store, "projektu", of="project", position=1)
    credit(store, "pierwszy", position=1)
    assert facts(store).credit_lines == ("pierwszy", "projektu", "drugi")


def test_a_credit_line_holds_from_its_first_day_to_its_last(store: Store) -> None:
    credit(store, "kiedyś", position=1, valid_to=date(2026, 11, 19))
    credit(store, "dziś", position=2, valid_from=DAY, valid_to=DAY)
    credit(store, "kiedyś potem", position=3, valid_from=date(2026, 11, 21))
    assert facts(store).credit_lines == ("dziś",)


def test_a_credit_line_prints_in_the_prints_language_else_the_workspaces_else_any(store: Store) -> None:
    credit(store, "po polsku", "pl", position=1)
    credit(store, "latviski", "lv", position=1)
    credit(store, "norsk", "no", of="project", position=1)
    assert facts(store, "lv").credit_lines == ("latviski", "norsk")
    assert facts(store, "en").credit_lines == ("po polsku", "norsk")
    assert not facts(store, "en").credit_lines_translated
    assert not facts(store, "pl").credit_lines_translated


def test_no_credit_line_is_lost_where_a_translation_is_incomplete(store: Store) -> None:
    credit(store, "raz", "pl", position=1)
    credit(store, "dwa", "pl", position=2)
    credit(store, "viens", "lv", position=1)
    assert facts(store, "lv").credit_lines == ("viens", "dwa")
    assert facts(store, "pl").credit_lines_translated


def test_another_projects_credit_lines_stay_there(store: Store) -> None:
    credit(store, "projektu", of="project", position=1)
    credit(store, "programu", position=1)
    assert facts(store, project="X").credit_lines == ()
