"""Was anything damaged, or changed behind the program's back?"""

from ngodesk.store.store import Store
from ngodesk.store.verify import Verdict, verify


def verdicts(store: Store) -> list[Verdict]:
    """One verdict for each part of the workspace."""
    with store.reading() as connection:
        return list(verify(connection))
