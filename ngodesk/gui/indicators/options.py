"""What may be ticked in the filters of an indicator."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ngodesk.common.language import current
from ngodesk.common.text import sort_key
from ngodesk.gui import words

if TYPE_CHECKING:
    from ngodesk.work.indicating import Opened

Entries = list[tuple[str, str]]
"""Keys and their words."""


def of_ticks(rule: Mapping[str, Any], opened: "Opened") -> dict[str, Entries]:
    """By filter: kinds in the alphabet's order, the project's activities and questions in their own."""
    from ngodesk.model.organisations import ORGANISATION_KINDS
    from ngodesk.work.indicating import kinds_of

    questionnaire = rule["filter_questionnaire"]
    return {
        "filter_kind": _kinds("filter_kind", kinds_of(rule["measure"])),
        "filter_activity": [(str(key), name) for key, name in opened.activities],
        "filter_organisation_kind": _kinds("filter_organisation_kind", ORGANISATION_KINDS),
        "filter_questions": [(str(key), name) for of, key, name in opened.questions if of == questionnaire],
    }


def _kinds(name: str, kept: Iterable[str]) -> Entries:
    entries = [(each, words.word("indicators", name, each)) for each in kept]
    return sorted(entries, key=lambda entry: sort_key(entry[1], current().language))


def kept(stored: Any) -> list[str]:
    """The keys that a stored filter holds."""
    return [str(each) for each in stored] if isinstance(stored, tuple) else str(stored or "").split(";")
