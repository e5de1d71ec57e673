"""Whether a row of a file is a record that is there: surely, perhaps, or not."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from ngodesk.work.spreadsheets.stored import Records, Values, names_of, plain

_TELLING = ("birth_date", "email", "phone")


@dataclass(frozen=True)
class Match:
    """The record that a row is, by its code; or those that it may be."""

    same: str = ""
    like: tuple[str, ...] = ()


_NOBODY = Match()


@dataclass(frozen=True)
class Standing:
    """The organisation that a row with a person names, and those that somebody who is there stands for."""

    organisation: str = ""
    of: Callable[[str], Collection[str]] = lambda _code: ()


_UNKNOWN = Standing()


def match(records: Records, values: Values, keys: tuple[str, ...], standing: Standing = _UNKNOWN) -> Match:
    """Which record of its table a row is. A row without anything to go by is a new one."""
    if records.key != ("ref",):
        code = "|".join(values.get(name, "") for name in records.key)
        return Match(code) if code in records.by_code else _NOBODY
    if ref := values.get("ref"):
        return Match(ref) if ref in records.by_code else _NOBODY
    candidates = _candidates(records, values, keys)
    if records.table == "people":
        return _person(records, values, candidates, standing)
    if records.table == "organisations":
        return _organisation(records, values, candidates)
    return Match(next((code for code in candidates if _agrees(records.by_code[code], values, keys)), ""))


def _candidates(records: Records, values: Values, keys: tuple[str, ...]) -> list[str]:
    """Those of the same number, then those that are called the same; of other tables those that agree."""
    if records.table in ("people", "organisations"):
        named = [code for name in names_of(records.table, values) for code in records.called(name)]
        return list(dict.fromkeys([*_numbered(records, values), *named]))
    wanted = {name: values[name] for name in keys or tuple(values) if values.get(name)}
    return records.agreeing(wanted) if wanted else []


def _numbered(records: Records, values: Values) -> Iterable[str]:
    """Those with the same number of a person or a body."""
    for name in ("national_id", "tax_id", "register_no"):
        if number := values.get(name):
            yield from records.agreeing({name: number})


def _person(records: Records, values: Values, candidates: list[str], standing: Standing) -> Match:
    """Of one name with the same birth date, e-mail or phone; or of one personal number.

    Of one name alone, where the row says nothing that is not there already: it was taken in before.
    """
    like = []
    for code in candidates:
        known = records.by_code[code]
        if _same(known, values, "national_id"):
            return Match(code)
        if _differ(known, values, "national_id") or _differ(known, values, "birth_date"):
            continue
        if any(_same(known, values, name) for name in _TELLING):
            return Match(code)
        like.append(code)
    return _taken_before(records, values, like, standing) if like else _NOBODY


def _taken_before(records: Records, values: Values, like: list[str], standing: Standing) -> Match:
    """The only one of a name who stands for the organisation that the row names, if it names one.

    Where it names none: the only one of that name, or of whom no more is known than the row says.
    """
    said = [code for code in like if adds_nothing(records.by_code[code], values)]
    if standing.organisation:
        said = [code for code in said if standing.organisation in standing.of(code)]
    elif len(like) > 1:
        said = [code for code in said if not standing.of(code) and _says_all(records.by_code[code], values)]
    return Match(said[0]) if len(said) == 1 else Match(like=tuple(like))


def _says_all(known: Values, values: Values) -> bool:
    """Whether no more is known of somebody than what a row says, but for the code."""
    return all(values.get(name) for name, text in known.items() if text and name != "ref")


def _organisation(records: Records, values: Values, candidates: list[str]) -> Match:
    """Of one tax or register number; otherwise of one name in one municipality."""
    like = []
    for code in candidates:
        known = records.by_code[code]
        if _same(known, values, "tax_id") or _same(known, values, "register_no"):
            return Match(code)
        if _differ(known, values, "tax_id") or _differ(known, values, "register_no"):
            continue
        if _equal(known, values, "municipality"):
            return Match(code)
        if not _differ(known, values, "municipality"):
            like.append(code)
    only = like[0] if len(like) == 1 and adds_nothing(records.by_code[like[0]], values) else ""
    return Match(only) if only else Match(like=tuple(like))


def _agrees(known: Values, values: Values, keys: tuple[str, ...]) -> bool:
    """Whether the keys agree, blank with blank; without keys, whether all agrees."""
    if not keys:
        return adds_nothing(known, values)
    return all(_equal(known, values, name) for name in keys)


def adds_nothing(known: Mapping[str, str], values: Mapping[str, str]) -> bool:
    """Whether everything that a row says is there already."""
    return all(plain(name, known.get(name, "")) == plain(name, text) for name, text in values.items() if text)


def _equal(known: Values, values: Values, name: str) -> bool:
    return plain(name, known.get(name, "")) == plain(name, values.get(name, ""))


def _same(known: Values, values: Values, name: str) -> bool:
    return bool(values.get(name)) and bool(known.get(name)) and _equal(known, values, name)


def _differ(known: Values, values: Values, name: str) -> bool:
    return bool(values.get(name)) and bool(known.get(name)) and not _equal(known, values, name)
