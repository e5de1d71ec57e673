"""What the law of a country asks of agreements with volunteers: data with its source and day."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from ngodesk.common.paths import resources


@dataclass(frozen=True)
class Law:
    """The rules of a country. What is nothing the law does not ask."""

    country: str
    source: str
    checked_on: date
    adult: int
    consent_below: int
    """Years; younger ones need their guardian's consent."""
    least_age: int = 0
    written_after_days: int | None = None
    insured_up_to_days: int | None = None
    says: tuple[dict[str, Any], ...] = ()

    def sentences(self, language: str) -> list[str]:
        """The rules as they are shown, each with its place in the law where that is known."""
        found = []
        for each in self.says:
            words = each["words"].get(language, each["words"]["en"])
            found.append(f"{words.removesuffix('.')} ({each['place']})." if each["place"] else words)
        return found


def countries() -> list[str]:
    """The countries whose law is known."""
    return sorted(path.stem for path in (resources() / "volunteering").glob("*.toml"))


@cache
def law(country: str) -> Law | None:
    """The law of a country; nothing where it is not known."""
    if country not in countries():
        return None
    path = resources() / "volunteering" / f"{country}.toml"
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    return Law(country=country, says=tuple(read.pop("says")), **read)
