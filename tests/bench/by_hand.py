"""The figures of a project of the made federation by hand-written SQL, straight from the driver."""

from collections import defaultdict
from typing import Any

from ngodesk.common.money import divided
from ngodesk.common.text import natural_key

# Hours are added in 180ths of 1/10 000: every hour of this federation has 45 or 60 minutes.
_PART = 180 * 10**4

_EVENTS = f"""
CREATE TEMP TABLE counted AS
SELECT e.id, e.kind, e.headcount, coalesce(e.refused, 0) AS refused, length,
  CASE WHEN s.event_id IS NULL THEN coalesce(e.hours * 180, e.minutes * {_PART} / length, 0)
    ELSE s.hours * 180 + s.minutes * {_PART} / length END AS hours
FROM (SELECT *,
    coalesce(hour_minutes, iif(kind IN ('training', 'workshop', 'study_trip'), :teaching, 60), 60) AS length
  FROM events WHERE project_id = :project AND status = 'held' AND coalesce(access, '') <> 'internal') e
LEFT JOIN (SELECT event_id, sum(coalesce(hours, 0)) AS hours,
    sum(iif(hours IS NULL, coalesce(minutes, 0), 0)) AS minutes
  FROM event_sessions WHERE event_id IN (SELECT id FROM events WHERE project_id = :project)
  GROUP BY event_id) s ON s.event_id = e.id
"""
_THERE = """
CREATE TEMP TABLE there AS
SELECT c.id AS event, c.kind, a.session_id AS session, a.person_id AS person,
  a.organisation_id AS organisation, a.hours
FROM counted c JOIN attendance a ON a.event_id = c.id WHERE a.status = 'attended'
"""
_BY_KIND = "SELECT kind, count(*), sum(hours), sum(headcount), sum(refused) FROM counted GROUP BY kind"
_ATTENDANCES = (
    "SELECT kind, count(*) FROM (SELECT DISTINCT kind, event, person, iif(person IS NULL, organisation, NULL)"
    " FROM there) GROUP BY kind"
)
_PEOPLE_BY_KIND = "SELECT kind, count(DISTINCT person) FROM there GROUP BY kind"
_ORGANISATIONS = (
    "SELECT {} count(DISTINCT organisation) FROM there WHERE organisation NOT IN (SELECT organisation_id"
    " FROM project_partners WHERE project_id = ? UNION SELECT id FROM organisations WHERE own = 1)"
)
_PEOPLE = "SELECT gender, county, count(*) FROM people WHERE id IN (SELECT person FROM there) GROUP BY 1, 2"
_PERSON_HOURS = f"""
SELECT sum(hours), (SELECT count(*) FROM (SELECT DISTINCT event, person FROM there WHERE person IS NOT NULL))
FROM (SELECT max(CASE WHEN t.hours IS NOT NULL THEN t.hours * 180
    WHEN t.session IS NULL THEN c.hours
    WHEN s.hours IS NOT NULL THEN s.hours * 180 ELSE s.minutes * {_PART} / c.length END) AS hours
  FROM there t JOIN counted c ON c.id = t.event LEFT JOIN event_sessions s ON s.id = t.session
  WHERE t.person IS NOT NULL GROUP BY t.event, t.session, t.person)
"""
_SPENT = """
WITH charged AS MATERIALIZED (
  SELECT a.line_id, a.source_id, coalesce(a.disallowed, 0) AS disallowed, d.gross, d.payment_date,
    iif(d.currency = :currency, a.amount, converted(a.amount, d.exchange_rate, 0)) AS value,
    (SELECT sum(p.amount) FROM payments p WHERE p.document_id = d.id) AS paid
  FROM allocations a JOIN cost_documents d ON d.id = a.document_id WHERE a.project_id = :project),
spent AS MATERIALIZED (
  SELECT *, CASE WHEN paid IS NOT NULL THEN portion(value, paid, gross) WHEN payment_date IS NULL THEN 0
    ELSE value END AS actual FROM charged)
SELECT line_id, source_id, sum(actual), sum(actual - iif(actual = value, disallowed, 0)), sum(value - actual)
FROM spent GROUP BY line_id, source_id
"""
_GIVEN = """
SELECT a.person_id, h.line_id, h.hours, (h.hours * a.hourly_value + 5000) / 10000
FROM volunteer_agreements a JOIN volunteer_hours h ON h.agreement_id = a.id
WHERE a.project_id = ? AND h.confirmed = 1
"""
_RECEIPTS = "SELECT source_id, kind, sum(amount) FROM receipts WHERE project_id = ? GROUP BY source_id, kind"
_KINDS = "SELECT kind, sum({}) FROM {} WHERE project_id = ? GROUP BY kind ORDER BY kind"


def project_figures(connection: Any, ref: str) -> dict[str, Any]:
    """All figures of a project, as `ngodesk figures` prints them. `connection` is the driver's own."""
    project, currency, teaching = connection.execute(
        "SELECT id, currency, teaching_hour_minutes FROM projects WHERE ref = ?", (ref,)
    ).fetchone()
    volunteers, given = _volunteers(connection, project)
    events, indicators = _participation(connection, project, teaching)
    outputs = dict(connection.execute(_KINDS.format("coalesce(quantity, 1)", "outputs"), (project,)))
    cooperations = dict(connection.execute(_KINDS.format("1", "cooperations"), (project,)))
    return {
        "project": ref,
        "currency": currency,
        "from": None,
        "to": None,
        "budget": _budget(connection, project, currency, given),
        "events": events,
        "volunteers": volunteers,
        "outputs": {"count": sum(outputs.values()), "by_kind": outputs},
        "subgrants": _subgrants(connection, project),
        "cooperations": {"count": sum(cooperations.values()), "by_kind": cooperations},
        "organisations_supported": events["organisations"],
        "indicators": indicators,
    }


def indicators(connection: Any, ref: str) -> list[dict[str, Any]]:
    """The indicators of a project alone, with no more than they need."""
    project, teaching = connection.execute(
        "SELECT id, teaching_hour_minutes FROM projects WHERE ref = ?", (ref,)
    ).fetchone()
    connection.execute(_EVENTS, {"project": project, "teaching": teaching})
    connection.execute(_THERE)
    people = connection.execute("SELECT count(DISTINCT person) FROM there").fetchone()[0]
    organisations = connection.execute(_ORGANISATIONS.format(""), (project,)).fetchone()[0]
    hours, attended = connection.execute(_PERSON_HOURS).fetchone()
    counted = {
        "people": (people * _PART, people),
        "organisations": (organisations * _PART, organisations),
        "event_hours": connection.execute("SELECT sum(hours), count(*) FROM counted").fetchone(),
        "person_hours": (hours or 0, attended),
    }
    connection.execute("DROP TABLE there")
    connection.execute("DROP TABLE counted")
    return _indicators(connection, project, counted)


def _indicators(connection: Any, project: int, counted: dict[str, Any]) -> list[dict[str, Any]]:
    rows = connection.execute(
        "SELECT code, name, unit, target, measure FROM indicators WHERE project_id = ? ORDER BY code",
        (project,),
    )
    return [_indicator(*row[:4], *counted[row[4]]) for row in rows]


def _money(hundredths: int) -> str:
    return f"{'-' if hundredths < 0 else ''}{abs(hundredths) // 100}.{abs(hundredths) % 100:02}"


def _percent(part: int, whole: int) -> str | None:
    return _money(divided(part * 10_000, whole)) if whole else None


def _hours(parts: int) -> str:
    return _money(divided(parts * 100, _PART))


def _participation(
    connection: Any, project: int, teaching: int | None
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    connection.execute(_EVENTS, {"project": project, "teaching": teaching})
    connection.execute(_THERE)
    found = _events(connection, project)
    hours, attended = connection.execute(_PERSON_HOURS).fetchone()
    counted = {
        "people": (found["people"] * _PART, found["people"]),
        "organisations": (found["organisations"] * _PART, found["organisations"]),
        "event_hours": (found.pop("parts"), found["count"]),
        "person_hours": (hours or 0, attended),
    }
    connection.execute("DROP TABLE there")
    connection.execute("DROP TABLE counted")
    return found, _indicators(connection, project, counted)


def _indicator(
    code: str, name: str, unit: str | None, target: int, value: int, evidence: int
) -> dict[str, Any]:
    aim = target * 180 // 100
    return {
        "code": code,
        "name": name,
        "unit": unit,
        "target": _hours(aim),
        "value": _hours(value),
        "percent": _percent(value, aim),
        "met": value >= aim,
        "evidence": evidence,
    }


def _events(connection: Any, project: int) -> dict[str, Any]:
    kinds = {row[0]: row[1:] for row in connection.execute(_BY_KIND)}
    attendances = dict(connection.execute(_ATTENDANCES))
    people = dict(connection.execute(_PEOPLE_BY_KIND))
    organisations = dict(connection.execute(_ORGANISATIONS.format("kind,") + " GROUP BY kind", (project,)))
    genders: dict[str, int] = defaultdict(int)
    counties: dict[str, int] = defaultdict(int)
    for gender, county, number in connection.execute(_PEOPLE):
        genders[gender or "unknown"] += number
        counties[county or "unknown"] += number
    parts = sum(each[1] for each in kinds.values())
    return {
        "count": sum(each[0] for each in kinds.values()),
        "hours": _hours(parts),
        "parts": parts,
        "attendances": sum(attendances.values()),
        "people": sum(genders.values()),
        "organisations": connection.execute(_ORGANISATIONS.format(""), (project,)).fetchone()[0],
        "headcount": sum(each[2] or 0 for each in kinds.values()),
        "refused": sum(each[3] for each in kinds.values()),
        "by_kind": {
            kind: {
                "count": kinds[kind][0],
                "hours": _hours(kinds[kind][1]),
                "attendances": attendances.get(kind, 0),
                "people": people.get(kind, 0),
                "organisations": organisations.get(kind, 0),
            }
            for kind in sorted(kinds)
        },
        "people_by_gender": {key: genders.get(key, 0) for key in ("female", "male", "other", "unknown")},
        "people_by_county": {county: counties[county] for county in sorted(counties, key=natural_key)},
    }


def _volunteers(connection: Any, project: int) -> tuple[dict[str, Any], dict[int, int]]:
    people, given = set(), defaultdict(int)
    hours = value = 0
    for person, line, each, worth in connection.execute(_GIVEN, (project,)):
        people.add(person)
        hours += each
        value += worth
        if line is not None:
            given[line] += worth
    return {"people": len(people), "hours": _hours(hours * 180), "value": _money(value)}, given


def _subgrants(connection: Any, project: int) -> dict[str, Any]:
    count, awarded = connection.execute(
        "SELECT count(*), coalesce(sum(amount), 0) FROM subgrants WHERE project_id = ?", (project,)
    ).fetchone()
    return {
        "count": count,
        "awarded": _money(awarded),
        **dict.fromkeys(("paid", "settled", "returned"), "0.00"),
    }


def _budget(connection: Any, project: int, currency: str, given: dict[int, int]) -> dict[str, Any]:
    sources = connection.execute(
        "SELECT id, code, kind FROM funding_sources WHERE project_id = ? ORDER BY code", (project,)
    ).fetchall()
    lines = connection.execute(
        "SELECT id, code, name, category, flat_rate_percent FROM budget_lines WHERE project_id = ?",
        (project,),
    ).fetchall()
    plan = {
        (line, source): amount
        for line, source, amount in connection.execute(
            "SELECT line_id, source_id, amount FROM budget_plan"
            " WHERE project_id = ? AND amendment_id IS NULL",
            (project,),
        )
    }
    spent = _spent(connection, project, currency)
    personal = next(row[0] for row in sources if row[2] == "own_personal")
    for line, worth in given.items():
        spent[line, personal] = (worth, worth, 0)
    _add_flat_rates(connection, project, lines, spent)
    return {
        **_amounts(list(plan.values()), list(spent.values())),
        "lines": [
            _line(row, plan, spent, {source[0]: source[1] for source in sources})
            for row in sorted(lines, key=lambda row: natural_key(row[1]))
        ],
        "sources": _sources(connection, project, sources, plan, spent),
    }


Cells = dict[tuple[int, int], tuple[int, int, int]]


def _spent(connection: Any, project: int, currency: str) -> Cells:
    rows = connection.execute(_SPENT, {"project": project, "currency": currency})
    return {(row[0], row[1]): row[2:] for row in rows}


def _add_flat_rates(connection: Any, project: int, lines: list[Any], spent: Cells) -> None:
    bases = defaultdict(set)
    for owner, base in connection.execute(
        "SELECT owner_id, target_id FROM budget_line_bases b JOIN budget_lines l ON l.id = b.owner_id"
        " WHERE l.project_id = ?",
        (project,),
    ):
        bases[owner].add(base)
    for line, _code, _name, _category, percent in lines:
        if percent is not None:
            sums: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
            for (base, source), amounts in spent.items():
                if base in bases[line]:
                    sums[source] = [
                        total + amount for total, amount in zip(sums[source], amounts, strict=True)
                    ]
            for source, totals in sums.items():
                actual, accepted, committed = (divided(total * percent, 10**6) for total in totals)
                spent[line, source] = actual, accepted, committed


def _amounts(plan: list[int], spent: list[tuple[int, int, int]]) -> dict[str, Any]:
    planned = sum(plan)
    actual, accepted, committed = (sum(each[place] for each in spent) for place in range(3))
    return {
        "planned": _money(planned),
        "actual": _money(actual),
        "committed": _money(committed),
        "accepted": _money(accepted),
        "remaining": _money(planned - actual),
        "free": _money(planned - actual - committed),
        "percent": _percent(actual, planned),
    }


def _line(row: Any, plan: dict[Any, int], spent: Cells, codes: dict[int, str]) -> dict[str, Any]:
    mine = {codes[source]: amounts for (line, source), amounts in spent.items() if line == row[0]}
    return {
        "code": row[1],
        "name": row[2],
        "category": row[3],
        **_amounts([amount for cell, amount in plan.items() if cell[0] == row[0]], list(mine.values())),
        "by_source": {code: _money(mine[code][0]) for code in sorted(mine) if mine[code][0]},
    }


def _sources(
    connection: Any, project: int, sources: list[Any], plan: dict[Any, int], spent: Cells
) -> list[dict[str, Any]]:
    receipts: dict[int, dict[str, int]] = defaultdict(dict)
    for source, kind, amount in connection.execute(_RECEIPTS, (project,)):
        receipts[source][kind] = amount
    whole_plan, whole_actual = sum(plan.values()), sum(each[0] for each in spent.values())
    found = []
    for source, code, kind in sources:
        got = receipts[source]
        planned = sum(amount for cell, amount in plan.items() if cell[1] == source)
        mine = [amounts for cell, amounts in spent.items() if cell[1] == source]
        actual, accepted = sum(each[0] for each in mine), sum(each[1] for each in mine)
        personal = kind == "own_personal" or (kind == "own_cash" and not got)
        found.append(
            {
                "code": code,
                "kind": kind,
                "planned": _money(planned),
                "actual": _money(actual),
                "accepted": _money(accepted),
                "received": _money(got.get("tranche", 0) + got.get("own", 0) + got.get("participant_fee", 0)),
                "interest": _money(got.get("interest", 0)),
                "other_income": _money(got.get("other", 0)),
                "refunded": _money(-got.get("refund", 0)),
                "balance": None if personal else _money(sum(got.values()) - actual),
                "share_planned": _percent(planned, whole_plan),
                "share_actual": _percent(actual, whole_actual),
            }
        )
    return found
