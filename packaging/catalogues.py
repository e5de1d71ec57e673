"""The translations' catalogues: extract the texts, update and check the .po files, compile them to .mo.

Runs with the Python of `.venv`, for it needs Babel: `catalogues.py update|check|compile|add CODE`.
"""

import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.frontend import CommandLineInterface
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "translations"
TEMPLATE = FOLDER / "ngodesk.pot"
KEYWORDS = ("N_", "NN_:1,2", "NP_:1c,2", "_", "gettext", "ngettext:1,2", "pgettext:1c,2", "plural:1,2")
PLACE = re.compile(r"\{(\w*)[^{}]*\}")


def catalogues() -> list[Path]:
    """The .po files, one for each language."""
    return sorted(FOLDER.glob("*/LC_MESSAGES/ngodesk.po"))


def pybabel(*arguments: str) -> None:
    """Run one command of Babel's own tool; ends the program where that fails."""
    run: Callable[[list[str]], int | None] = CommandLineInterface().run
    if run(["pybabel", "--quiet", *arguments]):
        raise SystemExit(f"pybabel {arguments[0]} failed")


def extract(target: Path = TEMPLATE) -> None:
    """Write the template: every marked text of the program, as [tool.babel] in pyproject.toml says."""
    os.chdir(ROOT)  # Babel's patterns are relative to the current folder
    keywords = [part for keyword in KEYWORDS for part in ("--keyword", keyword)]
    pybabel(
        *["extract", "--mapping-file", "pyproject.toml", "--no-default-keywords", *keywords],
        *["--add-comments", "Translators:", "--strip-comments", "--add-location", "file", "--sort-by-file"],
        *["--output-file", str(target), "."],
    )
    template = read(target)
    template.header_comment = "# The texts of ngodesk. Made by packaging/catalogues.py."
    describe(template)
    if TEMPLATE.exists():  # the date stays, or two people's updates would always clash
        template.creation_date = read(TEMPLATE).creation_date
    write(template, target)


def update() -> None:
    """Write the template and bring every language's texts up to it; no guesses, dropped texts are dropped."""
    extract()
    for path in catalogues():
        catalogue = read(path)
        catalogue.update(read(TEMPLATE), no_fuzzy_matching=True)
        write(catalogue, path)


def add(code: str) -> None:
    """Begin a language: an empty catalogue with its plural rules."""
    target = FOLDER / code / "LC_MESSAGES" / "ngodesk.po"
    if target.exists():
        raise SystemExit(f"There is a catalogue for {code} already")
    extract()
    target.parent.mkdir(parents=True, exist_ok=True)
    catalogue = Catalog(code, fuzzy=False)
    describe(catalogue)
    catalogue.header_comment = f"# The texts of ngodesk in {catalogue.locale}."
    catalogue.update(read(TEMPLATE), no_fuzzy_matching=True)
    write(catalogue, target)


def compile_all() -> None:
    """Write the .mo beside every .po."""
    for catalogue in catalogues():
        with catalogue.with_suffix(".mo").open("wb") as target:
            write_mo(target, read(catalogue))


def check() -> None:
    """Say what differs between the program's texts, the template and the languages; ends with 1 if so."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "ngodesk.pot"
        extract(fresh)
        wanted = read(fresh)
    findings = list(differences(wanted)) if catalogues() else []
    print("\n".join(findings) or f"{len(catalogues())} languages, {len(wanted)} texts, all there")
    if findings:
        raise SystemExit("The catalogues are behind: run `packaging/catalogues.py update`, then translate")


def differences(wanted: Catalog) -> Iterator[str]:
    """Each text that the template or a language lacks, has too many of, or translates with other places."""
    if not TEMPLATE.exists() or keys(read(TEMPLATE)) != keys(wanted):
        yield "translations/ngodesk.pot is not what the program's texts give"
    for path in catalogues():
        code, catalogue = language(path), read(path)
        yield from (f"{code}: no longer used: {key[0]!r}" for key in keys(catalogue) - keys(wanted))
        for message in wanted:
            if message.id:
                yield from faults(code, message, catalogue.get(message.id, message.context))


def faults(code: str, message: Message, found: Message | None) -> Iterator[str]:
    """What is wrong with one text's translation: missing, not yet confirmed, or its {places} differ."""
    source = texts(message.id)
    if found is None or not all(texts(found.string)):
        yield f"{code}: not translated: {source[0]!r}"
    elif found.fuzzy:
        yield f"{code}: marked fuzzy: {source[0]!r}"
    elif any(places([text]) - places(source) for text in texts(found.string)):
        yield f"{code}: names a place that the text does not have: {source[0]!r}"
    elif not message.pluralizable and places(source) != places(texts(found.string)):
        yield f"{code}: leaves out a place: {source[0]!r}"


def read(path: Path) -> Catalog:
    """One catalogue, in the language of its folder; the template has none."""
    with path.open("rb") as source:
        return read_po(source, locale=None if path.suffix == ".pot" else language(path))


def describe(catalogue: Catalog) -> None:
    """Fill the header that Babel would fill with made-up addresses."""
    catalogue.project, catalogue.version = "ngodesk", "0"
    catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = "-"


def write(catalogue: Catalog, path: Path) -> None:
    """Write a catalogue as this project keeps it: in the order of the files, without dropped texts."""
    with path.open("wb") as target:
        write_po(target, catalogue, width=110, sort_by_file=True, ignore_obsolete=True, include_lineno=False)


def language(catalogue: Path) -> str:
    """The code that a catalogue's folder is named by."""
    return catalogue.parent.parent.name


def keys(catalogue: Catalog) -> set[tuple[str, str | None]]:
    """What identifies the texts of a catalogue: the text (its singular) and its context."""
    return {(texts(message.id)[0], message.context) for message in catalogue if message.id}


def texts(value: str | list[str] | tuple[str, ...] | None) -> list[str]:
    """The forms of a text: one, or one for each plural."""
    return [value or ""] if isinstance(value, str | None) else list(value)


def places(forms: list[str]) -> set[str]:
    """The {named} places in a text's forms."""
    return {name for form in forms for name in PLACE.findall(form)}


def main(arguments: list[str]) -> None:
    """Do the one action that is named."""
    actions: dict[str, Callable[[], None]] = {"update": update, "check": check, "compile": compile_all}
    match arguments:
        case ["add", code]:
            add(code)
        case [name] if name in actions:
            actions[name]()
        case _:
            raise SystemExit("usage: catalogues.py update|check|compile|add CODE")


if __name__ == "__main__":
    main(sys.argv[1:])
