"""Texts, columns and limits of a report's template changed in the file, applied everywhere, set back."""

from collections.abc import Iterator

import pytest

from ngodesk.common.errors import UserError
from ngodesk.model import TemplateChange
from ngodesk.reports import changes, templates
from ngodesk.reports.content import Heading, Table
from ngodesk.reports.whole import Report
from ngodesk.store import undo
from ngodesk.store.store import Store
from ngodesk.work import freezing, frozen, narratives, printing, rewording
from ngodesk.work.printing import Wish
from ngodesk.work.rewording import Row, Wording

WISH = Wish(project="NL1", language="pl")
REPORT = "acf"


def wording(store: Store, language: str = "pl") -> Wording:
    return rewording.wording(store, REPORT, language)


def place(its: Wording, key: str) -> Row:
    """The place with this key."""
    return next(each for each in its.rows if each.place.key == key)


def first(its: Wording, what: str, after: str = "") -> Row:
    """The first place of a kind."""
    return next(each for each in its.rows if each.place.what == what and each.place.key > after)


def headings(made: Report) -> Iterator[str]:
    return (each.text for each in made.content if isinstance(each, Heading) and each.level == 1)


def test_a_text_is_changed_in_one_language_and_set_back(filled_store: Store) -> None:
    store, before = filled_store, wording(filled_store)
    heading = first(before, "heading")
    rewording.put(store, before, [(heading.place, "Zażółć <b>& gęślą</b>")])
    assert next(headings(printing.content(store, REPORT, WISH))) == "Zażółć <b>& gęślą</b>"
    rewording.put(store, wording(store), [(heading.place, "Zażółć\0 <b>& gęślą</b>\u202e")])
    assert first(wording(store), "heading").yours == "Zażółć <b>& gęślą</b>"
    undo.undo(store)
    english = Wish(project="NL1", language="en")
    assert next(headings(printing.content(store, REPORT, english))) == heading.place.originals["en"]
    changed = wording(store)
    assert (changed.changed, place(changed, heading.place.key).yours) == (1, "Zażółć <b>& gęślą</b>")
    assert wording(store, "en").changed == 0
    assert narratives.book(store, REPORT, WISH).sections[0].heading == "Zażółć <b>& gęślą</b>"
    undo.undo(store)
    assert wording(store) == before
    undo.redo(store)
    rewording.put(store, wording(store), [(heading.place, None)])
    assert wording(store) == before
    assert next(headings(printing.content(store, REPORT, WISH))) == heading.original


def test_columns_change_their_heads_and_order_and_are_left_out(filled_store: Store) -> None:
    store, its = filled_store, wording(filled_store)
    tables = [each for each in its.rows if each.place.what == "order"]
    table = next(each for each in tables if _block(each) == "lines")
    heads = [each for each in its.rows if each.place.key.startswith(f"{table.place.key}[")]
    assert [each.column for each in heads] == list(range(1, len(heads) + 1))
    rewording.put(store, its, [(heads[0].place, "Kod!"), rewording.order(its, heads[-1].place, 1)])
    its = wording(store)
    rewording.put(store, its, [rewording.order(its, heads[1].place, None)])
    its = wording(store)
    again = [each for each in its.rows if each.place.key.startswith(f"{table.place.key}[")]
    assert [each.column for each in again] == [2, None, *range(3, len(heads)), 1]
    tables = [each for each in printing.content(store, REPORT, WISH).content if isinstance(each, Table)]
    unit = "PLN"
    wanted = [heads[-1].original.replace("{unit}", unit), "Kod!"]
    assert any([column.head for column in each.columns][:2] == wanted for each in tables)
    rewording.reset(store, its)
    assert wording(store).changed == 0


def _block(row: Row) -> str:
    return templates.template(REPORT).parts[row.place.part - 1].block


def test_a_limit_is_a_number_and_counts(filled_store: Store) -> None:
    store, its = filled_store, wording(filled_store)
    limit = first(its, "limit")
    rewording.put(store, its, [(limit.place, "7")])
    assert narratives.book(store, REPORT, WISH).sections[0].limit == 7
    for wrong in ("0", "-1", "x", "", "99999999"):
        with pytest.raises(UserError):
            rewording.put(store, its, [(limit.place, wrong)])
    assert place(wording(store), limit.place.key).yours == "7"


def test_only_the_originals_names_may_stand_in_braces(filled_store: Store) -> None:
    its = wording(filled_store)
    text = first(its, "text")
    for wrong in ("{nothing}", "{0}", "{", "}{", "{a.__class__}"):
        with pytest.raises(UserError) as refused:
            rewording.put(filled_store, its, [(text.place, wrong)])
        assert "{place}" not in refused.value.text()
    assert wording(filled_store) == its


def test_what_does_not_fit_any_more_is_passed_over() -> None:
    for template in templates.forms():
        keys = [each.key for each in changes.places(template)]
        assert len(set(keys)) == len(keys)
        wrong = [(key, "pl", "{nothing}") for key in keys]
        wrong += [("parts[99].heading", "pl", "x"), ("", "pl", "")]
        assert changes.applied(template, wrong) == template


def test_every_place_of_every_form_can_be_changed() -> None:
    for template in templates.forms():
        known = list(changes.places(template))
        worded = [(each.key, "lv", each.originals["en"] + "!") for each in known if each.worded]
        made = changes.applied(template, worded)
        again = {each.key: each.originals for each in changes.places(made)}
        assert all(again[key]["lv"] == value for key, _language, value in worded)
        assert made.text == template.text


def test_a_frozen_report_keeps_the_wording_that_it_had(filled_store: Store) -> None:
    store, its = filled_store, wording(filled_store)
    rewording.put(store, its, [(first(its, "title").place, "Raport Ż")])
    made = freezing.freeze(store, REPORT, WISH)
    assert made.title == "Raport Ż"
    kept = frozen.reprint(store, made.id)
    rewording.reset(store, wording(store))
    assert frozen.reprint(store, made.id) == kept
    with store.read() as session:
        assert session.query(TemplateChange).count() == 0
