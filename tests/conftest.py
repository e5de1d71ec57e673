"""What every test runs in: no screen, no network, a home folder of its own, no language of this computer."""

import gc
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from ngodesk.common import language

if TYPE_CHECKING:
    from ngodesk.store.store import Store

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

hypothesis.settings.register_profile(
    "ci",
    deadline=None,
    max_examples=int(os.environ.get("EXAMPLES", "25")),
    # A submission stands or falls by the same examples every time; at a desk they are new each time.
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("ci")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest, so that at the end no worker waits for another's."""
    items.sort(key=lambda item: "by_hand" not in item.path.parts)


def pytest_collection_finish() -> None:
    """What was collected stays; Python need not look through it for garbage."""
    gc.collect()
    gc.freeze()


HOME_VARIABLES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_RUNTIME_DIR": ".run",
    "XDG_STATE_HOME": ".local/state",
}


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty home folder for this session; no test reads or writes the settings of whoever runs it."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name, place in HOME_VARIABLES.items():
            (folder / place).mkdir(mode=0o700, parents=True, exist_ok=True)
            patch.setenv(name, str(folder / place))
        for name in ("LANGUAGE", "LC_MESSAGES"):
            patch.delenv(name, raising=False)
        for name in ("LANG", "LC_ALL"):
            patch.setenv(name, "C.UTF-8")
        yield folder


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test begins in English, whatever the one before it spoke."""
    language.use("en")
    yield
    language.use("en")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that is not to this computer's own unix sockets."""

    def guarded(name: str) -> None:
        real = getattr(socket.socket, name)

        def connect(self: socket.socket, address: object) -> object:
            if self.family in (socket.AF_INET, socket.AF_INET6):
                raise AssertionError(f"ngodesk works offline, and something connects to {address}")
            return real(self, address)

        monkeypatch.setattr(socket.socket, name, connect)

    guarded("connect")
    guarded("connect_ex")


@pytest.fixture(scope="session")
def example() -> Path:
    """The contract's example: an exchange folder with a row or more in most tables."""
    return Path(__file__).parent / "data" / "contract" / "example"


@pytest.fixture(scope="session")
def new_workspace(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Path:
    """A workspace as `new` makes it, made once; tests work on copies."""
    from ngodesk.work import workspaces

    path = tmp_path_factory.mktemp("new") / "new.ngodesk"
    workspaces.create(path, organisation="Fundacja Żółw", language="en", currency="EUR")
    return path


@pytest.fixture(scope="session")
def filled_workspace(tmp_path_factory: pytest.TempPathFactory, new_workspace: Path, example: Path) -> Path:
    """A workspace with the contract's example in it, made once; tests work on copies."""
    from ngodesk.store.opening import open_store
    from ngodesk.work import imports

    path = tmp_path_factory.mktemp("filled") / "filled.ngodesk"
    shutil.copyfile(new_workspace, path)
    with open_store(path) as store:
        imports.import_folder(store, example)
    return path


@pytest.fixture(scope="session")
def quarter(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Path:
    """A workspace that holds a quarter of an association's life, made once and never changed."""
    from ngodesk.store.opening import open_store
    from ngodesk.work import imports, workspaces

    path = tmp_path_factory.mktemp("quarter") / "Przystań.ngodesk"
    workspaces.create(path, language="pl", currency="PLN")
    with open_store(path) as store:
        imports.import_folder(store, Path(__file__).parent / "data" / "quarter")
    return path


@pytest.fixture
def workspace(new_workspace: Path, tmp_path: Path) -> Path:
    """A new workspace, alone in its folder."""
    return Path(shutil.copyfile(new_workspace, folder_of(tmp_path) / "association.ngodesk"))


@pytest.fixture
def filled(filled_workspace: Path, tmp_path: Path) -> Path:
    """A workspace that holds the contract's example, alone in its folder."""
    return Path(shutil.copyfile(filled_workspace, folder_of(tmp_path) / "association.ngodesk"))


@pytest.fixture
def store(workspace: Path) -> Iterator["Store"]:
    """A new workspace that is open to write."""
    from ngodesk.store.opening import open_store

    with open_store(workspace) as opened:
        yield opened


@pytest.fixture
def filled_store(filled: Path) -> Iterator["Store"]:
    """The contract's example, open to write."""
    from ngodesk.store.opening import open_store

    with open_store(filled) as opened:
        yield opened


def folder_of(tmp_path: Path) -> Path:
    """Where a test's workspace lies; its name has letters and signs that a path may have."""
    folder = tmp_path / "Żółć ķ 100%?#"
    folder.mkdir(exist_ok=True)
    return folder
