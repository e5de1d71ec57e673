"""All that is measured."""

from tests.bench import card, figures, people, window

BENCHES = (*people.BENCHES, *figures.BENCHES, *card.BENCHES, *window.BENCHES)
