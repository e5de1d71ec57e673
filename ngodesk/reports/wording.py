"""Values in the words and signs of a print's language, for every writer."""

from datetime import date
from decimal import Decimal

from ngodesk.common import dates, money
from ngodesk.common.language import Texts, texts
from ngodesk.reports.values import Alternatives, Amount, Born, Name, Period, Progress, Unknown, Value
from ngodesk.reports.whole import Footer, Header, Report

BETWEEN = " \N{MIDDLE DOT} "


def shown(value: Value, language: str) -> str:
    """`value` as it prints: numbers with two places, whole ones without, lists one to a line."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return "\n".join(value)
    if isinstance(value, int):
        return money.shown(Decimal(value), language, 0)
    if isinstance(value, Decimal):
        return money.shown(value, language)
    if isinstance(value, Amount):
        return money.money(value.value, value.currency, language)
    if isinstance(value, Period):
        return period(value, language)
    if isinstance(value, Alternatives):
        return " / ".join(value.words) if value.chosen is None else value.words[value.chosen]
    if isinstance(value, date):
        return dates.in_table(value, language)
    if isinstance(value, Name):
        return f"{value.last} {value.first}".strip()
    if isinstance(value, Born):
        return shown(value.on, language)
    if isinstance(value, Progress):
        return value.words
    return not_stated(texts(language))


def not_stated(texts: Texts) -> str:
    """What stands for a value that nobody recorded."""
    return texts.gettext("not stated")


def is_unknown(value: Value) -> bool:
    """Whether `value` prints as a remark that it is not there."""
    return isinstance(value, Unknown)


def period(value: Period, language: str) -> str:
    """From and to, with the remark in brackets."""
    if value.dashed:
        days = f"{dates.dashed(value.start)} \N{EN DASH} {dates.dashed(value.end)}"
    else:
        days = dates.period(value.start, value.end, language)
    return f"{days} ({value.remark})" if value.remark else days


def agreement(header: Header, language: str) -> tuple[str, str]:
    """Number and date of the agreement, as two lines; empty ones where they are not known."""
    say = texts(language)
    number = (
        say.gettext("Agreement no. {number}").format(number=header.agreement_no)
        if header.agreement_no
        else ""
    )
    day = header.agreement_date
    concluded = say.gettext("concluded {day}").format(day=dates.in_table(day, language)) if day else ""
    return number, concluded


def continued(report: Report) -> str:
    """What later pages say about the report."""
    return texts(report.language).gettext("{report} – continued").format(report=report.name)


def imprint(report: Report) -> tuple[str, str]:
    """The last line of every page: the report's name, and all that follows it."""
    say, footer, language = texts(report.language), report.footer, report.language
    parts = [say.gettext("working translation") if footer.translation else "", footer.about]
    parts.append(_span(footer, language))
    parts.append(say.gettext("printed {day}").format(day=dates.in_table(footer.printed_on, language)))
    parts.append(say.gettext("record {mark}").format(mark=footer.mark) if footer.mark else "")
    return report.name, "".join(BETWEEN + part for part in parts if part)


def page_number(page: int, pages: int, language: str) -> str:
    """Which page of how many."""
    return texts(language).gettext("Page {page} of {pages}").format(page=page, pages=pages)


def no_credit_line(language: str) -> str:
    """What the footer says where a project's credit line is missing."""
    return texts(language).gettext("No credit line is recorded for this project.")


def marks(footer: Footer, language: str) -> list[str]:
    """What stands out at the foot of every page: a draft or its number, whether the data are invented."""
    say = texts(language)
    found = [
        say.gettext("DRAFT") if footer.draft else "",
        say.gettext("No. {number}").format(number=footer.number) if footer.number else "",
        say.gettext("corrects {number}").format(number=footer.corrects) if footer.corrects else "",
        say.gettext("SAMPLE DATA") if footer.sample else "",
    ]
    return [mark for mark in found if mark]


def _span(footer: Footer, language: str) -> str:
    if footer.period:
        return period(footer.period, language)
    return texts(language).gettext("whole project") if footer.whole_project else ""
