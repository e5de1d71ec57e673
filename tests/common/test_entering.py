"""What people type becomes what the database keeps, and back."""

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngodesk.common import dates
from ngodesk.common.describe import Field, Kind
from ngodesk.common.entering import Stored, WrongEntry, entry, read, shown
from ngodesk.common.language import LANGUAGES, Texts
from ngodesk.exchange.values import reader, writer
from ngodesk.model import EXCHANGED

TODAY = date(2026, 7, 1)
NBSP = "\N{NO-BREAK SPACE}"
MOST = 10**15
CHOSEN = {"reference", "record"}


def field(kind: Kind, **options: object) -> Field:
    return Field(name=str(options.pop("name", "a")), label="A", kind=kind, **options)  # type: ignore[arg-type]


def typed(kind: Kind, text: str, language: str = "pl", **options: object) -> Stored:
    return read(field(kind, **options), text, language, TODAY)


def refused(kind: Kind, text: str, language: str = "pl", **options: object) -> str:
    with pytest.raises(WrongEntry) as caught:
        typed(kind, text, language, **options)
    return caught.value.text(Texts("en"))


# there and back


def values(some: Field) -> st.SearchStrategy[Stored]:
    """What the database may keep of a field."""
    lowest = -MOST if some.lowest is None else some.lowest * 10**some.places
    moments = st.datetimes().map(lambda moment: moment.isoformat("T", "seconds"))
    texts = st.text(st.characters(exclude_categories=["Cs", "Cc"])).filter(
        lambda text: text.strip() and reader(field("text", multiline=True))(text) == text
    )
    if some.list_of == "words":
        return st.lists(st.sampled_from(some.words), min_size=1, unique=True).map(";".join)
    kinds: dict[str, st.SearchStrategy[Stored]] = {
        "text": texts if some.multiline else texts.map(lambda text: typed("text", text)),
        "choice": st.sampled_from(some.words or ("a",)),
        "boolean": st.sampled_from([0, 1]),
        "integer": st.integers(lowest, MOST),
        "year": st.integers(1, 9999),
        "number": st.integers(lowest, MOST),
        "date": st.dates().map(date.isoformat),
        "time": moments.map(lambda moment: moment[11:]),
        "datetime": moments,
    }
    return kinds[some.kind]


def alike(some: Field) -> Field:
    """The field without what makes no difference to typing."""
    return field(
        some.kind,
        places=some.places,
        words=some.words,
        multiline=some.multiline,
        list_of=some.list_of,
        lowest=some.lowest,
    )


FIELDS = [some for entity in EXCHANGED for some in entity.described.fields]
TYPED = sorted(
    {alike(some) for some in FIELDS if some.kind not in CHOSEN and some.list_of != "records"}, key=str
)


@given(st.data(), st.sampled_from(TYPED), st.sampled_from(sorted(LANGUAGES)))
def test_what_stands_in_a_field_is_read_as_what_it_was(
    data: st.DataObject, some: Field, language: str
) -> None:
    kept = data.draw(values(some))
    assert read(some, entry(some, kept, language), language) == kept
    assert read(some, shown(some, kept, language), language) == kept


@given(st.data(), st.sampled_from(TYPED), st.sampled_from(sorted(LANGUAGES)))
def test_typing_keeps_what_an_exchange_folder_with_the_same_meaning_keeps(
    data: st.DataObject, some: Field, language: str
) -> None:
    kept = data.draw(values(some))
    brought = reader(some)(writer(some)(kept))
    assert read(some, entry(some, kept, language), language) == brought
    assert type(brought) is type(kept)


def test_every_kind_of_field_that_can_be_typed_was_tried() -> None:
    assert {some.kind for some in TYPED} == set(get_args(Kind)) - CHOSEN


@pytest.mark.parametrize("some", TYPED, ids=lambda some: some.kind)
@pytest.mark.parametrize("blank", ["", "  ", NBSP, "\n"])
def test_blank_is_nothing_and_nothing_is_blank(some: Field, blank: str) -> None:
    assert read(some, blank, "pl") is None
    assert entry(some, None, "pl") == shown(some, None, "pl") == ""


# numbers


@pytest.mark.parametrize("language", ["pl", "lv", "en"])
@pytest.mark.parametrize(
    "text",
    [
        *("1000,5", "1000.50", "1 000,50", "1 000.50", "1.000,50", "1,000.50", "+1000,50"),
        *(f"1{NBSP}000,50", "1\N{THIN SPACE}000,50", "1\N{NARROW NO-BREAK SPACE}000,50", " 1000,50\t"),
        *(
            "1 000,50 zł",
            "1000,50zł",
            "EUR 1000,50",
            "1000,50 EUR",
            "€1,000.50",
            "1000,50 PLN",
            "1000,5 eiro",
        ),
    ],
)
def test_an_amount_is_read_however_it_is_written(text: str, language: str) -> None:
    assert typed("number", text, language, places=2) == 100050


@pytest.mark.parametrize("text", ["-5,50", "−5,5", "–5.5", "- 5,50", "-€5.50", "€-5.50", "-5,50 zł"])
def test_a_minus_is_read_whichever_it_is(text: str) -> None:
    assert typed("number", text, places=2) == -550


@pytest.mark.parametrize(
    ("text", "language", "places", "expected"),
    [
        ("1,000", "en", 2, 1000_00),
        ("1,000", "en", 4, 1000_0000),
        ("1,000", "pl", 4, 1_0000),
        ("1,000", "lv", 6, 1_000000),
        ("1.500", "en", 4, 1_5000),
        ("1.500", "pl", 2, 1500_00),
        ("0.125", "pl", 4, 1250),
        ("0,125", "en", 4, 1250),
        ("1234.500", "pl", 4, 12345000),
        ("12.345.678", "pl", 2, 12345678_00),
        ("1,234,567.8", "pl", 2, 1234567_80),
        (".5", "pl", 2, 50),
    ],
)
def test_a_sign_before_three_digits_means_what_the_language_says(
    text: str, language: str, places: int, expected: int
) -> None:
    assert typed("number", text, language, places=places) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("abc", "1e9", "NaN", "inf", "1 00", "1 0000", "1.2.3", "1,000,00", "--5", "+-5", "5-", "1/2", "5."),
        *("٣", "½", "0x10", "1_000", "zł", "-", ",", "1,00,000.5", "5 5 zł", "5 zł 5", "12 %", "5 jabłek"),
    ],
)
@pytest.mark.parametrize("language", ["pl", "en"])
def test_what_is_no_number_is_refused_and_one_is_shown(text: str, language: str) -> None:
    example = {"pl": "1 240,50", "en": "1,240.50"}[language]
    assert refused("number", text, language, places=2) == f"This is not a number. Write it like {example}."
    assert typed("number", example, language, places=2) == 124050


def test_what_may_be_two_numbers_is_refused_with_both() -> None:
    sentence = refused("number", "1.500", "pl", places=4)
    assert sentence == "This can be read in two ways. Write 1,5 or 1500."
    assert typed("number", "1,5", places=4) == 15000
    assert typed("number", "1500", places=4) == 15000000


@pytest.mark.parametrize(("text", "places"), [("1,005", 2), ("0,125", 2), ("1,2345678", 6)])
def test_more_places_than_are_kept_are_refused(text: str, places: int) -> None:
    assert refused("number", text, places=places) == f"Too many decimal places: at most {places} are kept."


@pytest.mark.parametrize("digits", [18, 30, 50, 10_000])
def test_a_number_that_cannot_be_kept_is_refused(digits: int) -> None:
    larger = "This number is larger than any that can be kept."
    assert refused("number", "9" * digits, places=2) == larger
    assert refused("integer", "9" * (digits + 2)) == larger


def test_the_lowest_number_is_held() -> None:
    assert refused("integer", "0", lowest=1) == "This must be at least 1."
    assert typed("integer", "1", lowest=1) == 1
    assert refused("number", "0,99", places=2, lowest=1) == "This must be at least 1."
    assert typed("number", "1", places=2, lowest=1) == 100


@pytest.mark.parametrize("text", ["1,5", "5,0", "x", "1.2"])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    assert refused("integer", text) == "This is not a whole number. Write it like 12."


def test_a_whole_number_is_read_however_it_is_grouped() -> None:
    assert [typed("integer", text) for text in ("1 234", "1.234", "+1234")] == [1234] * 3
    assert typed("integer", "1,234", "en") == 1234


def test_a_percent_sign_belongs_to_shares_only() -> None:
    assert typed("number", "12,5 %", name="shift_limit_percent", places=4) == 125000
    assert typed("number", "12.5%", name="shift_limit_percent", places=4) == 125000
    assert "not a number" in refused("number", "12,5 %", name="amount", places=2)


@pytest.mark.parametrize(
    ("language", "money", "hours", "whole"),
    [
        ("pl", f"−1{NBSP}240,00", f"1{NBSP}234,5", "120"),
        ("lv", f"−1{NBSP}240,00", f"1{NBSP}234,5", "120"),
        ("en", "−1,240.00", "1,234.5", "120"),
    ],
)
def test_money_has_two_places_and_quantities_no_needless_ones(
    language: str, money: str, hours: str, whole: str
) -> None:
    assert shown(field("number", places=2), -124000, language) == money
    assert shown(field("number", places=4), 12345000, language) == hours
    assert shown(field("number", places=6), 120000000, language) == whole
    assert shown(field("number", places=4), 0, language) == "0"


def test_an_edit_field_has_the_signs_of_the_keyboard() -> None:
    assert entry(field("number", places=2), -124000, "pl") == "-1 240,00"
    assert entry(field("date"), "2026-03-07", "en") == "7 Mar 2026"
    assert entry(field("text"), f"5{NBSP}km", "pl") == f"5{NBSP}km"


# dates and times


@pytest.mark.parametrize("language", ["pl", "lv", "en"])
@pytest.mark.parametrize(
    "text",
    [
        *(
            "7.3.2026",
            "07.03.2026",
            "07.03.2026.",
            "7. 3. 2026",
            "07.03.26",
            "7/3/2026",
            "7-3-2026",
            "7 3 2026",
        ),
        *("2026-03-07", "2026.03.07", "7.3.", "7.3", "7/3", "7 III 2026", "7 Mar 2026", "March 7, 2026"),
        *("7 mar", "7th of March 2026", f"7{NBSP}Mar{NBSP}2026"),
    ],
)
def test_a_date_is_read_however_it_is_written(text: str, language: str) -> None:
    assert typed("date", text, language) == "2026-03-07"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("pl", "7 marca 2026", "2026-03-07"),
        ("pl", "7 marca 2026 r.", "2026-03-07"),
        ("pl", "7 października", "2026-10-07"),
        ("pl", "7 PAŹ 25", "2025-10-07"),
        ("pl", "7 pazdziernika 2025", "2025-10-07"),
        ("lv", "2026. gada 7. marts", "2026-03-07"),
        ("lv", "7. martā", "2026-03-07"),
        ("lv", "2025. gada 7. jūnijā", "2025-06-07"),
        ("lv", "2025. gada 7. jūlijs", "2025-07-07"),
        ("pl", "dziś", "2026-07-01"),
        ("pl", "Wczoraj", "2026-06-30"),
        ("lv", "šodien", "2026-07-01"),
        ("lv", "vakar", "2026-06-30"),
        ("lv", "rīt", "2026-07-02"),
        ("en", "today", "2026-07-01"),
        ("en", "3/7/2026", "2026-07-03"),
        ("pl", "29.02.2024", "2024-02-29"),
        ("pl", "7.3.46", "2046-03-07"),
        ("pl", "7.3.47", "1947-03-07"),
    ],
)
def test_dates_in_words_and_short_years(language: str, text: str, expected: str) -> None:
    assert typed("date", text, language) == expected


@pytest.mark.parametrize("language", ["pl", "lv", "en"])
def test_every_month_is_read_as_it_prints(language: str) -> None:
    for month in range(1, 13):
        day = date(2025, month, 7)
        assert typed("date", dates.in_text(day, language), language) == day.isoformat()
        assert typed("date", dates.in_table(day, language), language) == day.isoformat()


@pytest.mark.parametrize(
    "text", ["31.2.2026", "29.02.2025", "32.1.2026", "1.13.2026", "0.3.2026", "7.3.0000"]
)
def test_a_day_that_is_not_in_the_calendar_is_refused(text: str) -> None:
    assert refused("date", text) == "There is no such day. Write the date like 07.03.2026."


@pytest.mark.parametrize(
    "text",
    [
        *(
            "abc",
            "7",
            "marca",
            "2026",
            "marca 2026",
            "2026-03",
            "7.3.026",
            "7.3.20260",
            "123.3.2026",
            "7:3:2026",
        ),
        *(
            "7 marchewki",
            "7 ma 2026",
            "7 marca kwietnia",
            "7.3.2026 9:00",
            "٧.٣.٢٠٢٦",
            "7.3.2026?",
            "1 2 3 4",
        ),
    ],
)
@pytest.mark.parametrize(
    ("language", "example"), [("pl", "07.03.2026"), ("lv", "07.03.2026"), ("en", "7 Mar 2026")]
)
def test_what_is_no_date_is_refused_and_one_is_shown(text: str, language: str, example: str) -> None:
    assert refused("date", text, language) == f"This is not a date. Write it like {example}."
    assert typed("date", example, language) == "2026-03-07"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(
            ("9", "09:00:00"),
            ("9:00", "09:00:00"),
            ("9.30", "09:30:00"),
            ("930", "09:30:00"),
            ("0", "00:00:00"),
        ),
        *(("17:05", "17:05:00"), ("1705", "17:05:00"), ("9 30", "09:30:00"), ("23:59:58", "23:59:58")),
    ],
)
def test_a_time_is_read_however_it_is_written(text: str, expected: str) -> None:
    assert typed("time", text) == expected


@pytest.mark.parametrize("text", ["24", "9:60", "25:00", "9:5", "rano", "12345", "9:00:61", "-9"])
def test_what_is_no_time_is_refused(text: str) -> None:
    assert refused("time", text) == "This is not a time. Write it like 9:00."


def test_a_time_shows_its_seconds_only_where_there_are_some() -> None:
    clock = field("time")
    times = ("09:00:00", "00:00:00", "17:05:00", "09:00:15")
    assert [shown(clock, kept, "pl") for kept in times] == ["9:00", "0:00", "17:05", "9:00:15"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7.3.2026 9:00", "2026-03-07T09:00:00"),
        ("7.3. 9.30", "2026-03-07T09:30:00"),
        ("7 marca 2026, 17:05", "2026-03-07T17:05:00"),
        ("2026-03-07T09:00:00", "2026-03-07T09:00:00"),
        ("wczoraj 9", "2026-06-30T09:00:00"),
    ],
)
def test_a_date_with_its_time(text: str, expected: str) -> None:
    assert typed("datetime", text) == expected


@pytest.mark.parametrize(
    "text", ["7.3.2026", "7 marca 2026", "7.3. 17", "9:00", "31.2.2026 9:00", "7.3.2026 24:00"]
)
def test_a_date_that_lacks_its_time_is_refused(text: str) -> None:
    expected = "This is not a date with a time. Write it like 07.03.2026 9:00."
    assert refused("datetime", text) == expected


@given(st.dates(), st.sampled_from(sorted(LANGUAGES)))
def test_a_date_shows_as_it_prints(day: date, language: str) -> None:
    assert shown(field("date"), day.isoformat(), language) == dates.in_table(day, language)


# words, years, records


@pytest.mark.parametrize("text", ["tak", "TAK", "jā", "ja", "yes", "true", "1"])
def test_yes(text: str) -> None:
    assert typed("boolean", text) == 1


@pytest.mark.parametrize("text", ["nie", "Nē", "no", "false", "0"])
def test_no(text: str) -> None:
    assert typed("boolean", text) == 0


def test_neither_yes_nor_no() -> None:
    assert refused("boolean", "może") == "Answer with yes or no."


@pytest.mark.parametrize("text", ["26", "20266", "rok", "0000", "٢٠٢٦", "-2026"])
def test_what_is_no_year_is_refused(text: str) -> None:
    assert refused("year", text) == "This is not a year. Write it with four digits, like 2026."


def test_words_are_those_of_the_list() -> None:
    options = {"words": ("ngo", "school"), "list_of": "words"}
    assert typed("text", " school, ngo;ngo", **options) == "school;ngo"
    assert refused("text", "school;zoo", **options) == "Choose among the words in the list."
    assert typed("choice", " ngo ", words=("ngo",)) == "ngo"
    assert refused("choice", "zoo", words=("ngo",)) == "Choose one of the words in the list."


def test_a_text_is_trimmed_and_a_long_one_kept_as_it_was_typed() -> None:
    assert typed("text", " Łąka\u00a0") == "Łąka"
    assert typed("text", "a\u0328") == "ą"
    assert typed("text", "  * one\n  * two\n", multiline=True) == "  * one\n  * two\n"


@pytest.mark.parametrize("kind", ["reference", "record"])
def test_a_record_is_chosen(kind: Kind) -> None:
    assert refused(kind, "12") == "Choose a record from the list."
    assert refused("text", "P1", list_of="records") == "Choose a record from the list."
