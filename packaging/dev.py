"""Sets up, runs and tests ngodesk on a fresh machine, with nothing but Python's standard library.

python3 packaging/dev.py setup        make .venv from the lock, compile the catalogues
python3 packaging/dev.py run [ARGS]   set up, then open the window on the samples, or pass ARGS to ngodesk
python3 packaging/dev.py test         set up, then run every check that CI runs
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "set-up-from.json"
OLDEST = (3, 11)

# What Qt loads from the system, and the Debian package that brings it.
SYSTEM_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}


def say(text: str) -> None:
    """Tell the person at once; standard output stays free for what ngodesk prints."""
    print(text, file=sys.stderr, flush=True)


def program(name: str) -> str:
    """The path of a program in .venv."""
    return str(VENV / "Scripts" / f"{name}.exe" if os.name == "nt" else VENV / "bin" / name)


def call(*command: str) -> None:
    """Run a command in the project's folder; ends this program where it fails."""
    status = subprocess.run(command, cwd=ROOT, stdout=sys.stderr, check=False).returncode
    if status:
        raise SystemExit(f"This command ended with status {status}: {' '.join(command)}")


# Setting up


def set_up() -> None:
    """Make .venv as the lock says, with ngodesk in it, compile the catalogues; quick when all is there."""
    require_python()
    bring_system_packages()
    wanted, found = fingerprints(), stamped()
    if found.get("libraries") != wanted["libraries"]:
        make_venv()
        found = {}
    if found.get("project") != wanted["project"]:
        install("--no-deps", "--no-build-isolation", "--no-index", "--editable", ".")
        STAMP.write_text(json.dumps(wanted), encoding="utf-8")
    if any(stale(catalogue) for catalogue in ROOT.glob("translations/*/LC_MESSAGES/ngodesk.po")):
        call(program("python"), "packaging/catalogues.py", "compile")


def require_python() -> None:
    """Say so plainly where this Python is too old."""
    if sys.version_info < OLDEST:
        have = ".".join(map(str, sys.version_info[:3]))
        raise SystemExit(f"ngodesk needs Python {OLDEST[0]}.{OLDEST[1]} or later; this is Python {have}.")


def fingerprints() -> dict[str, str]:
    """What .venv depends on: the libraries' lock with this Python and place, and the project's settings."""
    libraries = [sys.version, str(ROOT), LOCK.read_text(encoding="utf-8")]
    project = [(ROOT / "pyproject.toml").read_text(encoding="utf-8")]
    return {"libraries": digest(libraries), "project": digest(project)}


def digest(texts: list[str]) -> str:
    """One fingerprint of several texts."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def stamped() -> dict[str, str]:
    """The fingerprints that .venv was made from; none where it was not finished."""
    try:
        return dict(json.loads(STAMP.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def make_venv() -> None:
    """Make .venv anew and install the locked libraries: wheels only, each checked against its hash."""
    say("Making .venv and installing the libraries (some 500 MB, once; a minute or a few)")
    # Called with the .venv's own Python, this must not pull the rug from under itself
    python = str(getattr(sys, "_base_executable", sys.executable))
    call(python, "-m", "venv", "--clear", str(VENV))
    install("--require-hashes", "--only-binary", ":all:", "--requirement", str(LOCK))


def install(*arguments: str) -> None:
    """Run .venv's pip, with its progress where a person looks on."""
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    pip = [program("python"), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    call(*pip, *quiet, *arguments)


def stale(catalogue: Path) -> bool:
    """Whether a catalogue was changed since it was compiled."""
    compiled = catalogue.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < catalogue.stat().st_mtime


# The system's own packages, on Debian and its relatives


def bring_system_packages() -> None:
    """Install what Python and Qt miss as root; otherwise name the one line to run."""
    if not sys.platform.startswith("linux"):
        return
    libraries = [library for library in SYSTEM_LIBRARIES if not loads(library)]
    packages = missing_venv() + [SYSTEM_LIBRARIES[library] for library in libraries]
    if packages and not shutil.which("apt-get"):
        say(f"Qt may need libraries that this system does not have: {' '.join(libraries)}")
    elif packages and os.geteuid() == 0:
        install_packages(packages)
    elif packages:
        say(f"System packages are missing. Run this line once:\n  sudo apt-get install {' '.join(packages)}")
    if missing_venv():
        raise SystemExit("This Python cannot make virtual environments: it has no ensurepip.")


def missing_venv() -> list[str]:
    """The package that Debian keeps apart from Python and without which no .venv can be made."""
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return []
    return [f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"]


def loads(library: str) -> bool:
    """Whether the system finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: list[str]) -> None:
    """Bring Debian packages; without a network the window may still open, so this only says what failed."""
    say(f"Installing system packages: {' '.join(packages)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        outcome = subprocess.run(
            ["apt-get", "-qq", *command], env=quiet, capture_output=True, text=True, check=False
        )
        if outcome.returncode:
            say(f"apt-get {command[0]} failed:\n{outcome.stderr.strip()}")
    importlib.invalidate_caches()


# Running


def run(arguments: list[str]) -> int:
    """Pass the arguments to ngodesk; without any, open the window on the samples or print their cards."""
    if arguments:
        return subprocess.run([program("ngodesk"), *arguments], check=False).returncode
    workspaces = samples()
    if has_display():
        say(f"Opening {workspaces[0]}")
        return subprocess.run([program("ngodesk"), "open", str(workspaces[0])], check=False).returncode
    cards = print_cards(workspaces)
    say(f"There is no display here, so no window. The samples' project cards are in {cards}")
    return 0


def samples() -> list[Path]:
    """The sample workspaces, made where there are none yet, in a folder that a person finds."""
    documents = Path.home() / "Documents"
    folder = (documents if documents.is_dir() else Path.home()) / "ngodesk samples"
    if not any(folder.glob("*.ngodesk")):
        say(f"Writing the samples into {folder}")
        answer("sample", str(folder))
    return sorted(folder.glob("*.ngodesk"))


def has_display() -> bool:
    """Whether a window could be seen."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def print_cards(workspaces: list[Path]) -> Path:
    """Print every sample project's card in every language; gives the folder, which is beside the samples."""
    folder = workspaces[0].parent / "cards"
    folder.mkdir(exist_ok=True)
    languages = ["en", *sorted(path.parent.parent.name for path in ROOT.glob("translations/*/*/ngodesk.po"))]
    for workspace in workspaces:
        for project in json.loads(answer("projects", str(workspace), "--format", "json")):
            for language in languages:
                name = re.sub(r"[^\w.-]+", "-", f"{workspace.stem}-{project['ref']}-{language}.pdf")
                asked = ["--project", project["ref"], "--language", language]
                answer("report", str(workspace), "project-card", *asked, "--output", str(folder / name))
    return folder


def answer(*arguments: str) -> str:
    """What an ngodesk command prints; ends this program where it fails."""
    utf8 = {**os.environ, "PYTHONUTF8": "1"}
    command = [program("ngodesk"), *arguments]
    outcome = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", env=utf8, check=False)
    if outcome.returncode:
        raise SystemExit(f"ngodesk {arguments[0]} ended with status {outcome.returncode}")
    return outcome.stdout


# Testing


def checks() -> list[tuple[str, list[str]]]:
    """Every check, by name and command, in the order of their speed."""
    python = program("python")
    return [
        ("ruff", [python, "-m", "ruff", "check"]),
        ("format", [python, "-m", "ruff", "format", "--check"]),
        ("imports", [program("lint-imports"), "--no-logo"]),
        ("catalogues", [python, "packaging/catalogues.py", "check"]),
        ("types", [python, "-m", "mypy"]),
        ("tests", [python, "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal"]),
    ]


def test() -> int:
    """Run every check, also after one has failed; gives 1 if any did."""
    failed = []
    # Compiled once, modules need not be compiled anew in each worker and each program that a test starts
    keeping = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for name, command in checks():
        print(f"== {name}", flush=True)
        if subprocess.run(command, cwd=ROOT, env=keeping, check=False).returncode:
            failed.append(name)
    print(f"Failed: {', '.join(failed)}" if failed else "Every check passed", flush=True)
    return 1 if failed else 0


def main(arguments: list[str]) -> int:
    """Do what the first argument names."""
    command, *rest = arguments or [""]
    if command not in ("setup", "run", "test") or (rest and command != "run"):
        say(str(__doc__))
        return 2
    set_up()
    if command == "run":
        return run(rest)
    if command == "test":
        return test()
    say(f"Ready: {program('ngodesk')}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
