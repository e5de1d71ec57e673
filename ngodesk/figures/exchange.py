"""Which of several exchange rates of the same currencies rules, as SQL to sort the table of rates by."""

# InforEuro is of a month, not of a day; of one day the national bank's rate rules, the other bank's does not.
MONTHLY = "coalesce(source, '') LIKE 'InforEuro%'"
_FOREIGN = "coalesce(source, '') NOT LIKE 'NBP%'"

OF_A_DAY = f"{MONTHLY}, date DESC, {_FOREIGN}, id"
OF_A_MONTH = f"NOT {MONTHLY}, date, {_FOREIGN}, id"
