"""The wording of a report as this association has it: changed, undone, set back, without a line of code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from ngodesk.common import language as languages
from ngodesk.common.errors import UsageError
from ngodesk.common.language import N_
from ngodesk.common.text import typable
from ngodesk.reports import changes, templates
from ngodesk.reports.changes import Place
from ngodesk.reports.templates import Template, worded
from ngodesk.store.batch import columns_of
from ngodesk.store.journal import Header
from ngodesk.store.store import Store
from ngodesk.work.narratives import Form, form_told
from ngodesk.work.template_changes import changes_of

CHANGE = N_("Change the wording of {report}: {number}")
RESET = N_("Set back the wording of {report}")


@dataclass(frozen=True)
class Row:
    """A place of a template in one language: what stands there, and what the association put in its place.

    The place of a column in its table counts from 1; nothing where it is left out, 0 for what is no column.
    """

    place: Place
    section: str
    original: str
    yours: str | None
    column: int | None = 0


@dataclass(frozen=True)
class Wording:
    """All that may be changed in a report, in one language."""

    report: str
    title: str
    language: str
    rows: tuple[Row, ...]
    form: Form

    @property
    def changed(self) -> int:
        """How many places are not as they came."""
        return sum(each.yours is not None for each in self.rows)


def reports() -> list[tuple[str, str, str]]:
    """Every form of every report: its id, the day from which it holds (blank mostly), its title."""
    said = languages.current().language
    return [(each.id, _since(each), worded(each.title, said, each.official)) for each in templates.forms()]


def wording(store: Store, report: str, language: str, valid_from: str = "") -> Wording:
    """Every place of a report with its original and what is changed."""
    template = _form(report, valid_from)
    with store.reading() as connection:
        known = {(key, said): value for key, said, value in changes_of(connection, report)}
    rows, orders = [], {}
    for place in changes.places(template):
        if place.what == "order":
            orders[place.key] = (known.get((place.key, None)) or place.originals[""]).split()
        rows.append(_row(template, place, known, language, orders))
    title = worded(template.title, languages.current().language, template.official)
    return Wording(report, title, language, tuple(rows), form_told(template))


def _since(template: Template) -> str:
    return template.valid_from.isoformat() if template.valid_from else ""


def _form(report: str, valid_from: str) -> Template:
    found = (each for each in templates.forms() if (each.id, _since(each)) == (report, valid_from))
    return next(found, None) or templates.template(report)


def _row(
    template: Template,
    place: Place,
    known: Mapping[tuple[str, str | None], str],
    language: str,
    orders: Mapping[str, Sequence[str]],
) -> Row:
    part = template.parts[place.part - 1] if place.part else None
    section = worded(part.heading, language, template.official) if part and part.heading else ""
    column: int | None = 0
    if place.what == "head":
        table, _bracket, number = place.key.removesuffix("].head").rpartition("[")
        order = orders[table]
        column = order.index(number) + 1 if number in order else None
    if not place.worded:
        return Row(place, section, place.originals[""], known.get((place.key, None)), column)
    original = worded(place.originals, language, template.official)
    yours = known.get((place.key, language), known.get((place.key, None)))
    return Row(place, section, original, yours, column)


def put(store: Store, its: Wording, values: Sequence[tuple[Place, str | None]]) -> None:
    """Put other values in places of a report; nothing sets a place back. One step.

    Raises UserError for a value that cannot stand in its place; then none is written.
    """
    if not values:
        return
    wanted = [
        (place, its.language if place.worded else None, None if value is None else typable(value))
        for place, value in values
    ]
    for place, language, value in wanted:
        if value is not None:
            changes.check(place, language, value)
    number, today = len(wanted), date.today().isoformat()
    with store.writing(Header(CHANGE, {"number": number, "report": its.report})) as batch:
        for place, language, value in wanted:
            row_id = _id(batch.connection, its.report, place.key, language)
            if row_id is not None:
                batch.delete("template_changes", [row_id])
            if value is not None and value != _original(place, its.language):
                row = {
                    "id": next(iter(store.identifiers)),
                    "report": its.report,
                    "key": place.key,
                    "language": language,
                    "value": value,
                    "changed_on": today,
                }
                stored = tuple(row[name] for name in columns_of("template_changes"))
                batch.insert("template_changes", [stored])


def order(its: Wording, head: Place, position: int | None) -> tuple[Place, str | None]:
    """What becomes of the order of a table's columns when one is put at another position, or left out."""
    table, _bracket, number = head.key.removesuffix("].head").rpartition("[")
    row = next((each for each in its.rows if each.place.key == table), None)
    if row is None:
        raise UsageError(N_("This column has no order."))
    numbers = [each for each in (row.yours or row.original).split() if each != number]
    if position is not None:
        numbers.insert(max(0, position - 1), number)
    made = " ".join(numbers)
    return row.place, None if made == row.original else made


def reset(store: Store, its: Wording) -> None:
    """Set a report back to how it came, in every language. One step."""
    keys = {each.place.key for each in its.rows}
    with store.writing(Header(RESET, {"report": its.report})) as batch:
        found = batch.connection.exec_driver_sql(
            "SELECT id, key FROM template_changes WHERE report = ?", (its.report,)
        ).all()
        batch.delete("template_changes", [row_id for row_id, key in found if key in keys])


def _original(place: Place, language: str) -> str:
    return place.originals.get(language if place.worded else "", "")


def _id(connection: Connection, report: str, key: str, language: str | None) -> int | None:
    found: int | None = connection.exec_driver_sql(
        "SELECT id FROM template_changes WHERE report = ? AND key = ? AND language IS ?",
        (report, key, language),
    ).scalar()
    return found
