"""What an indicator counts, in plain sentences."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ngodesk.common.language import N_, _
from ngodesk.common.money import unscaled
from ngodesk.gui import words

_COUNTED = {
    "events": N_("Events that were held. The team's own meetings do not count."),
    "event_hours": N_("The hours of the events that were held."),
    "attendances": N_("People who came to events, each once for every event."),
    "people": N_("People who came to events, each counted once however often they came."),
    "organisations": N_(
        "Organisations that came to events, got a sub-grant or were supported, each counted once. "
        "The own one, the partners and the funder do not count."
    ),
    "volunteers": N_("Volunteers with confirmed hours, each counted once."),
    "volunteer_hours": N_("The confirmed hours of volunteers."),
    "outputs": N_("Outputs, each as many times as its quantity says."),
    "subgrants": N_("Sub-grants that were agreed."),
    "cooperations": N_("Partnerships and other forms of cooperation."),
    "headcount": N_("Heads counted at the events, where nobody wrote down names."),
    "person_hours": N_("The hours of everybody who came, added up."),
    "series": N_("Series of events, each counted once."),
    "answer_share": N_("How many of the answers, in per cent, are good enough."),
}
_BY_HAND = {
    "sum": N_("Values that you write down by hand, added up."),
    "last": N_("Values that you write down by hand; the last one counts."),
    "average": N_("The average of the values that you write down by hand."),
    "max": N_("The largest of the values that you write down by hand."),
}
_TEAM = {
    "permanent": N_("Without the permanent members of the team."),
    "all": N_("Without anybody of the team."),
}
UNIQUE = ("people", "organisations", "volunteers", "series")
_ONCE = N_(
    "Each is counted once in the whole project. In a reporting period, or over several projects, "
    "they are counted anew: such numbers are never added up."
)


def of_rule(rule: Mapping[str, Any], names: Mapping[str, str]) -> list[str]:
    """The sentences of a rule; `names` has the names of activities, questions and the questionnaire."""
    measure = str(rule["measure"])
    if measure == "manual":
        return [_(_BY_HAND[str(rule["aggregate"] or "sum")])]
    found = [_(_COUNTED[measure]), *_filters(rule, names)]
    return [*found, _(_ONCE)] if measure in UNIQUE else found


def _filters(rule: Mapping[str, Any], names: Mapping[str, str]) -> list[str]:
    made = [
        _listed(_("Only of these kinds: {kinds}."), "kinds", _words(rule, "filter_kind")),
        _listed(_("Only of these activities: {names}."), "names", names.get("filter_activity", "")),
        _listed(
            _("Only organisations of these kinds: {kinds}."),
            "kinds",
            _words(rule, "filter_organisation_kind"),
        ),
        _number(_("Only with at least {hours} hours in all these events."), "hours", rule["min_hours"], 4),
        _number(
            _("Only who was there for at least {share} % of the hours of one series."),
            "share",
            rule["min_share_percent"],
            4,
        ),
        _(_TEAM[rule["exclude_team"]]) if rule["exclude_team"] in _TEAM else "",
        _listed(_("Answers to: {name}."), "name", names.get("filter_questionnaire", "")),
        _listed(_("Only to these questions: {names}."), "names", names.get("filter_questions", "")),
        _number(_("An answer is good enough from {least} on."), "least", rule["min_answer"], 6),
    ]
    return [sentence for sentence in made if sentence]


def _words(rule: Mapping[str, Any], name: str) -> str:
    kept = str(rule[name] or "")
    return ", ".join(words.word("indicators", name, each) for each in kept.split(";") if each)


def _listed(sentence: str, place: str, what: str) -> str:
    return sentence.format(**{place: what}) if what else ""


def _number(sentence: str, place: str, stored: int | None, places: int) -> str:
    if stored is None:
        return ""
    return sentence.format(**{place: words.number(Decimal(unscaled(stored, places)))})
