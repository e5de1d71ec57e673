"""The credit lines that the prints of a project carry today."""

from ngodesk.checks.core.looking import Look

AGREED = ("approved", "running", "completed", "settled")
Spoken = dict[tuple[int | None, int], set[str]]
"""The languages of each line: of the project or the programme, and its place on the page."""


def valid(look: Look, project: int) -> Spoken:
    """Lines of the project and of its programme that are valid today."""
    found: Spoken = {}
    for row in look.rows(
        "SELECT c.project_id, coalesce(c.position, 0) AS position, c.language FROM credit_lines c"
        " WHERE (c.project_id = :of OR c.programme_id = :programme) AND coalesce(c.valid_from, '') <= :today"
        " AND coalesce(c.valid_to, '9999') >= :today",
        of=project,
        programme=look.projects[project].programme_id,
    ):
        found.setdefault((row.project_id, row.position), set()).add(row.language)
    return found
