"""What the coordinator's reports are asked about in the example."""

from ngodesk.work.printing import Wish

_EVENT, _AGREEMENT, _SUBGRANT = Wish(event="E1"), Wish(agreement="V1"), Wish(subgrant="S1")
_PROJECT = Wish(project="NL1")

COORDINATOR: dict[str, Wish] = {
    "advice-card": Wish(event="E3"),
    "attendance-list": _EVENT,
    "certificates": _EVENT,
    "consultation": Wish(consultation="K1"),
    "contact-sheet": _EVENT,
    "contribution-valuation": _PROJECT,
    "cooperations": _PROJECT,
    "county-coverage": _PROJECT,
    "coworking": _PROJECT,
    "events": _PROJECT,
    "guardian-consent": _AGREEMENT,
    "in-kind-declaration": Wish(document="C1"),
    "indicators": _PROJECT,
    "name-badges": _EVENT,
    "organisation-catalogue": Wish(),
    "organisations-supported": _PROJECT,
    "outputs": _PROJECT,
    "participants": _PROJECT,
    "participants-monitoring": _PROJECT,
    "self-assessment": Wish(questionnaire="SA"),
    "sign-in-sheet": _EVENT,
    "subgrant-agreement": _SUBGRANT,
    "subgrant-settlement": _SUBGRANT,
    "subgrants": _PROJECT,
    "volunteer-agreement": _AGREEMENT,
    "volunteer-certificate": _AGREEMENT,
    "volunteer-time-card": _AGREEMENT,
    "volunteers": _PROJECT,
}
