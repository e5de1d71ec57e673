"""What erasing people does, in sentences: said before anybody is asked, in the window and at the terminal."""

from collections.abc import Sequence
from datetime import date
from textwrap import shorten

from ngodesk.common import dates
from ngodesk.common.language import _, current, plural
from ngodesk.model import TABLES
from ngodesk.work.erasing import Plan
from ngodesk.work.retention import Hold, Kept

_MOST = 8  # texts that are shown
_LONGEST = 60  # letters of each


def sentences(plan: Plan) -> list[str]:
    """What erasing one person does, in the order in which somebody wants to know it."""
    said = [_what_goes(), _("Only the code {code} is left.").format(code=plan.kept_as)]
    if plan.alone:
        said.append(_alone(plan.alone))
    number = sum(plan.places.values())
    if number:
        words = plural(
            "The name is taken out of {number} other record that mentions it: {tables}.",
            "The name is taken out of {number} other records that mention it: {tables}.",
            number,
        )
        said.append(words.format(number=number, tables=_tables(plan)))
    if plan.files:
        words = plural("{number} file goes too.", "{number} files go too.", plan.files)
        said.append(words.format(number=plan.files))
    return [*said, _what_stays(plan.frozen), _where_else(plan.backups + 1, plan.copies), _final()]


def of_several(people: int) -> list[str]:
    """The same of several people at once."""
    return [_what_goes(people), _what_stays(), _where_else(), _final()]


def _alone(texts: Sequence[str]) -> str:
    """Where the surname alone stands: a person tells whether somebody else is meant."""
    words = plural(
        "In {number} text the surname stands alone. Look whether this person is meant: {texts}.",
        "In {number} texts the surname stands alone. Look whether this person is meant: {texts}.",
        len(texts),
    )
    shown = [shorten(text, _LONGEST, placeholder="…") for text in texts[:_MOST]]
    quoted = "; ".join(_("“{text}”").format(text=text) for text in shown)
    if len(texts) > _MOST:
        more = plural("and {number} more", "and {number} more", len(texts) - _MOST)
        quoted = f"{quoted}; {more.format(number=len(texts) - _MOST)}"
    return words.format(number=len(texts), texts=quoted)


def _tables(plan: Plan) -> str:
    return ", ".join(_(TABLES[table].labels[1]) for table in plan.places if table in TABLES)


def _what_goes(people: int = 1) -> str:
    return plural(
        "Name, contacts, numbers, notes, roles and the files that are this person's alone are taken out of"
        " the records, the search and the history. Gender, the year of birth and the municipality stay,"
        " so that every count and every figure stays as it is.",
        "Names, contacts, numbers, notes, roles and the files that are of these people alone are taken out of"
        " the records, the search and the history. Gender, the year of birth and the municipality stay,"
        " so that every count and every figure stays as it is.",
        people,
    )


def _what_stays(frozen: int = 0) -> str:
    stays = _(
        "Signed lists and documents that name others too stay: the funder may ask for them. A surname alone"
        " in another case of the language, and a name in a picture, is not found. In the history stays who"
        " did a step, and how a step was called."
    )
    if not frozen:
        return stays
    words = plural(
        "The print of {number} frozen report stays as it was sent, with the name if it is there.",
        "The prints of {number} frozen reports stay as they were sent, with the name if it is there.",
        frozen,
    )
    return f"{stays} {words.format(number=frozen)}"


def _where_else(backups: int = 0, copies: Sequence[str] = ()) -> str:
    said = [_("A backup is made before."), still_held(backups)]
    said.append(_("In a backup that is restored the data are erased again."))
    if copies:
        said.append(also_held(copies))
    said.append(_("Copies on sticks and in the post you must delete yourself."))
    return " ".join(said)


def still_held(backups: int) -> str:
    """How many automatic backups hold the data; of several people nobody counted."""
    if not backups:
        return _("Automatic backups still hold the data until newer ones take their place.")
    words = plural(
        "{number} automatic backup still holds the data until newer ones take its place.",
        "{number} automatic backups still hold the data until newer ones take their place.",
        backups,
    )
    return words.format(number=backups)


def also_held(copies: Sequence[str]) -> str:
    """Copies of the file that lie beside it: replaced, restored, or kept by a program that synchronises."""
    words = plural(
        "This file beside it holds the data too; delete it yourself: {files}.",
        "These files beside it hold the data too; delete them yourself: {files}.",
        len(copies),
    )
    return words.format(files=", ".join(copies))


def _final() -> str:
    return _("This cannot be undone, and earlier steps cannot be undone any more either.")


def warning(people: Sequence[Kept]) -> str:
    """What still holds the data, said before they go."""
    today = date.today()
    held = {hold.ref: hold for each in people for hold in each.held(today)}
    said = []
    if held:
        projects = ", ".join(hold_words(held[ref]) for ref in sorted(held))
        said.append(_("The data are still to be kept: {projects}.").format(projects=projects))
    if any(each.in_office for each in people):
        said.append(
            plural(
                "This person has a role in your organisation now.",
                "Somebody among them has a role in your organisation now.",
                len(people),
            )
        )
    return " ".join(said)


def hold_words(hold: Hold) -> str:
    """A project and its day: NL1 until 31 December 2030."""
    if hold.until is None:
        return _("{project}, no day is set").format(project=hold.ref)
    day = dates.in_text(hold.until, current().language)
    return _("{project} until {day}").format(project=hold.ref, day=day)


def quiet_words(kept: Kept) -> str:
    """Of somebody whom no project needs: when anything was noted last."""
    if kept.last is None:
        return _("no project, nothing was ever noted")
    return _("no project, noted last on {day}").format(day=dates.in_text(kept.last, current().language))
