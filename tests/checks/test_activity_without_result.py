"""Activities that are over, and of which nothing is recorded."""

from datetime import timedelta
from decimal import Decimal

import pytest

from ngodesk.model import Activity, Event, Output, Subgrant
from tests.checks.book import TODAY, Book

CHECK = "activity-without-result"
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def activity(book: Book) -> int:
    return book.add(Activity(project_id=book.project, code="1", title="Szkolenia", end=YESTERDAY))


def test_nothing_is_recorded(book: Book, activity: int) -> None:
    assert book.ids(CHECK) == [activity]
    book.change(Activity, activity, end=TODAY)
    assert book.find(CHECK) == []
    book.change(Activity, activity, end=YESTERDAY, status="cancelled")
    assert book.find(CHECK) == []


def test_an_event_must_be_held(book: Book, activity: int) -> None:
    event = book.event(activity_id=activity, status="planned")
    assert book.ids(CHECK) == [activity]
    book.change(Event, event, status="held")
    assert book.find(CHECK) == []


def test_an_output_will_do(book: Book, activity: int) -> None:
    book.add(
        Output(ref="W1", project_id=book.project, activity_id=activity, kind="publication", title="Poradnik")
    )
    assert book.find(CHECK) == []


def test_a_sub_grant_must_be_awarded(book: Book, activity: int) -> None:
    values = {"project_id": book.project, "activity_id": activity, "grantee_id": book.organisation("KGW")}
    subgrant = book.add(Subgrant(ref="S1", title="Piknik", status="applied", amount=Decimal(1), **values))
    assert book.ids(CHECK) == [activity]
    book.change(Subgrant, subgrant, status="running")
    assert book.find(CHECK) == []
