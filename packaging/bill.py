"""The bill of materials: which libraries, fonts and icons the program is made of, and their licences.

.venv/bin/python packaging/bill.py list          write THIRD-PARTY.md, which is kept with the sources
.venv/bin/python packaging/bill.py make FOLDER   write ngodesk.cdx.json (CycloneDX) and LICENSES.txt
"""

import json
import re
import sys
import uuid
from importlib import metadata
from pathlib import Path
from typing import Any

from ngodesk import __version__
from ngodesk.common.libraries import Library, libraries, plain

ROOT = Path(__file__).resolve().parent.parent
LISTED = ROOT / "THIRD-PARTY.md"
_NAMESPACE = uuid.UUID("6e676f64-6573-6b00-8000-000000000000")
_TEXTS = re.compile(r"(licen[cs]e|copying|notice|authors|build_licenses)[^/]*(/.*)?", re.IGNORECASE)

# What is not a library: name, version, licence, what of it is used, and the file with its text.
MATERIALS = (
    ("Source Sans 3", "3", "OFL-1.1", "fonts of the prints", "resources/fonts/LICENSE_FONT"),
    ("Lucide", "1.62.0", "ISC", "icons of the window", "resources/icons/LICENSE"),
    ("Feather", "4.29", "MIT", "icons that Lucide took from it", "resources/icons/LICENSE"),
)


def third_party() -> str:
    """THIRD-PARTY.md: everything with its version and licence."""
    rows = [(each.name, each.version, each.licence) for each in libraries()]
    lines = [
        "# What ngodesk is made of",
        "",
        "Made by `packaging/bill.py list`. ngodesk is under GPL-3.0-or-later; all of this may be part of it.",
        "",
        "## Libraries",
        "",
        "| library | version | licence |",
        "|---|---|---|",
        *(f"| {name} | {version} | {licence} |" for name, version, licence in rows),
        "",
        "## Fonts and icons",
        "",
        "| name | version | licence | used for | text |",
        "|---|---|---|---|---|",
        *(
            f"| {name} | {version} | {licence} | {used} | {text} |"
            for name, version, licence, used, text in MATERIALS
        ),
    ]
    return "\n".join(lines) + "\n"


def bill() -> dict[str, Any]:
    """The bill as CycloneDX 1.6. The same libraries give the same bill."""
    found = libraries()
    hashes = _hashes()
    program = {
        "type": "application",
        "bom-ref": f"ngodesk@{__version__}",
        "name": "ngodesk",
        "version": __version__,
        "licenses": [{"license": {"id": "GPL-3.0-or-later"}}],
    }
    components = [_component(each, hashes) for each in found]
    number = uuid.uuid5(_NAMESPACE, json.dumps([program, components], sort_keys=True))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{number}",
        "version": 1,
        "metadata": {"component": program},
        "components": [*components, *map(_material, MATERIALS)],
        "dependencies": _dependencies(found),
    }


def _component(each: Library, hashes: dict[str, list[str]]) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": _ref(each),
        "name": each.name,
        "version": each.version,
        "purl": _ref(each),
        "licenses": [{"expression": each.licence}],
        "properties": [
            {"name": "ngodesk:locked-sha256", "value": value} for value in hashes.get(plain(each.name), ())
        ],
    }


def _ref(each: Library) -> str:
    return f"pkg:pypi/{plain(each.name)}@{each.version}"


def _material(material: tuple[str, str, str, str, str]) -> dict[str, Any]:
    name, version, licence, used, _text = material
    return {
        "type": "data",
        "bom-ref": f"{plain(name.replace(' ', '-'))}@{version}",
        "name": name,
        "version": version,
        "description": used,
        "licenses": [{"license": {"id": licence}}],
    }


def _dependencies(found: list[Library]) -> list[dict[str, Any]]:
    refs = {plain(each.name): _ref(each) for each in found}
    direct = {plain(re.split(r"[^\w.-]", each)[0]) for each in metadata.requires("ngodesk") or ()}
    graph = [
        {"ref": f"ngodesk@{__version__}", "dependsOn": [refs[name] for name in sorted(direct & refs.keys())]}
    ]
    for each in found:
        graph.append(
            {"ref": _ref(each), "dependsOn": [refs[name] for name in sorted({*each.needs} & refs.keys())]}
        )
    return graph


def _hashes() -> dict[str, list[str]]:
    """The checksums that the lock accepts, by library."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)
    return {
        plain(re.split(r"[=\s\[]", entry)[0]): re.findall(r"--hash=sha256:([0-9a-f]{64})", entry)
        for entry in entries
        if entry[:1].isalnum()
    }


def licences() -> str:
    """The texts of all licences, one library after the other."""
    parts = [
        _headed(f"{name} {version}", [ROOT / text]) for name, version, _licence, _used, text in MATERIALS
    ]
    for each in libraries():
        texts = _texts(each.name) or _texts_of_licence(each.licence)
        parts.append(_headed(f"{each.name} {each.version} ({each.licence})", texts))
    return "\n\n".join(parts) + "\n"


def _texts(library: str) -> list[Path]:
    files = metadata.files(plain(library)) or []
    return [Path(str(file.locate())) for file in files if _is_text(str(file))]


def _texts_of_licence(licence: str) -> list[Path]:
    """Of a library that brings none: ours where GPL-3 may be chosen, or another's of the same licence."""
    if "GPL-3.0-only" in licence.split(" OR "):
        return [ROOT / "LICENSE"]
    return _texts("python-stdnum") if licence.startswith("LGPL-2.1") else []


def _is_text(path: str) -> bool:
    _folder, inside, name = path.partition(".dist-info/")
    return bool(inside) and _TEXTS.fullmatch(name.removeprefix("licenses/")) is not None


def _headed(title: str, texts: list[Path]) -> str:
    found = [text.read_text(encoding="utf-8", errors="replace").strip() for text in texts if text.is_file()]
    return "\n\n".join([f"{'=' * 80}\n{title}\n{'=' * 80}", *found])


def main(arguments: list[str]) -> int:
    """Write what was asked for."""
    if arguments == ["list"]:
        LISTED.write_text(third_party(), encoding="utf-8", newline="\n")
        return 0
    if len(arguments) == 2 and arguments[0] == "make":
        folder = Path(arguments[1])
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(bill(), ensure_ascii=False, indent=1)
        (folder / "ngodesk.cdx.json").write_text(text + "\n", encoding="utf-8", newline="\n")
        (folder / "LICENSES.txt").write_text(licences(), encoding="utf-8", newline="\n")
        return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
