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
    assert {"mbank": "", "swedbank": "EUR"}.get(bank, "PLN") == paid.currency
    assert any(name in f"{paid.other} {paid.text}" for name in ("DRUKARNIA ŻAK", "SIA Druka"))
