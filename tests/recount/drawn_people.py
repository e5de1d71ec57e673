"""Random organisations, people, events, attendance, volunteers and questionnaires."""

from tests.recount.drawing import BOOLEANS, DAYS, HOURS, MINUTES, MONEY, TEXTS, Drawing
from tests.recount.drawn_money import choices, typed_lines
from tests.recount.folder import Row
from tests.recount.period import rows_of

EVENT_KINDS = ["training", "fair", "workshop", "advice"]
ORGANISATIONS = ["O1", "O2", "O10", "O|3", "Ł 4", "o5"]
PEOPLE = ["P1", "P2", "P10", "P|3", "P\\4"]


def draw_register(drawing: Drawing) -> None:
    """Organisations, the first of them perhaps the own one, and people."""
    for ref in ORGANISATIONS[: drawing.number(2, len(ORGANISATIONS))]:
        drawing.add(
            "organisations",
            ref=ref,
            name=drawing.one(TEXTS),
            kind=drawing.one(["ngo", "public_body", "business"]),
            own=drawing.one(BOOLEANS) if ref == "O1" else drawing.one([None, False]),
        )
    for ref in PEOPLE[: drawing.number(2, len(PEOPLE))]:
        drawing.add(
            "people",
            ref=ref,
            first_name="Ilze",
            last_name=drawing.one(TEXTS),
            gender=drawing.one([None, "female", "male", "other"]),
            county=drawing.one([None, "białostocki", "Ķekavas novads"]),
        )


def draw_team(drawing: Drawing, project: str) -> None:
    """Partners and team members, some of them permanent, some in two roles."""
    for _ in drawing.times(2):
        organisation = drawing.one(drawing.refs("organisations"))
        drawing.add("project_partners", project=project, organisation=organisation, role="partner")
    for role in ("trainer", "coordinator"):
        person = drawing.any_of(drawing.refs("people"))
        if person:
            permanent = drawing.one(BOOLEANS)
            drawing.add("project_team", project=project, person=person, role=role, permanent=permanent)


def draw_event(drawing: Drawing, project: str) -> None:
    """An event of any status and access, with hours, minutes, sessions or none of them, and who came."""
    start = drawing.one(DAYS)
    event = drawing.add(
        "events",
        ref=drawing.one(["E1", "E2", "E10", "E|3", "Ę 4", *(f"E{number}" for number in range(5, 15))]),
        project=project,
        activity=drawing.any_of(drawing.codes("activities", project)),
        kind=drawing.one(EVENT_KINDS),
        title=drawing.one(TEXTS),
        series=drawing.one([None, "Cykl 1", "Cykl 2"]),
        status=drawing.one(["held"] * 7 + ["planned", "cancelled"]),
        start=start,
        end=drawing.one([None, start]),
        hours=drawing.maybe(HOURS),
        minutes=drawing.maybe(MINUTES),
        hour_minutes=drawing.one([None, None, None, None, 60, 50]),
        access=drawing.one([None, None, "open", "open", "closed", "closed", "internal"]),
        headcount=drawing.one([140, None, 0, 25]),
        refused=drawing.one([None, 2]),
    )
    for number in range(1, drawing.one([0, 0, 1, 2, 3]) + 1):
        draw_session(drawing, event, number)
    for _ in drawing.times(5, least=1):
        draw_attendance(drawing, event)


def draw_session(drawing: Drawing, event: Row, number: int) -> None:
    """A session with hours, minutes or both: 'a session with neither' is refused."""
    stated_minutes = drawing.maybe(MINUTES)
    stated_hours = drawing.one(HOURS) if stated_minutes is None else drawing.seldom(HOURS)
    drawing.add(
        "event_sessions",
        event=event["ref"],
        number=number,
        date=event["start"],
        hours=stated_hours,
        minutes=stated_minutes,
    )


def draw_attendance(drawing: Drawing, event: Row) -> None:
    """Somebody at the event or a session of it, standing for an organisation or not; or an organisation
    alone."""
    sessions = [row["number"] for row in rows_of(drawing.folder, "event_sessions", event=event["ref"])]
    person, session = drawing.any_of(drawing.refs("people")), drawing.any_of(sessions)
    for _ in drawing.times(2, least=1):  # twice: perhaps for two organisations
        organisation = drawing.any_of(drawing.refs("organisations"))
        if not person and not organisation:
            continue
        drawing.add(
            "attendance",
            event=event["ref"],
            session=session,
            person=person,
            organisation=organisation,
            status=drawing.one(["attended"] * 5 + ["registered", "absent"]),
            hours=drawing.one([None, None, *HOURS[:4]]),
        )


def draw_agreement(drawing: Drawing) -> None:
    """A volunteer's agreement with a project or with the organisation as such, and the hours worked."""
    person = drawing.any_of(drawing.refs("people"))
    if not person:
        return
    agreement = drawing.add(
        "volunteer_agreements",
        ref=f"V{len(drawing.refs('volunteer_agreements')) + 1}",
        person=person,
        project=drawing.any_of(drawing.refs("projects")),
        start=drawing.one(DAYS),
        tasks="Help",
        hourly_value=drawing.maybe(MONEY),
    )
    for _ in drawing.times(4, least=1):
        draw_hours(drawing, agreement)


def draw_hours(drawing: Drawing, agreement: Row) -> None:
    """An hour entry, with a line only where its source can be told."""
    project = agreement["project"]
    personal = drawing.codes("funding_sources", project, kind="own_personal") if project else []
    line = drawing.any_of(typed_lines(drawing, project) if personal else [])
    source = drawing.any_of(personal) if len(personal) == 1 else drawing.one(personal or [None])
    drawing.add(
        "volunteer_hours",
        agreement=agreement["ref"],
        date=drawing.one(DAYS),
        hours=drawing.one(HOURS),
        task=drawing.one(["Targi", "Plakaty"]),
        event=drawing.any_of(drawing.refs("events")),
        line=line,
        source=source if line else None,
        confirmed=drawing.one([True, True, False, None]),
    )


def draw_questionnaire(drawing: Drawing, ref: str) -> None:
    """A questionnaire of a project or of none, its questions, and answers with or without numbers."""
    drawing.add(
        "questionnaires",
        ref=ref,
        project=drawing.any_of(drawing.refs("projects")),
        kind="event_evaluation",
        title="Evaluation",
    )
    for code in ("1", "2", "10")[: drawing.number(1, 3)]:
        kind = drawing.one(["scale", "scale", "number", "text"])
        drawing.add("questions", questionnaire=ref, code=code, text="How?", kind=kind)
    for number in drawing.times(3, least=1):
        response = f"{ref}-{number}"
        drawing.add("responses", ref=response, questionnaire=ref, date=drawing.one(DAYS))
        for question in rows_of(drawing.folder, "questions", questionnaire=ref):
            value = drawing.one([4, 5, 3, None])
            drawing.add("answers", response=response, question=question["code"], value=value, text="So.")


def draw_support(drawing: Drawing, project: str) -> None:
    """Support cases, outputs, cooperations and sub-grants, dated or not, with an activity or without."""
    for table, prefix in (
        ("support_cases", "M"),
        ("outputs", "X"),
        ("cooperations", "K"),
        ("subgrants", "S"),
    ):
        for _ in drawing.times(3):
            ref = f"{prefix}{len(drawing.refs(table)) + 1}"
            activity = drawing.any_of(drawing.codes("activities", project))
            row = {"ref": ref, "project": project, "activity": activity, "title": drawing.one(TEXTS)}
            drawing.add(table, **row, **RECORDS[table](drawing))


def support_case(drawing: Drawing) -> Row:
    """What a support case has of its own."""
    return {
        "organisation": drawing.one(drawing.refs("organisations")),
        "start": drawing.maybe(DAYS),
        "status": drawing.one(choices("support_cases", "status")),
    }


def output(drawing: Drawing) -> Row:
    """What an output has of its own."""
    return {
        "kind": drawing.one(["publication", "video"]),
        "date": drawing.maybe(DAYS),
        "quantity": drawing.one([None, 0, 1, 3]),
    }


def cooperation(drawing: Drawing) -> Row:
    """What a cooperation has of its own."""
    organisations = drawing.refs("organisations")
    return {
        "kind": drawing.one(["partnership", "network"]),
        "date": drawing.maybe(DAYS),
        "parties": drawing.listed(organisations),
    }


def subgrant(drawing: Drawing) -> Row:
    """What a sub-grant has of its own."""
    return {
        "grantee": drawing.one(drawing.refs("organisations")),
        "agreement_date": drawing.maybe(DAYS),
        "amount": drawing.one(MONEY),
        "paid": drawing.maybe(MONEY),
        "settled": drawing.maybe(MONEY),
        "returned": drawing.seldom(MONEY),
        "status": drawing.one(["awarded", "running", "settled", "rejected", "reserve"]),
    }


RECORDS = {
    "support_cases": support_case,
    "outputs": output,
    "cooperations": cooperation,
    "subgrants": subgrant,
}
