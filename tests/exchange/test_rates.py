"""Banks' tables of exchange rates are read whatever their form; what is none is told in a sentence."""

import shutil
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ngodesk.common.errors import FileError, UserError
from ngodesk.exchange import rates_reading
from ngodesk.exchange.rates_table import Rate

FOLDER = Path(__file__).parent.parent / "data" / "rates"
FILES = sorted(path.name for path in FOLDER.iterdir())
NBP = ("nbp-archive.csv", "nbp-table.xml", "nbp-service.xml")
EURO = ("ecb-daily.xml", "ecb-daily.csv", "ecb-hist.csv", "bank-lv.xml", "bank-lv-feed.xml")
MONTHLY = ("inforeuro-2025-05.csv", "inforeuro-05-2025.json")
DAY = date(2025, 5, 5)


def rates(name: str) -> dict[tuple[str, str, date], Rate]:
    """The rates of a file by currencies and day."""
    return {(rate.currency, rate.base, rate.day): rate for rate in rates_reading.read(FOLDER / name)}


@pytest.mark.parametrize("name", NBP)
def test_the_polish_banks_rates_are_of_one_unit_with_the_tables_number(name: str):
    found = rates(name)
    assert found["EUR", "PLN", DAY] == Rate("EUR", "PLN", DAY, Decimal("4.2763"), "NBP 084/A/NBP/2025")
    assert found["HUF", "PLN", DAY].rate == Decimal("0.010571")


def test_an_archive_has_every_day_and_nothing_of_its_foot():
    found = rates("nbp-archive.csv")
    assert {day for _currency, _base, day in found} == {date(2025, 5, 2), DAY, date(2025, 5, 6)}
    assert len(found) == 12


def test_the_rates_of_one_currency_are_read():
    assert [rate.rate for rate in rates("nbp-currency.xml").values()] == [
        Decimal("4.2747"),
        Decimal("4.2763"),
    ]


@pytest.mark.parametrize("name", EURO)
def test_rates_to_the_euro_are_kept_as_they_are_quoted(name: str):
    found = rates(name)
    assert found["EUR", "PLN", DAY].rate == Decimal("4.2773")
    assert found["EUR", "USD", DAY].rate == Decimal("1.1343")
    assert found["EUR", "PLN", DAY].source == ("Latvijas Banka" if name.startswith("bank-lv") else "ECB")
    assert len(found) == (2 if name in ("ecb-daily.csv", "bank-lv.xml") else 4)


@pytest.mark.parametrize("name", MONTHLY)
def test_inforeuro_is_of_the_month_that_the_name_tells(name: str):
    found = rates(name)
    assert found["EUR", "PLN", date(2025, 5, 1)].rate == Decimal("4.273")
    assert {rate.source for rate in found.values()} == {"InforEuro"}
    assert len(found) == 2


def test_inforeuro_of_one_currency_tells_its_months_itself():
    found = rates("inforeuro-currency.json")
    assert [day for _currency, _base, day in found] == [date(2025, 5, 1), date(2025, 4, 1)]


def test_inforeuro_of_an_unknown_month_is_refused(tmp_path: Path):
    nameless = tmp_path / "rates.csv"
    shutil.copy(FOLDER / "inforeuro-2025-05.csv", nameless)
    assert rates_reading.recognised(nameless)
    with pytest.raises(UserError, match="month"):
        rates_reading.read(nameless)


def test_the_only_file_in_a_zip_is_read(tmp_path: Path):
    packed = tmp_path / "eurofxref.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(FOLDER / "ecb-hist.csv", "eurofxref-hist.csv")
    assert rates_reading.read(packed) == rates_reading.read(FOLDER / "ecb-hist.csv")
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("other.csv", "")
    assert not rates_reading.recognised(packed)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"ref,kind,number\nD1,invoice,1\n",
        b"<Order/>",
        b"[1, 2]",
        b'{"a": [',
        b"PK\x03\x04broken",
        b"\0\xff",
    ],
)
def test_what_is_no_table_is_told(tmp_path: Path, content: bytes):
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    assert not rates_reading.recognised(path)
    with pytest.raises(UserError):
        rates_reading.read(path)


def test_a_doctype_is_refused(tmp_path: Path):
    path = tmp_path / "ecb.xml"
    text = (FOLDER / "ecb-daily.xml").read_text(encoding="utf-8")
    path.write_text(
        text.replace("<gesmes:Env", '<!DOCTYPE x [<!ENTITY a "b">]><gesmes:Env', 1), encoding="utf-8"
    )
    with pytest.raises(UserError, match="DOCTYPE"):
        rates_reading.read(path)


def test_a_table_without_rates_is_told(tmp_path: Path):
    path = tmp_path / "ecb.csv"
    path.write_text("Date,USD,PLN,\n2025-05-05,N/A,0,\n", encoding="utf-8")
    with pytest.raises(UserError, match="no rate"):
        rates_reading.read(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(FileError):
        rates_reading.read(tmp_path / "nothing.csv")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.sampled_from(FILES), st.integers(0, 3000), st.integers(0, 40), st.binary(max_size=12))
def test_a_damaged_file_is_rates_or_a_sentence(
    tmp_path: Path, name: str, start: int, length: int, put: bytes
):
    data = (FOLDER / name).read_bytes()
    start %= len(data)
    path = tmp_path / name
    path.write_bytes(data[:start] + put + data[start + length :])
    sentence, found = "", []
    try:
        found = rates_reading.read(path)
    except UserError as error:
        sentence = error.text()
    assert bool(found) != bool(sentence)
    assert all(rate.rate > 0 and rate.currency != rate.base for rate in found)
    assert all(rate.rate == round(rate.rate, 12) for rate in found)
