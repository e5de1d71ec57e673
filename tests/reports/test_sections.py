"""Sections of reports: what may be left out goes with all that is under its heading, nothing else does."""

import pytest

from ngodesk.reports.sections import sections, without
from ngodesk.reports.templates import Template, forms, template


def blocks(form: Template) -> list[str]:
    return [part.block for part in form.parts]


@pytest.mark.parametrize("form", forms(), ids=lambda form: f"{form.id} {form.valid_from or ''}")
def test_every_report_can_be_printed_without_what_it_can_do_without(form: Template) -> None:
    known = sections(form)
    assert len({each.key for each in known}) == len(known)
    short = without(form, [each.key for each in known])
    assert [each.key for each in sections(short)] == [each.key for each in known if not each.optional]
    assert short.parts
    assert short.parts[-1].block != "new_page"
    assert [part for part in form.parts if part.block == "signatures"] == [
        part for part in short.parts if part.block == "signatures"
    ]
    assert without(form, ["nothing"]) is form


def test_a_new_page_goes_with_what_begins_on_it() -> None:
    form = template("pl-public-task")
    short = without(form, ["register", "results"])
    assert blocks(short) == blocks(form)[:-2]
    assert blocks(form)[-2:] == ["new_page", "register"]


def test_of_two_sections_of_a_kind_one_is_left_out() -> None:
    form = template("handing-over")
    short = without(form, ["matters-2"])
    headings = [each.heading["en"] for each in sections(form)]
    assert [each.heading["en"] for each in sections(short)] == [headings[0], *headings[2:]]
