"""Questionnaires: written in one step, refused outside the scale, counted as the print counts."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngodesk.common.errors import UserError, WrongEntry
from ngodesk.reports.content import Radar, Table
from ngodesk.store.store import Store
from ngodesk.work import answered, history, instruments, printing, questioning, saving
from ngodesk.work.printing import Wish
from ngodesk.work.questioning import UNIT, Question, Sheet
from ngodesk.work.questionnaire_edits import agree, write_questions, write_responses
from ngodesk.work.saving import RefusedRecordError

SCALE = Question(1, "1.1", "", "Jasno?", "scale", 1, 5)


@pytest.fixture
def questionnaire(filled_store: Store) -> int:
    """A self-assessment with the questions of the program's template."""
    values = {"ref": "LV", "kind": "self_assessment", "title": "Pašnovērtējums"}
    made = saving.add(filled_store, "questionnaires", values)
    template = next(each for each in instruments.shipped("lv") if each.kind == "self_assessment")
    assert instruments.take(filled_store, made, template.items) == len(template.items)
    return made


def sheet(store: Store, questionnaire: int) -> Sheet:
    found = questioning.sheet(store, questionnaire, "en")
    assert found is not None
    return found


def answer(store: Store, asked: Sheet, round_: str, side: str, *scores: int) -> None:
    """One response; the scores go round and round."""
    values: dict[Any, Any] = {"round": round_, "side": side, "date": "2025-03-01"}
    for number, each in enumerate(asked.questions):
        values[each.place] = scores[number % len(scores)] * UNIT
    write_responses(store, asked.id, [(None, values)])


def test_answers_are_one_step_and_stand_where_they_were_written(
    filled_store: Store, questionnaire: int
) -> None:
    asked = sheet(filled_store, questionnaire)
    answer(filled_store, asked, "2025", "ngo", 3, 4)
    (response,) = sheet(filled_store, questionnaire).responses
    assert (response.round, response.side, response.day) == ("2025", "ngo", date(2025, 3, 1))
    assert [response.answers[each.place] for each in asked.questions[:3]] == [3 * UNIT, 4 * UNIT, 3 * UNIT]
    first = asked.questions[0]
    changes: Mapping[Any, Any] = {first.place: None, (asked.questions[1].id, "value"): UNIT, "side": None}
    assert write_responses(filled_store, asked.id, [(response.id, changes)]) == [response.id]
    (response,) = sheet(filled_store, questionnaire).responses
    assert first.place not in response.answers
    assert response.side == ""
    history.undo(filled_store)
    history.undo(filled_store)
    assert sheet(filled_store, questionnaire).responses == ()


@pytest.mark.parametrize("wrong", [0, 6, -1, 45])
def test_an_answer_outside_the_scale_is_refused(filled_store: Store, questionnaire: int, wrong: int) -> None:
    asked = sheet(filled_store, questionnaire)
    with pytest.raises(WrongEntry, match="from 1 to 5"):
        questioning.read_answer(SCALE, str(wrong), "en")
    with pytest.raises(RefusedRecordError):
        answer(filled_store, asked, "", "ngo", 3, wrong)
    assert sheet(filled_store, questionnaire).responses == ()


@given(st.integers(1, 5), st.sampled_from(["en", "pl", "lv"]))
def test_an_answer_is_read_as_it_is_shown(score: int, language: str) -> None:
    read = questioning.read_answer(SCALE, str(score), language)
    assert read == score * UNIT
    assert questioning.shown_answer(read, language) == str(score)


def test_a_scale_does_not_leave_answers_outside(filled_store: Store, questionnaire: int) -> None:
    asked = sheet(filled_store, questionnaire)
    answer(filled_store, asked, "", "ngo", 5)
    first = asked.questions[0]
    with pytest.raises(RefusedRecordError):
        write_questions(filled_store, questionnaire, [(first.id, {"scale_max": 4})])
    with pytest.raises(RefusedRecordError):
        write_questions(filled_store, questionnaire, [(first.id, {"scale_min": 5})])
    assert sheet(filled_store, questionnaire).questions == asked.questions


def test_codes_may_be_swapped_and_order_the_questions(filled_store: Store, questionnaire: int) -> None:
    first, second, *_others = sheet(filled_store, questionnaire).questions
    edits = [(first.id, {"code": second.code}), (second.id, {"code": first.code})]
    write_questions(filled_store, questionnaire, edits)
    swapped = sheet(filled_store, questionnaire).questions
    assert [each.id for each in swapped[:2]] == [second.id, first.id]
    with pytest.raises(RefusedRecordError):
        write_questions(filled_store, questionnaire, [(first.id, {"code": first.code})])
    with pytest.raises(RefusedRecordError, match="no semicolon"):
        write_questions(filled_store, questionnaire, [(first.id, {"code": "1;2"})])
    history.undo(filled_store)
    assert sheet(filled_store, questionnaire).questions[:2] == (first, second)


def test_what_all_agreed_on_leads_the_print_and_nobody_answered_it(
    filled_store: Store, questionnaire: int
) -> None:
    asked = sheet(filled_store, questionnaire)
    answer(filled_store, asked, "2025", "ngo", 1)
    answer(filled_store, asked, "2025", "administration", 5)
    values: dict[Any, Any] = {each.place: 4 * UNIT for each in asked.questions}
    why = (asked.questions[0].id, "text")
    agree(filled_store, questionnaire, "2025", {**values, why: "Plan na BIP"}, date(2025, 4, 1))
    agree(filled_store, questionnaire, "2025", {asked.questions[0].place: 4 * UNIT}, date(2025, 5, 1))
    agreed = [each for each in sheet(filled_store, questionnaire).responses if each.side == "agreed"]
    assert [(each.day, each.answers[why]) for each in agreed] == [(date(2025, 4, 1), "Plan na BIP")]
    found = answered.results(filled_store, questionnaire, "en")
    assert {(each.count, each.mean) for each in found.answered[""]} == {(2, Decimal(3))}
    assert found.answered[""][0].spread == ((1, 1), (2, 0), (3, 0), (4, 0), (5, 1))
    assert found.statements["2025"].sides == ("administration", "ngo")
    assert found.statements["2025"].rows[0][1:] == ((Decimal(5), Decimal(1)), Decimal(4))
    printed = printing.content(filled_store, "self-assessment", Wish(questionnaire="LV", language="en"))
    same = [each for each in printed.content if isinstance(each, Radar | Table)]
    assert [each for each in found.compared if isinstance(each, Radar | Table)] == same
    assert same[0].index == "4.00"  # type: ignore[union-attr]
    first = asked.questions[0]
    assert [row.cells for row in same[-1].rows] == [(first.code, first.text, Decimal(4), "Plan na BIP")]  # type: ignore[union-attr]


def test_rounds_are_counted_apart(filled_store: Store, questionnaire: int) -> None:
    asked = sheet(filled_store, questionnaire)
    for round_, score in (("2014", 2), ("2015", 4)):
        answer(filled_store, asked, round_, "ngo", score)
    found = answered.results(filled_store, questionnaire, "en")
    assert found.rounds == ("2014", "2015")
    means = {key: rows[0].mean for key, rows in found.answered.items()}
    assert means == {"": Decimal(3), "2014": Decimal(2), "2015": Decimal(4)}


def test_words_are_kept_beside_numbers(filled_store: Store) -> None:
    with filled_store.reading() as connection:
        known = connection.exec_driver_sql("SELECT id FROM questionnaires WHERE ref = 'Q1'").scalar_one()
    scale, text = answered.results(filled_store, known, "pl").answered[""]
    assert (scale.count, scale.mean, text.count, text.texts) == (2, Decimal("4.5"), 1, ("Więcej przerw",))


# Instruments


@pytest.mark.parametrize("suffix", [".toml", ".csv", ".xlsx"])
def test_an_instrument_comes_back_from_its_file(
    filled_store: Store, questionnaire: int, tmp_path: Path, suffix: str
) -> None:
    number = {"code": "9", "text": "Ilu was jest; „razem”?", "kind": "number"}
    plain = {"code": "10", "text": "=Co zmienić?", "kind": "text", "area": "Ķīmija"}
    write_questions(filled_store, questionnaire, [(None, number), (None, plain)])
    asked = sheet(filled_store, questionnaire).questions
    path = tmp_path / f"ankieta{suffix}"
    assert instruments.save(path, asked, "Ankieta „A”") == len(asked)
    other = saving.add(
        filled_store, "questionnaires", {"ref": "B", "kind": "self_assessment", "title": "Druga"}
    )
    instruments.take(filled_store, other, instruments.read(path, "pl"))
    copied = sheet(filled_store, other).questions
    assert [replace(each, id=0) for each in copied] == [replace(each, id=0) for each in asked]
    assert instruments.take(filled_store, other, instruments.read(path, "pl")) == 0


@pytest.mark.parametrize("language", ["en", "pl", "lv"])
def test_the_programs_instruments_are_said_in_each_language(language: str) -> None:
    others = {item["text"] for other in {"en", "pl", "lv"} - {language} for each in instruments.shipped(other)
              for item in each.items}  # fmt: skip
    for each in instruments.shipped(language):
        assert each.title
        assert each.about
        codes = [item["code"] for item in each.items]
        assert len(codes) == len(set(codes))
        assert not others & {item["text"] for item in each.items}
    assert instruments.shipped(language, "needs_analysis")[0].kind == "needs_analysis"


def test_a_file_that_cannot_be_read_says_which_row(tmp_path: Path) -> None:
    path = tmp_path / "pytania.csv"
    path.write_text("kod;tekst;rodzaj;min;max\n1;Jasno?;scale;1;pięć\n", encoding="cp1250")
    with pytest.raises(UserError, match=r"columns area, code, text"):
        instruments.read(path, "en")
    path.write_text("code;text;kind;min;max\n1;Jasno?;scale;1;5\n2;Długo?;scale;1;pięć\n", encoding="cp1250")
    with pytest.raises(UserError, match=r"Row 3.*pięć"):
        instruments.read(path, "en")
    (tmp_path / "x.toml").write_text("questions = 3", encoding="utf-8")
    with pytest.raises(UserError):
        instruments.read(tmp_path / "x.toml", "en")


def test_answers_come_from_a_file_by_code_or_text(
    filled_store: Store, questionnaire: int, tmp_path: Path
) -> None:
    asked = sheet(filled_store, questionnaire)
    first, second = asked.questions[:2]
    path = tmp_path / "odpowiedzi.csv"
    heads = f"Date;Side;Organisation;{first.code};{second.text}"
    named = asked.organisations[0]
    path.write_text(f"{heads};?\n2025-03-04;organisations;{named.ref};4;5;-\n;;;;3;\n", encoding="utf-8")
    assert instruments.take_answers(filled_store, asked, path, "en") == 2
    one, two = sheet(filled_store, questionnaire).responses
    assert (one.day, one.side, one.organisation) == (date(2025, 3, 4), "ngo", named.id)
    assert (one.answers[first.place], two.answers) == (4 * UNIT, {second.place: 3 * UNIT})
    path.write_text(f"{first.code}\n4\n8\n", encoding="utf-8")
    with pytest.raises(UserError, match="Row 3"):
        instruments.take_answers(filled_store, asked, path, "en")
    assert len(sheet(filled_store, questionnaire).responses) == 2
    path.write_text("Name\nAla\n", encoding="utf-8")
    with pytest.raises(UserError, match="No column"):
        instruments.take_answers(filled_store, asked, path, "en")
