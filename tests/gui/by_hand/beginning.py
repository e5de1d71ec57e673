"""How every file begins: the organisation, what is known of it, a project."""

from pathlib import Path

from ngodesk.gui.pages.new_organisation import NewOrganisationPage
from ngodesk.gui.pages.new_project import NewProjectPage
from ngodesk.gui.places import FEATURE_OF, FEATURES
from tests.gui.by_hand.hands import Hands
from tests.gui.by_hand.paper import Paper


def make_file(hands: Hands, paper: Paper, path: Path) -> None:
    """Make the organisation's file, with the language and the currency of its prints."""
    hands.press("Ctrl+Shift+N")
    page = hands.window.page
    assert isinstance(page, NewOrganisationPage)
    settings = paper.settings()
    hands.write(paper.ourselves()["name"])
    hands.press("Tab")
    hands.choose(page.language, settings["language"])
    hands.press("Tab")
    hands.choose(page.currency, settings["currency"])
    hands.press("Tab")
    hands.write(str(path))
    hands.press("Return")
    hands.settle()
    assert hands.window.file.path == path


def describe_ourselves(hands: Hands, paper: Paper) -> None:
    """Fill in what is not known of our own organisation yet."""
    hands.go_to("organisations")
    hands.press("Return")
    hands.settle()
    hands.fill(paper.ourselves())
    hands.press("Escape")


def make_project(hands: Hands, paper: Paper) -> None:
    """Begin the project, tick what is done in it, then fill in the rest of its data."""
    (project,) = map(paper.typed, paper.records("projects"))
    hands.go_to("projects")
    hands.press("Ctrl+N")
    hands.settle()
    page = hands.window.page
    assert isinstance(page, NewProjectPage)
    for name in page.fields:
        hands.write(str(project.get(name, "")))
        hands.press("Tab")
    used = {FEATURE_OF.get(table) for table in paper.tables}
    for key in FEATURES:
        assert hands.focus is page.ticks[key]
        if page.ticks[key].isChecked() != (key in used):
            hands.press("Space")
        hands.press("Tab")
    hands.until("Tab", lambda: hands.focus is page.make)
    hands.press("Return")
    hands.settle()
    hands.fill(project)
