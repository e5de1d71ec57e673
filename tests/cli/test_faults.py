"""A fault of the program itself: one line without data, and the whole of it where a developer asks."""

from pathlib import Path

import pytest

from tests.cli.said import Command

SECRET = "Anna Nowak, 61010112345"


@pytest.fixture
def fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Listing projects falls over."""

    def projects(store: object) -> None:
        raise ZeroDivisionError(SECRET)

    monkeypatch.delenv("NGODESK_TRACEBACK", raising=False)
    monkeypatch.setattr("ngodesk.work.projects.projects", projects)


@pytest.mark.usefixtures("fault")
def test_a_fault_is_one_line_that_names_class_and_place_and_no_data(ngodesk: Command, filled: Path):
    said = ngodesk("projects", filled)
    assert (said.status, said.out, len(said.lines)) == (3, "", 1)
    assert "fault of ngodesk" in said.err
    assert "ZeroDivisionError in projects.py:" in said.err
    assert "Anna" not in said.err


@pytest.mark.usefixtures("fault")
def test_a_developer_sees_all_of_it(ngodesk: Command, filled: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NGODESK_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError, match=SECRET):
        ngodesk("projects", filled)


@pytest.mark.usefixtures("fault")
def test_a_fault_leaves_no_lock_behind(ngodesk: Command, filled: Path):
    ngodesk("projects", filled)
    assert [path.name for path in filled.parent.iterdir()] == [filled.name]
