"""The names that a funder's form may have, each with what it says and its value for a project and period."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ngodesk.common import language as languages
from ngodesk.common.errors import UsageError
from ngodesk.common.language import N_, _
from ngodesk.figures.facts import ProjectFacts, project_facts
from ngodesk.figures.project import Scope, scope
from ngodesk.figures.whole import figures
from ngodesk.reports import narration, templates
from ngodesk.reports.content import Heading, Items, Text
from ngodesk.reports.own import lists
from ngodesk.reports.own.data import Data, Row
from ngodesk.reports.places import Place, places, values
from ngodesk.store.store import Store
from ngodesk.work import narratives, workspaces
from ngodesk.work.form_words import FIELDS, LISTS
from ngodesk.work.name_words import meaning
from ngodesk.work.printing import Wish

_TEXT = "text."  # begins the names of what was written for a report


@dataclass(frozen=True)
class Name:
    """A name, what it says in the screen's language, its value in the form's; `many` is of a row each."""

    name: str
    sentence: str
    value: str
    many: bool = False

    @property
    def written(self) -> str:
        """As it stands in a form."""
        return f"{{{{ {self.name} }}}}"


def data(store: Store, wish: Wish, report: str | None = None) -> Data:
    """All that a form may be filled with. Raises UsageError where no project is named."""
    if wish.project is None:
        raise UsageError(N_("A form is filled for one project."), N_("Name it with --project."))
    language = wish.language or workspaces.language(store)
    texts, today = languages.texts(language), date.today()
    with store.read() as session:
        found = scope(session.connection(), wish.project, wish.span, wish.amendment)
        facts = project_facts(session, found.ref, language, today)
        counted = figures(found)
        names = values(counted, facts, texts) | _days(found, facts, today)
        rows = lists.rows(found, facts, counted, texts)
    if report is not None:
        names |= _texts(store, report, replace(wish, language=language), places(counted, facts, texts))
    rows["activities"] = [_with_text(row, names) for row in rows["activities"]]
    return Data(names, rows, lists.fields(), facts.currency, today, texts)


def names(store: Store, wish: Wish, report: str | None = None) -> list[Name]:
    """The index: every name, those of the rows of lists last."""
    known = data(store, wish, report)
    headings = _headings(report, known.texts.language) if report else {}
    said = {name: known.said(place) for name, place in known.names.items()}
    found = [Name(name, _sentence(name, said, headings), value) for name, value in said.items()]
    return found + list(_of_rows(known))


def _days(found: Scope, facts: ProjectFacts, today: date) -> dict[str, Place]:
    return {
        "period.start": Place(found.span.start or facts.start, "day"),
        "period.end": Place(found.span.end or facts.end, "day"),
        "today": Place(today, "day"),
    }


def _texts(store: Store, report: str, wish: Wish, known: Mapping[str, str]) -> dict[str, Place]:
    """What was written for the sections of a report, with the figures that the texts name."""
    found = narratives.book(store, report, wish).sections
    return {f"{_TEXT}{each.section}": Place(_plain(narration.filled(each.text, known))) for each in found}


def _plain(text: str) -> str:
    """A text without its marks: points with a dash, headings as lines of their own."""
    said = []
    for each in narration.elements(text):
        if isinstance(each, Items):
            said += [
                f"{number}. {item}" if each.numbered else f"\N{EN DASH} {item}"
                for number, item in enumerate(each.items, 1)
            ]
        elif isinstance(each, Heading | Text):
            said.append(each.text)
    return "\n".join(said)


def _headings(report: str, language: str) -> dict[str, str]:
    """What the sections of a report are called, by name; those of activities by the first part of it."""
    found = templates.template(report)
    return {
        part.options["section"]: templates.worded(part.heading, language, found.official)
        for part in found.parts
        if "section" in part.options and part.heading
    }


def _with_text(row: Row, names: Mapping[str, Place]) -> Row:
    """An activity with what was written of it, where the report has a section for each."""
    return {**row, lists.TEXT: names.get(f"{_TEXT}activity.{row['code'].value}", Place(""))}


def _of_rows(known: Data) -> Iterator[Name]:
    for name, each in lists.LISTS.items():
        rows = known.lists[name]
        for field in sorted(known.fields[name], key=[*each.names, lists.TEXT].index):
            sentence = _(LISTS[name]).format(field=_(FIELDS[field]))
            value = known.said(rows[0][field]) if rows else ""
            yield Name(f"{name}.{field}", sentence, value, many=True)


def _sentence(name: str, said: Mapping[str, str], headings: Mapping[str, str]) -> str:
    section = name.removeprefix(_TEXT)
    if section == name:
        return meaning(name, said)
    first, _dot, code = section.partition(".")
    heading = " ".join(filter(None, (headings.get(section) or headings.get(first) or first, code)))
    return _("What was written under “{heading}”").format(heading=heading)
