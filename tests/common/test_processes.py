"""Whether a program still runs: its number alone does not tell, and some systems tell no more."""

import os
import subprocess
import sys

import pytest

from ngodesk.common import processes


def test_this_program_lives_and_one_that_ended_does_not() -> None:
    assert processes.lives(processes.own_name())
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert not processes.runs(ended.pid)
    assert processes.began(ended.pid) == ""
    assert not processes.lives("no name of a process")


def test_a_number_that_another_program_has_by_now_is_told_by_when_it_began() -> None:
    began = processes.began(os.getpid())
    assert processes.runs(os.getpid(), began)
    assert processes.runs(os.getpid(), "1") == (not began)


def test_where_the_system_does_not_tell_the_number_alone_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "began", lambda _number: "")
    assert processes.own_name() == f"{os.getpid()}-"
    assert processes.lives(processes.own_name())
    assert processes.runs(os.getpid(), "1")
