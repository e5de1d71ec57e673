"""What all records have in common: a key that merges, named constraints, a description."""

import datetime as dt
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, Integer, MetaData, Text, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, mapped_column

from ngodesk.common.describe import Description, Field
from ngodesk.model.columns import Day, RecordList

_NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
_DIGITS = {"date": "####-##-##", "time": "##:##:##", "datetime": "####-##-##T##:##:##"}
# Stands for a blank part of a key in its unique index: no id, year or text can be it.
_BLANK = {"text": "''", "choice": "''", "integer": "-9223372036854775808"}


class Base(DeclarativeBase):
    """The root of all mapped classes: one metadata, STRICT tables, an id that the store draws."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {str: Text, dt.date: Day}

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False, sort_order=-1)


class Record(Base):
    """A table of the exchange folder. Its class body says all that forms, imports and exports need."""

    __abstract__ = True

    labels: ClassVar[tuple[str, str]]
    natural_key: ClassVar[tuple[str, ...]]
    searched: ClassVar[tuple[str, ...]] = ()
    # Tables whose records are named together with their owner, as a line with its project.
    parent: ClassVar[str] = ""
    # How people see it: what it is called, what is told beside that, which fields come first.
    named: ClassVar[tuple[str, ...]]
    detail: ClassVar[tuple[str, ...]] = ()
    usual: ClassVar[tuple[str, ...]] = ()
    listed: ClassVar[tuple[str, ...]] = ()
    pills: ClassVar[tuple[str, ...]] = ()
    described: ClassVar[Description]

    def __init_subclass__(cls, **options: Any) -> None:
        declared = _declared(cls)
        cls.described = Description(
            cls.__tablename__,
            *cls.labels,
            fields=tuple(declared),
            key=cls.natural_key,
            searched=cls.searched,
            named=cls.named,
            detail=cls.detail,
            usual=cls.usual,
            listed=cls.listed,
            pills=cls.pills or _states(declared, cls.listed),
        )
        columns = {field.name: column_name(field) for field in declared if field.list_of != "records"}
        cls.__table_args__ = (*_constraints(cls, declared, columns), {"sqlite_strict": True})
        super().__init_subclass__(**options)


class Link(Base):
    """A table that holds a list of records: whose list, which place in it, which record."""

    __abstract__ = True

    owner_table: ClassVar[str]
    target_table: ClassVar[str]
    within: ClassVar[str] = ""

    position: Mapped[int] = mapped_column(Integer, nullable=False)

    def __init_subclass__(cls, **options: Any) -> None:
        shared = [f"{cls.within}_id"] if cls.within else []
        arguments: list[Any] = []
        for name, table in (("owner_id", cls.owner_table), ("target_id", cls.target_table)):
            arguments.append(
                ForeignKeyConstraint([*shared, name], [f"{table}.{part}" for part in (*shared, "id")])
            )
        arguments.append(Index(f"ix_{cls.__tablename__}_target_id", "target_id"))
        arguments.append(UniqueConstraint("owner_id", "target_id"))
        cls.__table_args__ = (*arguments, {"sqlite_strict": True})
        super().__init_subclass__(**options)


def column_name(field: Field) -> str:
    """The database column of a field: a reference keeps the id of what it names."""
    if field.kind == "record":
        return "record_id"
    return f"{field.name}_id" if field.kind == "reference" else _OTHER_NAMES.get(field.name, field.name)


_OTHER_NAMES = {"table": "table_name"}
_FIELD_NAMES = {column: field for field, column in _OTHER_NAMES.items()}


def _declared(cls: type[Record]) -> list[Field]:
    """The fields of a class in the order of its body."""
    fields = []
    for name, value in vars(cls).items():
        if isinstance(value, RecordList):
            fields.append(value.declared.field(name))
        elif isinstance(value, MappedColumn) and "declared" in value.column.info:
            declared = value.column.info["declared"]
            plain = name.removesuffix("_id") if declared.kind == "reference" else name
            plain = "ref" if declared.kind == "record" else _FIELD_NAMES.get(plain, plain)
            field = declared.field(plain)
            value.column.info["field"] = field
            fields.append(field)
    return fields


def _states(fields: list[Field], listed: tuple[str, ...]) -> tuple[str, ...]:
    """What a list is filtered by where a class does not say: the enums that it shows, a status first."""
    found = [field.name for field in fields if field.kind == "choice" and field.name in listed]
    return tuple(sorted(found, key=lambda name: name != "status"))


def _constraints(cls: type[Record], fields: list[Field], columns: dict[str, str]) -> list[Any]:
    arguments: list[Any] = [_key_index(cls, columns, {field.name: field for field in fields})]
    if cls.parent:
        arguments.append(UniqueConstraint(f"{cls.parent}_id", "id"))
    first = columns[cls.natural_key[0]]
    for field in fields:
        if field.list_of == "records":
            continue
        column = columns[field.name]
        arguments += _checks(field, column)
        if field.kind == "reference":
            arguments.append(_foreign_key(field, column))
            if column != first or field.name == "programme":
                arguments.append(Index(f"ix_{cls.__tablename__}_{column}", column))
    return arguments


def _key_index(cls: type[Record], columns: dict[str, str], fields: dict[str, Field]) -> Index:
    parts: list[Any] = []
    for name in cls.natural_key:
        field = fields[name]
        column = columns[name]
        blank = _BLANK.get(field.kind, "0")
        parts.append(column if field.required else sql(f'coalesce("{column}", {blank})'))
    return Index(f"uq_{cls.__tablename__}_key", *parts, unique=True)


def _foreign_key(field: Field, column: str) -> ForeignKeyConstraint:
    shared = [f"{field.within}_id"] if field.within else []
    return ForeignKeyConstraint([*shared, column], [f"{field.target}.{part}" for part in (*shared, "id")])


def _checks(field: Field, column: str) -> list[CheckConstraint]:
    """What the database itself refuses: a word outside its enum, a date that has not a date's form."""
    if field.kind == "choice":
        known = ", ".join(f"'{word}'" for word in field.words)
        return [CheckConstraint(f'"{column}" IN ({known})', name=column)]
    if field.kind == "boolean":
        return [CheckConstraint(f'"{column}" IN (0, 1)', name=column)]
    if field.kind in _DIGITS:
        form = _DIGITS[field.kind].replace("#", "[0-9]")
        return [CheckConstraint(f"\"{column}\" GLOB '{form}'", name=column)]
    return []
