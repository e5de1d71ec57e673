"""Random indicators of every measure with every filter, their targets and typed values."""

from decimal import Decimal

from tests.recount.drawing import DAYS, HOURS, PER_CENTS, Drawing
from tests.recount.drawn_money import choices
from tests.recount.drawn_people import EVENT_KINDS
from tests.recount.folder import Row
from tests.recount.period import rows_of

VALUES = [Decimal(text) for text in ("1", "2", "180", "0", "0.333333", "1.5", "3")]
OFTEN = [
    "people",
    "people",
    "people",
    "organisations",
    "organisations",
    "manual",
    "subgrants",
    "cooperations",
]
MEASURES = [*choices("indicators", "measure"), *OFTEN]

KINDS_OF_MEASURE = {
    **dict.fromkeys(
        ("events", "event_hours", "headcount", "series", "attendances", "people", "person_hours"), EVENT_KINDS
    ),
    "organisations": [*EVENT_KINDS, "subgrant", "support_case"],
    "outputs": ["publication", "video"],
    "cooperations": ["partnership", "network"],
}


def draw_indicator(drawing: Drawing, project: str) -> None:
    """An indicator, its targets by amendments, and what was typed for it."""
    questionnaire = drawing.any_of(drawing.refs("questionnaires"))
    measures = [measure for measure in MEASURES if questionnaire or measure != "answer_share"]
    measure = drawing.one(measures)
    indicator = drawing.add(
        "indicators",
        project=project,
        code=drawing.one(["1", "2", "10", "1.10", "1.2", "W", "02", "3"]),
        name=measure,
        kind="output",
        unit=drawing.one([None, "os."]),
        target=drawing.maybe(VALUES),
        measure=measure,
        filter_kind=drawing.seldom_listed(KINDS_OF_MEASURE.get(measure, [])),
        filter_activity=drawing.seldom_listed(drawing.codes("activities", project)),
        filter_organisation_kind=drawing.seldom_listed(["ngo", "public_body", "business"]),
        min_hours=drawing.seldom(HOURS),
        min_share_percent=drawing.one([None, None, *PER_CENTS[:3]]),
        exclude_team=drawing.one([None, "none", "permanent", "permanent", "all"]),
        aggregate=drawing.one([None, "sum", "last", "average", "max"]),
    )
    if indicator["measure"] == "answer_share" and questionnaire:
        questions = rows_of(drawing.folder, "questions", questionnaire=questionnaire)
        indicator["filter_questionnaire"] = questionnaire
        indicator["filter_questions"] = drawing.seldom_listed([row["code"] for row in questions])
        indicator["min_answer"] = drawing.one([4, 5])
    draw_targets(drawing, indicator)
    if indicator["measure"] == "manual":
        draw_values(drawing, indicator)


def draw_targets(drawing: Drawing, indicator: Row) -> None:
    """Targets by any of the project's amendments."""
    amendments = rows_of(drawing.folder, "amendments", project=indicator["project"])
    for _ in drawing.times(2 if amendments else 0):
        drawing.add(
            "indicator_targets",
            project=indicator["project"],
            indicator=indicator["code"],
            amendment=drawing.one([row["number"] for row in amendments]),
            target=drawing.one(VALUES),
        )


def draw_values(drawing: Drawing, indicator: Row) -> None:
    """Typed values."""
    for _ in drawing.times(4, least=1):
        drawing.add(
            "indicator_values",
            project=indicator["project"],
            indicator=indicator["code"],
            date=drawing.one(DAYS),
            value=drawing.one(VALUES),
        )
