"""Every indicator's value and exactly what was counted for it."""

from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from tests.recount.asked import Asked, Counted, Reference, enough, records, references
from tests.recount.folder import Row, joined, listed
from tests.recount.money import confirmed_hours
from tests.recount.participation import (
    event_hours,
    grouped_attendances,
    grouped_organisations,
    grouped_people,
    hours_of_a_person,
    hours_of_an_organisation,
    never_counted,
    total_hours,
)
from tests.recount.period import in_force, row_of, rows_of
from tests.recount.rounding import per_cent

COUNTED_SUBGRANTS = ("awarded", "running", "settled")
COUNTED_CASES = ("running", "done")


def events(asked: Asked) -> list[Counted]:
    """'Counted events.'"""
    return records("events", asked.events)


def hours_of_events(asked: Asked) -> list[Counted]:
    """'Their hours.'"""
    return records("events", asked.events, lambda event: event_hours(asked.folder, event))


def headcount(asked: Asked) -> list[Counted]:
    """'Their head count': 'events with a number for headcount'."""
    stated = [event for event in asked.events if event.get("headcount") is not None]
    return records("events", stated, lambda event: event["headcount"])


def in_series(asked: Asked) -> dict[str, list[Row]]:
    """The counted events of each series."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for event in asked.events:
        if event.get("series"):
            groups[event["series"]].append(event)
    return groups


def series(asked: Asked) -> list[Counted]:
    """'Different series among counted events.'"""
    groups = in_series(asked)
    return [Counted("series", name, 1, references("events", rows)) for name, rows in groups.items()]


def attendances(asked: Asked) -> list[Counted]:
    """'An attendance = one person (or one organisation without a person) at one event.'"""
    return [
        Counted(
            "attendance", joined((event, person or organisation or "")), 1, references("attendance", rows)
        )
        for (event, person, organisation), rows in grouped_attendances(asked.rows).items()
    ]


def person_hours(asked: Asked) -> list[Counted]:
    """'A person's hours at an event', of every attendance by a person."""
    return [
        Counted(
            "attendance",
            joined((event, person)),
            hours_of_a_person(asked.folder, rows),
            references("attendance", rows),
        )
        for (event, person, _), rows in grouped_attendances(asked.rows).items()
        if person
    ]


def people(asked: Asked) -> list[Counted]:
    """'People = different persons attending', with what the indicator asks of each of them."""
    left_out = team(asked)
    return [
        Counted("people", person, 1, references("attendance", rows))
        for person, rows in grouped_people(asked.rows).items()
        if person not in left_out
        and enough(hours_of_a_person(asked.folder, rows), asked.indicator.get("min_hours"))
        and enough(best_share(asked, rows), asked.indicator.get("min_share_percent"))
    ]


def team(asked: Asked) -> set[str]:
    """'`exclude_team` leaves the permanent members of `project_team`, or all of them, out of people.'"""
    members = rows_of(asked.folder, "project_team", project=asked.project["ref"])
    whom = asked.indicator.get("exclude_team")
    if whom == "permanent":
        members = [row for row in members if row.get("permanent")]
    return {row["person"] for row in members} if whom in ("permanent", "all") else set()


def best_share(asked: Asked, rows: list[Row]) -> Fraction | None:
    """The highest 'share of the hours of the counted events of one series (an event without a series is its
    own)' that these rows of one person reach."""
    groups = list(in_series(asked).values()) + [[event] for event in asked.events if not event.get("series")]
    shares = []
    for group in groups:
        refs = {event["ref"] for event in group}
        hours = hours_of_a_person(asked.folder, [row for row in rows if row["event"] in refs])
        shares.append(per_cent(hours, total_hours(asked.folder, group)))
    return max((share for share in shares if share is not None), default=None)


def organisations(asked: Asked) -> list[Counted]:
    """'Different organisations attending counted events, receiving a counted sub-grant, in a support case
    (running, done)'; 'with `filter_kind` given, organisations come only from the kinds that it names'."""
    reasons: dict[str, set[Reference]] = defaultdict(set)
    least = asked.indicator.get("min_hours")
    for ref, rows in grouped_organisations(asked.folder, asked.project, asked.rows).items():
        if enough(hours_of_an_organisation(asked.folder, rows), least):
            reasons[ref] |= references("attendance", rows)
    if least is None:  # 'Sub-grants and support cases then do not count.'
        for table, column, rows in (
            ("subgrants", "grantee", counted_subgrants(asked)),
            ("support_cases", "organisation", counted_cases(asked)),
        ):
            for row in rows:
                reasons[row[column]] |= references(table, [row])
    left_out = never_counted(asked.folder, asked.project)
    return [
        Counted("organisations", ref, 1, frozenset(because))
        for ref, because in reasons.items()
        if ref not in left_out and asked.takes_organisation(ref)
    ]


def counted_subgrants(asked: Asked) -> list[Row]:
    """'Counted with status awarded, running or settled', where `filter_kind` lets sub-grants through."""
    rows = asked.own("subgrants", "agreement_date") if asked.takes("filter_kind", "subgrant") else []
    return [row for row in rows if row["status"] in COUNTED_SUBGRANTS]


def counted_cases(asked: Asked) -> list[Row]:
    """'In a support case (running, done)', where `filter_kind` lets support cases through."""
    rows = asked.own("support_cases", "start") if asked.takes("filter_kind", "support_case") else []
    return [row for row in rows if row["status"] in COUNTED_CASES]


def project_hours(asked: Asked) -> list[Row]:
    """'Confirmed hours on agreements of the project', in the period."""
    rows = confirmed_hours(asked.folder, asked.project)
    return [row for row in rows if asked.period.holds(row["date"])]


def volunteers(asked: Asked) -> list[Counted]:
    """'Volunteers = different persons.'"""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in project_hours(asked):
        groups[row_of(asked.folder, "volunteer_agreements", ref=row["agreement"])["person"]].append(row)
    return [Counted("people", ref, 1, references("volunteer_hours", rows)) for ref, rows in groups.items()]


def volunteer_hours(asked: Asked) -> list[Counted]:
    """Their hours."""
    return records("volunteer_hours", project_hours(asked), lambda row: row["hours"])


def quantity(output: Row) -> int:
    """'Σ quantity (blank is 1).'"""
    return 1 if output.get("quantity") is None else int(output["quantity"])


def outputs(asked: Asked) -> list[Counted]:
    """'Σ quantity (blank is 1)', of the output kinds asked for."""
    rows = asked.own("outputs", "date")
    return records("outputs", [row for row in rows if asked.takes("filter_kind", row["kind"])], quantity)


def subgrants(asked: Asked) -> list[Counted]:
    """'Counted sub-grants', 'by grantee'; `filter_kind` is 'not used'."""
    return records(
        "subgrants",
        [
            row
            for row in asked.own("subgrants", "agreement_date")
            if row["status"] in COUNTED_SUBGRANTS and asked.takes_organisation(row["grantee"])
        ],
    )


def cooperations(asked: Asked) -> list[Counted]:
    """'Records', of the cooperation kinds asked for, 'when any party is of such a kind'."""
    return records(
        "cooperations",
        [
            row
            for row in asked.own("cooperations", "date")
            if asked.takes("filter_kind", row["kind"])
            and any(asked.takes_organisation(party) for party in listed(row["parties"]))
        ],
    )


def counted_answers(asked: Asked) -> list[Row]:
    """'The numeric answers to `filter_questions` (blank: all scale questions) of `filter_questionnaire`.'"""
    questionnaire = asked.indicator.get("filter_questionnaire")
    questions = {
        row["code"]
        for row in rows_of(asked.folder, "questions", questionnaire=questionnaire)
        if (row["code"] in asked.words("filter_questions"))
        or (row["kind"] == "scale" and not asked.words("filter_questions"))
    }
    responses = {
        row["ref"]
        for row in rows_of(asked.folder, "responses", questionnaire=questionnaire)
        if asked.period.holds(row["date"])
    }
    return [
        row
        for row in asked.folder.get("answers", [])
        if row["response"] in responses and row["question"] in questions and row.get("value") is not None
    ]


def answers(asked: Asked) -> list[Counted]:
    """'Answers for answer_share': all of those of which the share is taken."""
    return records("answers", counted_answers(asked))


def answer_share(asked: Asked) -> Fraction:
    """'Per cent of the numeric answers … that are ≥ `min_answer`; 0 without answers.'"""
    rows = counted_answers(asked)
    good = [row for row in rows if enough(row["value"], asked.indicator.get("min_answer"))]
    return per_cent(len(good), len(rows)) or Fraction(0)


def typed_values(asked: Asked) -> list[Row]:
    """The indicator's `indicator_values` in the period, by date."""
    rows = rows_of(
        asked.folder, "indicator_values", project=asked.project["ref"], indicator=asked.indicator["code"]
    )
    return sorted((row for row in rows if asked.period.holds(row["date"])), key=lambda row: row["date"])


def manual(asked: Asked) -> list[Counted]:
    """The typed values; their amounts 'add up to the value where the measure sums, otherwise they are
    "1.00"'."""
    if (asked.indicator.get("aggregate") or "sum") == "sum":
        return records("indicator_values", typed_values(asked), lambda row: row["value"])
    return records("indicator_values", typed_values(asked))


def manual_value(asked: Asked) -> Fraction:
    """'`indicator_values` by `aggregate`: sum, last, average, max; 0 without values.'"""
    values = [Fraction(row["value"]) for row in typed_values(asked)]
    if not values:
        return Fraction(0)
    return {
        "sum": sum(values),
        "last": values[-1],
        "average": sum(values) / len(values),
        "max": max(values),
    }[asked.indicator.get("aggregate") or "sum"]


MEASURES: dict[str, Callable[[Asked], list[Counted]]] = {
    "manual": manual,
    "events": events,
    "event_hours": hours_of_events,
    "attendances": attendances,
    "people": people,
    "organisations": organisations,
    "volunteers": volunteers,
    "volunteer_hours": volunteer_hours,
    "outputs": outputs,
    "subgrants": subgrants,
    "cooperations": cooperations,
    "headcount": headcount,
    "person_hours": person_hours,
    "series": series,
    "answer_share": answers,
}


def counted(asked: Asked) -> list[Counted]:
    """'Evidence = exactly what was counted.'"""
    return MEASURES[asked.indicator["measure"]](asked)


def value(asked: Asked) -> Fraction:
    """'`value` is counted from records by `measure`, never typed'; exact."""
    if asked.indicator["measure"] == "answer_share":
        return answer_share(asked)
    if asked.indicator["measure"] == "manual":
        return manual_value(asked)
    return sum((Fraction(item.amount) for item in counted(asked)), Fraction(0))


def target(asked: Asked) -> Decimal | None:
    """'Each by the highest such amendment that names the indicator, otherwise `target`.'"""
    rows = rows_of(
        asked.folder, "indicator_targets", project=asked.project["ref"], indicator=asked.indicator["code"]
    )
    targets = {row["amendment"]: row["target"] for row in rows}
    number = in_force(asked.folder, asked.project, asked.period, targets)
    return asked.indicator.get("target") if number is None else targets[number]
