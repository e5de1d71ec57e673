"""What fields, fates, encodings and separators are called on the page of a spreadsheet."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ngodesk.common.language import N_, _, current, plural

if TYPE_CHECKING:
    from ngodesk.exchange.sheets.mapping import Column

LEFT_OUT = ""
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16 BE",
    "cp1250": "Windows-1250",
    "cp1257": "Windows-1257",
    "iso8859-2": "ISO-8859-2",
    "iso8859-13": "ISO-8859-13",
}
SEPARATORS = {
    ";": N_("semicolon ;"),
    ",": N_("comma ,"),
    "\t": N_("tabulator"),
    "|": N_("bar |"),
}
_SPECIAL = {
    "name": N_("First and last name"),
    "organisation.name": N_("Organisation"),
    "organisation.tax_id": N_("Tax number of the organisation"),
    "organisation.register_no": N_("Register number of the organisation"),
    "organisation.municipality": N_("Municipality of the organisation"),
    "affiliation.role": N_("Role in the organisation"),
    "attendance.event": N_("Event"),
    "attendance.date": N_("Attendance: day of the session"),
    "attendance.hours": N_("Attendance: hours"),
    "attendance.signed": N_("Attendance: signed"),
    "attendance.status": N_("Attendance: was there"),
    "attendance.session": N_("Attendance: one session"),
    "plan.amount": N_("Planned, of the only source"),
    "plan.total": N_("Total, to compare"),
    "plan.year": N_("Year of the plan"),
    "charged.project": N_("Charged to: project"),
    "charged.line": N_("Charged to: budget line"),
    "charged.source": N_("Charged to: source"),
    "charged.amount": N_("Charged to: amount"),
    "payment.date": N_("Payment: day"),
    "payment.amount": N_("Payment: amount"),
}
_BY_SOURCE = {"plan": N_("Planned: {source}"), "charged": N_("Charged to: {source}")}
ICONS = {
    "new": ("plus", "ok"),
    "changed": ("pencil", "info"),
    "unchanged": ("minus", "neutral"),
    "doubtful": ("users", "attention"),
    "wrong": ("circle-alert", "problem"),
}
NO_ROW = "left out"
"""What is no row of the table: sums, remarks under it, the head once more."""
LINES = {**ICONS, NO_ROW: ("x", "neutral")}
_FATES = {
    NO_ROW: N_("left out"),
    "new": N_("new"),
    "changed": N_("change"),
    "unchanged": N_("no change"),
    "doubtful": N_("alike"),
    "wrong": N_("problem"),
}
FORMS = {
    "dmy": N_("day.month.year"),
    "mdy": N_("month/day/year"),
    "ymd": N_("year-month-day"),
    "first last": N_("first name, then surname"),
    "last first": N_("surname, then first name"),
}
_NUMBERED = {
    "plan": N_("year {number}"),
    "attendance": N_("session {number}"),
    "payment": N_("payment {number}"),
}
_OFFERED = {"plan": 5, "attendance": 20, "payment": 6}  # years, sessions, payments


def field(table: str, name: str) -> str:
    """A field as the page calls it."""
    from ngodesk.model import TABLES
    from ngodesk.model.words import word

    if not name:
        return _("— leave out —")
    described = {each.name: each for each in TABLES[table].described.fields}
    if name in described:
        return _(described[name].label)
    if name in _SPECIAL:
        return _(_SPECIAL[name])
    start, _dot, kind = name.partition(".")
    return _(_BY_SOURCE[start]).format(source=word("funding_sources", "kind", kind))


def meanings(field: str, codes: Sequence[str]) -> list[tuple[str, str]]:
    """The words that a field of a table can have, as the page calls them, each with its code."""
    from ngodesk.common.entering import yes_or_no
    from ngodesk.model.words import word

    table, _dot, name = field.partition(".")
    if codes == ("true", "false"):
        return [(yes_or_no(code == "true", current().language), code) for code in codes]
    return [(word(table, name, code), code) for code in codes]


def heading(table: str, column: "Column") -> str:
    """What stands over a column of the preview: the field, or which of several it is."""
    from ngodesk.exchange.sheets.mapping import SESSION, SEVERAL

    said = field(table, column.field)
    which = _forms_of_several(column)[column.form] if column.field in SEVERAL and column.form else ""
    return which if column.field == SESSION else " · ".join(filter(None, (said, which)))


def forms(column: "Column") -> dict[str, str]:
    """In which ways a column can be read, and what they are called; none where there is but one."""
    from ngodesk.exchange.sheets.mapping import DATE_FORMS, NAME_FORMS, SEVERAL

    if column.field in SEVERAL:
        return _forms_of_several(column)
    for known in (NAME_FORMS, DATE_FORMS):
        if column.form in known:
            return {key: _(FORMS[key]) for key in known}
    return {}


def _forms_of_several(column: "Column") -> dict[str, str]:
    kind = column.field.partition(".")[0]
    numbers = [str(number + 1) for number in range(_OFFERED[kind])]
    found = {number: _(_NUMBERED[kind]).format(number=number) for number in numbers}
    whole = {"": _("all years")} if kind == "plan" else {}
    own = {} if column.form in found else {column.form: _day(column.form)}
    return own | whole | found


def _day(form: str) -> str:
    """A day or a year of the calendar as people write it: 12.03."""
    return ".".join(reversed(form.split("-")))


def fate(key: str) -> str:
    """What becomes of a row, in a word."""
    return _(_FATES[key])


def counted(key: str, number: int) -> str:
    """How many rows have a fate, after the number."""
    return {
        "new": plural("new row", "new rows", number),
        "changed": plural("changed row", "changed rows", number),
        "unchanged": plural("row without a change", "rows without a change", number),
        "doubtful": plural("row like one that is there", "rows like ones that are there", number),
        "wrong": plural("row with a problem", "rows with a problem", number),
        NO_ROW: plural("row left out", "rows left out", number),
    }[key]
