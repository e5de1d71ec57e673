"""Bank statements in each format: the same movements, or a sentence."""

from datetime import date
from pathlib import Path

import pytest

from ngodesk.common.errors import UserError
from ngodesk.exchange.bank.reading import is_statement, read
from ngodesk.exchange.bank.statement import Statement

MT940 = """:20:STMT
:25:/PL12105000021234567890123456
:28C:00001
:60F:C250301PLN1000,00
:61:2503040304DN123,50NTRFNONREF//REF1
:86:020~00N~20Faktura FV 12/02/2026~21ciag dalszy~32Drukarnia Zuczek~38PL61109010140000071219812874
:61:2503050305CN500,00NTRFNONREF//REF2
:86:020~00N~20Dotacja~32Fundusz
:62F:C250331PLN1376,50
"""
CAMT = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>
<Acct><Id><IBAN>LV80BANK0000435195001</IBAN></Id></Acct>
<Ntry><Amt Ccy="PLN">123.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts>
<BookgDt><Dt>2025-03-04</Dt></BookgDt>
<AcctSvcrRef>REF1</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Cdtr><Nm>Drukarnia Zuczek</Nm></Cdtr>
<CdtrAcct><Id><IBAN>PL61109010140000071219812874</IBAN></Id></CdtrAcct></RltdPties>
<RmtInf><Ustrd>Faktura FV 12/02/2026 ciag dalszy</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="PLN">500.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
<BookgDt><Dt>2025-03-05</Dt></BookgDt>
<AcctSvcrRef>REF2</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Fundusz</Nm></Dbtr></RltdPties>
<RmtInf><Ustrd>Dotacja</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="PLN">1.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>PDNG</Sts>
<BookgDt><Dt>2025-03-05</Dt></BookgDt></Ntry>
</Stmt></BkToCstmrStmt></Document>
"""
TABLE = """Bank Spółdzielczy w Łącku;;;;;;
Wyciąg za marzec 2025;;;;;;
;;;;;;
Data operacji;Tytuł operacji;Dane kontrahenta;Nr rachunku kontrahenta;Kwota operacji;Waluta;Nr transakcji
04.03.2025;Faktura FV 12/02/2026 ciag dalszy;Drukarnia Zuczek;'PL61109010140000071219812874';-123,50;PLN;REF1
2025-03-05;Dotacja;Fundusz;;500,00;PLN;REF2
Suma;;;;376,50;PLN;
"""
SIDES = """Date,Description,Counterparty,Debit,Credit,Currency
4.3.2025,Faktura FV 12/02/2026 ciag dalszy,Drukarnia Zuczek,123.50,,PLN
5.3.2025,Dotacja,Fundusz,,500.00,PLN
"""


def written(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def facts(statement: Statement) -> list[tuple[date, int, str, str, str]]:
    return [(each.day, each.cents, each.currency, each.text, each.other) for each in statement.entries]


FACTS = [
    (date(2025, 3, 4), -12350, "PLN", "Faktura FV 12/02/2026 ciag dalszy", "Drukarnia Zuczek"),
    (date(2025, 3, 5), 50000, "PLN", "Dotacja", "Fundusz"),
]


@pytest.mark.parametrize(
    ("name", "text", "encoding"),
    [
        ("wyciag.sta", MT940, "cp1250"),
        ("wyciag.xml", CAMT, "utf-8"),
        ("wyciag.csv", TABLE, "cp1250"),
        ("statement.csv", SIDES, "utf-8"),
    ],
)
def test_each_format_says_the_same(tmp_path: Path, name: str, text: str, encoding: str) -> None:
    path = written(tmp_path, name, text, encoding)
    statement = read(path)
    assert facts(statement) == FACTS
    assert is_statement(path) is not name.endswith(".csv")
    if name.startswith("wyciag"):
        assert statement.entries[0].account == "PL61109010140000071219812874"
        assert [each.reference for each in statement.entries] == ["REF1", "REF2"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "Nazwisko;Imię\nKot;Ola\n"),
        ("a.xml", "<a/>"),
        ("a.xml", CAMT.replace("123.50", "dużo")),
        ("a.xml", '<!DOCTYPE x [<!ENTITY a "b">]>' + CAMT.split("\n", 1)[1]),
        ("a.sta", ":20:X\n:61:nothing of the kind\n"),
        ("a.pdf", "%PDF"),
    ],
)
def test_what_is_no_statement_is_said_and_nothing_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, name: str, text: str
) -> None:
    path = written(tmp_path, name, text)
    with pytest.raises(UserError):
        read(path)
    assert not caplog.records


@pytest.mark.parametrize("bank", ["mbank", "pko", "ing", "millennium", "swedbank"])
def test_tables_as_banks_hand_them_out(bank: str) -> None:
    path = Path(__file__).parents[2] / "data" / "statements" / f"{bank}.csv"
    (paid,) = [each for each in read(path).entries if each.cents < 0]
    assert (paid.day, paid.cents) == (date(2025, 3, 4), -100_000)
    assert "12/03/2025" in paid.text
    assert {"swedbank": "EUR"}.get(bank, "PLN") == paid.currency
    assert any(name in f"{paid.other} {paid.text}" for name in ("DRUKARNIA ŻAK", "SIA Druka"))


ALIOR = """Data transakcji;Nazwa nadawcy;Nazwa odbiorcy;Szczegóły transakcji;Kwota operacji;Waluta operacji;\
Kwota w walucie rachunku;Waluta rachunku;Numer rachunku odbiorcy
12-05-2026;My;Bar;FV 1;-10;EUR;-43,21;PLN;222
"""
MBANK = """mBank S.A.;
#Waluta;
EUR;
#Data operacji;#Opis operacji;#Kwota;
2026-05-12;FV 1;-10,00;
"""
PKO = """Data operacji,Kwota,Waluta,Rachunek nadawcy,Nazwa nadawcy,Rachunek odbiorcy,Nazwa odbiorcy,\
Opis transakcji
2026-05-12,-10.00,EUR,11,MY,222,Bar,FV 1
"""
SANTANDER = """2026-05-31,01-05-2026,'12 1090 0000 0000 0000 0000 0000,My,EUR,"1000,00","990,00",1,
12-05-2026,11-05-2026,FV 1,Bar,'222,"-10,00","990,00",1,
"""
SWEDBANK = """Ieraksta tips;Datums;Saņēmējs/Maksātājs;Informācija saņēmējam;Summa;Valūta;Debets/Kredīts
10;01.05.2026;;;1000,00;EUR;K
20;12.05.2026;Bar;FV 1;10,00;EUR;D
82;31.05.2026;;Apgrozījums;10,00;EUR;D
86;31.05.2026;;Beigu atlikums;990,00;EUR;K
"""
SALDA = """Data;Opis;Winien;Ma;Waluta
01.05.2026;Saldo początkowe;;1000,00;EUR
12.05.2026;FV 1;10,00;;EUR
"""


@pytest.mark.parametrize("text", [ALIOR, MBANK, PKO, SANTANDER, SWEDBANK, SALDA])
def test_what_was_paid_in_which_currency_to_whom(tmp_path: Path, text: str) -> None:
    statement = read(written(tmp_path, "wyciag.csv", text))
    ((day, cents, currency, words, other),) = facts(statement)
    assert (day, cents, currency, words) == (date(2026, 5, 12), -1000, "EUR", "FV 1")
    assert other == ("Bar" if "Bar" in text else "")
    assert statement.entries[0].account == ("222" if "222" in text else "")
    assert statement.unread == ()


@pytest.mark.parametrize(
    ("day", "amount", "cents"),
    [
        ("12 maja 2026", "-8,00 EUR", -800),
        ("12.5.2026 10:00", "(43,21) EUR", -4321),
        ("2026-05-12 14:30:05", "€ -5.00", -500),
        ("12. maijs 2026", "\N{MINUS SIGN}1\N{NO-BREAK SPACE}043,21 €", -104321),
    ],
)
def test_days_and_amounts_as_banks_write_them(tmp_path: Path, day: str, amount: str, cents: int) -> None:
    path = written(tmp_path, "a.csv", f"Data;Opis;Kwota;Waluta\n{day};x;{amount};\n")
    assert facts(read(path)) == [(date(2026, 5, 12), cents, "EUR", "x", "")]


@pytest.mark.parametrize(("side", "sign"), [("WN", -1), ("Ma", 1), ("Winien", -1), ("D", -1), ("K", 1)])
def test_the_side_says_which_way(tmp_path: Path, side: str, sign: int) -> None:
    path = written(tmp_path, "a.csv", f"Data;Opis;Kwota;Strona\n12.05.2026;FV;43,21;{side}\n")
    assert [each.cents for each in read(path).entries] == [sign * 4321]


def test_days_with_the_month_first_where_nothing_speaks_against_it(tmp_path: Path) -> None:
    head, rows = "Date,Details,Amount", ["05/13/2026,a,-1.00", "05/06/2026,b,-2.00"]
    american = read(written(tmp_path, "a.csv", "\n".join([head, *rows])))
    assert [each.day for each in american.entries] == [date(2026, 5, 13), date(2026, 5, 6)]
    mixed = read(written(tmp_path, "b.csv", "\n".join([head, *rows, "14/05/2026,c,-3.00"])))
    assert [each.day for each in mixed.entries] == [date(2026, 6, 5), date(2026, 5, 14)]
    assert mixed.unread == (2,)


def test_rows_that_cannot_be_read_are_counted(tmp_path: Path) -> None:
    rows = ["12.05.2026;a;-1,00", "kiedyś;b;-2,00", "12.05.2026;c;dużo", ";d;-4,00", "12.05.2026;e;", ";;5"]
    statement = read(written(tmp_path, "a.csv", "\n".join(["Data;Opis;Kwota", *rows])))
    assert [each.cents for each in statement.entries] == [-100]
    assert statement.unread == (3, 4, 5)


@pytest.mark.parametrize("said", ["true", "1"])
def test_the_indicator_of_a_reversal_already_says_which_way(tmp_path: Path, said: str) -> None:
    text = CAMT.replace("</CdtDbtInd><Sts>BOOK", f"</CdtDbtInd><RvslInd>{said}</RvslInd><Sts>BOOK")
    assert [each.cents for each in read(written(tmp_path, "a.xml", text)).entries] == [-12350, 50000]


def test_reversals_of_mt940(tmp_path: Path) -> None:
    text = MT940.replace("0304DN", "0304RDN").replace("0305CN", "0305RCN")
    assert [each.cents for each in read(written(tmp_path, "a.sta", text)).entries] == [12350, -50000]
