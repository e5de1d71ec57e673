"""What waits for a signature, by who signs: names and functions as they are on the day."""

from collections.abc import Iterable, Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.common.text import fold
from ngodesk.figures.signing import Signer, signing
from ngodesk.figures.to_sign import BOARD, KINDS, ROLES, Folder, Waiting, to_sign
from ngodesk.reports import captions
from ngodesk.reports.content import Column, Element, Heading, Note, Row, Table, Text
from ngodesk.reports.source import Source

OF_PRINT = (to_sign, signing)
OPTIONS = frozenset(
    {"none", "nobody", "paper", "project", "day", "signed", "total", "papers", "signer", "who", "valid"}
    | set(ROLES)
    | set(KINDS)
)
Group = tuple[str, list[Waiting]]


def subtitle(source: Source, texts: Texts) -> str:
    """Of what day it is."""
    return captions.as_recorded(source, texts)


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """How many papers wait for whom, then the papers of each, with room for a tick or a date."""
    folder = source.of(to_sign)
    groups = list(_groups(folder, source, options))
    if not groups:
        yield Text(options["none"])
        return
    columns = (Column(options["signer"], weight=100), Column(options["papers"], "count", 30))
    rows = [Row((who, len(waiting))) for who, waiting in groups]
    yield Table(columns, (*rows, Row((options["total"], len(folder.waiting)), "total")))
    yield Note(options["valid"])
    for who, waiting in groups:
        yield Heading(who)
        yield _table(waiting, options)


def _groups(folder: Folder, source: Source, options: dict[str, Any]) -> Iterator[Group]:
    """The board first; of the others each who has it in a project."""
    for role in ROLES:
        found: dict[str, list[Waiting]] = {}
        for each in folder.waiting:
            if each.role == role:
                found.setdefault(_who(role, each.project, folder, source, options), []).append(each)
        yield from found.items()


def _who(role: str, project: str, folder: Folder, source: Source, options: dict[str, Any]) -> str:
    """Board: Anna Nowak, prezeska; Jan Kowal, skarbnik."""
    if role == BOARD:
        names = [_named(each) for each in _board(source, options)]
    else:
        words = tuple(map(fold, options["who"][role]))
        team = (Signer(*each) for each in folder.team.get(project, ()))
        names = [_named(each) for each in team if fold(each.function).startswith(words)][:1]
    return f"{options[role]}: {'; '.join(names) or options['nobody']}"


def _board(source: Source, options: dict[str, Any]) -> Iterable[Signer]:
    """Who may sign by the settings; where nobody is named, who is of the board today."""
    found = source.of(signing)
    words = tuple(map(fold, options["who"][BOARD]))
    return found.signers or [each for each in found.team if fold(each.function).startswith(words)]


def _named(signer: Signer) -> str:
    return ", ".join(filter(None, (signer.name, signer.function)))


def _table(waiting: list[Waiting], options: dict[str, Any]) -> Table:
    columns = (
        Column(options["paper"], weight=80),
        Column(options["project"], weight=20),
        Column(options["day"], weight=24),
        Column(options["signed"], weight=34, pen=True),
    )
    rows = []
    for kind in KINDS:
        of_kind = [each for each in waiting if each.kind == kind]
        if of_kind:
            rows.append(Row((options[kind], "", "", ""), "group"))
        rows += [Row((each.name, each.project, each.day or "", "")) for each in of_kind]
    return Table(columns, rows, least=8)
