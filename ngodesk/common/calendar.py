"""The names of months and weekdays, as Babel has them: Babel itself costs as much memory as many a page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Names:
    """From January and from Monday on."""

    months: tuple[str, ...]
    of_months: tuple[str, ...]  # as they stand after the number of a day
    brief_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    brief_weekdays: tuple[str, ...]


def _names(months: str, of_months: str, brief_months: str, weekdays: str, brief_weekdays: str) -> Names:
    return Names(
        *(tuple(each.split()) for each in (months, of_months, brief_months, weekdays, brief_weekdays))
    )


_ENGLISH = "January February March April May June July August September October November December"
_LATVIAN = (
    "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris"
)
NAMES = {
    "en": _names(
        _ENGLISH,
        _ENGLISH,
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        "Mon Tue Wed Thu Fri Sat Sun",
    ),
    "pl": _names(
        "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "sty lut mar kwi maj cze lip sie wrz paź lis gru",
        "poniedziałek wtorek środa czwartek piątek sobota niedziela",
        "pon. wt. śr. czw. pt. sob. niedz.",
    ),
    "lv": _names(
        _LATVIAN,
        _LATVIAN,
        "janv. febr. marts apr. maijs jūn. jūl. aug. sept. okt. nov. dec.",
        "pirmdiena otrdiena trešdiena ceturtdiena piektdiena sestdiena svētdiena",
        "pirmd. otrd. trešd. ceturtd. piektd. sestd. svētd.",
    ),
}
