"""The sheet that goes round: names, organisations and signatures alone, with the information clause."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common import dates
from ngodesk.common.language import Texts
from ngodesk.common.money import shown
from ngodesk.figures.meeting import Guest, Meeting, Session, meeting
from ngodesk.reports import wording
from ngodesk.reports.content import Clause, Column, Element, Row, Signature, Signatures, Table
from ngodesk.reports.source import Source
from ngodesk.reports.values import Name, Value

OF_PRINT = (meeting,)
OPTIONS = frozenset({"clause", "number", "name", "organisation", "signature", "count", "lead"})

ROW = 9.6
_MOST_UPRIGHT = 3


def title(source: Source, texts: Texts) -> str:
    """The event's."""
    return source.of(meeting).title


def subtitle(source: Source, texts: Texts) -> str:
    """Days, place, who leads it, hours."""
    found = source.of(meeting)
    hours = f"{shown(found.hours, texts.language)} h" if found.hours else ""
    return wording.BETWEEN.join(
        filter(None, (days(found, texts), found.where, ", ".join(found.leads), hours))
    )


def running(source: Source, texts: Texts) -> str:
    """Title and days: a loose page is still evidence."""
    found = source.of(meeting)
    return wording.BETWEEN.join((found.title, days(found, texts)))


def about(source: Source, texts: Texts) -> str:
    """The event's code."""
    return source.of(meeting).ref


def landscape(source: Source, texts: Texts) -> str:
    """Over three sessions the signatures need a sheet that lies."""
    return "lies" if len(source.of(meeting).sessions) > _MOST_UPRIGHT else ""


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """The clause, the rows of those expected, empty rows numbered on, counts and the trainer's line."""
    found = source.of(meeting)
    yield Clause(options["clause"], found.clause)
    sessions = found.sessions or (None,)
    signatures = [Column(_head(each, texts, options), weight=34, pen=True) for each in sessions]
    columns = (
        Column(options["number"], "text", 9),
        Column(options["name"], weight=52),
        Column(options["organisation"], weight=46),
        *signatures,
    )
    empty = ("",) * len(signatures)
    rows = [Row((str(place), *who(guest), *empty)) for place, guest in enumerate(found.expected, 1)]
    first = len(rows) + 1
    rows += [Row((str(place), "", "", *empty)) for place in range(first, first + found.blanks)]
    yield Table(columns, tuple(rows), least=ROW)
    yield Signatures((*_counts(found, texts, options), Signature(options["lead"], ", ".join(found.leads))))


def who(guest: Guest) -> tuple[Value, Value]:
    """Name and organisations."""
    return Name(guest.last, guest.first), tuple(guest.organisations)


def days(found: Meeting, texts: Texts) -> str:
    """One day in words, several as from and to."""
    if found.start == found.end:
        return dates.in_text(found.start, texts.language)
    return dates.period(found.start, found.end, texts.language)


def _head(session: Session | None, texts: Texts, options: dict[str, Any]) -> str:
    if session is None:
        return str(options["signature"])
    clock = f"{session.start}\N{EN DASH}{session.end}" if session.start and session.end else ""
    day = dates.short(session.date, texts.language)
    return "\n".join(filter(None, (options["signature"], day, clock)))


def _counts(found: Meeting, texts: Texts, options: dict[str, Any]) -> tuple[Signature, ...]:
    """Room for the number of signatures, of two sessions each apart."""
    two = len(found.sessions) == 2
    heads = [f" {dates.short(each.date, texts.language)}" for each in found.sessions] if two else [""]
    return tuple(Signature(options["count"] + head) for head in heads)
