"""Forms of funders: kept in the file, looked at, filled with what our own reports say."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.errors import UsageError, UserError
from ngodesk.common.language import LANGUAGES, N_
from ngodesk.common.text import normalised, typable
from ngodesk.reports import templates
from ngodesk.reports.own import grammar, lists
from ngodesk.reports.own.data import Data
from ngodesk.store import files
from ngodesk.store.batch import Batch, columns_of
from ngodesk.store.journal import Header
from ngodesk.store.store import Store
from ngodesk.work import form_marks, form_names, read_back
from ngodesk.work.form_files import Example, look, texts_of
from ngodesk.work.name_words import FIXED
from ngodesk.work.printing import Wish

# Steps name no form: what is chained stays, and a form may be called as somebody is.
ADD, REPLACE = N_("Add a form"), N_("Replace a form")
_FAMILIES = {"budget", "line", "source", "indicator", "text", "events", "outputs", "cooperations"}
"""Names of these begin so, and go on by what the project has."""

CHANGE, REMOVE = N_("Change a form"), N_("Remove a form")

_ROWS = "SELECT id, name, format, report, language, programme_id, added_on, sha256 FROM forms"


@dataclass(frozen=True)
class FormRow:
    """A form that is kept: for which report, programme and language, where that was said."""

    id: int
    name: str
    format: str
    report: str | None
    language: str | None
    programme: int | None
    added_on: date
    sha256: str


@dataclass(frozen=True)
class Meant:
    """What a form is for. The report's texts are those that it may name."""

    report: str | None = None
    language: str | None = None
    programme: int | None = None


FOR_ALL = Meant()


@dataclass(frozen=True)
class Used:
    """The names in a form: those that stand for something, and those that stand for nothing."""

    known: tuple[str, ...]
    unknown: tuple[str, ...]


def forms(store: Store) -> list[FormRow]:
    """All forms, by name."""
    with store.reading() as connection:
        rows = connection.exec_driver_sql(f"{_ROWS} ORDER BY name COLLATE NOCASE").all()
    return [_row(row) for row in rows]


def named(store: Store, name: str) -> FormRow:
    """The form with this name. Raises UsageError where there is none."""
    with store.reading() as connection:
        row = connection.exec_driver_sql(f"{_ROWS} WHERE name = ?", (name,)).first()
    if row is None:
        raise UsageError(N_("There is no form {name}."), N_("ngodesk form … list lists them."), name=name)
    return _row(row)


def programmes(store: Store) -> list[tuple[int, str]]:
    """The programmes that a form may be of, by name."""
    with store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT id, name FROM programmes ORDER BY name COLLATE NOCASE")
        return [(row[0], row[1]) for row in rows]


def projects_of(store: Store, programme: int | None) -> frozenset[int]:
    """The projects of a form's programme; of a form for all, every one."""
    with store.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT id FROM projects WHERE ? IS NULL OR programme_id = ?", (programme, programme)
        )
        return frozenset(row[0] for row in rows)


def _row(row: Any) -> FormRow:
    values: list[Any] = [*row]
    values[-2] = date.fromisoformat(values[-2])
    return FormRow(*values)


def add(store: Store, content: bytes, name: str, meant: Meant = FOR_ALL) -> int:
    """Keep a form; gives its id. One step. Raises UserError where it may not be kept or the name is taken."""
    kind, name = look(content), _tidy(name)
    _check(meant)
    if any(each.name == name for each in forms(store)):
        raise UserError(N_("There is a form {name} already."), N_("Give it another name."), name=name)
    row_id = next(iter(store.identifiers))
    with store.writing(Header(ADD)) as batch:
        values = {
            "id": row_id,
            "name": name,
            "format": kind,
            "sha256": _keep(store, batch, content),
            "added_on": date.today().isoformat(),
        }
        batch.insert("forms", [_stored(values | _meant(meant))])
    return row_id


def replace_content(store: Store, row_id: int, content: bytes) -> None:
    """Put another file in place of a form's, of the same or the other format. One step."""
    kind = look(content)
    with store.writing(Header(REPLACE)) as batch:
        values = _values(batch.connection, row_id)
        values |= {"format": kind, "sha256": _keep(store, batch, content)}
        batch.replace("forms", [_stored(values)])


def change(store: Store, row_id: int, name: str, meant: Meant) -> None:
    """Call a form otherwise, or say what it is for. One step."""
    name = _tidy(name)
    _check(meant)
    if any(each.name == name and each.id != row_id for each in forms(store)):
        raise UserError(N_("There is a form {name} already."), N_("Give it another name."), name=name)
    with store.writing(Header(CHANGE)) as batch:
        values = _values(batch.connection, row_id)
        batch.replace("forms", [_stored(values | {"name": name} | _meant(meant))])


def remove(store: Store, row_id: int) -> None:
    """Remove a form. One step."""
    _one(store, row_id)  # it is still there
    with store.writing(Header(REMOVE)) as batch:
        batch.delete("forms", [row_id])


def content_of(store: Store, form: FormRow) -> bytes:
    """The bytes of a form."""
    with store.reading() as connection:
        return files.whole(connection, form.sha256)


def names_used(store: Store, form: FormRow, data: Data | None = None) -> Used:
    """The names in a form. Without a project, those of lines or indicators by code count as known."""
    fields = data.fields if data is not None else lists.fields()
    found = dict.fromkeys(
        name for text in texts_of(form.format)(content_of(store, form)) for name in grammar.used(text, fields)
    )
    unknown = [name for name in found if not _is_known(name, fields, data)]
    return Used(tuple(name for name in found if name not in unknown), tuple(unknown))


def _is_known(name: str, fields: Mapping[str, frozenset[str]], data: Data | None) -> bool:
    first, _dot, rest = name.partition(".")
    if rest in fields.get(first, ()) or name in fields:
        return True
    if data is not None:
        return grammar.resolved(grammar.Asked(name), data, {}) is not None
    return name in FIXED or first in _FAMILIES


def fill(store: Store, form: FormRow, wish: Wish, *, approved: bool = False) -> bytes:
    """The form filled for a project and period: the same figures give the same bytes.

    What it names and nobody knows stands there as unknown. It is marked as a draft until it, or the report
    whose texts it names, was approved. Raises UsageError where no project is named.
    """
    final = approved or form_marks.approved_as(store, form.report, wish) is not None
    return _filled(store, form, data(store, form, wish), final)


def _filled(store: Store, form: FormRow, data: Data, final: bool) -> bytes:
    content, mark = content_of(store, form), "" if final else data.texts.gettext("DRAFT")
    if form.format == "docx":
        from ngodesk.reports.own import word

        return word.fill(content, data, mark)
    from ngodesk.reports.own import sheet

    return sheet.fill(content, data, mark)


def data(store: Store, form: FormRow, wish: Wish) -> Data:
    """What a form may be filled with, in its own language where nobody asks for another."""
    return form_names.data(store, _in_its_language(form, wish), form.report)


def names(store: Store, form: FormRow, wish: Wish) -> list[form_names.Name]:
    """The index of the names that a form may use."""
    return form_names.names(store, _in_its_language(form, wish), form.report)


def _in_its_language(form: FormRow, wish: Wish) -> Wish:
    return replace(wish, language=wish.language or form.language)


def save_filled(
    store: Store, form: FormRow, wish: Wish, target: Path, *, approved: bool = False, origin: str = "window"
) -> Used:
    """Fill a form into a file; gives the names used. Raises UsageError where the ending is another.

    Where somebody says that it is `approved` and no report says so, the journal notes it.
    """
    if target.suffix.lower() != f".{form.format}":
        raise UsageError(
            N_("The form {name} is a .{form}; the file cannot end otherwise."),
            name=form.name,
            form=form.format,
        )
    found = data(store, form, wish)
    frozen = form_marks.approved_as(store, form.report, wish)
    made = _filled(store, form, found, approved or frozen is not None)
    with read_back.writing(target) as stream:
        stream.write(made)
    if approved and frozen is None:
        form_marks.note(store, wish, origin)
    return names_used(store, form, found)


def add_example(store: Store, example: Example) -> int:
    """Keep an example, under a name that is free. One step."""
    taken = {each.name for each in forms(store)}
    name, number = example.name, 2
    while name in taken:
        name, number = f"{example.name} ({number})", number + 1
    return add(store, example.path.read_bytes(), name, Meant(example.report, example.language))


def _tidy(name: str) -> str:
    tidy = " ".join(normalised(typable(name)).split())[:120]
    if not tidy:
        raise UserError(N_("The form has no name."), N_("Give it one."))
    return tidy


def _check(meant: Meant) -> None:
    if meant.report is not None:
        templates.template(meant.report)
    if meant.language is not None and meant.language not in LANGUAGES:
        raise UsageError(N_("There is no language {language}."), language=meant.language)


def _meant(meant: Meant) -> dict[str, Any]:
    return {"report": meant.report, "language": meant.language, "programme_id": meant.programme}


def _one(store: Store, row_id: int) -> FormRow:
    return next((each for each in forms(store) if each.id == row_id), None) or _gone()


def _gone() -> Any:
    raise UserError(N_("This form is no longer there."), N_("It was removed. Undo that to go on with it."))


def _values(connection: Connection, row_id: int) -> dict[str, Any]:
    columns = columns_of("forms")
    row = connection.exec_driver_sql(
        f"SELECT {', '.join(columns)} FROM forms WHERE id = ?", (row_id,)
    ).first()
    return dict(zip(columns, row, strict=True)) if row is not None else _gone()


def _stored(values: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(values.get(column) for column in columns_of("forms"))


def _keep(store: Store, batch: Batch, content: bytes) -> str:
    pieces = [content[start : start + files.PIECE] for start in range(0, len(content), files.PIECE)]
    return files.add(batch.connection, next(iter(store.identifiers)), pieces)
