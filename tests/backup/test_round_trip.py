"""What was saved comes back, every row of every table, from either database into either."""

from __future__ import annotations

import shutil
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, inspect, select, text
from tests.backup.conftest import NOW, PICTURE, Places, everything, put_back, save
from tests.conftest import make_settings
from tests.test_cli import assert_one_line, run

from ankerpunt import audit
from ankerpunt.audit import Audit
from ankerpunt.backup.archive import Archive
from ankerpunt.backup.rows import LEFT_OUT
from ankerpunt.backup.writing import write_backup
from ankerpunt.database import make_engine, make_sessions
from ankerpunt.errors import BadInput
from ankerpunt.kennis.models import Bestand, Stand
from ankerpunt.migrations import upgrade, upgrade_to
from ankerpunt.search.models import ZoekMerk

BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.mark.parametrize("kind", BOTH)
def test_every_table_comes_back_row_by_row(lived_in: Engine, places: Places, tmp_path: Path, kind: str) -> None:
    saved = everything(lived_in)
    first = places.new(kind)
    assert put_back(first, save(lived_in, tmp_path / "een.zip")) == sum(map(len, saved.values()))
    assert everything(first) == saved
    again = places.new("sqlite")
    put_back(again, save(first, tmp_path / "twee.zip"))
    assert everything(again) == saved
    with make_sessions(again)() as session:
        assert session.get_one(Bestand, "abc.png").inhoud == PICTURE
        assert session.scalar(select(Audit.op)) == NOW


@pytest.mark.parametrize("kind", BOTH)
def test_place_is_usable_afterwards(small: Engine, places: Places, tmp_path: Path, kind: str) -> None:
    engine = places.new(kind)
    put_back(engine, save(small, tmp_path / "a.zip"))
    upgrade(engine)
    with make_sessions(engine)() as session:
        before_it = session.scalar(select(func.max(Audit.id))) or 0
        audit.record(session, datetime.now(UTC), audit.SYSTEEM, "klopt nog", "methode/a")
        session.commit()
        assert session.scalar(select(func.max(Audit.id))) == before_it + 1 > 1
    before, after = inspect(small), inspect(engine)
    for table in before.get_table_names():
        assert len(before.get_foreign_keys(table)) == len(after.get_foreign_keys(table))


@pytest.mark.parametrize("kind", BOTH)
def test_what_is_there_is_replaced_only_if_asked(small: Engine, places: Places, tmp_path: Path, kind: str) -> None:
    engine, path = places.new(kind), save(small, tmp_path / "a.zip")
    put_back(engine, path)
    with make_sessions(engine)() as session:
        audit.record(session, NOW, audit.SYSTEEM, "klopt nog", "methode/a")
        session.commit()
    changed = everything(engine)
    with pytest.raises(BadInput, match="--vervang"):
        put_back(engine, path)
    assert everything(engine) == changed
    put_back(engine, path, replace=True)
    assert everything(engine) == everything(small)


def test_migrated_database_that_nobody_used_counts_as_empty(small: Engine, places: Places, tmp_path: Path) -> None:
    engine = places.new("sqlite")
    upgrade(engine)
    put_back(engine, save(small, tmp_path / "a.zip"))
    assert everything(engine) == everything(small)


def test_indexes_and_ready_pages_of_before_are_worthless_afterwards(
    small: Engine, places: Places, tmp_path: Path
) -> None:
    path = save(small, tmp_path / "a.zip")
    stands, series = [], set()
    for _ in range(3):
        put_back(small, path, replace=True)
        with make_sessions(small)() as session:
            stands.append(session.scalar(select(Stand.nummer)) or 0)
            series.add(session.scalar(select(ZoekMerk.reeks)))
    assert stands == sorted(set(stands))
    assert len(series) == 3


def test_older_backup_is_brought_to_the_tables_of_today(places: Places, tmp_path: Path) -> None:
    old = places.new("sqlite")
    with old.begin() as connection:
        upgrade_to(connection, "0003")
        connection.execute(
            text(
                "INSERT INTO account (email, naam, rol, wachtwoord, actief, gemaakt_op)"
                " VALUES ('fatima@voorbeeld.nl', 'Fatima', 'beheerder', 'x', 1, '2026-01-02 03:04:05.000000')"
            )
        )
    path = save(old, tmp_path / "oud.zip")
    engine = places.new("sqlite")
    put_back(engine, path)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT naam, rollen FROM account")).one() == ("Fatima", '["beheerder"]')


@pytest.mark.parametrize("kind", BOTH)
def test_backup_is_of_one_moment_while_others_write(small: Engine, places: Places, tmp_path: Path, kind: str) -> None:
    engine = places.new(kind)
    put_back(engine, save(small, tmp_path / "a.zip"))
    stop = threading.Event()

    def write() -> None:
        """Each commit adds one line to two tables."""
        while not stop.is_set():
            with make_sessions(engine)() as session:
                number = session.scalar(select(func.count()).select_from(Audit)) or 0
                session.add(Bestand(naam=f"z{number}", mime="x", inhoud=b""))
                audit.record(session, NOW, audit.SYSTEEM, "x", str(number))
                session.commit()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        saved = [write_backup(engine, tmp_path / f"{number}.zip", NOW) for number in range(3)]
    finally:
        stop.set()
        writer.join()
    differences = set()
    for number in range(3):
        with Archive(tmp_path / f"{number}.zip") as archive:
            tables = archive.contents.tabellen
            differences.add(tables["audit"].rijen - tables["bestand"].rijen)
    assert len(differences) == 1
    assert saved[0].rijen < saved[2].rijen


def test_backup_holds_no_sessions_no_settings_and_no_keys(filled: Path, tmp_path: Path) -> None:
    data = Path(shutil.copytree(filled, tmp_path / "data"))
    settings = make_settings(data)
    engine = make_engine(settings.database_url)
    path = save(engine, tmp_path / "a.zip")
    engine.dispose()
    with Archive(path) as archive:
        assert not LEFT_OUT & set(archive.contents.tabellen)
        text_ = b"".join(line for table in archive.contents.tabellen for line in archive.lines(table))
    assert settings.secret_key.encode() not in text_
    assert path.stat().st_mode & 0o077 == 0


def test_commands_save_and_put_back_with_one_line_each(filled: Path, tmp_path: Path) -> None:
    path, target = tmp_path / "a.zip", tmp_path / "nieuw"
    saved = run(filled, "backup", str(path))
    assert (saved.returncode, saved.stderr, saved.stdout.count("\n")) == (0, "", 1)
    done = run(target, "restore", str(path))
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 1)
    found = run(target, "search", "meldcode")
    assert found.stdout == run(filled, "search", "meldcode").stdout
    assert "0 resultaten" not in found.stdout
    assert_one_line(run(target, "restore", str(path)), "--vervang")
    assert run(target, "restore", "--vervang", str(path)).returncode == 0


def test_backup_overwrites_nothing_and_leaves_nothing_half(filled: Path, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_text("van mij")
    assert_one_line(run(filled, "backup", str(tmp_path / "a.zip")), "is er al")
    assert_one_line(run(filled, "backup", str(tmp_path / "nergens" / "a.zip")), "is er niet")
    assert_one_line(run(tmp_path / "leeg", "backup", str(tmp_path / "b.zip")), "nog geen database")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "leeg"]
    assert (tmp_path / "a.zip").read_text() == "van mij"
