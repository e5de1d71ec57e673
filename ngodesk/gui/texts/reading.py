"""What the page reads at once: what can be chosen, the sections, the figures, the texts beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ngodesk.gui.places import Link, to_texts

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.narrative_choices import Offered
    from ngodesk.work.narratives import Book
    from ngodesk.work.print_choices import ProjectChoice
    from ngodesk.work.printing import Wish


@dataclass(frozen=True)
class About:
    """What is written for: a report of a project, one of its periods or all of it, in a language."""

    report: str = ""
    project: int | None = None
    period: int | None = None
    language: str = ""
    record: int | None = None  # a text that says all of it

    @classmethod
    def of_link(cls, link: Link) -> "About":
        """What a link says of it; the rest is found."""
        said = dict(link.values)
        project = link.project or _whole_number(said.get("project"))
        period, language = _whole_number(said.get("period")), str(said.get("language", ""))
        return cls(link.filter, project, period, language, link.record)

    def link(self, section: str = "") -> Link:
        """Where it is written."""
        return to_texts(self.report, self.project, self.period, self.language, section)


def _whole_number(value: str | int | None) -> int | None:
    return value if isinstance(value, int) else None


@dataclass(frozen=True)
class Found:
    """Everything that the page shows; no wish and no book where the file has no project yet."""

    about: About
    section: str
    """The one that is asked for by its record; blank where none is."""
    offered: "Offered"
    wish: "Wish | None"
    book: "Book | None"
    known: Mapping[str, str]
    """Names that stand for a figure, with its value."""
    others: Mapping[str, Mapping[str, str]]
    """Texts of other languages by section."""

    def to_print(self) -> Link:
        """Where the whole report is seen before it is printed."""
        periods = (period for project in self.offered.projects for period in project.periods)
        code = next((each.code for each in periods if each.id == self.about.period), "")
        said = {"period": code, "language": self.about.language}
        values = tuple((name, value) for name, value in said.items() if value)
        return Link(place="reports", filter=self.about.report, project=self.about.project, values=values)


def look(store: "Store", about: About) -> Found:
    """In the worker."""
    from ngodesk.work import narrative_choices, narratives

    about, section = _of_record(store, about)
    offered = narrative_choices.offered(store, about.project)
    project = _project(about, offered)
    if project is None:
        return Found(about, "", offered, None, None, {}, {})
    whole = _whole(about, project, offered)
    wish = wish_of(whole, project)
    its = narratives.book(store, whole.report, wish)
    languages = sorted({each for section in its.sections for each in section.elsewhere})
    others = {each: narratives.book(store, whole.report, replace(wish, language=each)) for each in languages}
    return Found(
        whole,
        section,
        offered,
        wish,
        its,
        narratives.names(store, whole.report, wish),
        {key: {each.section: each.text for each in book.sections} for key, book in others.items()},
    )


def _of_record(store: "Store", about: About) -> tuple[About, str]:
    """What a text is of, where one is asked for that is still there; and its section."""
    from ngodesk.work import narrative_choices

    text = narrative_choices.text(store, about.record) if about.record is not None else None
    if text is None:
        return about, ""
    return About(text.report, text.project, text.period, text.language), text.section


def _project(about: About, offered: "Offered") -> "ProjectChoice | None":
    projects = offered.projects
    first = projects[0] if projects else None
    return next((each for each in projects if each.id == about.project), first)


def _whole(about: About, project: "ProjectChoice", offered: "Offered") -> About:
    reports = {row.id for row in offered.reports}
    report = about.report if about.report in reports else offered.report
    period = about.period if about.period in {each.id for each in project.periods} else None
    return About(report, project.id, period, about.language or offered.language)


def wish_of(about: About, project: "ProjectChoice") -> "Wish":
    """What is asked of the sections, and of the print."""
    from ngodesk.work.printing import Wish

    period = next((each for each in project.periods if each.id == about.period), None)
    return Wish(
        project=project.ref,
        start=period.start if period else None,
        end=period.end if period else None,
        language=about.language,
    )
