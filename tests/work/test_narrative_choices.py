"""What is chosen from before writing: reports that hold texts, and the one that a project writes."""

from dataclasses import replace

from ngodesk.reports.templates import templates
from ngodesk.store.store import Store
from ngodesk.work import narrative_choices, narratives, print_choices
from ngodesk.work.printing import Wish

WHOLE = Wish(project="NL1", language="pl")


def test_reports_with_texts_are_offered(filled_store: Store) -> None:
    offered = narrative_choices.offered(filled_store)
    written = [each.id for each in templates() if any("section" in part.options for part in each.parts)]
    assert [row.id for row in offered.reports] == written
    assert {"project", "period"} <= set.intersection(*(set(row.needs) for row in offered.reports))
    assert offered.projects == print_choices.choices(filled_store).projects
    assert offered.report == written[0]


def test_the_report_that_the_project_writes_comes_first(filled_store: Store) -> None:
    project = narratives.book(filled_store, "acf", WHOLE).project
    narratives.save(filled_store, "sif", WHOLE, [narratives.Text("aim", "Cel")])
    assert narrative_choices.offered(filled_store, project).report == "sif"
    narratives.save(
        filled_store, "fio", replace(WHOLE, language="lv"), [narratives.Text("results", "Efekty")]
    )
    assert narrative_choices.offered(filled_store, project).report == "fio"
    assert narrative_choices.offered(filled_store, project + 1).report == "fio"
