"""The settings of a workspace as a person chooses them: each choice is one step of undo."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.common.money import unscaled
from ngodesk.common.text import typable
from ngodesk.model import TABLES, Programme, Setting
from ngodesk.model.settings import DEPRECIATED, price
from ngodesk.store.store import Store
from ngodesk.work import workspaces

LANGUAGE, CURRENCY = "language", "currency"

_CLAUSE, _SIGNATORY = "information_clause.", "signatory."
_NUMBERED = re.compile(re.escape(_SIGNATORY) + r"[1-9]\d*")


@dataclass(frozen=True)
class Signatory:
    """Somebody who signs: a name, and what this person is in the association."""

    name: str
    function: str = ""

    @classmethod
    def read(cls, value: str) -> "Signatory":
        """Of what is stored: the name, after a comma the function."""
        name, _comma, function = value.partition(",")
        return cls(name.strip(), function.strip())

    def stored(self) -> str:
        """As it is stored; blank where there is no name."""
        name = " ".join(self.name.replace(",", " ").split())
        return f"{name}, {self.function}" if name and self.function.strip() else name


@dataclass(frozen=True)
class WearRule:
    """The price above which a programme pays the wear only, in hundredths; none without such a rule."""

    programme: str
    name: str
    currency: str
    cents: int | None


@dataclass(frozen=True)
class FileSettings:
    """What the page of settings shows of a workspace; `amounts` counts records by their currency."""

    language: str
    currency: str
    clauses: dict[str, str]
    signatories: tuple[Signatory, ...]
    amounts: dict[str, int]
    wear: tuple[WearRule, ...]
    read_only: UserError | None


def of_file(store: Store) -> FileSettings:
    """The settings that a person chooses."""
    known = workspaces.settings(store)
    with store.reading() as connection:
        amounts = _amounts(connection)
        wear = tuple(_wear(connection, known))
    return FileSettings(
        language=known.get(LANGUAGE, ""),
        currency=known.get(CURRENCY, ""),
        clauses={key.removeprefix(_CLAUSE): value for key, value in known.items() if key.startswith(_CLAUSE)},
        signatories=tuple(Signatory.read(known[key]) for key in _numbered(known)),
        amounts=amounts,
        wear=wear,
        read_only=store.read_only,
    )


def _wear(connection: Connection, known: Mapping[str, str]) -> Iterator[WearRule]:
    rows = connection.execute(
        select(Programme.ref, Programme.name, Programme.currency).order_by(Programme.name)
    )
    for ref, name, currency in rows:
        yield WearRule(ref, name, currency, price(known.get(DEPRECIATED + ref, "")))


def _numbered(known: Mapping[str, str]) -> list[str]:
    """The keys of those who sign, in their order."""
    keys = [key for key in known if _NUMBERED.fullmatch(key)]
    return sorted(keys, key=lambda key: int(key.removeprefix(_SIGNATORY)))


def _amounts(connection: Connection) -> dict[str, int]:
    """How many records have amounts in each currency."""
    found: dict[str, int] = {}
    for table, entity in TABLES.items():
        for field in entity.described.fields:
            if field.name == CURRENCY:
                sql = f"SELECT currency, count(*) FROM {table} WHERE currency <> '' GROUP BY currency"
                for currency, number in connection.exec_driver_sql(sql):
                    found[currency] = found.get(currency, 0) + number
    return found


def choose_language(store: Store, code: str) -> None:
    """Print in that language by default."""
    _put(store, N_("Choose the language of prints"), {LANGUAGE: code})


def choose_currency(store: Store, code: str) -> None:
    """Begin new records in that currency; records that are there keep theirs."""
    _put(store, N_("Choose the currency"), {CURRENCY: code})


def write_clause(store: Store, language: str, text: str) -> None:
    """Keep the information clause in a language; blank takes it away."""
    _put(store, N_("Write the information clause"), {_CLAUSE + language: text if text.strip() else ""})


def write_signatories(store: Store, signatories: Sequence[Signatory]) -> None:
    """Keep who signs, in this order; those without a name are left out."""
    wanted = [value for each in signatories if (value := each.stored())]
    values = dict.fromkeys(_numbered(workspaces.settings(store)), "")
    values |= {f"{_SIGNATORY}{number}": value for number, value in enumerate(wanted, 1)}
    _put(store, N_("Change who signs"), values)


def write_wear_rule(store: Store, programme: str, cents: int | None) -> None:
    """Keep above which price a programme pays an asset's wear only; none takes the rule away."""
    value = "" if cents is None else str(unscaled(cents, 2))
    _put(store, N_("Change the rule on fixed assets"), {DEPRECIATED + programme: value})


def _put(store: Store, label: str, values: Mapping[str, str]) -> None:
    """One step; what is blank goes. Where nothing changes there is no step."""
    with store.write(label) as session:
        rows = session.scalars(select(Setting).where(Setting.key.in_(values)))
        known = {row.key: row for row in rows}
        for key, typed in values.items():
            value = typable(typed)
            row = known.get(key)
            if row is None and value:
                session.add(Setting(key=key, value=value))
            elif row is not None and value:
                row.value = value
            elif row is not None:
                session.delete(row)
