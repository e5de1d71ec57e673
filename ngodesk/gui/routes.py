"""Which page a link leads to, for all pages that need nothing but the file and the link."""

from collections.abc import Callable

from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Page
from ngodesk.gui.places import (
    ADVICE,
    ANSWERS,
    BEFORE_BUYING,
    CATALOGUE,
    DUPLICATES,
    FORMS,
    FROZEN,
    HISTORY,
    MARK,
    MOVING,
    ORGANISATION,
    OWN_PAGE,
    PAYMENT_RUN,
    PERSON,
    PRIVACY,
    REGISTRATION,
    ROOM_SERIES,
    ROOMS,
    SERIES,
    TEXTS,
    TOOLS,
    WORDING,
    Link,
    place_of,
)

Opens = Callable[[OpenFile, Link], Page]


def page_for(file: OpenFile, link: Link) -> Page:
    """The page; a list of records where nothing else was written for the link."""
    place = link.place or place_of(link.table)
    if link.tab and link.tab == OWN_PAGE.get(link.table):
        return _RECORDS[link.table](file, link)
    return _TABS.get(link.tab, _PLACES.get(place, _list))(file, link)


# Imported only when somebody goes there: the first paint must not wait for them.


def _document(file: OpenFile, link: Link) -> Page:
    from ngodesk.gui.costs.page import CostPage

    return CostPage(file, link)


def _contract(file: OpenFile, link: Link) -> Page:
    from ngodesk.gui.costs.contract import ContractPage

    return ContractPage(file, link)


def _event(file: OpenFile, link: Link) -> Page:
    from ngodesk.gui.attendance.page import EventPage

    return EventPage(file, link)


def _subgrant(file: OpenFile, link: Link) -> Page:
    from ngodesk.gui.subgrants.page import SubgrantPage

    return SubgrantPage(file, link)


def _consultation(file: OpenFile, link: Link) -> Page:
    from ngodesk.gui.consultations.page import ConsultationPage

    return ConsultationPage(file, link)


def _questionnaire(file: OpenFile, link: Link) -> Page:
    from ngodesk.gui.questionnaires.page import QuestionnairePage

    return QuestionnairePage(file, link)


def _payment_run(file: OpenFile, _link: Link) -> Page:
    from ngodesk.gui.costs.payment_run import PaymentRunPage

    return PaymentRunPage(file)


def _before_buying(file: OpenFile, link: Link) -> Page:
    from ngodesk.gui.costs.purchase import PurchasePage

    return PurchasePage(file, link)


def _duplicates(file: OpenFile, link: Link) -> Page:
    from ngodesk.gui.pages.duplicates import DuplicatesPage

    return DuplicatesPage(file, link)


def _forms(file: OpenFile, link: Link) -> Page:
    from ngodesk.gui.forms.page import FormsPage

    return FormsPage(file, link)


def _wording(file: OpenFile, link: Link) -> Page:
    from ngodesk.gui.forms.wording import WordingPage

    return WordingPage(file, link)


def _privacy(file: OpenFile, _link: Link) -> Page:
    from ngodesk.gui.privacy.page import PrivacyPage

    return PrivacyPage(file)


def _moving(file: OpenFile, _link: Link) -> Page:
    from ngodesk.gui.backups.moving import MovingPage

    return MovingPage(file)


def _history(file: OpenFile, _link: Link) -> Page:
    from ngodesk.gui.pages.history import HistoryPage

    return HistoryPage(file)


def _contacts(file: OpenFile, link: Link) -> Page:
    from ngodesk.gui.contacts.contacts import ContactsPage

    return ContactsPage(file, link)


def _contact(file: OpenFile, link: Link) -> Page:
    from ngodesk.gui.contacts.page import ContactPage

    return ContactPage(file, link)


def _catalogue(file: OpenFile, link: Link) -> Page:
    from ngodesk.gui.contacts.catalogue import CataloguePage

    return CataloguePage(file, link)


def _costs(file: OpenFile, link: Link) -> Page:
    from ngodesk.gui.costs.costs import CostsPage

    return CostsPage(file, link)


def _events(file: OpenFile, link: Link) -> Page:
    from ngodesk.gui.events.events import EventsPage

    return EventsPage(file, link)


def _series(file: OpenFile, link: Link) -> Page:
    from ngodesk.gui.events.series import SeriesPage

    return SeriesPage(file, link)


def _registration(file: OpenFile, link: Link) -> Page:
    from ngodesk.gui.events.registration import RegistrationPage

    return RegistrationPage(file, link)


def _advice(file: OpenFile, link: Link) -> Page:
    from ngodesk.gui.advice.page import AdvicePage

    return AdvicePage(file, link)


def _volunteers(file: OpenFile, link: Link) -> Page:
    from ngodesk.gui.volunteers.volunteers import VolunteersPage

    return VolunteersPage(file, link)


def _rooms(file: OpenFile, link: Link) -> Page:
    from ngodesk.gui.rooms.page import RoomsPage

    return RoomsPage(file, link)


def _room_series(file: OpenFile, link: Link) -> Page:
    from ngodesk.gui.rooms.series import RoomSeriesPage

    return RoomSeriesPage(file, link)


def _registers(file: OpenFile, link: Link) -> Page:
    from ngodesk.gui.rooms.registers import RegistersPage

    return RegistersPage(file, link)


def _frozen(file: OpenFile, link: Link) -> Page:
    from ngodesk.gui.reports.frozen_page import FrozenPage

    return FrozenPage(file, link)


def _answers(file: OpenFile, link: Link) -> Page:
    from ngodesk.gui.reports.answers import AnswersPage

    return AnswersPage(file, link)


def _mark(file: OpenFile, _link: Link) -> Page:
    from ngodesk.gui.reports.mark import MarkPage

    return MarkPage(file)


def _texts(file: OpenFile, link: Link) -> Page:
    from ngodesk.gui.texts.page import TextsPage

    return TextsPage(file, link)


def _list(file: OpenFile, link: Link) -> Page:
    from ngodesk.gui.pages.records import RecordsPage

    return RecordsPage(file, link)


_RECORDS: dict[str, Opens] = {
    "cost_documents": _document,
    "contracts": _contract,
    "events": _event,
    "subgrants": _subgrant,
    "consultations": _consultation,
    "questionnaires": _questionnaire,
    "report_texts": _texts,
}
_TABS: dict[str, Opens] = {
    PAYMENT_RUN: _payment_run,
    BEFORE_BUYING: _before_buying,
    DUPLICATES: _duplicates,
    SERIES: _series,
    REGISTRATION: _registration,
    ADVICE: _advice,
    TOOLS: _advice,
    ROOMS: _rooms,
    ROOM_SERIES: _room_series,
    PERSON: _contact,
    PRIVACY: _privacy,
    HISTORY: _history,
    MOVING: _moving,
    ORGANISATION: _contact,
    CATALOGUE: _catalogue,
    FROZEN: _frozen,
    ANSWERS: _answers,
    MARK: _mark,
    TEXTS: _texts,
    FORMS: _forms,
    WORDING: _wording,
}
_PLACES: dict[str, Opens] = {
    "costs": _costs,
    "events": _events,
    "volunteers": _volunteers,
    "people": _contacts,
    "organisations": _contacts,
    "registers": _registers,
}
