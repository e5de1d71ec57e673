"""From a template and a source to a report's content, in one language."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from ngodesk.common.dates import in_table
from ngodesk.common.language import Texts, texts
from ngodesk.figures.facts import OrganisationFacts, ProjectFacts
from ngodesk.reports import wording
from ngodesk.reports.content import Element, Footer, Header, Heading, Period, Report
from ngodesk.reports.source import Source
from ngodesk.reports.templates import Template, block, worded


def build(template: Template, source: Source, language: str) -> Report:
    """The report that `template` describes, from the source's figures and facts."""
    say = texts(language)
    facts = source.facts
    name = worded(template.title, language, template.official)
    return Report(
        id=template.id,
        name=name,
        label=worded(template.label, language, template.official),
        title=facts.title,
        subtitle=_subtitle(source, say),
        language=language,
        header=_header(facts, say),
        footer=_footer(template, source, language),
        content=tuple(_content(template, source, say)),
    )


def _content(template: Template, source: Source, say: Texts) -> Iterator[Element]:
    for part in template.parts:
        if part.heading:
            yield Heading(worded(part.heading, say.language, template.official))
        options: dict[str, Any] = worded(part.options, say.language, template.official)
        yield from block(part.block).build(source, say, options)


def _subtitle(source: Source, say: Texts) -> str:
    day = in_table(source.printed_on, say.language)
    asked = _period(source)
    if asked is None:
        return say.gettext("Figures of the whole project, counted from the records on {day}").format(day=day)
    said = say.gettext("Figures of {period}, counted from the records on {day}")
    return said.format(period=wording.period(asked, say.language), day=day)


def _period(source: Source) -> Period | None:
    """The period that was asked for; an end left open is the project's."""
    asked = [source.figures[key] for key in ("from", "to")]
    start, end = (date.fromisoformat(day) if day else None for day in asked)
    facts = source.facts
    if start and end:
        return Period(start, end)
    if start:
        return Period(start, max(facts.end, start))
    return Period(min(facts.start, end), end) if end else None


def _header(facts: ProjectFacts, say: Texts) -> Header:
    organisation = facts.organisation
    return Header(
        organisation=organisation.name,
        short_name=organisation.short_name,
        address=_address(organisation, say),
        agreement_no=facts.agreement_no,
        agreement_date=facts.agreement_date,
        project_title=facts.title,
    )


def _address(organisation: OrganisationFacts, say: Texts) -> str:
    """Address and numbers: ul. Przykładowa 7, 82-300 Elbląg · KRS 0000000000 · NIP 000-000-00-00."""
    town = [organisation.postcode, organisation.city]
    if organisation.country == "LV":  # there the postcode comes last
        town = [", ".join(part for part in reversed(town) if part)]
    address = ", ".join(part for part in (organisation.address, " ".join(filter(None, town))) if part)
    register, tax = organisation.register_no, organisation.tax_id
    if organisation.country == "PL":  # both have names that no language translates
        numbers = [f"KRS {register}" if register else "", f"NIP {tax}" if tax else ""]
    else:
        numbers = [
            say.gettext("register no. {number}").format(number=register) if register else "",
            say.gettext("tax no. {number}").format(number=tax) if tax else "",
        ]
    return wording.BETWEEN.join(part for part in (address, *numbers) if part)


def _footer(template: Template, source: Source, language: str) -> Footer:
    return Footer(
        printed_on=source.printed_on,
        credit_lines=source.facts.credit_lines,
        credit_expected="project" in template.needs,
        period=_period(source),
        whole_project=True,
        mark=source.mark,
        sample=source.facts.sample,
        translation=template.official not in ("", language),
    )
