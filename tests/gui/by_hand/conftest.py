"""The samples, written once."""

from pathlib import Path

import pytest

from ngodesk.work import samples


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The workspace of each sample by its name."""
    folder = tmp_path_factory.mktemp("samples")
    return {path.stem: path for path in samples.write_samples(folder)}
