"""camt.053 (ISO 20022), in any of its versions."""

from datetime import date
from typing import TYPE_CHECKING

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.common.money import scaled
from ngodesk.exchange import safe_xml
from ngodesk.exchange.bank.statement import BankEntry, Statement
from ngodesk.exchange.sheets.limits import LARGEST

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053."


def read(data: bytes, file: str) -> Statement:
    """The booked movements. Raises UserError for what is no such statement."""
    root = safe_xml.read(data, LARGEST)
    if NAMESPACE not in str(root.tag):
        raise _wrong(file)
    try:
        entries = tuple(
            entry
            for each in _all(root, "Stmt/Ntry")
            if _one(each, "Sts") in ("", "BOOK") or _one(each, "Sts/Cd") == "BOOK"
            for entry in _entries(each)
        )
    except ValueError as error:
        raise _wrong(file) from error
    return Statement(file, _one(root, "Stmt/Acct/Id/IBAN") or _one(root, "Stmt/Acct/Id/Othr/Id"), entries)


def _entries(entry: "Element") -> list[BankEntry]:
    """One for each payment of an entry that has several, with its own amount; otherwise one."""
    details = _all(entry, "NtryDtls/TxDtls")
    several = len(details) > 1 and all(
        _all(each, "Amt") or _all(each, "AmtDtls/TxAmt/Amt") for each in details
    )
    return [_made(entry, each) for each in details] if several else [_made(entry, *details[:1])]


def _made(entry: "Element", details: "Element | None" = None) -> BankEntry:
    inside = details if details is not None else entry
    own = _all(inside, "Amt") or _all(inside, "AmtDtls/TxAmt/Amt") if details is not None else []
    amount = (own if own and len(_all(entry, "NtryDtls/TxDtls")) > 1 else _all(entry, "Amt"))[0]
    cents = scaled(_said(amount), 2)
    leaves = _one(entry, "CdtDbtInd") == "DBIT"  # of a reversal too; its parties stay those of the payment
    side = "Cdtr" if leaves != (_one(entry, "RvslInd") in ("true", "1")) else "Dbtr"
    party = f"RltdPties/{side}"
    return BankEntry(
        day=date.fromisoformat((_one(entry, "BookgDt/Dt") or _one(entry, "BookgDt/DtTm"))[:10]),
        cents=-cents if leaves else cents,
        currency=amount.get("Ccy", ""),
        text=" ".join(map(_said, _all(inside, "RmtInf/Ustrd"))) or _one(entry, "AddtlNtryInf"),
        other=_one(inside, f"{party}/Nm") or _one(inside, f"{party}/Pty/Nm"),
        account=_one(inside, f"{party}Acct/Id/IBAN") or _one(inside, f"{party}Acct/Id/Othr/Id"),
        reference=_one(inside, "Refs/AcctSvcrRef") or _one(entry, "AcctSvcrRef"),
    )


def _all(root: "Element", path: str) -> "list[Element]":
    """All elements at the end of a path of names, whatever the version of the format."""
    steps = "/".join(f"*[local-name()='{name}']" for name in path.split("/"))
    start = ".//" if path.startswith("Stmt/") else "./"
    return list(root.xpath(f"{start}{steps}"))


def _one(root: "Element", path: str) -> str:
    found = _all(root, path)
    return _said(found[0]) if found else ""


def _said(element: "Element") -> str:
    return " ".join((element.text or "").split())


def _wrong(file: str) -> UserError:
    return UserError(
        N_("{file} is damaged, or is no bank statement."), N_("Take it from the bank anew."), file=file
    )
