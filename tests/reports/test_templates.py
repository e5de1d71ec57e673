"""Report templates: the shipped ones are right, and what is wrong in one is named."""

from datetime import date
from pathlib import Path

import pytest

from ngodesk.common.errors import UsageError, UserError
from ngodesk.common.language import LANGUAGES
from ngodesk.common.paths import resources
from ngodesk.reports.templates import forms, read, template, templates, worded

GOOD = """
id = "some"
title = { en = "Some", pl = "Jakiś" }
official = ""
needs = ["project"]
formats = ["pdf"]
source = { en = "a form" }
checked_on = 2026-11-21
"""
PART = '[[parts]]\nblock = "text"\noptions = { field = "need" }\n'


def written(folder: Path, text: str) -> Path:
    """A template with this text."""
    path = folder / "funder" / "some.toml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_templates_can_be_read() -> None:
    assert {"project-card", "budget-execution", "pl-public-task"} < {found.id for found in templates()}
    assert len(forms()) == len(list((resources() / "reports").glob("*/*.toml")))
    assert [found.id for found in templates()] == sorted({found.id for found in forms()})


def test_the_form_is_that_of_the_day_of_the_agreement() -> None:
    older, newer = (template("pl-public-task", date(year, 3, 2)) for year in (2018, 2019))
    assert older.parts != newer.parts
    assert template("pl-public-task") is newer
    assert older in forms()
    assert older not in templates()
    assert template("acf", date(1999, 1, 1)) is template("acf")


def test_the_shipped_templates_speak_every_language() -> None:
    def lacking(value: object) -> list[object]:
        if isinstance(value, dict):
            if "en" in value:
                return [] if set(value) == set(LANGUAGES) else [value]
            return [found for item in value.values() for found in lacking(item)]
        return [found for item in value for found in lacking(item)] if isinstance(value, list) else []

    for found in forms():
        assert lacking([found.unverified]) == []
        assert lacking([found.title, *(part.heading for part in found.parts if part.heading)]) == []
        assert lacking([part.options for part in found.parts]) == []


def test_a_report_is_found_by_its_id() -> None:
    assert template("project-card").needs == ("project",)
    with pytest.raises(UsageError, match="no-such"):
        template("no-such")


def test_a_good_template_is_read(tmp_path: Path) -> None:
    found = read(written(tmp_path, GOOD + PART))
    assert (found.id, found.parts[0].block, found.label["pl"]) == ("some", "text", "Jakiś")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (GOOD + "colour = 1\n" + PART, "colour"),
        (GOOD + PART + "font = 1\n", "parts[1].font"),
        (GOOD + PART.replace("field", "fields"), "parts[1].options.fields"),
        (GOOD + PART.replace('"text"', '"nothing"'), "parts[1].block"),
        (GOOD + PART.replace('"text"', '"../text"'), "parts[1].block"),
        (GOOD + "parts = [1]\n", "parts[1]"),
        (GOOD, "parts"),
        (GOOD.replace('id = "some"', "id = 5") + PART, "id"),
        (GOOD.replace('en = "Some", ', "") + PART, "title.en"),
        (GOOD.replace('official = ""', 'official = "xx"') + PART, "official"),
        (GOOD + PART + "= broken", "line"),
    ],
)
def test_what_is_wrong_is_named_with_its_file(tmp_path: Path, text: str, key: str) -> None:
    with pytest.raises(UserError) as raised:
        read(written(tmp_path, text))
    assert "funder/some.toml" in str(raised.value)
    assert key in str(raised.value)
    assert str(tmp_path) not in str(raised.value)


def test_a_wording_falls_back_to_the_official_language_then_to_english() -> None:
    value = {"label": {"en": "Cost", "pl": "Koszt"}, "rows": [{"text": {"en": "Row"}}], "number": 5}
    assert worded(value, "pl") == {"label": "Koszt", "rows": [{"text": "Row"}], "number": 5}
    assert worded(value, "lv", "pl")["label"] == "Koszt"
    assert worded(value, "lv")["label"] == "Cost"
