"""Where rules come from. What could not be verified is told as custom, never as law."""

from ngodesk.common.language import N_

AGREEMENT = N_("Customary in grant agreements; what yours says decides.")
BOOKS = N_("Good bookkeeping, asked for by most funders.")
PROGRAMME = N_("The limit stands in the programme's rules, under Registers.")
PUBLIC_TASK = N_(
    "Asked in Polish reports on public tasks (form of 24 October 2018, Dz.U. 2018 item 2057);"
    " compare it with your form."
)
VOUCHERS = N_("Customary on the back of a voucher; what your funder or accountant asks decides.")
CONTRIBUTION = N_("Customary where volunteers’ work is a contribution: signed hours × their worth.")
PL_VOLUNTEERS = N_("Poland: Act of 24 April 2003 on public benefit and volunteering, art. 42–46.")
VOLUNTEERS = N_(
    "Poland: Act of 24 April 2003 on public benefit and volunteering, art. 42–46."
    " Latvia: Volunteer Work Law of 18 June 2015."
)
CREDIT = N_("EU: Regulation 2021/1060, art. 50. Poland: regulation of 7 May 2021 (Dz.U. 2021 item 953).")
