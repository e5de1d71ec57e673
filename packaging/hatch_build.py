"""Packs resources/ and the compiled translations/ where an installed ngodesk looks for them."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PackData(BuildHookInterface):  # type: ignore[type-arg]  # the builder's own settings do not matter here
    """Compiles the catalogues (.mo files are not in git) and adds the two folders."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Leave an installation for development alone: it reads the checkout's folders."""
        if version == "editable":
            return
        script = Path(self.root) / "packaging" / "catalogues.py"
        subprocess.run([sys.executable, str(script), "compile"], check=True)
        for folder in ("resources", "translations"):
            build_data["force_include"][str(Path(self.root) / folder)] = f"ngodesk/_data/{folder}"
