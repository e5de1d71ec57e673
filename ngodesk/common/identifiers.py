"""Keys of records: 42 bits of time and 21 that count, so that records of two laptops merge."""

import secrets
import time
from collections.abc import Iterator

_EPOCH = 1_577_836_800_000  # 2020-01-01T00:00:00Z in milliseconds
_COUNT_BITS = 21
_LIMIT = 1 << 63


class Identifiers:
    """Draws keys for one open file. A key never repeats and never falls below the highest there is."""

    def __init__(self, highest: int = 0) -> None:
        self._last = highest

    def draw(self, number: int = 1) -> range:
        """A block of `number` keys, each one more than the one before."""
        first = max(self._now(), self._last + 1)
        if first + number > _LIMIT:
            raise OverflowError("no keys are left in this file")
        self._last = first + number - 1
        return range(first, first + number)

    def __iter__(self) -> Iterator[int]:
        while True:
            yield self.draw()[0]

    @staticmethod
    def _now() -> int:
        milliseconds = max(0, time.time_ns() // 1_000_000 - _EPOCH)
        # The random part leaves room above it, so that one block rarely reaches the next millisecond's.
        return (milliseconds << _COUNT_BITS) + secrets.randbits(_COUNT_BITS - 1)
