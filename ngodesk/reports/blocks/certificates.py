"""A page for everybody with a certificate; those who have none yet are listed where nobody has."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from ngodesk.common import dates
from ngodesk.common.language import Texts
from ngodesk.common.money import rounded, shown
from ngodesk.figures.certified import Course, course
from ngodesk.figures.signing import Signer, signers
from ngodesk.reports import wording
from ngodesk.reports.content import (
    Column,
    Display,
    Element,
    PageBreak,
    Row,
    Signature,
    Signatures,
    Table,
    Text,
)
from ngodesk.reports.source import Source
from ngodesk.reports.values import Name

OF_PRINT = (course, signers)
OPTIONS = frozenset(
    {
        "word", "number", "to", "of", "hours", "lead", "topics", "issued", "trainer", "signer", "none",
        "waiting", "name", "earned",
    }
)  # fmt: skip

_MOST_TOPICS = 8


def title(source: Source, texts: Texts) -> str:
    """The event's or the series'."""
    return source.of(course).title


def subtitle(source: Source, texts: Texts) -> str:
    """The days."""
    found = source.of(course)
    return _days(found, texts)


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """As they were given: the same number, hours and day each time."""
    found = source.of(course)
    if not found.given:
        yield Text(options["none"])
        yield from _waiting(found, options)
        return
    # Of a thousand certificates most of the words are the same ones: they stand in memory once.
    course_said = cache(lambda hours: tuple(_course(found, hours, texts, options)))
    signed = cache(lambda day: _signed(found, day, source, texts, options))
    word, to = Display(options["word"], "word", 14), Display(options["to"], "label", 14)
    new_page = PageBreak(letterhead=True)
    for place, given in enumerate(found.given):
        if place:
            yield new_page
        yield from (word, Display(options["number"].format(number=given.number), "label", 2))
        yield from (to, Display(given.name, "name", 2))
        yield from course_said(given.hours if given.hours is not None else found.hours)
        yield signed(given.issued_on)


def _course(found: Course, hours: Decimal, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    language = texts.language
    yield Display(options["of"], "label", 8)
    yield Display(found.title, "course", 2)
    said = [_days(found, texts), found.place]
    if hours:
        said.append(options["hours"].format(hours=shown(hours, language, 0 if hours == int(hours) else 2)))
    yield Display(wording.BETWEEN.join(filter(None, said)), "line", 2)
    if found.leads:
        yield Display(options["lead"].format(name=", ".join(found.leads)), "line", 1)
    if found.topics:
        yield Display(options["topics"], "label", 8)
        for topic in found.topics[:_MOST_TOPICS]:
            yield Display(f"\N{EN DASH} {topic}", "line", 1)


def _signed(found: Course, day: date, source: Source, texts: Texts, options: dict[str, Any]) -> Signatures:
    known, town = source.of(signers), source.common.organisation.city
    issued = ", ".join(filter(None, (town, dates.in_text(day, texts.language))))
    signer = known[0] if known else Signer("", "")
    return Signatures(
        (
            Signature(options["issued"], issued),
            Signature(options["trainer"], ", ".join(found.leads)),
            Signature(signer.function or options["signer"], signer.name),
        ),
        at_foot=True,
    )


def _waiting(found: Course, options: dict[str, Any]) -> Iterator[Element]:
    if not found.without_number:
        return
    yield Text(options["waiting"])
    columns = (Column(options["name"], weight=120), Column(options["earned"], "number", 30))
    rows = [Row((Name(each.last, each.first), rounded(each.hours))) for each in found.without_number]
    yield Table(columns, tuple(rows))


def _days(found: Course, texts: Texts) -> str:
    if found.start == found.end:
        return dates.in_text(found.start, texts.language)
    return dates.period(found.start, found.end, texts.language)
