"""What the names of texts and forms mean, in the screen's words: one finds words, and types names."""

from collections.abc import Callable, Mapping

from ngodesk.common.language import N_, _, current
from ngodesk.model import words

FIXED = {
    "project.title": N_("Title of the project"),
    "project.agreement_no": N_("Number of the agreement"),
    "project.start": N_("First day of the project"),
    "project.end": N_("Last day of the project"),
    "project.agreement_date": N_("Day of the agreement"),
    "project.total_cost": N_("Total cost of the project"),
    "project.grant_amount": N_("Amount of the grant"),
    "project.ref": N_("Code of the project"),
    "project.acronym": N_("Short title of the project"),
    "project.programme": N_("Programme of the project"),
    "project.coverage": N_("Territory of the project"),
    "project.area_of_support": N_("Area of support of the project"),
    "organisation.name": N_("Name of the organisation"),
    "organisation.short_name": N_("Short name of the organisation"),
    "organisation.address": N_("Address of the organisation"),
    "organisation.postcode": N_("Postcode of the organisation"),
    "organisation.city": N_("City of the organisation"),
    "organisation.region": N_("Region of the organisation"),
    "organisation.register_no": N_("Register number of the organisation"),
    "organisation.tax_id": N_("Tax number of the organisation"),
    "funder.name": N_("Name of the funder"),
    "credit_lines": N_("Lines that say who pays for it"),
    "period.start": N_("First day of the period"),
    "period.end": N_("Last day of the period"),
    "today": N_("The day of filling"),
    "budget.planned": N_("Whole budget: planned"),
    "budget.actual": N_("Whole budget: spent"),
    "budget.committed": N_("Whole budget: still to be paid"),
    "budget.accepted": N_("Whole budget: accepted by the funder"),
    "budget.remaining": N_("Whole budget: left"),
    "budget.percent": N_("Whole budget: part that is spent"),
    "subgrants.awarded": N_("Sub-grants: awarded"),
    "subgrants.paid": N_("Sub-grants: paid out"),
    "subgrants.settled": N_("Sub-grants: settled"),
    "subgrants.returned": N_("Sub-grants: returned"),
    "subgrants.count": N_("Sub-grants: how many"),
    "volunteers.value": N_("Volunteers: value of their work"),
    "volunteers.people": N_("Volunteers: how many"),
    "volunteers.hours": N_("Volunteers: hours"),
    "events.count": N_("Events: how many"),
    "events.hours": N_("Events: hours"),
    "events.attendances": N_("Events: attendances"),
    "events.people": N_("Events: different people"),
    "events.organisations": N_("Events: organisations"),
    "events.headcount": N_("Events: people counted without names"),
    "outputs.count": N_("Outputs: how many"),
    "cooperations.count": N_("Cooperations: how many"),
    "organisations_supported": N_("Organisations that were supported"),
}
_LINE = {
    "name": N_("Line {code}: its name"),
    "planned": N_("Line {code} {name}: planned"),
    "actual": N_("Line {code} {name}: spent"),
    "committed": N_("Line {code} {name}: still to be paid"),
    "accepted": N_("Line {code} {name}: accepted by the funder"),
    "remaining": N_("Line {code} {name}: left"),
    "percent": N_("Line {code} {name}: part that is spent"),
}
_SOURCE = {
    "planned": N_("Source {code}: planned"),
    "actual": N_("Source {code}: spent"),
    "received": N_("Source {code}: received"),
    "interest": N_("Source {code}: interest"),
    "balance": N_("Source {code}: left of what was received"),
    "share_planned": N_("Source {code}: its part of the plan"),
    "share_actual": N_("Source {code}: its part of what is spent"),
}
_KIND = {
    "count": N_("Events, {kind}: how many"),
    "hours": N_("Events, {kind}: hours"),
    "attendances": N_("Events, {kind}: attendances"),
    "people": N_("Events, {kind}: different people"),
    "organisations": N_("Events, {kind}: organisations"),
}
_INDICATOR = {
    "": N_("Indicator {code} {name}: reached"),
    "target": N_("Indicator {code} {name}: target"),
    "percent": N_("Indicator {code} {name}: part that is reached"),
    "name": N_("Indicator {code}: its name"),
    "unit": N_("Indicator {code} {name}: unit"),
}
_LONGEST = 40  # letters of a name that is told beside a code

Known = Mapping[str, str]


def meaning(name: str, known: Known) -> str:
    """What a name stands for; the name itself where nobody wrote words for it."""
    if name in FIXED:
        return _(FIXED[name])
    for begin, tell in _FAMILIES.items():
        if name.startswith(begin):
            return tell(name.removeprefix(begin), known) or name
    return name


def _line(rest: str, known: Known) -> str:
    code, _dot, leaf = rest.rpartition(".")
    name = _short(known.get(f"budget.line.{code}.name", ""))
    return _(_LINE[leaf]).format(code=code, name=name) if leaf in _LINE else ""


def _source(rest: str, _known: Known) -> str:
    code, _dot, leaf = rest.rpartition(".")
    return _(_SOURCE[leaf]).format(code=code) if leaf in _SOURCE else ""


def _events(rest: str, _known: Known) -> str:
    kind, _dot, leaf = rest.rpartition(".")
    return _(_KIND[leaf]).format(kind=_word("events", kind)) if leaf in _KIND else ""


def _output(kind: str, _known: Known) -> str:
    return _("Outputs, {kind}: how many").format(kind=_word("outputs", kind))


def _cooperation(kind: str, _known: Known) -> str:
    return _("Cooperations, {kind}: how many").format(kind=_word("cooperations", kind))


def _indicator(rest: str, known: Known) -> str:
    code, dot, leaf = rest.rpartition(".")
    if not dot or leaf not in _INDICATOR:  # codes may have dots too
        code, leaf = rest, ""
    name = _short(known.get(f"indicator.{code}.name", ""))
    return _(_INDICATOR[leaf]).format(code=code, name=name)


def _word(table: str, kind: str) -> str:
    return words.word(table, "kind", kind, current())


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


_FAMILIES: dict[str, Callable[[str, Known], str]] = {
    "budget.line.": _line,
    "budget.source.": _source,
    "events.": _events,
    "outputs.": _output,
    "cooperations.": _cooperation,
    "indicator.": _indicator,
}
