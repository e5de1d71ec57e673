"""Erasing people: every count stays, their names stand nowhere in the file, the journal still verifies."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ngodesk.common import settings
from ngodesk.common.errors import UsageError, UserError
from ngodesk.common.text import fold
from ngodesk.model import (
    Affiliation,
    Attachment,
    Consent,
    Contract,
    CostDocument,
    Event,
    Form,
    Organisation,
    Person,
    Project,
)
from ngodesk.store import undo
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work import (
    backups,
    counting,
    duplicates,
    erasing,
    freezing,
    frozen,
    history,
    projects,
    searching,
)
from ngodesk.work.printing import Wish
from tests.soak.erasure import soaked
from tests.store.whole import must_be_sound

FIRST, LAST = "Żegota", "Qwędrzyński"
MARKS = (
    "qwedrzynski",
    "zegota",
    "zegota@qwe.example",
    "605123987",
    "79041112345",
    "boskasekwoja",
    "kruczygaj",
)
TODAY = date(2025, 11, 21)


def occurrences(path: Path) -> list[str]:
    """Marks that are in the bytes of a file, in UTF-8 or UTF-16, with and without their letters' marks."""
    content = path.read_bytes()
    texts = [
        content.decode("latin-1"),
        content.decode("utf-8", "ignore"),
        content.decode("utf-16-le", "ignore"),
    ]
    close = [re.sub("[ +-]", "", fold(text)) for text in texts]
    return sorted({mark for text in close for mark in MARKS if mark in text})


def figures(store: Store) -> dict[str, Any]:
    """Every figure of every project."""
    return {row.ref: counting.project_figures(store, row.ref) for row in projects.projects(store)}


@pytest.fixture
def person(filled_store: Store) -> int:
    """Somebody who took part in everything that P1 took part in, and is named all over the file."""
    store = filled_store
    with store.write("A name that nobody else has") as session:
        found = session.get(Person, erasing.person(store, "P1"))
        assert found is not None
        found.first_name, found.last_name, found.birth_date = FIRST, LAST, date(1979, 4, 11)
        found.email, found.phone, found.national_id = MARKS[2], "+48 605 123 987", MARKS[4]
        found.notes = "Boska Sekwoja"
        person = found.id
        document = session.query(CostDocument).first()
        event = session.query(Event).first()
        own = session.query(Organisation).first()
        assert document is not None
        assert event is not None
        assert own is not None
        document.description = f"Umowa:\n{LAST.upper()} {FIRST}, tel. 605-123-987"
        event.title = "Warsztat, prowadzi Zegota Qwedrzynski"
        session.add(
            Consent(person_id=person, kind="guardian", given_on=date(2025, 3, 1), guardian_name="Kruczy Gaj")
        )
        session.add(Affiliation(person_id=person, organisation_id=own.id, role="board"))
        session.add(Affiliation(person_id=person, organisation_id=own.id, role="ngo_officer"))
    attach(store, "people", person, "qwedrzynski_zegota_dowod.pdf", b"%PDF the card of Qwedrzynski")
    attach(store, "events", event.id, "lista Qwędrzyński.pdf", b"%PDF the signed list")
    return person


def attach(store: Store, table: str, record: int, name: str, content: bytes) -> None:
    from ngodesk.store import files

    with store.raw_writing() as connection:
        sha256 = files.add(connection, store.identifiers.draw()[0], [content])
    with store.write("Attach") as session:
        session.add(Attachment(table_name=table, record_id=record, filename=name, sha256=sha256))


def test_the_name_is_nowhere_and_every_count_stays(filled_store: Store, person: int) -> None:
    store = filled_store
    assert set(occurrences(store.path)) == set(MARKS)
    report = freezing.freeze(store, "pl-public-task", Wish("NL1", date(2025, 3, 1), date(2025, 6, 30)))
    before, pdf = figures(store), frozen.reprint(store, report.id)
    told = erasing.plan(store, person, TODAY, "en")
    assert told is not None
    assert (told.ref, told.kept_as, told.files, told.frozen) == ("P1", "P1", 1, 1)
    assert {"cost_documents", "events", "attachments"} <= told.places.keys()

    done = erasing.erase(store, [person])

    assert done.people == 1
    assert done.files == 1
    assert occurrences(store.path) == []
    assert figures(store) == before
    assert frozen.reprint(store, report.id) == pdf
    must_be_sound(store)
    with pytest.raises(UserError, match="nothing to undo"):
        undo.undo(store)
    assert searching.search(store, "Qwędrzyński", "en") == searching.search(store, "zzzzzz", "en")
    assert erasing.plan(store, person, TODAY, "en") is None
    with store.reading() as connection:
        row = connection.exec_driver_sql("SELECT * FROM people WHERE id = ?", (person,)).one()
        names = connection.exec_driver_sql("SELECT filename FROM attachments").scalars().all()
        roles = connection.exec_driver_sql(
            "SELECT role FROM affiliations WHERE person_id = ?", (person,)
        ).scalars()
        assert row.last_name == row.ref == "P1"
        assert row.birth_date is row.email is row.national_id is row.notes is None
        assert "lista [P1]" in " ".join(names)
        assert "ngo_officer" in set(roles)
    with open_store(store.path, write=False) as other:
        assert history.told(other, "people", person, "en")[0].words == "Erase personal data"


def test_data_of_frozen_reports_are_masked_and_a_strangers_hand_is_still_noticed(
    filled_store: Store, person: int
) -> None:
    store = filled_store
    with store.write("Issued by a person") as session:
        for document in session.query(CostDocument):
            document.issuer_id, document.issuer_name = None, f"{FIRST} {LAST}"
    report = freezing.freeze(store, "pl-public-task", Wish("NL1"))
    whole = json.dumps(frozen.taken(store, report.id).documents, ensure_ascii=False)
    assert LAST in whole
    erasing.erase(store, [person])
    masked = json.dumps(frozen.taken(store, report.id).documents, ensure_ascii=False)
    masked_by_hand = whole.replace(f"{FIRST} {LAST}", "[P1]").replace(f"{LAST.upper()} {FIRST}", "[P1]")
    assert masked == masked_by_hand.replace("605-123-987", "[P1]")
    must_be_sound(store)
    with store.raw_writing() as connection:
        connection.exec_driver_sql("UPDATE file_pieces SET bytes = CAST(bytes || 'x' AS BLOB)")
    with pytest.raises(AssertionError):
        must_be_sound(store)


def test_an_old_backup_is_cleaned_when_it_comes_back(
    filled_store: Store, person: int, tmp_path: Path
) -> None:
    store = filled_store
    kept = backups.make(store, tmp_path / "stick.ngodesk")
    erasing.erase(store, [person])
    store.close()
    assert json.loads(erasing.log_file(store.path).read_text()) == [person]
    assert occurrences(kept)
    backups.restore(kept, store.path, replace=True)
    assert occurrences(store.path) == []
    with open_store(store.path) as again:
        must_be_sound(again)


def test_two_erased_people_are_not_each_others_doubles(filled_store: Store, person: int) -> None:
    store = filled_store
    erasing.erase(store, [person, erasing.person(store, "P2")])
    with store.reading() as connection:
        names = connection.exec_driver_sql("SELECT last_name FROM people ORDER BY ref").scalars().all()
    assert names[:2] == ["P1", "P2"]
    assert duplicates.proposals(store, "people") == []
    with pytest.raises(UserError, match="erased already"):
        erasing.erase(store, [person])


def test_whoever_is_not_there_cannot_be_erased(filled_store: Store) -> None:
    with pytest.raises(UsageError, match="no record with the code"):
        erasing.person(filled_store, "nobody")
    with open_store(filled_store.path, write=False) as reading, pytest.raises(UserError):
        erasing.erase(reading, [1])


def test_whoever_is_named_all_over_is_erased_in_portions(filled_store: Store) -> None:
    """A little of what `python -m tests.soak erasure` does with the samples."""
    found = soaked(filled_store, 5, 7)
    assert found["good"] > 0
    assert found["marks before"] >= 2 * found["good"]


def test_a_name_in_another_case_goes_unless_somebody_else_is_called_so(filled_store: Store) -> None:
    store = filled_store
    with store.write("People") as session:
        jan = Person(ref="J1", first_name="Jan", last_name="Kwiecień")
        other = Person(ref="J2", first_name="Adam", last_name="Sroka")
        namesake = Person(ref="J3", first_name="Adama", last_name="Sroka")
        session.add_all([jan, other, namesake])
        session.flush()
        session.query(Event).first().notes = "Umowa Jana Kwiecień; z Janem Kwiecień i Adama Sroki"  # type: ignore[union-attr]
        gone = [jan.id, other.id]
    erasing.erase(store, gone)
    with store.reading() as connection:
        notes = connection.exec_driver_sql("SELECT notes FROM events WHERE notes LIKE 'Umowa%'").scalar_one()
    assert notes == "Umowa [J1]; z [J1] i Adama Sroki"


WRITTEN = {
    "konto 61 1090 1014 0000 0712 1981 2874": "konto [P1]",
    "tel. 0048600700801, 0048 600 700 801": "tel. [P1], [P1]",
    "z Zygfrydą Żółkiewską": "z [P1]",
    "BRZĘCZYSZCZ-ŻÓŁKIEWSKA Z i Z. Brzęczyszcz-Żółkiewska": "[P1] i [P1]",
    "mieszka ul. Zmyślakowa 17/3, ur. 14.05.1944": "mieszka [P1], ur. [P1]",
    "urodzona 1944-05-14; obecna": "urodzona [P1]; obecna",
    "Żółkiewska, kto inny": "Żółkiewska, kto inny",
}


def test_numbers_addresses_and_halves_of_a_name_go_as_they_are_written(filled_store: Store) -> None:
    store = filled_store
    with store.write("A person") as session:
        person = session.get_one(Person, erasing.person(store, "P1"))
        person.first_name, person.last_name = "Zygfryda", "Brzęczyszcz-Żółkiewska"
        person.phone, person.bank_account = "+48600700801", "PL61109010140000071219812874"
        person.address, person.birth_date = "ul. Zmyślakowa 17/3", date(1944, 5, 14)
        session.add_all(
            Organisation(ref=f"N{number}", name=f"N{number}", kind="ngo", notes=text)
            for number, text in enumerate(WRITTEN)
        )
        project = session.query(Project.id).limit(1).scalar()
        session.add(
            Contract(
                ref="K1",
                kind="employment",
                project_id=project,
                person_id=person.id,
                subject="Umowa, pani Żółkiewska",
            )
        )
        session.add(Form(name="UmowaZygfrydaZolkiewska.docx", format="docx", sha256="0" * 64, added_on=TODAY))
        chosen, event = person.id, session.query(Event).first()
        assert event is not None
    for name in ("ListaZBrzeczyszczZolkiewska.pdf", "zgodazygfrydabrzeczyszczzolkiewska.pdf"):
        attach(store, "events", event.id, name, name.encode())
    erasing.erase(store, [chosen])
    with store.reading() as connection:
        notes = connection.exec_driver_sql("SELECT notes FROM organisations WHERE ref LIKE 'N_' ORDER BY ref")
        assert notes.scalars().all() == list(WRITTEN.values())
        subjects = connection.exec_driver_sql("SELECT subject FROM contracts WHERE ref = 'K1'")
        assert subjects.scalar_one() == "Umowa, pani [P1]"
        files = connection.exec_driver_sql("SELECT filename FROM attachments UNION SELECT name FROM forms")
        assert sorted(re.sub(r" \d+", "", name) for name in files.scalars()) == [
            "Lista[P1].pdf",
            "Umowa[P1].docx",
            "zgoda[P1].pdf",
        ]


def test_a_surname_that_is_a_word_besides_takes_nothing_from_others(filled_store: Store) -> None:
    store = filled_store
    texts = ("Gmina Olsztyn dała", "SALA GMINA 5", "gmina Elbląg", "Spotkanie: Gmina", "A. Gmina przyszła")
    with store.write("Anna Gmina") as session:
        person = session.get_one(Person, erasing.person(store, "P1"))
        person.first_name, person.last_name = "Anna", "Gmina"
        chosen = person.id
        session.add_all(
            Organisation(ref=f"N{number}", name=f"Gmina Lisia Polana {number}", kind="ngo", notes=text)
            for number, text in enumerate(texts)
        )
        session.add(Organisation(ref="U", name="Usługi Anna Gmina", short_name="GMINA", kind="business"))
    told = erasing.plan(store, chosen, TODAY, "en")
    assert told is not None
    assert set(told.alone) == {"Spotkanie: Gmina", "A. Gmina przyszła"}
    erasing.erase(store, [chosen])
    with store.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT name, short_name, notes FROM organisations WHERE ref LIKE 'N_' OR ref = 'U' ORDER BY ref"
        ).all()
        lost = connection.exec_driver_sql(
            "SELECT count(*) FROM changes c JOIN organisations o ON o.id = c.row_id AND o.ref = 'N0'"
            " LEFT JOIN change_values v ON v.step = c.step AND v.position = c.position WHERE v.salt IS NULL"
        ).scalar_one()
    left = ["Gmina Olsztyn dała", "SALA GMINA 5", "gmina Elbląg", "Spotkanie: [P1]", "[P1] przyszła"]
    assert [row.notes for row in rows[:5]] == left
    assert [row.name for row in rows] == [f"Gmina Lisia Polana {n}" for n in range(5)] + ["Usługi [P1]"]
    assert rows[5].short_name == "GMINA"
    assert lost == 0, "of others nothing is forgotten"


def test_the_words_of_a_frozen_report_go_and_a_forger_of_them_is_noticed(
    filled_store: Store, person: int
) -> None:
    store = filled_store
    settings.remember_who(f"{FIRST} {LAST}")
    report = freezing.freeze(store, "pl-public-task", Wish("NL1"), note=f"with {LAST} {FIRST}")
    settings.remember_who("")
    pdf = frozen.reprint(store, report.id)
    erasing.erase(store, [person])
    kept = frozen.one(store, report.id)
    assert (kept.approved_by, kept.note) == ("[P1]", "with [P1]")
    assert frozen.reprint(store, report.id) == pdf
    must_be_sound(store)
    with store.raw_writing() as connection:
        connection.exec_driver_sql("UPDATE frozen_reports SET note = 'with nobody'")
    with pytest.raises(AssertionError):
        must_be_sound(store)
