"""Instruments: the questions of a questionnaire as a file that one loads, edits and hands on."""

import csv
import io
import json
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ngodesk.common.errors import UserError
from ngodesk.common.language import DEFAULT, N_
from ngodesk.common.paths import resources
from ngodesk.common.text import fold
from ngodesk.exchange.guarding import guarded
from ngodesk.exchange.sheets import reading
from ngodesk.exchange.sheets.cells import said
from ngodesk.exchange.sheets.heads import SURE, field_of
from ngodesk.model import TABLES
from ngodesk.store.store import Store
from ngodesk.work import questioning, questionnaire_edits, read_back
from ngodesk.work.pasting import read_word
from ngodesk.work.questioning import Question, Sheet, read_answer
from ngodesk.work.questionnaire_edits import Edit
from ngodesk.work.viewing import Stored

FIELDS = ("code", "area", "text", "kind", "scale_min", "scale_max")
_SHORT = {"min": "scale_min", "max": "scale_max"}
_RESPONSE = ("date", "round", "side", "organisation", "event")

Item = Mapping[Any, Stored]
"""The values of one question."""


@dataclass(frozen=True)
class Instrument:
    """A set of questions that comes with the program, to begin with and to change."""

    id: str
    title: str
    about: str
    kind: str
    items: tuple[Item, ...]


def shipped(language: str, kind: str = "") -> list[Instrument]:
    """The instruments of the program in a language; those for this kind of questionnaire first."""
    paths = (resources() / "instruments").glob("*.toml")
    found = [_instrument(path, language) for path in sorted(paths)]
    return sorted(found, key=lambda each: each.kind != kind)


def _instrument(path: Path, language: str) -> Instrument:
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    title, about = (_in(read[name], language) for name in ("title", "about"))
    return Instrument(path.stem, title, about, read["kind"], tuple(_from_toml(path, read, language)))


def _in(words: Any, language: str) -> Any:
    """One wording of a text that stands there in several."""
    return words.get(language, words.get(DEFAULT)) if isinstance(words, dict) else words


# Reading and writing files


def read(path: Path, language: str) -> list[Item]:
    """The questions in a TOML, CSV or spreadsheet file. Raises UserError that names the row."""
    if path.suffix.lower() != ".toml":
        return _from_rows(path, rows(path), language)
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _unread(path) from error
    return _from_toml(path, found, language)


def _from_toml(path: Path, found: Mapping[str, Any], language: str) -> list[Item]:
    listed = found.get("questions")
    if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
        raise _unread(path)
    table = [list(FIELDS)]
    for each in listed:
        known = {_SHORT.get(name, name): _in(value, language) for name, value in each.items()}
        table.append([str(known.get(name, "")) for name in FIELDS])
    return _from_rows(path, table, language)


def _from_rows(path: Path, table: Sequence[Sequence[str]], language: str) -> list[Item]:
    heads = [_field(text, "questions", FIELDS) for text in table[0]] if table else []
    if "text" not in heads:
        raise _unread(path)
    items: list[Item] = []
    for number, row in enumerate(table[1:], 2):
        given = {name: text.strip() for name, text in zip(heads, row, strict=False) if name}
        if given.get("text"):
            items.append(_item(given, number, len(items) + 1, language))
    return items


def _item(given: Mapping[str, str], row: int, place: int, language: str) -> Item:
    """One question; without a code it is numbered, without a kind it has a scale."""
    kind = TABLES["questions"].described.field("kind")
    try:
        made: dict[str, Stored] = {
            "code": given.get("code") or str(place),
            "area": given.get("area") or None,
            "text": given["text"],
            "kind": read_word("questions", kind, given.get("kind") or "scale"),
        }
        for name, usual in (("scale_min", "1"), ("scale_max", "5")):
            made[name] = int(given.get(name) or usual) if made["kind"] == "scale" else None
    except ValueError as error:
        reason = error.text() if isinstance(error, UserError) else _whole(given)
        raise UserError(N_("Row {row}: {reason}"), row=row, reason=reason) from error
    return made


def _whole(given: Mapping[str, str]) -> str:
    from ngodesk.common.language import _

    wrong = f"{given.get('scale_min', '')} {given.get('scale_max', '')}".strip()
    return _("The ends of a scale are whole numbers, not “{text}”.").format(text=wrong)


def _field(head: str, table: str, names: Collection[str]) -> str:
    """The field that a heading surely means, whatever language it was saved in; blank for none."""
    if (short := _SHORT.get(fold(head.strip()), "")) in names:
        return short
    name, sure = field_of(table, head)
    return name if name in names and sure == SURE else ""


def rows(path: Path) -> list[list[str]]:
    """The rows of a CSV file, or of the first sheet of a spreadsheet. Raises UserError."""
    sheets = reading.read(path).sheets
    found = [[said(cell) for cell in row] for row in sheets[0].rows] if sheets else []
    return [row for row in found if any(row)]


def _unread(path: Path) -> UserError:
    return UserError(
        N_("{file} has no questions that can be read."),
        N_("A file of questions has a heading and the columns area, code, text, kind, min and max."),
        file=path.name,
    )


def save(path: Path, questions: Sequence[Question], title: str) -> int:
    """Write the questions into a TOML, CSV or XLSX file; gives how many there are. Raises FileError."""
    heads = ("area", "code", "text", "kind", "min", "max")
    table = [(each.area, each.code, each.text, each.kind, *(_ends(each) or ("", ""))) for each in questions]
    suffix = path.suffix.lower()
    with read_back.writing(path) as stream:
        if suffix == ".toml":
            stream.write(_toml(title, heads, table).encode())
        elif suffix == ".csv":
            text = io.StringIO()
            guarded_rows = [[guarded(str(cell)) for cell in row] for row in table]
            csv.writer(text, delimiter=";", lineterminator="\r\n").writerows([heads, *guarded_rows])
            stream.write(text.getvalue().encode("utf-8-sig"))
        else:
            _book(stream, [heads, *table])
    return len(table)


def _ends(question: Question) -> tuple[int, int] | None:
    return (question.lowest, question.highest) if question.kind == "scale" else None


def _toml(title: str, heads: Sequence[str], table: Sequence[Sequence[object]]) -> str:
    """TOML writes texts and whole numbers as JSON does."""
    lines = [f"title = {json.dumps(title, ensure_ascii=False)}"]
    for row in table:
        lines += ["", "[[questions]]"]
        pairs = zip(heads, row, strict=True)
        lines += [f"{name} = {json.dumps(cell, ensure_ascii=False)}" for name, cell in pairs if cell != ""]
    return "\n".join(lines) + "\n"


def _book(stream: Any, table: Sequence[Sequence[object]]) -> None:
    """Texts stay texts: nothing that somebody typed becomes a formula."""
    import xlsxwriter

    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet()
    for place, row in enumerate(table):
        for column, cell in enumerate(row):
            write = sheet.write_number if isinstance(cell, int) else sheet.write_string
            write(place, column, cell)
    book.close()


# Taking them


def take(store: Store, questionnaire: int, items: Sequence[Item]) -> int:
    """Add the questions in one step; those whose code is there stay as they are. Gives how many are new."""
    with store.reading() as connection:
        known = {each.code for each in questioning.questions(connection, questionnaire)}
    new = [(None, each) for each in items if each["code"] not in known]
    if new:
        questionnaire_edits.write_questions(store, questionnaire, new)
    return len(new)


def take_answers(store: Store, asked: Sheet, path: Path, language: str) -> int:
    """Add a response for each row of a file: columns by a question's code or text, by date, round, side.

    Gives how many there are. Raises UserError that names the row; then nothing is written.
    """
    table = rows(path)
    heads = [_column(asked, head) for head in table[0]] if table else []
    if not any(isinstance(head, Question) for head in heads):
        raise UserError(
            N_("No column of {file} is a question of this questionnaire."),
            N_("The heading of a column is the code of a question, or its text."),
            file=path.name,
        )
    edits: list[Edit] = []
    for number, row in enumerate(table[1:], 2):
        try:
            edits.append((None, _row(asked, heads, row, language)))
        except UserError as error:
            raise UserError(N_("Row {row}: {reason}"), row=number, reason=error.text()) from error
    if edits:
        questionnaire_edits.write_responses(store, asked.id, edits)
    return len(edits)


def _column(asked: Sheet, head: str) -> Question | str:
    typed = fold(head.strip())
    found = [each for each in asked.questions if typed in (fold(each.code), fold(each.text))]
    return found[0] if found else _field(head, "responses", _RESPONSE)


def _row(
    asked: Sheet, heads: Sequence[Question | str], row: Sequence[str], language: str
) -> dict[Any, Stored]:
    found: dict[Any, Stored] = {}
    for head, text in zip(heads, row, strict=False):
        if isinstance(head, Question):
            if (answer := read_answer(head, text, language)) is not None:
                found[head.place] = answer
        elif head and text.strip():
            found[head] = questioning.read_field(asked, head, text, language)
    return found
