"""Wrong passwords: counted for each file, forgotten once the right one came."""

import json
import time

from ngodesk.common import settings, tries


def test_each_wrong_password_makes_one_wait_longer_until_the_right_one() -> None:
    mine, other = b"0123456789abcdef", b"fedcba9876543210"
    assert [tries.failed(mine) for _try in range(9)] == [0, 0, 2, 4, 8, 16, 32, 60, 60]
    assert 58 <= tries.left(mine) <= 60
    assert tries.left(other) == 0
    tries.passed(mine)
    assert tries.left(mine) == 0


def test_a_clock_that_went_back_keeps_nobody_out(home: object) -> None:
    salt = b"0123456789abcdef"
    path = settings.folder() / "tries.json"
    path.write_text(json.dumps({salt.hex(): (9, time.time() + 10**8)}))
    assert tries.left(salt) == 60
    path.write_text("torn")
    assert tries.left(salt) == 0
    tries.failed(salt)
    tries.passed(salt)
