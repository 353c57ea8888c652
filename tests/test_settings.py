"""Settings: checked, named in the message, safe by default."""

from __future__ import annotations

from pathlib import Path

import pytest

from ankerpunt.errors import SettingError
from ankerpunt.settings import read_settings


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ANKERPUNT_DATABASE_URL", "mysql://x"),
        ("ANKERPUNT_DATABASE_URL", "postgresql+psycopg://iemand:geheim@host:poort/ankerpunt"),
        ("ANKERPUNT_DATABASE_URL", "postgresql+psycopg://"),
        ("ANKERPUNT_DATABASE_URL", "sqlite:///"),
        ("ANKERPUNT_PUBLIC_READING", "misschien"),
        ("ANKERPUNT_DEMO", "2"),
        ("ANKERPUNT_SECRET_KEY", "kort"),
        ("ANKERPUNT_BASE_URL", "localhost"),
        ("ANKERPUNT_BASE_URL", "https://voorbeeld.nl/ankerpunt"),
        ("ANKERPUNT_BASE_URL", "https://twee woorden.nl"),
        ("ANKERPUNT_THESAURUS", "/nergens.ttl"),
        ("ANKERPUNT_SEARCH", "google"),
        ("ANKERPUNT_MAIL_URL", "mail.voorbeeld.nl"),
        ("ANKERPUNT_MAIL_URL", "https://naam:geheim@mail.voorbeeld.nl"),
        ("ANKERPUNT_MAIL_URL", "smtp://naam:geheim@"),
        ("ANKERPUNT_MAIL_URL", "smtp://naam:geheim@host:poort"),
        ("ANKERPUNT_MAIL_URL", "smtp://naam:geheim@host/pad"),
        ("ANKERPUNT_MAIL_URL", "smtp://naam:geheim@[host"),
        ("ANKERPUNT_MAIL_FROM", "Ankerpunt"),
        ("ANKERPUNT_MAIL_FROM", "a@b.nl, c@d.nl"),
    ],
)
def test_wrong_value_is_named_with_an_example(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingError) as error:
        read_settings({"ANKERPUNT_DATA": str(tmp_path), name: value})
    message = str(error.value)
    assert message.startswith(f"{name}: ")
    assert "Voorbeeld: " in message
    assert "\n" not in message
    assert "geheim" not in message


def test_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("")
    with pytest.raises(SettingError, match="ANKERPUNT_DATA"):
        read_settings({"ANKERPUNT_DATA": str(tmp_path / "bestand" / "map")})


def test_secret_key_is_made_once_and_readable_by_the_owner_only(tmp_path: Path) -> None:
    first = read_settings({"ANKERPUNT_DATA": str(tmp_path)}).secret_key
    assert len(first) >= 32
    assert read_settings({"ANKERPUNT_DATA": str(tmp_path)}).secret_key == first
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


def test_postgresql_searches_in_the_database(tmp_path: Path) -> None:
    url = "postgresql+psycopg://iemand@host/ankerpunt"
    assert read_settings({"ANKERPUNT_DATA": str(tmp_path), "ANKERPUNT_DATABASE_URL": url}).search == "sql"


def test_cookies_are_secure_behind_https(tmp_path: Path) -> None:
    assert read_settings({"ANKERPUNT_DATA": str(tmp_path), "ANKERPUNT_BASE_URL": "https://a.voorbeeld.nl"}).secure


def test_sender_of_mail_is_named_after_the_site(tmp_path: Path) -> None:
    found = read_settings({"ANKERPUNT_DATA": str(tmp_path), "ANKERPUNT_BASE_URL": "https://wijk.voorbeeld.nl:8443"})
    assert (found.mail_url, found.mail_from) == ("", "ankerpunt@wijk.voorbeeld.nl")
