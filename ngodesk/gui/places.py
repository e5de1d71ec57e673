"""Where things are: places of the sidebar, tabs of a project, the tables in each, links between them."""

from dataclasses import dataclass, field, replace

from ngodesk.common.language import N_

SETTINGS = "settings"  # a page that no row of the sidebar leads to


@dataclass(frozen=True)
class Place:
    """A place of the sidebar: its key, what it is called, its icon, the tables it holds."""

    key: str
    name: str
    icon: str
    tables: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tab:
    """A tab of a project and the tables it holds; `feature` is what must be used for it to be there."""

    key: str
    name: str
    tables: tuple[str, ...] = ()
    feature: str = ""


@dataclass(frozen=True)
class Link:
    """Where a click leads: to a place, to a tab of a project, to a list as it is filtered, to a record.

    Ids are whole numbers of 63 bits; a link travels as an object.
    """

    place: str = ""
    tab: str = ""
    table: str = ""
    project: int | None = None
    record: int | None = None
    owner: tuple[str, int] | None = None  # the field that names the owner, and its id
    search: str = ""
    filter: str = ""
    new: bool = False  # begin a new record
    values: tuple[tuple[str, int | str], ...] = field(default=())  # what a new record begins with

    def to_words(self) -> str:
        """Place, tab, table and project, to be remembered on this computer: ids and nothing of any person."""
        return "/".join((self.place, self.tab, self.table, str(self.project or "")))

    @classmethod
    def from_words(cls, words: str) -> "Link | None":
        """What was remembered; nothing where it does not make sense any more."""
        parts = words.split("/")
        if len(parts) != 4 or not (parts[3].isdecimal() or not parts[3]):
            return None
        place, tab, table, project = parts
        known = place in {each.key for each in PLACES} or (not place and project)
        if not known or (tab and tab not in {each.key for each in TABS}):
            return None
        return cls(place=place, tab=tab, table=table, project=int(project) if project else None)

    def at(self, record: int | None) -> "Link":
        """The same list with another record."""
        return replace(self, record=record, new=False)


PLACES = (
    Place("today", N_("Today"), "sun"),
    Place("projects", N_("Projects"), "folder-kanban", ("projects",)),
    Place("costs", N_("Costs"), "receipt-text", ("cost_documents", "payments", "allocations", "contracts")),
    Place(
        "events", N_("Events"), "calendar-days", ("events", "event_sessions", "attendance", "certificates")
    ),
    Place("people", N_("People"), "users", ("people", "affiliations", "consents")),
    Place("organisations", N_("Organisations"), "building-2", ("organisations",)),
    Place(
        "volunteers",
        N_("Volunteers"),
        "hand-heart",
        ("volunteer_agreements", "volunteer_hours", "work_hours"),
    ),
    Place("reports", N_("Reports"), "file-text", ("report_texts",)),
    Place("checks", N_("Checks"), "list-checks", ("waivers",)),
    Place(
        "registers",
        N_("Registers"),
        "settings",
        (
            "programmes",
            "credit_lines",
            "consultations",
            "questionnaires",
            "exchange_rates",
            "rooms",
            "bookings",
            "processing_purposes",
            "attachments",
            "settings",
        ),
    ),
)

TABS = (
    Tab("overview", N_("Overview")),
    Tab("budget", N_("Budget"), ("budget_lines", "funding_sources", "budget_plan", "amendments")),
    Tab("costs", N_("Costs"), ("cost_documents", "payments", "allocations", "contracts")),
    Tab("money", N_("Money"), ("receipts", "tranches", "reporting_periods", "report_remarks")),
    Tab("indicators", N_("Indicators"), ("indicators", "indicator_values", "indicator_targets")),
    Tab(
        "activities",
        N_("Activities"),
        (
            "activities",
            "events",
            "event_sessions",
            "attendance",
            "outputs",
            "support_cases",
            "consultations",
            "remarks",
            "questionnaires",
            "questions",
            "responses",
            "answers",
            "bookings",
        ),
    ),
    Tab(
        "people",
        N_("People"),
        (
            "project_team",
            "participations",
            "volunteer_agreements",
            "volunteer_hours",
            "work_hours",
            "certificates",
        ),
    ),
    Tab("partners", N_("Partners"), ("project_partners", "cooperations"), "partners"),
    Tab("subgrants", N_("Sub-grants"), ("subgrants",), "subgrants"),
    Tab("reports", N_("Reports"), ("report_texts",)),
    Tab("details", N_("Project data"), ("projects",)),
)

# What an association may do or not: a table is there when its feature is used or when it holds something.
FEATURES = {
    "volunteers": N_("Volunteers work for us"),
    "partners": N_("We do it with partners"),
    "subgrants": N_("We pass money on as sub-grants"),
    "currency": N_("We pay in more than one currency"),
    "staff": N_("Staff write down their hours"),
    "mentoring": N_("We advise and mentor organisations"),
    "consultations": N_("We consult documents and collect remarks"),
    "questionnaires": N_("We ask by questionnaires and self-assessment"),
    "coworking": N_("We lend rooms and desks"),
    "participations": N_("Participants enter and leave the project (as in ESF projects)"),
}
FEATURE_OF = {
    "volunteer_agreements": "volunteers",
    "volunteer_hours": "volunteers",
    "project_partners": "partners",
    "cooperations": "partners",
    "subgrants": "subgrants",
    "exchange_rates": "currency",
    "work_hours": "staff",
    "support_cases": "mentoring",
    "consultations": "consultations",
    "remarks": "consultations",
    "questionnaires": "questionnaires",
    "questions": "questionnaires",
    "responses": "questionnaires",
    "answers": "questionnaires",
    "rooms": "coworking",
    "bookings": "coworking",
    "participations": "participations",
}


PAYMENT_RUN, BEFORE_BUYING = "to-pay", "before-you-buy"
DUPLICATES = "duplicates"  # of people or organisations
CALENDAR, SERIES, REGISTRATION = "calendar", "series", "registration"  # of events
ADVICE, TOOLS = "advice", "tools"  # the register of advice, tools that organisations introduce
QUESTIONNAIRES = "questionnaires"  # the page of the help
ROOMS, ROOM_SERIES = "rooms", "room-series"  # the week of all rooms, a booking on several days
FROZEN, FROZEN_PRINT = "frozen", "frozen-print"  # reports that were approved, and one of them on paper
ANSWERS, MARK = "answers", "mark"  # the funder's remarks, a mark at the foot of a print
TEXTS = "texts"  # what people write for a report
FORMS, WORDING = "forms", "wording"  # of funders, to be filled; of our own reports, to be changed
PROTECTION, BACKUPS, MOVING = "password", "backups", "moving"  # of the file itself
PRIVACY, HISTORY = "privacy", "history"  # how long data are kept, who did what in the whole file
PERSON, ORGANISATION, CATALOGUE = "person", "organisation", "catalogue"  # of the contacts
OWN_PAGE = {
    "cost_documents": "document",
    "contracts": "contract",
    "events": "event",
    "subgrants": "subgrant",
    "consultations": "consultation",
    "questionnaires": "questionnaire",
    "report_texts": TEXTS,
}
"""Records that have a page of their own, and what of their place it is called."""


def page_of(
    table: str, record: int | None = None, values: tuple[tuple[str, int | str], ...] = ()
) -> Link | None:
    """The page of a record, or of a new one; nothing where its form beside the list is all there is."""
    tab = OWN_PAGE.get(table)
    if tab is None:
        return None
    return Link(place=place_of(table), tab=tab, table=table, record=record, new=record is None, values=values)


def to_record(table: str, record: int | None, project: int | None = None) -> Link:
    """Where a record is: on a page of its own, in the tab of its project, otherwise in its place."""
    if record is not None and (page := page_of(table, record)) is not None:
        return page
    if record is not None and table == "projects":
        return Link(project=record)
    tab = tab_of(table)
    if project is not None and tab:
        return Link(tab=tab, table=table, project=project, record=record)
    return Link(place=place_of(table), table=table, record=record)


def to_texts(
    report: str, project: int | None, period: int | None = None, language: str = "", section: str = ""
) -> Link:
    """What is written for a report: of a period, or of the whole project.

    Without a report the one that the project writes, without a language that of the file's prints.
    """
    said = {"period": period, "language": language, "section": section}
    values = tuple((name, value) for name, value in said.items() if value)
    return Link(place="reports", tab=TEXTS, filter=report, project=project, values=values)


def place_of(table: str) -> str:
    """The place of the sidebar where a table lives; what lives in projects alone, there."""
    return next((place.key for place in PLACES if table in place.tables), "projects")


def tab_of(table: str) -> str:
    """The tab of a project where a table lives; blank where it lives in none."""
    return next((tab.key for tab in TABS if table in tab.tables), "")
