"""The settings: read once from the environment, checked, and listed here for the README."""

from __future__ import annotations

import os
import re
import secrets
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from ankerpunt.errors import SettingError

PACKAGE = Path(__file__).parent
YES = frozenset({"true", "1", "ja", "yes", "on"})
NO = frozenset({"false", "0", "nee", "no", "off", ""})
ENGINES = ("whoosh", "sql")
MAIL_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+")


@dataclass(frozen=True)
class Setting:
    """One setting: its name, what it does and what it is when unset."""

    name: str
    meaning: str
    default: str


SETTINGS = (
    Setting("ANKERPUNT_DATA", "map voor database, zoekindex en uitgaande post", "`data`"),
    Setting("ANKERPUNT_DATABASE_URL", "database; `postgresql+psycopg://…` schaalt uit", "SQLite in de datamap"),
    Setting(
        "ANKERPUNT_SECRET_KEY", "sleutel voor de inlogcookies, minstens 32 tekens", "gemaakt en bewaard in de datamap"
    ),
    Setting("ANKERPUNT_BASE_URL", "adres waaronder mensen de site kennen", "`http://localhost:8000`"),
    Setting("ANKERPUNT_PUBLIC_READING", "openbare pagina's zonder inloggen te lezen", "`true`"),
    Setting("ANKERPUNT_DEMO", "maakt demo-accounts aan en noemt ze bij het starten", "`false`"),
    Setting("ANKERPUNT_THESAURUS", "meer SKOS-bestanden, gescheiden door `:`", "geen"),
    Setting(
        "ANKERPUNT_SEARCH",
        "zoekindex: `whoosh` (in de datamap) of `sql` (in de database)",
        "`whoosh`; bij PostgreSQL `sql`",
    ),
    Setting(
        "ANKERPUNT_MAIL_URL",
        "mailserver, `smtp://…` of `smtps://naam:wachtwoord@host:poort`",
        "mail komt als bestanden in `outbox` in de datamap",
    ),
    Setting("ANKERPUNT_MAIL_FROM", "afzender van mail", "`ankerpunt@` en de naam uit `ANKERPUNT_BASE_URL`"),
)


@dataclass(frozen=True)
class Settings:
    """The values the application runs with."""

    data: Path
    database_url: str
    secret_key: str
    base_url: str
    public_reading: bool
    demo: bool
    thesaurus: tuple[Path, ...]
    search: str
    mail_url: str
    mail_from: str

    @property
    def secure(self) -> bool:
        """Whether people reach the site over HTTPS."""
        return self.base_url.startswith("https://")


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings from `environ` (the process environment by default).

    Creates the data folder and, where none is set, a secret key in it.
    Raises SettingError with the setting, the fault and an example.
    """
    env = os.environ if environ is None else environ
    data = _data(env)
    url = _database_url(env, data)
    search = env.get("ANKERPUNT_SEARCH") or ("sql" if url.startswith("postgresql") else "whoosh")
    if search not in ENGINES:
        raise _wrong("ANKERPUNT_SEARCH", f"'{search}' is geen zoekindex", "whoosh")
    base_url = _base_url(env)
    return Settings(
        data=data,
        database_url=url,
        secret_key=_secret_key(env, data),
        base_url=base_url,
        public_reading=_flag(env, "ANKERPUNT_PUBLIC_READING", default=True),
        demo=_flag(env, "ANKERPUNT_DEMO", default=False),
        thesaurus=_thesaurus(env),
        search=search,
        mail_url=_mail_url(env),
        mail_from=_mail_from(env, base_url),
    )


def lean_environment() -> dict[str, str]:
    """This process's environment for a server of several threads: what is freed goes back, and arrays start no threads.

    Without it each thread keeps a pool of its own, and what one large search needed once (glibc, `man mallopt`).
    """
    lean = {"MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_THRESHOLD_": "65536", "MALLOC_TRIM_THRESHOLD_": "65536"}
    return {**lean, "OPENBLAS_NUM_THREADS": "1", **os.environ}


def library_root() -> Path:
    """Where the starter library and `mkdocs.yml` are: inside an installed wheel, else the repository."""
    packed = PACKAGE / "library"
    return packed if packed.is_dir() else PACKAGE.parents[1]


def _wrong(name: str, fault: str, example: str) -> SettingError:
    return SettingError(f"{name}: {fault}. Voorbeeld: {name}={example}")


def _data(env: Mapping[str, str]) -> Path:
    data = Path(env.get("ANKERPUNT_DATA") or "data").absolute()
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _wrong(
            "ANKERPUNT_DATA", f"de map {data} kan niet worden gemaakt ({error.strerror})", "/var/lib/ankerpunt"
        ) from error
    return data


def _database_url(env: Mapping[str, str], data: Path) -> str:
    """A database that all processes share. The message never repeats the address: it may hold a password."""
    url = env.get("ANKERPUNT_DATABASE_URL") or f"sqlite:///{data / 'ankerpunt.db'}"
    fault = ""
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        fault = "begint niet met sqlite:/// of postgresql+psycopg://"
    else:
        try:
            named = make_url(url).database
        except (ValueError, ArgumentError):
            fault = "is geen adres van een database"
        else:
            fault = "" if named and named != ":memory:" else "noemt geen database"
    if fault:
        raise _wrong("ANKERPUNT_DATABASE_URL", fault, "postgresql+psycopg://gebruiker@host/ankerpunt")
    return url


def _flag(env: Mapping[str, str], name: str, *, default: bool) -> bool:
    value = env.get(name)
    if value is None:
        return default
    if value.lower() in YES:
        return True
    if value.lower() in NO:
        return False
    raise _wrong(name, f"'{value}' is geen ja of nee", "true")


def _secret_key(env: Mapping[str, str], data: Path) -> str:
    key = env.get("ANKERPUNT_SECRET_KEY")
    if key:
        if len(key) < 32:
            raise _wrong("ANKERPUNT_SECRET_KEY", "is korter dan 32 tekens", "een lange willekeurige tekst")
        return key
    path = data / "secret_key"
    if not path.exists():
        _keep_new_key(path)
    return path.read_text()


def _keep_new_key(path: Path) -> None:
    """Write a key whole or not at all; where two processes start at once the first one's key stays."""
    with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix="secret_key.") as file:
        file.write(secrets.token_hex(32))
        file.flush()
        with suppress(FileExistsError):
            path.hardlink_to(file.name)


def _base_url(env: Mapping[str, str]) -> str:
    url = (env.get("ANKERPUNT_BASE_URL") or "http://localhost:8000").rstrip("/")
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path or parts.query or " " in url:
        raise _wrong("ANKERPUNT_BASE_URL", f"'{url}' is geen webadres zonder pad", "https://ankerpunt.voorbeeld.nl")
    return url


def _mail_url(env: Mapping[str, str]) -> str:
    """A mail server, or nothing. The message never repeats the address: it may hold a password."""
    url = env.get("ANKERPUNT_MAIL_URL") or ""
    if not url:
        return ""
    try:
        parts = urlsplit(url)
        right = parts.scheme in {"smtp", "smtps"} and bool(parts.hostname) and parts.port != 0
        right = right and parts.path in {"", "/"} and not parts.query and url.isprintable() and " " not in url
    except ValueError:
        right = False
    if not right:
        fault = "is geen smtp:// of smtps:// met de naam van een mailserver"
        raise _wrong("ANKERPUNT_MAIL_URL", fault, "smtps://naam:wachtwoord@mail.voorbeeld.nl:465")
    return url


def _mail_from(env: Mapping[str, str], base_url: str) -> str:
    address = env.get("ANKERPUNT_MAIL_FROM")
    if not address:
        host = urlsplit(base_url).hostname or ""
        return f"ankerpunt@{f'[IPv6:{host}]' if ':' in host else host}"
    if not MAIL_ADDRESS.fullmatch(address):
        raise _wrong("ANKERPUNT_MAIL_FROM", f"'{address}' is geen mailadres", "ankerpunt@voorbeeld.nl")
    return address


def _thesaurus(env: Mapping[str, str]) -> tuple[Path, ...]:
    paths = tuple(Path(part) for part in (env.get("ANKERPUNT_THESAURUS") or "").split(":") if part)
    for path in paths:
        if not path.is_file():
            raise _wrong("ANKERPUNT_THESAURUS", f"het bestand {path} is er niet", "/etc/ankerpunt/eigen.ttl")
    return paths
