"""What an association says otherwise in the templates of reports: read wherever a report is made."""

from sqlalchemy import Connection

from ngodesk.reports import changes
from ngodesk.reports.changes import Change
from ngodesk.reports.templates import Template


def changes_of(connection: Connection, report: str) -> list[Change]:
    """What is changed in a report's template."""
    found = connection.exec_driver_sql(
        "SELECT key, language, value FROM template_changes WHERE report = ? ORDER BY key, language", (report,)
    )
    return [(key, language, value) for key, language, value in found]


def applied(connection: Connection, template: Template) -> Template:
    """The template as the association has it."""
    return changes.applied(template, changes_of(connection, template.id))
