"""Documents of a period whose report was frozen that are not as the report says any more."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import ERROR, Finding, Rule
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import AGREEMENT
from ngodesk.common.language import N_
from ngodesk.common.saying import say
from ngodesk.figures.compared import DocumentChange, documents_compared
from ngodesk.figures.snapshot import documents, documents_of, scope_of
from ngodesk.store import frozen
from ngodesk.store.frozen import Frozen

RULE = Rule(
    id="changed-after-freeze",
    severity=ERROR,
    title=N_("Changed after the report was frozen"),
    source=AGREEMENT,
    tables=("cost_documents", "projects"),
)

# A figure of money hangs on these; whatever else was written since leaves the documents as they were.
_TOUCHED = """
SELECT 1 FROM changes WHERE step > ? AND table_name IN ('cost_documents', 'allocations', 'payments',
'attachments', 'organisations', 'budget_lines', 'funding_sources', 'reporting_periods') LIMIT 1"""


def check(look: Look) -> Iterator[Finding]:
    """By the latest version of each report that is of a reporting period; it is to be corrected."""
    found = frozen.rows(look.connection)
    corrected = {each.corrects_id for each in found}
    for report in found:
        stands = report.period_code and report.id not in corrected
        if stands and report.project_id in look.projects and _touched(look, report):
            yield from _changed(look, report)


def _touched(look: Look, report: Frozen) -> bool:
    return look.connection.exec_driver_sql(_TOUCHED, (report.step,)).first() is not None


def _changed(look: Look, report: Frozen) -> Iterator[Finding]:
    scope = scope_of(look.connection, report)
    if scope is None:
        return
    found = documents_compared(documents_of(look.connection, report), documents(scope))
    changes = [each for each in found if each.came or each.went or _of_money(each)]
    ids = scope.mapping("SELECT ref, id FROM cost_documents", ()) if changes else {}
    for change in changes:
        row_id = ids.get(change.ref)
        if look.document not in (None, row_id):
            continue
        what = say(
            _SENTENCES[change.came, change.went],
            document=change.number,
            number=report.number,
            project=scope.ref,
        )
        table, row = ("cost_documents", row_id) if row_id else ("projects", scope.id)
        yield RULE.found(table, row, what, scope.id)


def _of_money(change: DocumentChange) -> bool:
    """A ledger number, a scan and better words may come later; what was refused comes from the funder."""
    return any(field in _FIELDS or field.endswith(_AMOUNTS) for field, _before, _now in change.fields)


_FIELDS = {"kind", "number", "issue_date", "currency", "gross", "net", "vat", "payments"}
_AMOUNTS = (".amount", ".value", ".paid")
_SENTENCES = {
    (False, False): N_("{document} was changed after the report {number} of {project} was frozen."),
    (True, False): N_("{document} came into the period of the frozen report {number} of {project}."),
    (False, True): N_(
        "{document} is in the frozen report {number} of {project}, and no longer in its period."
    ),
}
