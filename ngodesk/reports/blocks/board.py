"""A page for each project, as a board reads it: key figures, money, what lags, what is to be decided."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ngodesk.common import dates, money
from ngodesk.common.language import Texts
from ngodesk.common.text import natural_key
from ngodesk.figures import overseen as figures
from ngodesk.figures.about import About
from ngodesk.figures.execution import share
from ngodesk.figures.overseen import Aim, Overseen, Purse, overseen
from ngodesk.reports import kinds, wording
from ngodesk.reports.content import (
    Column,
    Decisions,
    Display,
    Element,
    Heading,
    KeyFigure,
    KeyFigures,
    PageBreak,
    Row,
    Table,
    Text,
)
from ngodesk.reports.source import Matter, Source
from ngodesk.reports.values import Amount, Period, Progress, Value

OF_PRINT = (overseen,)
TELLS = ("due", "findings")
OPTIONS = frozenset(
    {"none", "spent", "of_plan", "left", "over", "no_plan", "indicators", "met", "all_met", "below"}
    | {
        "no_targets",
        "report",
        "no_report",
        "due_on",
        "ready",
        "money",
        "source",
        "received",
        "paid",
        "balance",
    }
    | {"furthest", "of_target", "due", "findings", "at_risk", "nothing_found", "decide", "who", "yes", "no"}
    | {"overspent", "not_spent", "other"}
)

_PURSES, _AIMS, _DUE, _DECISIONS = 4, 3, 3, 4
"""How many stand on a page at most."""
_ROWS, _TABLE, _LETTERS = 17.6, 1.8, 36
"""A page has room for so many rows below the key figures, of which a heading takes some."""
_LINE, _LINE_HIGH, _AROUND = 42, 0.68, 0.34
"""A decision: letters in a line, and in rows how high a line is and what is left free around all."""
_AIM = (("furthest", 70), ("indicators", 44), ("met", 44))
_OWN = "reporting_periods"  # a key figure says when they are due
_SOON = 60  # days
_FINDINGS = 2
Decision = tuple[str, tuple[str, ...]]
"""What is to be decided, and the words to tick."""
_LONGEST = 120  # letters of what is to be decided


def projects(about: About) -> list[int]:
    """The projects that are on it."""
    return figures.projects(about)


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """Each on a page of its own."""
    found = source.of(overseen)
    if not found:
        yield Text(options["none"])
    for place, project in enumerate(found, 1):
        if place > 1:
            yield PageBreak(letterhead=True)
        yield from _page(project, (place, len(found)), source, texts, options)


def _page(
    project: Overseen, place: tuple[int, int], source: Source, texts: Texts, options: dict[str, Any]
) -> Iterator[Element]:
    today, language = source.printed_on, texts.language
    yield Display(project.title, "title")
    yield Text(_state(project, place, today, texts))
    figure = (
        _spent(project, texts, options),
        _met(project, options),
        _report(project, today, texts, options),
    )
    yield KeyFigures(figure)
    purses = project.purses[:_PURSES]
    left = _room(project, source) - len(purses)
    *asked, other = _decisions(project, source, texts, options)
    least = sum(_tall(what) for what, _words in (*asked[:1], other))
    furthest = project.furthest[: max(0, min(_AIMS, int(left - _TABLE - least)))]
    if purses:
        yield Heading(f"{options['money']}, {money.symbol(project.currency, language)}")
        yield _money(purses, options)
    if furthest:
        yield Heading(options["furthest"])
        columns = [Column(options[head], weight=weight) for head, weight in _AIM]
        yield Table(columns, [Row(_aim(each, texts, options)) for each in furthest], headless=True)
    left -= len(furthest) + (_TABLE if furthest else 0)
    kept = list(_fitting(asked, left - _tall(other[0])))
    left -= sum(_tall(what) for what, _words in (*kept, other))
    yield from _matters(project, source, max(0, min(_DUE, int(left))), texts, options)
    yield Heading(options["decide"])
    yield Decisions((*kept, other))


def _fitting(asked: Sequence[Decision], room: float) -> Iterator[Decision]:
    """As many decisions as there is room for, the first of them always."""
    for place, each in enumerate(asked[: _DECISIONS - 1]):
        room -= _tall(each[0])
        if place and room < 0:
            return
        yield each


def _tall(what: str) -> float:
    """How many rows a decision takes."""
    return _AROUND + _LINE_HIGH * max(2, -(-len(what) // _LINE))


def _money(purses: Sequence[Purse], options: dict[str, Any]) -> Table:
    columns = (
        Column(options["source"], weight=60),
        Column(options["received"], "number", 34, dash=True),
        Column(options["paid"], "number", 34, dash=True),
        Column(options["balance"], "balance", 34),
    )
    return Table(columns, [Row((each.name, each.received, each.spent, _left(each))) for each in purses])


def _left(purse: Purse) -> Value:
    """A dash for what cannot be computed."""
    return "\N{EN DASH}" if purse.balance is None else purse.balance


def _room(project: Overseen, source: Source) -> float:
    """Rows for tables: what long names, titles and credit lines leave, without the three headings."""
    common = source.common
    texts = (project.title, common.organisation.name, *common.credit_lines)
    credits = len(common.credit_lines) / 2  # of smaller type
    return _ROWS - 3 * _TABLE - 2 - credits - sum(len(text) // _LETTERS for text in texts)


def _state(project: Overseen, place: tuple[int, int], today: date, texts: Texts) -> str:
    period = wording.shown(Period(project.start, project.end), texts.language)
    parts = [kinds.project_status(project.status, texts), period]
    left = (project.end - today).days
    if left >= 0:
        parts.append(texts.ngettext("{number} day left", "{number} days left", left).format(number=left))
    if project.agreement_no:
        parts.append(texts.gettext("Agreement no. {number}").format(number=project.agreement_no))
    if place[1] > 1:
        number, count = place
        parts.append(texts.gettext("project {number} of {count}").format(number=number, count=count))
    return wording.BETWEEN.join(parts)


def _spent(project: Overseen, texts: Texts, options: dict[str, Any]) -> KeyFigure:
    """How much of the plan is spent, in whole units of the currency."""
    spent, planned, language = project.spent, project.planned, texts.language
    percent = share(spent, planned)
    if percent is None:
        amount = wording.shown(Amount(spent, project.currency), language)
        return KeyFigure(options["spent"], amount, None, (options["no_plan"],))
    left = planned - spent
    symbol = money.symbol(project.currency, language)
    said = options["of_plan"].format(
        spent=money.shown(spent, language, 0), plan=f"{money.shown(planned, language, 0)} {symbol}"
    )
    rest = options["left" if left >= 0 else "over"].format(
        amount=f"{money.shown(abs(left), language, 0)} {symbol}"
    )
    return KeyFigure(options["spent"], f"{money.shown(percent, language)}%", spent / planned, (said, rest))


def _met(project: Overseen, options: dict[str, Any]) -> KeyFigure:
    count, met = len(project.aims), sum(each.met for each in project.aims)
    if not count:
        return KeyFigure(options["indicators"], "\N{EN DASH}", None, (options["no_targets"],))
    below = options["below"].format(number=count - met) if met < count else options["all_met"]
    value = options["of_target"].format(value=met, target=count)
    return KeyFigure(options["indicators"], value, Decimal(met) / count, (options["met"], below))


def _report(project: Overseen, today: date, texts: Texts, options: dict[str, Any]) -> KeyFigure:
    if project.report is None:
        return KeyFigure(options["report"], "\N{EN DASH}", None, (options["no_report"],))
    code, day, count, ready = project.report
    days = (day - today).days
    if days >= 0:
        value = texts.ngettext("in {number} day", "in {number} days", days)
    else:
        value = texts.ngettext("{number} day late", "{number} days late", -days)
    remarks = [options["due_on"].format(code=code, day=dates.in_text(day, texts.language))]
    if count:
        remarks.append(options["ready"].format(ready=ready, count=count))
    share = Decimal(ready) / count if count else None
    return KeyFigure(options["report"], value.format(number=abs(days)), share, tuple(remarks))


def _aim(aim: Aim, texts: Texts, options: dict[str, Any]) -> Sequence[Any]:
    whole = not (aim.value % 1 or aim.target % 1)
    value, target = (money.shown(each, texts.language, 0 if whole else 2) for each in (aim.value, aim.target))
    said = options["of_target"].format(value=value, target=target)
    return aim.name, f"{said} {aim.unit}".strip(), Progress(aim.percent or Decimal(0), "")


def _matters(
    project: Overseen, source: Source, room: int, texts: Texts, options: dict[str, Any]
) -> Iterator[Element]:
    """What is due next, and what the checks found."""
    yield Heading(options["due"])
    due = [each for each in source.matters.due if each.project == project.id and each.table != _OWN][:room]
    rows = [Row((_day(each, texts), _short(each.what.text(texts), 70))) for each in due]
    rows.append(Row((options["findings"], _findings(project, source, texts, options))))
    columns = (Column(options["due"], weight=34), Column(options["findings"], weight=120))
    yield Table(columns, rows, headless=True)


def _day(matter: Matter, texts: Texts) -> str:
    return dates.in_table(matter.day, texts.language) if matter.day else ""


def _findings(project: Overseen, source: Source, texts: Texts, options: dict[str, Any]) -> str:
    found = [each for each in source.matters.findings if each.project == project.id]
    if not found:
        return str(options["nothing_found"])
    errors = sum(each.grave for each in found)
    parts = []
    if errors:
        parts.append(texts.ngettext("{number} error", "{number} errors", errors).format(number=errors))
    if others := len(found) - errors:
        parts.append(texts.ngettext("{number} warning", "{number} warnings", others).format(number=others))
    for amount in source.matters.at_risk.get(project.id, ()):
        if amount.value:
            parts.append(options["at_risk"].format(amount=amount.text(texts)))
    return wording.BETWEEN.join(parts)


def _decisions(
    project: Overseen, source: Source, texts: Texts, options: dict[str, Any]
) -> Iterator[Decision]:
    """What the figures ask a board, the gravest findings, and one row for what it brings up itself."""
    words = (options["yes"], options["no"])
    left = project.planned - project.spent
    amount = wording.shown(Amount(abs(left), project.currency), texts.language)
    if left < 0:
        yield options["overspent"].format(amount=amount), words
    elif left and project.planned and (project.end - source.printed_on).days <= _SOON:
        yield options["not_spent"].format(amount=amount), words
    grave = [each for each in source.matters.findings if each.project == project.id and each.grave]
    for each in sorted(grave, key=lambda matter: natural_key(matter.what.text(texts)))[:_FINDINGS]:
        yield f"{_short(each.what.text(texts), _LONGEST)} {options['who']}", ()
    yield options["other"], ()


def _short(text: str, longest: int) -> str:
    """At most so many letters, cut at a word."""
    return text if len(text) <= longest else f"{text[:longest].rpartition(' ')[0]} …"
