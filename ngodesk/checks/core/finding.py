"""A rule, what breaks it, and how much money stands behind that."""

from dataclasses import dataclass

from ngodesk.common.money import unscaled
from ngodesk.common.saying import Amount, Saying

ERROR, WARNING, INFO = "error", "warning", "info"


@dataclass(frozen=True)
class Risk:
    """Money that a funder might refuse: of a project, in hundredths of its currency."""

    project: int
    cents: int


@dataclass(frozen=True)
class Rule:
    """What a check asks: its stable id, how grave it is, what it is called, and who says so, and when."""

    id: str
    severity: str
    title: str  # a message id, as are the next
    source: str
    tables: tuple[str, ...]
    """The tables of the records that it finds."""
    limit: str = ""
    """The column of the programme that holds the limit; where that is blank nothing is found."""

    def found(
        self, table: str, record: int, what: Saying, project: int | None = None, cents: int = 0
    ) -> "Finding":
        """A finding about a record, with the amount at risk in a project."""
        projects = frozenset() if project is None else frozenset({project})
        risks = (Risk(project, cents),) if project is not None and cents > 0 else ()
        return Finding(self, table, record, what, projects, risks)


@dataclass(frozen=True)
class Finding:
    """A record that breaks a rule. A project that is not named is the record's own."""

    rule: Rule
    table: str
    id: int
    what: Saying
    projects: frozenset[int] = frozenset()
    risks: tuple[Risk, ...] = ()

    @property
    def key(self) -> tuple[str, str, int]:
        """What a waiver names: check, table and record."""
        return self.rule.id, self.table, self.id


def amount(cents: int | None, currency: str) -> Amount:
    """Hundredths in a sentence."""
    return Amount(unscaled(cents or 0, 2), currency)
