"""What is due on a cost document and how much of it projects may be charged, as SQL over the document `d`."""

# What is still to be paid, in hundredths; a document that is paid by a day has no payments.
OWED = (
    "CASE WHEN d.payment_method = 'none' OR d.kind IN ('in_kind', 'proforma') THEN 0"
    " WHEN EXISTS (SELECT 1 FROM payments y WHERE y.document_id = d.id)"
    " THEN coalesce(d.amount_due, d.gross) + coalesce(d.employer_cost, 0)"
    " - (SELECT sum(y.amount) FROM payments y WHERE y.document_id = d.id)"
    " WHEN d.payment_date IS NULL THEN coalesce(d.amount_due, d.gross) + coalesce(d.employer_cost, 0)"
    " ELSE 0 END"
)

# What all projects together may be charged: without VAT that comes back, with what the employer pays on top.
CEILING = (
    "(iif(d.vat_recoverable = 1, coalesce(d.net, d.gross - coalesce(d.vat, 0)), d.gross)"
    " + coalesce(d.employer_cost, 0))"
)
