"""The checks find in the quarter exactly what is wrong in it, each check something."""

from datetime import date
from pathlib import Path

from ngodesk.checks.core.running import every
from ngodesk.store.store import Store
from ngodesk.work import checking, today
from tests.cli.said import Command
from tests.quarter.paper import PROJECTS

# What is wrong on the paper, by the check that must see it.
WRONG = {
    "accident-insurance": {"V4"},
    "admin-share": {"SAS"},
    "agreement-not-written": {"V3"},
    "approvals-missing": {"D35"},
    "cash-above-limit": {"D20"},
    "contribution-not-hours": {"SAS|O"},
    "correction-without-original": {"D38"},
    "credit-line-language": {"GLO"},
    "credit-line-missing": {"MBG"},
    "day-over-12-hours": {"V1|2025-08-09|Sprzątanie"},
    "day-over-24-hours": {"V3|2025-09-06|Zmywanie"},
    "double-financing": {"D34"},
    "duplicate-document": {"D30"},
    "fees-not-shown": {"SAS"},
    "flat-rate-over-limit": {"GLO|3"},
    "grant-left": {"GLO|G", "SAS|D"},
    "grant-overused": {"MBG|E"},
    "guardian-consent": {"V2"},
    "hour-value-unknown": {"V3"},
    "hours-outside-agreement": {"V1|2025-10-20|Rozliczenie", "V4|2025-09-12|Park"},
    "hours-outside-project": {"V1|2025-10-20|Rozliczenie"},
    "hours-unconfirmed": {"V1"},
    "interest-unused": {"MBG|B"},
    "issued-outside-project": {"D36"},
    "line-overspent": {"GLO|1.2", "SAS|I.4"},
    "line-underspent": {
        "GLO|1.1",
        "GLO|2.1",
        "GLO|2.2",
        "GLO|3",
        "SAS|I.10",
        "SAS|I.2",
        "SAS|I.3",
        "SAS|I.5",
        "SAS|II.2",
    },
    "not-fully-allocated": {"D27"},
    "offers-missing": {"D39", "U2"},
    "over-allocated": {"D33"},
    "overlapping-hours": {"V1|2025-08-09|Sprzątanie"},
    "own-share": {"GLO", "SAS"},
    "paid-before-issue": {"D35"},
    "paid-outside-project": {"D37"},
    "paid-undeclared": {"D32|MBG|4|E", "D32|MBG|4|W"},
    "plan-and-agreement": {"MBG"},
    "rate-not-by-rule": {"D29"},
    "rate-unknown": {"D28|MBG|4|B"},
    "report-due": {"GLO|P2"},
    "rounding": {"D32"},
    "same-amount-and-day": {"D31"},
    "shift-between-groups": {"GLO"},
    "subgrant-unsettled": {"M1"},
    "subgrants-over-line": {"SAS|I.10"},
    "unpaid-at-end": {"D10", "D39"},
}
# What is wrong only because the projects are over.
AT_THE_END = {
    "fees-not-shown",
    "grant-left",
    "interest-unused",
    "line-underspent",
    "own-share",
    "unpaid-at-end",
}


def test_every_check_finds_what_is_wrong_and_nothing_else(ngodesk: Command, quarter: Path) -> None:
    said = ngodesk("check", quarter, "--format", "json")
    found: dict[str, set[str]] = {}
    for each in said.json:
        assert each["ref"] not in found.setdefault(each["check"], set())
        found[each["check"]].add(each["ref"])
    assert found == WRONG
    assert said.status == 1
    assert WRONG.keys() <= {each.RULE.id for each in every()}


def test_projects_asked_one_by_one_give_the_same(ngodesk: Command, quarter: Path) -> None:
    alone = {
        (each["check"], each["ref"])
        for project in PROJECTS
        for each in ngodesk("check", quarter, "--project", project, "--format", "json").json
    }
    assert alone == {(check, ref) for check, refs in WRONG.items() for ref in refs}


def test_while_a_project_runs_nothing_is_said_of_its_end(store: Store) -> None:
    verdict = checking.findings(store, today=date(2025, 9, 29))
    projects = {ref for each in verdict.findings if each.rule.id in AT_THE_END for _id, ref in each.projects}
    assert projects == {"SAS"}  # completed, as its own data say


def test_only_what_is_really_open_waits_to_be_allocated(store: Store) -> None:
    waiting = today.overview(store, date(2025, 11, 20)).unfinished
    named = [each.id for each in waiting if each.kind == "allocation"]
    keys = checking.refs(store, checking.findings(store).open)
    assert {keys["cost_documents", each] for each in named if each} == WRONG["not-fully-allocated"]
