"""The entities: mapped classes with their descriptions. No session, no SQL text, no Qt."""

from ngodesk.model.attachments import Attachment
from ngodesk.model.budget import BudgetLine, BudgetLineBase, FundingSource, PlannedAmount
from ngodesk.model.certificates import Certificate
from ngodesk.model.consultations import Consultation, Remark
from ngodesk.model.contracts import Contract
from ngodesk.model.cooperations import Cooperation, CooperationParty
from ngodesk.model.costs import Allocation, CostDocument, Payment
from ngodesk.model.erasures import Erasure
from ngodesk.model.events import Attendance, Event, EventSession
from ngodesk.model.exchange_rates import ExchangeRate
from ngodesk.model.frozen import FrozenFile, FrozenReport, FrozenState
from ngodesk.model.indicators import (
    Indicator,
    IndicatorActivity,
    IndicatorQuestion,
    IndicatorTarget,
    IndicatorValue,
)
from ngodesk.model.organisations import Organisation
from ngodesk.model.outputs import Output, OutputParty
from ngodesk.model.own import ColumnMapping, Form, RemarkLink, TemplateChange
from ngodesk.model.participations import Participation
from ngodesk.model.people import Affiliation, Consent, Person
from ngodesk.model.processing_purposes import ProcessingPurpose
from ngodesk.model.programmes import CreditLine, Programme
from ngodesk.model.projects import Activity, Amendment, Project, ProjectPartner, ReportingPeriod, TeamMember
from ngodesk.model.questionnaires import Answer, Question, Questionnaire, Response
from ngodesk.model.receipts import Receipt, Tranche
from ngodesk.model.record import Base, Link, Record
from ngodesk.model.report_texts import ReportRemark, ReportText
from ngodesk.model.rooms import Booking, Room
from ngodesk.model.settings import Setting
from ngodesk.model.subgrants import Subgrant
from ngodesk.model.support_cases import SupportCase
from ngodesk.model.volunteering import VolunteerAgreement, VolunteerHours
from ngodesk.model.waivers import Waiver
from ngodesk.model.work_hours import WorkHours
from ngodesk.model.workspace import change_values, changes, file_pieces, files, steps

# The tables of the exchange folder, in its order.
EXCHANGED: tuple[type[Record], ...] = (
    Organisation,
    Person,
    Consent,
    Affiliation,
    Programme,
    CreditLine,
    Project,
    ProjectPartner,
    TeamMember,
    Amendment,
    ReportingPeriod,
    Activity,
    FundingSource,
    BudgetLine,
    PlannedAmount,
    Tranche,
    Receipt,
    Contract,
    CostDocument,
    Payment,
    Allocation,
    Event,
    EventSession,
    Attendance,
    Output,
    Subgrant,
    Cooperation,
    Indicator,
    IndicatorTarget,
    IndicatorValue,
    VolunteerAgreement,
    VolunteerHours,
    WorkHours,
    Participation,
    Certificate,
    SupportCase,
    Questionnaire,
    Question,
    Response,
    Answer,
    Consultation,
    Remark,
    Room,
    Booking,
    ProcessingPurpose,
    Setting,
    ExchangeRate,
    ReportText,
    ReportRemark,
    Waiver,
    Attachment,
)
TABLES: dict[str, type[Record]] = {entity.__tablename__: entity for entity in EXCHANGED}

# What belongs to the file and travels by backup alone.
KEPT: dict[str, type[Base]] = {
    kept.__tablename__: kept
    for kept in (
        *(FrozenReport, FrozenFile, FrozenState),
        *(Form, TemplateChange, ColumnMapping, RemarkLink, Erasure),
    )
}

# Every table that a person edits, links included: what the journal follows.
JOURNALLED: dict[str, type[Base]] = (
    TABLES
    | {
        link.__tablename__: link
        for link in (BudgetLineBase, CooperationParty, IndicatorActivity, IndicatorQuestion, OutputParty)
    }
    | KEPT
)

# Tables whose rows name a record of any table.
POLYMORPHIC = ("attachments", "waivers", "remark_links")

__all__ = [
    "EXCHANGED",
    "JOURNALLED",
    "KEPT",
    "POLYMORPHIC",
    "TABLES",
    "Activity",
    "Affiliation",
    "Allocation",
    "Amendment",
    "Answer",
    "Attachment",
    "Attendance",
    "Base",
    "Booking",
    "BudgetLine",
    "BudgetLineBase",
    "Certificate",
    "ColumnMapping",
    "Consent",
    "Consultation",
    "Contract",
    "Cooperation",
    "CooperationParty",
    "CostDocument",
    "CreditLine",
    "Erasure",
    "Event",
    "EventSession",
    "ExchangeRate",
    "Form",
    "FrozenFile",
    "FrozenReport",
    "FrozenState",
    "FundingSource",
    "Indicator",
    "IndicatorActivity",
    "IndicatorQuestion",
    "IndicatorTarget",
    "IndicatorValue",
    "Link",
    "Organisation",
    "Output",
    "OutputParty",
    "Participation",
    "Payment",
    "Person",
    "PlannedAmount",
    "ProcessingPurpose",
    "Programme",
    "Project",
    "ProjectPartner",
    "Question",
    "Questionnaire",
    "Receipt",
    "Record",
    "Remark",
    "RemarkLink",
    "ReportRemark",
    "ReportText",
    "ReportingPeriod",
    "Response",
    "Room",
    "Setting",
    "Subgrant",
    "SupportCase",
    "TeamMember",
    "TemplateChange",
    "Tranche",
    "VolunteerAgreement",
    "VolunteerHours",
    "Waiver",
    "WorkHours",
    "change_values",
    "changes",
    "file_pieces",
    "files",
    "steps",
]
