"""The real command, in a process of its own: the example in, the contract's figures out."""

import json
import os
import subprocess
import sys
from pathlib import Path

CONTRACT = Path(__file__).parents[1] / "data" / "contract"
COMMAND = [sys.executable, "-m", "ngodesk"]


def ran(*words: object) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a console that knows no more than ASCII."""
    environment = os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    environment.pop("NGODESK_TRACEBACK", None)
    return subprocess.run(
        [*COMMAND, *map(str, words)], capture_output=True, env=environment, check=False, timeout=60
    )


def expected(name: str) -> object:
    """The figures that the contract states."""
    return json.loads((CONTRACT / "expected" / f"{name}.json").read_text(encoding="utf-8"))


def test_the_example_gives_the_contracts_figures(tmp_path: Path):
    workspace = tmp_path / "Łąka.ngodesk"
    made = ran("new", workspace, "--organisation", "Nasza Łąka", "--language", "pl")
    assert (made.returncode, made.stdout, made.stderr) == (0, b"", b"")
    taken = ran("import", workspace, CONTRACT / "example", "--language", "en")
    assert (taken.returncode, taken.stdout) == (0, b"")
    assert "attendance: 19 new, 0 changed, 0 unchanged" in taken.stderr.decode().splitlines()
    for name, words in {"NL1": [], "NL1-R1": ["--period", "R1"]}.items():
        counted = ran("figures", workspace, "--project", "NL1", "--format", "json", *words)
        assert (counted.returncode, counted.stderr) == (0, b"")
        assert json.loads(counted.stdout.decode()) == expected(name)
    assert "Łąka dla wszystkich" in ran("projects", workspace).stdout.decode()


def test_an_error_is_one_line_in_utf_8(tmp_path: Path):
    said = ran("projects", tmp_path / "Żółw.ngodesk", "--language", "en")
    assert (said.returncode, said.stdout) == (3, b"")
    assert said.stderr.decode().count("\n") == 1
    assert "Żółw.ngodesk" in said.stderr.decode()


def test_a_reader_that_has_seen_enough_is_no_error(filled: Path):
    words = [*COMMAND, "figures", str(filled), "--project", "NL1"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0
