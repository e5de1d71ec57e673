"""Files with something wrong in them, the same ones for the same seed."""

import io
import re
import zipfile
from random import Random

HOSTILE = (
    "=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "nan", "inf", "-1e999", "1e999", "5,26E+09",
    "9" * 400, "-0", "٣",
    "\x00", "\u202e", "\ufeff", "\ud83d\ude00", "\u2028", '"', '""', "';", "\r", "\n", "\r\n",
    "\t", ";", ",", "|",
    "31.02.2025", "0000-00-00", "99.99.9999", "x" * 3_000, "O1|O2", "{0}", "%s", "NULL", "\\",
    "&#0;", "<a>", " ",
)  # fmt: skip
_CELL = re.compile(rb"<v>[^<]*</v>|<t[^>]*>[^<]*</t>|r=\"[A-Z]+[0-9]+\"|t=\"[a-z]+\"|s=\"[0-9]+\"")
_INSTEAD = (
    b"<v>nan</v>", b"<v>1e999</v>", b"<v>-1e999</v>", b"<v></v>", b"<v>99999999</v>",
    b"<v>-1</v>", b"<t>=1+1</t>",
    b"<t>&lol;</t>", b'r="XFD1048576"', b'r="A0"', b'r="AAAAAAAA1"', b't="d"', b't="e"',
    b't="s"', b's="999"', b"<",
    b"<v>1</v>" * 50, b"",
)  # fmt: skip
_ENTITIES = b'<!DOCTYPE x [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;">]>'


def text_table(whole: bytes, chance: Random) -> bytes:
    """A text table with bytes changed, cut, doubled, or with words that hurt."""
    broken = bytearray(whole)
    for _time in range(chance.randint(1, 6)):
        place = chance.randrange(len(broken) + 1)
        end = min(len(broken), place + chance.randint(0, 40))
        act = chance.randrange(6)
        if act == 0 and place < len(broken):
            broken[place] = chance.randrange(256)
        elif act == 1:
            del broken[place:end]
        elif act == 2:
            broken[place:place] = broken[place:end] * chance.randint(1, 4)
        elif act == 3:
            del broken[place + chance.randint(0, 400) :]
        else:
            word = chance.choice(HOSTILE).encode("utf-8", "surrogatepass")
            broken[place:place] = word
    return bytes(broken)


def workbook(whole: bytes, chance: Random) -> bytes:
    """A workbook with bytes changed, or its parts changed inside."""
    if chance.random() < 0.4:
        broken = bytearray(whole)
        for _time in range(chance.randint(1, 30)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        return bytes(broken)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if chance.random() < 0.03:
                continue
            new.writestr(name, _part(old.read(name), chance) if name.endswith(".xml") else old.read(name))
    return made.getvalue()


def _part(content: bytes, chance: Random) -> bytes:
    share = chance.choice((0, 0, 0.02, 0.2))
    changed = _CELL.sub(
        lambda found: chance.choice(_INSTEAD) if chance.random() < share else found[0], content
    )
    if chance.random() < 0.05:
        changed = changed.replace(b"?>", b"?>" + _ENTITIES, 1)
    return changed[: chance.randrange(len(changed) + 1)] if chance.random() < 0.05 else changed
