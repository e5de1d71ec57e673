"""What blocks build from: the figures of a project, the facts about it, and the moment of printing."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ngodesk.figures.facts import ProjectFacts


@dataclass(frozen=True, slots=True)
class Source:
    """`figures` as the command line's JSON has them; `mark` says what the journal held."""

    figures: dict[str, Any]
    facts: ProjectFacts
    printed_on: date
    mark: str = ""
