"""The recovery sheet: one page with the code that opens a protected file when its password is forgotten."""

from datetime import date
from io import BytesIO

from ngodesk.common import dates
from ngodesk.common.language import N_, texts
from ngodesk.reports import pdf
from ngodesk.reports.content import Display, Items, Note, Square, Text
from ngodesk.reports.whole import Footer, Header, Report
from ngodesk.store.keys import Key
from ngodesk.store.store import Store
from ngodesk.work.workspaces import workspace_facts

_IN_A_LINE = 5  # groups of four
_SAYS = N_(
    "Whoever has this page can read everything in the file {name}. Keep it where the organisation keeps"
    " its contracts, not beside the computer."
)
_DOES = (
    N_("Open the file in ngodesk. It asks for the password."),
    N_("Type the code below instead. Small letters do and spaces do not matter; there is no 0, 1, 8 or 9."),
    N_("Choose another password at once: File, then Protect with a password. That makes a new sheet."),
)
_SQUARE = N_("The square holds the same code, for a telephone that reads it and shows it to copy or to type.")


def sheet(store: Store, key: Key, language: str) -> bytes:
    """The sheet as a PDF, in memory: it reaches a disk only where the person puts it."""
    say, facts = texts(language).gettext, workspace_facts(store)
    groups = key.recovery_code.split()
    lines = [groups[start : start + _IN_A_LINE] for start in range(0, len(groups), _IN_A_LINE)]
    name = say(N_("Recovery sheet"))
    made = Report(
        id="recovery-sheet",
        name=name,
        title=name,
        language=language,
        header=Header(facts.organisation),
        footer=Footer(date.today()),
        subtitle=say(N_("of the password that was chosen on {day}")).format(
            day=dates.in_text(date.today(), language)
        ),
        content=(
            Text(say(_SAYS).format(name=store.path.name)),
            Items([say(words) for words in _DOES], numbered=True),
            *(Display("   ".join(line), "name", gap=6) for line in lines),
            Square("".join(groups)),
            Note(say(_SQUARE)),
        ),
    )
    target = BytesIO()
    pdf.write(made, target)
    return target.getvalue()
