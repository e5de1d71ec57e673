"""What the page of forms reads at once: the forms, the one that is shown, its names with their values."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.form_files import Example
    from ngodesk.work.form_names import Name
    from ngodesk.work.forms import FormRow, Used
    from ngodesk.work.frozen import FrozenRow
    from ngodesk.work.print_choices import ProjectChoice
    from ngodesk.work.printing import ReportRow, Wish

APPROVED = "approved"


@dataclass(frozen=True)
class About:
    """Which form, for which project and period, in which language. Nothing is as it is by itself.

    The state is blank for a draft, as long as nothing says otherwise.
    """

    form: int | None = None
    project: int | None = None
    period: int | None = None
    language: str = ""
    state: str = ""


@dataclass(frozen=True)
class Found:
    """Everything that the page shows. Without a project there is nothing to fill a form with.

    The projects are those of the form's programme. `frozen` is the report by which the form is approved.
    """

    about: About
    forms: "tuple[FormRow, ...]"
    form: "FormRow | None"
    projects: "tuple[ProjectChoice, ...]"
    reports: "tuple[ReportRow, ...]"
    examples: "tuple[Example, ...]"
    names: "tuple[Name, ...]"
    used: "Used | None"
    wish: "Wish | None"
    programmes: tuple[tuple[int, str], ...]
    frozen: "FrozenRow | None"

    @property
    def draft(self) -> bool:
        """Whether what is filled is marked as a draft."""
        return self.frozen is None and self.about.state != APPROVED


def look(store: "Store", about: About) -> Found:
    """In the worker."""
    from ngodesk.work import form_files, form_marks, form_names, forms, narrative_choices

    kept = tuple(forms.forms(store))
    form = next((each for each in kept if each.id == about.form), kept[0] if kept else None)
    offered = narrative_choices.offered(store)
    ours = forms.projects_of(store, form.programme if form else None)
    projects = tuple(each for each in offered.projects if each.id in ours) or offered.projects
    whole = _whole(about, form, projects)
    wish = wish_of(whole, projects)
    names: tuple[Name, ...] = ()
    used = None
    if wish is not None and form is not None:
        names = tuple(forms.names(store, form, wish))
        used = forms.names_used(store, form, forms.data(store, form, wish))
    elif wish is not None:
        names = tuple(form_names.names(store, wish))
    return Found(
        whole,
        kept,
        form,
        projects,
        offered.reports,
        tuple(form_files.examples()),
        names,
        used,
        wish,
        tuple(forms.programmes(store)),
        form_marks.approved_as(store, form.report, wish) if form and wish else None,
    )


def _whole(about: About, form: "FormRow | None", projects: "tuple[ProjectChoice, ...]") -> About:
    first = projects[0] if projects else None
    project = next((each for each in projects if each.id == about.project), first)
    periods = {each.id for each in project.periods} if project else set()
    return replace(
        about,
        form=form.id if form else None,
        project=project.id if project else None,
        period=about.period if about.period in periods else None,
    )


def wish_of(about: About, projects: "tuple[ProjectChoice, ...]") -> "Wish | None":
    """What a form is filled for; nothing where the file has no project."""
    from ngodesk.work.printing import Wish

    project = next((each for each in projects if each.id == about.project), None)
    if project is None:
        return None
    period = next((each for each in project.periods if each.id == about.period), None)
    start, end = (period.start, period.end) if period else (None, None)
    return Wish(project=project.ref, start=start, end=end, language=about.language or None)
