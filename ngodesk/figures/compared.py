"""What is not the same in two snapshots: figure by figure, record by record, document by document."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from ngodesk.figures.snapshot import Json, Snapshot

_ABOUT = frozenset({"project", "currency", "from", "to", "code", "name", "unit", "category", "kind"})


@dataclass(frozen=True)
class FigureChange:
    """A figure: of the period or the project, its place there, what of it; nothing where it was not there."""

    of: str
    """period, project"""
    section: tuple[str, ...]
    """budget, lines"""
    code: str
    """Of a line, a source, an indicator; blank for the whole."""
    name: str
    figure: str
    before: Any
    now: Any


@dataclass(frozen=True)
class EvidenceChange:
    """A record behind an indicator, with its amount; nothing where it does not count."""

    indicator: str
    table: str
    ref: str
    label: str
    before: str | None
    now: str | None


@dataclass(frozen=True)
class DocumentChange:
    """A document of the register: the fields that are not the same. All of them where it came or went."""

    ref: str
    number: str
    came: bool
    went: bool
    fields: tuple[tuple[str, Any, Any], ...] = ()
    """Name, before, now; a charge as charges.<line>.<source>.<field>."""


@dataclass(frozen=True)
class Differences:
    """All that is not the same."""

    figures: tuple[FigureChange, ...] = ()
    evidence: tuple[EvidenceChange, ...] = ()
    documents: tuple[DocumentChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.figures or self.evidence or self.documents)


def compared(before: Snapshot, now: Snapshot) -> Differences:
    """What changed from one to the other."""
    return Differences(
        tuple(
            change
            for of in ("period", "project")
            for change in _figures(of, (), before.figures.get(of, {}), now.figures.get(of, {}))
        ),
        tuple(_evidence(before.evidence, now.evidence)),
        documents_compared(before.documents, now.documents),
    )


def _figures(
    of: str, section: tuple[str, ...], before: Json, now: Json, code: str = "", name: str = ""
) -> Iterator[FigureChange]:
    for key in dict.fromkeys(chain(before, now)):
        was, is_ = before.get(key), now.get(key)
        if was == is_ or (key in _ABOUT and not isinstance(was or is_, dict)):
            continue
        if isinstance(was or is_, dict):
            yield from _figures(of, (*section, key), was or {}, is_ or {}, code, name)
        elif isinstance(was or is_, list):
            yield from _listed(of, (*section, key), was or [], is_ or [])
        else:
            yield FigureChange(of, section, code, name, key, was, is_)


def _listed(
    of: str, section: tuple[str, ...], before: Sequence[Json], now: Sequence[Json]
) -> Iterator[FigureChange]:
    """Lines, sources and indicators, each by its code."""
    old, new = ({each["code"]: each for each in part} for part in (before, now))
    for code in dict.fromkeys(chain(old, new)):
        was, is_ = old.get(code, {}), new.get(code, {})
        name = str({**was, **is_}.get("name", ""))
        yield from _figures(of, section, was, is_, code, name)


def _evidence(
    before: Mapping[str, Sequence[Json]], now: Mapping[str, Sequence[Json]]
) -> Iterator[EvidenceChange]:
    for code in dict.fromkeys(chain(before, now)):
        old, new = (
            {(each["table"], each["ref"]): each for each in part.get(code, ())} for part in (before, now)
        )
        for key in dict.fromkeys(chain(old, new)):
            was, is_ = old.get(key, {}), new.get(key, {})
            if was.get("amount") != is_.get("amount"):
                label = {**was, **is_}["label"]
                yield EvidenceChange(code, *key, label, was.get("amount"), is_.get("amount"))


def documents_compared(before: Sequence[Json], now: Sequence[Json]) -> tuple[DocumentChange, ...]:
    """The documents that came, went or say something else."""
    old, new = ({each["ref"]: each for each in part} for part in (before, now))
    found = []
    for ref in dict.fromkeys(chain(old, new)):
        was, is_ = old.get(ref), new.get(ref)
        if was != is_:
            number = (is_ or was or {})["number"]
            fields = _fields(was, is_) if was and is_ else ()
            found.append(DocumentChange(ref, number, was is None, is_ is None, fields))
    return tuple(found)


def _fields(before: Json, now: Json) -> tuple[tuple[str, Any, Any], ...]:
    old, new = _flat(before), _flat(now)
    keys = dict.fromkeys(chain(old, new))
    return tuple((key, old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key))


def _flat(document: Json) -> dict[str, Any]:
    """A document's fields, those of its charges under line and source; payments and scans as one each."""
    found = {key: value for key, value in document.items() if not isinstance(value, list)}
    for part in document["charges"]:
        place = f"charges.{part['line']}.{part['source']}"
        for key, value in part.items():
            if key not in ("line", "source"):
                found[f"{place}.{key}"] = value
    found["payments"] = "; ".join(
        f"{each['date']} {each['reference']}".strip() for each in document["payments"]
    )
    found["files"] = "; ".join(sorted(each["name"] for each in document["files"]))
    found["checksums"] = "; ".join(sorted(each["sha256"] for each in document["files"]))
    return found
