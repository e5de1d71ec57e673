"""Minors who volunteer without the consent of their guardian, or too young."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import ERROR, Finding, Rule
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import VOLUNTEERS
from ngodesk.checks.core.volunteers import ADULT, LV_ALONE_FROM, LV_LEAST, younger
from ngodesk.common.language import N_, NN_
from ngodesk.common.saying import say

RULE = Rule(
    id="guardian-consent",
    severity=ERROR,
    title=N_("Minor without a guardian’s consent"),
    source=VOLUNTEERS,
    tables=("volunteer_agreements",),
)


def check(look: Look) -> Iterator[Finding]:
    """Poland: under 18. Latvia: from 13 years on, under 16 with consent."""
    age = {"PL": ADULT, "LV": LV_ALONE_FROM}.get(look.country)
    if age is None:
        return
    for row in look.rows(
        "SELECT v.*, v.guardian_consent_on IS NOT NULL OR EXISTS (SELECT 1 FROM consents c"
        "   WHERE c.person_id = v.person_id AND c.kind = 'guardian' AND c.given_on <= v.start"
        "   AND coalesce(c.withdrawn_on, '9999') > v.start) AS consented"
        " FROM v WHERE v.born IS NOT NULL ORDER BY v.start, v.id"
    ):
        if look.country == "LV" and younger(row, LV_LEAST):
            what = say(
                NN_(
                    "{name} is younger than {number} year and may not volunteer.",
                    "{name} is younger than {number} years and may not volunteer.",
                ),
                name=row.name,
                number=LV_LEAST,
            )
        elif younger(row, age) and not row.consented:
            what = say(N_("{name} is a minor, and the guardian’s consent is missing."), name=row.name)
        else:
            continue
        yield RULE.found("volunteer_agreements", row.id, what)
