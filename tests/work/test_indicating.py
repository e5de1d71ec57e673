"""The indicators' page says what the figures say, also by a rule that is only tried out."""

from typing import Any

import pytest

from ngodesk.model.cooperations import COOPERATION_KINDS
from ngodesk.model.events import EVENT_KINDS
from ngodesk.model.indicators import INDICATOR_MEASURES
from ngodesk.model.outputs import OUTPUT_KINDS
from ngodesk.store.store import Store
from ngodesk.work import counting, indicating, proving, reaching, saving


def project(store: Store) -> int:
    with store.reading() as connection:
        return int(connection.exec_driver_sql("SELECT id FROM projects WHERE ref = 'NL1'").scalar_one())


def by_code(store: Store) -> dict[str, indicating.Standing]:
    found = indicating.progress(store, project(store))
    assert found is not None
    return {each.code: each for each in found.indicators}


def opened(store: Store, code: str, **rule: Any) -> indicating.Opened:
    """An indicator as it is, or by a rule that differs in these filters."""
    indicator = by_code(store)[code].id
    found = indicating.opened(store, project(store), indicator)
    assert found is not None
    if not rule:
        return found
    tried = indicating.opened(store, project(store), indicator, {**found.stored, **rule})
    assert tried is not None
    return tried


def test_the_page_says_what_the_figures_say(filled_store: Store) -> None:
    found = by_code(filled_store)
    expected = counting.project_figures(filled_store, "NL1")["indicators"]
    assert list(found) == [each["code"] for each in expected]
    for each in expected:
        assert {name: getattr(found[each["code"]], name) for name in each} == each


def test_the_records_are_the_evidence(filled_store: Store) -> None:
    for code, standing in by_code(filled_store).items():
        found = opened(filled_store, code)
        expected = counting.indicator_evidence(filled_store, "NL1", code)
        assert found.standing == standing
        if standing.measure == "manual":  # said with the day and the value
            assert [str(each.amount) for each in found.records] == ["180.00", "120.50"]
            assert len(expected) == 2
            continue
        assert sorted(
            (each.label, f"{each.amount:.2f}", len(each.because)) for each in found.records
        ) == sorted((each["label"], each["amount"], len(each["because"])) for each in expected)
        for each in found.records:
            names = proving.names_of(filled_store, each.because, "en")
            assert [name[:2] for name in names] == list(each.because)


@pytest.mark.parametrize("measure", INDICATOR_MEASURES)
def test_a_rule_that_is_tried_out_counts_as_the_kept_one_would(filled_store: Store, measure: str) -> None:
    tried = opened(filled_store, "14", measure=measure, min_hours=20_000)
    before = by_code(filled_store)["14"]
    assert before.measure == "people"
    indicating.keep_rule(
        filled_store,
        before.id,
        {**opened(filled_store, "14").stored, "measure": measure, "min_hours": 20_000},
    )
    after = by_code(filled_store)["14"]
    assert after == tried.standing
    assert after.measure == measure
    assert len(tried.records) == after.evidence


def test_trying_out_writes_nothing(filled_store: Store) -> None:
    before = opened(filled_store, "2").stored
    tried = opened(filled_store, "2", min_hours=None, filter_kind=None)
    assert int(tried.standing.evidence) > opened(filled_store, "2").standing.evidence
    assert opened(filled_store, "2").stored == before == tried.stored


def test_filters_that_a_measure_does_not_heed_are_emptied(filled_store: Store) -> None:
    stored = opened(filled_store, "2").stored
    kept = indicating.heeded({**stored, "measure": "outputs"})
    assert kept["min_hours"] is None
    assert kept["filter_kind"] is None, "trainings are no outputs"
    assert indicating.heeded({**stored, "measure": "organisations"})["filter_kind"] == "training;workshop"
    assert indicating.heeded(stored) == stored


def test_each_measure_has_the_kinds_of_what_it_counts() -> None:
    assert set(indicating.USED) == set(INDICATOR_MEASURES)
    assert indicating.kinds_of("people") == EVENT_KINDS
    assert indicating.kinds_of("organisations") == (*EVENT_KINDS, "subgrant", "support_case")
    assert indicating.kinds_of("outputs") == OUTPUT_KINDS
    assert indicating.kinds_of("cooperations") == COOPERATION_KINDS
    assert indicating.kinds_of("volunteers") == ()


def test_targets_begin_with_the_agreement(filled_store: Store) -> None:
    found = [(each.amendment, str(each.target)) for each in opened(filled_store, "11").targets]
    assert found == [(None, "3.00"), (1, "2.00")]
    assert by_code(filled_store)["11"].target == "2.00"


def test_who_is_in_two_kinds_is_in_each(filled_store: Store) -> None:
    reach = reaching.reach(filled_store, project(filled_store))
    assert reach is not None
    kinds = {each.kinds[0]: each for each in reach.kinds}
    events = counting.project_figures(filled_store, "NL1")["events"]["by_kind"]
    for kind, each in kinds.items():
        if kind in events:
            assert (len(each.people), len(each.organisations)) == (
                events[kind]["people"],
                events[kind]["organisations"],
            )
    assert reach.overlaps
    for pair in reach.overlaps:
        one, other = (kinds[kind] for kind in pair.kinds)
        assert set(pair.people) == set(one.people) & set(other.people)
        assert set(pair.organisations) == set(one.organisations) & set(other.organisations)
        assert set(pair.people) <= set(reach.several.people)
    assert {each for pair in reach.overlaps for each in pair.organisations} == set(
        reach.several.organisations
    )


def test_the_counties_of_the_region_with_their_events(filled_store: Store) -> None:
    with filled_store.reading() as connection:
        own = connection.exec_driver_sql("SELECT id FROM organisations WHERE own = 1").scalar_one()
        event = connection.exec_driver_sql("SELECT id FROM events WHERE ref = 'E1'").scalar_one()
        events = connection.exec_driver_sql("SELECT id FROM events").scalars().all()
    saving.change(filled_store, "organisations", own, {"country": "PL", "region": "opolskie"})
    for each in events:
        saving.change(filled_store, "events", each, {"county": None})
    saving.change(filled_store, "events", event, {"county": "Nyski"})
    reach = reaching.reach(filled_store, project(filled_store))
    assert reach is not None
    assert (reach.region, len(reach.counties)) == ("opolskie", 12)
    assert [(place.name, place.events) for place in reach.counties if place.events] == [("nyski", (event,))]


def test_a_project_that_is_gone_has_no_page(store: Store) -> None:
    assert indicating.progress(store, 5) is None
    assert indicating.opened(store, 5, 6) is None
    assert reaching.reach(store, 5) is None
