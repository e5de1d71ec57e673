"""What the words of the records' enums are called, on the screen and in print."""

from functools import lru_cache

from ngodesk.common.language import NP_, Texts, current
from ngodesk.common.text import fold

_Words = dict[str, tuple[str, str]]

_ORGANISATIONS: _Words = {
    "ngo": NP_("organisation", "non-governmental organisation"),
    "informal_group": NP_("organisation", "informal group"),
    "public_body": NP_("organisation", "public body"),
    "business": NP_("organisation", "business"),
    "school": NP_("organisation", "school"),
    "church": NP_("organisation", "church or religious organisation"),
    "media": NP_("organisation", "media"),
    "international": NP_("organisation", "international organisation"),
    "other": NP_("organisation", "other"),
}
_EVENTS: _Words = {
    "training": NP_("event", "training"),
    "workshop": NP_("event", "workshop"),
    "seminar": NP_("event", "seminar"),
    "conference": NP_("event", "conference"),
    "fair": NP_("event", "fair"),
    "study_trip": NP_("event", "study trip"),
    "hackathon": NP_("event", "hackathon"),
    "session": NP_("event", "session"),
    "advice": NP_("event", "advice"),
    "consultation": NP_("event", "consultation"),
    "meeting": NP_("event", "meeting"),
    "coworking": NP_("event", "coworking"),
    "other": NP_("event", "other"),
}
_OUTPUTS: _Words = {
    "publication": NP_("output", "publication"),
    "expert_opinion": NP_("output", "expert opinion"),
    "action_plan": NP_("output", "action plan"),
    "study": NP_("output", "study"),
    "standard": NP_("output", "standard"),
    "model": NP_("output", "model"),
    "platform": NP_("output", "platform"),
    "database": NP_("output", "database"),
    "map": NP_("output", "map"),
    "video": NP_("output", "video"),
    "campaign": NP_("output", "campaign"),
    "other": NP_("output", "other"),
}
_COOPERATIONS: _Words = {
    "partnership": NP_("cooperation", "partnership"),
    "public_partnership": NP_("cooperation", "partnership with a public body"),
    "joint_initiative": NP_("cooperation", "joint initiative"),
    "network": NP_("cooperation", "network"),
    "other": NP_("cooperation", "other"),
}
_COUNTED: _Words = {
    **_EVENTS,
    **_OUTPUTS,
    **_COOPERATIONS,
    "other": NP_("counted", "other"),
    "subgrant": NP_("counted", "sub-grant"),
    "support_case": NP_("counted", "support case"),
}
_PARTNERS: _Words = {
    "lead": NP_("partner", "lead partner"),
    "partner": NP_("partner", "partner"),
    "associated": NP_("partner", "associated partner"),
    "informal": NP_("partner", "informal partner"),
}
_METHODS: _Words = {
    "transfer": NP_("payment", "transfer"),
    "card": NP_("payment", "card"),
    "cash": NP_("payment", "cash"),
    "offset": NP_("payment", "offset"),
    "none": NP_("payment", "not paid by anybody"),
}
_ROLES: _Words = {
    "member": NP_("role", "member"),
    "board": NP_("role", "board member"),
    "employee": NP_("role", "employee"),
    "ngo_officer": NP_("role", "officer for organisations"),
    "volunteer": NP_("role", "volunteer"),
    "trainer": NP_("role", "trainer"),
    "contact": NP_("role", "contact person"),
}

# By table and field. The context is the noun that a word belongs to: it inflects by it.
WORDS: dict[tuple[str, str], _Words] = {
    ("organisations", "kind"): _ORGANISATIONS,
    ("indicators", "filter_organisation_kind"): _ORGANISATIONS,
    ("events", "kind"): _EVENTS,
    ("outputs", "kind"): _OUTPUTS,
    ("cooperations", "kind"): _COOPERATIONS,
    ("indicators", "filter_kind"): _COUNTED,
    ("projects", "role"): _PARTNERS,
    ("project_partners", "role"): _PARTNERS,
    ("affiliations", "role"): _ROLES,  # these are known; any other text may stand there
    ("cost_documents", "payment_method"): _METHODS,
    ("payments", "method"): _METHODS,
    ("people", "gender"): {
        "female": NP_("gender", "female"),
        "male": NP_("gender", "male"),
        "other": NP_("gender", "other"),
    },
    ("people", "locality"): {
        "urban": NP_("locality", "town or city"),
        "rural": NP_("locality", "countryside"),
    },
    ("consents", "kind"): {
        "information": NP_("consent", "information on personal data"),
        "image": NP_("consent", "use of the image"),
        "guardian": NP_("consent", "consent of a guardian"),
        "newsletter": NP_("consent", "newsletter"),
        "health": NP_("consent", "data on health"),
        "other": NP_("consent", "other"),
    },
    ("programmes", "rate_rule"): {
        "document": NP_("exchange rate", "of the document"),
        "month": NP_("exchange rate", "of the month"),
        "tranche": NP_("exchange rate", "of the tranche"),
        "fixed": NP_("exchange rate", "of the agreement"),
        "submission": NP_("exchange rate", "of the report"),
    },
    ("projects", "status"): {
        "planned": NP_("project", "planned"),
        "applied": NP_("project", "applied for"),
        "approved": NP_("project", "approved"),
        "running": NP_("project", "running"),
        "completed": NP_("project", "completed"),
        "settled": NP_("project", "settled"),
        "rejected": NP_("project", "rejected"),
        "cancelled": NP_("project", "cancelled"),
    },
    ("projects", "coverage"): {
        "local": NP_("coverage", "local"),
        "county": NP_("coverage", "county"),
        "regional": NP_("coverage", "regional"),
        "national": NP_("coverage", "national"),
        "cross_border": NP_("coverage", "cross-border"),
        "european": NP_("coverage", "European"),
    },
    ("amendments", "status"): {
        "draft": NP_("amendment", "draft"),
        "requested": NP_("amendment", "requested"),
        "approved": NP_("amendment", "approved"),
        "rejected": NP_("amendment", "rejected"),
    },
    ("activities", "status"): {
        "planned": NP_("activity", "planned"),
        "running": NP_("activity", "under way"),
        "done": NP_("activity", "done"),
        "cancelled": NP_("activity", "cancelled"),
    },
    ("funding_sources", "kind"): {
        "grant": NP_("source", "grant"),
        "own_cash": NP_("source", "own money"),
        "own_personal": NP_("source", "own work"),
        "own_in_kind": NP_("source", "own contribution in kind"),
        "participant_fees": NP_("source", "participants' fees"),
        "other_public": NP_("source", "other public money"),
        "other_private": NP_("source", "other private money"),
        "interest": NP_("source", "interest"),
        "other_income": NP_("source", "other income"),
    },
    ("budget_lines", "cost_kind"): {
        "direct": NP_("cost", "direct"),
        "admin": NP_("cost", "administrative"),
        "investment": NP_("cost", "investment"),
    },
    ("receipts", "kind"): {
        "tranche": NP_("receipt", "tranche of the grant"),
        "refund": NP_("receipt", "refund to the funder"),
        "interest": NP_("receipt", "interest"),
        "own": NP_("receipt", "own money"),
        "participant_fee": NP_("receipt", "participant's fee"),
        "other": NP_("receipt", "other"),
    },
    ("contracts", "kind"): {
        "employment": NP_("contract", "employment"),
        "mandate": NP_("contract", "mandate"),
        "work": NP_("contract", "specific work"),
        "services": NP_("contract", "services"),
        "lease": NP_("contract", "rent or lease"),
        "planned_purchase": NP_("contract", "planned purchase"),
        "other": NP_("contract", "other"),
    },
    ("cost_documents", "kind"): {
        "invoice": NP_("cost document", "invoice"),
        "advance": NP_("cost document", "advance invoice"),
        "proforma": NP_("cost document", "proforma invoice"),
        "bill": NP_("cost document", "bill"),
        "payroll": NP_("cost document", "payroll"),
        "travel": NP_("cost document", "travel claim"),
        "note": NP_("cost document", "internal note"),
        "in_kind": NP_("cost document", "contribution in kind"),
        "subgrant": NP_("cost document", "sub-grant"),
        "other": NP_("cost document", "other"),
    },
    ("payments", "kind"): {
        "supplier": NP_("payment", "to the supplier"),
        "tax": NP_("payment", "to the tax office"),
        "social_insurance": NP_("payment", "social insurance"),
        "reimbursement": NP_("payment", "reimbursement"),
    },
    ("events", "status"): {
        "planned": NP_("event", "planned"),
        "held": NP_("event", "held"),
        "cancelled": NP_("event", "cancelled"),
    },
    ("events", "mode"): {
        "in_person": NP_("event", "in person"),
        "online": NP_("event", "online"),
        "hybrid": NP_("event", "in person and online"),
        "phone": NP_("event", "by telephone"),
        "written": NP_("event", "in writing"),
    },
    ("events", "access"): {
        "open": NP_("event", "open to the public"),
        "closed": NP_("event", "by invitation"),
        "internal": NP_("event", "the team only"),
    },
    ("attendance", "status"): {
        "registered": NP_("attendance", "registered"),
        "waiting": NP_("attendance", "on the waiting list"),
        "attended": NP_("attendance", "present"),
        "absent": NP_("attendance", "absent"),
        "cancelled": NP_("attendance", "cancelled"),
    },
    ("subgrants", "status"): {
        "applied": NP_("sub-grant", "applied for"),
        "reserve": NP_("sub-grant", "on the reserve list"),
        "awarded": NP_("sub-grant", "awarded"),
        "running": NP_("sub-grant", "running"),
        "settled": NP_("sub-grant", "settled"),
        "rejected": NP_("sub-grant", "rejected"),
        "cancelled": NP_("sub-grant", "cancelled"),
    },
    ("indicators", "kind"): {
        "output": NP_("indicator", "output"),
        "result": NP_("indicator", "result"),
        "impact": NP_("indicator", "impact"),
    },
    ("indicators", "measure"): {
        "manual": NP_("measure", "entered by hand"),
        "events": NP_("measure", "events"),
        "event_hours": NP_("measure", "hours of events"),
        "attendances": NP_("measure", "attendances"),
        "people": NP_("measure", "people"),
        "organisations": NP_("measure", "organisations"),
        "volunteers": NP_("measure", "volunteers"),
        "volunteer_hours": NP_("measure", "hours of volunteers"),
        "outputs": NP_("measure", "outputs"),
        "subgrants": NP_("measure", "sub-grants"),
        "cooperations": NP_("measure", "cooperations"),
        "headcount": NP_("measure", "head count of events"),
        "person_hours": NP_("measure", "hours of all people together"),
        "series": NP_("measure", "series of events"),
        "answer_share": NP_("measure", "share of good answers"),
    },
    ("indicators", "exclude_team"): {
        "none": NP_("team", "nobody"),
        "permanent": NP_("team", "the permanent team"),
        "all": NP_("team", "the whole team"),
    },
    ("indicators", "aggregate"): {
        "sum": NP_("values", "sum"),
        "last": NP_("values", "last value"),
        "average": NP_("values", "average"),
        "max": NP_("values", "highest value"),
    },
    ("volunteer_agreements", "insurance"): {
        "none": NP_("insurance", "none"),
        "accident_policy": NP_("insurance", "accident policy"),
        "state": NP_("insurance", "by the state"),
    },
    ("participations", "kind"): {
        "individual": NP_("participation", "for oneself"),
        "representative": NP_("participation", "for an organisation"),
    },
    ("participations", "status"): {
        "recruited": NP_("participation", "recruited"),
        "running": NP_("participation", "taking part"),
        "completed": NP_("participation", "completed"),
        "dropped_out": NP_("participation", "dropped out"),
    },
    ("support_cases", "status"): {
        "planned": NP_("support case", "planned"),
        "running": NP_("support case", "under way"),
        "done": NP_("support case", "done"),
        "stopped": NP_("support case", "stopped"),
    },
    ("questionnaires", "kind"): {
        "self_assessment": NP_("questionnaire", "self-assessment"),
        "needs_analysis": NP_("questionnaire", "analysis of needs"),
        "event_evaluation": NP_("questionnaire", "evaluation of an event"),
        "other": NP_("questionnaire", "other"),
    },
    ("questions", "kind"): {
        "scale": NP_("question", "scale"),
        "number": NP_("question", "number"),
        "text": NP_("question", "text"),
    },
    ("remarks", "decision"): {
        "open": NP_("remark", "not decided yet"),
        "accepted": NP_("remark", "accepted"),
        "partly": NP_("remark", "accepted in part"),
        "rejected": NP_("remark", "rejected"),
    },
    ("attachments", "kind"): {
        "document": NP_("attachment", "document"),
        "payment_proof": NP_("attachment", "proof of payment"),
        "contract": NP_("attachment", "contract"),
        "offer": NP_("attachment", "offer"),
        "signed_list": NP_("attachment", "signed list"),
        "photo": NP_("attachment", "photo"),
        "deliverable": NP_("attachment", "finished work"),
        "questionnaire": NP_("attachment", "questionnaire"),
        "correspondence": NP_("attachment", "correspondence"),
        "logo": NP_("attachment", "logo"),
        "einvoice": NP_("attachment", "e-invoice"),
        "other": NP_("attachment", "other"),
    },
}


def word(table: str, field_name: str, word: str, texts: Texts | None = None) -> str:
    """What a word of a table's field is called, by default on the screen; an unknown word as it is."""
    found = WORDS.get((table, field_name), {}).get(word)
    return (texts or current()).pgettext(*found) if found else word


def joined(table: str, field_name: str, words: str, texts: Texts | None = None) -> str:
    """A list of words as it is kept, "ngo;school", as people read it."""
    return ", ".join(word(table, field_name, each, texts) for each in words.split(";"))


def meant(table: str, field_name: str, text: str, texts: Texts | None = None) -> str:
    """The kept word that a text from a screen, a print or a folder means; an unknown text as it is."""
    return _meanings(table, field_name, texts or current()).get(fold(text.strip()), text)


@lru_cache
def _meanings(table: str, field_name: str, texts: Texts) -> dict[str, str]:
    words = WORDS.get((table, field_name), {})
    return {fold(word(table, field_name, each, texts)): each for each in words} | {
        each: each for each in words
    }
