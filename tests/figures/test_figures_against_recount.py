"""The program's figures and evidence equal a second count in plain Python, on random folders."""

from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import Phase, given, settings

from ngodesk.common.errors import UserError
from ngodesk.store.store import Store
from ngodesk.work import counting
from tests.recount import evidence, figures
from tests.recount.folder import Folder, Row
from tests.recount.hard_cases import HARD_CASES
from tests.recount.period import WHOLE, Period, rows_of
from tests.recount.strategies import Case, cases
from tests.recount.thinning import shown, thinned
from tests.recount.workspace import imported

Flat = dict[str, Any]
"""Leaves of JSON by their path."""

SUMS = {"actual", "accepted", "received", "interest", "other_income", "refunded"}
"""The budget's amounts that are sums over time; the others stand as at a period's end, or are computed."""

HALF_A_CENT = Decimal("0.005")


def flat(value: Any, path: str = "") -> Flat:
    """The leaves of the JSON; a place in a list stands with its code or ref, so that a wrong order shows."""
    if isinstance(value, dict):
        parts = list(value.items())
    elif isinstance(value, list):
        parts = [(f"{place} {item.get('code', item.get('ref'))}", item) for place, item in enumerate(value)]
    else:
        return {path: value}
    return {name: leaf for key, part in parts for name, leaf in flat(part, f"{path}/{key}").items()}


def compared(what: str, found: Any, wanted: Any) -> Iterator[str]:
    """A line for each leaf that differs."""
    left, right = flat(found), flat(wanted)
    for path in sorted(left.keys() | right.keys()):
        here, there = left.get(path, "missing"), right.get(path, "missing")
        if here != there:
            yield f"{what}: {path}: program {here}, recount {there}"


def program_figures(store: Store, ref: str, period: Period) -> dict[str, Any]:
    """The program's figures of the period."""
    return counting.project_figures(store, ref, period.start, period.end)


def program_evidence(store: Store, indicator: Row, period: Period) -> list[dict[str, Any]]:
    """The program's evidence for the period, without the labels, which the contract leaves to it."""
    items = counting.indicator_evidence(
        store, indicator["project"], indicator["code"], period.start, period.end
    )
    return [{name: value for name, value in item.items() if name != "label"} for item in items]


def periods_of(case: Case, project: Row) -> list[Period]:
    """No period, each reporting period of the project, and any other."""
    reporting = rows_of(case.folder, "reporting_periods", project=project["ref"])
    return [WHOLE, *(Period(row["start"], row["end"]) for row in reporting), case.period]


def differing_figures(case: Case, store: Store) -> Iterator[str]:
    """Where the program's figures differ from the recount."""
    for project in case.folder["projects"]:
        ref = project["ref"]
        for period in periods_of(case, project):
            found = program_figures(store, ref, period)
            yield from compared(f"{ref}, {period}", found, figures.project_figures(case.folder, ref, period))


def differing_evidence(case: Case, store: Store) -> Iterator[str]:
    """Where the program's evidence differs from the recount."""
    for indicator in case.folder.get("indicators", []):
        ref, code = indicator["project"], indicator["code"]
        for period in (WHOLE, case.period):
            found = program_evidence(store, indicator, period)
            wanted = evidence.indicator_evidence(case.folder, ref, code, period)
            yield from compared(f"{ref} {code} {indicator['measure']}, {period}", found, wanted)


def unsupported_values(case: Case, store: Store) -> Iterator[str]:
    """Indicators whose evidence does not give the program's own value: 'amounts add up to the value where
    the measure sums', each of them printed with two places, and as many as the figures say."""
    for project in case.folder["projects"]:
        printed = {
            row["code"]: row for row in program_figures(store, project["ref"], case.period)["indicators"]
        }
        for indicator in rows_of(case.folder, "indicators", project=project["ref"]):
            items = program_evidence(store, indicator, case.period)
            row = printed[indicator["code"]]
            off = abs(sum(Decimal(item["amount"]) for item in items) - Decimal(row["value"]))
            if len(items) != row["evidence"] or (sums(indicator) and off > HALF_A_CENT * (len(items) + 1)):
                yield f"{project['ref']} {indicator['code']} {indicator['measure']}: {row}, evidence {items}"


def sums(indicator: Row) -> bool:
    """Whether the measure adds up what it counts: not a share, nor typed values of which one or a mean is
    taken."""
    if indicator["measure"] == "manual":
        return indicator.get("aggregate") in (None, "sum")
    return indicator["measure"] != "answer_share"


def differing_sums(case: Case, store: Store) -> Iterator[str]:
    """'The periods of a project add up to its total, to the cent.'"""
    for project in case.folder["projects"]:
        added: Counter[str] = Counter()
        for period in case.partition():
            added.update(money_of(program_figures(store, project["ref"], period)))
        whole = money_of(program_figures(store, project["ref"], WHOLE))
        for path in added.keys() | whole.keys():
            if added[path] != whole.get(path, 0):
                yield f"{project['ref']} {path}: periods {added[path]}, whole {whole.get(path)}"


def money_of(found: dict[str, Any]) -> dict[str, Decimal]:
    """The budget's sums over time."""
    return {
        path: Decimal(value)
        for path, value in flat(found["budget"]).items()
        if path.rsplit("/", 1)[-1] in SUMS or "/by_source/" in path
    }


def differences(case: Case) -> list[str]:
    """Every way in which the program and the recount of the case differ."""
    with imported(case.folder) as store:
        return [
            difference
            for look in (differing_figures, differing_evidence, unsupported_values, differing_sums)
            for difference in look(case, store)
        ]


def differs(case: Case, folder: Folder) -> bool:
    """Whether a smaller folder shows a difference too; one that an import refuses does not."""
    try:
        return bool(folder.get("projects")) and bool(differences(case.on(folder)))
    except UserError:
        return False


def told(case: Case) -> str:
    """The differences on the smallest folder that shows one, and that folder."""
    smallest = case.on(thinned(case.folder, lambda folder: differs(case, folder)))
    return "\n".join([*differences(smallest)[:12], f"cuts: {case.cuts}", shown(smallest.folder)])


@pytest.mark.parametrize("hard_case", HARD_CASES, ids=lambda hard_case: hard_case.__name__)
def test_hard_cases_equal_the_recount(hard_case: Callable[[], Case]) -> None:
    assert differences(hard_case()) == []


@settings(max_examples=2 * settings().max_examples, phases=[Phase.generate])  # thinned() shrinks instead
@given(cases())
def test_figures_and_evidence_equal_the_recount(case: Case) -> None:
    if differences(case):
        pytest.fail(told(case), pytrace=False)
