"""What a form is filled for."""

from ngodesk.common.language import LANGUAGES, N_, _
from ngodesk.gui.forms.reading import APPROVED, About, Found
from ngodesk.gui.subject import Subject

_NAMES = {
    "project": N_("Project"),
    "period": N_("Period"),
    "language": N_("Language of the filled form"),
    "state": N_("Draft or approved"),
}


class Choosing(Subject):
    """Project, period and language, and whether it is a draft."""

    def __init__(self) -> None:
        super().__init__(_NAMES, About())

    def offer(self, found: Found) -> None:
        """What there is to choose from, and what is chosen."""
        self.show_projects(found.projects, found.about)
        own = _("The form’s language") if found.form is not None and found.form.language else ""
        languages = [(own or _("The file’s language"), "")]
        languages += [(name, code) for code, name in LANGUAGES.items()]
        self.lists["language"].fill(languages, found.about.language)
        states = [(_("draft"), ""), (_("approved"), APPROVED)]
        if found.frozen is not None:
            states = [(_("approved: {number}").format(number=found.frozen.number), found.about.state)]
        self.lists["state"].fill(states, found.about.state)
