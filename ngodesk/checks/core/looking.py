"""What checks look at: the projects that count, what they are charged, and figures worked out once."""

from collections.abc import Mapping
from datetime import date
from functools import cache, cached_property
from typing import Any

from sqlalchemy import Connection, Row

from ngodesk.checks.core.shared import shared
from ngodesk.figures.plan import planned
from ngodesk.figures.project import Scope, Span, scope
from ngodesk.figures.spending import Cell, Spending, spending

_COUNTRIES = {"pl": "PL", "lv": "LV"}


class Look:
    """One look at an open file on a day: at all projects, or at one; at all documents, or at one.

    What it learned is good as long as nothing changes, also when it is given another connection.
    """

    def __init__(
        self, connection: Connection, today: date, project: int | None = None, document: int | None = None
    ) -> None:
        self.connection = connection
        self.today = today
        self.project = project
        self.document = document
        self.spent = cache(self._spent)
        self.plan = cache(self._plan)

    def rows(self, sql: str, *, first: str = "", **values: Any) -> list[Row[Any]]:
        """What a query finds; it may name what all checks share, and what it puts `first` itself."""
        names = {
            "today": self.today.isoformat(),
            "project": self.project,
            "document": self.document,
            **values,
        }
        common = shared(self.project is not None, self.document is not None)
        head = f"WITH {common}{', ' if first else ''}{first} "
        return list(self.connection.exec_driver_sql(head + sql, names).all())

    @cached_property
    def projects(self) -> Mapping[int, Row[Any]]:
        """The projects that count, by id."""
        return {row.id: row for row in self.rows("SELECT * FROM p ORDER BY id")}

    @cached_property
    def settings(self) -> Mapping[str, str]:
        """The settings of the workspace."""
        return {row.key: row.value for row in self.rows("SELECT key, value FROM settings")}

    @cached_property
    def country(self) -> str:
        """Whose law volunteers work under: the own organisation's country, or else the language's."""
        own = self.rows("SELECT country FROM organisations WHERE own = 1 AND country IS NOT NULL")
        return own[0].country if own else _COUNTRIES.get(self.settings.get("language", ""), "")

    def scope(self, project: int) -> Scope:
        """A project as figures need it, the whole of it."""
        return scope(self.connection, self.projects[project].ref, Span())

    def _spent(self, project: int) -> Spending:
        return spending(self.scope(project), Span().by)

    def _plan(self, project: int) -> dict[Cell, int]:
        return planned(self.scope(project))

    @cached_property
    def lines(self) -> list[Row[Any]]:
        """The budget lines, each with its project."""
        return self.rows(
            "SELECT l.id, l.project_id, l.code, l.name, l.category, l.cost_kind, l.flat_rate_percent,"
            " p.ref, p.currency FROM budget_lines l JOIN p ON p.id = l.project_id ORDER BY l.id"
        )

    @cached_property
    def sources(self) -> list[Row[Any]]:
        """The funding sources, each with its project and what was received, interest and fees apart."""
        return self.rows(
            "SELECT s.id, s.project_id, s.code, s.name, s.kind, p.ref, p.currency, p.over,"
            " count(r.id) AS receipts, coalesce(sum(r.amount), 0) AS received,"
            " coalesce(sum(iif(r.kind IN ('interest', 'other'), r.amount, 0)), 0) AS extra"
            " FROM funding_sources s JOIN p ON p.id = s.project_id LEFT JOIN receipts r ON r.source_id = s.id"
            " GROUP BY s.id ORDER BY s.id"
        )

    def of_line(self, amounts: Mapping[Cell, int], line: int) -> int:
        """The part of one line."""
        return sum(amount for cell, amount in amounts.items() if cell[0] == line)

    def of_source(self, amounts: Mapping[Cell, int], source: int) -> int:
        """The part of one source."""
        return sum(amount for cell, amount in amounts.items() if cell[1] == source)


def day(text: str) -> date:
    """A date as the file keeps it."""
    return date.fromisoformat(text)
