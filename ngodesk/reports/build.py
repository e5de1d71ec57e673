"""From a template and a source to a report's content, in one language."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.dates import in_table
from ngodesk.common.language import Texts, texts
from ngodesk.figures.facts import OrganisationFacts
from ngodesk.reports import captions, wording
from ngodesk.reports.content import Element, Heading
from ngodesk.reports.source import Source
from ngodesk.reports.templates import Template, block, worded
from ngodesk.reports.whole import Footer, Header, Report


def build(template: Template, source: Source, language: str) -> Report:
    """The report that `template` describes, from the source's figures and facts."""
    say = texts(language)
    name = worded(template.title, language, template.official)
    return Report(
        id=template.id,
        name=name,
        label=worded(template.label, language, template.official),
        title=_from_block(template, "title", source, say) or (source.facts.title if source.project else name),
        subtitle=_from_block(template, "subtitle", source, say) or _subtitle(source, say),
        language=language,
        header=_header(source, say, _from_block(template, "running", source, say)),
        footer=_footer(template, source, language, _from_block(template, "about", source, say)),
        large=template.large,
        landscape=template.landscape or bool(_from_block(template, "landscape", source, say)),
        content=tuple(_content(template, source, say)),
    )


def _content(template: Template, source: Source, say: Texts) -> Iterator[Element]:
    for part in template.parts:
        if part.heading:
            yield Heading(worded(part.heading, say.language, template.official))
        options: dict[str, Any] = worded(part.options, say.language, template.official)
        yield from block(part.block).build(source, say, options)


def _from_block(template: Template, what: str, source: Source, say: Texts) -> str:
    """What a block says of the whole print, where one does: title, subtitle, running, about, landscape."""
    for part in template.parts:
        speaking = getattr(block(part.block), what, None)
        if speaking is not None:
            said: str = speaking(source, say)
            return said
    return ""


def _subtitle(source: Source, say: Texts) -> str:
    day = in_table(source.printed_on, say.language)
    asked = captions.period(source)
    if asked is None:
        return say.gettext("Figures of the whole project, counted from the records on {day}").format(day=day)
    said = say.gettext("Figures of {period}, counted from the records on {day}")
    return said.format(period=wording.period(asked, say.language), day=day)


def _header(source: Source, say: Texts, running: str) -> Header:
    organisation, facts = source.common.organisation, source.project
    return Header(
        organisation=organisation.name,
        short_name=organisation.short_name,
        address=address(organisation, say),
        agreement_no=facts.agreement_no if facts else "",
        agreement_date=facts.agreement_date if facts else None,
        project_title=facts.title if facts else "",
        running=running,
        logos=source.common.logos,
    )


def address(organisation: OrganisationFacts, say: Texts) -> str:
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


def _footer(template: Template, source: Source, language: str, about: str) -> Footer:
    return Footer(
        printed_on=source.printed_on,
        credit_lines=source.common.credit_lines,
        credit_expected=source.project is not None,
        period=captions.period(source),
        about=about,
        whole_project="project" in template.needs,
        mark=source.mark,
        sample=source.common.sample,
        translation=template.official not in ("", language),
        draft=template.approval and not source.number,
        number=source.number,
        corrects=source.corrects,
    )
