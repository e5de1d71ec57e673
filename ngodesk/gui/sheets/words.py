"""What fields, fates, encodings and separators are called on the page of a spreadsheet."""

from ngodesk.common.language import N_, _, plural

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
    "plan.total": N_("Total, to compare"),
    "plan.year": N_("Year of the plan"),
    "charged.project": N_("Charged to: project"),
    "charged.line": N_("Charged to: budget line"),
    "charged.source": N_("Charged to: source"),
    "charged.amount": N_("Charged to: amount"),
}
_BY_SOURCE = {"plan": N_("Planned: {source}"), "charged": N_("Charged to: {source}")}
ICONS = {
    "new": ("plus", "ok"),
    "changed": ("pencil", "info"),
    "unchanged": ("minus", "neutral"),
    "doubtful": ("users", "attention"),
    "wrong": ("circle-alert", "problem"),
}
_FATES = {
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
    }[key]
