"""All that is measured."""

from tests.bench import (
    attendance,
    card,
    figures,
    indicators_page,
    lists,
    long_prints,
    memory,
    package,
    people,
    prints,
    project_page,
    protection,
    sheets,
    table,
    window,
)

BENCHES = (
    *people.BENCHES,
    *figures.BENCHES,
    *card.BENCHES,
    *indicators_page.BENCHES,
    *prints.BENCHES,
    *long_prints.BENCHES,
    *window.BENCHES,
    *lists.BENCHES,
    *table.BENCHES,
    *attendance.BENCHES,
    *project_page.BENCHES,
    *memory.BENCHES,
    *package.BENCHES,
    *protection.BENCHES,
    *sheets.BENCHES,
)
LONG = (*table.LONG, *sheets.LONG)
