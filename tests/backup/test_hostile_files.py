"""A file that is no backup of ours, or was changed, is refused in one line, and nothing is different afterwards."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from tests.backup.conftest import Places, everything, put_back, save
from tests.test_cli import assert_one_line, run

from ankerpunt.backup.archive import LONGEST_LINE
from ankerpunt.errors import BadInput

Members = dict[str, bytes]


def members(path: Path) -> Members:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(path: Path, found: Members) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in found.items():
            archive.writestr(name, content)
    return path


def told(found: Members, **more: Any) -> Members:
    """With a list of contents that tells the truth about the files, and says `more`."""
    contents = json.loads(found["backup.json"])
    for table in contents["tabellen"]:
        lines = found[f"tabellen/{table}.jsonl"]
        contents["tabellen"][table] |= {"sha256": hashlib.sha256(lines).hexdigest(), "rijen": lines.count(b"\n")}
    return {**found, "backup.json": json.dumps({**contents, **more}).encode()}


def account(**changed: Any) -> bytes:
    values = {"id": 900, "email": "a@b.nl", "naam": "A", "wachtwoord": "x", "actief": True}
    values |= {
        "gemaakt_op": "2026-01-02T03:04:05+00:00",
        "totp_geheim": None,
        "totp_teller": 0,
        "rollen": "[]",
        **changed,
    }
    return json.dumps(values).encode()


def with_account(found: Members, line: bytes | None = None, **changed: Any) -> Members:
    """With one more account; its values in the order of the columns."""
    columns = json.loads(found["backup.json"])["tabellen"]["account"]["kolommen"]
    if line is None:
        values = json.loads(account(**changed))
        line = json.dumps([values[column] for column in columns]).encode()
    name = "tabellen/account.jsonl"
    return told({**found, name: found[name] + line + b"\n"})


def without(found: Members, name: str) -> Members:
    return {key: value for key, value in found.items() if key != name}


def edited(found: Members, **changed: Any) -> Members:
    return {**found, "backup.json": json.dumps({**json.loads(found["backup.json"]), **changed}).encode()}


def tables(found: Members) -> dict[str, Any]:
    return dict(json.loads(found["backup.json"])["tabellen"])


def with_table(found: Members, name: str) -> Members:
    more = {**tables(found), name: {"kolommen": [], "rijen": 0, "sha256": ""}}
    return told({**edited(found, tabellen=more), f"tabellen/{name}.jsonl": b""})


DEEP = b"[" * 200_000
CHANGES: dict[str, Callable[[Members], Members]] = {
    "no list of contents": lambda found: without(found, "backup.json"),
    "list of contents that is no JSON": lambda found: {**found, "backup.json": b"{"},
    "list of contents without end": lambda found: {**found, "backup.json": b" " * 1_000_001},
    "list of contents in a hundred thousand brackets": lambda found: {**found, "backup.json": DEEP},
    "list of contents that is a list": lambda found: {**found, "backup.json": b"[]"},
    "another kind of file": lambda found: edited(found, soort="iets anders"),
    "newer version": lambda found: edited(found, versie=2),
    "no version": lambda found: edited(found, versie="1"),
    "unknown migration": lambda found: edited(found, migratie="9999"),
    "migration that is an option": lambda found: edited(found, migratie="head"),
    "migration that is a path": lambda found: edited(found, migratie="../../x"),
    "one key more": lambda found: edited(found, verrassing=1),
    "missing table": lambda found: without(found, "tabellen/account.jsonl"),
    "path that leads outside": lambda found: {**found, "../../outside": b"x"},
    "absolute path": lambda found: {**found, "/etc/outside": b"x"},
    "table of somebody else": lambda found: with_table(found, "sqlite_master"),
    "changed row": lambda found: {**found, "tabellen/account.jsonl": found["tabellen/account.jsonl"].replace(b"@", b"_")},
    "row less": lambda found: {**found, "tabellen/account.jsonl": found["tabellen/account.jsonl"].split(b"\n", 1)[1]},
    "other columns": lambda found: edited(
        found, tabellen={**tables(found), "account": {**tables(found)["account"], "kolommen": ["id); DROP TABLE item; --"]}}
    ),
    "row that is no JSON": lambda found: with_account(found, b"["),
    "row in a hundred thousand brackets": lambda found: with_account(found, DEEP),
    "row that is too short": lambda found: with_account(found, b"[1]"),
    "row that is an object": lambda found: with_account(found, b"{}"),
    "row that is no UTF-8": lambda found: with_account(found, b'["\xff"]'),
    "number without end": lambda found: with_account(found, b"[" + b"9" * 10_000 + b"]"),
    "number too large": lambda found: with_account(found, id=2**70),
    "text for a number": lambda found: with_account(found, id="1; DROP TABLE item"),
    "number for a text": lambda found: with_account(found, naam=1),
    "number for yes or no": lambda found: with_account(found, actief=1),
    "half a letter": lambda found: with_account(found, naam="\ud800"),
    "no moment": lambda found: with_account(found, gemaakt_op="gisteren"),
    "moment without zone": lambda found: with_account(found, gemaakt_op="2026-01-02T03:04:05"),
    "moment before time": lambda found: with_account(found, gemaakt_op="0001-01-01T00:00:00+23:00"),
    "broken JSON in a column": lambda found: with_account(found, rollen="["),
    "nothing where there must be something": lambda found: with_account(found, naam=None),
    "same account twice": lambda found: with_account(with_account(found), email="c@d.nl"),
    "reference to nobody": lambda found: told({**found, "tabellen/herstelcode.jsonl": b'[1,9999,"x"]\n'}),
    "bomb": lambda found: {**found, "tabellen/account.jsonl": b"[" + b" " * 40_000_000 + b"]\n"},
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_changed_backup_is_refused_and_nothing_changes(
    small: Engine, tmp_path: Path, change: Callable[[Members], Members]
) -> None:
    before = everything(small)
    path = pack(tmp_path / "fout.zip", change(members(save(small, tmp_path / "goed.zip"))))
    with pytest.raises(BadInput) as refused:
        put_back(small, path, replace=True)
    assert str(refused.value).startswith("fout.zip is niet teruggezet: ")
    assert "\n" not in str(refused.value)
    assert everything(small) == before
    assert not (tmp_path.parent / "outside").exists()


def test_backup_with_one_more_right_row_is_put_back(small: Engine, places: Places, tmp_path: Path) -> None:
    found = with_account(members(save(small, tmp_path / "goed.zip")))
    engine = places.new("sqlite")
    put_back(engine, pack(tmp_path / "meer.zip", found))
    assert len(everything(engine)["account"]) == len(everything(small)["account"]) + 1


@pytest.mark.postgres
@pytest.mark.parametrize(
    "name", ["reference to nobody", "same account twice", "nothing where there must be something", "number too large"]
)
def test_postgresql_refuses_too_and_nothing_changes(small: Engine, places: Places, tmp_path: Path, name: str) -> None:
    engine, good = places.new("postgresql"), save(small, tmp_path / "goed.zip")
    put_back(engine, good)
    before = everything(engine)
    path = pack(tmp_path / "fout.zip", CHANGES[name](members(good)))
    with pytest.raises(BadInput, match="er is niets veranderd"):
        put_back(engine, path, replace=True)
    assert everything(engine) == before


def test_file_with_the_same_name_twice_is_refused(small: Engine, tmp_path: Path) -> None:
    path = save(small, tmp_path / "goed.zip")
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning):
        archive.writestr("tabellen/account.jsonl", b"")
    with pytest.raises(BadInput):
        put_back(small, path, replace=True)


@pytest.mark.parametrize("place", range(0, 100, 7))
def test_damaged_file_is_refused(small: Engine, tmp_path: Path, place: int) -> None:
    path = save(small, tmp_path / "goed.zip")
    content = bytearray(path.read_bytes())
    at = len(content) * place // 100
    content[at : at + 40] = bytes(40)
    path.write_bytes(content)
    before = everything(small)
    with pytest.raises(BadInput):
        put_back(small, path, replace=True)
    assert everything(small) == before


@pytest.mark.parametrize("content", [b"", b"hallo", b"PK\x05\x06" + bytes(18), b"PK\x03\x04" + bytes(100)])
def test_what_is_no_zip_is_told_in_one_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(content)
    assert_one_line(run(tmp_path / "data", "restore", str(tmp_path / "x.zip")), "geen hele backup")


def test_missing_file_and_folder_are_told_in_one_line(tmp_path: Path) -> None:
    assert_one_line(run(tmp_path / "data", "restore", str(tmp_path / "nergens.zip")), "nergens.zip")
    assert_one_line(run(tmp_path / "data", "restore", str(tmp_path)), "geen bestand")


def test_longest_line_leaves_room_for_the_largest_picture() -> None:
    assert LONGEST_LINE > 12_000_000 * 4 / 3
