"""The report of each sample project: made, frozen, edited after, printed again, answered and corrected."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from sqlalchemy import select

from ngodesk.common import money
from ngodesk.common.language import texts
from ngodesk.model import (
    Allocation,
    BudgetLine,
    CostDocument,
    Indicator,
    Project,
    ReportingPeriod,
    ReportRemark,
)
from ngodesk.reports import templates
from ngodesk.store.store import Store
from ngodesk.work import answering, changed_since, freezing, frozen, printing, samples, sending, workspaces
from ngodesk.work.changed_since import Difference
from ngodesk.work.printing import Wish
from tests.store.whole import must_be_sound

# Of which sample, project and period, which report in which language. No funder's report fits the last two
# (the European Social Fund, the Rural Support Service); they get what is asked of every project.
SIGNED = [
    ("kuznia-ekspertow", "KE", "R4", "acf", "pl"),
    ("wiedza-wspolpraca-rozwoj", "WWR", None, "fio", "pl"),
    ("engage", "ENG", None, "acf", "pl"),
    ("engage", "CC", None, "interreg-partner", "en"),
    ("pierigas-partneriba", "NVO", "2", "sif", "lv"),
    ("opolskie-otwarte", "OPO", None, "indicators", "pl"),
    ("pierigas-partneriba", "DN", None, "indicators", "lv"),
]
TODAY = date.today()
REMARK, REPLY = "Proszę o wyjaśnienie / Lūdzu paskaidrot", "Wyjaśnienie w załączeniu / Skat. pielikumā"
UNREADY = re.compile(r"None|[{}]|Decimal\(")
"""What no reader may find on a page: a value that is none, a place that nobody filled."""


@pytest.fixture
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    path = samples.write_sample(request.param, tmp_path / "sample.ngodesk")
    with workspaces.open_workspace(path) as opened:
        yield opened


@pytest.mark.parametrize(
    ("store", "project", "period", "report", "language"),
    SIGNED,
    ids=[each[1] for each in SIGNED],
    indirect=["store"],
)
def test_it_leaves_the_house_and_comes_back(
    store: Store, project: str, period: str | None, report: str, language: str
) -> None:
    first = freezing.freeze(store, report, wish(store, project, period, language))
    before = prints(store, first)
    assert set(before) == set(templates.template(report).formats)
    assert not UNREADY.search(said(before["pdf"]))
    assert squeezed(f"{project}/{report}/1") in said(before["pdf"])
    sending.mark_sent(store, first.id, TODAY)

    edit_one_record(store, project, first)
    assert prints(store, first) == before
    must_be_sound(store)

    sending.mark_returned(store, first.id, TODAY)
    answer_a_remark(store, project, language)

    draft = freezing.correct(store, first.id)
    second = freezing.freeze(store, draft.report, draft.wish, corrects=draft.corrects)
    assert (second.version, second.corrects, second.language) == (2, first.number, language)
    against = texts(language).gettext("Corrected against {number}").format(number=first.number)
    assert squeezed(against) in said(frozen.reprint(store, second.id))
    assert prints(store, first) == before
    assert not changed_since.differences(store, second.id)
    must_be_sound(store)


def wish(store: Store, project: str, period: str | None, language: str) -> Wish:
    with store.read() as session:
        found = session.scalar(
            select(ReportingPeriod)
            .join(Project, Project.id == ReportingPeriod.project_id)
            .where(Project.ref == project, ReportingPeriod.code == period)
        )
    if found is None:
        return Wish(project, language=language)
    return Wish(project, found.start, found.end, language=language)


def prints(store: Store, report: frozen.FrozenRow) -> dict[str, bytes]:
    return {form: frozen.reprint(store, report.id, form) for form in report.formats}


def said(pdf: bytes) -> str:
    """What stands on all pages, without spaces: lines may break anywhere."""
    pages = pypdfium2.PdfDocument(pdf)
    return squeezed("".join(page.get_textpage().get_text_range() for page in pages))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text.replace("\ufffe", "-"))


def edit_one_record(store: Store, project: str, report: frozen.FrozenRow) -> None:
    """Take one off the last amount of the project, or add one to a target; the differences are that alone."""
    with store.write("Edited") as session:
        part = session.scalar(
            select(Allocation)
            .join(BudgetLine, BudgetLine.id == Allocation.line_id)
            .join(Project, Project.id == BudgetLine.project_id)
            .join(CostDocument, CostDocument.id == Allocation.document_id)
            .where(Project.ref == project)
            .order_by(CostDocument.ref.desc())
        )
        indicator = session.scalars(
            select(Indicator).join(Project).where(Project.ref == project).order_by(Indicator.code)
        ).first()
        assert indicator is not None
        old = part.amount if part else indicator.target
        new = (old or Decimal(0)) + (-1 if part else 1)
        if part:
            part.amount, edited = new, part.document_id
        else:
            indicator.target, edited = new, indicator.id
    found = changed_since.differences(store, report.id)
    told = [None if each is None else money.shown(each, "en") for each in (old, new)]
    if part:
        only_the_amount(found, edited, told)
    else:
        only_the_target(found, edited, told)


def only_the_amount(found: tuple[Difference, ...], document: int, told: list[str | None]) -> None:
    (amount,) = [each for each in found if each.label.startswith("Amount: ")]
    assert (amount.id, [amount.before, amount.now]) == (document, told)
    assert {each.id for each in found if each.kind == "document"} == {document}
    tables = {each.table for each in found}
    assert tables == {"cost_documents", "budget_lines", "funding_sources", ""}
    assert {each.place for each in found if not each.table} == {"Budget"}


def only_the_target(found: tuple[Difference, ...], indicator: int, told: list[str | None]) -> None:
    assert {(each.table, each.id) for each in found} == {("indicators", indicator)}
    assert {each.label for each in found} <= {"Target", "Per cent", "Met"}
    (target,) = [each for each in found if each.label == "Target"]
    assert [target.before or None, target.now] == told


def answer_a_remark(store: Store, project: str, language: str) -> None:
    with store.write("Came from the funder") as session:
        of = session.scalars(select(Project).where(Project.ref == project)).one()
        remark = ReportRemark(project_id=of.id, number=1, received=TODAY, text=REMARK)
        session.add(remark)
        session.flush()
        row_id = remark.id
    answering.link(store, row_id, "projects", of.id)
    answering.answer(store, row_id, REPLY, TODAY)
    letter = said(printing.rendered(store, "answer-letter", Wish(project, language=language)))
    assert squeezed(REMARK) in letter
    assert squeezed(REPLY) in letter
    assert not UNREADY.search(letter)
