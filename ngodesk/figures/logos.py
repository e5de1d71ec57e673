"""The logos that prints of a project carry: pictures attached as such to records that stand behind it."""

from collections.abc import Iterable

from sqlalchemy import Connection

from ngodesk.store import files

MOST = 6
"""So many stand on a page; a strip with more could not be read."""

# The funder's first, the own one last, as the strip has them from left to right.
_LOGOS = """
SELECT a.sha256, 1 AS place, a.filename FROM attachments a JOIN projects p ON p.programme_id = a.record_id
WHERE a.table_name = 'programmes' AND a.kind = 'logo' AND p.id = :project
UNION ALL SELECT a.sha256, 2, a.filename FROM attachments a JOIN credit_lines c ON c.id = a.record_id
JOIN projects p ON c.project_id = p.id OR c.programme_id = p.programme_id
WHERE a.table_name = 'credit_lines' AND a.kind = 'logo' AND p.id = :project
AND coalesce(c.valid_from, '') <= :today AND coalesce(c.valid_to, '9999') >= :today
UNION ALL SELECT a.sha256, 3, a.filename FROM attachments a JOIN programmes g ON g.funder_id = a.record_id
JOIN projects p ON p.programme_id = g.id
WHERE a.table_name = 'organisations' AND a.kind = 'logo' AND p.id = :project
UNION ALL SELECT a.sha256, 4, a.filename FROM attachments a
WHERE a.table_name = 'projects' AND a.kind = 'logo' AND a.record_id = :project
UNION ALL SELECT a.sha256, 5, a.filename FROM attachments a JOIN organisations o ON o.id = a.record_id
WHERE a.table_name = 'organisations' AND a.kind = 'logo' AND o.own = 1
ORDER BY 2, 3"""


def logos(connection: Connection, projects: Iterable[int], today: str) -> tuple[bytes, ...]:
    """The pictures of these projects, each once."""
    sums: dict[str, int] = {}
    for project in projects:
        found = connection.exec_driver_sql(_LOGOS, {"project": project, "today": today})
        for sha256, place, _name in found:
            sums.setdefault(sha256, place)
    chosen = sorted(sums, key=lambda each: sums[each])[:MOST]
    return tuple(content for each in chosen if (content := b"".join(files.pieces(connection, each))))
