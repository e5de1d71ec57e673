"""What a row with a document tells: what of it is charged to a project, and how it was paid."""

from decimal import Decimal

from ngodesk.common.language import N_
from ngodesk.exchange.sheets.heads import CHARGED
from ngodesk.exchange.sheets.mapping import KINDS, PAID_AMOUNT, PAID_ON
from ngodesk.work.spreadsheets.joining import Joining, of_several
from ngodesk.work.spreadsheets.rows import TakenRow
from ngodesk.work.spreadsheets.stored import Values


class Charges(Joining):
    """Of a register of invoices."""

    def join(self, row: TakenRow, told: Values, organisation: str) -> bool:
        if row.problems or not row.code:
            return False
        return self._paid(row, told) | self._charged(row, told)

    def _charged(self, row: TakenRow, told: Values) -> bool:
        """Amounts by source, each on the line that the row names."""
        amounts = {
            kind: text for kind in KINDS if (text := told.get(f"{CHARGED}{kind}", "")) and Decimal(text)
        }
        line, project = told.get(f"{CHARGED}line", ""), told.get(f"{CHARGED}project", "")
        whole = told.get(f"{CHARGED}amount", "")
        if not amounts and not line and not whole:
            return False
        if not project:
            self.wrong(
                row, f"{CHARGED}project", N_("say of which project it is, or leave out what is charged")
            )
        elif not line:
            self.wrong(row, f"{CHARGED}line", N_("a value is required here"))
        if row.problems:
            return False
        by_source = {
            self.beside.source(project, kind, self.head_of(f"{CHARGED}{kind}"), row.number): text
            for kind, text in amounts.items()
        } or self._on_one(row, told, project, whole)
        key = {"document": row.code, "project": project, "line": line}
        brought = [
            self.beside.bring("allocations", key | {"source": source, "amount": text}, row.number)
            for source, text in by_source.items()
        ]
        return any(brought)

    def _on_one(self, row: TakenRow, told: Values, project: str, whole: str) -> Values:
        source = told.get(f"{CHARGED}source") or self.beside.only_source(project)
        if not source:
            self.wrong(row, f"{CHARGED}source", N_("a value is required here"))
            return {}
        return {source: whole or row.values.get("gross", "")}

    # payments

    def _paid(self, row: TakenRow, told: Values) -> bool:
        """A payment for each day and amount; the only one without an amount is the whole."""
        days = {which: text for _key, which, text in of_several(told, PAID_ON)}
        amounts = {which: text for _key, which, text in of_several(told, PAID_AMOUNT) if Decimal(text)}
        if len(days) == 1 and not amounts:
            amounts = {which: row.values.get("amount_due") or row.values.get("gross", "") for which in days}
        for which in sorted({*days, *amounts}, key=int):
            for name, said in ((PAID_ON, days), (PAID_AMOUNT, amounts)):
                if not said.get(which):
                    self.wrong(row, f"{name}@{which}", N_("a value is required here"))
        if row.problems:
            return False
        paid = [self._pay(row, which, days[which], amounts[which]) for which in sorted(days, key=int)]
        return any(paid)

    def _pay(self, row: TakenRow, which: str, day: str, amount: str) -> bool:
        """Bring a payment, unless there is one of this day and amount already, whatever its number."""
        payments = self.beside.stored.of("payments")
        said = {"document": row.code, "date": day, "amount": amount}
        if there := payments.agreeing(said):
            return self.beside.bring("payments", payments.by_code[there[0]] | said, row.number)
        numbers = [each["number"] for each in payments.by_code.values() if each["document"] == row.code]
        number = which if which not in numbers else str(max(map(int, numbers)) + 1)
        return self.beside.bring("payments", said | {"number": number}, row.number)
