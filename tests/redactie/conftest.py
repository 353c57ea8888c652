"""People of two vakgroepen and a small library, on each database."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import settings
from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from ankerpunt.accounts.models import Account
from ankerpunt.accounts.reader import Reader, member
from ankerpunt.database import make_engine, make_sessions
from ankerpunt.kennis.document import parse
from ankerpunt.kennis.kinds import Key
from ankerpunt.kennis.models import Item, Revision
from ankerpunt.kennis.schema import validate
from ankerpunt.kennis.service import entry_of
from ankerpunt.kennis.service import save as save_item
from ankerpunt.migrations import upgrade
from ankerpunt.redactie import service
from ankerpunt.redactie.models import Concept
from ankerpunt.search.index.opening import open_index
from ankerpunt.search.service import find
from ankerpunt.search.thesaurus import Thesaurus
from ankerpunt.search.values import Filters
from ankerpunt.vakgroepen import service as vakgroepen

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=400)
THESAURUS = Thesaurus()
POST = Key("methode", "post")
DATABASES = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
_numbers = itertools.count(1)


def page(
    body: str = "Leg de brieven op tafel.\n", *, title: str = "Post openmaken", more: str = "vakgroep: schulden\n"
) -> str:
    """A content file of the vakgroep schulden."""
    return f"---\ntitle: {title}\ndescription: Samen de post doen.\n{more}---\n{body}"


@dataclass
class Redactie:
    """A database with people: `lid`, `collega` and `leider` of schulden (who want four eyes), `ander` of wonen, and more."""

    engine: Engine
    url: str
    four_eyes: set[str] = field(default_factory=lambda: {"schulden"})
    people: dict[str, Reader] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Reader:
        try:
            return self.__dict__["people"][name]  # type: ignore[no-any-return]
        except KeyError as error:
            raise AttributeError(name) from error

    def session(self) -> Session:
        return make_sessions(self.engine)()

    def put(self, key: Key, source: str, session: Session | None = None) -> None:
        """Publish a text past the redactie, as an import does."""
        with session or self.session() as opened:
            document = parse(source)
            save_item(opened, entry_of(key, document, validate(document, key.soort), THESAURUS), NOW)
            opened.commit()

    def text(self, key: Key = POST) -> str:
        """What readers read."""
        with self.session() as session:
            statement = select(Revision.bron).join(
                Item, (Item.id == Revision.item_id) & (Item.revisie == Revision.nummer)
            )
            return session.scalars(statement.where(Item.soort == key.soort, Item.slug == key.slug)).one()

    def revisions(self, key: Key = POST) -> int:
        with self.session() as session:
            return session.scalars(select(Item.revisie).where(Item.soort == key.soort, Item.slug == key.slug)).one()

    def found(self, vraag: str) -> list[str]:
        """The keys that a search finds, by the index in the database."""
        with self.session() as session:
            index = open_index("database", Path())
            index.bring_up_to_date(session)
            found = find(session, index, THESAURUS, vraag, Filters(frozenset({"openbaar", "leden"})))
            return [treffer.bron.sleutel for treffer in found.treffers]

    def approved(self, session: Session, bron: str, key: Key = POST) -> Concept:
        """A concept of an item with this text, approved by a colleague."""
        concept = service.begin_from(session, self.lid, key, NOW)
        service.save(session, self.lid, concept.id, bron, concept.versie, NOW)
        service.ask_review(session, self.lid, concept.id, NOW)
        return service.approve(session, self.collega, concept.id, concept.versie, NOW)


@pytest.fixture(params=DATABASES)
def redactie(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Redactie]:
    """Two vakgroepen, their people and one page, on each database."""
    yield from _opened(request, tmp_path, monkeypatch)


@pytest.fixture(params=["sqlite"])
def redactie_op_sqlite(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Redactie]:
    """As `redactie`, for what does not depend on the database."""
    yield from _opened(request, tmp_path, monkeypatch)


def _opened(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Redactie]:
    url = f"sqlite:///{tmp_path / 'redactie.db'}"
    if request.param == "postgres":
        server, name = request.getfixturevalue("postgres_server"), f"redactie_{os.getpid()}_{next(_numbers)}"
        with make_engine(f"{server}/postgres").connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text(f"CREATE DATABASE {name}"))
        url = f"{server}/{name}"
    engine = make_engine(url)
    upgrade(engine)
    made = Redactie(engine, url)
    monkeypatch.setattr(vakgroepen, "four_eyes", lambda _session, vakgroep: vakgroep in made.four_eyes)
    with made.session() as session:
        for name, groups, leads, roles in PEOPLE:
            account = Account(email=f"{name}@voorbeeld.nl", naam=name.capitalize(), wachtwoord="-", gemaakt_op=NOW)
            session.add(account)
            session.flush()
            made.people[name] = member(account.id, account.naam, frozenset(roles), frozenset(groups), frozenset(leads))
        session.commit()
    made.put(Key("vakgroeppagina", "schulden"), page("Wie we zijn.\n", title="Schulden"))
    made.put(POST, page())
    yield made
    engine.dispose()


PEOPLE: tuple[tuple[str, set[str], set[str], set[str]], ...] = (
    ("lid", {"schulden"}, set(), set()),
    ("collega", {"schulden"}, set(), set()),
    ("leider", {"schulden"}, {"schulden"}, set()),
    ("ander", {"wonen"}, {"wonen"}, set()),
    ("lezer", set(), set(), set()),
    ("ervaren", set(), set(), {"ervaringsdeskundige"}),
    ("beheerder", set(), set(), {"beheerder"}),
)


@pytest.fixture
def app(library_app: Flask) -> Flask:
    """The starter library with the vakgroep of the demo."""
    return library_app
