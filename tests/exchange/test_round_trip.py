"""What goes in comes out, and twice gives the same bytes."""

import csv
import io
import json
import random
from pathlib import Path

import pytest

from tests.cli.said import Command
from tests.exchange.folders import (
    Rows,
    add,
    brought,
    change,
    contents,
    copied,
    held,
    read,
    unpacked,
    write,
    zipped,
)

CONTRACT = Path(__file__).parents[1] / "data" / "contract"
ASKED = {"NL1": (), "NL1-R1": ("--period", "R1")}


@pytest.fixture
def empty(new_workspace: Path, ngodesk: Command, tmp_path: Path) -> Path:
    """Another workspace, without an organisation of its own."""
    assert ngodesk("new", tmp_path / "empty.ngodesk", "--language", "en", "--currency", "EUR").status == 0
    return tmp_path / "empty.ngodesk"


def expected(name: str) -> object:
    """The figures that the contract states."""
    return json.loads((CONTRACT / "expected" / f"{name}.json").read_text(encoding="utf-8"))


def exported(ngodesk: Command, workspace: Path, target: Path) -> dict[str, bytes]:
    """What an export of a workspace writes."""
    said = ngodesk("export", workspace, target)
    assert (said.status, said.out) == (0, "")
    assert said.lines == [
        "Frozen reports, forms, mappings and the history are not in it; a backup holds them."
    ]
    return unpacked(target) if target.suffix == ".zip" else contents(target)


def rows_of(content: bytes) -> Rows:
    """The cells of a CSV file."""
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


@pytest.mark.parametrize("name", ASKED)
def test_the_example_gives_the_contracts_figures(
    ngodesk: Command, workspace: Path, example: Path, name: str
) -> None:
    assert ngodesk("import", workspace, example).status == 0
    said = ngodesk("figures", workspace, "--project", "NL1", "--format", "json", *ASKED[name])
    assert (said.status, said.err) == (0, "")
    assert said.json == expected(name)


def test_the_example_comes_out_as_it_went_in(ngodesk: Command, filled: Path, example: Path, tmp_path: Path):
    files = exported(ngodesk, filled, tmp_path / "out")
    for path in example.glob("*.csv"):
        came = rows_of(files[path.name])
        went = read(example, path.stem)
        assert sorted(plain(path.stem, came, went[0])) == sorted(plain(path.stem, went, went[0])), path.name
    assert set(files) == {path.name for path in example.iterdir()} | {"settings.csv"}


def plain(table: str, rows: Rows, header: list[str]) -> Rows:
    """Rows with these columns, numbers without needless zeros."""
    described = json.loads((CONTRACT / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    schema = next(each["schema"]["fields"] for each in described if each["name"] == table)
    numbers = {field["name"] for field in schema if field["type"] == "number"}
    return [
        [
            cell.rstrip("0").rstrip(".") if name in numbers and "." in cell else cell
            for name, cell in ((name, row[rows[0].index(name)]) for name in header)
        ]
        for row in rows[1:]
    ]


def test_an_export_writes_all_columns_in_the_packages_order(ngodesk: Command, filled: Path, tmp_path: Path):
    files = exported(ngodesk, filled, tmp_path / "out")
    package = json.loads((CONTRACT / "datapackage.json").read_text(encoding="utf-8"))
    described = {each["name"]: each for each in package["resources"]}
    written = json.loads(files["datapackage.json"])
    tables = [name.removesuffix(".csv") for name in files if name.endswith(".csv")]
    assert [each["name"] for each in written["resources"]] == [name for name in described if name in tables]
    assert {key: value for key, value in written.items() if key != "resources"} == {
        key: value for key, value in package.items() if key != "resources"
    }
    for each in written["resources"]:
        assert each == described[each["name"]]
        header = rows_of(files[each["path"]])[0]
        assert header == [field["name"] for field in each["schema"]["fields"]]


def test_rows_come_in_the_natural_order_of_their_keys(ngodesk: Command, filled: Path, tmp_path: Path):
    files = exported(ngodesk, filled, tmp_path / "out")
    codes = [row[1] for row in rows_of(files["indicators.csv"])[1:]]
    assert codes == ["1", "2", "3", "4", "10", "11", "12", "13", "14", "15", "16", "17", "18"]
    lines = [row[1] for row in rows_of(files["budget_lines.csv"])[1:]]
    assert lines == ["I.2", "I.3", "I.4", "I.10", "II.1", "II.2"]
    plan = [(row[1], row[5]) for row in rows_of(files["budget_plan.csv"])[1:]]
    assert plan[:3] == [("I.2", ""), ("I.2", "1"), ("I.2", "2")]


def test_an_export_has_line_feeds_and_no_byte_order_mark(ngodesk: Command, filled: Path, tmp_path: Path):
    for name, content in exported(ngodesk, filled, tmp_path / "out").items():
        assert b"\r" not in content, name
        assert content.endswith(b"\n"), name
        assert not content.startswith(b"\xef\xbb\xbf"), name


def test_export_import_export_gives_the_same_bytes(
    ngodesk: Command, filled: Path, empty: Path, tmp_path: Path
):
    first = exported(ngodesk, filled, tmp_path / "first")
    assert ngodesk("import", empty, tmp_path / "first").status == 0
    assert exported(ngodesk, empty, tmp_path / "second") == first


def test_a_zip_holds_what_the_folder_holds_and_comes_back(
    ngodesk: Command, filled: Path, empty: Path, tmp_path: Path
):
    first = exported(ngodesk, filled, tmp_path / "first")
    assert exported(ngodesk, filled, tmp_path / "first.zip") == first
    assert ngodesk("import", empty, tmp_path / "first.zip").status == 0
    assert exported(ngodesk, empty, tmp_path / "second") == first


def test_a_zip_made_twice_has_the_same_bytes(ngodesk: Command, filled: Path, tmp_path: Path):
    for name in ("one.zip", "two.zip"):
        exported(ngodesk, filled, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_a_zip_may_hold_one_folder_and_what_a_mac_adds(
    ngodesk: Command, filled: Path, example: Path, empty: Path, tmp_path: Path
):
    copied(example, tmp_path / "packed" / "My data")
    (tmp_path / "packed" / "__MACOSX" / "My data").mkdir(parents=True)
    (tmp_path / "packed" / "__MACOSX" / "My data" / "._people.csv").write_bytes(b"\0\5\26\7")
    zipped(tmp_path / "packed", tmp_path / "data.zip")
    assert ngodesk("import", empty, tmp_path / "data.zip").status == 0
    assert exported(ngodesk, empty, tmp_path / "second") == exported(ngodesk, filled, tmp_path / "first")


def test_columns_and_rows_may_stand_in_any_order(
    ngodesk: Command, filled: Path, folder: Path, empty: Path, tmp_path: Path
):
    for path in folder.glob("*.csv"):
        rows = read(folder, path.stem)
        places = random.Random(7).sample(range(len(rows[0])), len(rows[0]))
        turned = [[row[place] for place in places] for row in rows]
        write(folder, path.stem, [turned[0], *reversed(turned[1:])])
    assert ngodesk("import", empty, folder).status == 0
    assert exported(ngodesk, empty, tmp_path / "second") == exported(ngodesk, filled, tmp_path / "first")


def test_without_a_description_the_file_names_tell_the_tables(
    ngodesk: Command, filled: Path, folder: Path, empty: Path, tmp_path: Path
):
    (folder / "datapackage.json").unlink()
    assert ngodesk("import", empty, folder).status == 0
    assert exported(ngodesk, empty, tmp_path / "second") == exported(ngodesk, filled, tmp_path / "first")


def test_a_description_may_give_a_file_another_name(ngodesk: Command, workspace: Path, tmp_path: Path):
    brought(tmp_path / "in", people=[{"ref": "P1", "first_name": "Ewa", "last_name": "Łąk"}])
    (tmp_path / "in" / "people.csv").rename(tmp_path / "in" / "ludzie.csv")
    package = {
        "resources": [{"name": "people", "path": "ludzie.csv"}, {"name": "rooms", "path": "rooms.csv"}]
    }
    (tmp_path / "in" / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    said = ngodesk("import", workspace, tmp_path / "in")
    assert (said.status, said.lines) == (0, ["people: 1 new, 0 changed, 0 unchanged"])


def test_texts_come_back_letter_by_letter(ngodesk: Command, workspace: Path, empty: Path, tmp_path: Path):
    texts = [
        'He said "no", twice',
        "first\nsecond\r\nthird\rfourth",
        "\r",
        " spaces around ",
        "comma, semicolon; tab\tend",
        "Zażółć gęślą jaźń – Ķekavas ļaudis “ok” 🦔",
        "e\u0301 stays apart outside keys",
        "=1+1",
        "{braces} %s 100%",
        "\ufeffmark inside",
        "0012.50",
    ]
    rows = [{"ref": f"R{n}", "name": "Sala", "notes": text} for n, text in enumerate(texts)]
    brought(tmp_path / "in", rooms=rows)
    assert ngodesk("import", workspace, tmp_path / "in").status == 0
    first = exported(ngodesk, workspace, tmp_path / "first")
    assert [row[3] for row in rows_of(first["rooms.csv"])[1:]] == ["" if not t.strip() else t for t in texts]
    assert ngodesk("import", empty, tmp_path / "first").status == 0
    assert exported(ngodesk, empty, tmp_path / "second") == first


def test_numbers_come_without_needless_zeros(ngodesk: Command, filled: Path, tmp_path: Path):
    files = exported(ngodesk, filled, tmp_path / "out")
    documents = rows_of(files["cost_documents.csv"])
    gross = {row[0]: row[documents[0].index("gross")] for row in documents[1:]}
    assert (gross["C1"], gross["C2"], gross["C8"]) == ("1999.99", "3150", "-99.5")


def test_every_kind_of_number_keeps_its_places(
    ngodesk: Command, folder: Path, workspace: Path, tmp_path: Path
):
    change("budget_lines", 2, quantity="200.123456", unit_cost="-10.1234").apply(folder)
    change("exchange_rates", 2, rate="4.256312345678").apply(folder)
    change("subgrants", 2, score="12.3456").apply(folder)
    change("programmes", 2, admin_limit_percent="0.0001").apply(folder)
    change("allocations", 2, amount="+00010000000000000.00").apply(folder)
    assert ngodesk("import", workspace, folder).status == 0
    files = exported(ngodesk, workspace, tmp_path / "out")
    assert b"200.123456,-10.1234" in files["budget_lines.csv"]
    assert b"4.256312345678" in files["exchange_rates.csv"]
    assert b"12.3456" in files["subgrants.csv"]
    assert b",0.0001," in files["programmes.csv"]
    assert b",10000000000000," in files["allocations.csv"]


def test_joined_keys_with_bars_and_backslashes_come_back(
    ngodesk: Command, folder: Path, workspace: Path, empty: Path, tmp_path: Path
):
    add(
        "projects",
        ref="A|B\\C",
        title="T",
        role="lead",
        start="2025-01-01",
        end="2025-12-31",
        status="running",
        currency="PLN",
    ).apply(folder)
    add("budget_lines", project="A|B\\C", code="1\\|", name="N", cost_kind="direct").apply(folder)
    add("work_hours", person="P5", project="A|B\\C", date="2025-02-01", task="a|b", hours="1").apply(folder)
    add("work_hours", person="P5", project="", date="2025-02-01", task="\\", hours="1").apply(folder)
    refs = {
        "budget_lines": ["A\\|B\\\\C|1\\\\\\|", "NL1|I.10"],
        "budget_plan": ["NL1|I.10|D||", "NL1|I.10|D||1"],
        "work_hours": ["P5|A\\|B\\\\C|2025-02-01|a\\|b", "P5||2025-02-01|\\\\"],
        "attendance": ["E1|1|P1|KGW", "E2||P6|", "E4|||KGW"],
        "event_sessions": ["E1|2"],
        "consents": ["P1|information|2025-03-14"],
        "credit_lines": ["FS||pl|1"],
        "people": ["P1"],
    }  # fmt: skip
    for table, names in refs.items():
        for ref in names:
            add("waivers", check="c", table=table, ref=ref, reason="r", date="2025-01-01").apply(folder)
    assert ngodesk("import", workspace, folder).lines[-1] == "waivers: 13 new, 0 changed, 0 unchanged"
    first = exported(ngodesk, workspace, tmp_path / "first")
    waivers = rows_of(first["waivers.csv"])[1:]
    assert {(row[1], row[2]) for row in waivers} == {(t, ref) for t, names in refs.items() for ref in names}
    (tmp_path / "first" / "settings.csv").unlink()
    assert ngodesk("import", empty, tmp_path / "first").status == 0
    assert exported(ngodesk, empty, tmp_path / "second") == first


@pytest.mark.parametrize("ref", ["A|B", "A\\|B"])
def test_a_code_of_its_own_may_be_written_with_its_bar_bare(
    ngodesk: Command, workspace: Path, tmp_path: Path, ref: str
):
    people = [{"ref": "A|B", "first_name": "Ewa", "last_name": "Łąk"}]
    waivers = [{"check": "c", "table": "people", "ref": ref, "reason": "r", "date": "2025-01-01"}]
    assert ngodesk("import", workspace, brought(tmp_path / "in", people=people, waivers=waivers)).status == 0


def test_a_joined_key_may_write_the_agreement_as_0_or_blank(ngodesk: Command, filled: Path, tmp_path: Path):
    waiver = {"check": "c", "table": "budget_plan", "reason": "r", "date": "2025-01-01"}
    blank, zero = ({**waiver, "ref": f"NL1|I.10|D||{amendment}"} for amendment in ("", "0"))
    assert ngodesk("import", filled, brought(tmp_path / "blank", waivers=[blank])).status == 0
    said = ngodesk("import", filled, brought(tmp_path / "zero", waivers=[zero]))
    assert said.lines == ["waivers: 0 new, 0 changed, 1 unchanged"]


def test_lists_keep_their_order(ngodesk: Command, folder: Path, workspace: Path, tmp_path: Path):
    change("cooperations", 2, parties=" OSP; BIE ;KGW;").apply(folder)
    change("budget_lines", 6, flat_rate_of="II.1;I.10; I.2").apply(folder)
    change("indicators", 2, filter_kind="workshop ; training", filter_activity="A2;A1").apply(folder)
    change("indicators", 11, filter_questions="2;1").apply(folder)
    assert ngodesk("import", workspace, folder).status == 0
    files = exported(ngodesk, workspace, tmp_path / "out")
    assert b",OSP;BIE;KGW," in files["cooperations.csv"]
    assert b",II.1;I.10;I.2," in files["budget_lines.csv"]
    assert b",workshop;training,A2;A1," in files["indicators.csv"]
    assert b",Q1,2;1," in files["indicators.csv"]


def test_an_export_never_overwrites_a_folder(ngodesk: Command, filled: Path, folder: Path):
    before = contents(folder)
    said = ngodesk("export", filled, folder)
    assert (said.status, said.out, len(said.lines)) == (3, "", 1)
    assert "nothing is overwritten" in said.err
    assert contents(folder) == before


def test_an_export_takes_an_empty_folder_also_the_one_we_stand_in(
    ngodesk: Command, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert ngodesk("export", filled, ".").status == 0
    assert (tmp_path / "here" / "people.csv").is_file()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_an_export_changes_nothing_in_the_workspace(ngodesk: Command, filled: Path, tmp_path: Path):
    before = held(filled)
    exported(ngodesk, filled, tmp_path / "out")
    after = held(filled)
    (note,) = set(after.pop("steps")) - set(before.pop("steps"))
    assert "Everything was given out" in note
    assert after == before, "the journal says that people's data left the file, and nothing else changed"
