"""What a row with a line of a budget tells: what is planned for it, from each source, in each year."""

from decimal import Decimal

from ngodesk.common.language import N_
from ngodesk.common.money import rounded
from ngodesk.exchange.sheets import several
from ngodesk.exchange.sheets.heads import PLANNED
from ngodesk.exchange.sheets.mapping import KINDS, PLANNED_AMOUNT, TOTAL, YEAR
from ngodesk.model.words import word
from ngodesk.work.spreadsheets.joining import Joining, of_several
from ngodesk.work.spreadsheets.rows import TakenRow
from ngodesk.work.spreadsheets.stored import Values

_GRANT = "grant"


class Plans(Joining):
    """Of a budget; its totals are but looked at."""

    def join(self, row: TakenRow, told: Values, organisation: str) -> bool:
        if row.problems or not row.code:
            return False
        project, line = row.values["project"], row.values["code"]
        amounts = self._amounts(row, told, project)
        self._check_totals(row, told, project, amounts)
        if row.problems:
            return False
        brought = False
        for key, year, text in amounts:
            source = self._source(row, key, project)
            if not source:
                return False
            values = {
                "project": project, "line": line, "source": source, "year": year, "amount": text,
                "amendment": "",
            }  # fmt: skip
            brought |= self.beside.bring("budget_plan", values, row.number)
        return brought

    def _amounts(self, row: TakenRow, told: Values, project: str) -> list[tuple[str, str, str]]:
        """Key of the column, year, amount; a year in which nothing is planned is none."""
        return [
            (key, self._year(row, key, which, project) if which else told.get(YEAR, ""), text)
            for name in (*(f"{PLANNED}{kind}" for kind in KINDS), PLANNED_AMOUNT)
            for key, which, text in of_several(told, name)
            if not which or Decimal(text)
        ]

    def _year(self, row: TakenRow, key: str, which: str, project: str) -> str:
        """A year of the calendar; the first of a project is the one in which it starts."""
        if len(which) == 4:
            return which
        start = self.beside.stored.of("projects").by_code.get(project, {}).get("start", "")
        if not start:
            self.wrong(row, key, N_("it is not known when the project starts"))
            return ""
        return str(int(start[:4]) + int(which) - 1)

    def _source(self, row: TakenRow, key: str, project: str) -> str:
        """The source that a column names; of one that names none, the only one of the project."""
        name = key.partition("@")[0]
        if name != PLANNED_AMOUNT:
            head = self.head_of(key).split(" / ")
            said = next((part for part in reversed(head) if several.without_year(part)), "")
            kind = name.removeprefix(PLANNED)
            return self.beside.source(
                project, kind, _named(said) or word("funding_sources", "kind", kind), row.number
            )
        if only := self.beside.only_source(project):
            return only
        if self.beside.has_source(project):
            self.wrong(row, key, N_("the project has several sources: a column must name one"))
            return ""
        return self.beside.source(project, _GRANT, word("funding_sources", "kind", _GRANT), row.number)

    def _check_totals(
        self, row: TakenRow, told: Values, project: str, amounts: list[tuple[str, str, str]]
    ) -> None:
        """The parts make the total, that of a year those of the year; without parts quantity and cost do."""
        for key, which, total in of_several(told, TOTAL):
            year = self._year(row, key, which, project) if which else ""
            parts = [Decimal(text) for _key, of_year, text in amounts if not which or of_year == year]
            expected = sum(parts, Decimal(0)) if parts else _computed(row.values)
            if expected is not None and Decimal(total) != expected and (parts or not which):
                self.wrong(row, key, N_("the parts make {sum}"), sum=str(expected))


def _computed(values: Values) -> Decimal | None:
    quantity, cost = values.get("quantity", ""), values.get("unit_cost", "")
    return rounded(Decimal(quantity) * Decimal(cost)) if quantity and cost else None


def _named(head: str) -> str:
    """What a head calls a source; without a year it stands as it was typed."""
    return head if not several.year_of(head) else several.without_year(head).capitalize()
