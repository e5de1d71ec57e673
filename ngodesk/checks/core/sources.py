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
LISTS = N_("Customary in grant agreements: what is counted is proven by signed lists.")
COUNTING = N_("Customary in monitoring: whoever is counted by name is counted once in each indicator.")
MONITORING = N_(
    "EU: Regulation 1304/2013, annex I (2014–2020), Regulation 2021/1057, annex I (2021–2027):"
    " persons without the data asked for are not shown. Compare with your programme’s guidelines."
)
INTERREG = N_(
    "Customary in Interreg programmes (RCO81, RCO115): one event feeds one of the two,"
    " and meetings of the team feed none. Your programme’s manual decides."
)
NUMBERS = N_("The check digits of PESEL, NIP, REGON, Latvian numbers and IBAN. People may have others.")
TERRITORIES = N_(
    "Units of Poland and Latvia with the days from which and until which they stood,"
    " as of the tables that come with the program."
)
KEEPING = N_(
    "EU: Regulation 2016/679, art. 5(1)(e): no longer than needed. How long that is, your agreement says."
)
INFORMING = N_("EU: Regulation 2016/679, art. 13: people are told why their data are kept, and by whom.")
