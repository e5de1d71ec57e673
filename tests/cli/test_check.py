"""ngodesk check: what it says, in which shape and language, and how it ends."""

from datetime import date
from pathlib import Path

from ngodesk.common.text import split_key
from ngodesk.store.opening import open_store
from ngodesk.work import checking, waiving
from tests.checks.book import Book
from tests.cli.said import Command


def test_warnings_alone_are_no_failure(ngodesk: Command, filled: Path) -> None:
    said = ngodesk("check", filled, "--format", "json")
    assert (said.status, said.err) == (0, "")
    assert {each["severity"] for each in said.json} == {"warning"}
    for each in said.json:
        assert list(each) == ["check", "severity", "table", "ref", "message"]
        assert each["message"]
    lines = [each["ref"] for each in said.json if each["table"] == "budget_lines"]
    assert lines
    assert all(split_key(ref)[0] == "NL1" and len(split_key(ref)) == 2 for ref in lines)


def test_text_has_one_line_for_each_finding(ngodesk: Command, filled: Path) -> None:
    found = ngodesk("check", filled, "--format", "json").json
    lines = ngodesk("check", filled).out.splitlines()
    assert [line.split("\t") for line in lines] == [list(each.values()) for each in found]


def make_error(workspace: Path) -> None:
    with open_store(workspace) as store:
        book = Book(store)
        document = book.document(ref="C|1", issue_date=date(2024, 1, 1), currency="EUR")
        book.charge(document)


def test_an_error_ends_with_1_and_keys_are_joined(ngodesk: Command, workspace: Path) -> None:
    make_error(workspace)
    said = ngodesk("check", workspace, "--format", "json")
    assert said.status == 1
    refs = {(each["check"], each["table"], each["ref"]) for each in said.json if each["severity"] == "error"}
    assert ("issued-outside-project", "cost_documents", "C|1") in refs
    assert ("rate-unknown", "allocations", "C\\|1|P1|1|G") in refs
    assert ("credit-line-missing", "projects", "P1") in refs


def test_what_was_accepted_is_left_out(ngodesk: Command, workspace: Path) -> None:
    make_error(workspace)
    with open_store(workspace) as store:
        for each in checking.findings(store).findings:
            waiving.waive(store, each, "The funder knows")
    said = ngodesk("check", workspace, "--format", "json")
    assert (said.status, said.json) == (0, [])


def test_of_one_project(ngodesk: Command, workspace: Path) -> None:
    with open_store(workspace) as store:
        book = Book(store)
        book.cost(issue_date=date(2024, 1, 1))
        book.new_project("P2")
    found = ngodesk("check", workspace, "--project", "P2", "--format", "json").json
    assert {each["ref"] for each in found} == {"P2"}
    unknown = ngodesk("check", workspace, "--project", "P3")
    assert (unknown.status, len(unknown.lines)) == (2, 1)
    assert "P3" in unknown.err


def test_an_empty_workspace_has_nothing_to_find(ngodesk: Command, workspace: Path) -> None:
    said = ngodesk("check", workspace)
    assert (said.status, said.out, said.err) == (0, "", "")
