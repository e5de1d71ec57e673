"""The controller's list: how much of it is proven, then each point with all that proves it."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ngodesk.common import dates
from ngodesk.common.language import Texts
from ngodesk.figures.charges import Charge
from ngodesk.figures.controlled import (
    INCOMPLETE,
    LACKS,
    MISSING,
    PROVEN,
    ContractFacts,
    Counted,
    Point,
    Voucher,
    controlled,
)
from ngodesk.reports import wording
from ngodesk.reports.content import Column, Element, FormRow, FormTable, Heading, PageBreak, Row, Table, Text
from ngodesk.reports.source import Source
from ngodesk.reports.values import NOT_STATED, Amount, Value

OF_PRINT = (controlled,)
OPTIONS = frozenset(
    {"state", "points", "total", "asked", "what", "place", "each", "none", "document", "description"}
    | {"charged", "contract", "offers", "payments", "lists", "lacks", "indicator", "value", "records"}
    | {"order", "number", "scans", "of_events", "nothing", "not_found", "issuer"}
    | {PROVEN, INCOMPLETE, MISSING}
    | {f"no_{lack}" for lack in LACKS}
)
_STATES = (PROVEN, INCOMPLETE, MISSING)


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """The cover on a page of its own, the points after it."""
    points = source.of(controlled)
    if not points:
        yield Text(options["none"])
        return
    counts = Counter(point.state for point in points)
    rows = [Row((options[state], counts[state])) for state in _STATES]
    columns = (Column(options["state"], weight=100), Column(options["points"], "count", 30))
    yield Table(columns, (*rows, Row((options["total"], len(points)), "total")))
    yield Heading(options["order"])
    yield _overview(points, options)
    yield PageBreak()
    yield Heading(options["each"])
    for number, point in enumerate(points, 1):
        yield from _point(number, point, source.facts.currency, texts, options)


def _overview(points: tuple[Point, ...], options: dict[str, Any]) -> Table:
    columns = (
        Column(options["number"], weight=8),
        Column(options["asked"], weight=44),
        Column(options["what"], weight=66),
        Column(options["place"], weight=30),
        Column(options["state"], weight=26),
    )
    rows = []
    for number, point in enumerate(points, 1):
        what = _what(point, options)
        rows.append(Row((f"{number}.", point.asked, what, _place(point), options[point.state])))
    return Table(columns, rows)


def _what(point: Point, options: dict[str, Any]) -> str:
    if isinstance(point.found, Voucher):
        first = point.found.charges[0]
        return first.issuer or first.description
    return point.found.indicator.name if isinstance(point.found, Counted) else str(options["not_found"])


def _place(point: Point) -> str:
    return point.found.charges[0].paper_place if isinstance(point.found, Voucher) else ""


def _point(
    number: int, point: Point, currency: str, texts: Texts, options: dict[str, Any]
) -> Iterator[Element]:
    said = f"{number}. {point.asked} \N{EN DASH} {options[point.state]}"
    yield Heading(said, 2)
    if isinstance(point.found, Voucher):
        yield FormTable(tuple(_voucher(point.found, currency, texts, options)))
    elif isinstance(point.found, Counted):
        yield FormTable(tuple(_counted(point.found, texts, options)))
    else:
        yield Text(options["not_found"])


def _voucher(found: Voucher, currency: str, texts: Texts, options: dict[str, Any]) -> Iterator[FormRow]:
    first = found.charges[0]
    day = dates.in_table(first.issue_date, texts.language)
    gross = wording.shown(Amount(first.gross, first.currency), texts.language)
    yield FormRow(options["document"], wording.BETWEEN.join((first.number, day, gross)))
    yield FormRow(options["issuer"], wording.BETWEEN.join(filter(None, (first.issuer, first.tax_id))))
    yield FormRow(options["description"], first.description)
    yield FormRow(options["charged"], tuple(_charged(each, currency, texts) for each in found.charges))
    if found.contract is not None:
        yield FormRow(options["contract"], _contract(found.contract, texts, options))
        yield FormRow(options["offers"], _offers(found.contract, options))
    yield FormRow(options["payments"], _payments(found, texts, options))
    if found.lists:
        yield FormRow(options["lists"], options["scans"].format(number=found.lists))
    yield FormRow(options["place"], first.paper_place or NOT_STATED)
    yield from _lacking(found.lacks, options)


def _charged(charge: Charge, currency: str, texts: Texts) -> str:
    value = NOT_STATED if charge.value is None else Amount(charge.value, currency)
    line = f"{charge.line} {charge.line_name}"
    return wording.BETWEEN.join((line, charge.source_name, wording.shown(value, texts.language)))


def _contract(contract: ContractFacts, texts: Texts, options: dict[str, Any]) -> str:
    day = dates.in_table(contract.signed_on, texts.language) if contract.signed_on else ""
    scan = options["scans"].format(number=1) if contract.scanned else ""
    return wording.BETWEEN.join(filter(None, (contract.number, day, contract.subject, scan)))


def _offers(contract: ContractFacts, options: dict[str, Any]) -> str:
    scans = options["scans"].format(number=contract.offers) if contract.offers else ""
    return wording.BETWEEN.join(filter(None, (contract.selection, scans))) or str(options["nothing"])


def _payments(found: Voucher, texts: Texts, options: dict[str, Any]) -> Value:
    said = [
        wording.BETWEEN.join(filter(None, (dates.in_table(each.date, texts.language), each.reference)))
        for each in found.charges[0].payments
    ]
    if found.proofs:
        said.append(options["scans"].format(number=found.proofs))
    return tuple(said) or str(options["nothing"])


def _counted(found: Counted, texts: Texts, options: dict[str, Any]) -> Iterator[FormRow]:
    indicator = found.indicator
    yield FormRow(options["indicator"], f"{indicator.code} {indicator.name}")
    target = "" if indicator.target is None else f" / {_number(indicator.target, texts)}"
    yield FormRow(options["value"], f"{_number(indicator.value, texts)}{target} {indicator.unit}".strip())
    yield FormRow(options["description"], indicator.verification)
    yield FormRow(options["records"], len(indicator.records))
    if found.events:
        said = options["of_events"].format(number=found.lists, events=found.events)
        yield FormRow(options["lists"], said)
    yield from _lacking(found.lacks, options)


def _number(value: Decimal, texts: Texts) -> str:
    return wording.shown(value if value % 1 else int(value), texts.language)


def _lacking(lacks: tuple[str, ...], options: dict[str, Any]) -> Iterator[FormRow]:
    if lacks:
        yield FormRow(options["lacks"], tuple(options[f"no_{lack}"] for lack in lacks), strong=True)
