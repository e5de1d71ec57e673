"""The description on the back of an invoice: a page for each project that it is charged to."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ngodesk.common import dates
from ngodesk.common.language import Texts
from ngodesk.common.money import money, shown
from ngodesk.figures.paper import Charged, Paper, paper
from ngodesk.model import words
from ngodesk.reports import wording
from ngodesk.reports.content import (
    Column,
    Element,
    FormRow,
    FormTable,
    Heading,
    Note,
    PageBreak,
    Row,
    Table,
    WriteIn,
)
from ngodesk.reports.source import Source
from ngodesk.reports.values import Period, Value

OF_PRINT = (paper,)
OPTIONS = frozenset(
    {
        "project", "what_for", "activity", "paid", "chosen", "place", "charges", "line", "name", "total",
        "sum", "other_projects", "outside", "document", "vat_in", "vat_out", "approvals", "heads", "posting",
        "account", "amount", "note", "rest", "recovered",
    }
)  # fmt: skip


def title(source: Source, texts: Texts) -> str:
    """Kind, number and day of the document."""
    found = source.of(paper)
    kind = words.word("cost_documents", "kind", found.kind, texts)
    day = dates.in_table(found.issue_date, texts.language)
    said = texts.gettext("{kind} {number} of {day}").format(kind=kind, number=found.number, day=day)
    return said[:1].upper() + said[1:]


def subtitle(source: Source, texts: Texts) -> str:
    """Who issued it, its codes and amounts."""
    found, language = source.of(paper), texts.language
    gross = money(found.gross, found.currency, language)
    amounts = texts.gettext("gross {amount}").format(amount=gross)
    if found.net is not None and found.vat is not None:
        said = texts.gettext("net {net}, VAT {vat}")
        amounts += f" ({said.format(net=shown(found.net, language), vat=shown(found.vat, language))})"
    issuer = ", ".join(part for part in (found.issuer, found.issuer_city) if part)
    number = texts.gettext("code {code}").format(code=found.accounting_no or found.ref)
    return wording.BETWEEN.join(part for part in (issuer, number, amounts) if part)


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """Every project apart; a document that no project pays has one page too."""
    found = source.of(paper)
    only = source.project.ref if source.project else None
    projects = list(dict.fromkeys(each.project for each in found.charged if only in (None, each.project)))
    for number, project in enumerate(projects or [""]):
        if number:
            yield PageBreak()
        yield from _page(found, found.of_project(project), texts, options)


def _page(found: Paper, charged: list[Charged], texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    yield _form(found, charged, texts, options)
    yield Heading(options["charges"])
    yield _amounts(found, charged, options)
    yield Note(options["vat_out" if found.vat_recoverable else "vat_in"])
    yield Heading(options["approvals"]["heading"])
    yield WriteIn(options["heads"], [(row["what"], row["who"]) for row in options["approvals"]["rows"]])
    yield Heading(options["posting"])
    yield _posting(found, charged, options)


def _form(found: Paper, charged: list[Charged], texts: Texts, options: dict[str, Any]) -> FormTable:
    rows = []
    if charged:
        rows.append(FormRow(options["project"], _project(charged[0], texts)))
    rows.append(FormRow(options["what_for"], found.description or "\n".join(filter(None, _notes(charged)))))
    activities = tuple(dict.fromkeys(each.activity for each in charged if each.activity))
    if activities:
        rows.append(FormRow(options["activity"], activities))
    rows.append(FormRow(options["paid"], _paid(found, texts)))
    rows.append(FormRow(options["chosen"], found.procurement or found.contract))
    if found.paper_place:
        rows.append(FormRow(options["place"], found.paper_place))
    return FormTable(tuple(rows))


def _notes(charged: list[Charged]) -> dict[str, None]:
    return dict.fromkeys(each.note for each in charged)


def _project(charged: Charged, texts: Texts) -> str:
    days = wording.period(Period(charged.start, charged.end), texts.language)
    said = [charged.title]
    if charged.agreement_no and charged.agreement_date:
        day = dates.in_table(charged.agreement_date, texts.language)
        said.append(
            texts.gettext("agreement no. {number} of {day}").format(number=charged.agreement_no, day=day)
        )
    elif charged.agreement_no:
        said.append(texts.gettext("Agreement no. {number}").format(number=charged.agreement_no))
    return ", ".join([*said, days])


def _paid(found: Paper, texts: Texts) -> Value:
    """Each payment with its day, amount, method and reference."""
    said = []
    for each in found.payments:
        method = words.word("payments", "method", each.method or found.payment_method, texts)
        day = dates.in_table(each.date, texts.language)
        amount = money(each.amount, found.currency, texts.language)
        said.append(", ".join(part for part in (day, amount, method, each.reference) if part))
    if not said and found.payment_date:
        method = words.word("cost_documents", "payment_method", found.payment_method, texts)
        day = dates.in_table(found.payment_date, texts.language)
        said.append(", ".join(part for part in (day, method) if part))
    return tuple(said)


def _amounts(found: Paper, charged: list[Charged], options: dict[str, Any]) -> Table:
    """Lines by sources, then what others pay, then the document."""
    sources = list(dict.fromkeys((each.source, each.source_name) for each in charged))
    columns = (
        Column(options["line"], weight=14),
        Column(options["name"], weight=50),
        *(Column(name, "number", 22, summed=True, dash=True) for _code, name in sources),
        Column(options["total"].replace("{unit}", found.currency), "number", 24, summed=True),
    )
    rows = []
    for line, name in dict.fromkeys((each.line, each.line_name) for each in charged):
        cells = [
            _sum(each for each in charged if (each.line, each.source) == (line, code)) for code, _n in sources
        ]
        rows.append(Row((line, name, *cells, sum(cells, Decimal("0.00")))))
    mine = [_sum(each for each in charged if each.source == code) for code, _name in sources]
    whole = sum(mine, Decimal("0.00"))
    rows.append(Row(("", options["sum"], *mine, whole), "subtotal"))
    blank = [""] * len(sources)
    others = _sum(found.charged) - whole
    rest = found.ceiling - _sum(found.charged) - (found.outside or Decimal("0.00"))
    for label, amount in (
        (options["other_projects"], others),
        (options["outside"], found.outside),
        (options["rest"], rest),
        (options["recovered"], found.cost - found.ceiling),
    ):
        if amount:
            rows.append(Row(("", label, *blank, amount)))
    rows.append(Row(("", options["document"], *blank, found.cost), "total"))
    return Table(columns, tuple(rows))


def _sum(charged: Any) -> Decimal:
    return sum((each.amount for each in charged), Decimal("0.00"))


def _posting(found: Paper, charged: list[Charged], options: dict[str, Any]) -> Table:
    """The accounts that lines and sources name; otherwise room to write them."""
    columns = (
        Column(options["account"][0], weight=36),
        Column(options["account"][1], weight=36),
        Column(options["amount"].replace("{unit}", found.currency), "number", 28),
        Column(options["note"], weight=50),
    )
    rows = [
        Row(
            (each.line_account, each.source_account, each.amount, f"{each.project} {each.line} {each.source}")
        )
        for each in charged
    ]
    if found.posting:
        rows.append(Row((found.posting, "", "", "")))
    rows += [] if rows else [Row(("", "", "", ""))] * 2
    return Table(columns, tuple(rows))
