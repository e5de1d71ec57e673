"""Who is offered for a name or an organisation that is being typed."""

from typing import TYPE_CHECKING

from ngodesk.common.language import _
from ngodesk.common.text import fold
from ngodesk.gui.attendance.offers import Offer

if TYPE_CHECKING:
    from ngodesk.work.attendance_book import Book
    from ngodesk.work.attendance_names import Known
    from ngodesk.work.attending import Line

_MOST = 8


def person_offers(book: "Book", text: str, *, renaming: bool = False) -> list[Offer]:
    """People whose name holds what is typed; else somebody new, and those whose name is much alike."""
    if not text.strip():
        return []
    found = [_person(book, each) for each in book.people.find(text, _MOST)]
    if renaming:
        words = _("Correct the spelling to “{name}”").format(name=text)
        return [*found, Offer(text, act="rename", shown=words)]
    new = Offer(text, act="new", shown=_("Add “{name}”").format(name=text), key=_("Ctrl+Enter"))
    if found:
        return [*found, new]
    return [new, *(_person(book, each) for each in book.people.similar(text))]


def _person(book: "Book", each: "Known") -> Offer:
    there = book.place_of(each.id)
    if there is None:
        return Offer(each.name, each.detail, each.id)
    return Offer(each.name, _("in row {number}").format(number=book.row_of(there)), each.id)


def organisation_offers(book: "Book", text: str, line: "Line | None") -> list[Offer]:
    """Organisations: first those that the person has a role in."""
    own = book.sheet.stands_for.get(line.person or 0, ()) if line is not None else ()
    wanted = fold(text.strip())
    ranked = sorted(
        (
            (not _begins(wanted, name), each not in own, fold(name), each)
            for each, name in book.organisations.items()
            if (wanted in fold(name) or _begins(wanted, name)) and (wanted or each in own)
        )
    )[:_MOST]
    found = [Offer(book.organisations[each], "", each, "organisation") for *_order, each in ranked]
    if not wanted:
        return [*found, Offer("", act="nobody", shown=_("Nobody"))]
    if any(fold(each.name) == wanted for each in found):
        return sorted(found, key=lambda each: fold(each.name) != wanted)
    new = Offer(text, act="new", shown=_("Add “{name}”").format(name=text), key=_("Ctrl+Enter"))
    return [*found, new]


def _begins(wanted: str, name: str) -> bool:
    """Whether a word of the name begins so, or its first letters are just these: OSP."""
    parts = fold(name).replace("-", " ").split()
    initials = "".join(part[0] for part in parts)
    return initials.startswith(wanted) or any(part.startswith(wanted) for part in parts)
