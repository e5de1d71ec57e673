"""All that is measured."""

from tests.bench import card, figures, lists, memory, people, table, window

BENCHES = (
    *people.BENCHES,
    *figures.BENCHES,
    *card.BENCHES,
    *window.BENCHES,
    *lists.BENCHES,
    *table.BENCHES,
    *memory.BENCHES,
)
LONG = table.LONG
