"""What the words of a column mean: those that stand in the file, each with the word that is kept for it."""

from dataclasses import replace
from datetime import date

from ngodesk.common.describe import Field
from ngodesk.common.errors import WrongEntry
from ngodesk.exchange.problems import Problem
from ngodesk.exchange.sheets.cells import converter, said
from ngodesk.exchange.sheets.mapping import Column, described
from ngodesk.work.spreadsheets.looking import Look

TRUTHS = ("true", "false")
_MOST = 60  # words that somebody is asked about


def choices(table: str, column: Column) -> tuple[str, tuple[str, ...]]:
    """The field and its words, where a column is of such; otherwise blank."""
    found = described(table, column.field) if column.field else None
    if found is None:
        return "", ()
    field = found[1]
    return f"{found[0]}.{field.name}", TRUTHS if field.kind == "boolean" else field.words


def meanings(seen: Look, place: int, language: str) -> dict[str, str]:
    """The words of a column, by what each means; blank where that is not known."""
    column = seen.mapping.columns[place]
    found = described(seen.mapping.table, column.field)
    if found is None or not choices(seen.mapping.table, column)[1]:
        return {}
    words = choices(seen.mapping.table, column)[1]
    texts = dict.fromkeys(said(seen.sheet.rows[row][place]) for row in seen.layout.rows)
    meant = {text: _meaning(*found, column, text, language) for text in texts if text}
    return dict([each for each in meant.items() if not each[1] or each[1] in words][:_MOST])


def with_words(table: str, column: Column, words: dict[str, str], language: str, *, clears: bool) -> Column:
    """The column, with what somebody said of its words where the program would not know it."""
    found = described(table, column.field)
    plain = replace(column, words={})
    told = {
        text: word
        for text, word in words.items()
        if word and found is not None and _meaning(*found, plain, text, language) != word
    }
    return replace(column, words=told, clears=clears)


def asked_of(seen: Look, problem: Problem) -> int | None:
    """The column in which a word stands that is not known; nothing where that is not the problem."""
    for place, column in enumerate(seen.mapping.columns):
        found = described(seen.mapping.table, column.field) if column.field else None
        if found is None or column.head != problem.column or not problem.value:
            continue
        if choices(seen.mapping.table, column)[1] and not _meaning(*found, column, problem.value, "en"):
            return place
    return None


def _meaning(table: str, field: Field, column: Column, text: str, language: str) -> str:
    try:
        return converter(table, field, column, language, date.today())(text)
    except WrongEntry:
        return ""
