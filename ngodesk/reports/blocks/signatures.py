"""Lines to sign on, with room for a stamp where the form asks for one."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.signing import Signer, Signing, signing
from ngodesk.reports.content import Element, Signature, Signatures
from ngodesk.reports.source import Source

OF_PRINT = (signing,)
OPTIONS = frozenset({"stamp", "lines"})


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """The lines that the form names, left to right; with a name where the form says whose it is."""
    lines = [{"label": line} if isinstance(line, str) else line for line in options["lines"]]
    found = source.of(signing) if any("who" in line for line in lines) else Signing()
    signers = iter(found.signers)
    named = (Signature(line["label"], _name(line.get("who", ()), found, signers)) for line in lines)
    yield Signatures(tuple(named), options.get("stamp", ""))


def _name(who: Any, found: Signing, signers: Iterator[Signer]) -> str:
    """`who` is "signatory", the next of those who may sign, or words that a function begins with."""
    signer = next(signers, None) if who == "signatory" else found.having(who)
    if signer is None:
        return ""
    return f"{signer.name}, {signer.function}" if who == "signatory" and signer.function else signer.name
