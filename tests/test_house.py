"""The rules of the house: imports run downward, one lock with hashes, no file that knows one machine."""

import ast
import re
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from importlinter.cli import lint_imports
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

# Folders of one machine, and the addresses of package registries; broken up, for this file is looked at too
MACHINE_PATHS = [r"(?<![\w.}])/(?:work|root|farm)/", r"/(?:home|tmp)/\w", r"[A-Z]:\\Users"]
REGISTRIES = ["pypi" + ".org", "python" + "hosted", "registry.npm" + "js", "deb.deb" + "ian"]


def pinned() -> dict[str, str]:
    """The lock's entries: name and everything that stands with it."""
    entries = re.split(r"^(?=[A-Za-z0-9])", LOCK, flags=re.MULTILINE)
    return {re.split(r"[=\s\[]", entry)[0]: entry for entry in entries if entry[:1].isalnum()}


def asked_for() -> list[Requirement]:
    """What pyproject.toml asks for: the program's own dependencies, tests and build tools."""
    groups = PYPROJECT["dependency-groups"].values()
    lists = [PYPROJECT["project"]["dependencies"], PYPROJECT["build-system"]["requires"], *groups]
    return [Requirement(text) for requirements in lists for text in requirements]


def files() -> list[Path]:
    """The project's files: those in git and those about to be."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    return [path for path in (ROOT / name for name in names if name) if path.is_file()]


def test_imports_run_downward_and_qt_lives_in_gui(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == 0


def test_lock_pins_one_version_with_hashes_of_everything() -> None:
    assert len(pinned()) > 30
    for name, entry in pinned().items():
        assert re.search(r"==[\w.]+", entry), name
        assert "--hash=sha256:" in entry, name


def test_lock_has_what_pyproject_asks_for() -> None:
    for requirement in asked_for():
        entry = pinned()[canonicalize_name(requirement.name)]
        version = re.search(r"==([\w.]+)", entry)
        assert version, requirement
        assert requirement.specifier.contains(version[1]), f"{requirement}: the lock has {version[1]}"


def test_lock_holds_no_address_and_no_path() -> None:
    assert not re.search(r"https?:|file:|--index-url|--find-links|git\+|@ |/", LOCK)


def test_no_file_names_a_machine_or_a_registry() -> None:
    pattern = re.compile("|".join([*MACHINE_PATHS, *map(re.escape, REGISTRIES)]).encode())
    looked_at = files()
    assert ROOT / "pyproject.toml" in looked_at
    found = [
        f"{path.relative_to(ROOT)}: {match.group().decode()}"
        for path in looked_at
        for match in pattern.finditer(path.read_bytes())
    ]
    assert found == []


def marked(tree: ast.AST) -> set[str]:
    """The texts that are marked to be translated."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args)
    return {
        str(call.args[0].value)
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in ("_", "N_", "plural")
        if isinstance(call.args[0], ast.Constant)
    }


def test_every_marked_text_can_be_translated() -> None:
    """What takes the texts out of the program does not look into f-strings."""
    with (ROOT / "translations" / "ngodesk.pot").open("rb") as file:
        there = {text for each in read_po(file) for text in (each.id if each.pluralizable else (each.id,))}
    for path in (ROOT / "ngodesk").rglob("*.py"):
        assert marked(ast.parse(path.read_text(encoding="utf-8"))) <= there, path.name


def test_dev_runs_on_a_bare_python_and_tells_an_old_one() -> None:
    source = (ROOT / "packaging" / "dev.py").read_text(encoding="utf-8")
    nodes = list(ast.walk(ast.parse(source, feature_version=(3, 7))))
    imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in imported} <= sys.stdlib_module_names


def test_tests_have_no_network_and_no_home(home: Path) -> None:
    assert Path.home() == home
    with socket.socket() as wire, pytest.raises(AssertionError, match="offline"):
        wire.connect(("127.0.0.1", 9))
