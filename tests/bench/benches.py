"""All that is measured."""

from tests.bench import card, figures, lists, memory, people, prints, project_page, table, window

BENCHES = (
    *people.BENCHES,
    *figures.BENCHES,
    *card.BENCHES,
    *prints.BENCHES,
    *window.BENCHES,
    *lists.BENCHES,
    *table.BENCHES,
    *project_page.BENCHES,
    *memory.BENCHES,
)
LONG = table.LONG
